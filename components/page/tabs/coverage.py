"""The tab "Coverage": for which dates, and how completely, each official's stops are known."""

from typing import Any

from dash import html

from components.drawing.theme import Look
from components.page.coverage_strip import coverage_strips
from components.page.coverage_table import coverage_table
from components.page.ids import Id
from components.page.part import Inside, Part, Say
from data.coverage import asked
from data.tours import Tours


def layout(tours: Tours, inside: Inside) -> Any:
    return html.Div(id=Id.COVERAGE, className="coverage", tabIndex=0, role="group", **{"aria-label": "Coverage"})


def says(tours: Tours) -> list[Say]:
    def table(selected: Tours, look: Look) -> list[Any]:
        ids = list(asked(selected.selection, selected.tables)["official_id"])
        query = selected.selection.query()
        link = html.A("Save as CSV", href=f"/coverage.csv?{query}", className="plain-link")
        head = html.Div([html.H3("Year by year"), link], className="coverage-head")
        return [[head, coverage_strips(selected.tables, ids), html.H3("Stretches of records"), coverage_table(selected.tables, ids)]]

    return [Say([(Id.COVERAGE, "children")], table, "coverage")]


PART = Part({"tab:coverage": layout}, says=says)
