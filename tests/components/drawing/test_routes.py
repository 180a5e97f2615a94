"""Legs of a scene: dashed, paler, cased, merged, with arrowheads, and where they answer."""

import json

import pandas as pd
import pytest
from geopy.distance import great_circle

from components.drawing.colours import groups
from components.drawing.projection import View
from components.drawing.projections import FLAT
from components.drawing.routes import (
    CASING,
    FEW_LEGS,
    KM_PER_DEGREE,
    MARK,
    OPACITY,
    PALER,
    WIDTHS,
    arrows_of,
    clear_of_ends,
    heads_of,
    target_points,
)
from components.drawing.scene import scene_of
from components.drawing.theme import LIGHT
from components.page.map_words import legend as page_legend
from components.paper.captions import legend as paper_legend
from data.frames import row_tuples
from data.selection import Selection
from data.tours import Tours
from tests.components.drawing.seen import card_of, legs, scene


def test_few_legs_of_a_partial_record_are_dashed_and_no_others(made_up: Tours) -> None:
    lines = legs(scene(made_up, Selection()))
    assert set(lines.loc[lines["is_partial"], "dash"]) == {"dash"}
    assert set(lines.loc[~lines["is_partial"], "dash"]) == {"solid"}
    assert set(lines["opacity"]) == {1.0}


def test_many_legs_of_a_partial_record_are_paler_and_none_is_dashed(tours: Tours) -> None:
    lines = legs(scene(tours, "official=lavrov-sergey,kerry-john-forbes"))
    assert set(lines["dash"]) == {"solid"}
    assert set(lines.loc[~lines["is_partial"], "opacity"]) == {OPACITY[1]}
    assert lines.loc[lines["is_partial"], "opacity"].tolist() == pytest.approx([OPACITY[1] * PALER] * int(lines["is_partial"].sum()))


def test_map_and_legends_dash_partial_legs_by_one_rule(tours: Tours) -> None:
    """Few legs of a partial record are dashed, many are paler; the page's legend and paper's say the same."""
    for since, few in (("2023-01-01", True), ("2005-01-01", False)):
        lavrov = tours.select(Selection(official=("lavrov-sergey",), since=since, until="2023-06-30"))
        assert (len(lavrov.legs) <= FEW_LEGS) == few
        lines = legs(scene_of(lavrov, LIGHT))
        assert set(lines["dash"]) == ({"dash"} if few else {"solid"})
        shown = groups(["lavrov-sergey"], tours.tables)
        assert ("- -" in paper_legend(lavrov, shown, LIGHT)[0]) == few
        assert ('"dash"' in json.dumps(page_legend(lavrov), default=lambda part: part.to_plotly_json())) == few


def test_few_lines_have_a_casing_below_them(made_up: Tours) -> None:
    lines = scene(made_up, Selection()).lines
    casing = lines[lines["role"] == "casing"]
    assert list(casing.index) == list(range(len(casing)))
    assert len(casing) == len(lines) - len(casing)
    assert {(row.colour, row.width, row.dash) for row in row_tuples(casing)} == {(LIGHT.paper, CASING, "solid")}


def test_repeated_legs_are_drawn_once_and_wider(tours: Tours) -> None:
    selection = Selection(official=("kissinger-henry-a",))
    lines = scene(tours, selection).lines
    for times, width in zip(lines["times"], lines["width"], strict=True):
        assert width == next(widths[1] for most, *widths in WIDTHS if times <= most)
    assert len(set(lines["width"])) == 4
    assert lines["width"].is_monotonic_increasing
    assert lines["times"].sum() == len(tours.select(selection).legs)
    assert not lines.duplicated(["latitude", "longitude", "to_latitude", "to_longitude"]).any()


def test_where_a_leg_is_gone_both_ways_the_arrowheads_stand_apart(tours: Tours) -> None:
    once = tours.all_legs[tours.all_legs["official_id"] == "lavrov-sergey"].iloc[:1]
    positions = tours.tables.positions
    back = once.assign(from_place_id=once["to_place_id"], to_place_id=once["from_place_id"])
    view = View("natural-earth", 0, 0, 1)

    def points(legs: pd.DataFrame) -> list[tuple[float, float]]:
        heads = heads_of(arrows_of(legs, groups(["lavrov-sergey"], tours.tables), positions, LIGHT, 1.0), view)
        return list(zip(heads["latitude"][::2], heads["longitude"][::2], strict=True))  # two wings a head

    (alone,) = points(once)
    there, here = points(pd.concat([once, back]))
    apart = great_circle(there, here).km
    assert apart > 2.5 * FLAT.arrow_degrees * KM_PER_DEGREE
    assert great_circle(alone, there).km == pytest.approx(FLAT.arrow_degrees * KM_PER_DEGREE, rel=0.05)


def test_an_arrowhead_points_the_way_of_its_leg(tours: Tours) -> None:
    leg = tours.all_legs[tours.all_legs["official_id"] == "lavrov-sergey"].iloc[:1]
    positions = tours.tables.positions
    head = heads_of(arrows_of(leg, groups(["lavrov-sergey"], tours.tables), positions, LIGHT, 1.0), View("natural-earth", 0, 0, 1))
    goal = positions[leg["to_place_id"].iloc[0]]
    for row in row_tuples(head):
        assert great_circle((row.latitude, row.longitude), goal).km < great_circle((row.wing_latitude, row.wing_longitude), goal).km


def test_a_leg_answers_in_its_middle_with_its_tour(made_up: Tours) -> None:
    seen = scene(made_up, Selection(official=("blanc-anne",)))
    targets = target_points(seen.targets, seen.view)
    middle = targets[targets["card"].str.contains("Suva") & targets["card"].str.contains("Apia")].iloc[4]  # of nine along the leg
    assert middle["click"] == "tour:blanc-anne/2003-03-01"
    assert "1,151 km" in middle["card"]
    assert abs(abs(middle["longitude"]) - 180) < 5  # the middle lies by the date line, not by Africa


def test_every_leg_of_the_record_has_a_card_however_many_they_are(tours: Tours) -> None:
    seen = scene(tours, "official=all")
    ends = tours.all_legs[["from_place_id", "to_place_id"]]
    assert len(seen.targets) == len({frozenset(pair) for pair in zip(ends["from_place_id"], ends["to_place_id"], strict=True)})
    assert target_points(seen.targets, seen.view).empty  # too many to answer by points


def test_a_leg_from_a_stop_that_is_left_out_begins_at_an_open_mark(made_up: Tours) -> None:
    seen = scene(made_up, Selection(official=("blanc-anne",), country=("WSM",)))
    assert seen.marks["place_id"].tolist() == ["apia-ws"]
    assert set(seen.open_marks["place_id"]) == {"suva-fj"}  # from there she came; home is a base
    assert "outside this selection" in card_of(seen.open_marks, "place:suva-fj")


def test_a_leg_does_not_answer_under_the_marks_at_its_ends() -> None:
    share = clear_of_ends(5000, View("natural-earth", 0, 0, 1), is_few=True)
    assert len(share) == 9
    assert share[0] * 5000 == pytest.approx(MARK * FLAT.arrow_degrees * KM_PER_DEGREE)
    assert share[-1] == pytest.approx(1 - share[0])
    assert clear_of_ends(5000, View("natural-earth", 0, 0, 1), is_few=False).tolist() == [0.5]
    assert clear_of_ends(1, View("natural-earth", 0, 0, 1), is_few=True).size == 0
