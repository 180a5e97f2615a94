"""Both directions between a country and each host whose visits received are known: who went, who came, year by year."""

from typing import Any

import pandas as pd
from dash import dcc, html

from components.drawing.small_figures import bars
from components.drawing.theme import Look
from data.frames import row_dicts
from data.questions.received import Direction, came, hosts, is_of, per_year, went
from data.tours import Tours
from data.words import counted, day, listed, years_and_days

MOST_TOLD = 60  # visits told one by one


def both_directions(selected: Tours, country: str, shown: Look) -> list[Any]:
    """For each host: two sentences, a chart of both by year, and the visits received one by one, folded away."""
    tables = selected.tables
    found: list[Any] = []
    for host in hosts(tables):
        if host == country:
            continue
        there, here = went(selected, host, country), came(tables, host, country)
        if not len(there.days) and not len(here.days):
            continue
        name = tables.country_names[host]
        found += [
            html.P(f"{name} and {tables.country_names[country]}", className="kicker"),
            html.Ul([html.Li(sentence(there, f"{name}: ", "went")), html.Li(sentence(here, "", "came"))], className="profile"),
            *chart({f"went there ({there.officials})": there, f"came to {name}": here}, shown),
            visits(selected, host, country),
        ]
    return found


def sentence(direction: Direction, head: str, verb: str) -> str:
    """`United States: its presidents went 11 times, last ...`; where the record is not whole, counts are lower bounds."""
    many = len(direction.days)
    record = f"record {direction.since.year} to {direction.until.year}, {'not all of it' if direction.is_partial else 'whole'}"
    who = f"{head}{direction.officials}" if head else direction.officials.capitalize()
    if not many:
        return f"{who}: no {'known ' if direction.is_partial else ''}journey ({record})."
    at_least = "at least " if direction.is_partial else ""
    through = [f"{number} of them from {name}" for name, number in direction.through.items()]
    of_states = f" ({listed(through)})" if through else ""
    told = f"{who} {verb} {at_least}{counted(many, 'time')}{of_states}, last {on_day(direction.days.iloc[-1])}"
    if direction.gap_days and direction.gap_since is not None:
        in_whole = " where the record is whole" if direction.is_partial else ""
        told += f"; longest time between two{in_whole} {years_and_days(direction.gap_days)}, from {on_day(direction.gap_since)}"
    return f"{told} ({record})."


def chart(directions: dict[str, Direction], shown: Look) -> list[Any]:
    """Both directions by year, side by side."""
    counts = per_year(directions)
    if counts["year"].nunique() < 3:
        return []
    colours = dict(zip(directions, (shown.palette[2], shown.palette[1]), strict=True))
    figure = bars(counts, colours, shown, what="journeys").update_layout(barmode="group")
    return [dcc.Graph(figure=figure, config={"displayModeBar": False}, className="small-chart")]


def visits(selected: Tours, host: str, country: str) -> Any:
    """The visits received, the latest first."""
    tables = selected.tables
    named = is_of(tables, country)
    own = tables.received[(tables.received["host"] == host) & (named != "")].sort_values("since", ascending=False)
    rows = row_dicts(own.assign(state=named[own.index])[:MOST_TOLD])
    lines = [visit(row, tables.country_names[country]) for row in rows]
    more = [html.Li(f"and {len(own) - MOST_TOLD} more in the file")] if len(own) > MOST_TOLD else []
    source = tables.publishers[own["source_id"].iloc[0]] if len(own) else ""
    words = f"{counted(len(own), 'visit')} received by {tables.country_names[host]}, one by one ({source})"
    return html.Details([html.Summary(words), html.Ul([*map(html.Li, lines), *more])], className="memberships") if len(own) else html.Span()


def visit(row: dict[str, Any], country: str) -> str:
    """`President Tito (Yugoslavia), 17 October 1963, informal visit; Williamsburg; ...`."""
    who = " ".join(part for part in (row["title"], row["visitor"]) if part) or "a leader"
    of = f" ({row['state']})" if row["state"] != country else ""
    dates = on_day(row["since"]) if row["since"] == row["until"] else f"{on_day(row['since'])} to {on_day(row['until'])}"
    return ", ".join(part for part in (f"{who}{of}", dates, row["kind"], row["places"]) if part)


def on_day(date: pd.Timestamp) -> str:
    return day(date.date().isoformat())
