"""Figures as files: one Chrome kept open beside a new one for each call, and the studio's own PNG."""

import datetime as dt
import statistics
import time
import urllib.request
from pathlib import Path

import kaleido
from kaleido import PageGenerator
from playwright.sync_api import Browser

from components.paper.figure import paper_figure
from components.paper.settings import Paper
from data.selection import Selection
from data.tours import Tours
from tests.benchmarks.lines import Line, compared
from tests.browser.chromium import executable
from tests.browser.conftest import FOUNDING

ROUNDS = 5
# Milliseconds from the press of the button to the file of the studio's figure.
STUDIO = """async () => {
  const gd = document.querySelector("#studio-preview .js-plotly-plot");
  const started = performance.now();
  await window.Plotly.toImage(gd, { format: "png", width: 1200, height: 800, scale: 2 });
  return performance.now() - started;
}"""


def ask(server: str, kind: str, width: int) -> float:
    """Milliseconds to a figure that is not yet remembered."""
    started = time.perf_counter()
    with urllib.request.urlopen(f"{server}/figure.{kind}?{FOUNDING}&scale=2&width={width}", timeout=60) as answer:
        answer.read()
    return (time.perf_counter() - started) * 1000


def anew(tours: Tours) -> float:
    """Milliseconds the naive way: a browser is started for the figure and closed after it."""
    selected = tours.select(Selection.parse(FOUNDING, tours.known))
    started = time.perf_counter()
    figure = paper_figure(selected, Paper(), dt.date.today()).to_plotly_json()
    options = {"format": "png", "width": 1200, "height": 800, "scale": 2}
    chrome = {"path": executable(), "page_generator": PageGenerator(mathjax=False)}
    kaleido.calc_fig_sync(figure, opts=options, topojson=Path("assets/topojson").resolve().as_uri() + "/", kopts=chrome)
    return (time.perf_counter() - started) * 1000


def measure_pictures(browser: Browser, server: str, tours: Tours) -> list[Line]:
    """The lines of the table that tell figures as files."""
    first = ask(server, "png", 1200)
    warm = {kind: statistics.median(ask(server, kind, 1201 + number) for number in range(ROUNDS)) for kind in ("png", "svg", "pdf")}
    naive = statistics.median(anew(tours) for _ in range(3))
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{server}/?{FOUNDING}")
    page.wait_for_selector("#map-graph .geolayer path", state="attached")
    page.get_by_role("button", name="Export", exact=True).click()
    page.wait_for_selector("#studio-preview .geolayer path", state="attached")
    page.wait_for_timeout(2000)
    studio = statistics.median(page.evaluate(STUDIO) for _ in range(ROUNDS))
    page.close()
    return [
        compared("/figure.png at scale 2, the first of all", first),
        compared("/figure.png at scale 2, warm", warm["png"], naive),
        compared("/figure.svg, warm", warm["svg"]),
        compared("/figure.pdf, warm", warm["pdf"]),
        compared("/figure.png, the same again", ask(server, "png", 1201)),
        compared("PNG at scale 2 from the studio", studio),
    ]
