"""Visits read through an overlay: how many of an official's stops were in a member, as of the day of each visit."""

import pandas as pd

from data.overlays.on_day import dated
from data.tours import Tours


def through_overlay(tours: Tours, overlay_id: str) -> pd.DataFrame:
    """Stops, nights and countries inside an overlay, per official and year.

    One row an official and year: official_id, year, stops, inside (stops in a member on the day of arrival), undated
    (those of them in a member of which it is not known since when),
    countries and countries_inside (counts), nights_inside and nights_outside (NaN where a departure is not known), is_partial.
    Only memberships and categories can be read so; every value of a category counts as inside.
    """
    stops = tours.stops
    spells = dated(tours.tables)
    spells = spells.loc[spells["overlay_id"] == overlay_id, ["country", "since", "begins", "ends"]]
    joined = stops[["stop_id", "country", "arrived"]].merge(spells, on="country")
    held = joined[(joined["begins"] <= joined["arrived"]) & (joined["arrived"] < joined["ends"])]
    read = stops.assign(is_inside=stops["stop_id"].isin(held["stop_id"]), year=stops["arrived"].dt.year)
    dated_ids = held.loc[held["since"] != "", "stop_id"]
    read["is_undated"] = read["is_inside"] & ~read["stop_id"].isin(dated_ids)
    read["country_inside"] = read["country"].where(read["is_inside"])
    read["night_inside"] = read["nights"].where(read["is_inside"], 0)
    read["night_outside"] = read["nights"].where(~read["is_inside"], 0)
    table = read.groupby(["official_id", "year"]).agg(
        stops=("stop_id", "size"),
        inside=("is_inside", "sum"),
        undated=("is_undated", "sum"),
        countries=("country", "nunique"),
        countries_inside=("country_inside", "nunique"),
        nights_inside=("night_inside", lambda nights: nights.sum(skipna=False)),
        nights_outside=("night_outside", lambda nights: nights.sum(skipna=False)),
        is_partial=("is_partial", "any"),
    )
    return table.reset_index()


def totals(table: pd.DataFrame) -> pd.DataFrame:
    """The same per official: official_id, stops, inside, undated, is_partial, the most frequent traveller first."""
    groups = table.groupby("official_id")
    summed = groups.agg(stops=("stops", "sum"), inside=("inside", "sum"), undated=("undated", "sum"), is_partial=("is_partial", "any"))
    return summed.reset_index().sort_values(["stops", "official_id"], ascending=[False, True], ignore_index=True)
