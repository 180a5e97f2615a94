"""Links within the panel: another tour, place or country, the rest of the selection unchanged."""

from typing import Any

from dash import dcc

from data.geocode import fold
from data.selection import Selection


def link(text: str, selection: Selection, **changes: str) -> Any:
    return dcc.Link(text, href=f"/?{selection.but(**{'tour': '', 'panel': '', **changes}).query()}")


def listed_under(then: str, now: str) -> str:
    """The state as the source names it, where that is another word: Tashkent 1956, "listed under U.S.S.R."."""
    return "" if set(fold(then).split()) & set(fold(now).split()) else f", listed under {then}"
