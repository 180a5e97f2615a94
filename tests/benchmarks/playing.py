"""Time you can touch: frames of a playback and of a brush, beside plotly's own `restyle` doing the same in the same run."""

import json
import statistics

import pandas as pd
from playwright.sync_api import Browser, Page

from components.drawing.theme import LIGHT
from components.drawing.traces import map_figure
from data.selection import Selection
from data.tours import Tours
from tests.benchmarks.lines import Line, compared, percentile

FIRST = "2001-01-20"  # the periods measured begin here and end where they hold so many legs
LEGS = (100, 500, 1000)
# Plays for some seconds, and resolves with the milliseconds between frames.
PLAY = """async (seconds) => {
  const { playback } = window.tours;
  playback.close();
  playback.start();
  playback.frames.length = 0;
  await new Promise((done) => setTimeout(done, seconds * 1000));
  playback.pause();
  const times = [...playback.frames];
  playback.close();
  return times;
}"""
# Brushes growing periods, a frame each, and resolves with the milliseconds from each being asked to its being painted.
BRUSH = """async ([first, last, frames]) => {
  const { preview } = window.tours;
  preview.times.length = 0;
  for (let i = 1; i <= frames; i += 1) {
    preview.show(first, Math.round(first + ((last - first) * (0.5 + (0.5 * i) / frames))));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
  const times = [...preview.times];
  preview.end();
  return times;
}"""
NAIVE = """async (figure) => {
  const box = Object.assign(document.createElement("div"), { id: "restyled" });
  box.style.cssText = "position:fixed;inset:0;z-index:999;background:white";
  document.body.append(box);
  await window.Plotly.newPlot(box, figure.data, figure.layout, { topojsonURL: "/assets/topojson/" });
}"""
# The naive way: the moving mark and the growing leg as traces, restyled each frame; and for a brush, every trace of lines.
RESTYLE = """async ([traces, frames]) => {
  const box = document.getElementById("restyled");
  const times = [];
  for (let i = 0; i < frames; i += 1) {
    const at = traces.map((number) => box.data[number].lat.map((value) => (value === null ? null : value + 0.01)));
    const started = performance.now();
    await window.Plotly.restyle(box, { lat: at }, traces);
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - started);
  }
  return times;
}"""


def until(tours: Tours, legs: int) -> str:
    """The day on which a period from FIRST holds about so many legs."""
    days = pd.date_range("2001-06-01", "2013-01-01", freq="14D")
    counts = (len(tours.select(Selection(since=FIRST, until=str(day.date()))).legs) for day in days)
    return next(str(day.date()) for day, count in zip(days, counts, strict=True) if count >= legs)


def measure_playing(browser: Browser, server: str, tours: Tours) -> list[Line]:
    """The lines of the table that tell playback and brush."""
    lines = []
    for legs in LEGS:
        last = until(tours, legs)
        query = f"official=all&from={FIRST}&to={last}"
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(120_000)
        page.goto(f"{server}/?{query}")
        page.wait_for_function(
            "() => window.tours && window.tours.time.state.record && document.querySelector('#map-graph .geolayer path')"
        )
        page.wait_for_timeout(4000)
        frames = page.evaluate(PLAY, 5)
        brush = page.evaluate(BRUSH, [*days(FIRST, last), 40])
        mark, all_lines = restyled(page, tours.select(Selection.parse(query, tours.known)))
        lines.append(compared(f"a frame of a playback, median, {legs} legs", statistics.median(frames), mark))
        lines.append(compared(f"a frame of a playback, p95, {legs} legs", percentile(frames, 0.95)))
        lines.append(compared(f"brush moved to map painted, median, {legs} legs", statistics.median(brush), all_lines))
        lines.append(compared(f"brush moved to map painted, p95, {legs} legs", percentile(brush, 0.95)))
        page.close()
    return lines


def days(*isos: str) -> list[int]:
    return [(pd.Timestamp(iso) - pd.Timestamp("1970-01-01")).days for iso in isos]


def restyled(page: Page, selected: Tours) -> tuple[float, float]:
    """Milliseconds of a frame with one mark and one leg restyled, and with all lines restyled."""
    figure = json.loads(map_figure(selected, LIGHT).to_json())
    moving = {"type": "scattergeo", "lat": [38.9, 51.5], "lon": [-77.0, -0.1]}
    figure["data"] += [{**moving, "mode": "lines"}, {**moving, "mode": "markers"}]
    page.evaluate(NAIVE, figure)
    count = len(figure["data"])
    all_lines = [number for number, trace in enumerate(figure["data"][:-2]) if trace.get("mode") == "lines"]
    mark = statistics.median(page.evaluate(RESTYLE, [[count - 2, count - 1], 15]))
    return mark, statistics.median(page.evaluate(RESTYLE, [all_lines, 8]))
