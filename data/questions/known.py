"""What is known of each official, year by year: how many stops, how exactly placed, on what it rests, and whether it claims to be all."""

from functools import lru_cache

import pandas as pd

from data.frames import row_tuples
from data.tables import Tables

COMPLETE, PARTIAL, NOTHING = "complete", "partial", "nothing"  # of a year: all of it, some stops, no stop of a record that is not complete
EXACT = ("city", "site")
YEARS = ["official_id", "year", "completeness", "stops", "with_city", "weak", "source_ids"]


def years_known(tables: Tables, officials: list[str]) -> pd.DataFrame:
    """The years of some officials: rows of `all_years`."""
    years = all_years(tables)
    return years[years["official_id"].isin(officials)].reset_index(drop=True)


@lru_cache(maxsize=2)
def all_years(tables: Tables) -> pd.DataFrame:
    """One row an official and year in office, or with a stop, up to the tables' date: the columns of YEARS.

    completeness: `complete` where complete records cover every day in office of the year; else `partial` where a stop is known, and
    `nothing` where none is. stops: how many are known; with_city: how many of them stand at a city or a site; weak: how many rest
    on a page that a better one should replace; source_ids: the sources, those of most stops first, between spaces.
    """
    stops = tables.stops[tables.stops["arrived"] <= tables.date].merge(tables.places[["place_id", "precision"]], on="place_id")
    weak = set(tables.sources.loc[tables.sources["is_weak"] != "", "source_id"])
    told = stops.assign(year=stops["arrived"].dt.year, is_exact=stops["precision"].isin(EXACT), is_weak=stops["source_id"].isin(weak))
    counts = told.groupby(["official_id", "year"]).agg(
        stops=("stop_id", "size"), with_city=("is_exact", "sum"), weak=("is_weak", "sum"), source_ids=("source_id", ranked)
    )
    rows = {(official, year): COMPLETE if is_all else NOTHING for official, year, is_all in years_in_office(tables)}
    rows |= {key: PARTIAL for key in counts.index if rows.get(key) != COMPLETE}
    found = pd.DataFrame([(*key, completeness) for key, completeness in sorted(rows.items())], columns=YEARS[:3])
    found = found.join(counts, on=["official_id", "year"])
    return found.fillna({"stops": 0, "with_city": 0, "weak": 0, "source_ids": ""}).astype({"stops": int, "with_city": int, "weak": int})[
        YEARS
    ]


def years_in_office(tables: Tables) -> list[tuple[str, int, bool]]:
    """Every year in which an official was in office, and whether complete records cover all of that time; of what outlasts them,
    to the tables' date."""
    complete = tables.coverage[tables.coverage["completeness"] == COMPLETE]
    days: dict[tuple[str, int], list[bool]] = {}
    for term in row_tuples(tables.terms):
        own = complete[complete["official_id"] == term.official_id]
        until = min(term.until, tables.date) if pd.notna(term.until) else tables.date
        spans = list(zip(own["since"], own["until"], strict=True))
        for year in range(term.since.year, until.year + 1):
            first, last = max(term.since, pd.Timestamp(year, 1, 1)), min(until, pd.Timestamp(year, 12, 31))
            is_all = any(since <= first and end >= last for since, end in spans)
            days.setdefault((term.official_id, year), []).append(is_all)
    return [(official, year, all(parts)) for (official, year), parts in days.items()]


def ranked(ids: "pd.Series[str]") -> str:
    """Source ids, those of most rows first."""
    return " ".join(ids.value_counts(sort=True).index)


def runs(years: pd.DataFrame) -> list[tuple[int, int, str, int]]:
    """The years of one official as stretches of one completeness: first and last year, completeness, stops."""
    found: list[tuple[int, int, str, int]] = []
    for row in row_tuples(years.sort_values("year")):
        if found and found[-1][2] == row.completeness and found[-1][1] == row.year - 1:
            found[-1] = (found[-1][0], row.year, row.completeness, found[-1][3] + row.stops)
        else:
            found.append((row.year, row.year, row.completeness, row.stops))
    return found
