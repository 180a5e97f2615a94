"""What the tables share: sorting and filtering, text that can be marked and copied, one stop of the Tab key (`assets/tables.js`)."""

from typing import Any

import dash_ag_grid as dag

from components.page.later import Later

MARKED = {"mode": "multiRow", "enableClickSelection": False, "checkboxes": False, "headerCheckbox": False}  # rows the panel tells of

CARD = {"colId": "card", "hide": True, "cellRenderer": "RowCard", "sortable": False, "filter": False, "suppressColumnsToolPanel": True}
Lines = list[tuple[str, list[str]]]  # of a card: the sign between fields, and the fields


def grid(id: str, columns: list[dict[str, Any]], row_id: str, card: Lines, **options: Any) -> Any:
    """A table, built when it is first seen; on a phone its rows are cards. row_id: the field that tells rows apart. options: further
    ones of the grid."""
    shared = {"rowSelection": MARKED, "enableCellTextSelection": True, "ensureDomOrder": True}
    shared |= {"suppressColumnVirtualisation": True, "tooltipShowDelay": 300}  # a row is copied whole
    table = dag.AgGrid(
        id=id,
        columnDefs=[*columns, {**CARD, "cellRendererParams": {"lines": [[sign, *fields] for sign, fields in card]}}],
        defaultColDef={"sortable": True, "filter": True, "resizable": True},
        getRowId=f"params.data.{row_id}",
        dashGridOptions={**shared, **options},
        className="grid",
        style={"height": None},
    )
    return Later(table)
