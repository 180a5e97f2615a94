"""The tour, told: the panel's body for one tour, to be read from base to base."""

from typing import Any

import pandas as pd
from dash import html

from components.drawing.cards import nights
from components.drawing.tour_words import leg_words, stay, totals, when
from components.page.panel.links import link, place_and_country, remark_and_source
from data.frames import row_dicts
from data.questions.company import WITHIN_DAYS, company
from data.questions.profile import belongs_to
from data.selection import Selection
from data.tours import Tours
from data.words import counted, day

MOST_COMPANY = 12  # others named; more are counted


def tour_body(tours: Tours) -> list[Any]:
    """A tour: its figures, its stops in order with the legs between, its countries, company and sources."""
    selection = tours.selection
    tour = tours.tour(selection.tour)
    if not len(tour.stops):
        return [html.H2("No such tour"), html.P(f"The tables hold no tour {selection.tour}.")]
    row = tour.tours.iloc[0]
    official = tours.tables.officials.set_index("official_id").loc[row["official_id"]]
    partial = [html.P("Known stops only: others may lie between.", className="caution")] if row["is_partial"] else []
    return [
        html.P(official["office"], className="kicker"),
        html.H2(official["name"]),
        html.P(when(tour), className="when"),
        html.P(" · ".join(totals(tour)), className="facts"),
        *partial,
        html.Div(
            [
                html.Button("Play this tour", className="plain", **{"data-do": "play"}),
                html.Button("Copy link", className="plain", **{"data-do": "copy"}),
                html.Button("Save figure", className="plain", title="Save a figure of this tour", **{"data-do": "save"}),
            ],
            className="panel-tools",
        ),
        html.Ol(steps(tour, selection), className="itinerary"),
        neighbours(tours, selection, row["official_id"]),
        html.H3("Countries on the day of arrival", className="no-print"),
        *(memberships(tour, country, on) for country, on in first_days(tour)),
        html.H3(f"Who else was there within {WITHIN_DAYS} days"),
        others(tours, selection),
        html.H3("Sources"),
        source_list(tour),
    ]


def steps(tour: Tours, selection: Selection) -> list[Any]:
    """The itinerary: base, leg, stop, leg, ..., base."""
    places, positions = tour.tables.place_names, tour.tables.positions
    legs = {row["to_stop_id"]: row for row in row_dicts(tour.legs)}
    first = next(iter(legs.values()), None)
    items = [html.Li(places[first["from_place_id"]], className="home")] if first else []
    for stop in row_dicts(tour.stops):
        if leg := legs.get(stop["stop_id"]):
            items.append(html.Li(leg_words(leg, positions), className="leg"))
        where = {"data-place": stop["place_id"], "data-latitude": str(stop["latitude"]), "data-longitude": str(stop["longitude"])}
        items.append(html.Li([number(stop), visit(stop, tour, selection)], className="stop", **where))
    if home := legs.get(""):
        items += [html.Li(leg_words(home, positions), className="leg"), html.Li(places[home["to_place_id"]], className="home")]
    return items


def number(stop: dict[str, Any]) -> Any:
    """The stop's number in the selection, as on the map; an open mark where the selection leaves it out."""
    if pd.isna(stop["number"]):
        return html.Span("–", className="number outside", title="outside this selection")
    return html.Span(str(stop["number"]), className="number")


def visit(stop: dict[str, Any], tours: Tours, selection: Selection) -> Any:
    """One stop: place, days, nights, event, how sure, remark, source."""
    what = " · ".join(part for part in (nights(stop["nights"]), stop["event"] or stop["kind"]) if part)
    return html.Div(
        [
            html.Strong(place_and_country(stop, tours, selection)),
            html.Div(stay(stop), className="when"),
            html.Div([what, " ", html.Span(stop["status"], className=f"status {stop['status']}")], className="when"),
            *([html.Div(f"Met {stop['met']}", className="met")] if stop["met"] else []),
            remark_and_source(stop),
        ]
    )


def neighbours(tours: Tours, selection: Selection, official_id: str) -> Any:
    """The tours of the same official before and after."""
    ids = list(tours.all_stops.loc[tours.all_stops["official_id"] == official_id, "tour_id"].unique())
    at = ids.index(selection.tour)
    links = []
    if at > 0:
        links.append(link(f"← {day(ids[at - 1].split('/')[1])}", selection, tour=ids[at - 1]))
    if at + 1 < len(ids):
        links.append(link(f"{day(ids[at + 1].split('/')[1])} →", selection, tour=ids[at + 1]))
    return html.Nav(links, className="neighbours", **{"aria-label": "Previous and next tour"})


def first_days(tour: Tours) -> list[tuple[str, pd.Timestamp]]:
    """The countries of a tour in the order of travel, with the day of the first arrival."""
    firsts = tour.stops.drop_duplicates("country")
    return list(zip(firsts["country"], firsts["arrived"], strict=True))


def memberships(tour: Tours, country: str, on: pd.Timestamp) -> Any:
    """The overlays a country was in on a day, folded away."""
    tables = tour.tables
    held = row_dicts(belongs_to(tables, country, on.date().isoformat()))
    items = [
        html.Li(f"{row['name']}: {row['value']}{'' if row['since'] else ', beginning not known'} ({tables.publishers[row['source_id']]})")
        for row in held
    ]
    words = f"{tables.country_names[country]}, {day(on.date().isoformat())}: in {counted(len(items), 'overlay')}"
    return html.Details([html.Summary(words), html.Ul(items)], className="memberships")


def others(tours: Tours, selection: Selection) -> Any:
    """Officials who arrived in the same countries shortly before or after, the closest first."""
    tables = tours.tables
    found = row_dicts(company(tours, selection.tour))
    if not found:
        return html.P("No other known stop there in these days.")
    items = [
        html.Li(
            [
                link(tables.short_names[row["official_id"]], selection, tour=row["tour_id"]),
                f" in {tables.country_names[row['country']]}, {apart(row['gap_days'])} ({day(row['arrived'].date().isoformat())})",
            ]
        )
        for row in found[:MOST_COMPANY]
    ]
    more = [html.Li(f"and {len(found) - MOST_COMPANY} more")] if len(found) > MOST_COMPANY else []
    return html.Ul([*items, *more], className="profile")


def apart(gap_days: int) -> str:
    """`3 days later`, `1 day earlier`, `the same day`."""
    if not gap_days:
        return "the same day"
    return f"{counted(abs(gap_days), 'day')} {'later' if gap_days > 0 else 'earlier'}"


def source_list(tour: Tours) -> Any:
    """Every page behind the tour's stops, with its title, publisher and day of access."""
    known = {row["source_id"]: row for row in row_dicts(tour.tables.sources)}
    pages: dict[str, str] = {}
    for source_id, ref in zip(tour.stops["source_id"], tour.stops["source_ref"], strict=True):
        pages.setdefault(ref or known[source_id]["url"], source_id)
    return html.Ol(
        [
            html.Li(
                [
                    html.A(known[source]["title"], href=page, target="_blank", rel="noreferrer"),
                    f", {known[source]['publisher']}, accessed {day(str(known[source]['accessed'].date()))}",
                ]
            )
            for page, source in pages.items()
        ],
        className="profile",
    )
