"""The tab "Coverage": for which dates, and how completely, each official's stops are known."""

from typing import Any

from dash import html

from components.drawing.theme import Look
from components.page.coverage_table import coverage_table
from components.page.ids import Id
from components.page.part import Inside, Part, Say
from data.coverage import asked
from data.tours import Tours


def layout(tours: Tours, inside: Inside) -> Any:
    return html.Div(id=Id.COVERAGE, className="coverage", tabIndex=0, role="group", **{"aria-label": "Coverage"})


def says(tours: Tours) -> list[Say]:
    def table(selected: Tours, look: Look) -> list[Any]:
        return [coverage_table(selected.tables, list(asked(selected.selection, selected.tables)["official_id"]))]

    return [Say([(Id.COVERAGE, "children")], table, "coverage")]


PART = Part({"tab:coverage": layout}, says=says)
