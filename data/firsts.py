"""First and last visits: which stops are an official's, an office's or a country's first or last in the country they were made in."""

import pandas as pd

from data.tables import Tables

# visit= -> whose visits are in a row, and which of them is meant
VISITS = {
    "first": ("official", "first"),
    "last": ("official", "last"),
    "first-of-office": ("office", "first"),
    "last-of-office": ("office", "last"),
    "first-of-country": ("country", "first"),
    "last-of-country": ("country", "last"),
}
SAID = {"official": "", "office": " of the office", "country": " of the country's officials"}


def is_visit(stops: pd.DataFrame, tables: Tables, visit: str) -> "pd.Series[bool]":
    """Whether each stop is the first (or the last) of its official, its office or its official's country in the country it was made in.

    stops: the whole record (`Tours.all_stops`). Journeys that were only announced are no visit. Of several stops that begin on
    one day one is the first: that which comes first in the official's order of travel, then by id.
    """
    whose, which = VISITS[visit]
    made = stops.loc[stops["status"] != "announced", ["stop_id", "official_id", "country", "arrived", "seq"]]
    made = made.sort_values(["arrived", "seq", "official_id"], kind="stable")
    found = made[~made.assign(who=made["official_id"].map(bearers(tables, whose))).duplicated(["who", "country"], keep=which)]  # type: ignore[arg-type]
    return stops["stop_id"].isin(found["stop_id"])


def visits_of(stops: pd.DataFrame, tables: Tables) -> "pd.Series[str]":
    """Each stop's place among its official's in the country, over the whole record: `first`, `last`, `only`, or nothing.

    `first known` where the official's record is known in part by then; `last known` where it is so later, or the official is in office
    still; `only known` where either holds.
    """
    first, last = is_visit(stops, tables, "first"), is_visit(stops, tables, "last")
    partial = tables.coverage[tables.coverage["completeness"] == "partial"].groupby("official_id").agg({"since": "min", "until": "max"})
    begins, ends = (stops["official_id"].map(partial[column]) for column in ("since", "until"))
    in_office = set(tables.officials.loc[tables.officials["in_office_until"].isna(), "official_id"])
    is_first_known = first & (begins <= stops["arrived"])
    is_last_known = last & ((ends >= stops["arrived"]) | stops["official_id"].isin(in_office))
    words = pd.Series("", index=stops.index, dtype="str").mask(first, "first").mask(last, "last").mask(first & last, "only")
    return words.mask(is_first_known | is_last_known, words + " known").mask(first & ~last & ~is_first_known, "first")


def bearers(tables: Tables, whose: str) -> dict[str, str]:
    """official_id -> the official, the office held, or the country served."""
    officials = tables.officials
    column = {"official": "official_id"}.get(whose, whose)
    return dict(zip(officials["official_id"], officials[column], strict=True))


def said(visit: str) -> str:
    """`first visits`, `last visits of the office`."""
    whose, which = VISITS[visit]
    return f"{which} visits{SAID[whose]}"
