"""The rules that hold across tables, once each is sound in itself."""

import datetime as dt

import numpy as np
import pandas as pd

from data.errors import SelectionError
from data.findings import Finding, at
from data.frames import row_tuples
from data.schema import TABLES
from data.selection import Known, Selection

Frames = dict[str, pd.DataFrame]


def dates_in_order(frames: Frames) -> list[Finding]:
    pairs = [
        ("stops", "arrived", "left"),
        ("officials", "in_office_since", "in_office_until"),
        ("terms", "since", "until"),
        ("coverage", "since", "until"),
    ]
    found: list[Finding] = []
    for name, first, last in pairs:
        found += at(name, frames[name], frames[name][last] < frames[name][first], last, f"{{}} is before {first}")
    return found


def travel_order(frames: Frames) -> list[Finding]:
    """`seq` counts 1, 2, ... within each official, and arrivals never go back in time."""
    stops = frames["stops"]
    groups = stops.groupby("official_id")
    found = at("stops", stops, stops["seq"] != groups.cumcount() + 1, "seq", "{} is not the next number in the order of travel")
    return found + at("stops", stops, stops["arrived"] < groups["arrived"].shift(), "arrived", "{} is before the stop above")


def stops_once(frames: Frames) -> list[Finding]:
    """No official makes the same stop on the same days twice."""
    stops = frames["stops"]
    again = stops.duplicated(["official_id", "place_id", "arrived", "left"]) & stops["left"].notna()
    return at("stops", stops, again, "stop_id", "{} is the stop of another row too: same official, place and days")


def within_coverage(frames: Frames) -> list[Finding]:
    """Every stop but an announced one lies in a stretch that coverage.csv declares, and stretches of one official do not overlap."""
    coverage, stops = frames["coverage"], frames["stops"]
    overlap = coverage["since"] <= coverage.groupby("official_id")["until"].shift()
    found = at("coverage", coverage, overlap, "since", "{} overlaps the row above")
    joined = stops[["official_id", "arrived"]].reset_index().merge(coverage, on="official_id")
    covered = joined.loc[joined["arrived"].between(joined["since"], joined["until"]), "index"]
    return found + at(
        "stops",
        stops,
        ~stops.index.to_series().isin(covered) & (stops["status"] != "announced"),
        "arrived",
        "{} is outside this official's coverage",
    )


def terms_agree(frames: Frames) -> list[Finding]:
    """officials.csv holds the first and the last day of that official's terms."""
    officials = frames["officials"]
    terms = frames["terms"].groupby("official_id")
    first = officials["official_id"].map(terms["since"].min())
    last = pd.to_datetime(officials["official_id"].map(terms["until"].agg(lambda until: until.max(skipna=False))))
    found = at("officials", officials, officials["in_office_since"] != first, "in_office_since", "{} is not the first day in terms.csv")
    stated = officials["in_office_until"]
    differs = (stated != last) & ~(stated.isna() & last.isna())
    return found + at("officials", officials, differs, "in_office_until", "{} is not the last day in terms.csv")


def sorted_as_said(frames: Frames) -> list[Finding]:
    found: list[Finding] = []
    for name, table in TABLES.items():
        if table.order and len(frames[name].attrs.get("files", [])) < 2:
            order = frames[name].sort_values(list(table.order), kind="stable").index
            misplaced = pd.Series(order != frames[name].index, index=frames[name].index)
            found += at(name, frames[name], misplaced, table.order[0], f"rows are sorted by {', '.join(table.order)}")[:1]
    return found


def coordinates(frames: Frames) -> list[Finding]:
    found: list[Finding] = []
    for name in ("places", "countries"):
        for column, limit in (("latitude", 90), ("longitude", 180)):
            found += at(name, frames[name], frames[name][column].abs() > limit, column, f"{{}} is beyond {limit} degrees")
    return found


def corrections_hold(frames: Frames, raw: Frames) -> list[Finding]:
    """A correction that is listed stands in its table."""
    found: list[Finding] = []
    for line, row in enumerate(row_tuples(frames["corrections"]), 2):
        table = raw[str(row.table)]
        match = table[table[TABLES[str(row.table)].key[0]] == row.row_id]
        if TABLES[str(row.table)].drops(str(row.column), str(row.now)):
            if not match.empty:
                found.append(Finding("corrections.csv", line, "now", f"{row.row_id} is still in {row.table}.csv, which it drops"))
        elif match.empty or row.column not in table:
            found.append(Finding("corrections.csv", line, "row_id", f"{row.table}.csv has no {row.row_id} with a column {row.column}"))
        elif match.iloc[0][str(row.column)] != row.now:
            found.append(Finding("corrections.csv", line, "now", f"{row.row_id} still says {match.iloc[0][str(row.column)]!r}"))
    return found


def spells_place(frames: Frames) -> list[Finding]:
    """A spell names a country of today or a historic state, and a historic state countries of today."""
    spells, states, countries = frames["spells"], frames["historic_states"], set(frames["countries"]["country"])
    unknown = ~spells["country"].isin(countries | set(states["code"]))
    found = at("spells", spells, unknown, "country", "{} is neither in countries.csv nor in historic_states.csv")
    lost = states["countries"].map(lambda codes: bool(set(codes.split()) - countries)).astype(bool)
    numbers = set(frames["overlays"].loc[frames["overlays"]["kind"] == "number", "overlay_id"])
    figures = pd.to_numeric(spells["value"], errors="coerce")
    no_number = spells["overlay_id"].isin(numbers) & ~np.isfinite(figures)
    found += at("spells", spells, no_number, "value", "{} is no number, as this overlay's values are")
    for name, frame in (("spells", spells), ("historic_states", states)):
        for column in ("since", "until"):
            no_day = {text for text in frame[column].unique() if text and not is_partial_day(text)}
            found += at(name, frame, frame[column].isin(no_day), column, "{} is not a day, a month or a year of the calendar")
        backwards = (frame["until"] != "") & (frame["until"] < frame["since"].str.slice(0, 4)) | (
            (frame["until"].str.len() == frame["since"].str.len()) & (frame["until"] < frame["since"])
        )
        found += at(name, frame, backwards, "until", "{} is before since")
    return found + at("historic_states", states, lost, "countries", "{} names a country that is not in countries.csv")


def is_partial_day(text: str) -> bool:
    """Whether `YYYY`, `YYYY-MM` or `YYYY-MM-DD` is in the calendar."""
    try:
        dt.date.fromisoformat(text + "-01" * (2 - text.count("-")))
    except ValueError:
        return False
    return True


def visits_refer(frames: Frames) -> list[Finding]:
    """A visit received is by a country of today or a historic state, and ends on its first day or later."""
    visits = frames["received"]
    known = {*frames["countries"]["country"], *frames["historic_states"]["code"], ""}
    found = at("received", visits, ~visits["country"].isin(known), "country", "{} is neither in countries.csv nor in historic_states.csv")
    return found + at("received", visits, visits["until"] < visits["since"], "until", "{} is before since")


def counterparts_refer(frames: Frames) -> list[Finding]:
    """The country of a counterpart is one of today."""
    met = frames["counterparts"]
    unknown = ~met["country"].isin({*frames["countries"]["country"], ""})
    return at("counterparts", met, unknown, "country", "{} is not in countries.csv")


def names_refer(frames: Frames) -> list[Finding]:
    """Another name is that of something in the tables: a country or a state that is gone, a place, an official."""
    names = frames["names"]
    known = {
        "country": {*frames["countries"]["country"], *frames["historic_states"]["code"]},
        "place": set(frames["places"]["place_id"]),
        "official": set(frames["officials"]["official_id"]),
    }
    unknown = [key not in known[kind] for kind, key in zip(names["kind"], names["id"], strict=True)]
    return at("names", names, pd.Series(unknown, index=names.index, dtype=bool), "id", "{} is no such thing of these tables")


def places_once(frames: Frames) -> list[Finding]:
    """Two places never share a GeoNames record: whatever they are called, they are one."""
    places = frames["places"]
    again = places["geonames_id"].duplicated() & (places["geonames_id"] != "")
    return at("places", places, again, "geonames_id", "{} is the record of another place too: one place stands once")


def stories_parse(frames: Frames) -> list[Finding]:
    found: list[Finding] = []
    known = Known.of(frames)
    for line, row in enumerate(row_tuples(frames["stories"]), 2):
        try:
            Selection.parse(str(row.query), known)
        except SelectionError as error:
            found.append(Finding("stories.csv", line, "query", str(error)))
    return found


def across_tables(frames: Frames, raw: Frames) -> list[Finding]:
    """Every rule across tables that is broken. raw: the tables as text."""
    found = [
        *dates_in_order(frames),
        *travel_order(frames),
        *stops_once(frames),
        *within_coverage(frames),
        *terms_agree(frames),
    ]
    found += [*sorted_as_said(frames), *coordinates(frames), *corrections_hold(frames, raw), *stories_parse(frames), *spells_place(frames)]
    return [*found, *visits_refer(frames), *counterparts_refer(frames), *names_refer(frames), *places_once(frames)]
