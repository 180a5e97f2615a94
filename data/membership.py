"""Membership on the day: whether the country of a stop was in an overlay when the stop was made."""

from functools import lru_cache

import pandas as pd

from data.overlays.on_day import dated
from data.tables import Tables

MEMBER = "member"
NUMBER = "number"  # the kind of overlays that hold figures, of which no country is a member


@lru_cache(maxsize=4)
def memberships_of(tables: Tables) -> dict[str, tuple[str, str]]:
    """Those of the tables."""
    return memberships(tables.overlays, tables.spells)


def memberships(overlays: pd.DataFrame, spells: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """What `in=` may say -> overlay_id and value: `nato`, or of an overlay with several values `us_cocom:SOUTHCOM`.

    Where some are members and others something else, such as observers, the overlay's name alone means the members.
    """
    heads = overlays[overlays["kind"] != NUMBER]
    pairs = spells[["overlay_id", "value"]].drop_duplicates()
    with_members = set(pairs.loc[pairs["value"] == MEMBER, "overlay_id"])
    found = {key: (key, MEMBER if key in with_members else "") for key in sorted(heads["overlay_id"])}
    several = pairs[pairs.duplicated("overlay_id", keep=False) & pairs["overlay_id"].isin(heads["overlay_id"])]
    found |= {f"{key}:{value}": (key, value) for key, value in sorted(zip(several["overlay_id"], several["value"], strict=True))}
    return found


def was_in(stops: pd.DataFrame, tables: Tables, membership: str) -> "pd.Series[bool]":
    """Whether each stop was made in a country that was in an overlay (with that value) on the day of arrival.

    A spell dated by its month or year alone counts from the first day it may mean to the last.
    """
    overlay_id, value = memberships_of(tables)[membership]
    spells = dated(tables)
    spells = spells[(spells["overlay_id"] == overlay_id) & ((spells["value"] == value) | (value == ""))]
    joined = stops[["stop_id", "country", "arrived"]].merge(spells[["country", "begins", "ends"]], on="country")
    held = joined[(joined["begins"] <= joined["arrived"]) & (joined["arrived"] < joined["ends"])]
    return stops["stop_id"].isin(held["stop_id"])


def membership_name(tables: Tables, membership: str) -> str:
    """`NATO`, `US geographic combatant commands: SOUTHCOM`; what stands in brackets after a name is left out."""
    overlay_id, _, value = membership.partition(":")
    name = str(tables.overlay_heads[overlay_id]["name"]).split(" (")[0]
    return f"{name}: {value}" if value else name
