"""Numbered stops of figures: none lies on another, each is led to its place, and where there is room none is moved."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.drawing.apart import SAME, apart, is_crossed, set_apart
from components.drawing.projection import View, project
from components.drawing.scene import scene_of, view_of
from components.drawing.theme import LIGHT
from components.drawing.traces import DOT
from components.paper.figure import paper_figure
from components.paper.settings import Paper
from data.selection import Selection
from data.tours import Tours

NO_STARS = np.empty((0, 2))
FRAME = (1128.0, 600.0)


def gaps(spots: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Pixels between the edges of each two discs."""
    apart_by = np.hypot(*(spots[:, None] - spots[None]).transpose(2, 0, 1))
    one, other = np.triu_indices(len(spots), 1)
    return np.asarray(apart_by[one, other] - (sizes[one] + sizes[other]) / 2)


def test_what_has_room_stays() -> None:
    places = np.array([[0.0, 0.0], [40.0, 0.0], [0.0, 40.0], [np.nan, np.nan]])
    assert np.array_equal(apart(places, np.full(4, 17.0), FRAME, NO_STARS, 17), places, equal_nan=True)


def test_two_officials_at_one_place_stand_side_by_side() -> None:
    places = np.zeros((2, 2))
    moved = apart(places, np.array([17.0, 17.0]), FRAME, NO_STARS, 17)
    assert moved[0].tolist() == [0, 0]
    assert 17 <= np.hypot(*moved[1]) < 25


def test_a_star_is_not_covered() -> None:
    moved = apart(np.zeros((1, 2)), np.array([17.0]), FRAME, np.zeros((1, 2)), 17)
    assert np.hypot(*moved[0]) >= 17


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 25), st.floats(5, 200))
def test_none_lies_on_another_or_on_a_place_of_another(seed: int, many: int, spread: float) -> None:
    generator = np.random.default_rng(seed)
    places, sizes = generator.normal(0, spread, (many, 2)).clip(-250, 250), generator.uniform(17, 29, many)
    moved = apart(places, sizes, FRAME, NO_STARS, 17)
    assert (gaps(moved, sizes) >= 0).all()
    onto = np.hypot(*(moved[:, None] - places[None]).transpose(2, 0, 1))
    onto[np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1)) <= SAME] = np.inf  # its own, and another there
    assert (onto >= (sizes[:, None] + DOT) / 2 - 1e-6).all()
    assert (np.abs(moved) + sizes[:, None] / 2 <= np.array(FRAME) / 2).all()


def test_where_there_is_no_room_a_disc_stays() -> None:
    moved = apart(np.zeros((3, 2)), np.full(3, 30.0), (40.0, 40.0), NO_STARS, 17)
    assert (moved == 0).all()


def test_what_is_beyond_the_frame_is_not_drawn_in_and_what_would_be_cut_is() -> None:
    places = np.array([[60.0, 0.0], [62.0, 0.0], [45.0, 0.0]])
    moved = apart(places, np.full(3, 17.0), (100.0, 100.0), NO_STARS, 17)
    assert moved[:2].tolist() == places[:2].tolist()
    assert np.abs(moved[2]).max() + 8.5 < 50


def test_at_the_rim_of_a_globe_no_number_is_moved_off_it(tours: Tours) -> None:
    selected = tours.select(
        Selection.parse("official=kissinger-henry-a&from=1974-04-28&to=1974-05-31&projection=orthographic", tours.known)
    )
    for longitude in (-50, -48, -46, -44):  # the shuttle between Cairo and Damascus lies at the rim
        view = View("orthographic", longitude, 25, 0.95)
        before = scene_of(selected, LIGHT, view, is_page=False)
        marks = set_apart(before, FRAME).marks
        x, _ = project(view, before.marks["latitude"].to_numpy(), before.marks["longitude"].to_numpy(), *FRAME)
        assert (~np.isnan(x)).sum() >= 3
        assert marks[["latitude", "longitude"]].notna().all(axis=None)
        y, _ = project(view, marks["latitude"].to_numpy(), marks["longitude"].to_numpy(), *FRAME)
        assert (np.isnan(x) == np.isnan(y)).all()


def test_lines_that_cross_are_told() -> None:
    begin, a, b = np.array([0.0, 0.0]), np.array([5.0, -5.0]), np.array([5.0, 5.0])
    assert is_crossed(begin, np.array([[10.0, 0.0], [4.0, 0.0], [0.0, 10.0]]), a, b).tolist() == [True, False, False]


@pytest.mark.parametrize(
    ("query", "moves"),
    [
        ("official=kissinger-henry-a&from=1974-04-28&to=1974-05-31", True),
        ("official=blinken-antony-j&from=2023-10-10&to=2023-11-10", True),
        ("from=2014-06-01&to=2014-06-30&projection=orthographic", True),
        ("official=lavrov-sergey,pompeo-michael-r&from=2020-01-29&to=2020-02-08", False),
    ],
)
def test_the_numbers_of_a_figure_do_not_touch(tours: Tours, query: str, moves: bool) -> None:
    figure = paper_figure(tours.select(Selection.parse(query, tours.known)), Paper(), dt.date(2026, 11, 24))
    assert any(trace.meta == "leaders" for trace in figure.data) == moves
    selected = tours.select(Selection.parse(query, tours.known))
    view = view_of(selected, FRAME)
    before = scene_of(selected, LIGHT, view, is_page=False)
    after = set_apart(before, FRAME)
    spots = np.column_stack(project(view, after.marks["latitude"].to_numpy(), after.marks["longitude"].to_numpy(), *FRAME))
    seen = ~np.isnan(spots[:, 0])
    assert seen.sum() >= 7
    assert (gaps(spots[seen], after.marks["diameter"].to_numpy()[seen]) >= -0.01).all()
    moved = (after.marks[["latitude", "longitude"]] != before.marks[["latitude", "longitude"]]).any(axis=1)
    assert list(after.leaders["place_id"]) == list(before.marks.loc[moved, "place_id"])
    ends = ["to_latitude", "to_longitude"]
    assert after.leaders[ends].to_numpy().tolist() == after.marks.loc[moved, ["latitude", "longitude"]].to_numpy().tolist()
    begins = before.marks.loc[moved, ["latitude", "longitude"]]
    assert after.leaders[["latitude", "longitude"]].to_numpy().tolist() == begins.to_numpy().tolist()
