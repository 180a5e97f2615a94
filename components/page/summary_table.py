"""The tables of a summary: figures with a column a side, and totals per year."""

from typing import Any

import pandas as pd
from dash import html

from data.frames import row_dicts
from data.questions.compare import Side
from data.questions.summary import by_year, marks, of_groups
from data.tours import Tours, km_words
from data.words import counted, day

MOST_ROWS = 60  # years of a table; the file has all
UNKNOWN = "not known"
HEADS = ("Year", "Official", "Stops", "Tours", "Countries", "Nights", "km", "Record")
RECORDS = {"complete": "complete", "partial": "known stops", "nothing": "nothing known"}


def figures_table(them: list[Side]) -> Any:
    """Stops, tours, countries, nights, kilometres, first and last stop, longest tour and busiest year of each side."""
    columns = [figures(side) for side in them]
    head = [] if len(them) == 1 else [html.Thead(html.Tr([html.Td(), *(html.Th(side.name, scope="col") for side in them)]))]
    rows = [html.Tr([html.Th(name, scope="row"), *(html.Td(told[name]) for told in columns)]) for name in columns[0]]
    return html.Div(html.Table([*head, html.Tbody(rows)], className="figures"), **scrolls("In figures"))


def figures(side: Side) -> dict[str, str]:
    """The figures of one side in words."""
    tours = side.tours
    if not len(tours.stops):
        known = "0" if tours.reach.says_absence else "none known"
        return {name: known if name in ("Stops", "Tours", "Countries") else "–" for name in NAMES}
    every = pd.Series("", index=tours.stops.index)
    row = row_dicts(of_groups(tours, every, pd.Series("", index=tours.legs.index)))[0]
    at_least = "at least " if tours.is_partial or tours.selection.rests_on_words else ""
    told = marks(tours)
    words = [
        f"{at_least}{row['stops']:,}",
        f"{row['tours']:,}",
        f"{at_least}{row['countries']:,}",
        nights_words(row["nights"], row["departures_unknown"]),
        km_words(tours.distance_km, tours.legs).removesuffix(" km"),
        stop_words(told.first, tours),
        stop_words(told.last, tours),
        longest_words(told.longest, tours) + (" (of those known)" if told.longest and told.is_known_only else ""),
        f"{told.busiest[0]}, {counted(told.busiest[1], 'stop')}{' known' if told.is_known_only else ''}" if told.busiest else "–",
    ]
    return dict(zip(NAMES, words, strict=True))


NAMES = (
    "Stops",
    "Tours",
    "Countries",
    "Nights",
    "Kilometres",
    "First stop here",
    "Last stop here",
    "Longest tour",
    "Year of most stops",
)


def nights_words(nights: float, departures_unknown: int) -> str:
    """The nights between arrivals and departures; of how many stops the departure is not known."""
    if nights != nights:
        return UNKNOWN
    rest = f", without {counted(int(departures_unknown), 'stop')} of unknown departure" if departures_unknown else ""
    return f"{nights:,.0f}{rest}"


def stop_words(stop: dict[str, Any] | None, tours: Tours) -> str:
    """`London, United Kingdom, 25 February 2013`."""
    if stop is None:
        return "–"
    return f"{stop['place']}, {tours.tables.country_names[stop['country']]}, {day(str(stop['arrived'].date()))}"


def longest_words(tour: dict[str, Any] | None, tours: Tours) -> str:
    """`18 nights, from 26 June 2015: Vienna`."""
    if tour is None:
        return "–"
    names = "" if tours.stops["official_id"].nunique() == 1 else f"{tours.tables.short_names[tour['official_id']]}, "
    route = str(tour["route"])
    short = route if len(route) < 60 else f"{route[:57].rsplit(' – ', 1)[0]} – …"
    return f"{counted(int(tour['nights']), 'night')}, {names}from {day(str(tour['since'].date()))}: {short}"


def years_table(tours: Tours) -> Any:
    """A row a year, of several officials a row each; of very many rows the sums of each year, the last years first."""
    table = by_year(tours)
    if table.empty:
        return None
    is_one = table["official_id"].nunique() == 1
    if len(table) > MOST_ROWS and not is_one:
        return sums_table(table)
    names = tours.tables.short_names
    rows = [
        [f"{row['year']}", names[row["official_id"]], *cells(row), RECORDS[row["completeness"]]]
        for row in row_dicts(table.tail(MOST_ROWS).sort_values(["year", "official_id"], ascending=[False, True]))
    ]
    return plain_table(HEADS, rows, skip=1 if is_one else None)


def sums_table(table: pd.DataFrame) -> Any:
    """The stops, tours, nights and kilometres of each year, summed over officials; countries do not add up."""
    sums = table.groupby("year")[["stops", "tours", "nights", "departures_unknown", "distance_km"]].sum(min_count=1).reset_index()
    partly = table[table["completeness"] != "complete"].groupby("year").size()
    officials = table[table["stops"] > 0].groupby("year").size()
    rows = []
    for row in reversed(row_dicts(sums.tail(MOST_ROWS))):
        in_part = int(partly.get(row["year"], 0))
        told = cells({**row, "countries": None})
        record = f"{counted(in_part, 'official')} not in full" if in_part else "complete"
        rows.append([f"{row['year']}", f"{int(officials.get(row['year'], 0))}", *told, record])
    return plain_table(("Year", "Officials abroad", *HEADS[2:]), rows, skip=4)


def cells(row: dict[str, Any]) -> list[str]:
    """Stops, tours, countries, nights and kilometres of a row; nothing where nothing is known, a plus where more nights are not known."""
    more = "+" if row["departures_unknown"] and row["departures_unknown"] > 0 else ""
    return [
        *("" if value is None or value != value else f"{value:,.0f}" for value in (row["stops"], row["tours"], row["countries"])),
        UNKNOWN if more and row["nights"] != row["nights"] else "" if row["nights"] != row["nights"] else f"{row['nights']:,.0f}{more}",
        "" if row["distance_km"] != row["distance_km"] else f"{row['distance_km']:,.0f}",
    ]


def scrolls(name: str) -> dict[str, Any]:
    """What a place has that scrolls sideways where it is too narrow."""
    return {"className": "scrolls", "tabIndex": 0, "role": "group", "aria-label": name}


def plain_table(heads: tuple[str, ...], rows: list[list[str]], skip: int | None) -> Any:
    kept = [place for place in range(len(heads)) if place != skip]
    head = html.Thead(html.Tr([html.Th(heads[place], scope="col") for place in kept]))
    body = html.Tbody([html.Tr([html.Td(row[place]) for place in kept]) for row in rows])
    note = html.P("+: the departures of some stops are not known.") if any(cell.endswith("+") for row in rows for cell in row) else None
    return html.Div([html.Table([head, body], className="figures years"), note], **scrolls("Totals per year"))
