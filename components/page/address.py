"""The one module that writes the selection: the address and every control lead here, and from here to the store."""

from collections.abc import Sequence
from typing import Any

from dash import Dash, Input, Output, State, ctx, dcc, html, no_update, set_props
from dash.exceptions import PreventUpdate

from components.page.control import Control, Gesture
from components.page.ids import Id
from data.errors import SelectionError
from data.selection import Selection
from data.tours import Tours


def layout() -> Any:
    notice = html.Div(id=Id.NOTICE, role="alert")
    return html.Div([dcc.Location(id=Id.URL, refresh="callback-nav"), dcc.Store(id=Id.SELECTION), notice])


def register(app: Dash, tours: Tours, controls: Sequence[Control], gestures: Sequence[Gesture]) -> None:
    known = tours.known
    speaking = [control for control in controls if control.says_errors]

    @app.callback(
        output={
            "query": Output(Id.SELECTION, "data"),
            "search": Output(Id.URL, "search"),
            "notice": Output(Id.NOTICE, "children"),
            "controls": [Output(control.id, control.prop) for control in controls],
            "errors": [Output(control.id, "error") for control in speaking],
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
        asked = [control for control in controls if f"{control.id}.{control.prop}" in ctx.triggered_prop_ids]
        try:
            for control in asked:
                changes |= control.read(shown[controls.index(control)])
        except SelectionError as error:
            return refused(before, asked, str(error))
        for gesture, value in zip(gestures, made, strict=True):
            if f"{gesture.id}.{gesture.prop}" in ctx.triggered_prop_ids:
                changes |= gesture.read(value)
        after = Selection.parse(before.but(**{"tables": "", **changes}).query(), known, is_strict=False)
        if after.problems:
            return refused(before, asked, "; ".join(after.problems))
        if after.tour and "tour" not in changes and after.tour not in set(tours.select(after).stops["tour_id"]):
            after = after.but(tour="")
        if after == before.but(tables=""):  # nothing is chosen anew; a control may show it in other letters, or an old error
            if not asked:
                raise PreventUpdate
            same = [control.show(before) if control in asked else no_update for control in controls]
            return {**dict.fromkeys(("query", "search", "notice"), no_update), "controls": same, "errors": said({})}
        return answer(after, shown, search=f"?{after.query()}")

    def answer(selection: Selection, shown: list[Any], search: Any) -> dict[str, Any]:
        values = [control.show(selection) for control in controls]
        return {
            "query": selection.query(),
            "search": search,
            "notice": [*notices(selection), *changed(selection, tours.tables.version)],
            "controls": [no_update if (a or None) == (b or None) else a for a, b in zip(values, shown, strict=True)],
            "errors": said({}),
        }

    def refused(before: Selection, asked: list[Control], words: str) -> dict[str, Any]:
        """What stood there stays, in every control; why is said beside the field, or where it has no room for it, above the map."""
        errors = {control.id: f"{words}." for control in asked if control.says_errors}
        values = [control.show(before) for control in controls]
        notice = no_update if errors else refusal(words)
        return {"query": no_update, "search": no_update, "notice": notice, "controls": values, "errors": said(errors)}

    def said(errors: dict[str, str]) -> list[Any]:
        return [errors.get(control.id, "") for control in speaking]


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


def refusal(words: str) -> Any:
    """Why what the reader entered was not applied; what was there before still is."""
    return html.Div([html.Strong("That was not applied: "), words, "."], className="notice")
