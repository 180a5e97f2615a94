"""Takes in visits of foreign leaders to a country: one table a host, `usa_1874_2024.csv`, in the columns of its source."""

from pathlib import Path

from data.errors import ImportFailedError
from data.imports.csv_file import Row, read_rows_of
from data.imports.handmade import is_day, write_sources
from data.tables import read_rows, write_rows

# What the states that are gone are called in the sources -> their code in historic_states.csv; the last day, where the name lives on.
STATES = {
    "U.S.S.R.": ("SUN", ""),
    "Yugoslavia": ("YUG", "1992-04-27"),
    "Czechoslovakia": ("CSK", ""),
    "Czechoslovakia (government-in-exile)": ("CSK", ""),
    "German Democratic Republic": ("DDR", ""),
    "Germany, Federal Republic of": ("BRD", "1990-10-02"),
    "Yemen Arab Republic": ("YAR", ""),
    "Vietnam": ("RVN", "1975-04-30"),
}
LATER = {"Yugoslavia": "SCG", "China, Republic of": "CHN"}  # where no code of today is given
SOURCES = {
    "USA": {
        "source_id": "historyatstate-visits",
        "title": "Visits by Foreign Leaders",
        "publisher": "Office of the Historian, US Department of State",
        "url": "https://history.state.gov/departmenthistory/visits",
        "licence": "CC0 1.0",
    },
    "CHN": {
        "source_id": "fmprc-visits",
        "title": "Visits of foreign leaders to China, from the releases of its foreign ministry (by way of wangmm001/visit-g2 at c4b1584)",
        "publisher": "Ministry of Foreign Affairs of the People's Republic of China",
        "url": "https://github.com/wangmm001/visit-g2",
        "licence": "all rights reserved by the publisher; cited for the fact only",
    },
}
COLUMNS = ["title", "iso3", "start", "end"]


def gather(folder: Path, tables: Path, accessed: str) -> int:
    """Write received.csv anew from every table of the folder, and its sources; returns the number of visits.

    Raises ImportFailedError where a table, a host or a row is not as it should be.
    """
    gone = tables / "historic_states.csv"
    known = {row["country"] for row in read_rows(tables / "countries.csv")}
    known |= {row["code"] for row in read_rows(gone)} if gone.exists() else set()
    files = sorted(folder.glob("*.csv"))
    if not files:
        raise ImportFailedError(f"{folder}: no table of visits (host_years.csv) in it")
    visits: list[dict[str, str]] = []
    for file in files:
        host = file.stem.split("_")[0].upper()
        if host not in SOURCES:
            raise ImportFailedError(f"{file}: {host!r} is no host whose source is known (data/imports/received.py)")
        visits += of_host(read_rows_of(file, COLUMNS), host, known)
    write_rows("received", visits, tables)
    write_sources([{**SOURCES[host], "accessed": accessed, "is_weak": ""} for host in sorted({visit["host"] for visit in visits})], tables)
    return len(visits)


def of_host(rows: list[Row], host: str, known: set[str]) -> list[dict[str, str]]:
    """The visits to one host, each once."""
    found: dict[tuple[str, ...], dict[str, str]] = {}
    taken: dict[str, int] = {}
    for row in rows:
        country, label = country_of(row), label_of(row)
        if not is_day(row["start"]) or not is_day(row["end"]) or row["end"] < row["start"]:
            raise ImportFailedError(row.broken("start", f"{row['start']!r} to {row['end']!r} are no days in their order"))
        if country and country not in known:
            raise ImportFailedError(row.broken("iso3", f"{country!r} is neither in countries.csv nor in historic_states.csv"))
        if not country and not label:
            raise ImportFailedError(row.broken("iso3", "names no country, and no other column does"))
        stem = row.get("visit_id") or f"{host.lower()}-{row['start']}-{country.lower() or 'x'}"
        visit = {
            "host": host,
            "visitor": row.get("visitor", ""),
            "title": row["title"] if country else f"{row['title']} of {label}",
            "country": country,
            "since": row["start"],
            "until": row["end"],
            "kind": (row.get("kind_of_visit") or row.get("kind", "")).lower(),
            "places": row.get("us_places", ""),
            "source_id": SOURCES[host]["source_id"],
        }
        if tuple(visit.values()) in found:
            continue
        taken[stem] = taken.get(stem, 0) + 1
        found[tuple(visit.values())] = {"visit_id": stem + (f"-{taken[stem]}" if taken[stem] > 1 else ""), **visit}
    return list(found.values())


def label_of(row: Row) -> str:
    """The visitor's state as the source names it."""
    return row.get("country_as_given") or row.get("country", "")


def country_of(row: Row) -> str:
    """The state of a visitor: one of today, or a code of historic_states.csv; empty where neither is meant (Hawaii)."""
    label = label_of(row)
    code, last = STATES.get(label, ("", ""))
    if code and (not last or row["start"] <= last):
        return code
    return row["iso3"] or LATER.get(label, "")
