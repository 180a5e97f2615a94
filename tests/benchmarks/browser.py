"""What a reader waits for, timed in a real browser beside the naive way in the same run."""

import json
import statistics

from playwright.sync_api import Page, sync_playwright

from components.drawing.theme import LIGHT
from components.drawing.traces import map_figure
from data.load import load
from data.selection import Selection
from data.tours import Tours
from tests.benchmarks.hands import measure_hands
from tests.benchmarks.lines import Line, compared, percentile
from tests.benchmarks.naive import naive_figure
from tests.benchmarks.opening import measure_opening, measure_start
from tests.benchmarks.pictures import measure_pictures
from tests.benchmarks.playing import measure_playing
from tests.browser.chromium import FLAGS, installed
from tests.browser.conftest import serving

READY = "() => window.tours?.stage?.found()"
ROUNDS = 11
# Changes the dates, and resolves with the milliseconds until the scene of the new selection is painted.
FILTER = """(until) => new Promise((done) => {
  const { stage } = window.tours;
  const before = stage.current();
  const started = performance.now();
  const look = () => {
    if (stage.current() !== before && stage.found()) requestAnimationFrame(() => done(performance.now() - started));
    else requestAnimationFrame(look);
  };
  window.dash_clientside.set_props("filters-to", { value: until });
  look();
})"""
# The same until the words, the table and the timeline of the new selection are painted too.
WHOLE = """(until) => new Promise((done) => {
  const title = document.getElementById("map-title").textContent;
  const table = document.querySelector("#tours-grid .ag-center-cols-container, #tours-grid .ag-body-viewport");
  const started = performance.now();
  let isTable = false;
  const watcher = new MutationObserver(() => { isTable = true; });
  watcher.observe(table, { subtree: true, childList: true, characterData: true });
  const line = document.getElementById("timeline-readout").textContent;
  const look = () => {
    const isTold = document.getElementById("map-title").textContent !== title;
    if (isTable && isTold && document.getElementById("timeline-readout").textContent !== line) {
      watcher.disconnect();
      requestAnimationFrame(() => done(performance.now() - started));
    } else requestAnimationFrame(look);
  };
  window.dash_clientside.set_props("filters-to", { value: until });
  look();
})"""
# Turns the map a degree a frame, and resolves with the milliseconds of each frame.
PAN = """async ([selector, frames]) => {
  const gd = document.querySelector(selector);
  const times = [];
  for (let i = 0; i < frames; i += 1) {
    const started = performance.now();
    await window.Plotly.relayout(gd, { "geo.projection.rotation.lon": gd._fullLayout.geo.projection.rotation.lon + 1 });
    times.push(performance.now() - started);
  }
  return times;
}"""
PNG = """async (selector) => {
  const gd = document.querySelector(selector);
  const started = performance.now();
  await window.Plotly.toImage(gd, { format: "png", width: 1200, height: 800, scale: 2 });
  return performance.now() - started;
}"""
DRAW = """async ([figure, again]) => {
  let box = document.getElementById("naive");
  if (!box) {
    box = Object.assign(document.createElement("div"), { id: "naive" });
    box.style.cssText = "position:fixed;inset:0;z-index:999;background:white";
    document.body.append(box);
  }
  const started = performance.now();
  await window.Plotly[again ? "react" : "newPlot"](box, figure.data, figure.layout, { topojsonURL: "/assets/topojson/" });
  return performance.now() - started;
}"""


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_function(READY, timeout=60_000)


def measure() -> list[Line]:
    """Every line of the browser's half of the table."""
    tours = Tours.of(load())
    lines: list[Line] = []
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=FLAGS)
        lines += [measure_start(), *measure_opening(browser, server)]
        for name, query in (("528 legs", "official=lavrov-sergey"), ("6,999 legs", "official=all")):
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.set_default_timeout(300_000)
            open_page(page, f"{server}/?{query}&tab=tours")
            page.wait_for_timeout(2000)
            days = [f"2026-{4 + number % 5:02d}-{20 + number % 7}" for number in range(ROUNDS)]
            times = [page.evaluate(FILTER, day) for day in days]
            page.wait_for_timeout(2000)
            whole = [page.evaluate(WHOLE, f"{2024 - number}-12-31") for number in range(ROUNDS)]  # each year has other tours
            hands = measure_hands(page)
            pan = statistics.median(page.evaluate(PAN, ["#map-graph .js-plotly-plot", 20]))
            png = page.evaluate(PNG, "#map-graph .js-plotly-plot")
            selected = tours.select(Selection.parse(query, tours.known))
            naive, redraw = None, 0.0
            if name == "528 legs":
                own = json.loads(map_figure(selected, LIGHT).to_json())
                page.evaluate(DRAW, [own, False])
                redraw = statistics.median(page.evaluate(DRAW, [own, True]) for _ in range(3))
                figure = json.loads(naive_figure(selected).to_json())
                page.evaluate(DRAW, [figure, False])
                redrawn = [page.evaluate(DRAW, [figure, True]) for _ in range(3)]
                naive = (statistics.median(redrawn), statistics.median(page.evaluate(PAN, ["#naive", 5])), page.evaluate(PNG, "#naive"))
            if naive:
                lines.append(compared(f"figure redrawn in the browser, {name}", redraw, naive[0]))
            lines.append(compared(f"filter changed to map painted, p50, {name}", percentile(times, 0.5)))
            lines.append(compared(f"filter changed to map painted, p95, {name}", percentile(times, 0.95)))
            lines.append(compared(f"filter changed to table and timeline painted, p95, {name}", percentile(whole, 0.95)))
            lines.append(compared(f"a frame of a pan, {name}", pan, naive and naive[1]))
            lines += [compared(f"{what}, {name}", value) for what, value in hands.items()]
            lines.append(compared(f"PNG of 1200 x 800 at scale 2, {name}", png, naive and naive[2]))
            page.close()
        lines += measure_playing(browser, server, tours)
        lines += measure_pictures(browser, server, tours)
        browser.close()
    return lines
