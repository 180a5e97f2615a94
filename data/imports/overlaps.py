"""Rows of several tables that tell of one stop: same official, same country, at most three days apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from data.imports.handmade import YES

APART = 3  # days between two rows that still tell of one stop
SURE = {"confirmed": 2, "inferred": 1, "announced": 0}
EXACT = ("city", "site")
Row = dict[str, Any]
Rows = Mapping[str, dict[str, str]]


@dataclass
class Merged:
    """What is left of old and new rows: `stops` of the new, `kept` of the old, and a line for each pair that was looked at."""

    stops: list[Row] = field(default_factory=list)
    kept: list[dict[str, str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def merge(new: list[Row], old: list[dict[str, str]], places: Rows, sources: Rows) -> Merged:
    """New rows beside those already there. Where two tell of one stop the better sourced stays; of the same id the new one.

    Two rows that each read another city of the country, and took neither as given, are two stops. places, sources: rows by id.
    """
    ids = {stop["stop_id"] for stop in new}
    kept = {row["stop_id"]: row for row in old if row["stop_id"] not in ids}
    found = Merged()
    for stop in new:
        near = [row for row in kept.values() if is_near(stop, row, places)]
        near.sort(key=lambda row: (row["place_id"] != stop["place_id"], gap_of(stop, row)))
        if near and is_elsewhere(stop, near[0], places):
            found.lines.append(f"two cities, two stops: {words(stop, places)} and {words(near[0], places)}")
        elif near and worth(stop, places, sources) <= worth(near[0], places, sources):
            found.lines.append(f"one stop, the row there kept: {words(near[0], places)}, not {words(stop, places)}")
            continue
        elif near:
            found.lines.append(f"one stop, the better sourced taken: {words(stop, places)}, not {words(near[0], places)}")
            del kept[near[0]["stop_id"]]
        found.stops.append(stop)
    found.kept = list(kept.values())
    return found


def is_near(one: Row, other: Row, places: Rows) -> bool:
    is_same = one["official_id"] == other["official_id"] and country(one, places) == country(other, places)
    return is_same and gap_of(one, other) <= APART


def gap_of(one: Row, other: Row) -> int:
    """Days between two stops; below 0 where they share days."""
    ends = [pd.Timestamp(row["left"] or row["arrived"]) for row in (one, other)]
    begins = [pd.Timestamp(row["arrived"]) for row in (one, other)]
    return int(max((begins[1] - ends[0]).days, (begins[0] - ends[1]).days))


def is_elsewhere(one: Row, other: Row, places: Rows) -> bool:
    """Whether both rows read a city, and not the same."""
    is_read = all(places[row["place_id"]]["precision"] in EXACT and row["status"] == "confirmed" for row in (one, other))
    return is_read and one["place_id"] != other["place_id"]


def worth(row: Row, places: Rows, sources: Rows) -> tuple[int, ...]:
    """How well a row is sourced: its page, how sure it is, whether it knows the city and the last day."""
    is_weak = sources.get(row["source_id"], {}).get("is_weak") == YES
    is_placed = places[row["place_id"]]["precision"] in EXACT
    return (int(not is_weak), SURE[row["status"]], int(is_placed), int(bool(row["left"])))


def country(row: Row, places: Rows) -> str:
    return places[row["place_id"]]["country"]


def words(row: Row, places: Rows) -> str:
    return f"{row['official_id']}, {row['arrived']}, {places[row['place_id']]['name']} ({row['source_id']})"
