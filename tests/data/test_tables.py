"""The tables that ship: complete, placed in the right country, and described column by column."""

import json
import math
import re
from pathlib import Path
from typing import Any

import pytest
from shapely import Point, Polygon
from shapely.ops import nearest_points

from data.check import findings
from data.frames import row_tuples
from data.imports.regeocode import EXACT
from data.legs import distance_km
from data.overlays.on_day import overlay_on
from data.questions.encounters import encounters
from data.schema import TABLES
from data.selection import Known, Selection
from data.tables import SHIPPED, Tables
from data.tours import Tours
from data.words import fold

NEAR_KM = 25
BEYOND = {"ventotene-it"}  # an island that the base map does not draw


def test_every_rule_holds() -> None:
    assert findings() == []


def test_the_us_record_is_whole(tables: Tables) -> None:
    us = tables.stops[tables.stops["stop_id"].str.match(r"hs\d+-")]
    assert us["stop_id"].str.extract(r"hs(\d+)-")[0].nunique() == 4271 - 4  # rows of stops that the record tells of twice (corrections.csv)
    assert us["official_id"].nunique() == 55
    assert us["arrived"].min().year == 1866
    assert us["left"].notna().all()
    split = us["stop_id"].str.extract(r"hs(\d+)-(\d+)")
    assert len(us) > 4271 + 500  # rows with several places became several stops
    assert (split.groupby(0)[1].nunique() > 1).sum() > 450


def test_the_tour_rule_gives_the_figures_the_press_counts(tours: Tours) -> None:
    counts = tours.tours.groupby("official_id").size()
    assert (counts["obama-barack"], counts["reagan-ronald"]) == (52, 25)


def test_the_founding_example_stands_in_the_tables(tours: Tours) -> None:
    founding = tours.select(Selection.parse("official=lavrov-sergey,pompeo-michael-r&from=2020-01-29&to=2020-02-08", tours.known))
    by_official = founding.stops.groupby("official_id")["place"].agg(list)
    assert by_official["pompeo-michael-r"] == ["London", "Kyiv", "Minsk", "Astana", "Tashkent"]
    assert by_official["lavrov-sergey"] == ["Santiago de Cuba", "Mexico City", "Caracas"]


def test_kissinger_s_shuttle_of_may_1974_is_told_visit_by_visit(tours: Tours) -> None:
    shuttle = tours.select(Selection(official=("kissinger-henry-a",), since="1974-05-03", until="1974-05-30"))
    counts = shuttle.stops["place"].value_counts()
    assert (counts["Damascus"], counts["Jerusalem"]) == (14, 15)


def test_under_15_percent_of_us_stops_are_of_kind_other(tables: Tables) -> None:
    us = tables.stops[tables.stops["stop_id"].str.startswith("hs")]
    assert (us["kind"] == "other").mean() < 0.15


def test_nearly_every_stop_of_the_us_record_stands_at_a_city_or_a_site(tables: Tables) -> None:
    us = tables.stops[tables.stops["stop_id"].str.match(r"hs\d+-")]
    assert us.merge(tables.places, on="place_id")["precision"].isin(EXACT).mean() >= 0.995


def rings(topology: dict[str, Any]) -> dict[str, list[Polygon]]:
    """country -> its polygons on the base map, holes and all, longitudes running on past 180."""
    arcs = topology["arcs"]

    def line(ring: list[int]) -> list[tuple[float, float]]:
        points = [(x, y) for number in ring for x, y in (arcs[number] if number >= 0 else arcs[~number][::-1])]
        longitudes = [x for x, _ in points]
        crosses = max(longitudes) - min(longitudes) > 180
        return [(x + 360 if crosses and x < 0 else x, y) for x, y in points]

    found: dict[str, list[Polygon]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        for outer, *holes in geometry["arcs"]:
            found.setdefault(geometry["id"], []).append(Polygon(line(outer), [line(hole) for hole in holes]).buffer(0))
    return found


def km_away(shapes: list[Polygon], latitude: float, longitude: float) -> float:
    """How far a point lies from the nearest of some polygons; 0 inside."""
    nearest = []
    for turn in (0, 360):
        point = Point(longitude + turn, latitude)
        for shape in shapes:
            edge, _ = nearest_points(shape, point)
            nearest.append(distance_km(latitude, longitude, edge.y, (edge.x + 180) % 360 - 180))
    return min(nearest, default=math.inf)


def test_no_place_lies_in_the_wrong_country(tables: Tables) -> None:
    polygons = rings(json.loads(Path("assets/topojson/world_50m.json").read_text()))
    wrong = []
    for place in row_tuples(tables.places):
        if place.country == "ATA":
            assert place.latitude < -60  # Antarctica is what lies south of 60 degrees (Antarctic Treaty, article VI)
        elif place.place_id in BEYOND:
            continue
        elif km_away(polygons.get(place.country, []), place.latitude, place.longitude) > NEAR_KM:
            wrong.append((place.place_id, place.country))
    assert wrong == []


def test_no_sentence_of_the_us_record_is_in_the_tables(tables: Tables) -> None:
    us = tables.stops[tables.stops["stop_id"].str.startswith("hs")]
    remarks = set(us["remark"]) - {""}
    assert all(re.fullmatch(r"Named .+ in the source\.", remark) for remark in remarks)


def test_every_stop_names_a_source_with_licence_and_date(tables: Tables) -> None:
    cited = tables.stops.merge(tables.sources, on="source_id", how="left")
    assert (cited["licence"] != "").all()
    assert cited["accessed"].notna().all()
    assert (cited["source_ref"] != "").all()


@pytest.mark.parametrize("name", list(TABLES))
def test_the_dictionary_explains_every_column(name: str) -> None:
    text = (SHIPPED / "README.md").read_text(encoding="utf-8")
    section = re.search(rf"^## {name}\.csv\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert section, f"data/tables/README.md has no section {name}.csv"
    columns = re.findall(r"^\| `(\w+)` \| \S", section.group(1), re.MULTILINE)
    assert columns == TABLES[name].names
    header = (SHIPPED / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header.split(",") == columns


def test_every_story_opens_a_selection_that_holds_stops(tours: Tours) -> None:
    known = Known.of(
        {
            "officials": tours.tables.officials,
            "countries": tours.tables.countries,
            "places": tours.tables.places,
            "overlays": tours.tables.overlays,
        }
    )
    for story in row_tuples(tours.tables.stories):
        assert len(tours.select(Selection.parse(story.query, known)).stops), story.story_id


def told_numbers(text: str) -> list[str]:
    """The figures of a text, thousands joined, years and days of the month included."""
    return [number.replace(",", "") for number in re.findall(r"\d+(?:,\d{3})*", text)]


def true_numbers(tours: Tours, query: str) -> set[str]:
    """Every figure a story may tell of its selection: counts, dates, distances, gaps."""
    selected = tours.select(Selection.parse(query, tours.known))
    stops = selected.stops
    figures = {stops["tour_id"].nunique(), len(stops), stops["country"].nunique(), round(selected.distance_km)}
    figures |= {stops["official_id"].nunique()}
    figures |= set(stops.groupby("place_id").size()) | set(stops.groupby("official_id").size())
    days = [*stops["arrived"], *stops["ends"]]
    figures |= {day.day for day in days} | {day.year for day in days} | {int(year) for year in re.findall(r"\d{4}", query)}
    figures |= set(encounters(selected)["gap_days"])
    for key in ("us_cocom", "ex_ussr"):
        values = overlay_on(tours.tables, key, "2020-02-08").countries.set_index("country")["value"]
        per_value = stops.assign(value=stops["country"].map(values)).groupby(["official_id", "value"]).size()
        figures |= set(per_value) | set(per_value.groupby("official_id").sum())
    return {str(figure) for figure in figures}


def test_every_number_of_every_story_is_computed_from_its_selection(tours: Tours) -> None:
    assert len(tours.tables.stories) >= 8
    for story in row_tuples(tours.tables.stories):
        wrong = set(told_numbers(story.text)) - true_numbers(tours, story.query)
        assert wrong == set(), story.story_id


def test_the_words_of_the_founding_story_are_true(tours: Tours) -> None:
    pompeo, lavrov = tours.tour("pompeo-michael-r/2020-01-29").tours.iloc[0], tours.tour("lavrov-sergey/2020-02-05").tours.iloc[0]
    assert (pompeo["until"] - pompeo["since"]).days + 1 == 6  # "in six days"
    assert (lavrov["since"] - pompeo["until"]).days == 2  # "two days after he leaves Tashkent"


def test_the_spheres_of_the_second_story_are_true(tours: Tours) -> None:
    founding = tours.select(Selection(official=("lavrov-sergey", "pompeo-michael-r"), since="2020-01-29", until="2020-02-08"))
    commands = overlay_on(tours.tables, "us_cocom", "2020-02-08").countries.set_index("country")["value"]
    republics = set(overlay_on(tours.tables, "ex_ussr", "2020-02-08").countries["country"])
    countries = founding.stops.groupby("official_id")["country"].agg(list)
    assert [commands[code] for code in countries["lavrov-sergey"]] == ["SOUTHCOM", "NORTHCOM", "SOUTHCOM"]
    assert sum(code in republics for code in countries["pompeo-michael-r"]) == 4
    assert len(encounters(founding)) == 0  # "share no country"


def test_a_journey_that_did_not_happen_is_not_in_the_record(tables: Tables) -> None:
    """Weather kept Kerry from the South Pole in November 2016; he was at McMurdo, from the 11th."""
    antarctica = tables.stops[tables.stops["country_then"] == "Antarctica"]
    assert antarctica["place_id"].tolist() == ["mcmurdo-station-aq"]
    assert str(antarctica["arrived"].iloc[0].date()) == "2016-11-11"
    assert "hs3711-2" in set(tables.corrections["row_id"])
    rome = tables.stops.set_index("stop_id").loc["hs112-1"]  # "was to have attended" a wedding
    assert (rome["kind"], rome["event"]) == ("private", "")


def test_every_name_is_told_from_the_others_of_its_thing(tables: Tables) -> None:
    names = tables.names
    assert len(names) > 20_000
    assert set(names["kind"]) == {"country", "place", "official"}
    assert names.assign(folded=names["name"].map(fold)).duplicated(["kind", "id", "folded"]).sum() == 0
    assert {"Cyrl", "Hani", "Hebr", "Arab", "Latn"} <= set(names["script"])
