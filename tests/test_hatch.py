"""The hatch of figures for paper: inside what is not known, outside all else, under the routes."""

import datetime as dt

import numpy as np
import pytest

from components.hatch import base_map, hatch_trace, strokes
from components.paper import Paper, paper_figure
from components.theme import LIGHT
from data.selection import Selection
from data.tours import Tours

SQUARE = np.array([(0.0, 0.0), (0.0, 10.0), (10.0, 10.0), (10.0, 0.0), (0.0, 0.0)])
HOLE = np.array([(4.0, 4.0), (6.0, 4.0), (6.0, 6.0), (4.0, 6.0), (4.0, 4.0)])


def length(lines: list[tuple[float, float, float, float]]) -> float:
    return sum(float(np.hypot(x1 - x0, y1 - y0)) for x0, y0, x1, y1 in lines)


def test_strokes_fill_a_shape_evenly_and_spare_its_hole() -> None:
    """Lines `spacing / sqrt(2)` apart have, on a plane, the length of the area over that."""
    whole, holed = strokes([SQUARE], 0.1), strokes([SQUARE, HOLE], 0.1)
    assert length(whole) == pytest.approx(100 / (0.1 / 2**0.5), rel=0.01)
    assert length(holed) == pytest.approx(96 / (0.1 / 2**0.5), rel=0.01)
    middles = [((x0 + x1) / 2, (y0 + y1) / 2) for x0, y0, x1, y1 in holed]
    assert not any(4 < x < 6 and 4 < y < 6 for x, y in middles)
    assert all(y1 - y0 == pytest.approx(x1 - x0) for x0, y0, x1, y1 in holed)


def test_a_country_across_the_date_line_is_hatched_where_it_is() -> None:
    trace = hatch_trace(["FJI"], 0.05, LIGHT)
    longitudes = [x for x in trace.lon if x is not None]
    assert min(longitudes) > 170
    assert max(longitudes) < 185
    assert {"RUS", "FRA", "ATA", "VAT"} <= set(base_map())


def test_what_is_not_known_is_hatched_on_paper_and_nothing_else(tours: Tours) -> None:
    today = dt.date(2026, 11, 24)
    partial = paper_figure(tours.select(Selection(official=("lavrov-sergey",), overlay="absence")), Paper(), today)
    assert [trace.meta for trace in partial.data[:3]] == [None, "hatch", "small-states"]
    assert any("▨" in note.text for note in partial.layout.annotations)
    complete = paper_figure(tours.select(Selection(official=("pompeo-michael-r",), overlay="absence")), Paper(), today)
    assert "hatch" not in [trace.meta for trace in complete.data]
