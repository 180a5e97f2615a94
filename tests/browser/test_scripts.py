"""The page's own scripts say and draw what the server says and draws."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import BrowserContext, Page

from components.drawing.colours import groups
from components.drawing.marks import disc
from components.drawing.projection import View, project
from components.drawing.scene import scene_of
from components.drawing.theme import LIGHT
from components.drawing.time_columns import time_columns
from components.paper.figure import paper_figure
from components.paper.settings import Paper
from data.frames import row_tuples
from data.selection import Selection
from data.sphere import arc
from data.tours import Tours
from data.words import period
from tests.browser.conftest import FOUNDING, follow, load, watched

SPANS = [
    ("2020-01-29", "2020-02-08"),
    ("2020-02-05", "2020-02-05"),
    ("1999-01-01", "1999-12-31"),
    ("1866-01-01", "1999-12-31"),
    ("1945-02-04", "1945-02-11"),
    ("2019-12-30", "2020-01-02"),
]
# Composes the whole selection in 30 seconds and tells what a reader would check of it.
SCORE = """() => {
  const { record } = window.tours.time.state;
  const score = window.tours.score.compose(record, window.tours.score.chosen(record, null, null), () => 30);
  const monotone = (items) => items.every((item, i) => !i || item.s1 >= items[i - 1].s1 - 1e-9);
  const ways = score.legs.every(({ t0, t1, s0, s1 }) => t1 > t0 && s1 > s0);
  const middles = score.legs.map(({ t0, t1 }) => (t0 + t1) / 2);
  const isSeen = score.stays.every(({ s0, s1 }) => s1 > s0);
  const back = middles.every((day) => Math.abs(score.toDay(score.toSeconds(day)) - day) < 1e-6);
  return { seconds: score.seconds, legs: score.legs.length, stays: score.stays.length, monotone: monotone(score.legs), ways, back, isSeen,
    order: score.stays.map(({ stop }) => record.places.name[record.stops.place[stop]]),
    shortened: [...new Array(300).keys()].map((i) => score.shortenedAt(i / 10)).filter((days) => days > 7).length };
}"""

# Draws a figure on its own and tells where plotly cuts its map off, and where some points (longitude, latitude) fall.
FILLED = """async ([figure, points]) => {
  const box = document.body.appendChild(document.createElement("div"));
  await window.Plotly.newPlot(box, { ...JSON.parse(figure), config: { topojsonURL: "/assets/topojson/" } });
  const geo = box._fullLayout.geo._subplot;
  const told = [geo.bounds, points.map((point) => geo.projection(point))];
  window.Plotly.purge(box);
  box.remove();
  return told;
}"""


@pytest.fixture(scope="module")
def page(server: str, readers: Callable[[str], BrowserContext]) -> Iterator[Page]:
    """One page for all: these scripts keep nothing."""
    problems: list[str] = []
    page = watched(readers("wide").new_page(), server, problems)
    load(page, f"{server}/?{FOUNDING}")
    yield page
    page.close()
    assert problems == []


def ask(page: Page, script: str, argument: object = None) -> Any:
    page.wait_for_function("() => window.tours.time.state.record")
    return page.evaluate(script, argument)


def test_dates_are_said_as_the_server_says_them(page: Page) -> None:
    script = (
        "(spans) => spans.map(([a, b]) => window.tours.calendar.period(window.tours.calendar.number(a), window.tours.calendar.number(b)))"
    )
    assert ask(page, script, SPANS) == [period(*span) for span in SPANS]
    bins = "([a, b, unit]) => { const c = window.tours.calendar; return c.bins(c.number(a), c.number(b), unit).map(c.iso); }"
    assert ask(page, bins, ["2019-11-15", "2020-02-02", "month"]) == ["2019-11-01", "2019-12-01", "2020-01-01", "2020-02-01"]
    assert ask(page, bins, ["1866-05-01", "1868-01-01", "year"]) == ["1866-01-01", "1867-01-01"]
    assert ask(page, "() => [60000, 3000, 200].map((days) => window.tours.calendar.unitFor(days, 1000))") == ["year", "month", "day"]


def test_stops_legs_and_colours_of_a_period_are_those_of_the_server(page: Page, tours: Tours) -> None:
    follow(page, "?official=all&from=2020-01-29&to=2020-02-08")
    script = """([since, until]) => {
      const { record } = window.tours.time.state;
      const { calendar, paint, score } = window.tours;
      const chosen = score.chosen(record, calendar.number(since), calendar.number(until));
      const colours = paint.colouring(record, paint.officialsOf(record, chosen.stops), window.tours.style);
      return { stops: chosen.stops.length, legs: chosen.legs.length,
        colours: Object.fromEntries([...colours].map(([i, { colour }]) => [record.officials[i].id, colour])) };
    }"""
    for dates in (("1973-01-01", "1974-12-31"), ("2001-01-20", "2009-01-20"), ("", "")):
        selected = tours.select(Selection(since=dates[0], until=dates[1]))
        shown = groups(list(selected.stops["official_id"].unique()), tours.tables)
        assert ask(page, script, dates) == {
            "stops": len(selected.stops),
            "legs": len(selected.legs),
            "colours": {official: group.colour for group in shown for official in group.officials},
        }


def test_a_point_of_a_leg_lies_on_its_great_circle(page: Page) -> None:
    for ends in ([37.62, 55.75, -75.83, 20.02], [179.0, 52.0, -150.0, 61.0]):
        told = ask(page, "([a, b, c, d]) => [0, 0.3, 1].map((share) => window.tours.paint.along([a, b], [c, d], share))", ends)
        latitudes, longitudes = arc(ends[1], ends[0], ends[3], ends[2], np.array([0, 0.3, 1]))
        assert np.allclose(told, np.column_stack([longitudes, latitudes]), atol=1e-6)


def test_a_score_keeps_the_order_and_shortens_long_quiet(page: Page, tours: Tours) -> None:
    follow(page, f"?{FOUNDING}")
    told = ask(page, SCORE)
    expected = time_columns(tours.select(Selection(official=("lavrov-sergey", "pompeo-michael-r"))))
    assert (told["seconds"], told["monotone"], told["ways"], told["back"]) == (30, True, True, True)
    assert told["isSeen"]  # no stop is passed through in no time
    assert (told["legs"], told["stays"]) == (len(expected["legs"]["from"]), len(expected["stops"]["place"]))
    at = told["order"].index("Kyiv", told["order"].index("London"))
    assert told["shortened"] > 50  # of 300 looks; years apart take seconds
    assert "Tashkent" in told["order"][at:]


@pytest.mark.parametrize("query", ["official=lavrov-sergey,pompeo-michael-r", "country=UZB", "official=kerry-john-forbes&q=Kyiv"])
def test_the_record_of_a_selection_is_cut_from_the_whole_as_the_server_would(page: Page, tours: Tours, query: str) -> None:
    follow(page, f"?{query}")
    page.wait_for_function("(key) => decodeURIComponent(window.tours.time.state.recordKey) === key", arg=query)
    told = ask(page, "() => window.tours.time.state.record")
    expected = json.loads(json.dumps(time_columns(tours.select(Selection.parse(query, tours.known)))))
    assert [one["id"] for one in told["officials"]] == [one["id"] for one in expected["officials"]]
    assert told["spans"] == expected["spans"]

    def named(record: dict[str, Any], frame: str) -> list[tuple[Any, ...]]:
        rows = record[frame]
        places = [[record["places"]["id"][at] for at in rows[key]] for key in ("place", "from", "to") if key in rows]
        known = [[record[key][at] for at in rows[column]] for key, column in (("tours", "tour"), ("events", "event")) if column in rows]
        others = [rows[key] for key in sorted(rows) if key not in ("place", "from", "to", "tour", "event")]
        return list(zip(*places, *known, *others, strict=True))

    assert named(told, "stops") == named(expected, "stops")
    assert named(told, "legs") == named(expected, "legs")


def test_same_day_moves_share_the_day(page: Page) -> None:
    follow(page, "?official=kissinger-henry-a&from=1974-05-01&to=1974-05-31")
    script = """() => {
      const { record } = window.tours.time.state;
      const { number } = window.tours.calendar;
      const chosen = window.tours.score.chosen(record, number("1974-05-01"), number("1974-05-31"));
      const { legs } = window.tours.score.compose(record, chosen, () => 30);
      return [chosen.legs.length, legs.every((leg, i) => !i || leg.t0 >= legs[i - 1].t1 - 1e-9)];
    }"""
    legs, is_apart = ask(page, script)
    assert legs > 30
    assert is_apart  # a single traveller is never on two legs at once


@pytest.mark.parametrize(
    ("projection", "size", "camera"),
    [
        ("natural-earth", (1200, 800), "20,10,1"),
        ("natural-earth", (1200, 500), "-160,30,1.5"),
        ("natural-earth", (1080, 1350), "44,38,4"),
        ("natural-earth", (600, 900), "100,-10,1"),
        ("orthographic", (900, 700), "37,55,0.95"),
        ("azimuthal-equidistant", (700, 900), "37,55,0.9"),
    ],
)
def test_a_figure_fills_its_frame_and_draws_where_the_projection_says(
    page: Page, tours: Tours, projection: str, size: tuple[int, int], camera: str
) -> None:
    selected = tours.select(Selection(official=("lavrov-sergey",), since="2020-01-29", until="2020-02-08", projection=projection))
    figure = paper_figure(selected, Paper(width=size[0], height=size[1], view=camera), dt.date(2026, 11, 24))
    bounds, points = page.evaluate(FILLED, [figure.to_json(), [[37.62, 55.75], [25, 40], [60, 10], [44, 71]]])
    x, y = figure.layout.geo.domain.x, figure.layout.geo.domain.y
    left, right, top, bottom = x[0] * size[0], x[1] * size[0], (1 - y[1]) * size[1], (1 - y[0]) * size[1]
    longitude, latitude, scale = map(float, camera.split(","))
    latitudes, longitudes = np.array([55.75, 40, 10, 71]), np.array([37.62, 25, 60, 44])
    told = project(View(projection, longitude, latitude, scale), latitudes, longitudes, right - left, bottom - top)
    expected = np.column_stack([told[0] + (left + right) / 2, told[1] + (top + bottom) / 2])
    assert np.abs(np.array(points) - expected).max() < 1.5
    if projection != "orthographic":
        side = min(right - left, bottom - top)  # of the square that a map from a base is
        if projection == "azimuthal-equidistant":
            left, right = (left + right - side) / 2, (left + right + side) / 2
            top, bottom = (top + bottom - side) / 2, (top + bottom + side) / 2
        assert np.abs(np.array(bounds) - [[left, top], [right, bottom]]).max() < 1


def test_a_disc_of_a_number_is_as_wide_as_the_figure_s(page: Page) -> None:
    numbers = ["7", "38", "5…", "13, 38", "1–2, 4", "3/4"]
    assert page.evaluate("(numbers) => numbers.map(window.tours.paint.discOf)", numbers) == pytest.approx(list(map(disc, numbers)), abs=0.1)


DRAWN = """() => {
  const { paint, score, style, time } = window.tours;
  const { record } = time.state;
  const chosen = score.chosen(record, time.state.since, time.state.until);
  const colours = paint.colouring(record, paint.officialsOf(record, chosen.stops));
  const lines = paint.merged(record, chosen.legs, colours);
  const step = paint.stepOf(chosen.legs.length, lines.length);
  const { palette } = style.looks[0];
  const total = chosen.stops.length;
  return {
    lines: lines.map((line) => [...[line.from, line.to].map((at) => record.places.id[at]).sort(), palette[line.colour], line.times,
      line.isPartial, paint.widthOf(line.times, step)].join(" ")).sort(),
    marks: paint.marksOf(record, chosen.stops, colours).map((mark) => [
      record.places.id[mark.at], ...Object.values(paint.fillOf(palette[mark.colour], { ...mark, isOpen: !!record.places.open[mark.at] },
        total <= style.manyStops ? 0 : 1)), mark.visits, mark.level,
      total <= style.fewStops ? paint.numberOf(mark) : "", (paint.diameterOf(mark, total)
        + style.ring[total <= style.manyStops ? 0 : 1] * mark.level).toFixed(1)].join(" ")).sort(),
  };
}"""


@pytest.mark.parametrize(
    "query",
    [
        FOUNDING,
        "official=kissinger-henry-a&from=1974-04-28&to=1974-05-31",
        "official=lavrov-sergey,kerry-john-forbes&from=2014-01-01&to=2014-12-31",
        "official=all&from=2013-01-01&to=2015-12-31",
    ],
)
def test_lines_and_marks_of_a_period_are_those_of_the_scene(page: Page, tours: Tours, query: str) -> None:
    """Merging, runs of numbers, colours, widths and sizes stand twice: in the scene, and in what the page draws at once."""
    follow(page, f"?{query}")
    selected = tours.select(Selection.parse(query, tours.known))
    scene = scene_of(selected, LIGHT)
    ends = {*selected.legs["from_place_id"], *selected.legs["to_place_id"]}
    at = {tours.tables.positions[key]: key for key in ends}
    lines = [
        " ".join(
            [
                *sorted((at[row.latitude, row.longitude], at[row.to_latitude, row.to_longitude])),
                f"{row.colour} {row.times} {str(row.is_partial).lower()} {row.width:g}",
            ]
        )
        for row in row_tuples(scene.lines[scene.lines["role"] == "leg"])
    ]
    marks = [
        f"{row.place_id} {row.colour} {row.edge} {row.edge_width:g} {row.ink} {str(row.is_dashed).lower()} {row.visits} {row.level} "
        f"{row.number} {row.diameter:.1f}"
        for row in row_tuples(scene.marks)
    ]
    assert ask(page, DRAWN) == {"lines": sorted(lines), "marks": sorted(marks)}
