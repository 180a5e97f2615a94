"""Absence: how many years ago the officials asked about, or any holder of their offices, were last in each country."""

import pandas as pd

from data.coverage import asked, complete_until, iso, stretches
from data.frames import row_tuples
from data.overlays.on_day import Overlay, default_day, overlay_on
from data.overlays.received import received_ids, received_on
from data.overlays.visited import visited_by
from data.selection import ABSENCE, ABSENCE_OFFICE, VISITED_BY, Selection
from data.tables import Tables
from data.tours import Tours
from data.words import day, listed, plural

STEPS = ((1, "under 1 year"), (5, "1 to 4 years"), (10, "5 to 9 years"), (25, "10 to 24 years"), (999, "25 years or more"))
NEVER = "never in the record"
UNKNOWN = "not known: no complete record"
DAYS_A_YEAR = 365.25


def overlay_of(tours: Tours, overlay_id: str, on: str = "") -> Overlay:
    """An overlay of the tables, or one computed from the stops, on a day; where none is given, on the selection's."""
    on = on or tours.selection.asof or default_day(tours.tables, tours.selection.until)
    if overlay_id in received_ids(tours.tables):
        return received_on(tours.tables, overlay_id, tours.selection.since, on)
    if overlay_id == VISITED_BY:
        return visited_by(tours, on)
    if overlay_id == ABSENCE:
        return absence_on(tours, on)
    return absence_on(tours, on, of_office=True) if overlay_id == ABSENCE_OFFICE else overlay_on(tours.tables, overlay_id, on)


def absence_on(tours: Tours, on: str, *, of_office: bool = False) -> Overlay:
    """Years from the last departure (or arrival) of an official who counts to a day, by country, in steps.

    Those asked about count, or with `of_office` every holder of their offices. Only complete records can say so:
    officials whose record is partial are left out, and where none is left, or the record begins after the day, every
    country is UNKNOWN. The day is at most the last that the records reach. Stops count whatever the selection's other
    filters are. `countries` holds every member state, those never visited as NEVER; `description` tells who counts.
    """
    tables = tours.tables
    officials = asked(tours.selection, tables)
    if of_office:
        officials = tables.officials[tables.officials["office"].isin(officials["office"])]
    complete = tables.coverage[tables.coverage["completeness"] == "complete"]
    reached = complete_until(tables.coverage)
    ids = set(officials["official_id"]) & set(reached.index)
    covered = complete[complete["official_id"].isin(ids)]
    last_day = min([pd.Timestamp(on), *last_days(ids, reached, tables)])
    is_known = bool(len(covered)) and last_day >= covered["since"].min()
    begins = covered["since"].min()
    if is_known and (of_office or not tours.selection.official):  # of offices, whose holders of other times have no record
        begins, last_day = stretch_before(covered, last_day)
    unknown = tables.coverage[tables.coverage["official_id"].isin(officials["official_id"])]
    unknown_source = (unknown if len(unknown) else tables.coverage)["source_id"].iloc[0]
    counting = officials[officials["official_id"].isin(ids)]
    stops = tours.all_stops[tours.all_stops["official_id"].isin(ids) & (tours.all_stops["arrived"] <= last_day)]
    latest = stops.loc[stops.groupby("country")["ends"].idxmax()].set_index("country") if len(stops) else stops.set_index("country")
    own = set(counting["country"] if len(counting) else officials["country"])
    rows = []
    for country in row_tuples(tables.countries):
        if (country.country not in latest.index and country.status == "territory") or country.country in own:
            continue
        if not is_known:
            value, source, note = UNKNOWN, unknown_source, "no absence can be claimed"
        elif latest_known(latest, country.country) < begins:  # before a time of which nothing is known
            value, source, note = UNKNOWN, latest.loc[country.country, "source_id"], f"nothing is known from then to {day(iso(begins))}"
        elif country.country in latest.index:
            stop = latest.loc[country.country]
            years = max(0, (last_day - stop["ends"]).days) / DAYS_A_YEAR
            value, source = next(word for limit, word in STEPS if years < limit), stop["source_id"]
            note = f"{tables.short_names[stop['official_id']]}, {day(iso(stop['ends']))}"
        else:
            value, source, note = NEVER, covered["source_id"].iloc[0], f"since {day(iso(begins))}"
        rows.append((country.country, value, "", "", False, "", note, source))
    columns = ["country", "value", "since", "until", "is_imprecise", "via", "note", "source_id"]
    frame = pd.DataFrame(rows, columns=columns)
    key = ABSENCE_OFFICE if of_office else ABSENCE
    words = who_counts(officials, counting, tables)
    return Overlay(key, name_of(counting, tours.selection, tables, of_office=of_office), "steps", words, "", iso(last_day), None, frame)


def stretch_before(covered: pd.DataFrame, on: pd.Timestamp) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The last stretch of records begun by a day: its first day, and that day or, where it ends before, its last."""
    since, until = next(span for span in reversed(stretches(covered)) if span[0] <= on)
    return since, min(on, until)


def latest_known(latest: pd.DataFrame, country: str) -> pd.Timestamp:
    """The day a country was last left; of none far ahead."""
    return pd.Timestamp(latest["ends"].get(country, pd.Timestamp.max))


def last_days(ids: set[str], reached: "pd.Series[pd.Timestamp]", tables: Tables) -> list[pd.Timestamp]:
    """The day up to which all is known of some officials: where the first record ends of one whose term goes on, or whose record does."""
    if not ids:
        return []
    ends = tables.officials.set_index("official_id").loc[sorted(ids), "in_office_until"]
    partly = set(tables.coverage.loc[tables.coverage["completeness"] == "partial", "official_id"])
    goes_on = [key for key in ends.index if pd.isna(ends[key]) or key in partly]
    return [reached[goes_on].min()] if goes_on else [reached[sorted(ids)].max()]


def name_of(counting: pd.DataFrame, selection: Selection, tables: Tables, *, of_office: bool) -> str:
    """`Years since the last visit by Pompeo`, or `by any Secretary of State of the United States`: just those who count."""
    if counting.empty:
        return "Years since the last visit"
    if of_office or not selection.official:
        offices = [plural(office) for office in sorted(counting["office"].unique())]
        return f"Years since the last visit by {listed(offices, 'or')}"
    return f"Years since the last visit by {listed([tables.short_names[key] for key in counting['official_id']], 'or')}"


def who_counts(officials: pd.DataFrame, counting: pd.DataFrame, tables: Tables) -> str:
    """Who counts, and who does not because the record is partial."""
    names = tables.short_names
    left_out = officials.loc[~officials["official_id"].isin(counting["official_id"]), "official_id"]
    told = f"Counted: the stops of {listed([names[key] for key in counting['official_id']])}." if len(counting) else ""
    return f"{told} Not counted, the record being partial: {listed([names[key] for key in left_out])}.".strip() if len(left_out) else told


def ordered_values() -> list[str]:
    """The steps, the most recent first, then never and not known."""
    return [*(word for _, word in STEPS), NEVER, UNKNOWN]
