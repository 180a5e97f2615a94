"""Where a place is: an offline gazetteer, a table of overrides, and online lookup only when asked for."""

import csv
import gzip
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from geopy import Location, Point
from geopy.geocoders.base import Geocoder

from data.tables import read_rows
from data.words import fold

FOLDER = Path(__file__).parents[1] / "gazetteer"
EXTRACT = FOLDER / "geonames.csv.gz"


class Gazetteer(Geocoder):  # type: ignore[misc]  # geopy ships no types
    """A geopy geocoder that answers from the GeoNames extract in this folder, without a network.

    It looks only within the countries asked for, because without that San José in Costa Rica lands in California.
    """

    def __init__(self, extract: Path = EXTRACT) -> None:
        super().__init__(scheme="https", timeout=None)
        self._names: dict[str, list[str]] = {}
        self._by_name: dict[tuple[str, str], list[dict[str, Any]]] = {}
        with gzip.open(extract, "rt", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                record = {
                    "geonames_id": row["geonames_id"],
                    "name": row["name"],
                    "country": row["country"],
                    "latitude": float(row["latitude"]),
                    "longitude": float(row["longitude"]),
                    "population": int(row["population"]),
                    "precision": "city",
                    "geocoder": "geonames",
                }
                self._names[row["geonames_id"]] = [name for name in row["alternates"].split("|") if name]
                for name in {fold(row["name"]), *row["alternates"].split("|")} - {""}:
                    self._by_name.setdefault((name, row["country"]), []).append(record)

    def names_of(self, geonames_id: str) -> list[str]:
        """The other names of a record, folded; none where the extract has none."""
        return self._names.get(geonames_id, [])

    def geocode(self, query: str, *, country_codes: Sequence[str] | str, exactly_one: bool = True) -> Any:
        """The places of that name within `country_codes` (ISO 3166 alpha-3), the most populous first.

        Returns a `geopy.Location` whose `raw` is a place's row and population, a list of them with
        `exactly_one=False`, or None where nothing bears the name.
        """
        codes = [country_codes] if isinstance(country_codes, str) else country_codes
        hits = [record for code in codes for record in self._by_name.get((fold(query), code), [])]
        hits.sort(key=lambda record: (-record["population"], int(record["geonames_id"])))
        found = [Location(r["name"], Point(r["latitude"], r["longitude"]), r) for r in hits]
        if exactly_one:
            return found[0] if found else None
        return found or None


@dataclass(frozen=True)
class Labels:
    """The names states had, and the alpha-3 codes of today's territory (`labels.csv`)."""

    countries: dict[str, tuple[str, ...]]

    @classmethod
    def read(cls, path: Path = FOLDER / "labels.csv") -> "Labels":
        return cls({row["label"]: tuple(row["countries"].split()) for row in read_rows(path)})

    def resolve(self, label: str) -> tuple[str, ...]:
        """Today's countries for a label such as "U.S.S.R."; empty where the label is not in the table."""
        return self.countries.get(label.strip(), ())


@dataclass(frozen=True)
class Resolver:
    """Looks a locality up: overrides first, then the gazetteer, then `online` where it was turned on."""

    labels: Labels
    overrides: dict[tuple[str, str], dict[str, Any]]
    gazetteer: Gazetteer
    online: Any = None

    @classmethod
    def read(cls, online: Any = None) -> "Resolver":
        overrides = {}
        for row in read_rows(FOLDER / "overrides.csv"):
            place = {**row, "latitude": float(row["latitude"]), "longitude": float(row["longitude"])}
            place["geocoder"] = "geonames" if row["geonames_id"] else "manual"
            overrides[fold(row["locale"]), row["within"]] = place
        return cls(Labels.read(), overrides, gazetteer(), online)

    def resolve(self, locale: str, countries: Iterable[str]) -> dict[str, Any] | None:
        """A place as a row of places.csv (without its id), or None: nothing is guessed outside `countries`."""
        name, countries = locale.strip(), list(countries)
        bare = re.sub(r"\s*\([^)]*\)", "", name)
        return self._one(name, countries) or self._one(bare, self.narrowed(name, countries))

    def narrowed(self, locale: str, countries: Sequence[str]) -> Sequence[str]:
        """The countries a bracket names, as in "Kingston (Jamaica)" filed under the United Kingdom."""
        inside = re.search(r"\(([^)]*)\)", locale)
        return (inside and self.labels.resolve(inside.group(1).removeprefix("The "))) or countries

    def _one(self, name: str, countries: Sequence[str]) -> dict[str, Any] | None:
        for country in countries:
            if place := self.overrides.get((fold(name), country)):
                return place
        found = self.gazetteer.geocode(name, country_codes=countries)
        if found:
            return dict(found.raw)
        return self.online(name, list(countries)) if self.online else None


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The shipped extract, read once in a process (1 s)."""
    return Gazetteer()
