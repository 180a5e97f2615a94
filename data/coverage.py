"""Coverage: how far the record of some officials can be trusted over a period."""

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from data.selection import Selection, day, listed
from data.tables import Tables

DAY = pd.Timedelta(days=1)


@dataclass(frozen=True)
class Reach:
    """What limits a selection within its dates, for the officials it asks for while in office.

    partial: short names of those known in part. ended, begun: day -> those whose record ends or begins there, though they
    were in office. is_in_office: whether anyone asked for was in office at all.
    """

    partial: tuple[str, ...]
    ended: dict[str, tuple[str, ...]]
    begun: dict[str, tuple[str, ...]]
    is_in_office: bool = True

    @property
    def is_limited(self) -> bool:
        return bool(self.partial or self.ended or self.begun)

    def sentences(self) -> list[str]:
        """What the reader must know, one sentence a limit; nothing where the record is complete."""
        told = [f"Known stops only for {listed(list(self.partial))}: counts are lower bounds."] if self.partial else []
        for verb, side, limits in (("begins", "earlier", self.begun), ("ends", "later", self.ended)):
            for on, names in limits.items():
                told.append(f"The record of {listed(list(names))} {verb} on {day(on)}; {side} stops are not known.")
        if not told and not self.is_in_office:
            return ["No one asked for was in office in these dates."]
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
    names = tables.short_names
    coverage = tables.coverage[tables.coverage["official_id"].isin(officials["official_id"])]
    known = coverage[(coverage["completeness"] == "partial") & (coverage["since"] <= until) & (coverage["until"] >= since)]
    partial = tuple(names[key] for key in known["official_id"].unique())
    begins, ends = (coverage.groupby("official_id")[column].agg(how) for column, how in (("since", "min"), ("until", "max")))
    spans = unknown_spans(officials, tables)
    ended: dict[str, tuple[str, ...]] = {}
    begun: dict[str, tuple[str, ...]] = {}
    for span in spans[(spans["since"] <= until) & (spans["until"] >= since)].itertuples(index=False):
        who = names[span.official_id]
        first, last = begins.get(span.official_id), ends.get(span.official_id)
        if first is not None and max(span.since, since) < first <= span.until:
            begun = with_name(begun, first, who)
        if last is not None and last < min(span.until, until) and who not in partial:
            ended = with_name(ended, last, who)
    open_ended = officials.loc[officials["in_office_until"].isna(), "official_id"]
    for key in open_ended:  # in office still: nothing is known after the record's last day
        if key in ends and ends[key] < until and names[key] not in partial:
            ended = with_name(ended, ends[key], names[key])
    terms = tables.terms[tables.terms["official_id"].isin(officials["official_id"])]
    in_office = (terms["since"] <= until) & (terms["until"].fillna(pd.Timestamp("9999-12-31")) >= since)
    return Reach(partial, ended, begun, bool(in_office.any()))


def with_name(found: dict[str, tuple[str, ...]], on: pd.Timestamp, name: str) -> dict[str, tuple[str, ...]]:
    """The same with a name at a day, once."""
    key = on.date().isoformat()
    return {**found, key: tuple(dict.fromkeys([*found.get(key, ()), name]))}


def through(selection: Selection, tables: Tables) -> str:
    """The last day, ISO, up to which the records of all officials asked for reach: those in office, else the last who was."""
    officials = asked(selection, tables)
    in_office = officials[officials["in_office_until"].isna()]
    chosen = in_office if len(in_office) else officials
    ends = tables.coverage[tables.coverage["official_id"].isin(chosen["official_id"])].groupby("official_id")["until"].max()
    return str((ends.min() if len(in_office) else ends.max()).date().isoformat())


def unknown_spans(officials: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """When officials were in office and their record is not complete, as rows official_id, since, until (days, both inclusive).

    An open term reaches to the last day any record reaches.
    """
    spans = all_unknown_spans(tables)
    return spans[spans["official_id"].isin(officials["official_id"])].reset_index(drop=True)


@lru_cache(maxsize=4)
def all_unknown_spans(tables: Tables) -> pd.DataFrame:
    """The same for every official of the tables."""
    last = tables.coverage["until"].max()
    rows = []
    for term in tables.terms.itertuples(index=False):
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
