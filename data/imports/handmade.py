"""Takes in a table of stops made by hand: one row a stop, with the page that supports it."""

import datetime as dt
import hashlib
import re
from pathlib import Path
from urllib.parse import unquote, urlparse

from data.errors import ImportFailedError
from data.imports.counterparts import read_clauses
from data.imports.csv_file import Row, read_rows_of
from data.imports.events import read_event
from data.imports.gather import Gathered
from data.imports.phrases import plain, status, telling
from data.imports.tags import Tag
from data.tables import read_rows, write_rows
from data.words import fold, slug

COLUMNS = ["official", "start_date", "end_date", "city", "country", "iso3", "remarks", "source_title", "source_url"]
# Pages whose host says nothing of who publishes them.
PUBLISHERS = {"github.com/HistoryAtState": "Office of the Historian, US Department of State"}
LICENCE = "all rights reserved by the publisher; cited for the fact only"
LICENCES = {"wikipedia.org": "CC BY-SA 4.0 (text); cited for the fact only"}
# Hosts that a better page should replace: mirrors, blogs, partisan and anonymous sites.
WEAK = (
    *("news-pravda", "larouchepub", "freenews-en.tk", "blogspot", "wikisum", "spottech.site", "web.lifelines.name", "conanfinance"),
    "ww2facts",
)
YES = "yes"  # of a column that says yes or nothing
EARLIEST, LATEST = "1800-01-01", "2099-12-31"  # days a stop may have


def source_of(url: str, title: str, accessed: str) -> dict[str, str]:
    """A page as a row of sources.csv; its id is the host and a hash of the address, the same each time."""
    host = (host_of(url) or "page").removeprefix("www.").strip(".")
    key = re.sub(r"[^a-z0-9.]+|\.{2,}", "-", ascii_host(host)).strip("-.")
    digest = hashlib.sha256(url.encode()).hexdigest()[:6]
    publisher = next((name for mark, name in PUBLISHERS.items() if mark in url), host)
    licence = next((words for mark, words in LICENCES.items() if host.endswith(mark)), LICENCE)
    given = {"source_id": f"{key}-{digest}", "title": unquote(title), "publisher": publisher, "url": url, "licence": licence}
    return {**given, "accessed": accessed, "is_weak": is_weak(url)}


def is_weak(url: str) -> str:
    """`yes` where a page's host is one that a better page should replace, else nothing."""
    return YES if any(mark in host_of(url) for mark in WEAK) else ""


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
    names = {row["official_id"]: row["name"] for row in read_rows(gathered.folder / "officials.csv")}
    if official_id not in names:
        raise ImportFailedError(f"official {official_id!r} is not in officials.csv: add a row there and in terms.csv first")
    rows = rows_of(file, names[official_id], gathered)
    return add_rows(rows, official_id, accessed, gathered)


def rows_of(file: Path, name: str, gathered: Gathered) -> list[Row]:
    """The rows of a file that holds stops of the official of that name, each held to the rules. Raises ImportFailedError."""
    rows = read_rows_of(file, COLUMNS)
    if not rows:
        raise ImportFailedError(f"{file}: no stop in it")
    check_rows(rows, name, gathered)
    return rows


def add_rows(rows: list[Row], official_id: str, accessed: str, gathered: Gathered) -> list[dict[str, str]]:
    """Add every row as a stop, and return the pages as rows of sources.csv."""
    sources: dict[str, dict[str, str]] = {}
    taken: dict[str, int] = {}
    for row in rows:
        source = source_of(row["source_url"], row["source_title"], accessed)
        sources.setdefault(source["source_id"], source)
        said = plain(row["remarks"])
        purpose = read_event(said)
        if purpose.kind == "other" and read_clauses(said):  # of somebody met no more is said
            purpose = Tag("bilateral", "")
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
            remark=telling(said),
            source_id=source["source_id"],
            source_ref=row["source_url"],
        )
    return list(sources.values())


def check_rows(rows: list[Row], name: str, gathered: Gathered) -> None:
    """Hold the rules of a hand-made table: raises ImportFailedError with every row, column and rule that is broken."""
    broken: list[str] = []
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        places = gathered.resolver.labels.resolve(row["country"])
        twice = seen.setdefault((row["start_date"], row["end_date"], row["city"], row["country"]), row.number)
        rules = {
            "official": (row["official"] == name, f"{row['official']!r} is not {name!r}"),
            "start_date": (is_day(row["start_date"]), f"{row['start_date']!r} is not a day"),
            "start_date ": (EARLIEST <= row["start_date"] <= LATEST, f"{row['start_date']!r} is not from {EARLIEST} to {LATEST}"),
            "city ": (not row["city"] or fold(row["city"]), f"{row['city']!r} holds no letter"),
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
