"""Coverage: how far the record of some officials can be trusted over a period."""

from dataclasses import dataclass, field
from functools import lru_cache

import pandas as pd

from data.frames import row_tuples
from data.selection import Selection
from data.tables import Tables
from data.words import day, listed, period

DAY = pd.Timedelta(days=1)
BETWEEN = pd.Timedelta(days=92)  # an acting holder of an office, who has no record, lies between two records that are one
MOST_DAYS = 4  # on which records end, and stretches, told one by one


@dataclass(frozen=True)
class Reach:
    """What limits a selection within its dates, for the officials it asks for while in office.

    partial: short names of those known in part. partly: day -> those known in part from it on, and in full before. ended, begun:
    day -> those whose record ends or begins there, though they were in office. is_in_office: whether anyone asked for was in
    office at all. looked: what a search looked through, where words narrow the selection down; such a search claims neither
    that all is found nor that what is not found was not.
    within: the stretches that complete records cover, in words, where the dates asked for reach beyond them.
    """

    partial: tuple[str, ...]
    ended: dict[str, tuple[str, ...]]
    begun: dict[str, tuple[str, ...]]
    is_in_office: bool = True
    looked: tuple[str, ...] = ()
    within: str = ""
    partly: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def is_limited(self) -> bool:
        return bool(self.partial or self.partly or self.ended or self.begun)

    @property
    def says_absence(self) -> bool:
        """Whether no stop found means that none was made."""
        return not self.is_limited and self.is_in_office and not self.looked

    def sentences(self) -> list[str]:
        """What the reader must know, one sentence a limit; nothing where the record is complete."""
        told = [f"Known stops only for {listed(list(self.partial))}: counts are lower bounds."] if self.partial else []
        for on, names in self.partly.items():
            told.append(f"From {day(on)} on known stops only for {listed(list(names))}: counts are lower bounds.")
        for verb, side, when, limits in (
            ("begins", "earlier", "begin after they took office", self.begun),
            ("ends", "later", "end while they were in office", self.ended),
        ):
            if len(limits) > MOST_DAYS:
                many = len({name for names in limits.values() for name in names})
                told.append(f"The records of {many} officials {when}; {side} stops are not known.")
                continue
            for on, names in limits.items():
                told.append(f"The record of {listed(list(names))} {verb} on {day(on)}; {side} stops are not known.")
        if not told and not self.is_in_office:
            return ["No official asked about was in office in these dates, of those these tables know."]
        return [*told, *self.looked] or [f"Complete record{self.within and f': it covers {self.within}'}."]

    def absence(self) -> str:
        """That nothing found means nothing happened, with its limits; only where `says_absence`."""
        return f"The record is complete here{self.within and f' ({self.within})'}: no such stop was made."


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
    first_complete = complete_until(tables.coverage)
    is_later = known["since"] > known["official_id"].map(first_complete)
    partial = tuple(names[key] for key in known.loc[~is_later, "official_id"].unique())
    partly: dict[str, tuple[str, ...]] = {}
    for row in row_tuples(known[is_later]):
        partly = with_name(partly, row.since, names[row.official_id])
    known_in_part = {names[key] for key in known["official_id"].unique()}
    begins, ends = (coverage.groupby("official_id")[column].agg(how) for column, how in (("since", "min"), ("until", "max")))
    spans = unknown_spans(officials, tables)
    ended: dict[str, tuple[str, ...]] = {}
    begun: dict[str, tuple[str, ...]] = {}
    for span in row_tuples(spans[(spans["since"] <= until) & (spans["until"] >= since)]):
        who = names[span.official_id]
        first, last = begins.get(span.official_id), ends.get(span.official_id)
        if first is not None and max(span.since, since) < first <= span.until:
            begun = with_name(begun, first, who)
        if last is not None and last < min(span.until, until) and who not in known_in_part:
            ended = with_name(ended, last, who)
    open_ended = officials.loc[officials["in_office_until"].isna(), "official_id"]
    for key in open_ended:  # in office still: nothing is known after the record's last day
        if key in ends and ends[key] < until and names[key] not in known_in_part:
            ended = with_name(ended, ends[key], names[key])
    terms = tables.terms[tables.terms["official_id"].isin(officials["official_id"])]
    in_office = (terms["since"] <= until) & (terms["until"].fillna(pd.Timestamp("9999-12-31")) >= since)
    return Reach(partial, ended, begun, bool(in_office.any()), within=covered_words(coverage, selection), partly=partly)


def complete_until(coverage: pd.DataFrame) -> "pd.Series[pd.Timestamp]":
    """official_id -> the last day of a record that was complete before anything of it was partial; none where it never was."""
    partial = coverage[coverage["completeness"] == "partial"].groupby("official_id")["since"].min()
    complete = coverage[coverage["completeness"] == "complete"]
    is_before = ~(complete["since"] > complete["official_id"].map(partial))
    return complete[is_before].groupby("official_id")["until"].max()


def stretches(coverage: pd.DataFrame) -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    """Rows of coverage.csv as stretches of days, one after the other; those at most BETWEEN apart are one."""
    found: list[tuple[pd.Timestamp, pd.Timestamp]] = []
    for row in row_tuples(coverage.sort_values(["since", "until"])):
        if found and row.since <= found[-1][1] + BETWEEN:
            found[-1] = (found[-1][0], max(found[-1][1], row.until))
        else:
            found.append((row.since, row.until))
    return found


def covered_words(coverage: pd.DataFrame, selection: Selection) -> str:
    """What records cover of the dates asked for, in words; nothing where they cover all of them, or none are asked for."""
    if not (selection.since or selection.until):
        return ""
    spans = stretches(coverage)
    first, last = pd.Timestamp(selection.since or "1000-01-01"), pd.Timestamp(selection.until or "9999-12-31")
    within = [(max(since, first), min(until, last)) for since, until in spans if since <= last and until >= first]
    is_whole = len(within) == 1 and (within[0][0] == first or not selection.since) and (within[0][1] == last or not selection.until)
    if is_whole or not within:
        return ""
    if len(within) > MOST_DAYS:
        return f"{len(within)} terms between {day(iso(within[0][0]))} and {day(iso(within[-1][1]))}"
    return listed([period(iso(since), iso(until)) for since, until in within])


def iso(date: pd.Timestamp) -> str:
    return str(date.date().isoformat())


def with_name(found: dict[str, tuple[str, ...]], on: pd.Timestamp, name: str) -> dict[str, tuple[str, ...]]:
    """The same with a name at a day, once."""
    key = on.date().isoformat()
    return {**found, key: tuple(dict.fromkeys([*found.get(key, ()), name]))}


def through(selection: Selection, tables: Tables) -> dict[str, tuple[str, ...]]:
    """Day (ISO) -> the official_ids whose records reach up to it, the latest first: of those asked for in office, else the last who was."""
    officials = asked(selection, tables)
    in_office = officials[officials["in_office_until"].isna()]
    chosen = in_office if len(in_office) else officials
    ends = tables.coverage[tables.coverage["official_id"].isin(chosen["official_id"])].groupby("official_id")["until"].max()
    if not len(in_office):
        ends = ends[ends == ends.max()]
    reached: dict[str, tuple[str, ...]] = {}
    for official_id, last in ends.sort_values(ascending=False, kind="stable").items():
        reached[iso(last)] = (*reached.get(iso(last), ()), str(official_id))
    return reached


def reach_sentence(selection: Selection, tables: Tables) -> str:
    """`Data through 14 April 2026 (Lavrov).`, each day of whom it limits; where they are many, the span of days."""
    reached = through(selection, tables)
    days_reached = list(reached)
    if not reached:
        return ""
    if len(reached) > MOST_DAYS:
        return f"Data through {day(days_reached[-1])} to {day(days_reached[0])}, official by official."
    names = tables.short_names
    told = [f"{day(on)} ({listed([names[key] for key in ids])})" for on, ids in reached.items()]
    return f"Data through {', '.join(told)}."


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
    for term in row_tuples(tables.terms):
        until = term.until if pd.notna(term.until) else last
        complete = tables.coverage[(tables.coverage["official_id"] == term.official_id) & (tables.coverage["completeness"] == "complete")]
        begins = term.since
        for known in row_tuples(complete.sort_values("since")):
            if known.since > begins:
                rows.append((term.official_id, begins, min(known.since - DAY, until)))
            begins = max(begins, known.until + DAY)
        if begins <= until:
            rows.append((term.official_id, begins, until))
    return pd.DataFrame([row for row in rows if row[1] <= row[2]], columns=["official_id", "since", "until"])
