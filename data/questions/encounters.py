"""Encounters: who arrived in a country within some days after a rival, and who crossed paths there."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.coverage import asked
from data.tours import Tours

WITHIN_DAYS = 30
VAGUE = ("", "conference", "summit")  # events that name no gathering
STOP_COLUMNS = [
    "stop_id",
    "official_id",
    "place_id",
    "arrived",
    "left",
    "ends",
    "tour_id",
    "event",
    "source_id",
    "source_ref",
    "is_partial",
]


def encounters(tours: Tours, within_days: int = WITHIN_DAYS, pairs: tuple[tuple[str, str], ...] = ()) -> pd.DataFrame:
    """Every arrival of an official in a country at most `within_days` after an official of another country arrived there.

    tours: whose stops count. pairs: official_ids, in either order; empty for all. Returns one row an encounter: country,
    gap_days (from A's arrival to B's), is_crossed (both in the same place on the same day; never where only the country is
    known, or one of them was only announced), is_same_event (they crossed at one gathering, which both sources name), and for
    A, who came first, and B the columns of STOP_COLUMNS as `a_...` and `b_...`; the closest first. A's stop is the last before B's, so that
    each arrival of B meets each rival once. Where both arrive on one day, the one whose id sorts first is A.
    """
    served = tours.tables.served
    stops = tours.stops.sort_values(["country", "arrived", "official_id", "seq"], kind="stable").reset_index(drop=True)
    first, second = neighbours(stops["country"].to_numpy(), stops["arrived"].to_numpy("datetime64[D]").astype(np.int64), within_days)
    a, b = stops.iloc[first].reset_index(drop=True), stops.iloc[second].reset_index(drop=True)
    is_rival = a["official_id"].map(served).to_numpy() != b["official_id"].map(served).to_numpy()
    if pairs:
        wanted = {frozenset(pair) for pair in pairs}
        is_rival &= np.array([frozenset(pair) in wanted for pair in zip(a["official_id"], b["official_id"], strict=True)], dtype=bool)
    a, b = a[is_rival], b[is_rival]
    table = pd.concat([a[STOP_COLUMNS].add_prefix("a_"), b[STOP_COLUMNS].add_prefix("b_")], axis=1)
    table.insert(0, "country", a["country"])
    table.insert(1, "gap_days", (table["b_arrived"] - table["a_arrived"]).dt.days)
    is_same_place = table["a_place_id"] == table["b_place_id"]
    is_sure = (a["precision"] != "country") & (a["status"] != "announced") & (b["status"] != "announced")
    table.insert(2, "is_crossed", is_same_place & is_sure & (table["b_arrived"] <= table["a_ends"]))
    is_gathering = (a["kind"] == "multilateral") & (b["kind"] == "multilateral") & ~a["event"].isin(VAGUE)
    table.insert(3, "is_same_event", table["is_crossed"] & is_gathering & (table["a_event"] == table["b_event"]))
    table = table.sort_values(["b_stop_id", "a_official_id", "a_arrived", "is_crossed"])
    last = table.drop_duplicates(["b_stop_id", "a_official_id"], keep="last")
    return last.sort_values(["is_crossed", "gap_days", "b_arrived"], ascending=[False, True, False], kind="stable", ignore_index=True)


def among(tours: Tours) -> pd.DataFrame:
    """The encounters a selection asks for.

    With officials of two countries or more chosen, those among them; else those of the chosen with anyone, in the same
    dates and countries. `pair` narrows to two officials, or to the officials of two countries, `second` to those in which an
    official, or one of a country, arrived on a later day than the other.
    """
    selection, served = tours.selection, tours.tables.served
    chosen = set(asked(selection, tours.tables)["official_id"])
    is_rivalry = len({served[key] for key in chosen}) > 1
    field = tours if is_rivalry else tours.select(selection.but(official=(), office=()))
    found = encounters(field, int(selection.within or WITHIN_DAYS))
    if not is_rivalry:
        found = found[found["a_official_id"].isin(chosen) | found["b_official_id"].isin(chosen)]
    if selection.pair:
        sides = set(selection.pair)
        a, b = found["a_official_id"], found["b_official_id"]
        if not sides <= set(served):
            a, b = a.map(served), b.map(served)
        found = found[a.isin(sides) & b.isin(sides) & (a != b)]
    if selection.second:
        b = found["b_official_id"]
        is_second = (b if selection.second in served else b.map(served)) == selection.second
        found = found[is_second & (found["gap_days"] > 0)]
    return found.reset_index(drop=True)


Array = NDArray[Any]


def neighbours(groups: Array, days: Array, reach: int) -> tuple[Array, Array]:
    """Index pairs (earlier, later) of rows in one group at most `reach` days apart; rows are sorted by group and day."""
    firsts, seconds = [], []
    for step in range(1, len(days)):
        near = (groups[:-step] == groups[step:]) & (days[step:] - days[:-step] <= reach)
        if not near.any():
            break
        index = np.flatnonzero(near)
        firsts.append(index)
        seconds.append(index + step)
    empty = np.empty(0, dtype=np.intp)
    return np.concatenate([empty, *firsts]), np.concatenate([empty, *seconds])
