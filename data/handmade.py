"""Takes in a table of stops made by hand: one row a stop, with the page that supports it."""

import csv
import hashlib
import re
from pathlib import Path
from urllib.parse import urlparse

from data.errors import ImportFailedError
from data.gather import Gathered
from data.geocode import slug
from data.tables import read_rows, write_rows
from data.tags import tag

COLUMNS = ["official", "start_date", "end_date", "city", "country", "iso3", "remarks", "source_title", "source_url", "quote"]
LICENCE = "all rights reserved by the publisher; cited for the fact only"
# Fixed phrases say how sure a row is; they become the status and leave the remark.
ANNOUNCED = r"announced in advance"
INFERRED = r"city taken as|date is|dates are|worked out|is supported"
PHRASES = f"{ANNOUNCED}|{INFERRED}"
ASIDES = re.compile(rf"\s*\((?=[^)]*(?:{PHRASES}))[^)]*\)|;[^;()]*(?:{PHRASES})[^;()]*(?:\([^)]*\))?", re.IGNORECASE)


def status(remark: str) -> str:
    """`announced`, `inferred` or `confirmed`, by the fixed phrases of the source tables."""
    if re.search(ANNOUNCED, remark, re.IGNORECASE):
        return "confirmed" if "confirmed by" in remark else "announced"
    return "inferred" if re.search(INFERRED, remark, re.IGNORECASE) else "confirmed"


def plain(remark: str) -> str:
    """The remark without the fixed phrases."""
    return ASIDES.sub("", remark).strip(" ;,")


def source_of(url: str, title: str, accessed: str) -> dict[str, str]:
    """A page as a row of sources.csv; its id is the host and a hash of the address, the same each time."""
    host = (urlparse(url).hostname or "page").removeprefix("www.").strip(".")
    digest = hashlib.sha256(url.encode()).hexdigest()[:6]
    return {"source_id": f"{host}-{digest}", "title": title, "publisher": host, "url": url, "licence": LICENCE, "accessed": accessed}


def gather(file: Path, official_id: str, accessed: str, gathered: Gathered) -> list[dict[str, str]]:
    """Turn every row of the file into a stop of one official, and return the pages as rows of sources.csv.

    Raises ImportFailedError where the file lacks a column or an address.
    """
    with file.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        if missing := [column for column in COLUMNS if column not in (reader.fieldnames or [])]:
            raise ImportFailedError(f"{file}: row 1: the columns {', '.join(missing)} are missing")
        rows = list(reader)
    sources: dict[str, dict[str, str]] = {}
    taken: dict[str, int] = {}
    for line, row in enumerate(rows, 2):
        if not re.fullmatch(r"https?://\S+", row["source_url"]):
            raise ImportFailedError(f"{file}: row {line}, column source_url: every stop names the page that supports it")
        source = source_of(row["source_url"], row["source_title"], accessed)
        sources.setdefault(source["source_id"], source)
        purpose = tag(plain(row["remarks"]))
        stem = f"{official_id}-{row['start_date']}-{slug(row['city'])}"
        taken[stem] = taken.get(stem, 0) + 1
        gathered.add(
            stop_id=stem + (f"-{taken[stem]}" if taken[stem] > 1 else ""),
            official_id=official_id,
            arrived=row["start_date"],
            left=row["end_date"],
            order=(line,),
            locale=row["city"],
            label=row["country"],
            countries=(row["iso3"],),
            kind=purpose.kind,
            event=purpose.event,
            status=status(row["remarks"]),
            remark=plain(row["remarks"]),
            source_id=source["source_id"],
            source_ref=row["source_url"],
        )
    return list(sources.values())


def write_sources(sources: list[dict[str, str]], folder: Path) -> None:
    """Add pages to sources.csv; a row that is there already is a human's and stays as it is."""
    known = {row["source_id"]: row for row in read_rows(folder / "sources.csv")}
    write_rows("sources", list({**{row["source_id"]: row for row in sources}, **known}.values()), folder)
