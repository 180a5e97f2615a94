"""The tab "Tours": one row a tour; a click focuses it."""

from typing import Any

import pandas as pd

from components.drawing.theme import Look
from components.page.control import Changes, Gesture
from components.page.ids import Id
from components.page.part import Inside, Part, Say
from components.page.tabs.grid import grid
from data.frames import row_dicts
from data.tours import Tours

NUMBER = {"type": "rightAligned", "filter": "agNumberColumnFilter", "width": 92}
COLUMNS = [
    {"field": "official", "headerName": "Official", "flex": 2, "minWidth": 110},
    {"field": "since", "headerName": "From", "width": 110, "sort": "desc"},
    {"field": "until", "headerName": "To", "width": 105},
    {"field": "route", "headerName": "Route", "flex": 5, "minWidth": 160, "tooltipField": "route"},
    {"field": "stops", "headerName": "Stops", **NUMBER},
    {"field": "shown", "headerName": "Selected", "headerTooltip": "Stops of the tour that the filters leave", **NUMBER, "width": 108},
    {"field": "countries", "headerName": "Countries", **NUMBER, "width": 116},
    {"field": "nights", "headerName": "Nights", **NUMBER},
    {"field": "record", "headerName": "Record", "headerTooltip": "Partial: other stops may lie between those known", "width": 100},
    {"field": "distance_km", "headerName": "km", "valueFormatter": {"function": "d3.format(',.0f')(params.value)"}, **NUMBER},
]


def layout(tours: Tours, inside: Inside) -> Any:
    focused = {"mode": "singleRow", "enableClickSelection": True, "checkboxes": False}
    card = [("", ["official"]), ("", ["route"]), (" to ", ["since", "until"])]
    return grid(Id.TOURS_GRID, COLUMNS, "tour_id", card, rowSelection=focused)


def read_row(cell: dict[str, Any] | None) -> Changes:
    """A click on a row focuses its tour."""
    return {"tour": cell["rowId"], "panel": ""} if cell and "/" in str(cell.get("rowId")) else {}


def says(tours: Tours) -> list[Say]:
    """The rows, and the one of the tour in focus."""

    def rows(selected: Tours, look: Look) -> list[Any]:
        tour = selected.selection.tour
        return [grid_rows(selected), {"ids": [tour] if tour else []}]

    return [Say([(Id.TOURS_GRID, "rowData"), (Id.TOURS_GRID, "selectedRows")], rows, "tours")]


def grid_rows(selected: Tours) -> list[dict[str, Any]]:
    """The tours of a selection as rows of the grid; what is not known is empty."""
    table = selected.tours
    shown = table.assign(
        official=table["official_id"].map(selected.tables.short_names),
        shown=table["tour_id"].map(selected.stops["tour_id"].value_counts()),
        since=table["since"].dt.strftime("%Y-%m-%d"),
        until=table["until"].dt.strftime("%Y-%m-%d"),
        distance_km=table["distance_km"].round(),
        record=table["is_partial"].map({True: "partial", False: "complete"}),
    ).drop(columns=["official_id", "is_partial"])
    records: list[dict[str, Any]] = row_dicts(shown.astype(object).where(pd.notna(shown), None))
    return records


PART = Part({"tab:tours": layout}, gestures=lambda tours: [Gesture(Id.TOURS_GRID, "cellClicked", read_row)], says=says)
