"""Writes counterparts.csv: whom officials met, of the travel record from its words, of all other stops from their remarks."""

import re
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, replace
from pathlib import Path

from data.imports.counterparts import AMERICAN, STOPS, Met, read_clauses, read_sentences
from data.imports.gather import Progress, no_progress
from data.imports.geocode import FOLDER
from data.imports.historyatstate import STEM, Row, localities, rows_of, with_comma
from data.imports.people import country_of
from data.tables import family_name, read_rows, write_rows
from data.words import fold

NAMED = re.compile(r"^Named .+ in the source\.$")  # a remark that only keeps the name of a place
OWN_SECRETARY = re.compile(r"Secretary of (?:Defense|Homeland|the |Commerce|Energy)")  # of whom US officials travel with
MULTILATERAL = "multilateral"  # a kind of stop at which guests are met, not only hosts
MOSTLY, YEARS = 3 / 4, 8  # of the stops at which somebody is met in so many years before and after, in one country: that one is his


def gather(folder: Path, tables: Path, progress: Progress = no_progress) -> tuple[int, int]:
    """Write the table anew; returns how many counterparts there are, at how many stops."""
    stops = {row["stop_id"]: row for row in read_rows(tables / "stops.csv")}
    places = {row["place_id"]: row["country"] for row in read_rows(tables / "places.csv")}
    people = Officials(read_rows(tables / "officials.csv"))
    names = with_comma({"locale": row["locale"]} for row in read_rows(FOLDER / "overrides.csv"))
    found: list[Counterpart] = []
    for row in progress(rows_of(folder), "rows"):
        for stop_id, met in by_stop(row, stops, names):
            found += rows(stops[stop_id], met, places, people)
    for stop in stops.values():
        if not stop["stop_id"].startswith(STEM):
            found += rows(stop, read_clauses(NAMED.sub("", stop["remark"])), places, people)
    settled = [person.row() for person in with_one_country(found)]
    write_rows("counterparts", settled, tables)
    return len(settled), len({row["stop_id"] for row in settled})


@dataclass(frozen=True)
class Counterpart:
    """A person met at a stop; `is_of_stop`: the country is no more than the stop's."""

    stop_id: str
    name: str
    title: str
    country: str
    year: int
    is_of_stop: bool = False

    def row(self) -> dict[str, str]:
        return {"stop_id": self.stop_id, "name": self.name, "title": self.title, "country": self.country}


def with_one_country(people: list[Counterpart]) -> list[Counterpart]:
    """Who was met in several countries within some years is of the one where most of the meetings were, of none where no one has most."""
    meetings: dict[tuple[str, str], list[Counterpart]] = {}
    for person in people:
        if person.is_of_stop:
            meetings.setdefault((person.title, person.name), []).append(person)

    def settled(person: Counterpart) -> Counterpart:
        near = [other.country for other in meetings[person.title, person.name] if abs(other.year - person.year) <= YEARS]
        country, number = Counter(near).most_common(1)[0]
        return replace(person, country=country if number >= MOSTLY * len(near) else "")

    return [settled(person) if person.is_of_stop else person for person in people]


def by_stop(row: Row, stops: Container[str], names_with_comma: set[str]) -> list[tuple[str, list[Met]]]:
    """Whom the remark of a row says was met, at which of its stops: the one its sentence names, else the first."""
    names = localities(row.locale, names_with_comma)
    by_id = {f"{STEM}{row.number}-{order}": name for order, name in enumerate(names, 1)}
    there = {stop_id: name for stop_id, name in by_id.items() if stop_id in stops}
    found: dict[str, list[Met]] = {}
    for sentence in STOPS.split(row.remark) if there else ():
        if not (people := read_sentences(sentence)):
            continue
        told = f" {fold(sentence)} "
        named = [stop_id for stop_id, name in there.items() if fold(name) and f" {fold(name)} " in told]
        found.setdefault(named[0] if len(named) == 1 else next(iter(there)), []).extend(people)
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


def rows(stop: dict[str, str], met: list[Met], places: dict[str, str], people: Officials) -> list[Counterpart]:
    """The counterparts of a stop; officials of the traveller's own country are company."""
    served, here = people.served[stop["official_id"]], places[stop["place_id"]]
    found: dict[str, Counterpart] = {}
    for person in met:
        countries = {row["country"] for row in people.called(person, stop["arrived"])}
        if not person.of and is_company(person, served, countries):
            continue
        said = country_of(person.of) or ("" if person.of else next(iter(countries)) if len(countries) == 1 else "")
        is_of_stop = not said and not person.of and bool(person.title) and stop["kind"] != MULTILATERAL and here != served
        country = here if is_of_stop else said
        found.setdefault(
            person.name, Counterpart(stop["stop_id"], person.name, person.title, country, int(stop["arrived"][:4]), is_of_stop)
        )
    return list(found.values())


def is_company(person: Met, served: str, countries: set[str]) -> bool:
    """Whether somebody of the traveller's own country is told of, who is with him."""
    if served == "USA":
        is_own = served in countries and (not person.title or bool(AMERICAN.match(person.title)))
        return is_own or bool(OWN_SECRETARY.match(person.title))
    return served in countries
