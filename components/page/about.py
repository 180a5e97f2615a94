"""About the data: words, coverage, borders, sources and licences."""

from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import Dash, Input, Output, html

from components.page.coverage_table import coverage_table
from components.page.ids import Id
from components.page.part import Inside, Part
from data.chosen import Chosen
from data.frames import row_tuples
from data.tables import Tables
from data.tours import Tours

WORDS = (
    ("Official", "one person in one office."),
    ("Base", "the city where an official's tours start and end."),
    ("Stop", "one official in one place, from arrival to departure, both days included."),
    ("Tour", "stops that follow one another with at most two days between, named after the official and the first arrival."),
    (
        "Leg",
        "one move between two places, from and to the base included; its length: the great circle on a sphere of radius 6,371.0088 km.",
    ),
    ("Nights", "departure minus arrival; of a tour, last departure minus first arrival; unknown where a departure is."),
    (
        "Status",
        "confirmed by the page cited; announced in advance: the trip may have moved; inferred: a city or a day was worked out.",
    ),
    ("First, last visit", "an official's first or last stop in a country, over the whole record, journeys only announced left out."),
    (
        "Middle East",
        "the UN's Western Asia without the Caucasus and Cyprus, with Egypt and Iran; continents are those of the UN geoscheme.",
    ),
    (
        "Membership on the day",
        "whether a stop's country was in an overlay when the stop began; a state that is gone stands for its territory.",
    ),
    ("Counterpart", "a person an official met at a stop, name and title as the source writes them, read from its words by rules."),
    ("Visit received", "a visit of a foreign leader to a host country: the other side of a stop."),
    ("Open mark", "only the country is known (no city in the source), or, with a dashed edge, the journey was only announced."),
    ("Complete coverage", "no stop means “did not go”."),
    (
        "Partial coverage",
        "no stop means “not known”: counts are lower bounds, and legs join the known stops, dashed while few, paler when many.",
    ),
    ("Country", "today's country or territory as ISO 3166 lists it (Bermuda and Hong Kong count), and Kosovo."),
    (
        "Several places in one row",
        "a row of the US record may name several: each becomes a stop with the row's dates, unless the record lists the days.",
    ),
)
BORDERS = (
    "The map shows today's countries, following positions taken by the United Nations General Assembly and Security Council: "
    "Crimea is drawn with Ukraine (resolution 68/262), the Golan with Syria (Security Council resolution 497), Northern Cyprus "
    "with Cyprus and Somaliland with Somalia. Kosovo, Palestine, Taiwan and Western Sahara are drawn as areas of their own, "
    "which implies no position on their status. Lines in Kashmir follow actual control.",
    "Stops in states that no longer exist stand in today's country; the source's name of the state is kept. Sukhumi and "
    "Tskhinvali are coded Georgia. Jerusalem is filed as its source files it.",
    "Geometry: Natural Earth (public domain), simplified, every member state of the United Nations kept.",
)


def layout(tours: Tours, inside: Inside) -> Any:
    return dmc.Modal(
        id=Id.ABOUT, title="About the data", size="xl", closeButtonProps={"aria-label": "Close"}, transitionProps={"duration": 0}
    )


def footer(tours: Tours, inside: Inside) -> Any:
    """The version, the API and the licences, at the end of the filters."""
    return html.Footer(
        [
            f"Diplomatic Tours, tables {tours.tables.version}. ",
            html.A("API", href="/api"),
            ". Code under the MIT licence, data under the licences of their sources.",
        ],
        className="foot",
    )


def body(tables: Tables) -> list[Any]:
    """What the dialog tells."""
    return [
        html.H3("Words"),
        html.Dl([item for word, meaning in WORDS for item in (html.Dt(word), html.Dd(meaning))]),
        html.H3("Borders and names"),
        *(html.P(text) for text in BORDERS),
        html.H3("Coverage"),
        html.Div(
            coverage_table(tables), className="coverage", tabIndex=0, role="group", **{"aria-label": "Coverage, official by official"}
        ),
        html.H3("Sources and licences"),
        *source_items(tables),
        html.P(f"Tables version {tables.version}.", className="version"),
    ]


def register(app: Dash, tours: Tours, chosen: Chosen) -> None:
    tables = tours.tables

    @app.callback(Output(Id.ABOUT, "opened"), Output(Id.ABOUT, "children"), Input(Id.ABOUT_OPEN, "n_clicks"), prevent_initial_call=True)
    def open_about(clicks: int | None) -> tuple[bool, list[Any]]:
        return bool(clicks), body(tables)


def source_items(tables: Tables) -> list[Any]:
    """The sources of whole tables, then the pages behind single stops, folded away."""
    pages = tables.sources["source_id"].isin(page_ids(tables))
    shared, single = tables.sources[~pages], tables.sources[pages]
    return [
        html.Ul([source_item(row) for row in row_tuples(shared)]),
        html.Details(
            [
                html.Summary(f"{len(single)} pages that support single stops"),
                html.Ul([source_item(r) for r in row_tuples(single)]),
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


PART = Part({"dialogs": layout, "foot": footer}, register)
