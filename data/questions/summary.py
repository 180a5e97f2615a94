"""The summary of a selection: how much, where, when and what, by official and year, each figure with what limits it."""

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from data.coverage import asked
from data.frames import row_dicts
from data.questions.known import COMPLETE, NOTHING, years_known
from data.tours import Tours

MOST = 10  # rows of a ranking
FIGURES = ["stops", "tours", "countries", "nights", "departures_unknown", "distance_km"]
BY_YEAR = ["official_id", "year", "completeness", *FIGURES]


def nights_away(stops: pd.DataFrame) -> "pd.Series[float]":
    """The nights each stop adds to those its official's stops before it hold, so that no night counts twice; NaN where the departure is
    not known. stops: rows of `Tours.stops`."""
    ordered = stops.sort_values(["official_id", "arrived", "seq"], kind="stable")
    reached = ordered.groupby("official_id")["left"].cummax().groupby(ordered["official_id"]).shift()
    begins = ordered["arrived"].where(reached.isna() | (ordered["arrived"] > reached), reached)
    return (ordered["left"] - begins).dt.days.clip(lower=0).reindex(stops.index).astype(float)


def counted_by(stops: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Stops with their nights (`away`) counted by some columns: stops, countries, nights (NaN where none is known), departures_unknown."""
    table = stops.assign(is_open=stops["left"].isna()).groupby(keys)
    counts = table.agg(stops=("stop_id", "size"), countries=("country", "nunique"), departures_unknown=("is_open", "sum"))
    return counts.assign(nights=table["away"].sum(min_count=1))


def year_of_legs(tours: Tours) -> "pd.Series[int]":
    """The year each leg of a selection ended in: that of its arrival, else of its departure, else of the last day known of its tour."""
    last = tours.all_stops.groupby("tour_id")["ends"].max()
    return tours.legs["arrived"].fillna(tours.legs["departed"]).fillna(tours.legs["tour_id"].map(last)).dt.year


@lru_cache(maxsize=8)
def by_year(tours: Tours) -> pd.DataFrame:
    """One row an official and year: the columns of BY_YEAR, in the order of years.

    A stop counts in the year of its arrival, a tour in that of its first stop in the selection, so that years add up; a country once
    in each year; a night once, where the departure is known (of `departures_unknown` stops it is not); a leg to or from these stops in
    the year it ended. completeness: that of
    the whole year (`data.questions.known`). A year in office without a stop is there too: zero where the record is complete, missing
    figures where nothing is known; not where words or kinds filter, which prove no absence.
    """
    stops = tours.stops.assign(year=tours.stops["arrived"].dt.year, away=nights_away(tours.stops))
    first = stops.drop_duplicates("tour_id")
    keys = ["official_id", "year"]
    counts = counted_by(stops, keys)
    counts["tours"] = first.groupby(keys).size()
    legs = tours.legs.assign(year=year_of_legs(tours))
    counts = counts.join(legs.groupby(keys)["distance_km"].sum(), how="outer")
    known = within_dates(years_known(tours.tables, list(asked(tours.selection, tours.tables)["official_id"])), tours)
    completeness = known.set_index(keys)["completeness"]
    if tours.selection.rests_on_words:
        completeness = completeness[completeness.index.isin(counts.index)]
    table = counts.join(completeness, how="outer")
    table["completeness"] = table["completeness"].fillna(NOTHING)
    for name in ("stops", "tours", "countries", "departures_unknown", "distance_km"):
        table[name] = table[name].fillna(0).where(table["completeness"] != NOTHING)
    table.loc[(table["stops"] == 0) & (table["completeness"] == COMPLETE), "nights"] = 0
    return table.reset_index()[BY_YEAR].sort_values(["year", "official_id"], kind="stable", ignore_index=True)


def within_dates(years: pd.DataFrame, tours: Tours) -> pd.DataFrame:
    """The years that the selection's dates touch."""
    since, until = tours.selection.since or "0001", tours.selection.until or "9999"
    return years[years["year"].between(int(since[:4]), int(until[:4]))]


def totals(tours: Tours) -> pd.DataFrame:
    """One row an official with stops, those with most first: official_id, the FIGURES, first and last (days of arrival), is_partial."""
    return of_groups(tours, tours.stops["official_id"], tours.legs["official_id"]).rename(columns={"group": "official_id"})


def of_groups(tours: Tours, of_stops: "pd.Series[str]", of_legs: "pd.Series[str]") -> pd.DataFrame:
    """The FIGURES of each group of stops and legs, as `totals` has them of each official: `group` first."""
    stops = tours.stops.assign(group=of_stops, away=nights_away(tours.stops))
    ends = {"tours": ("tour_id", "nunique"), "first": ("arrived", "min"), "last": ("arrived", "max"), "is_partial": ("is_partial", "any")}
    table = counted_by(stops, ["group"]).join(stops.groupby("group").agg(**ends))
    table["distance_km"] = tours.legs.groupby(of_legs)["distance_km"].sum()
    table = table.reset_index().sort_values(["stops", "group"], ascending=[False, True], kind="stable", ignore_index=True)
    return table[["group", *FIGURES, "first", "last", "is_partial"]]


def shares(stops: pd.DataFrame, by: "pd.Series[str]") -> pd.DataFrame:
    """Stops counted by what they are: what, stops, share (of all, 0 to 1), the most first."""
    counts = by[by != ""].value_counts(sort=True).rename_axis("what").reset_index(name="stops")
    counts = counts.sort_values(["stops", "what"], ascending=[False, True], kind="stable", ignore_index=True)
    return counts.assign(share=counts["stops"] / max(1, len(stops)))


@dataclass(frozen=True)
class Marks:
    """The stops and tours a summary names: rows of `Tours.stops` and of `tour_table`; None where there is none.

    longest: of the tours whose nights are known. busiest: the year with most stops, and how many. is_known_only: they are those among
    the stops known, not of all that were made.
    """

    first: dict[str, object] | None
    last: dict[str, object] | None
    longest: dict[str, object] | None
    busiest: tuple[int, int] | None
    is_known_only: bool


def marks(tours: Tours) -> Marks:
    """The first and the last stop, the longest tour, the busiest year of a selection. Journeys only announced are none of them."""
    made = tours.stops[tours.stops["status"] != "announced"].sort_values(["arrived", "seq"], kind="stable")
    whole = tours.tours[tours.tours["tour_id"].isin(made["tour_id"])]
    lasting = whole[whole["nights"].notna()].sort_values(["nights", "since"], ascending=[False, True], kind="stable")
    years = made["arrived"].dt.year.value_counts()
    most = int(years.max()) if len(years) else 0
    busiest = (int(min(years[years == most].index)), most) if most > 1 and (years == most).sum() == 1 else None
    first, last = (row_dicts(made.iloc[[place]])[0] if len(made) else None for place in (0, -1))
    longest = row_dicts(lasting.head(1))[0] if len(lasting) else None
    return Marks(first, last, longest, busiest, tours.is_partial or tours.selection.rests_on_words)
