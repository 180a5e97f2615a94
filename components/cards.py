"""What a pointer reads on the map: short cards of places, legs and countries, in plain words."""

from collections.abc import Mapping
from html import escape

import pandas as pd

from data.selection import day, period

LINES = 4  # visits told on a card before "and n more"


def dates(arrived: pd.Timestamp, left: pd.Timestamp) -> str:
    """`2 to 3 February 2020`; an unknown departure is said, never shown as a day."""
    if pd.isna(left):
        return f"{day(str(arrived.date()))} (departure not known)"
    return period(str(arrived.date()), str(left.date()))


def nights(count: float) -> str:
    """`2 nights`, or nothing where the number is not known or the stop was within a day."""
    if pd.isna(count) or count == 0:
        return ""
    return f"{count:.0f} night" + ("" if count == 1 else "s")


def stop_line(row: Mapping[str, object], names: Mapping[str, str]) -> str:
    """One visit in a line: who, when, nights, event, and how sure."""
    parts = [
        f"{names[str(row['official_id'])]}, {dates(pd.Timestamp(row['arrived']), row['left'])}",  # type: ignore[arg-type]
        nights(row["nights"]),  # type: ignore[arg-type]
        str(row["event"]),
        "" if row["status"] == "confirmed" else str(row["status"]),
    ]
    return escape(" · ".join(part for part in parts if part))


def place_card(stops: pd.DataFrame, names: Mapping[str, str], countries: Mapping[str, str], publishers: Mapping[str, str]) -> str:
    """A place and the visits to it, with where that is known from."""
    first = stops.iloc[0]
    lines = [f"<b>{escape(first['place'])}</b>, {escape(countries[first['country']])}"]
    lines += [stop_line(row, names) for row in stops.head(LINES).to_dict("records")]
    if len(stops) > LINES:
        lines.append(f"and {len(stops) - LINES:,} more, until {day(str(stops['arrived'].max().date()))}")
    sources = [publishers[key] for key in stops["source_id"].head(LINES).unique()]
    lines.append(f"<i>{escape(', '.join(dict.fromkeys(sources)))}</i>")
    return "<br>".join(lines)


def leg_card(legs: pd.DataFrame, places: Mapping[str, str], names: Mapping[str, str]) -> str:
    """A leg, or all legs between the same two places."""
    first = legs.iloc[0]
    head = f"<b>{escape(places[first['from_place_id']])} → {escape(places[first['to_place_id']])}</b>"
    length = f"{first['distance_km']:,.0f} km"
    if len(legs) == 1:
        when = first["arrived"] if pd.notna(first["arrived"]) else first["departed"]
        on = f", {day(str(when.date()))}" if pd.notna(when) else ""
        lines = [head, escape(names[first["official_id"]]) + on, length]
    else:
        who = ", ".join(dict.fromkeys(names[key] for key in legs["official_id"].head(40)))
        lines = [head.replace("→", "↔"), f"{len(legs)} times: {escape(who[:80])}", length]
    if first["is_partial"]:
        lines.append("<i>joins known stops; others may lie between</i>")
    return "<br>".join(lines)


def country_card(name: str, visits: Mapping[str, object] | None, is_partial: bool) -> str:
    """A country: how often, and when last; nothing known is not nothing happened."""
    if visits is None:
        none = "no known stop (the record is partial)" if is_partial else "no stop in this selection"
        return f"<b>{escape(name)}</b><br>{none}"
    count = int(str(visits["stops"]))
    last = day(str(pd.Timestamp(str(visits["last"])).date()))
    at_least = "at least " if is_partial else ""
    return f"<b>{escape(name)}</b><br>{at_least}{count:,} stop{'' if count == 1 else 's'}, last on {last}"
