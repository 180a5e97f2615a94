"""Absence: how many years ago the chosen officials, or any holder of their office, were last in each country."""

import pandas as pd

from data.coverage import asked
from data.overlays import Overlay, default_day, overlay_on
from data.selection import ABSENCE, day
from data.tours import Tours

STEPS = ((1, "under 1 year"), (5, "1 to 4 years"), (10, "5 to 9 years"), (25, "10 to 24 years"), (999, "25 years or more"))
NEVER = "never in the record"
UNKNOWN = "not known: the record is partial"
DAYS_A_YEAR = 365.25


def overlay_of(tours: Tours, overlay_id: str, on: str = "") -> Overlay:
    """An overlay of the tables, or the absence computed from the stops, on a day; where none is given, on the selection's."""
    on = on or tours.selection.asof or default_day(tours.tables, tours.selection.until)
    return absence_on(tours, on) if overlay_id == ABSENCE else overlay_on(tours.tables, overlay_id, on)


def absence_on(tours: Tours, on: str) -> Overlay:
    """Years from the last departure (or arrival) of an official asked for to a day, by country, in steps.

    Only complete records can say so: officials whose record is partial are left out, and where none is left every
    country is UNKNOWN. The day is at most the last that the records reach. Stops count whatever the selection's other
    filters are. `countries` holds every member state, those never visited as NEVER.
    """
    tables = tours.tables
    officials = asked(tours.selection, tables)
    complete = tables.coverage[tables.coverage["completeness"] == "complete"]
    ids = set(officials["official_id"]) & set(complete["official_id"])
    covered = complete[complete["official_id"].isin(ids)]
    last_day = min(pd.Timestamp(on), covered["until"].max()) if len(covered) else pd.Timestamp(on)
    shown = str(last_day.date())
    names = ", ".join(sorted(officials.loc[officials["official_id"].isin(ids), "office"].unique()))
    name = "Years since the last visit" + (f", {names}" if names else "")
    stops = tours.record[tours.record["official_id"].isin(ids) & (tours.record["arrived"] <= last_day)]
    latest = stops.loc[stops.groupby("country")["ends"].idxmax()].set_index("country") if len(stops) else stops.set_index("country")
    counting = officials[officials["official_id"].isin(ids)] if ids else officials
    own = set(counting["country"])
    rows = []
    for country in tables.countries.itertuples(index=False):
        if (country.country not in latest.index and country.status == "territory") or country.country in own:
            continue
        if not ids:
            value, source, note = UNKNOWN, officials["source_id"].iloc[0], "no absence can be claimed"
        elif country.country in latest.index:
            stop = latest.loc[country.country]
            years = max(0, (last_day - stop["ends"]).days) / DAYS_A_YEAR
            value, source = next(word for limit, word in STEPS if years < limit), stop["source_id"]
            note = f"{tables.short_names[stop['official_id']]}, {day(str(stop['ends'].date()))}"
        else:
            value, source, note = NEVER, covered["source_id"].iloc[0], f"since {day(str(covered['since'].min().date()))}"
        rows.append((country.country, value, "", "", False, "", note, source))
    columns = ["country", "value", "since", "until", "is_imprecise", "via", "note", "source_id"]
    words = "Years since the last stop, for officials whose record is complete"
    return Overlay(ABSENCE, name, "steps", words, "", shown, None, pd.DataFrame(rows, columns=columns))


def ordered_values() -> list[str]:
    """The steps, the most recent first, then never and not known."""
    return [*(word for _, word in STEPS), NEVER, UNKNOWN]
