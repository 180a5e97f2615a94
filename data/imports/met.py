"""Writes counterparts.csv: whom officials met, of the travel record from its words, of all other stops from their remarks."""

import re
from pathlib import Path
from typing import Any

from data.imports.counterparts import AMERICAN, STOPS, Met, read_clauses, read_sentences
from data.imports.gather import Progress, no_progress
from data.imports.historyatstate import Row, localities, rows_of
from data.imports.people import BODIES, country_of
from data.tables import family_name, read_rows, write_rows
from data.words import fold

OWN = re.compile(r"hs(\d+)-(\d+)$")  # the first visit of a place of a row of the travel record
NAMED = re.compile(r"^Named .+ in the source\.$")  # a remark that only keeps the name of a place
ALONE = ("bilateral", "negotiation", "ceremony", "troops", "other", "private", "transit")  # kinds of stops at which hosts are met


def gather(folder: Path, tables: Path, progress: Progress = no_progress) -> tuple[int, int]:
    """Write the table anew; returns how many counterparts there are, at how many stops."""
    stops = {row["stop_id"]: row for row in read_rows(tables / "stops.csv")}
    places = {row["place_id"]: row["country"] for row in read_rows(tables / "places.csv")}
    people = Officials(read_rows(tables / "officials.csv"))
    found: list[dict[str, str]] = []
    for row in progress(rows_of(folder), "rows"):
        for stop_id, met in by_stop(row, stops):
            found += rows(stops[stop_id], met, places, people)
    for stop in stops.values():
        if not OWN.match(stop["stop_id"]) and not stop["stop_id"].startswith("hs"):
            found += rows(stop, read_clauses(NAMED.sub("", stop["remark"])), places, people)
    write_rows("counterparts", found, tables)
    return len(found), len({row["stop_id"] for row in found})


def by_stop(row: Row, stops: dict[str, dict[str, str]]) -> list[tuple[str, list[Met]]]:
    """Whom the remark of a row says was met, at which of its stops: the one its sentence names, else the first."""
    names = localities(row.locale, set())
    ids = [f"hs{row.number}-{order}" for order in range(1, len(names) + 1)]
    there = [stop_id for stop_id in ids if stop_id in stops]
    if not there:
        return []
    found: dict[str, list[Met]] = {}
    for sentence in STOPS.split(row.remark):
        named = [
            stop_id for stop_id, name in zip(ids, names, strict=True) if stop_id in there and f" {fold(name)} " in f" {fold(sentence)} "
        ]
        found.setdefault(named[0] if len(named) == 1 and len(names) > 1 else there[0], []).extend(read_sentences(sentence))
    return list(found.items())


class Officials:
    """The officials of the tables by family name, so that those who travel together are told from those who meet."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        self.by_family: dict[str, list[dict[str, str]]] = {}
        for row in rows:
            self.by_family.setdefault(fold(family_name(row["official_id"], row["name"])).split(" ")[-1], []).append(row)
        self.served = {row["official_id"]: row["country"] for row in rows}

    def called(self, person: Met, on: str) -> list[dict[str, str]]:
        """The officials a person may be, in office then or within a year."""
        own = self.by_family.get(fold(person.name).split(" ")[-1], [])
        near = [row for row in own if shifted(row["in_office_since"], -1) <= on <= shifted(row["in_office_until"] or "9998-12-31", 1)]
        return [row for row in near if len(person.name.split()) == 1 or fold(person.name).split(" ")[0][:3] in fold(row["name"])]


def shifted(day: str, years: int) -> str:
    return f"{int(day[:4]) + years}{day[4:]}"


def rows(stop: dict[str, str], met: list[Met], places: dict[str, str], people: Officials) -> list[dict[str, str]]:
    """The counterparts of a stop as rows; officials of the traveller's own country are company."""
    served = people.served[stop["official_id"]]
    found: dict[str, dict[str, Any]] = {}
    for person in met:
        officials = people.called(person, stop["arrived"])
        countries = {row["country"] for row in officials}
        is_own = served in countries and not person.of and (not person.title or AMERICAN.match(person.title) or served != "USA")
        if is_own:
            continue
        said = country_of(person.of)
        if not said and len(countries) == 1 and person.of not in BODIES:
            said = next(iter(countries))
        if not said and not person.of and person.title and stop["kind"] in ALONE:
            said = places[stop["place_id"]]
        if said == served and said != places[stop["place_id"]]:
            said = ""
        found.setdefault(person.name, {"stop_id": stop["stop_id"], "name": person.name, "title": person.title, "country": said})
    return list(found.values())
