"""Ever been there? Answered in words for the countries a reader asks about, over the whole record of the officials asked about."""

import pandas as pd

from data.coverage import asked, iso, stretches
from data.frames import row_dicts
from data.selection import Selection
from data.selection.masks import in_country
from data.tours import Tours
from data.words import day, listed, with_the

MOST_ANSWERS = 3  # countries answered for
MOST_NAMED = 4  # officials


def answers(tours: Tours) -> list[str]:
    """A sentence a country chosen: first, last and how often, or that nobody was there, with what the record covers."""
    chosen = tours.selection.country
    return [answer(tours, code) for code in chosen] if 0 < len(chosen) <= MOST_ANSWERS else []


def answer(tours: Tours, code: str) -> str:
    """Of one country, or of a state that is gone. Dates, words and kinds chosen do not count; journeys only announced do not either."""
    tables = tours.tables
    officials = asked(tours.selection, tables)
    officials = officials[officials["country"] != code]
    name = tables.state_names[code]
    if officials.empty:
        return f"{name}: those chosen serve it; their days at home are no stops."
    coverage = tables.coverage[tables.coverage["official_id"].isin(officials["official_id"])]
    made = tours.all_stops[(tours.all_stops["status"] != "announced") & tours.all_stops["official_id"].isin(officials["official_id"])]
    stops = row_dicts(made[in_country((code,), made, tables)].sort_values(["arrived", "seq"], kind="stable"))
    names, is_one = tables.short_names, len(officials) == 1
    who = who_words(tours.selection, officials, names)
    is_named = is_one or is_few(tours.selection, officials)
    complete, partial = (coverage[coverage["completeness"] == what] for what in ("complete", "partial"))
    is_claim = set(officials["official_id"]) <= set(complete["official_id"])  # each is known in full, some in part later
    record = record_words(complete if is_claim else coverage, partial, names, is_claim=is_claim)
    if not stops:
        return none_words(who, with_the(name), record, is_claim=is_claim, is_named=is_named)
    many = ("" if partial.empty and is_claim else "at least ") + {1: "once", 2: "twice"}.get(len(stops), f"{len(stops):,} times")
    is_first = is_claim and not (partial["since"] <= stops[0]["arrived"]).any()
    ends = [("first" if is_first else "first known", stops[0]), ("last" if is_claim and partial.empty else "last known", stops[-1])]
    told = ", ".join(f"{end} {at(stop, names, is_one=is_one)}" for end, stop in ends[: len(stops)])
    return f"{name}: {many} by {who if is_named else f'any {who}'}: {told} ({record})."


def none_words(who: str, name: str, record: str, *, is_claim: bool, is_named: bool) -> str:
    """That nobody was there, or, where records are known in part, that no stop is known."""
    if not is_claim:
        return f"No stop of {who if is_named else f'any {who}'} in {name} is known ({record})."
    if not is_named:
        has_not = f"No {who} has"
    elif " or " in who:
        has_not = f"None of {who.replace(' or ', ' and ')} has"
    else:
        has_not = f"{who} has not"
    return f"{has_not} been to {name} in the record ({record})."


def record_words(coverage: pd.DataFrame, partial: pd.DataFrame, names: dict[str, str], *, is_claim: bool) -> str:
    """`complete, 1861 to 2025; from 20 February 2025 on known in part: Rubio`."""
    if not is_claim:
        many = coverage["official_id"].nunique() - partial["official_id"].nunique()
        return f"known in part{span_words(coverage)}" + (f"; of {many} in full" if many else "")
    if partial.empty:
        return f"complete{span_words(coverage)}"
    since, who = day(iso(partial["since"].min())), listed([names[key] for key in partial.sort_values("since")["official_id"].unique()])
    return f"complete{span_words(coverage)}; from {since} on known in part: {who}"


def is_office(selection: Selection) -> bool:
    return bool(selection.office) and not selection.official


def is_few(selection: Selection, officials: pd.DataFrame) -> bool:
    """Whether officials are chosen one by one, and few enough to be named."""
    return bool(selection.official) and len(officials) <= MOST_NAMED


def who_words(selection: Selection, officials: pd.DataFrame, names: dict[str, str]) -> str:
    """Who is asked about: `Kerry`, `Secretary of State of the United States`, `official of the 96 in these tables`."""
    if len(officials) == 1:
        return names[officials["official_id"].iloc[0]]
    if is_office(selection):
        return listed(list(selection.office), "or")
    if is_few(selection, officials):
        return listed([names[key] for key in officials["official_id"]], "or")
    return f"official of the {len(officials)} {'chosen' if selection.official else 'in these tables'}"


def span_words(coverage: pd.DataFrame) -> str:
    """`, 1866 to 2025`: the years the records span; where they leave years out, said so."""
    spans = stretches(coverage)
    if not spans:
        return ""
    first, last = spans[0][0].year, max(until for _, until in spans).year
    gaps = ", with gaps" if len(spans) > 1 else ""
    return f", {first} to {last}{gaps}" if first != last else f", {first}"


def at(stop: dict[str, object], names: dict[str, str], *, is_one: bool) -> str:
    """`Kissinger, 24 April 1976`, or the day alone."""
    on = day(iso(pd.Timestamp(str(stop["arrived"]))))
    return on if is_one else f"{names[str(stop['official_id'])]}, {on}"
