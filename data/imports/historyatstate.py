"""Takes in the record of foreign travel of US presidents and secretaries of state (Office of the Historian, CC0).

One XML row may hold several places: each becomes a stop, in the order given, with the row's dates, unless
the remark lists the days spent there ("was in Damascus May 3-4, 12, 14"): then each visit is a stop.
"""

import datetime as dt
import re
import xml.etree.ElementTree as ET
from calendar import month_name
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.errors import ImportFailedError
from data.imports.cover import COMPLETE
from data.imports.gather import Gathered, Progress, no_progress
from data.imports.tags import tag

PAGE = "https://history.state.gov/departmenthistory/travels"
ROLES = {"president": "historyatstate-presidents", "secretary": "historyatstate-secretaries"}
STEM = "hs"  # begins the id of every stop of the record
ONE_DAY = dt.timedelta(days=1)
MONTHS = {name: number for number, name in enumerate(month_name) if name}
MONTH = "|".join(MONTHS)
# "was in Jerusalem May 4-5, 6-7, and 29-30" - "Discussions continued in Aswan March 9, 12-14, and 17-18"
VISITS = re.compile(rf"(?P<verb>[Ww]as in|continued in|[Vv]isited) (?P<place>[A-Z]\w+) (?P<month>{MONTH}) (?P<days>\d[\d, and–-]*\d)")


@dataclass(frozen=True)
class Row:
    """One row of the record as it stands."""

    number: int
    role: str
    official_id: str
    since: dt.date
    until: dt.date
    label: str
    locale: str
    remark: str


def rows_of(folder: Path) -> list[Row]:
    """Every row of every file of a checkout, in the record's own order within each official.

    Raises ImportFailedError where the folder or a file is not as the record is laid out.
    """
    files = sorted(folder.glob("*-travels/*.xml"))
    if not files:
        raise ImportFailedError(f"{folder}: no *-travels/*.xml in it; name a checkout of the travel record")
    rows = [row for file in files for row in trips(file)]
    if twice := [number for number, times in Counter(row.number for row in rows).items() if times > 1]:
        raise ImportFailedError(f"{folder}: the trip {twice[0]} stands twice")
    return rows


def trips(file: Path) -> Iterator[Row]:
    """The rows of one file."""
    try:
        root = ET.parse(file).getroot()
        for trip in root.iter("trip"):
            text = {child.tag: re.sub(r"\s+", " ", "".join(child.itertext())).strip() for child in trip}
            since, until = dt.date.fromisoformat(text["start-date"]), dt.date.fromisoformat(text["end-date"])
            if until < since:
                raise ValueError(f"trip {text['id']}: its end {until} is before its start {since}")
            yield Row(
                int(text["id"]), trip.attrib["role"], trip.attrib["who"], since, until, text["country"], text["locale"], text["remarks"]
            )
    except (ET.ParseError, KeyError, ValueError) as error:
        raise ImportFailedError(f"{file}: not laid out as the travel record is ({error})") from error


def with_comma(overrides: Iterable[dict[str, Any]]) -> set[str]:
    """The names of places that hold a comma, of the gazetteer's overrides."""
    return {row["locale"] for row in overrides if "," in row["locale"]}


def localities(locale: str, names_with_comma: set[str]) -> list[str]:
    """The places of one cell: split at commas, save in the names that hold one ("Mexico, D.F.")."""
    for name in names_with_comma:
        if name in locale:
            before, _, after = locale.partition(name)
            parts = [localities(part, names_with_comma) for part in (before, after) if part.strip(" ,")]
            return [*(parts.pop(0) if before.strip(" ,") else []), name, *(parts.pop(0) if parts else [])]
    return [part.strip() for part in locale.split(",") if part.strip()] or [""]


def visits(row: Row, place: str, is_only_place: bool) -> list[tuple[dt.date, dt.date]]:
    """The stretches of days spent in a place: those the remark lists, else the row's own dates."""
    found = VISITS.search(row.remark)
    if not found or not (found["place"] == place or (is_only_place and found["place"] in (place, row.label))):
        return [(row.since, row.until)]
    month = MONTHS[found["month"]]
    spans = []
    for span in re.findall(r"\d+(?:[-–]\d+)?", found["days"]):
        first, _, last = span.replace("–", "-").partition("-")
        spans.append((row.since.replace(month=month, day=int(first)), row.since.replace(month=month, day=int(last or first))))
    first, end = spans[0]
    if first - row.since == ONE_DAY:  # "continued" on the next day: the same visit
        return [(row.since, end), *spans[1:]]
    if first > row.since:  # the row's own dates, then the returns the remark lists
        return [(row.since, row.until if row.until < first else row.since), *spans]
    return spans


def dated(row: Row, place: str, is_only_place: bool) -> list[tuple[dt.date, dt.date]]:
    """The same. Raises ImportFailedError where the remark lists a day that no calendar has."""
    try:
        return visits(row, place, is_only_place)
    except ValueError as error:
        raise ImportFailedError(f"row {row.number} of {row.official_id}: the days its remark lists cannot be read ({error})") from None


def gather(folder: Path, gathered: Gathered, progress: Progress = no_progress) -> None:
    """Turn every row of a checkout into stops.

    Unknown labels and places are collected in `gathered` and never guessed.
    """
    gathered.completeness = COMPLETE
    rows = rows_of(folder)
    names_with_comma = with_comma(gathered.resolver.overrides.values())
    for row in progress(rows, "rows"):
        places = localities(row.locale, names_with_comma)
        purpose = tag(row.remark)
        seen: set[str] = set()
        for order, place in enumerate(places, 1):
            for visit, (arrived, left) in enumerate(dated(row, place, len(places) == 1), 1):
                gathered.add(
                    stop_id=f"{STEM}{row.number}-{order}" + (f".{visit}" if visit > 1 else ""),
                    official_id=row.official_id,
                    arrived=arrived.isoformat(),
                    left=left.isoformat(),
                    order=(row.number, order, visit),
                    locale=place,
                    label=row.label,
                    countries=gathered.resolver.labels.resolve(row.label),
                    kind=purpose.kind,
                    event=purpose.event,
                    status="confirmed",
                    remark="",
                    source_id=ROLES[row.role],
                    source_ref=f"{PAGE}/{row.role}/{row.official_id}",
                    seen=seen,
                )
    gathered.keep_later(max((row.since.isoformat() for row in rows), default=""), STEM)
