"""The hatch of figures for paper: inside what is not known, outside all else, under the routes."""

import datetime as dt
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from components.drawing.hatch import base_map, hatches_of, strokes
from components.drawing.theme import LIGHT, grey
from components.paper.figure import paper_figure
from components.paper.settings import Paper
from data.selection import Selection
from data.tours import Tours

SQUARE = np.array([(0.0, 0.0), (0.0, 10.0), (10.0, 10.0), (10.0, 0.0), (0.0, 0.0)])
HOLE = np.array([(4.0, 4.0), (6.0, 4.0), (6.0, 6.0), (4.0, 6.0), (4.0, 4.0)])


def length(lines: list[tuple[float, float, float, float]]) -> float:
    return sum(float(np.hypot(x1 - x0, y1 - y0)) for x0, y0, x1, y1 in lines)


def test_strokes_fill_a_shape_evenly_and_spare_its_hole() -> None:
    """Lines have, on a plane, the length of the area over the distance between them."""
    whole, holed = strokes([SQUARE], 0.07), strokes([SQUARE, HOLE], 0.07)
    assert length(whole) == pytest.approx(100 / 0.07, rel=0.01)
    assert length(holed) == pytest.approx(96 / 0.07, rel=0.01)
    middles = [((x0 + x1) / 2, (y0 + y1) / 2) for x0, y0, x1, y1 in holed]
    assert not any(4 < x < 6 and 4 < y < 6 for x, y in middles)
    assert all(y1 - y0 == pytest.approx(x1 - x0) for x0, y0, x1, y1 in holed)


@pytest.mark.parametrize(("angle", "slope"), [(0, (1, 0)), (90, (0, 1)), (-45, (1, -1))])
def test_strokes_may_run_otherwise(angle: float, slope: tuple[int, int]) -> None:
    lines = strokes([SQUARE], 0.0701, angle)
    assert length(lines) == pytest.approx(100 / 0.0701, rel=0.01)
    for x0, y0, x1, y1 in lines:
        assert (x1 - x0) * slope[1] == pytest.approx((y1 - y0) * slope[0], abs=1e-9)


def test_a_country_across_the_date_line_is_hatched_where_it_is() -> None:
    hatches = hatches_of(pd.DataFrame({"country": ["FJI", "FRA"], "pattern": ["rising", ""]}), 0.05)
    assert hatches["longitude"].min() > 170
    assert hatches["longitude"].max() < 185
    assert {"RUS", "FRA", "ATA", "VAT"} <= set(base_map())


def test_what_is_not_known_is_hatched_on_paper_and_nothing_else(tours: Tours) -> None:
    today = dt.date(2026, 11, 24)
    partial = paper_figure(tours.select(Selection(official=("lavrov-sergey",), overlay="absence")), Paper(), today)
    assert [trace.meta for trace in partial.data[:3]] == [None, "hatch", "small-states"]
    assert any("▨" in note.text for note in partial.layout.annotations)
    complete = paper_figure(tours.select(Selection(official=("pompeo-michael-r",), overlay="absence")), Paper(), today)
    assert "hatch" not in [trace.meta for trace in complete.data]


def test_without_colour_many_values_are_told_apart_by_hatches(tours: Tours) -> None:
    selected = tours.select(Selection(official=("lavrov-sergey",), overlay="us_cocom"))
    figure = paper_figure(selected, Paper(look="grey"), dt.date(2026, 11, 24))
    hatches = [trace for trace in figure.data if trace.meta == "hatch"]
    assert len(hatches) == 3
    legend = next(note.text for note in figure.layout.annotations if "AFRICOM" in note.text)
    assert all(sign in legend for sign in "▧▥▩")
    assert "hatch" not in [trace.meta for trace in paper_figure(selected, Paper(), dt.date(2026, 11, 24)).data]


def test_land_without_a_figure_is_lighter_than_any_step_and_fills_without_a_hatch_differ() -> None:
    look = grey(LIGHT.palette)
    shades = [int(fill[1:3], 16) for fill in (look.land, *look.ramp, look.deepest)]
    assert min(light - dark for light, dark in pairwise(shades)) >= 20
    plain = sorted(int(fill[1:3], 16) for fill in (look.land, *look.tints) if fill not in look.patterns)
    assert min(light - dark for dark, light in pairwise(plain)) >= 20
    assert len(set(look.patterns.values())) == len(look.patterns) == 4
