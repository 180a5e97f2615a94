"""A view cited: its permanent link, and ready citations that name the version of the tables and the day of access."""

import datetime as dt
import json
import re

import pandas as pd

from components.paper.captions import title_of
from data.files.export import source_rows
from data.selection import LONGEST, TABS
from data.tours import Tours
from data.words import MONTHS, day

AUTHOR = "Diplomatic Tours"


def permalink(base: str, tours: Tours) -> str:
    """The link that opens this view, and says so where the tables have changed since; LONGEST characters at most. base: `https://host`."""
    selection = tours.selection.but(tables=tours.tables.version, tab=TABS[0])
    return f"{base}/?{selection.short(tours.known, LONGEST - len(base) - 2)}"


def citations(tours: Tours, base: str, today: dt.date) -> dict[str, str]:
    """APA, Chicago, BibTeX and CSL-JSON, by name."""
    link, title, version = permalink(base, tours), title_of(tours), tours.tables.version
    year = tours.tables.sources["accessed"].max().year
    accessed = f"{MONTHS[today.month - 1]} {today.day}, {today.year}"
    key = "tours" + re.sub(r"[^a-z0-9]+", "", title.casefold())[:24] + version[:6]
    bibtex = (
        f"@misc{{{key},\n  author = {{{{{AUTHOR}}}}},\n  title = {{{{{latex(title)}}}}},\n  year = {{{year}}},\n"
        f"  howpublished = {{\\url{{{link}}}}},\n  note = {{Map, tables {version}, accessed {today.isoformat()}}}\n}}"
    )
    csl = [
        {
            "id": key,
            "type": "map",
            "author": [{"literal": AUTHOR}],
            "title": title,
            "version": version,
            "issued": {"date-parts": [[year]]},
            "accessed": {"date-parts": [[today.year, today.month, today.day]]},
            "URL": link,
        }
    ]
    return {
        "APA": f"{AUTHOR}. ({year}). {title} (Version {version}) [Map]. Retrieved {accessed}, from {link}",
        "Chicago": f"{AUTHOR}. “{title.replace('“', '‘').replace('”', '’')}.” Map, tables {version}. {year}. Accessed {accessed}. {link}.",
        "BibTeX": bibtex,
        "CSL-JSON": json.dumps(csl, ensure_ascii=False, indent=2),
    }


def latex(text: str) -> str:
    """Text with the signs LaTeX would read as commands kept as they are."""
    return re.sub(r"([&%$#_{}])", r"\\\1", text)


def source_citations(tours: Tours) -> list[tuple[str, str]]:
    """The sources behind the rows shown, the most cited first: a citation and its address."""
    order = {key: place for place, key in enumerate(tours.stops["source_id"].value_counts().index)}
    rows = sorted(source_rows(tours), key=lambda row: order.get(row["source_id"], len(order)))
    return [
        (f"{row['publisher']}, “{row['title']}”, read {day(str(pd.Timestamp(row['accessed']).date()))}. {row['licence']}.", row["url"])
        for row in rows
    ]


def snippet(base: str, tours: Tours) -> str:
    """The HTML that shows this view in another page."""
    query = tours.selection.but(tables=tours.tables.version, tab=TABS[0], panel="").query()
    title = title_of(tours).replace("&", "&amp;").replace('"', "&quot;")
    address = f"{base}/embed?{query}".replace("&", "&amp;")
    return f'<iframe src="{address}" title="{title}" width="800" height="560" style="border:0" loading="lazy"></iframe>'
