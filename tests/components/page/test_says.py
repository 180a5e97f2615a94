"""What the page says of a selection: all words in one answer, the open tab in another."""

import pytest
from dash import Dash
from flask.testing import FlaskClient

from components.page.ids import Id
from tests.calls import call

FOUNDING = "official=lavrov-sergey,pompeo-michael-r&from=2020-01-29&to=2020-02-08"


def test_a_selection_is_told_in_one_answer_and_one_for_the_open_tab(app: Dash, client: FlaskClient) -> None:
    asked = [key for key, callback in app.callback_map.items() if {"id": Id.SELECTION, "property": "data"} in callback["inputs"]]
    from_server = [key for key in asked if not app.callback_map[key].get("clientside_function")]
    assert len([key for key in from_server if "callback" in app.callback_map[key]]) == 1  # the tab's waits for the map
    query = {f"{Id.SHOWN}.data": f"{FOUNDING}&tab=stops"}
    told = call(app, client, f"{Id.STOPS_GRID}.rowData", query).get_json()["response"]
    assert len(told[Id.STOPS_GRID]["rowData"]) == 8
    assert not {Id.TOURS_GRID, Id.ENCOUNTERS_GRID, Id.COVERAGE} & set(told)  # nothing is computed for a closed tab


@pytest.mark.parametrize("query", [FOUNDING, "official=all&pair=kerry-john-forbes,obama-barack", "official=lavrov-sergey&q=nowhere"])
@pytest.mark.parametrize(
    ("tab", "told"), [("tours", Id.TOURS_GRID), ("stops", Id.STOPS_GRID), ("encounters", Id.LANES), ("coverage", Id.COVERAGE)]
)
def test_every_tab_answers_for_any_selection(app: Dash, client: FlaskClient, query: str, tab: str, told: str) -> None:
    answer = call(app, client, f"{Id.COVERAGE}.children", {f"{Id.SHOWN}.data": f"{query}&tab={tab}"}).get_json()
    assert told in answer["response"]
    assert "sideUpdate" not in answer  # no error is told
