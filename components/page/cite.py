"""Cite this view: the permanent link, ready citations, the sources behind the rows, and the view for another page."""

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, html
from dash.exceptions import PreventUpdate

from components.page.ids import Id
from components.page.part import Inside, Part
from components.paper.citations import citations, permalink, snippet, source_citations
from data.chosen import Chosen
from data.tours import Tours
from data.words import counted

MOST_SOURCES = 60


def layout(tours: Tours, inside: Inside) -> Any:
    return dmc.Modal(
        html.Div(id=Id.CITE_BODY),
        id=Id.CITE,
        title="Cite this view",
        size="xl",
        opened=False,
        closeButtonProps={"aria-label": "Close citations"},
    )


def register(app: Dash, tours: Tours, chosen: Chosen) -> None:
    @app.callback(
        Output(Id.CITE, "opened"),
        Output(Id.CITE_BODY, "children"),
        Input(Id.CITE_OPEN, "n_clicks"),
        State(Id.SELECTION, "data"),
        State(Id.URL, "href"),
        prevent_initial_call=True,
    )
    def cite(clicks: int | None, query: str, here: str) -> tuple[bool, Any]:
        if not clicks:
            raise PreventUpdate
        parts = urlsplit(here)
        return True, body(chosen(query), f"{parts.scheme}://{parts.netloc}", dt.date.today())


def body(selected: Tours, base: str, today: dt.date) -> list[Any]:
    """The dialog's parts, each with a button that copies it."""
    found = source_citations(selected)
    items = [html.Li(html.A(words, href=url, target="_blank", rel="noreferrer")) for words, url in found[:MOST_SOURCES]]
    more = (
        [html.P(f"and {len(found) - MOST_SOURCES} more: the sheet Sources of the Excel file lists all.")]
        if len(found) > MOST_SOURCES
        else []
    )
    return [
        copied("Permanent link", permalink(base, selected)),
        *(copied(name, text) for name, text in citations(selected, base, today).items()),
        html.H3("Coverage"),
        html.P(" ".join(selected.reach.sentences())),
        html.H3(counted(len(found), "source")),
        html.Ol(items, className="profile"),
        *more,
        html.H3("In another page"),
        html.P("The map alone, with title and sources, 600 pixels wide and more."),
        copied("HTML", snippet(base, selected)),
    ]


def copied(name: str, text: str) -> Any:
    """A text under its name, with a button that copies it."""
    button = html.Button("Copy", className="plain", **{"data-copy": "", "aria-label": f"Copy {name}"})
    return html.Div([html.Div([html.H3(name), button], className="copied-head"), html.Pre(text, tabIndex=0)], className="copied")


PART = Part({"dialogs": layout}, register)
