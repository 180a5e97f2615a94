"""The map as a figure: what is drawn for which stops, on the made-up world and on the real tables."""

import json

import pandas as pd
import plotly.graph_objects as go
import pytest
from geopy.distance import great_circle

from components.drawing.map_figure import camera_key, map_figure
from components.drawing.marks import disc, numbered
from components.drawing.projection import View
from components.drawing.projections import FLAT
from components.drawing.routes import FEW_LEGS, KM_PER_DEGREE, arrow_traces
from components.drawing.theme import DARK, LIGHT, groups
from components.page.map import legend as page_legend
from components.paper.captions import legend as paper_legend
from data.selection import Selection
from data.tours import Tours


def figure_of(tours: Tours, selection: Selection) -> go.Figure:
    return map_figure(tours.select(selection), LIGHT)


def lines(figure: go.Figure) -> list[go.Scattergeo]:
    return [trace for trace in figure.data if trace.type == "scattergeo" and trace.mode == "lines"]


def marks(figure: go.Figure) -> list[go.Scattergeo]:
    """The numbered marks."""
    return [
        trace
        for trace in figure.data
        if trace.type == "scattergeo" and trace.mode == "markers+text" and not str(trace.meta).startswith("names")
    ]


def numbers(figure: go.Figure) -> list[list[str]]:
    """The numbers of each colour's marks, in the order drawn."""
    return [list(trace.text) for trace in marks(figure)]


def test_the_countries_come_first_because_plotly_gives_later_layers_the_click(made_up: Tours) -> None:
    figure = figure_of(made_up, Selection())
    assert figure.data[0].type == "choropleth"
    assert [trace.type for trace in figure.data[1:]] == ["scattergeo"] * (len(figure.data) - 1)


def test_stops_are_numbered_in_the_order_of_travel(made_up: Tours) -> None:
    assert numbers(figure_of(made_up, Selection(official=("blanc-anne",)))) == [["2", "3", "1"]]  # Apia, Singapore, Suva


def test_visited_countries_are_outlined_and_small_states_are_points(made_up: Tours) -> None:
    figure = figure_of(made_up, Selection(country=("SGP",)))
    land, points = figure.data[0], figure.data[1]
    visited = [code for code, z in zip(land.locations, land.z, strict=True) if z == 1]
    assert visited == ["SGP"]
    assert {told[0] for told in points.customdata} == {"country:SGP", "country:WSM"}  # the two under 7,000 km²
    singapore = [told[1] for told in points.customdata if told[0] == "country:SGP"]
    assert singapore == ["<b>Singapore</b><br>at least 2 stops in this selection, the last on 20 March 2003"]


def test_nothing_known_is_not_nothing_happened(made_up: Tours) -> None:
    def fiji(official: str) -> str:
        land = figure_of(made_up, Selection(official=(official,), country=("SGP",), until="2004-12-31")).data[0]
        return next(told[1] for told in land.customdata if told[0] == "country:FJI")

    assert fiji("blanc-anne") == "<b>Fiji</b><br>no stop in this selection"
    assert fiji("sato-ken") == "<b>Fiji</b><br>no known stop in this selection"


def test_partial_coverage_is_dashed(made_up: Tours) -> None:
    figure = figure_of(made_up, Selection())
    dashes = {trace.line.dash for trace in lines(figure) if trace.line.dash}
    assert dashes == {"solid", "dash"}


def test_repeated_legs_are_drawn_once_and_wider(tours: Tours) -> None:
    figure = figure_of(tours, Selection(official=("kissinger-henry-a",)))
    widths = sorted({trace.line.width for trace in lines(figure)})
    assert len(widths) == 4
    segments = sum(sum(value is None for value in trace.lat) for trace in lines(figure))
    assert segments < len(tours.select(Selection(official=("kissinger-henry-a",))).legs)


def test_arrowheads_and_numbers_go_when_there_are_too_many(tours: Tours) -> None:
    few = figure_of(tours, Selection.parse("official=lavrov-sergey,pompeo-michael-r&from=2020-01-29&to=2020-02-08", tours.known))
    many = figure_of(tours, Selection(official=("kissinger-henry-a",)))
    assert numbers(few) == [["3", "2", "1"], ["4", "2", "1", "3", "5"]]  # Caracas, Mexico City, Santiago; Astana, Kyiv, London, ...
    assert numbers(many) == []


def test_where_a_leg_is_gone_both_ways_the_arrowheads_stand_apart(tours: Tours) -> None:
    once = tours.all_legs[tours.all_legs["official_id"] == "lavrov-sergey"].iloc[:1]
    positions = tours.tables.positions
    back = once.assign(from_place_id=once["to_place_id"], to_place_id=once["from_place_id"])
    view = View("natural-earth", 0, 0, 1)

    def points(legs: pd.DataFrame) -> list[tuple[float, float]]:
        (trace,) = arrow_traces(legs, groups(["lavrov-sergey"], tours.tables), positions, LIGHT, view)
        return list(zip(trace.lat[1::6], trace.lon[1::6], strict=True))  # of each head, drawn as two lines of three

    (alone,) = points(once)
    there, here = points(pd.concat([once, back]))
    apart = great_circle(there, here).km
    assert apart > 2.5 * FLAT.arrow_degrees * KM_PER_DEGREE
    assert great_circle(alone, there).km == pytest.approx(FLAT.arrow_degrees * KM_PER_DEGREE, rel=0.05)


@pytest.mark.parametrize(("text", "diameter"), [("7", 17), ("38", 17), ("5…", 18.8), ("13, 38", 29.3)])
def test_a_disc_holds_its_number(text: str, diameter: float) -> None:
    assert disc(text) == diameter


def test_every_stop_of_a_place_is_in_its_number(tours: Tours) -> None:
    stops = tours.stops[tours.stops["official_id"] == "lavrov-sergey"].iloc[:6]
    stops = stops.assign(place_id=["a", "a", "b", "a", "a", "a"])
    assert numbered(stops) == {("lavrov-sergey", "a"): "1–2, 4–6", ("lavrov-sergey", "b"): "3"}
    assert numbered(stops.assign(place_id=["a", "b", "a", "b", "a", "b"]))["lavrov-sergey", "a"] == "1…"


def test_a_leg_answers_in_its_middle_with_its_tour(made_up: Tours) -> None:
    selection = Selection(official=("blanc-anne",))
    cards = next(t for t in figure_of(made_up, selection).data if t.type == "scattergeo" and t.marker.opacity == 0)
    across = [i for i, text in enumerate(cards.text) if "Suva" in text and "Apia" in text][4]  # of nine along the leg
    assert cards.customdata[across] == "tour:blanc-anne/2003-03-01"
    assert "1,151 km" in cards.text[across]
    assert abs(abs(cards.lon[across]) - 180) < 5  # the middle lies by the date line, not by Africa


def test_a_stop_s_card_tells_place_dates_nights_event_official_and_source(made_up: Tours) -> None:
    figure = figure_of(made_up, Selection(official=("blanc-anne",)))
    cards = [told[1] for trace in marks(figure) for told in trace.customdata]
    assert "<b>Apia</b>, Samoa<br>Blanc, 4 to 6 March 2003 · 2 nights · Pacific Islands summit<br><i>Example Press</i>" in cards
    sato = figure_of(made_up, Selection(official=("sato-ken",)))
    cards = [told[1] for trace in marks(sato) for told in trace.customdata]
    assert any("20 March 2003 (departure not known)" in card for card in cards)
    assert any("announced" in card for card in cards)


def test_where_two_colours_meet_both_are_seen(made_up: Tours) -> None:
    figure = figure_of(made_up, Selection())
    sizes = [
        size
        for trace in marks(figure)
        for told, size in zip(trace.customdata, trace.marker.size, strict=True)
        if told[0] == "place:singapore-sg"
    ]
    assert len(set(sizes)) == 2


def test_a_tour_in_focus_keeps_the_rest_as_a_setting(made_up: Tours) -> None:
    figure = figure_of(made_up, Selection(tour="sato-ken/2003-03-20"))
    assert [len(texts) for texts in numbers(figure)] == [2]
    assert any(trace.opacity is not None and trace.opacity < 0.5 for trace in lines(figure))


def test_an_empty_selection_still_draws_the_world(made_up: Tours) -> None:
    figure = figure_of(made_up, Selection(q="nowhere"))
    assert len(figure.data[0].locations) == len(made_up.tables.countries)
    assert lines(figure) == []


def test_the_camera_hangs_on_what_is_looked_at(made_up: Tours) -> None:
    here = Selection(official=("sato-ken",))
    assert camera_key(here) == camera_key(here.but(since="2003-03-22", kind=("troops",), q="x", tab="stops"))
    assert camera_key(here) != camera_key(here.but(projection="orthographic"))
    assert camera_key(here) != camera_key(here.but(tour="sato-ken/2003-03-20"))
    assert figure_of(made_up, here).layout.geo.fitbounds is False


def test_dark_and_light_differ_in_colours_alone(made_up: Tours) -> None:
    light = map_figure(made_up, LIGHT)
    dark = map_figure(made_up, DARK)
    assert len(light.data) == len(dark.data)
    assert light.layout.geo.oceancolor != dark.layout.geo.oceancolor


@pytest.mark.parametrize("projection", ["natural-earth", "orthographic", "azimuthal-equidistant"])
def test_every_projection_draws(made_up: Tours, projection: str) -> None:
    figure = figure_of(made_up, Selection(projection=projection))
    assert figure.layout.geo.projection.type == projection.replace("-", " ")


def test_map_and_legends_dash_partial_legs_by_one_rule(tours: Tours) -> None:
    """Few legs of a partial record are dashed, many are paler; the page's legend and paper's say the same."""
    for since, few in (("2023-01-01", True), ("2005-01-01", False)):
        lavrov = tours.select(Selection(official=("lavrov-sergey",), since=since, until="2023-06-30"))
        assert (len(lavrov.legs) <= FEW_LEGS) == few
        coloured = [trace for trace in lines(map_figure(lavrov, LIGHT)) if trace.line.color != LIGHT.paper and trace.line.dash]
        assert {trace.line.dash for trace in coloured} == ({"dash"} if few else {"solid"})
        assert all((trace.opacity == 1) == few for trace in coloured)
        shown = groups(["lavrov-sergey"], tours.tables)
        assert ("- -" in paper_legend(lavrov, shown, LIGHT)[0]) == few
        assert ('"dash"' in json.dumps(page_legend(lavrov), default=lambda part: part.to_plotly_json())) == few
