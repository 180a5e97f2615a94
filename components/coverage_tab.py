"""The tab "Coverage": for which dates, and how completely, each official's stops are known."""

from typing import Any

from dash import Dash, Input, Output, html

from components.coverage_table import coverage_table
from components.ids import Id
from data.selection import Selection
from data.tours import Tours


def layout() -> Any:
    return html.Div(id=Id.COVERAGE, className="coverage")


def register(app: Dash, tours: Tours) -> None:
    @app.callback(Output(Id.COVERAGE, "children"), Input(Id.SELECTION, "data"))
    def show_coverage(query: str | None) -> Any:
        selected = tours.select(Selection.parse(query or "", tours.known, is_strict=False))
        return coverage_table(tours.tables, list(selected.stops["official_id"].unique()))
