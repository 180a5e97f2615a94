"""Save figure: the server sets the figure for paper, the browser makes the PNG."""

import datetime as dt
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html

from components.ids import Id
from components.print_figure import print_figure
from data.selection import Selection
from data.tours import Tours


def layout() -> Any:
    return html.Div([dcc.Store(id=Id.PRINT), html.Div(id=Id.SAVED, className="sr-only", role="status")])


def register(app: Dash, tours: Tours) -> None:
    @app.callback(Output(Id.PRINT, "data"), Input(Id.SAVE, "n_clicks"), State(Id.SELECTION, "data"), prevent_initial_call=True)
    def set_for_paper(clicks: int, query: str) -> dict[str, Any]:
        selection = Selection.parse(query or "", tours.known, is_strict=False)
        figure = print_figure(tours.select(selection), selection, dt.date.today())
        return {"figure": figure.to_plotly_json(), "name": selection.file_name(tours.tables.short_names), "click": clicks}

    app.clientside_callback(
        ClientsideFunction("tours", "savePng"), Output(Id.SAVED, "children"), Input(Id.PRINT, "data"), prevent_initial_call=True
    )
