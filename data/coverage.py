"""Coverage: how far the record of some officials can be trusted over a period."""

from dataclasses import dataclass

import pandas as pd

from data.selection import Selection, day, listed
from data.tables import Tables

DAY = pd.Timedelta(days=1)


@dataclass(frozen=True)
class Reach:
    """What limits a selection: officials known only in part, and officials in office whose record has ended.

    partial: short names. ended: day the record ends -> short names.
    """

    partial: tuple[str, ...]
    ended: dict[str, tuple[str, ...]]

    @property
    def is_limited(self) -> bool:
        return bool(self.partial or self.ended)

    def sentences(self) -> list[str]:
        """What the reader must know, one sentence a limit; nothing where the record is complete."""
        told = [f"Known stops only for {listed(list(self.partial))}: counts are lower bounds."] if self.partial else []
        told += [
            f"The record of {listed(list(names))} ends on {day(until)}; later stops are not known." for until, names in self.ended.items()
        ]
        return told or ["Every journey in the record."]


def asked(selection: Selection, tables: Tables) -> pd.DataFrame:
    """The officials a selection asks for, whether or not it leaves them a stop."""
    officials = tables.officials
    if selection.official:
        officials = officials[officials["official_id"].isin(selection.official)]
    if selection.office:
        officials = officials[officials["office"].isin(selection.office)]
    return officials


def reach_of(selection: Selection, tables: Tables) -> Reach:
    """The limits of the record for a selection's officials within its dates."""
    since = pd.Timestamp(selection.since or "1000-01-01")
    until = pd.Timestamp(selection.until or "9999-12-31")
    officials = asked(selection, tables)
    coverage = tables.coverage[tables.coverage["official_id"].isin(officials["official_id"])]
    partial = coverage[(coverage["completeness"] == "partial") & (coverage["since"] <= until) & (coverage["until"] >= since)]
    in_office = officials.loc[officials["in_office_until"].isna(), "official_id"]
    ends = coverage[coverage["official_id"].isin(in_office)].groupby("official_id")["until"].max()
    names = tables.short_names
    ended: dict[str, tuple[str, ...]] = {}
    for official_id, last in ends[ends < until].items():
        if official_id not in set(partial["official_id"]):
            key = last.date().isoformat()
            ended[key] = (*ended.get(key, ()), names[str(official_id)])
    return Reach(tuple(names[key] for key in partial["official_id"].unique()), ended)


def through(selection: Selection, tables: Tables) -> str:
    """The last day, ISO, up to which all officials asked for are covered, those out of office left aside where some are in it."""
    officials = asked(selection, tables)
    in_office = officials[officials["in_office_until"].isna()]
    chosen = in_office if len(in_office) else officials
    ends = tables.coverage[tables.coverage["official_id"].isin(chosen["official_id"])].groupby("official_id")["until"].max()
    return str(ends.min().date().isoformat())


def unknown_spans(officials: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """When officials were in office and their record is not complete, as rows official_id, since, until (days, both inclusive).

    An open term reaches to the last day any record reaches.
    """
    last = tables.coverage["until"].max()
    rows = []
    for term in tables.terms[tables.terms["official_id"].isin(officials["official_id"])].itertuples(index=False):
        until = term.until if pd.notna(term.until) else last
        complete = tables.coverage[(tables.coverage["official_id"] == term.official_id) & (tables.coverage["completeness"] == "complete")]
        begins = term.since
        for known in complete.sort_values("since").itertuples(index=False):
            if known.since > begins:
                rows.append((term.official_id, begins, min(known.since - DAY, until)))
            begins = max(begins, known.until + DAY)
        if begins <= until:
            rows.append((term.official_id, begins, until))
    return pd.DataFrame([row for row in rows if row[1] <= row[2]], columns=["official_id", "since", "until"])
