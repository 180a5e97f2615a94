"""The tab "Stops": every stop of the selection as a table; a click rings it on the map, and a place on the map marks its rows."""

from typing import Any

import pandas as pd
from dash import no_update

from components.drawing.theme import Look
from components.page.control import Changes, Gesture
from components.page.ids import Id
from components.page.part import Inside, Part, Say
from components.page.tabs.grid import grid
from data.frames import row_dicts
from data.selection import Selection
from data.tours import Tours

COLUMNS = [
    {
        "field": "number",
        "headerName": "No.",
        "headerTooltip": "The stop's number among its official's in this selection, as on the map",
        "width": 80,
        "type": "rightAligned",
        "filter": "agNumberColumnFilter",
    },
    {"field": "official", "headerName": "Official", "width": 150},
    {"field": "arrived", "headerName": "Arrived", "width": 115, "sort": "asc"},
    {"field": "left", "headerName": "Left", "width": 115},
    {"field": "nights", "headerName": "Nights", "width": 95, "type": "rightAligned", "filter": "agNumberColumnFilter"},
    {"field": "place", "headerName": "Place", "width": 160},
    {"field": "country", "headerName": "Country", "width": 150},
    {"field": "kind", "headerName": "Kind", "width": 115},
    {"field": "event", "headerName": "Event", "width": 170},
    {
        "field": "visit",
        "headerName": "Visit",
        "headerTooltip": "The official's first or last stop in the country, over the whole record; known: the record may miss others",
        "width": 120,
    },
    {"field": "status", "headerName": "Status", "width": 110},
    {"field": "remark", "headerName": "Remark", "flex": 1, "minWidth": 200, "tooltipField": "remark"},
    {"field": "source", "headerName": "Source", "width": 190, "cellRenderer": "SourceLink"},
]


def layout(tours: Tours, inside: Inside) -> Any:
    card = [(" · ", ["number", "official"]), (", ", ["place", "country"]), (" to ", ["arrived", "left"]), (", ", ["kind", "event"])]
    return grid(Id.STOPS_GRID, COLUMNS, "stop_id", card)


def gestures(tours: Tours) -> list[Gesture]:
    """A click on a row tells its place."""
    place_of = dict(zip(tours.all_stops["stop_id"], tours.all_stops["place_id"], strict=True))

    def read_row(cell: dict[str, Any] | None) -> Changes:
        place = place_of.get(str((cell or {}).get("rowId")))
        return {"panel": f"place:{place}", "tour": ""} if place else {}

    return [Gesture(Id.STOPS_GRID, "cellClicked", read_row)]


def says(tours: Tours) -> list[Say]:
    """The rows, and those the panel tells of, the last of them in sight."""

    def rows(selected: Tours, look: Look) -> list[Any]:
        marked = list(selected.stops.loc[is_told(selected.stops, selected.selection), "stop_id"])
        return [grid_rows(selected), {"ids": marked}, {"rowId": marked[-1], "rowPosition": "middle"} if marked else no_update]

    return [Say([(Id.STOPS_GRID, prop) for prop in ("rowData", "selectedRows", "scrollTo")], rows, "stops")]


def is_told(stops: pd.DataFrame, selection: Selection) -> "pd.Series[bool]":
    """The stops the panel tells of."""
    kind, _, value = selection.panel.partition(":")
    column = {"place": "place_id", "country": "country"}.get(kind)
    return stops[column] == value if column else stops["tour_id"] == (selection.tour or None)


def grid_rows(selected: Tours) -> list[dict[str, Any]]:
    """The stops of a selection as rows of the grid; what is not known is empty."""
    stops, tables = selected.stops, selected.tables
    shown = pd.DataFrame(
        {
            "stop_id": stops["stop_id"],
            "number": stops["number"],
            "official": stops["official_id"].map(tables.short_names),
            "arrived": stops["arrived"].dt.strftime("%Y-%m-%d"),
            "left": stops["left"].dt.strftime("%Y-%m-%d"),
            "nights": stops["nights"],
            "place": stops["place"],
            "country": stops["country"].map(tables.country_names),
            "kind": stops["kind"],
            "event": stops["event"],
            "visit": stops["visit"],
            "status": stops["status"],
            "remark": stops["remark"],
            "source": stops["source_id"].map(tables.publishers),
            "source_ref": stops["source_ref"],
        }
    )
    records: list[dict[str, Any]] = row_dicts(shown.astype(object).where(pd.notna(shown), None))
    return records


PART = Part({"tab:stops": layout}, gestures=gestures, says=says)
