"""Two to four officials, offices or countries side by side: what each did, where only one of them was, where all were."""

from dataclasses import dataclass, replace

import pandas as pd

from data.coverage import asked
from data.questions.known import COMPLETE, years_known
from data.questions.summary import by_year
from data.tables import Tables
from data.tours import Tours

MOST_SIDES = 4
LEAST_YEARS = 5  # known in full on both sides, for a correlation


@dataclass(frozen=True)
class Side:
    """One side of a comparison: its name, and what of the selection its officials made."""

    name: str
    officials: tuple[str, ...]
    tours: Tours


def sides(tours: Tours) -> list[Side]:
    """The officials chosen, their offices or their countries (`compare`), in the order chosen; where they are one, or more than MOST_SIDES,
    the whole selection as one."""
    tables = tours.tables
    chosen = asked(tours.selection, tables)
    order = {key: place for place, key in enumerate(tours.selection.official)}
    chosen = chosen.assign(order=chosen["official_id"].map(order).fillna(0)).sort_values("order", kind="stable")
    column = {"official": "official_id"}.get(tours.selection.compare, tours.selection.compare)
    members = {str(key): tuple(own["official_id"]) for key, own in chosen.groupby(column, sort=False)}
    if not 2 <= len(members) <= MOST_SIDES:
        return [Side("All officials chosen", tuple(chosen["official_id"]), tours)]
    return [Side(name_of(key, tables), officials, narrowed(tours, officials)) for key, officials in members.items()]


def name_of(key: str, tables: Tables) -> str:
    """The short name of an official or a country; an office as it is."""
    return tables.short_names.get(key) or tables.country_names.get(key) or key


def narrowed(tours: Tours, officials: tuple[str, ...]) -> Tours:
    """What of a selection some of its officials made; each stop keeps its number."""
    stops, legs = tours.stops, tours.legs
    own_stops, own_legs = stops[stops["official_id"].isin(officials)], legs[legs["official_id"].isin(officials)]
    return replace(tours, stops=own_stops, legs=own_legs, selection=tours.selection.but(official=officials))


@dataclass(frozen=True)
class Shared:
    """Countries (alpha-3) of sides: those only one of them was in, by its name; those all were in; of three or more, those some were in."""

    only: dict[str, list[str]]
    all: list[str]
    some: list[str]


def shared(them: list[Side]) -> Shared:
    """Where only one side was, and where all were, in the order of names."""
    if not them:
        return Shared({}, [], [])
    names = them[0].tours.tables.country_names
    visits = {side.name: set(made(side.tours)["country"]) for side in them}
    everywhere = sorted(set().union(*visits.values()), key=lambda code: names[code])
    by = {code: [name for name, codes in visits.items() if code in codes] for code in everywhere}
    only = {side.name: [code for code in everywhere if by[code] == [side.name]] for side in them}
    return Shared(
        only,
        [code for code in everywhere if len(by[code]) == len(them)],
        [code for code in everywhere if 1 < len(by[code]) < len(them)],
    )


def made(tours: Tours) -> pd.DataFrame:
    """The stops that were made, those only announced left out."""
    return tours.stops[tours.stops["status"] != "announced"]


def correlation(one: Side, other: Side) -> tuple[float, int, int] | None:
    """Pearson's correlation of the stops a year of two sides, with the first and the last of those years.

    Only years count that are known in full on both sides; None where they are fewer than LEAST_YEARS, or one side is the same each year.
    """
    series = [stops_a_year(side) for side in (one, other)]
    both = pd.concat(series, axis=1, join="inner").sort_index()
    if len(both) < LEAST_YEARS or (both.nunique() < 2).any():
        return None
    return float(both.iloc[:, 0].corr(both.iloc[:, 1])), int(both.index[0]), int(both.index[-1])


def stops_a_year(side: Side) -> "pd.Series[float]":
    """year -> stops of a side, of the years that are known in full for each of its officials in office then."""
    table = by_year(side.tours)
    known = years_known(side.tours.tables, list(side.officials))
    unknown = set(known.loc[known["completeness"] != COMPLETE, "year"])
    counts = table.groupby("year")["stops"].sum()
    return counts[~counts.index.isin(unknown)].astype(float)


def correlation_words(them: list[Side]) -> str:
    """What the correlation of two sides is, and over which years; nothing where there is none to tell."""
    if len(them) != 2 or them[0].tours.selection.rests_on_words:
        return ""
    found = correlation(*them)
    if found is None:
        return ""
    value, first, last = found
    return f"Stops a year of the two, {first} to {last}, correlate by {value:.2f} (Pearson; -1 opposite, 0 unrelated, 1 alike)."
