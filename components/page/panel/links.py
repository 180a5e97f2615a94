"""Links within the panel: another tour, place or country, the rest of the selection unchanged."""

from typing import Any

from dash import dcc, html

from data.selection import Selection
from data.tours import Tours
from data.words import fold


def link(text: str, selection: Selection, **changes: str | tuple[str, ...]) -> Any:
    return dcc.Link(text, href=f"/?{selection.but(**{'tour': '', 'panel': '', **changes}).query()}")


def listed_under(then: str, now: str) -> str:
    """The state as the source names it, where that is another word: Tashkent 1956, "listed under U.S.S.R."."""
    return "" if set(fold(then).split()) & set(fold(now).split()) else f", listed under {then}"


def place_and_country(stop: dict[str, Any], tours: Tours, selection: Selection) -> list[Any]:
    """`Tashkent, Uzbekistan, listed under U.S.S.R.`, each a link to its own panel."""
    country = tours.tables.country_names[stop["country"]]
    place = link(stop["place"], selection, panel=f"place:{stop['place_id']}")
    return [place, ", ", link(country, selection, panel=f"country:{stop['country']}"), listed_under(stop["country_then"], country)]


def remark_and_source(stop: dict[str, Any]) -> Any:
    """Our remark where there is one, and the page that supports the row."""
    source = html.A("source", href=stop["source_ref"], target="_blank", rel="noreferrer", **{"aria-label": f"Source for {stop['place']}"})
    return html.Div([stop["remark"], " " if stop["remark"] else "", source])
