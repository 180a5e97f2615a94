"""The one module that writes the selection: the address and every control lead here, and from here to the store."""

from collections.abc import Sequence
from typing import Any

from dash import Dash, Input, Output, State, ctx, dcc, html, no_update, set_props
from dash.exceptions import PreventUpdate

from components.control import Control, Gesture
from components.ids import Id
from data.selection import Selection
from data.tours import Tours


def layout() -> Any:
    notice = html.Div(id=Id.NOTICE, role="alert")
    return html.Div([dcc.Location(id=Id.URL, refresh="callback-nav"), dcc.Store(id=Id.SELECTION), notice])


def register(app: Dash, tours: Tours, controls: Sequence[Control], gestures: Sequence[Gesture]) -> None:
    known = tours.known

    @app.callback(
        output={
            "query": Output(Id.SELECTION, "data"),
            "search": Output(Id.URL, "search"),
            "notice": Output(Id.NOTICE, "children"),
            "controls": [Output(control.id, control.prop) for control in controls],
        },
        inputs={
            "search": Input(Id.URL, "search"),
            "shown": [Input(control.id, control.prop) for control in controls],
            "made": [Input(gesture.id, gesture.prop) for gesture in gestures],
        },
        state={"query": State(Id.SELECTION, "data")},
    )
    def choose(search: str, shown: list[Any], made: list[Any], query: str | None) -> dict[str, Any]:
        set_props(Id.ERROR, {"children": ""})  # what failed before is over
        if query is None or f"{Id.URL}.search" in ctx.triggered_prop_ids:
            return answer(Selection.parse(search or "", known, is_strict=False), shown, search=no_update)
        before = Selection.parse(query, known, is_strict=False)
        changes: dict[str, Any] = {}
        for control, value in zip(controls, shown, strict=True):
            if f"{control.id}.{control.prop}" in ctx.triggered_prop_ids:
                changes |= control.read(value)
        for gesture, value in zip(gestures, made, strict=True):
            if f"{gesture.id}.{gesture.prop}" in ctx.triggered_prop_ids:
                changes |= gesture.read(value)
        after = Selection.parse(before.but(**{"tables": "", **changes}).query(), known, is_strict=False)
        if after.problems:
            return answer(before, shown, search=no_update, notice=refusal(after))
        if after.tour and "tour" not in changes and after.tour not in set(tours.select(after).stops["tour_id"]):
            after = after.but(tour="")
        if after == before.but(tables=""):
            raise PreventUpdate
        return answer(after, shown, search=f"?{after.query()}")

    def answer(selection: Selection, shown: list[Any], search: Any, notice: Any = None) -> dict[str, Any]:
        values = [control.show(selection) for control in controls]
        return {
            "query": selection.query(),
            "search": search,
            "notice": notice or [*notices(selection), *changed(selection, tours.tables.version)],
            "controls": [no_update if (a or None) == (b or None) else a for a, b in zip(values, shown, strict=True)],
        }


def notices(selection: Selection) -> list[Any]:
    """What was wrong with an address, and that the rest applies."""
    if not selection.problems:
        return []
    head = html.Strong("Part of this address could not be read; the rest applies.")
    return [html.Div([head, *(html.P(problem) for problem in selection.problems)], className="notice")]


def changed(selection: Selection, version: str) -> list[Any]:
    """That the tables are not those a link was made with."""
    if selection.tables in ("", version):
        return []
    words = f"This link was made with tables {selection.tables}; they have changed since (now {version}), so what is shown may differ."
    return [html.Div(words, className="notice")]


def refusal(selection: Selection) -> Any:
    """Why what the reader entered was not applied; what was there before still is."""
    return html.Div([html.Strong("That was not applied: "), "; ".join(selection.problems), "."], className="notice")
