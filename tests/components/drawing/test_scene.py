"""What is to be seen: the scene of a selection, on the made-up world and on the real tables."""

import json

import pandas as pd
import pytest

from components.drawing.colours import groups
from components.drawing.countries import BORDER, OUTLINE, SECOND, THIN_OUTLINE
from components.drawing.marks import disc, numbers_of
from components.drawing.names import page_names
from components.drawing.scene import LEADERS, PAGE, Scene, camera_key, coded, plain, scene_of, view_of
from components.drawing.theme import DARK, LIGHT
from data.frames import row_dicts, row_tuples
from data.overlays.on_day import overlay_on
from data.selection import Selection
from data.tours import Tours
from tests.components.drawing.seen import card_of, scene

FOUNDING = "official=lavrov-sergey,pompeo-michael-r&from=2020-01-29&to=2020-02-08"


def numbers(seen: Scene) -> list[str]:
    return seen.marks["number"].tolist()


def test_stops_are_numbered_in_the_order_of_travel(made_up: Tours) -> None:
    assert numbers(scene(made_up, Selection(official=("blanc-anne",)))) == ["2", "3", "1"]  # Apia, Singapore, Suva


def test_a_mark_stands_on_its_place_in_its_official_s_colour(made_up: Tours) -> None:
    seen = scene(made_up, Selection(official=("blanc-anne",)))
    (group,) = groups(["blanc-anne"], made_up.tables)
    assert set(seen.marks["colour"]) == {LIGHT.palette[group.colour]}
    for mark in row_tuples(seen.marks):
        assert (mark.latitude, mark.longitude) == made_up.tables.positions[mark.place_id]
        assert (mark.diameter, mark.letters, mark.symbol, mark.opacity) == (17.0, 10.0, "", 1.0)
    assert seen.stars["place_id"].tolist() == [made_up.tables.bases["blanc-anne"]]


def test_visited_countries_are_outlined_and_small_states_are_points(made_up: Tours) -> None:
    seen = scene(made_up, Selection(country=("SGP",)))
    countries = seen.countries.set_index("country")
    visited = countries[countries["is_visited"]]
    assert list(visited.index) == ["SGP"]
    assert [seen.fills[fill] for fill in visited["fill"]] == [LIGHT.visited]
    assert {(row.edge, row.edge_width) for row in row_tuples(visited)} == {(LIGHT.outline, OUTLINE)}
    plain = countries[~countries["is_visited"]]
    assert {(seen.fills[row.fill], row.edge, row.edge_width) for row in row_tuples(plain)} == {(LIGHT.land, LIGHT.border, BORDER)}
    assert set(countries.index[countries["is_small"]]) == {"SGP", "WSM"}  # the two under 7,000 km²
    assert seen.countries["country"].iloc[-1] == "SGP"  # drawn last, so that no neighbour covers its outline
    assert card_of(seen.countries, "country:SGP") == "<b>Singapore</b><br>at least 2 stops in this selection, the last on 20 March 2003"


def test_many_outlines_are_thin(tours: Tours) -> None:
    countries = scene(tours, "official=kerry-john-forbes").countries
    assert set(countries.loc[countries["is_visited"], "edge_width"]) == {THIN_OUTLINE}


def test_a_second_overlay_outlines_before_visits_do(tours: Tours) -> None:
    seen = scene(tours, f"{FOUNDING}&overlay=us_cocom&overlay2=bri")
    countries = seen.countries.set_index("country")
    members = set(overlay_on(tours.tables, "bri", "2020-02-08").countries["country"])
    assert set(countries.index[countries["is_second"]]) == members
    assert {(row.edge, row.edge_width) for row in row_tuples(countries[countries["is_second"]])} == {(LIGHT.second, SECOND)}
    assert countries.at["CUB", "is_second"]
    assert countries.at["CUB", "is_visited"]
    assert LIGHT.second not in set(countries.loc[~countries["is_second"], "edge"])
    assert seen.countries["is_second"].is_monotonic_increasing  # drawn last


def test_an_overlay_fills_and_what_is_not_known_is_hatched(tours: Tours) -> None:
    seen = scene(tours, "official=lavrov-sergey&overlay=absence")
    unknown = seen.countries[seen.countries["is_unknown"]]
    assert len(unknown) > 190
    assert set(unknown["pattern"]) == {"rising"}
    assert {seen.fills[fill] for fill in unknown["fill"]} == {LIGHT.unknown}
    known = scene(tours, "official=pompeo-michael-r&overlay=absence").countries
    assert not known["is_unknown"].any()
    assert set(known["pattern"]) == {""}


def test_nothing_known_is_not_nothing_happened(made_up: Tours) -> None:
    def fiji(official: str) -> str:
        return card_of(scene(made_up, Selection(official=(official,), country=("SGP",), until="2004-12-31")).countries, "country:FJI")

    assert fiji("blanc-anne") == "<b>Fiji</b><br>no stop in this selection"
    assert fiji("sato-ken") == "<b>Fiji</b><br>no known stop in this selection"


def test_arrowheads_and_numbers_go_when_there_are_too_many(tours: Tours) -> None:
    few, many = scene(tours, FOUNDING), scene(tours, "official=kissinger-henry-a")
    assert numbers(few) == ["3", "2", "1", "4", "2", "1", "3", "5"]  # Caracas, Mexico City, Santiago; Astana, Kyiv, London, ...
    assert len(few.arrows) == len(tours.select(Selection.parse(FOUNDING, tours.known)).legs)
    assert set(numbers(many)) == {""}
    assert set(many.marks["letters"]) == {0.0}
    assert many.arrows.empty


def test_marks_grow_with_visits_where_they_are_many(tours: Tours) -> None:
    marks = scene(tours, "official=kissinger-henry-a").marks.sort_values("visits")
    assert marks["diameter"].is_monotonic_increasing
    assert marks["visits"].max() > 20
    assert (marks["diameter"].min(), marks["diameter"].max()) == (6.0, pytest.approx(6 + 2.6 * (marks["visits"].max() ** 0.5 - 1)))


@pytest.mark.parametrize(("text", "diameter"), [("7", 17), ("38", 17), ("5…", 18.8), ("13, 38", 29.3)])
def test_a_disc_holds_its_number(text: str, diameter: float) -> None:
    assert disc(text) == diameter


def test_every_stop_of_a_place_is_in_its_number(tours: Tours) -> None:
    stops = tours.stops[tours.stops["official_id"] == "lavrov-sergey"].iloc[:6]
    stops = stops.assign(place_id=["a", "a", "b", "a", "a", "a"])
    assert numbers_of(stops) == {("lavrov-sergey", "a"): "1–2, 4–6", ("lavrov-sergey", "b"): "3"}
    assert numbers_of(stops.assign(place_id=["a", "b", "a", "b", "a", "b"]))["lavrov-sergey", "a"] == "1…"


def test_a_stop_s_card_tells_place_dates_nights_event_official_and_source(made_up: Tours) -> None:
    marks = scene(made_up, Selection(official=("blanc-anne",))).marks
    assert card_of(marks, "place:apia-ws") == (
        "<b>Apia</b>, Samoa<br>Blanc, 4 to 6 March 2003 · 2 nights · Pacific Islands summit<br><i>Example Press</i>"
    )
    cards = scene(made_up, Selection(official=("sato-ken",))).marks["card"]
    assert cards.str.contains("20 March 2003 (departure not known)", regex=False).any()
    assert cards.str.contains("announced").any()


def test_where_two_colours_meet_the_busier_lies_below_as_a_ring(made_up: Tours) -> None:
    marks = scene(made_up, Selection()).marks
    below, above = row_dicts(marks[marks["place_id"] == "singapore-sg"])
    assert (below["level"], above["level"]) == (1, 0)
    assert below["visits"] >= above["visits"]
    assert below["diameter"] == disc(below["number"]) + 5
    assert below["colour"] != above["colour"]


def test_a_tour_in_focus_keeps_the_rest_as_a_faint_setting(made_up: Tours) -> None:
    seen = scene(made_up, Selection(tour="sato-ken/2003-03-20"))
    told, setting = seen.marks[seen.marks["role"] == "stop"], seen.marks[seen.marks["role"] == "setting"]
    assert len(told) == 2
    assert "" not in set(told["number"])
    assert set(setting["number"]) == {""}
    assert set(setting["opacity"]) == {0.35}
    assert list(seen.marks["role"]) == ["setting"] * len(setting) + ["stop"] * len(told)
    faint = seen.lines[seen.lines["role"] == "setting"]
    assert set(faint["opacity"]) == {0.3}
    assert set(seen.lines.loc[seen.lines["role"] == "leg", "opacity"]) == {1.0}


def test_the_place_of_the_panel_is_ringed(made_up: Tours) -> None:
    marks = scene(made_up, Selection(panel="place:apia-ws")).marks
    pointed = marks["place_id"] == "apia-ws"
    assert set(zip(marks.loc[pointed, "edge"], marks.loc[pointed, "edge_width"], strict=True)) == {(LIGHT.ink, 3.0)}
    others = marks[~pointed & ~marks["is_dashed"]]
    assert set(zip(others["edge"], others["edge_width"], strict=True)) == {(LIGHT.paper, 1.0)}


def test_names_stand_on_the_page_for_wide_and_narrow_screens(made_up: Tours) -> None:
    seen = scene(made_up, Selection(official=("blanc-anne",)))
    names = page_names(seen.spots, seen.view)
    assert {"Apia", "Suva", "Singapore"} <= set(names.loc[names["screen"] == "wide", "name"])
    assert set(names["screen"]) == {"wide", "narrow"}
    assert seen.names.empty  # the page and paper place their own
    assert scene_of(made_up, LIGHT, is_page=False).targets.empty


def test_marks_and_letters_grow_with_the_factor_and_thin_lines_stay_visible(made_up: Tours) -> None:
    one, half, double = (scene_of(made_up, LIGHT, factor=factor, is_page=False) for factor in (1.0, 0.5, 2.0))
    assert (half.marks["diameter"] == one.marks["diameter"] / 2).all()
    assert (double.marks["letters"] == one.marks["letters"] * 2).all()
    assert half.lines["width"].tolist() == pytest.approx((one.lines["width"] * 0.6).tolist())
    assert double.arrows["width"].tolist() == pytest.approx((one.arrows["width"] * 2).tolist())


def test_an_empty_selection_still_shows_the_world(made_up: Tours) -> None:
    seen = scene(made_up, Selection(q="nowhere"))
    assert len(seen.countries) == len(made_up.tables.countries)
    assert seen.lines.empty
    assert seen.marks.empty


def test_the_camera_hangs_on_what_is_looked_at(made_up: Tours) -> None:
    here = Selection(official=("sato-ken",))
    assert camera_key(here) == camera_key(here.but(since="2003-03-22", kind=("troops",), q="x", tab="stops"))
    assert camera_key(here) != camera_key(here.but(projection="orthographic"))
    assert camera_key(here) == camera_key(here.but(official=("blanc-anne",), region=("Polynesia",)))
    assert camera_key(here) != camera_key(here.but(tour="sato-ken/2003-03-20"))
    assert scene(made_up, here).camera_key == camera_key(here)


def test_where_a_region_is_chosen_the_ways_to_it_are_not_framed(tours: Tours) -> None:
    whole = view_of(tours.select(Selection.parse("official=kerry-john-forbes", tours.known)))
    inside = view_of(tours.select(Selection.parse("official=kerry-john-forbes&region=Central%20Asia", tours.known)))
    assert inside.scale > 2 * whole.scale
    assert 55 < inside.longitude < 75


def test_dark_and_light_differ_in_colours_alone(made_up: Tours) -> None:
    light, dark = scene_of(made_up, LIGHT).columns(), scene_of(made_up, DARK).columns()
    for name, columns in light.items():
        for column, values in columns.items():
            assert column in ("colour", "edge", "ink") or values == dark[name][column], (name, column)
    assert light["marks"]["colour"] != dark["marks"]["colour"]


def test_a_scene_goes_to_the_page_as_compact_columns(tours: Tours) -> None:
    seen = scene(tours, FOUNDING)
    read = json.loads(scene_of(tours.select(Selection.parse(FOUNDING, tours.known)), LIGHT).compact())
    assert set(read) == {"camera", "layout", "fills", "frames"}

    def whole(column: object) -> list[object]:
        return [column["of"][at] for at in column["at"]] if isinstance(column, dict) else list(column)  # type: ignore[call-overload]

    plain = {name: frame for name, frame in json.loads(json.dumps(seen.columns())).items() if name in PAGE}
    for frame in plain.values():
        for key in ("card", "one", "other"):  # cards come after, ids stay
            frame.pop(key, None)
    assert {name: {key: whole(column) for key, column in frame.items()} for name, frame in read["frames"].items()} == plain
    assert coded(["a", "a", "b", "a", "a"]) == {"of": ["a", "b"], "at": [0, 0, 1, 0, 0]}
    assert coded(["a", "b", "c"]) == ["a", "b", "c"]
    record = scene(tours, "official=all")
    assert len(record.compact()) < 0.7 * len(json.dumps(record.columns()))


def test_at_every_place_the_busier_lies_below(tours: Tours) -> None:
    marks = scene(tours, "official=lavrov-sergey,kerry-john-forbes").marks
    pairs = marks[marks.duplicated("place_id", keep=False)].sort_values(["place_id", "level"])
    above, below = pairs[pairs["level"] == 0], pairs[pairs["level"] == 1]
    assert (below["visits"].to_numpy() >= above["visits"].to_numpy()).all()
    assert (below["visits"].to_numpy() > above["visits"].to_numpy()).any()
    assert marks["level"].is_monotonic_decreasing  # drawn first


def test_few_things_hang_on_how_many_there_are(tours: Tours, made_up: Tours) -> None:
    whole = scene(tours, "official=all")
    assert (whole.is_crowded, scene(tours, FOUNDING).is_crowded) == (True, False)
    assert set(whole.spots["place_id"]) == set(tours.tables.officials["base_place_id"])  # beyond few stops bases alone are named
    assert "\\u" not in scene(tours, "official=wang-yi").compact()
    assert scene(made_up, Selection()).leaders.columns.tolist() == LEADERS
    focus = scene(made_up, Selection(official=("sato-ken",), tour="blanc-anne/2003-03-01"))
    assert set(focus.stars["place_id"]) == {"paris-fr", "tokyo-jp"}
    centred = scene(tours, "official=lavrov-sergey&projection=azimuthal-equidistant").view
    assert (round(centred.latitude, 2), round(centred.longitude, 2)) == (55.75, 37.62)
    assert plain(pd.Series([1.234567, 2.0])) == [1.2346, 2.0]
    assert coded(["a", "a", "b", "b"]) == ["a", "a", "b", "b"]
