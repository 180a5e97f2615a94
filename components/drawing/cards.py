"""What a pointer reads on the map: short cards of places, legs and countries, in plain words."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from data.words import counted, day, period

MOST_NAMED = 40  # legs whose travellers a card names
# How exactly a place is known, where that is less than a city.
ROUGHLY = {"country": "only the country is known: marked at its middle", "region": "only the region is known"}
LINES = 4  # visits told on a card before "and n more"


Row = Mapping[str, Any]


def dates(arrived: pd.Timestamp, left: pd.Timestamp) -> str:
    """`2 to 3 February 2020`; an unknown departure is said, never shown as a day."""
    since = arrived.date().isoformat()
    if pd.isna(left):
        return f"{day(since)} (departure not known)"
    return period(since, left.date().isoformat())


def nights(count: float) -> str:
    """`2 nights`, or nothing where the number is not known or the stop was within a day."""
    if pd.isna(count) or count == 0:
        return ""
    return f"{count:.0f} night" + ("" if count == 1 else "s")


def stop_line(row: Row, names: Mapping[str, str]) -> str:
    """One visit in a line: who, when, nights, event, and how sure."""
    sure = "" if row["status"] == "confirmed" else row["status"]
    met = f"met {row['met']}" if row["met"] else ""
    parts = [f"{names[row['official_id']]}, {dates(row['arrived'], row['left'])}", nights(row["nights"]), row["event"], met, sure]
    return escape(" · ".join(part for part in parts if part))


def place_card(rows: list[Row], names: Mapping[str, str], countries: Mapping[str, str], publishers: Mapping[str, str]) -> str:
    """A place and the visits to it (rows of `Tours.stops`), with where that is known from."""
    first = rows[0]
    lines = [f"<b>{escape(first['place'])}</b>, {escape(countries[first['country']])}"]
    if rough := ROUGHLY.get(first["precision"]):
        lines.append(f"<i>{rough}</i>")
    lines += [stop_line(row, names) for row in rows[:LINES]]
    if len(rows) > LINES:
        last = max(row["arrived"] for row in rows[LINES:]).date().isoformat()
        lines.append(f"and {len(rows) - LINES:,} more in this selection, the last on {day(last)}")
    sources = dict.fromkeys(publishers[row["source_id"]] for row in rows[:LINES])
    lines.append(f"<i>{escape(', '.join(sources))}</i>")
    return "<br>".join(lines)


def leg_card(rows: list[Row], places: Mapping[str, str], names: Mapping[str, str]) -> str:
    """A leg, or all legs between the same two places (rows of `Tours.legs`)."""
    first = rows[0]
    arrow = "→" if len(rows) == 1 else "↔"
    lines = [f"<b>{escape(places[first['from_place_id']])} {arrow} {escape(places[first['to_place_id']])}</b>"]
    if len(rows) == 1:
        when: Any = first["arrived"] if pd.notna(first["arrived"]) else first["departed"]
        on: str = f", {day(when.date().isoformat())}" if pd.notna(when) else ""
        lines.append(escape(names[first["official_id"]]) + on)
    else:
        who = ", ".join(dict.fromkeys(names[row["official_id"]] for row in rows[:MOST_NAMED]))
        lines.append(f"{len(rows)} times: {escape(who[:80])}")
    lines.append(f"{first['distance_km']:,.0f} km")
    if any(row["is_partial"] for row in rows):
        lines.append("<i>joins known stops; others may lie between</i>")
    if any(row["is_rough"] for row in rows):
        lines.append("<i>one end is known by its country alone, or was only announced: the way is rough</i>")
    return "<br>".join(lines)


def country_card(name: str, visits: Row | None, is_partial: bool) -> str:
    """A country: how often, and when last; nothing known is not nothing happened."""
    if visits is None:
        none = f"no {'known ' if is_partial else ''}stop in this selection"
        return f"<b>{escape(name)}</b><br>{none}"
    at_least = "at least " if is_partial else ""
    last = day(visits["last"].date().isoformat())
    return f"<b>{escape(name)}</b><br>{at_least}{counted(visits['stops'], 'stop')} in this selection, the last on {last}"
