"""The other side of a stop: visits of foreign leaders to a country, beside the journeys of its own leaders to theirs."""

import re
from dataclasses import dataclass

import pandas as pd

from data.questions.profile import before, longest_gap
from data.tables import Tables
from data.tours import Tours

WHOLE = {"USA"}  # hosts of whose visits the source claims to hold all
LEADER = re.compile(r"^(?:President|Premier|Prime Minister|Chancellor)\b")  # an office that leads a state or its government


@dataclass(frozen=True)
class Direction:
    """Journeys one way between a host and a country, oldest first: the first day of each.

    officials: whose journeys, in words. since, until: what the record covers. is_partial: whether the record is not all, so that counts
    are lower bounds. gap_days: the longest time between two of them with the record whole all the way between, from gap_since on; 0
    where there is none. through: of the visits, how many were by a state that is gone (its name -> number).
    """

    officials: str
    days: "pd.Series[pd.Timestamp]"
    since: pd.Timestamp
    until: pd.Timestamp
    is_partial: bool
    through: dict[str, int]
    gap_days: int = 0
    gap_since: pd.Timestamp | None = None


def hosts(tables: Tables) -> list[str]:
    """The hosts of the table, those with most visits first."""
    return list(tables.received["host"].value_counts().index)


def is_of(tables: Tables, country: str) -> "pd.Series[str]":
    """For each visit of the table: empty where it is not by this country, its name, or that of the state it was then part of."""
    states = tables.historic_states
    within = {
        code: name
        for code, name, parts in zip(states["code"], states["name"], states["countries"], strict=True)
        if country in parts.split()
    }
    names = {country: tables.country_names.get(country, country), **within}
    return tables.received["country"].map(names).fillna("")


def came(tables: Tables, host: str, country: str) -> Direction:
    """The leaders of a country, and of the states it was part of, who came to a host."""
    named = is_of(tables, country)
    visits = tables.received[(tables.received["host"] == host) & (named != "")]
    own = tables.received[tables.received["host"] == host]
    by_state = named[visits.index].value_counts()
    through = {str(name): int(number) for name, number in by_state.items() if name != tables.country_names.get(country)}
    days = visits["since"].sort_values(ignore_index=True)
    since, until = own["since"].min(), own["until"].max()
    whole = pd.DataFrame({"official_id": [host], "since": [since], "until": [until]})
    gap = longest_gap(days, whole) if host in WHOLE and len(days) else (0, None)
    return Direction("its leaders", days, since, until, host not in WHOLE, through, *gap)


def went(tours: Tours, host: str, country: str) -> Direction:
    """The leaders of a host who went to a country: one journey a tour that stops there, made, not only announced."""
    tables = tours.tables
    heads = tables.officials[(tables.officials["country"] == host) & tables.officials["office"].str.match(LEADER)]
    stops = tours.all_stops[tours.all_stops["official_id"].isin(heads["official_id"]) & (tours.all_stops["status"] != "announced")]
    there = stops[stops["country"] == country]
    days = there.groupby("tour_id")["arrived"].min().sort_values(ignore_index=True)
    coverage = tables.coverage[tables.coverage["official_id"].isin(heads["official_id"])]
    is_partial = coverage["completeness"] == "partial"
    whole = before(coverage[~is_partial], coverage.loc[is_partial, "since"].min())
    gap = longest_gap(days, whole) if len(days) and len(whole) else (0, None)
    offices = " and ".join(dict.fromkeys(office.split(" of ")[0].lower() + "s" for office in heads["office"]))
    return Direction(f"its {offices}", days, coverage["since"].min(), coverage["until"].max(), bool(is_partial.any()), {}, *gap)


def per_year(directions: dict[str, Direction]) -> pd.DataFrame:
    """year, series, stops: how many journeys each direction has in each year, for a chart."""
    frames = [
        direction.days.dt.year.value_counts().rename("stops").rename_axis("year").reset_index().assign(series=name)
        for name, direction in directions.items()
    ]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=["year", "stops", "series"])
