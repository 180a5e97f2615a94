"""coverage.csv as an import leaves it: what it can say of the officials imported; rows a human wrote are kept."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

COMPLETE, PARTIAL = "complete", "partial"
Row = dict[str, str]


def complete_rows(rows: list[Row], stops: list[dict[str, Any]], imported: set[str], terms: list[Row]) -> list[Row]:
    """A complete record covers each term, from the first journey made as president-elect, until the term's end or the last
    day the record knows; an official whose coverage a human calls partial is left alone."""
    by_hand = {row["official_id"] for row in rows if row["completeness"] == PARTIAL}
    officials, table = imported - by_hand, with_ends(stops)
    kept = [row for row in rows if row["official_id"] not in officials]
    own = [term for term in terms if term["official_id"] in officials]
    made = [term_row(term, table[table["official_id"] == term["official_id"]], table["ends"].max()) for term in own]
    return [*kept, *(row for row in made if row)]


def partial_rows(
    rows: list[Row], stops: list[dict[str, Any]], imported: Iterable[str], *, is_replaced: bool = True
) -> tuple[list[Row], list[str]]:
    """Of stops made by hand it is known only that these are not all: each official's coverage grows until it holds every stop.

    is_replaced: whether the stops took the place of all the official had, so that what was complete is so no more.
    Returns the rows, and a sentence for each that is new or now reaches farther.
    """
    said: list[str] = []
    table = with_ends(stops)
    for official_id in sorted(imported):
        own = [{**row} for row in rows if row["official_id"] == official_id]
        if is_replaced:
            own = [{**row, "completeness": PARTIAL} for row in own]
        if is_replaced and any(row["completeness"] == COMPLETE for row in rows if row["official_id"] == official_id):
            said.append(f"coverage of {official_id} is partial now: the complete record was replaced by stops made by hand")
        grown = covering(official_id, table[table["official_id"] == official_id], own)
        before = {(row["since"], row["until"]) for row in rows if row["official_id"] == official_id}
        said += [
            f"coverage of {official_id} now reaches from {row['since']} to {row['until']} ({row['completeness']})"
            for row in grown
            if (row["since"], row["until"]) not in before
        ]
        rows = [*(row for row in rows if row["official_id"] != official_id), *grown]
    return rows, said


def covering(official_id: str, stops: pd.DataFrame, rows: list[Row]) -> list[Row]:
    """An official's rows so that they cover every stop: the partial one before or after a stop grows, else one is added.

    A journey that was only announced says nothing of how far a record reaches.
    """
    made = stops[stops["status"] != "announced"]
    stops = stops if made.empty else made
    if not rows:
        return [partial_row(official_id, stops)]
    for since, until in zip(stops["arrived"], stops["ends"], strict=True):
        rows.sort(key=lambda row: row["since"])
        if any(row["since"] <= since <= row["until"] for row in rows):
            continue
        before = [row for row in rows if row["until"] < since]
        after = [row for row in rows if row["since"] > since]
        until = min(until, day_before(after[0]["since"])) if after else until
        if before and before[-1]["completeness"] == PARTIAL:
            before[-1]["until"] = until
        elif after and after[0]["completeness"] == PARTIAL:
            after[0]["since"] = since
        else:
            rows.append({**partial_row(official_id, stops), "since": since, "until": until})
    return rows


def partial_row(official_id: str, stops: pd.DataFrame) -> Row:
    """A row that claims no more than that some stops are known."""
    note = "from the first known stop to the last; say here what the record covers"
    span = {"since": stops["arrived"].min(), "until": stops["ends"].max()}
    return {"official_id": official_id, **span, "completeness": PARTIAL, "note": note, "source_id": stops["source_id"].iloc[0]}


def term_row(term: Row, stops: pd.DataFrame, last_day: str) -> Row | None:
    """A term as far as the record reaches; None where it does not reach into it."""
    until = min(term["until"] or last_day, last_day)
    if until < term["since"]:
        return None
    first = stops.loc[stops["arrived"].between(months_before(term["since"]), until), "arrived"].min()
    since = min(term["since"], first) if isinstance(first, str) else term["since"]
    beyond = stops.loc[stops["arrived"].between(since, month_after(until)), "arrived"].max()
    return {
        "official_id": term["official_id"],
        "since": since,
        "until": max(until, beyond) if isinstance(beyond, str) else until,
        "completeness": COMPLETE,
        "note": "from the first journey before taking office" if since < term["since"] else "",
        "source_id": stops["source_id"].iloc[0],
    }


def with_ends(stops: list[dict[str, Any]]) -> pd.DataFrame:
    """Stops with `ends`: left, else arrived."""
    table = pd.DataFrame(stops)
    return table.assign(ends=table["left"].where(table["left"] != "", table["arrived"]))


def day_before(day: str) -> str:
    return str((pd.Timestamp(day) - pd.DateOffset(days=1)).date())


def months_before(day: str) -> str:
    """Four months earlier: from election day to inauguration in the years when that took until March."""
    return str((pd.Timestamp(day) - pd.DateOffset(months=4)).date())


def month_after(day: str) -> str:
    """A month later: a journey that outlasted the office."""
    return str((pd.Timestamp(day) + pd.DateOffset(days=31)).date())
