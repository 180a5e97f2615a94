"""What a country sees: who came last, after how long, who never came, and what it belongs to on a day."""

from dataclasses import dataclass

import pandas as pd

from data.coverage import asked
from data.overlays import dated, is_whole
from data.tables import Tables
from data.tours import Tours


@dataclass(frozen=True)
class Side:
    """The visits of one country's officials: first and last stop, and the longest time between two arrivals in days (0: one visit).

    Where `is_partial`, neither a first visit nor a gap can be claimed.
    """

    country: str
    stops: int
    first: dict[str, object]
    last: dict[str, object]
    gap_days: int
    gap_since: pd.Timestamp
    is_partial: bool


def sides(tours: Tours, where: str, column: str = "country") -> list[Side]:
    """One `Side` for each country whose officials stopped there within the selection, the most frequent first.

    where: a country (alpha-3), or with column `place_id` a place.
    """
    officials = tours.tables.officials
    served = dict(zip(officials["official_id"], officials["country"], strict=True))
    stops = tours.stops[tours.stops[column] == where].sort_values(["arrived", "seq"], kind="stable")
    found = []
    for code, own in stops.groupby(stops["official_id"].map(served)):
        gaps = own["arrived"].diff().dt.days.fillna(0)
        longest = int(gaps.max())
        before = own["arrived"].shift().loc[gaps.idxmax()] if longest else own["arrived"].iloc[0]
        first, last = own.iloc[0].to_dict(), own.iloc[-1].to_dict()
        found.append(Side(str(code), len(own), first, last, longest, before, bool(own["is_partial"].any())))
    return sorted(found, key=lambda side: (-side.stops, side.country))


def never_came(tours: Tours, where: str, column: str = "country") -> list[str]:
    """Short names of the officials asked for who have only complete coverage and no stop there in the whole record."""
    tables = tours.tables
    partial = set(tables.coverage.loc[tables.coverage["completeness"] == "partial", "official_id"])
    came = set(tours.record.loc[tours.record[column] == where, "official_id"])
    ids = asked(tours.selection, tables).sort_values("in_office_since")["official_id"]
    return [tables.short_names[key] for key in ids if key not in partial and key not in came]


def belongs_to(tables: Tables, country: str, on: str) -> pd.DataFrame:
    """The overlays, numbers aside, a country is in on a day (ISO): name, value, since, until, is_imprecise, via, source_id."""
    heads = tables.overlays[tables.overlays["kind"] != "number"].set_index("overlay_id")
    spells, day = dated(tables), pd.Timestamp(on)
    held = spells[(spells["country"] == country) & spells["overlay_id"].isin(heads.index)]
    held = held[(held["begins"] <= day) & (day < held["ends"])].drop_duplicates(["overlay_id", "value"])
    precise = held["since"].map(is_whole).astype(bool)
    table = held.assign(name=held["overlay_id"].map(heads["name"]), is_imprecise=~precise)
    return table[["name", "value", "since", "until", "is_imprecise", "via", "source_id"]].sort_values("name", ignore_index=True)
