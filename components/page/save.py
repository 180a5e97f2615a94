"""Save figure: the server sets the figure for paper with the reader's camera, the browser makes the PNG."""

import datetime as dt
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html

from components.page.ids import Id
from components.page.part import Inside, Part
from components.paper.figure import paper_figure
from components.paper.settings import Paper
from data.chosen import Chosen
from data.tours import Tours


def layout(tours: Tours, inside: Inside) -> Any:
    stores = [dcc.Store(id=Id.SAVE_CAMERA), dcc.Store(id=Id.PRINT)]
    return html.Div([*stores, html.Div(id=Id.SAVED, className="sr-only", role="status")])


def register(app: Dash, tours: Tours, chosen: Chosen) -> None:
    app.clientside_callback(
        ClientsideFunction("page", "seeCamera"),
        Output(Id.SAVE_CAMERA, "data"),
        Input(Id.SAVE, "n_clicks"),
        prevent_initial_call=True,
    )

    @app.callback(Output(Id.PRINT, "data"), Input(Id.SAVE_CAMERA, "data"), State(Id.SELECTION, "data"), prevent_initial_call=True)
    def set_for_paper(camera: dict[str, Any], query: str) -> dict[str, Any]:
        selected, paper = chosen(query), Paper(view=camera["view"])
        figure = paper_figure(selected, paper, dt.date.today())
        name = selected.selection.file_name(selected.tables.short_names)
        return {"figure": figure.to_plotly_json(), "name": name, "scale": paper.scale, "at": camera["at"]}

    app.clientside_callback(
        ClientsideFunction("page", "savePrint"), Output(Id.SAVED, "children"), Input(Id.PRINT, "data"), prevent_initial_call=True
    )


PART = Part({"dialogs": layout}, register)
