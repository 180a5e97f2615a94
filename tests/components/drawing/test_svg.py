"""The map that needs no script: all of the scene is in it, in its order, light and dark, and it is small."""

import re

import brotli
import numpy as np
import pytest

from components.drawing.countries import fills_of
from components.drawing.ground import Inks, great_circles
from components.drawing.overlay_paint import paints_of
from components.drawing.projection import View
from components.drawing.scene import scene_of
from components.drawing.svg import PLAIN, in_both, svg_of
from components.drawing.theme import DARK, LIGHT
from data.selection import Selection
from data.tours import Tours
from tests.components.drawing.test_scene import FOUNDING

MOST_BYTES = 60_000  # compressed, of any selection


def drawn(tours: Tours, query: str) -> str:
    selected = tours.select(Selection.parse(query, tours.known))
    return svg_of(scene_of(selected, LIGHT), fills_of(paints_of(selected), DARK), "A <map>")


def screen(svg: str, name: str) -> str:
    """What is drawn for one kind of screen alone."""
    found = re.search(rf'<g class="{name}">(.*?)</g>(?=<g class="(?:wide|narrow)">|<style>)', svg)
    assert found
    return found[1]


@pytest.mark.parametrize("kind", ["wide", "narrow"])
def test_eight_numbered_stops_stand_in_order_with_their_names_and_bases(tours: Tours, kind: str) -> None:
    svg = screen(drawn(tours, FOUNDING), kind)
    assert re.findall(r'<text class="n k\d+".*?>(\d+)<', svg) == ["1", "2", "3", "1", "2", "3", "4", "5"]
    assert {"London", "Minsk", "Tashkent", "Caracas", "Washington"} <= set(re.findall(r'class="at name .*?>(.*?)<', svg))
    assert svg.count("★") == 2
    assert svg.count("rotate(") >= 8  # arrowheads


def test_every_colour_is_there_for_light_and_for_dark(tours: Tours) -> None:
    svg = drawn(tours, f"{FOUNDING}&overlay=nato")
    style = re.search("<style>(.*?)@media\\(prefers-color-scheme:dark\\){(.*)}</style>", svg)
    assert style
    light, dark = (dict(re.findall(r"\.(k\d+){--k:(#\w+)}", part)) for part in style.groups())
    assert set(light) == set(dark) == set(re.findall(r"\b(k\d+)(?=[e \"])", svg.split("<style>")[0]))
    assert {LIGHT.ink, LIGHT.sea, LIGHT.tints[0]} <= set(light.values())
    assert {DARK.ink, DARK.sea, DARK.tints[0]} <= set(dark.values())
    assert "None" not in svg
    assert "nan" not in svg


def test_a_colour_of_the_light_look_stands_for_one_of_the_dark() -> None:
    light = [*LIGHT.palette, *(getattr(LIGHT, name) for name in PLAIN)]
    assert len(set(light)) == len(light)
    assert Inks()("#fff|#000") == "k0"


def test_no_colour_is_lost_in_pairs(made_up: Tours) -> None:
    pairs = in_both(scene_of(made_up, LIGHT), fills_of(paints_of(made_up), DARK))
    dark = scene_of(made_up, DARK)
    assert list(pairs.marks["colour"].str.split("|").str[1]) == list(dark.marks["colour"])
    assert list(pairs.lines["colour"].str.split("|").str[1]) == list(dark.lines["colour"])
    assert list(pairs.countries["edge"].str.split("|").str[1]) == list(dark.countries["edge"])


@pytest.mark.parametrize(
    "query",
    [
        *("official=all", "official=all&overlay=nato&projection=orthographic", "official=all&projection=azimuthal-equidistant"),
        *("official=kissinger-henry-a", FOUNDING, f"{FOUNDING}&overlay=exports_usa", "official=lavrov-sergey&country=UZB"),
        "official=all&q=nowhere",
    ],
)
def test_it_is_small(tours: Tours, query: str) -> None:
    svg = drawn(tours, query)
    assert len(brotli.compress(svg.encode(), quality=5)) < MOST_BYTES
    assert 'aria-label="A &lt;map&gt;"' in svg
    assert "<script" not in svg


def test_a_line_over_the_date_line_is_drawn_at_both_edges(made_up: Tours) -> None:
    view = View("natural-earth", 0, 0, 1)
    lines = scene_of(made_up, LIGHT).lines.iloc[:1].assign(latitude=35.7, longitude=139.7, to_latitude=21.3, to_longitude=-157.9)
    paths = great_circles(lines, view, (1000, 520))  # Tokyo to Honolulu
    starts = sorted(int(re.findall(r"M(-?\d+)", path)[0]) for path in paths)
    assert len(paths) == 2
    assert starts[0] < -500 < 300 < starts[1]
    assert len(great_circles(lines, View("natural-earth", 180, 0, 1), (1000, 520))) == 1


def test_a_line_behind_the_globe_ends_at_its_edge(made_up: Tours) -> None:
    lines = scene_of(made_up, LIGHT).lines.iloc[:1].assign(latitude=0.0, longitude=0.0, to_latitude=1.0, to_longitude=150.0)
    (path,) = great_circles(lines, View("orthographic", 0, 0, 1), (600, 600))
    x = np.cumsum([int(one) for one in re.findall(r"-?\d+", path)][::2])
    assert 250 < x.max() <= 300
    behind = lines.assign(longitude=170.0, to_longitude=-170.0)
    assert great_circles(behind, View("orthographic", 0, 0, 1), (600, 600)) == []


def test_many_stops_are_points_and_a_tour_in_focus_stands_before_its_setting(tours: Tours) -> None:
    many = drawn(tours, "official=kissinger-henry-a")
    assert not re.search(r'class="n k', many)
    assert many.count("h0M") > 30
    tour = tours.all_stops.loc[tours.all_stops["official_id"] == "lavrov-sergey", "tour_id"].iloc[0]
    focus = drawn(tours, f"official=lavrov-sergey&tour={tour}")
    assert 'opacity="0.35"' in focus  # marks of the setting
    assert focus.index('opacity="0.35"') < focus.index("★")
    assert re.search(r'<text class="n k\d+"', focus)
    beside = drawn(tours, f"official=pompeo-michael-r&country=CUB&tour={tour}")  # whose stops have no numbers there
    assert re.search(r'<text class="n k\d+"[^>]*></text>', beside)
