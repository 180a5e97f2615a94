"""Which stops (rows of `Tours.all_stops`) the values of a key leave."""

import functools
import operator

import pandas as pd

from data.frames import row_tuples
from data.membership import was_in
from data.met import people_met
from data.overlays.on_day import end_day, first_day
from data.regions import members
from data.tables import Tables


def of_office(offices: tuple[str, ...], stops: pd.DataFrame, tables: Tables) -> "pd.Series[bool]":
    return stops["official_id"].isin(tables.officials.loc[tables.officials["office"].isin(offices), "official_id"])


def in_region(regions: tuple[str, ...], stops: pd.DataFrame, tables: Tables) -> "pd.Series[bool]":
    regions_of = members(tables.countries)
    return stops["country"].isin(frozenset[str]().union(*(regions_of[region] for region in regions)))


def in_country(countries: tuple[str, ...], stops: pd.DataFrame, tables: Tables) -> "pd.Series[bool]":
    """Stops in some countries of today, and on the territory of states that are gone in their years."""
    found = stops["country"].isin(countries)
    for state in row_tuples(tables.historic_states[tables.historic_states["code"].isin(countries)]):
        is_then = (stops["arrived"] >= first_day(state.since)) & (stops["arrived"] < end_day(state.until))
        found |= stops["country"].isin(state.countries.split()) & is_then
    return found


def in_memberships(wanted: tuple[str, ...], stops: pd.DataFrame, tables: Tables) -> "pd.Series[bool]":
    return functools.reduce(operator.or_, (was_in(stops, tables, one) for one in wanted))


def met_by(tables: Tables, people: tuple[str, ...]) -> set[str]:
    """The ids of stops at which one of some people was met."""
    met = people_met(tables)
    return set(met.loc[met["person"].isin(people), "stop_id"])
