"""How the keys of an address are read: any text gives a value, or SelectionError naming the key and what is wrong."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.errors import SelectionError
from data.membership import memberships
from data.regions import members
from data.schema import KINDS

ABSENCE, ABSENCE_OFFICE = "absence", "absence-office"  # computed from the stops: of those asked about, of any holder of their offices
ABSENCES = (ABSENCE, ABSENCE_OFFICE)
VISITED_BY = "visited-by"  # computed from the stops of a selection
COMPARED = ("official", "office", "country")
ALL = "all"  # official=all: no filter at all, so that an address is never empty
PROJECTIONS = ("natural-earth", "orthographic", "azimuthal-equidistant")
TABS = ("summary", "tours", "stops", "encounters", "coverage")
LONGEST_WINDOW = 366  # days between two arrivals that still count as an encounter
LONGEST_WORDS = 200  # characters
MANY = 40
Reader = Callable[[str, str, "Known"], Any]


@dataclass(frozen=True)
class Known:
    """The values an address may name. `gone`: states that are."""

    officials: frozenset[str]
    offices: frozenset[str]
    countries: frozenset[str]
    regions: frozenset[str]
    places: frozenset[str]
    overlays: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    memberships: frozenset[str] = frozenset()

    @classmethod
    def of(cls, frames: Mapping[str, pd.DataFrame]) -> "Known":
        received = {f"received-{host.lower()}" for host in frames["received"]["host"].unique()} if "received" in frames else set()
        return cls(
            officials=frozenset(frames["officials"]["official_id"]),
            offices=frozenset(frames["officials"]["office"]),
            countries=frozenset(frames["countries"]["country"]),
            regions=frozenset(members(frames["countries"])),
            places=frozenset(frames["places"]["place_id"]),
            overlays=frozenset(frames["overlays"]["overlay_id"]) | {*ABSENCES, VISITED_BY} | received,
            people=frozenset(frames["people"]["person"]) if "people" in frames else frozenset(),
            gone=frozenset(frames["historic_states"]["code"]) if "historic_states" in frames else frozenset(),
            memberships=frozenset(memberships(frames["overlays"], frames["spells"])) if "spells" in frames else frozenset(),
        )

    @property
    def states(self) -> frozenset[str]:
        """Countries, and states that are gone."""
        return self.countries | self.gone


def several(among: str, what: str) -> Reader:
    """A reader of a comma-separated list out of the values in the tables; after an exclamation mark, of all but these."""

    def read(key: str, text: str, known: Known) -> tuple[str, ...]:
        if key == "official" and text == ALL:
            return ()
        allowed: frozenset[str] = getattr(known, among)
        values = tuple(dict.fromkeys(part.strip() for part in text.removeprefix("!").split(",") if part.strip()))
        if unknown := [value for value in values if value not in allowed]:
            raise SelectionError(f"{key}={unknown[0]} is no {what} of these tables")
        if not values:
            raise SelectionError(f"{key}={text} names no {what}")
        if text.startswith("!"):
            values = tuple(sorted(allowed - set(values)))
        is_all = len(values) == len(allowed) > MANY  # all of many says the same as none, in an address that stays short
        return () if is_all else values

    return read


def read_kinds(key: str, text: str, known: Known) -> tuple[str, ...]:
    """A comma-separated list of kinds of stop."""
    values = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if unknown := [value for value in values if value not in KINDS]:
        raise SelectionError(f"{key}={unknown[0]} is not one of {', '.join(KINDS)}")
    return values


def read_day(key: str, text: str, known: Known) -> str:
    """An ISO day."""
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        raise SelectionError(f"{key}={text} is not a day (write YYYY-MM-DD)") from None


def read_words(key: str, text: str, known: Known) -> str:
    """Words to look for."""
    if len(text) > LONGEST_WORDS:
        raise SelectionError(f"{key}= is longer than {LONGEST_WORDS} characters")
    return text


def read_tour(key: str, text: str, known: Known) -> str:
    """`<official_id>/<date>`."""
    official, _, date = text.partition("/")
    try:
        if official in known.officials and read_day(key, date, known):
            return text
    except SelectionError:
        pass
    raise SelectionError(f"{key}={text} is no tour (write official_id/YYYY-MM-DD)")


def read_panel(key: str, text: str, known: Known) -> str:
    """What the panel tells: `country:CUB` or `place:tashkent-uz`."""
    kind, _, value = text.partition(":")
    if value not in {"country": known.countries, "place": known.places}.get(kind, frozenset()):
        raise SelectionError(f"{key}={text} is no country or place of these tables (write country:CUB or place:tashkent-uz)")
    return text


def read_overlay(key: str, text: str, known: Known) -> str:
    """An overlay of the tables."""
    if text not in known.overlays:
        raise SelectionError(f"{key}={text} is no overlay of these tables")
    return text


def read_pair(key: str, text: str, known: Known) -> tuple[str, ...]:
    """Two officials, or two countries whose officials are meant."""
    sides = tuple(part.strip() for part in text.split(","))
    if len(set(sides)) != 2 or len(sides) != 2 or not (set(sides) <= known.officials or set(sides) <= known.countries):
        raise SelectionError(f"{key}={text} is no pair (write two officials or two countries, with a comma between)")
    return tuple(sorted(sides))  # neither is the first: one pair, one address


def read_side(key: str, text: str, known: Known) -> str:
    """An official, or a country whose officials are meant."""
    if text not in known.officials | known.countries:
        raise SelectionError(f"{key}={text} is no official or country of these tables")
    return text


def read_window(key: str, text: str, known: Known) -> str:
    """A number of days."""
    if not re.fullmatch(r"[0-9]{1,4}", text) or int(text) > LONGEST_WINDOW:
        raise SelectionError(f"{key}={text} is no number of days from 0 to {LONGEST_WINDOW}")
    return str(int(text))


def read_version(key: str, text: str, known: Known) -> str:
    """The version of the tables: twelve hexadecimal digits."""
    if not re.fullmatch(r"[0-9a-f]{12}", text):
        raise SelectionError(f"{key}={text} is no version of tables (twelve of 0-9, a-f)")
    return text


def read_one_of(allowed: tuple[str, ...]) -> Reader:
    """A reader of one value out of a fixed list."""

    def read(key: str, text: str, known: Known) -> str:
        if text not in allowed:
            raise SelectionError(f"{key}={text} is not one of {', '.join(allowed)}")
        return text

    return read
