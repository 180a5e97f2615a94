"""The tab "Coverage": for which dates, and how completely, each official's stops are known."""

from typing import Any

from dash import Dash, Input, Output, html

from components.page.chosen import Chosen
from components.page.coverage_table import coverage_table
from components.page.ids import Id
from components.page.part import Inside, Part
from data.coverage import asked
from data.tours import Tours


def layout(tours: Tours, inside: Inside) -> Any:
    return html.Div(id=Id.COVERAGE, className="coverage", tabIndex=0, role="group", **{"aria-label": "Coverage"})


def register(app: Dash, tours: Tours, chosen: Chosen) -> None:
    @app.callback(Output(Id.COVERAGE, "children"), Input(Id.SELECTION, "data"))
    def show_coverage(query: str | None) -> Any:
        selected = chosen(query)
        return coverage_table(selected.tables, list(asked(selected.selection, selected.tables)["official_id"]))


PART = Part({"tab:coverage": layout}, register)
