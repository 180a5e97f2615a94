"""Collects the stops an import finds, resolves their places, and writes the tables only when all is well."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from data.errors import ImportFailedError
from data.geocode import Resolver
from data.tables import read_rows, write_rows
from data.words import fold, slug

COMPLETE, PARTIAL = "complete", "partial"
Progress = Callable[[list[Any], str], Iterable[Any]]


def no_progress(items: list[Any], label: str) -> Iterable[Any]:
    """The items as they are: what a caller without a terminal wants."""
    return items


@dataclass
class Gathered:
    """Stops on their way into the tables of `folder`.

    `unknown` lists what kept a row out (an unknown country label), `unplaced` the localities that were found
    in no gazetteer and stand at their country's label point with precision `country`.
    """

    folder: Path
    resolver: Resolver
    stops: list[dict[str, Any]] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    unplaced: set[str] = field(default_factory=set)
    completeness: str = PARTIAL

    def __post_init__(self) -> None:
        self.countries = {row["country"]: row for row in read_rows(self.folder / "countries.csv")}
        self.places = {row["place_id"]: row for row in read_rows(self.folder / "places.csv")} if self._has("places") else {}
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
        name = re.sub(r"\s*\([^)]*\)", "", locale) or at["name"]
        where = {"latitude": float(at["latitude"]), "longitude": float(at["longitude"])}
        return {"name": name, "country": country, **where, "precision": "country", "geocoder": "manual", "geonames_id": ""}

    def place_id(self, place: dict[str, Any]) -> str:
        """The id of a place's row in places.csv, which is written if new; a row a human wrote is never changed."""
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
        return place_id

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
        stops = corrected(in_order(self.stops), self.folder)
        write_rows("stops", [*others, *stops], self.folder)
        bases = {row["base_place_id"] for row in read_rows(self.folder / "officials.csv")}
        used = bases | {row["place_id"] for row in [*others, *stops]}
        write_rows("places", [row for key, row in self.places.items() if key in used], self.folder)
        write_rows("coverage", self.coverage(imported), self.folder)

    def coverage(self, imported: set[str]) -> list[dict[str, str]]:
        """coverage.csv with what the import can say of the officials imported; rows a human wrote are kept.

        A complete record covers each term, from the first journey made as president-elect, until the term's end or
        the last day the record knows. Of stops made by hand it is known only that these are not all: an official who
        has no row yet gets a partial one, from the first stop to the last.
        """
        rows = read_rows(self.folder / "coverage.csv") if self._has("coverage") else []
        by_hand = {row["official_id"] for row in rows if row["completeness"] == PARTIAL}
        stops = pd.DataFrame(self.stops)
        stops["ends"] = stops["left"].where(stops["left"] != "", stops["arrived"])
        if self.completeness == PARTIAL:
            new = imported - {row["official_id"] for row in rows}
            return [*rows, *(self.partial(official, stops[stops["official_id"] == official]) for official in sorted(new))]
        complete = imported - by_hand
        kept = [row for row in rows if row["official_id"] not in complete]
        terms = [term for term in read_rows(self.folder / "terms.csv") if term["official_id"] in complete]
        made = [self.term(term, stops[stops["official_id"] == term["official_id"]], stops["ends"].max()) for term in terms]
        return [*kept, *(row for row in made if row)]

    def partial(self, official_id: str, own: pd.DataFrame) -> dict[str, str]:
        """A row that claims no more than that some stops are known."""
        note = "from the first known stop to the last; say here what the record covers"
        span = {"since": own["arrived"].min(), "until": own["ends"].max()}
        return {"official_id": official_id, **span, "completeness": PARTIAL, "note": note, "source_id": own["source_id"].iloc[0]}

    def term(self, term: dict[str, str], own: pd.DataFrame, last_day: str) -> dict[str, str] | None:
        """A term as far as the record reaches; None where it does not reach into it."""
        until = min(term["until"] or last_day, last_day)
        if until < term["since"]:
            return None
        first = own.loc[own["arrived"].between(months_before(term["since"]), until), "arrived"].min()
        since = min(term["since"], first) if isinstance(first, str) else term["since"]
        beyond = own.loc[own["arrived"].between(since, days_after(until)), "arrived"].max()
        return {
            "official_id": term["official_id"],
            "since": since,
            "until": max(until, beyond) if isinstance(beyond, str) else until,
            "completeness": COMPLETE,
            "note": "from the first journey before taking office" if since < term["since"] else "",
            "source_id": own["source_id"].iloc[0],
        }


def months_before(day: str) -> str:
    """Four months earlier: from election day to inauguration in the years when that took until March."""
    return str((pd.Timestamp(day) - pd.DateOffset(months=4)).date())


def days_after(day: str) -> str:
    """A month later: a journey that outlasted the office."""
    return str((pd.Timestamp(day) + pd.DateOffset(days=31)).date())


def in_order(stops: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Number the stops of each official in the order of travel: by arrival, departure, then the source's order."""
    ranked = sorted(stops, key=lambda s: (s["official_id"], s["arrived"], s["left"] or s["arrived"], s["order"]))
    seq: dict[str, int] = {}
    for stop in ranked:
        seq[stop["official_id"]] = seq.get(stop["official_id"], 0) + 1
        stop["seq"] = str(seq[stop["official_id"]])
    return [{key: value for key, value in stop.items() if key != "order"} for stop in ranked]


def corrected(stops: list[dict[str, str]], folder: Path) -> list[dict[str, str]]:
    """Apply corrections.csv; the old value is the guard.

    Raises ImportFailedError where the source no longer says what a correction mends.
    """
    by_id = {stop["stop_id"]: stop for stop in stops}
    for row in read_rows(folder / "corrections.csv"):
        stop = by_id.get(row["row_id"])
        if stop is None:
            continue
        if stop[row["column"]] != row["was"]:
            raise ImportFailedError(
                f"corrections.csv: {row['row_id']} {row['column']} is {stop[row['column']]!r}, not {row['was']!r}: look at the source again"
            )
        stop[row["column"]] = row["now"]
    return stops


def named_otherwise(locale: str, name: str) -> str:
    """A remark that keeps the source's name for a place where ours differs: Leningrad, Ramstein Air Force Base."""
    bare = re.sub(r"\s*\([^)]*\)", "", locale).strip()
    given, ours = fold(bare), fold(name)
    if not given or given == ours or given in ours or ours in given:
        return ""
    return f"Named {bare} in the source."
