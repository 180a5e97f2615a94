"""The right panel: a tour, a place or a country, told stop by stop."""

from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import dcc, html

from components.drawing.cards import dates, nights
from components.drawing.small_figures import bars
from components.drawing.theme import Look
from components.drawing.tour_words import paragraph
from components.page.control import Changes, Gesture
from components.page.ids import Id
from components.page.panel.links import link, place_and_country, remark_and_source
from components.page.panel.received import both_directions
from components.page.panel.tour import tour_body
from components.page.part import Inside, Part, Say
from data.coverage import asked
from data.frames import row_dicts
from data.met import most_met
from data.overlays.on_day import default_day
from data.questions.profile import Absent, Side, belongs_to, never_came, sides
from data.selection import Selection
from data.tours import Tours
from data.words import counted, day, listed, years_and_days

YEARS_WORTH_A_CHART = 3
MOST_SPANS = 2  # stretches of records told before the last
MOST_ABSENT = 4  # named; more are counted
MOST_NAMED = 3  # officials whose record it is
MOST_MET = 8  # people named
MOST_SERIES = 4  # countries with bars of their own
MOST_VISITS = 250  # visits told one by one


def layout(tours: Tours, inside: Inside) -> Any:
    return html.Aside(
        [
            dmc.ActionIcon("✕", id=Id.PANEL_CLOSE, variant="subtle", className="panel-close", **{"aria-label": "Close panel"}),
            html.Div(id=Id.PANEL_BODY),
            html.Section(
                [
                    html.H3("In words"),
                    html.P(id=Id.PANEL_TWIN, **{"aria-live": "polite"}),
                    html.Button("Copy text", id=Id.PANEL_COPY_TEXT, className="plain"),
                ],
                className="twin",
                **{"aria-label": "The tour in words"},
            ),
        ],
        id=Id.PANEL,
        className="panel",
        hidden=True,
        **{"aria-label": "Details"},
    )


def close(clicks: int | None) -> Changes:
    return {"tour": "", "panel": ""} if clicks else {}


def says(tours: Tours) -> list[Say]:
    """The panel's body, the same as a paragraph, and whether it is closed."""

    def told(selected: Tours, look: Look) -> list[Any]:
        body = panel_body(selected, look)
        return [body, paragraph(selected.focus) if selected.is_on_tour else "", body is None]

    return [Say([(Id.PANEL_BODY, "children"), (Id.PANEL_TWIN, "children"), (Id.PANEL, "hidden")], told)]


def panel_body(selected: Tours, shown: Look) -> Any:
    """The panel's body for a selection, or None where it asks for none."""
    if selected.selection.tour:
        return tour_body(selected)
    kind, _, value = selected.selection.panel.partition(":")
    if kind == "country":
        return country_body(selected, value, shown)
    return place_body(selected, value, shown) if kind == "place" else None


def visit(stop: dict[str, Any], tours: Tours, selection: Selection) -> Any:
    """One stop among those of many tours: who, where, when, event, how sure, remark, source."""
    who = link(tours.tables.short_names[stop["official_id"]], selection, tour=stop["tour_id"])
    parts = (dates(stop["arrived"], stop["left"]), nights(stop["nights"]), stop["event"] or stop["kind"])
    status = html.Span(stop["status"], className=f"status {stop['status']}")
    return html.Div(
        [
            html.Strong([who, " in ", *place_and_country(stop, tours, selection)]),
            html.Div([" · ".join(part for part in parts if part), " ", status], className="when"),
            *([html.Div(f"Met {stop['met']}", className="met")] if stop["met"] else []),
            remark_and_source(stop),
        ]
    )


def country_body(selected: Tours, country: str, shown: Look) -> Any:
    """A country's profile: who came, who never did, what it belongs to, and every visit in the selection."""
    stops = selected.stops[selected.stops["country"] == country]
    head, visits_told = visit_list("Country", selected.tables.country_names[country], stops, selected)
    return [
        *head,
        *per_year(stops, selected, shown),
        profile(selected, "country", country),
        *met_most(selected, country),
        *both_directions(selected, country, shown),
        memberships(selected, country),
        *visits_told,
    ]


def met_most(selected: Tours, country: str) -> list[Any]:
    """The people met most often there in the selection, each a link to where."""
    told = most_met(selected.tables, selected.stops.loc[selected.stops["country"] == country, "stop_id"], MOST_MET)
    if not told:
        return []
    people = [part for person, number in told for part in (link(person, selected.selection, met=(person,)), f" ({number}), ")]
    people[-1] = people[-1].removesuffix(", ")
    words = "Met most often there, of those the sources name (spellings are joined only where a table says so): "
    return [html.P([words, *people], className="met")]


def per_year(stops: pd.DataFrame, selected: Tours, shown: Look) -> list[Any]:
    """The visits per year, stacked by the country the officials serve."""
    if stops["arrived"].dt.year.nunique() < YEARS_WORTH_A_CHART:
        return []
    series = stops["official_id"].map(selected.tables.served).map(selected.tables.country_names)
    most = series.value_counts().index
    series = series.where(series.isin(most[:MOST_SERIES])).fillna("others") if len(most) > MOST_SERIES + 1 else series
    counts = stops.groupby([stops["arrived"].dt.year.rename("year"), series.rename("series")]).size().rename("stops").reset_index()
    order = list(counts.groupby("series")["stops"].sum().sort_values(ascending=False, kind="stable").index)
    colours = {name: shown.palette[(2, 1, 5, 4, 6, 7)[number]] for number, name in enumerate(order)}
    chart = dcc.Graph(figure=bars(counts, colours, shown), config={"displayModeBar": False}, className="small-chart")
    return [html.P("Known stops per year" if selected.is_partial else "Stops per year", className="kicker no-print"), chart]


def profile(selected: Tours, column: str, value: str) -> Any:
    """In the whole record of the officials asked about: each side's first and last visit, its longest gap, and who has never come."""
    lines = [side_sentence(side, selected) for side in sides(selected, value, column)]
    lines += absent_sentences(never_came(selected, value, column))
    who = whose_record(selected)
    return html.Div([html.P(who, className="kicker"), html.Ul([html.Li(line) for line in lines], className="profile")]) if lines else None


def whose_record(selected: Tours) -> str:
    """`In the whole record of Pompeo`; what the dates and other filters leave out counts too."""
    ids = asked(selected.selection, selected.tables)["official_id"]
    names = selected.tables.short_names
    who = listed([names[key] for key in ids]) if len(ids) <= MOST_NAMED else f"the {len(ids)} officials asked about"
    return f"In the whole record of {who}"


def side_sentence(side: Side, selected: Tours) -> str:
    """`United States: 269 stops, first Hay on 2 June 1905 (record since 1861), last known Biden on ...; longest time between ...`."""
    names, countries = selected.tables.short_names, selected.tables.country_names
    known = "known " if side.is_partly else ""
    may_follow = "known " if side.is_partly or pd.notna(side.until) else ""
    many, text = counted(side.stops, f"{known}stop"), ""
    if not side.is_partial:  # else no first visit and no gap can be claimed
        text = f", first {names[str(side.first['official_id'])]} on {on_day(side.first['arrived'])} (record {years_of(side)})"
    text += f", last {may_follow}{names[str(side.last['official_id'])]} on {on_day(side.last['arrived'])}"
    if pd.notna(side.until) and not side.is_partial:
        text += f" ({'complete ' if side.is_partly else ''}record to {on_day(side.until)})"
    if side.gap_days > 0 and not side.is_partial:
        text += f"; longest time between two arrivals within their records {years_and_days(side.gap_days)}, from {on_day(side.gap_since)}"
    return f"{countries[side.country]}: {many}{text}."


def years_of(side: Side) -> str:
    """`since 1861`, or `1861 to 1869 and since 1898` where it has holes."""
    *before, (since, _) = side.spans
    if len(before) > MOST_SPANS:
        return f"since {side.since.year}, with {len(before)} gaps"
    return listed([*(f"{first.year} to {last.year}" for first, last in before), f"since {since.year}"])


def absent_sentences(absent: Absent) -> list[str]:
    """Who never came, of complete records; of those in office still, only up to where the record ends."""

    def named(names: list[str]) -> str:
        return listed(names) if len(names) <= MOST_ABSENT else f"{len(names):,} officials"

    told = [f"Never there, of those whose record is complete and whose terms are over: {named(absent.never)}."] if absent.never else []
    return told + [f"Not there by {on_day(until)}, where the record ends: {named(names)}." for until, names in absent.not_by.items()]


def memberships(selected: Tours, country: str) -> Any:
    """The overlays the country is in on the overlay's day, folded away."""
    selection, tables = selected.selection, selected.tables
    on = selection.asof or default_day(tables, selection.until)
    held = row_dicts(belongs_to(tables, country, on))
    items = [html.Li(f"{row['name']}: {row['value']}{dates_of(row)} ({tables.publishers[row['source_id']]})") for row in held]
    return html.Details([html.Summary(f"In {counted(len(items), 'overlay')} on {day(on)}"), html.Ul(items)], className="memberships")


def dates_of(row: dict[str, Any]) -> str:
    """`, since 2004-03-29`; what is imprecise is said."""
    since = f", since {row['since']}" if row["since"] else ", beginning not known"
    return since + (f", until {row['until']}" if row["until"] else "") + (f", as part of {row['via']}" if row["via"] else "")


def on_day(value: Any) -> str:
    return day(value.date().isoformat())


def place_body(selected: Tours, place_id: str, shown: Look) -> Any:
    """A place's profile and every visit to it in the selection."""
    stops = selected.stops[selected.stops["place_id"] == place_id]
    places = selected.tables.places
    (place,) = row_dicts(places[places["place_id"] == place_id])
    name = f"{place['name']}, {selected.tables.country_names[place['country']]}"
    head, visits_told = visit_list("Place", name, stops, selected)
    return [*head, *per_year(stops, selected, shown), profile(selected, "place_id", place_id), *visits_told]


def visit_list(kicker: str, name: str, stops: pd.DataFrame, selected: Tours) -> tuple[list[Any], list[Any]]:
    """A heading with the count, and the visits in the order of time."""
    head = [html.P(kicker, className="kicker"), html.H2(name)]
    if stops.empty:
        known = "No known stop in this selection." if selected.is_partial else "No stop in this selection."
        limits = [html.P(told, className="caution") for told in selected.reach.sentences() if selected.is_partial]
        return [*head, html.P(known), *limits], []
    at_least = "At least " if selected.is_partial else ""
    ordered = stops.sort_values(["arrived", "seq"], kind="stable")
    shown, selection = row_dicts(ordered.head(MOST_VISITS)), selected.selection
    more = [html.P(f"The first {MOST_VISITS} are told; the Stops tab lists all.")] if len(stops) > MOST_VISITS else []
    many = f"{at_least}{counted(len(stops), 'stop')} by {counted(stops['official_id'].nunique(), 'official')} in this selection"
    visits = html.Ol([html.Li(visit(stop, selected, selection), className="stop") for stop in shown], className="visits")
    return [*head, html.P(many, className="facts")], [visits, *more]


PART = Part({"panel": layout}, gestures=lambda tours: [Gesture(Id.PANEL_CLOSE, "n_clicks", close)], says=says)
