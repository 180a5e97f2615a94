"""Takes in a table of stops made by hand: one row a stop, with the page that supports it."""

import datetime as dt
import hashlib
import re
from pathlib import Path
from urllib.parse import urlparse

from data.errors import ImportFailedError
from data.imports.csv_file import Row, read_rows_of
from data.imports.gather import Gathered
from data.imports.tags import tag
from data.tables import read_rows, write_rows
from data.words import slug

COLUMNS = ["official", "start_date", "end_date", "city", "country", "iso3", "remarks", "source_title", "source_url"]
# Pages whose host says nothing of who publishes them.
PUBLISHERS = {"github.com/HistoryAtState": "Office of the Historian, US Department of State"}
LICENCE = "all rights reserved by the publisher; cited for the fact only"
# Fixed phrases say how sure a row is; they become the status and leave the remark.
ANNOUNCED = r"announced in advance"
INFERRED = r"city taken as|date is|dates are|worked out|is supported"
EARLIEST, LATEST = "1800-01-01", "2099-12-31"  # days a stop may have
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
    host = (host_of(url) or "page").removeprefix("www.").strip(".")
    key = re.sub(r"[^a-z0-9.]+|\.{2,}", "-", ascii_host(host)).strip("-.")
    digest = hashlib.sha256(url.encode()).hexdigest()[:6]
    publisher = next((name for mark, name in PUBLISHERS.items() if mark in url), host)
    return {"source_id": f"{key}-{digest}", "title": title, "publisher": publisher, "url": url, "licence": LICENCE, "accessed": accessed}


def host_of(url: str) -> str:
    """The host an address names; empty where it names none."""
    try:
        return (urlparse(url).hostname or "").strip(".")
    except ValueError:  # a bracket that no address in brackets follows
        return ""


def ascii_host(host: str) -> str:
    """A host in the letters an id is made of: an internationalised one as the network writes it (`xn--...`)."""
    try:
        return host.encode("idna").decode().casefold()
    except UnicodeError:  # too long, or no host's name
        return hashlib.sha256(host.encode()).hexdigest()[:12]


def gather(file: Path, official_id: str, accessed: str, gathered: Gathered) -> list[dict[str, str]]:
    """Turn every row of the file into a stop of one official, and return the pages as rows of sources.csv.

    Raises ImportFailedError where the file cannot be read, or with every row and column that breaks a rule.
    """
    rows = read_rows_of(file, COLUMNS)
    if not rows:
        raise ImportFailedError(f"{file}: no stop in it")
    check_rows(rows, official_id, gathered)
    sources: dict[str, dict[str, str]] = {}
    taken: dict[str, int] = {}
    for row in rows:
        source = source_of(row["source_url"], row["source_title"], accessed)
        sources.setdefault(source["source_id"], source)
        purpose = tag(plain(row["remarks"]))
        stem = f"{official_id}-{row['start_date']}-{slug(row['city'] or row['country'])}"
        taken[stem] = taken.get(stem, 0) + 1
        gathered.add(
            stop_id=stem + (f"-{taken[stem]}" if taken[stem] > 1 else ""),
            official_id=official_id,
            arrived=row["start_date"],
            left=row["end_date"],
            order=(row.number,),
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


def check_rows(rows: list[Row], official_id: str, gathered: Gathered) -> None:
    """Hold the rules of a hand-made table: raises ImportFailedError with every row, column and rule that is broken."""
    names = {row["official_id"]: row["name"] for row in read_rows(gathered.folder / "officials.csv")}
    if official_id not in names:
        raise ImportFailedError(f"official {official_id!r} is not in officials.csv: add a row there and in terms.csv first")
    broken: list[str] = []
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        places = gathered.resolver.labels.resolve(row["country"])
        twice = seen.setdefault((row["start_date"], row["end_date"], row["city"], row["country"]), row.number)
        rules = {
            "official": (row["official"] == names[official_id], f"{row['official']!r} is not {names[official_id]!r}"),
            "start_date": (is_day(row["start_date"]), f"{row['start_date']!r} is not a day"),
            "start_date ": (EARLIEST <= row["start_date"] <= LATEST, f"{row['start_date']!r} is not from {EARLIEST} to {LATEST}"),
            "city": (twice == row.number, f"the same stop stands in row {twice}"),
            "end_date": (not row["end_date"] or is_day(row["end_date"]), f"{row['end_date']!r} is not a day"),
            "end_date ": (not row["end_date"] or row["end_date"] >= row["start_date"], f"{row['end_date']!r} is before the start"),
            "iso3": (row["iso3"] in gathered.countries, f"{row['iso3']!r} is not in countries.csv"),
            "country": (row["country"], "must not be empty"),
            "country ": (row["iso3"] in places or not row["country"], f"{row['country']!r} is not {row['iso3']} (gazetteer/labels.csv)"),
            "source_title": (row["source_title"], "must not be empty"),
            "source_url": (is_page(row["source_url"]), "every stop names the page that supports it (http:// or https://, with a host)"),
        }
        broken += [row.broken(column.strip(), rule) for column, (is_held, rule) in rules.items() if not is_held]
    if broken:
        raise ImportFailedError("\n".join(broken))


def is_page(url: str) -> bool:
    return bool(re.fullmatch(r"https?://\S+", url) and host_of(url))


def is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def write_sources(sources: list[dict[str, str]], folder: Path) -> None:
    """Add pages to sources.csv; a row that is there already is a human's and stays as it is."""
    known = {row["source_id"]: row for row in read_rows(folder / "sources.csv")}
    write_rows("sources", list({**{row["source_id"]: row for row in sources}, **known}.values()), folder)
