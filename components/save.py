"""Save figure: the server sets the figure for paper, the browser makes the PNG."""

import datetime as dt
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html

from components.chosen import Chosen
from components.ids import Id
from components.paper import Paper, paper_figure


def layout() -> Any:
    return html.Div([dcc.Store(id=Id.PRINT), html.Div(id=Id.SAVED, className="sr-only", role="status")])


def register(app: Dash, chosen: Chosen) -> None:
    @app.callback(Output(Id.PRINT, "data"), Input(Id.SAVE, "n_clicks"), State(Id.SELECTION, "data"), prevent_initial_call=True)
    def set_for_paper(clicks: int, query: str) -> dict[str, Any]:
        selected = chosen(query)
        figure = paper_figure(selected, Paper(), dt.date.today())
        return {"figure": figure.to_plotly_json(), "name": selected.selection.file_name(selected.tables.short_names), "click": clicks}

    app.clientside_callback(
        ClientsideFunction("tours", "savePng"), Output(Id.SAVED, "children"), Input(Id.PRINT, "data"), prevent_initial_call=True
    )
