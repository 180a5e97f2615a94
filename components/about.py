"""About the data: words, coverage, borders, sources and licences."""

from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import Dash, Input, Output, dcc, html

from components.coverage_table import coverage_table
from components.ids import Id
from data.tables import Tables

WORDS = """
**Official**: one person in one office. **Base**: the city where an official's tours start and end.
**Stop**: one official in one place, from arrival to departure, both days included.
**Tour**: stops that follow one another with at most two days between; it is named after the official and the first arrival.
**Leg**: one move between two places, those from and to the base included; its length is the great circle on a sphere of
radius 6,371.0088 km. **Nights**: departure minus arrival; unknown where the departure is.

**Status**: *confirmed* by the page cited; *announced* in advance, so that the trip may have moved; *inferred*: a city or a day worked out.

**Coverage**: inside *complete* coverage no stop means "did not go". Elsewhere it means "not known", counts are lower bounds, and
legs join the known stops: dashed while they are few, paler when they are many.

In the US record one row may name several places. Each becomes a stop, in the order given, with the dates of the row,
unless the record says which days were spent where.
"""
BORDERS = """
The map shows today's countries, following positions taken by the United Nations General Assembly and Security Council:
Crimea is drawn with Ukraine (resolution 68/262), the Golan with Syria (Security Council resolution 497), Northern Cyprus
with Cyprus and Somaliland with Somalia. Kosovo, Palestine, Taiwan and Western Sahara are drawn as areas of their own,
which implies no position on their status. Lines in Kashmir follow actual control.

Stops in states that no longer exist stand in today's country; the source's name of the state is kept. Sukhumi and
Tskhinvali are coded Georgia. Jerusalem is filed as its source files it.

Geometry: Natural Earth (public domain), simplified, every member state of the United Nations kept.
"""


def layout(tables: Tables) -> Any:
    return dmc.Modal(
        [
            html.H3("Words"),
            dcc.Markdown(WORDS),
            html.H3("Borders and names"),
            dcc.Markdown(BORDERS),
            html.H3("Coverage"),
            html.Div(coverage_table(tables), className="coverage"),
            html.H3("Sources and licences"),
            *sources(tables),
            html.P(f"Tables version {tables.version}.", className="version"),
        ],
        id=Id.ABOUT,
        title="About the data",
        size="xl",
        closeButtonProps={"aria-label": "Close"},
    )


def register(app: Dash) -> None:
    @app.callback(Output(Id.ABOUT, "opened"), Input(Id.ABOUT_OPEN, "n_clicks"), prevent_initial_call=True)
    def open_about(clicks: int | None) -> bool:
        return bool(clicks)


def sources(tables: Tables) -> list[Any]:
    """The sources of whole tables, then the pages behind single stops, folded away."""
    pages = tables.sources["source_id"].isin(page_ids(tables))
    shared, single = tables.sources[~pages], tables.sources[pages]
    return [
        html.Ul([source_item(row) for row in shared.itertuples(index=False)]),
        html.Details(
            [
                html.Summary(f"{len(single)} pages that support single stops"),
                html.Ul([source_item(r) for r in single.itertuples(index=False)]),
            ]
        ),
    ]


def page_ids(tables: Tables) -> "pd.Series[str]":
    """Sources whose address is itself the page of a stop."""
    cited = tables.stops.merge(tables.sources, on="source_id")
    return cited.loc[cited["url"] == cited["source_ref"], "source_id"].drop_duplicates()


def source_item(row: Any) -> Any:
    return html.Li(
        [
            html.A(row.title, href=row.url, target="_blank", rel="noreferrer"),
            f" · {row.publisher} · {row.licence} · read {row.accessed.date()}",
        ]
    )
