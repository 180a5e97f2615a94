"""Takes in many officials at once: a table of offices and terms, and one hand-made table of stops an official."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from data.errors import ImportFailedError
from data.imports import handmade
from data.imports.cover import PARTIAL, day_before
from data.imports.csv_file import Row, read_rows_of
from data.imports.doubts import doubts, of_whole_tours
from data.imports.gather import Gathered, Progress, no_progress
from data.imports.overlaps import merge
from data.tables import read_rows, write_rows

OFFICIALS = "officials_new.csv"
COLUMNS = ["official_id", "name", "office", "country", "base", "term_since", "term_until"]
COVER = ["record_since", "record_until", "completeness", "basis"]
ARTICLE = "https://en.wikipedia.org/wiki/"  # on the holder of an office, where the table names no page of its own


@dataclass
class Taken:
    """What the import says: `merged`, a line for each pair of rows of one stop; `doubts`, for each day to be looked at."""

    merged: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def files_of(folder: Path) -> tuple[Path, list[Path]]:
    """The table of officials, in the folder or the one it stands in, and the tables of stops, in the folder or its `itineraries`.

    Raises ImportFailedError where one of them is missing.
    """
    inner = folder / "itineraries"
    stops = inner if inner.is_dir() else folder
    officials = next((path / OFFICIALS for path in (folder, stops, folder.parent) if (path / OFFICIALS).is_file()), None)
    files = sorted(path for path in stops.glob("*.csv") if path.name != OFFICIALS)
    if officials is None or not files:
        missing = f"no {OFFICIALS}" if officials is None else "no table of stops (official_id.csv)"
        raise ImportFailedError(f"{folder}: {missing} in it; name a folder with {OFFICIALS} and itineraries/")
    return officials, files


def gather(folder: Path, accessed: str, gathered: Gathered, progress: Progress = no_progress) -> Taken:
    """Turn every row into a stop, beside the stops that officials have already (`data/imports/overlaps.py`), and write officials,
    terms, coverage and sources. The same folder gives the same tables, however often it is taken in.
    """
    officials, files = files_of(folder)
    heads = read_rows_of(officials, [*COLUMNS, *COVER])
    sources = add_officials(heads, accessed, gathered)
    names = {row["official_id"]: row["name"] for row in read_rows(gathered.folder / "officials.csv")}
    if unknown := [path for path in files if path.stem not in names]:
        raise ImportFailedError(f"{unknown[0]}: official {unknown[0].stem!r} is neither in officials.csv nor in {officials}")
    for file in progress(files, "officials"):
        rows = handmade.rows_of(file, name_in(file, names[file.stem]), gathered)
        sources += handmade.add_rows(rows, file.stem, accessed, gathered)
    handmade.write_sources(sources, gathered.folder)
    taken = settle(gathered)
    add_coverage(heads, gathered)
    return taken


def settle(gathered: Gathered) -> Taken:
    """What is gathered beside the stops already there: one row a stop, tours' days told from days of stops."""
    imported = {stop["official_id"] for stop in gathered.stops}
    old = [row for row in read_rows(gathered.folder / "stops.csv") if row["official_id"] in imported]
    known = {row["source_id"]: row for row in read_rows(gathered.folder / "sources.csv")}
    merged = merge(gathered.stops, old, gathered.places, known)
    gathered.stops, gathered.kept, gathered.is_beside = merged.stops, merged.kept, True
    for rows in of_whole_tours(gathered.stops, gathered.country_of):
        for row in rows:
            row["status"] = "inferred" if row["status"] == "confirmed" else row["status"]
    return Taken(merged.lines, doubts([*gathered.kept, *gathered.stops], gathered.country_of))


def name_in(file: Path, name: str) -> str:
    """The name a file gives its official; that of the tables where the file has several, so that the rows at fault are told."""
    given = {row["official"] for row in read_rows_of(file, ["official"])}
    return given.pop() if len(given) == 1 else name


def add_officials(rows: list[Row], accessed: str, gathered: Gathered) -> list[dict[str, str]]:
    """Write officials and terms of those not yet in the tables; return their pages. What a human wrote is kept."""
    tables = {name: read_rows(gathered.folder / f"{name}.csv") for name in ("officials", "terms")}
    there = {row["official_id"] for row in tables["officials"]}
    sources = []
    for row in rows:
        key, url = row["official_id"], row.get("source_url") or ARTICLE + row["name"].replace(" ", "_")
        source = handmade.source_of(url, row.get("source_title") or f"{row['name']} (Wikipedia)", accessed)
        sources.append(source)
        by = {"source_id": source["source_id"]}
        if key not in there:
            base = gathered.resolver.resolve(row["base"], (row["country"],))
            if base is None:
                raise ImportFailedError(row.broken("base", f"{row['base']!r} is no place of {row['country']} that the gazetteer knows"))
            term = {"since": row["term_since"], "until": row["term_until"]}
            head = {"official_id": key, "name": row["name"], "office": row["office"], "country": row["country"]}
            days = {"in_office_since": term["since"], "in_office_until": term["until"]}
            tables["officials"].append({**head, "base_place_id": gathered.place_id(base), **days, **by})
            tables["terms"].append({"official_id": key, **term, **by})
    for name, table in tables.items():
        write_rows(name, table, gathered.folder)
    return sources


def add_coverage(rows: list[Row], gathered: Gathered) -> None:
    """Write how far each record reaches, where coverage.csv does not say so yet; its source is the page most rows rest on.

    Journeys at its end that were only announced are no record: it ends the day before the first of them.
    """
    table = read_rows(gathered.folder / "coverage.csv")
    for row in rows:
        key, span = row["official_id"], {"since": row["record_since"], "until": row["record_until"]}
        stops = sorted((stop for stop in gathered.stops if stop["official_id"] == key), key=lambda stop: str(stop["arrived"]))
        if not stops or any(one["official_id"] == key and meets(one, span) for one in table):
            continue
        made = max((stop["arrived"] for stop in stops if stop["status"] != "announced"), default="")
        only_announced = [stop["arrived"] for stop in stops if stop["arrived"] > made]
        span["until"] = min([span["until"], *(day_before(day) for day in only_announced)])
        source_id = Counter(stop["source_id"] for stop in stops).most_common(1)[0][0]
        completeness = {"completeness": row["completeness"] or PARTIAL, "note": row["basis"]}
        table.append({"official_id": key, **span, **completeness, "source_id": source_id})
    write_rows("coverage", table, gathered.folder)


def meets(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether two spans of days share one."""
    return one["since"] <= other["until"] and other["since"] <= one["until"]
