"""The app without a browser: its ids, its callbacks, its addresses, its headers."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dash_mantine_components as dmc
import pytest
from dash import Dash
from dash.development.base_component import Component
from flask.testing import FlaskClient

from app import create_app
from components.page.ids import Id
from tests import world
from tests.calls import call

FOUNDING = "official=lavrov-sergey,pompeo-michael-r&from=2020-01-29&to=2020-02-08"


def components_of(layout: Any) -> Iterator[Component]:
    if isinstance(layout, Component):
        yield layout
        for prop in ("children", *layout._children_props):
            yield from components_of(getattr(layout, prop, None))
    elif isinstance(layout, list | tuple):
        for child in layout:
            yield from components_of(child)


def constants() -> set[str]:
    return {value for name, value in vars(Id).items() if name.isupper()}


def test_every_id_stands_once_on_the_page_and_none_is_missing(app: Dash) -> None:
    found = Counter(component.id for component in components_of(app.layout) if getattr(component, "id", None))
    assert [key for key, count in found.items() if count > 1] == []
    assert set(found) == constants()


def test_every_callback_points_at_an_id(app: Dash) -> None:
    for callback in app.callback_map.values():
        for end in [*callback["inputs"], *callback["state"]]:
            assert end["id"] in constants()
    outputs = {part.rsplit(".", 1)[0] for key in app.callback_map for part in key.strip(".").split("...")}
    assert {output.split("@")[0] for output in outputs} <= constants()


def test_an_address_fills_the_controls(app: Dash, client: FlaskClient) -> None:
    answer = call(app, client, f"{Id.SELECTION}.data", {f"{Id.URL}.search": f"?{FOUNDING}"}).get_json()["response"]
    assert answer[Id.SELECTION]["data"] == FOUNDING
    assert answer[Id.OFFICIALS]["value"] == ["lavrov-sergey", "pompeo-michael-r"]
    assert answer[Id.SINCE]["value"] == "2020-01-29"
    assert answer[Id.TABS]["value"] == "summary"


def test_a_control_writes_the_address(app: Dash, client: FlaskClient) -> None:
    before = {f"{Id.SELECTION}.data": FOUNDING}
    answer = call(app, client, f"{Id.SELECTION}.data", {f"{Id.OFFICIALS}.value": ["wang-yi"]}, before).get_json()["response"]
    assert answer[Id.URL]["search"] == "?official=wang-yi&from=2020-01-29&to=2020-02-08"
    assert answer[Id.SELECTION]["data"] == "official=wang-yi&from=2020-01-29&to=2020-02-08"


@pytest.mark.parametrize(
    ("clicked", "written"),
    [
        ({f"{Id.MAP}.clickData": {"points": [{"customdata": ["place:tashkent-uz", "..."]}]}}, "panel=place:tashkent-uz"),
        ({f"{Id.MAP}.clickData": {"points": [{"customdata": ["country:SGP", "..."]}]}}, "panel=country:SGP"),
        ({f"{Id.MAP}.clickData": {"points": [{"customdata": "tour:lavrov-sergey/2020-02-05"}]}}, "tour=lavrov-sergey/2020-02-05"),
        ({f"{Id.TOURS_GRID}.cellClicked": {"rowId": "lavrov-sergey/2020-02-05"}}, "tour=lavrov-sergey/2020-02-05"),
        ({f"{Id.STOPS_GRID}.cellClicked": {"rowId": "hs3792-1"}}, "panel=place:brussels-be"),
        ({f"{Id.PRESET}.value": "2019-01-01/2019-12-31"}, "from=2019-01-01&to=2019-12-31"),
    ],
)
def test_a_gesture_writes_the_address(app: Dash, client: FlaskClient, clicked: dict[str, Any], written: str) -> None:
    answer = call(app, client, f"{Id.SELECTION}.data", clicked, {f"{Id.SELECTION}.data": FOUNDING}).get_json()
    assert written in answer["response"][Id.URL]["search"]


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        (Id.SINCE, "2020-02-30", "“2020-02-30” is no day: write it as 2020-02-05."),
        (Id.UNTIL, "5/2/2020", "“5/2/2020” could be two days: write 2020-02-05 or 2020-05-02."),
        (Id.SINCE, "2020-03-01", "from=2020-03-01 is after to=2020-02-08."),
    ],
)
def test_a_day_that_cannot_be_taken_is_refused_beside_its_field(app: Dash, client: FlaskClient, field: str, typed: str, told: str) -> None:
    before = {f"{Id.SELECTION}.data": FOUNDING}
    answer = call(app, client, f"{Id.SELECTION}.data", {f"{field}.value": typed}, before).get_json()["response"]
    assert answer[field]["error"] == told
    assert (answer[Id.SINCE]["value"], answer[Id.UNTIL]["value"]) == ("2020-01-29", "2020-02-08")  # what stood there stays
    assert Id.SELECTION not in answer
    assert Id.URL not in answer


def test_a_day_in_other_words_is_taken_and_its_error_goes(app: Dash, client: FlaskClient) -> None:
    before = {f"{Id.SELECTION}.data": FOUNDING}
    answer = call(app, client, f"{Id.SELECTION}.data", {f"{Id.SINCE}.value": "30.01.2020"}, before).get_json()["response"]
    assert answer[Id.SELECTION]["data"] == FOUNDING.replace("2020-01-29", "2020-01-30")
    assert (answer[Id.SINCE]["value"], answer[Id.SINCE]["error"]) == ("2020-01-30", "")
    same = call(app, client, f"{Id.SELECTION}.data", {f"{Id.SINCE}.value": "29 January 2020"}, before).get_json()["response"]
    assert (same[Id.SINCE]["value"], same[Id.SINCE]["error"]) == ("2020-01-29", "")
    assert Id.SELECTION not in same


def test_an_empty_selection_empties_every_control(app: Dash, client: FlaskClient) -> None:
    """A list that chooses nothing shows None: an empty text leaves what it showed before."""
    full = f"{FOUNDING}&overlay=nato&overlay2=bri&pair=RUS,USA&within=10&q=x&asof=2020-02-01"
    shown = call(app, client, f"{Id.SELECTION}.data", {f"{Id.URL}.search": f"?{full}"}).get_json()["response"]
    values = {f"{key}.value": props["value"] for key, props in shown.items() if "value" in props}
    assert values[f"{Id.OVERLAY}.value"] == "nato"
    states = {f"{Id.SELECTION}.data": full}
    cleared = call(app, client, f"{Id.SELECTION}.data", {f"{Id.URL}.search": "?official=all", **values}, states).get_json()["response"]
    for key in (Id.OVERLAY, Id.OVERLAY2, Id.PAIR, Id.SINCE_CALENDAR, Id.UNTIL_CALENDAR):
        assert cleared[key]["value"] is None, key
    for key in (Id.SINCE, Id.UNTIL, Id.SEARCH):
        assert cleared[key]["value"] == "", key
    assert cleared[Id.OFFICIALS]["value"] == []
    assert cleared[Id.WITHIN]["value"] == 30


def test_a_click_on_the_sea_closes_the_panel(app: Dash, client: FlaskClient) -> None:
    before = {f"{Id.SELECTION}.data": f"{FOUNDING}&panel=country:CUB"}
    answer = call(app, client, f"{Id.SELECTION}.data", {f"{Id.MAP}.clickData": {"points": []}}, before).get_json()["response"]
    assert answer[Id.URL]["search"] == f"?{FOUNDING}"
    nothing = call(app, client, f"{Id.SELECTION}.data", {f"{Id.MAP}.clickData": {"points": []}}, {f"{Id.SELECTION}.data": FOUNDING})
    assert nothing.status_code == 204


def test_a_bad_address_is_told_and_the_rest_applies(app: Dash, client: FlaskClient) -> None:
    search = "?official=nobody&from=2020-01-29&to=2020-13-40"
    answer = call(app, client, f"{Id.SELECTION}.data", {f"{Id.URL}.search": search}).get_json()["response"]
    told = json.dumps(answer[Id.NOTICE])
    assert "official=nobody is no official of these tables" in told
    assert "to=2020-13-40 is not a day" in told
    assert answer[Id.SELECTION]["data"] == "from=2020-01-29"


def test_title_panel_and_tables_speak_of_the_same_selection(app: Dash, client: FlaskClient) -> None:
    asked = f"{FOUNDING}&tab=tours&tour=pompeo-michael-r/2020-01-29"
    query = {f"{Id.SELECTION}.data": asked, f"{Id.SHOWN}.data": asked}
    titles = call(app, client, f"{Id.TITLE}.children", query).get_json()["response"]
    assert titles[Id.TITLE]["children"] == "Lavrov and Pompeo, 29 January to 8 February 2020"
    assert titles[Id.SUBTITLE]["children"].startswith("2 tours, 8 stops, 8 countries, 48,495 km.")
    rows = call(app, client, f"{Id.TOURS_GRID}.rowData", query).get_json()["response"][Id.TOURS_GRID]["rowData"]
    assert [(row["official"], row["stops"], row["nights"]) for row in rows] == [("Pompeo", 5, 5), ("Lavrov", 3, None)]
    panel = json.dumps(call(app, client, f"{Id.PANEL_BODY}.children", query).get_json())
    for word in (
        "Michael R. Pompeo",
        "22,984 km",
        "Tashkent",
        "C5+1",
        "https://history.state.gov/departmenthistory/travels/secretary/pompeo",
    ):
        assert word in panel


def test_an_overlay_s_legend_says_day_counts_source_and_reads_the_visits(app: Dash, client: FlaskClient) -> None:
    query = {f"{Id.SELECTION}.data": f"{FOUNDING}&overlay=us_cocom&overlay2=ex_ussr"}
    legend = json.dumps(call(app, client, f"{Id.OVERLAY_LEGEND}.children", query).get_json())
    for words in ("as of 8 February 2020", "Pompeo 4 of 5", "Lavrov 0 of 3 known", "SOUTHCOM", "partial: lower bounds", "not known"):
        assert words in legend


def test_a_country_s_profile_tells_sides_memberships_and_visits(app: Dash, client: FlaskClient) -> None:
    query = {f"{Id.SELECTION}.data": "official=lavrov-sergey,pompeo-michael-r&asof=2020-02-05&panel=country:CUB"}
    panel = json.dumps(call(app, client, f"{Id.PANEL_BODY}.children", query).get_json())
    for words in (
        "known stops, last known Lavrov",
        "Never there, of those whose record is complete and whose terms are over: Pompeo.",
        "In the whole record of Lavrov and Pompeo",
        "comprehensive",
        "on 5 February 2020",
        "Santiago de Cuba",
    ):
        assert words in panel


def test_a_callback_that_fails_says_a_plain_sentence(app: Dash, client: FlaskClient) -> None:
    answer = call(app, client, f"{Id.PRINT}.data", {f"{Id.SAVE}.n_clicks": 1}, {f"{Id.SELECTION}.data": {"no": "text"}})
    assert answer.status_code == 200
    assert "Something went wrong on the server" in answer.get_data(as_text=True)
    assert "Traceback" not in answer.get_data(as_text=True)


def test_the_bare_address_opens_on_the_first_story(client: FlaskClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/?{FOUNDING}"
    assert client.get(answer.headers["Location"]).status_code == 200


def test_own_tables_are_read_instead(tmp_path: Path) -> None:
    app = create_app(world.write(tmp_path / "own"))
    answer = app.server.test_client().get("/healthz").get_json()
    assert (answer["stops"], answer["officials"]) == (5, 2)


def test_two_apps_live_in_one_process(app: Dash, tmp_path: Path) -> None:
    other = create_app(world.write(tmp_path / "own"))
    assert set(other.callback_map) == set(app.callback_map)


def test_no_list_of_choices_is_born_without_a_value(app: Dash) -> None:
    """One that is reports an empty value once it is drawn, which would be taken for the reader's choice."""
    lists = [part for part in app.layout._traverse() if isinstance(part, dmc.MultiSelect)]
    assert len(lists) == 7
    assert all(part.value == [] for part in lists)


def test_the_page_itself_holds_its_first_scene_and_asks_for_its_base_map(client: FlaskClient) -> None:
    def first(query: str) -> tuple[str, Any]:
        html = client.get(f"/?{query}").get_data(as_text=True)
        (base,) = re.findall(r'href="/assets/topojson/(.*?)">', html)
        found = re.search(r'<script type="application/json" class="first-scene" data-query=".*?">(.*?)</script>', html)
        return base, json.loads(found[1]) if found else None

    base, scene = first(f"{FOUNDING}&tab=stops&panel=country:MEX")
    assert base == "world_50m.json"
    assert len(scene["frames"]["spots"]["name"]) == 10  # eight stops, two bases
    assert first("official=all") == ("world_110m.json", None)  # a scene so large comes by itself
    assert "</script" not in json.dumps(first("official=wang-yi&q=%3C/script%3E")[1])
