"""Visits received, as overlays computed from received.csv: how often leaders of each country came to a host in the selection's dates."""

import pandas as pd

from data.overlays.on_day import Overlay
from data.questions.received import WHOLE, hosts, is_of
from data.tables import Tables
from data.words import day, period

PREFIX = "received-"


def received_ids(tables: Tables) -> dict[str, str]:
    """overlay_id -> host, for each host of the table."""
    return {f"{PREFIX}{host.lower()}": host for host in hosts(tables)}


def received_on(tables: Tables, overlay_id: str, since: str, on: str) -> Overlay:
    """Visits by country from a day (the first of the record where it is empty) to another, both inclusive.

    `countries` holds those with a visit; today's territory of a state that is gone bears its visits too (`via`). kind `count`: the
    values are whole numbers, and a country that is missing has no visit in the record, or where that is partial no known one. Where the
    record holds none of the days, no country has a value, and `description` says so.
    """
    host = received_ids(tables)[overlay_id]
    own = tables.received[tables.received["host"] == host]
    first = max(pd.Timestamp(since or "1000-01-01"), own["since"].min())
    last = min(pd.Timestamp(on), own["until"].max())
    within = own["since"].between(first, last)
    rows = []
    for country in tables.countries["country"]:
        names = is_of(tables, country)[own.index][within]
        visits = names[names != ""]
        if len(visits):
            gone = sorted(set(visits) - {tables.country_names[country]})
            latest = own.loc[visits.index].sort_values("since").iloc[-1]
            note = f"the last on {day(str(latest['since'].date()))}"
            rows.append((country, len(visits), "", "", False, ", ".join(gone), note, own["source_id"].iloc[0]))
    columns = ["country", "value", "since", "until", "is_imprecise", "via", "note", "source_id"]
    covers = period(str(own["since"].min().date()), str(own["until"].max().date()))
    is_covered = first <= last
    limits = [] if is_covered else [f"The record of visits covers none of these dates, but {covers}."]
    limits += [] if host in WHOLE else ["Its source does not hold all visits: counts are lower bounds."]
    dates = f", {period(str(first.date()), str(last.date()))}" if is_covered else ""
    name = f"Visits received by {tables.country_names[host]}{dates}"
    frame = pd.DataFrame(rows, columns=columns)
    return Overlay(overlay_id, name, "count", " ".join(limits), "visits", str(last.date()), None, frame)
