"""Which colour of the palette stands for whom: an official, an office or a country, so that those seen together differ for everyone."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from components.drawing.theme import PALETTE
from data.tables import Tables

MANY = 8  # beyond so many officials, colours stand for offices; beyond so many offices, for countries
GREY = len(PALETTE) - 1  # stands for all other countries together
CLEAR = 30  # how far apart two colours are that nobody takes for one another
# How far apart two colours of the palette are (CIE76 in CIELAB), on light and dark ground, with all cones and without any one of
# the three: the least of all. tests/components/drawing/test_colours.py computes them.
DISTANCES = (
    (0, 18, 71, 65, 18, 21, 24, 35),
    (18, 0, 73, 78, 21, 42, 22, 46),
    (71, 73, 0, 20, 21, 31, 19, 31),
    (65, 78, 20, 0, 27, 39, 19, 26),
    (18, 21, 21, 27, 0, 31, 40, 17),
    (21, 42, 31, 39, 31, 0, 22, 29),
    (24, 22, 19, 19, 40, 22, 0, 24),
    (35, 46, 31, 26, 17, 29, 24, 0),
)
# Offices and countries that were here first keep their colour; others have one by their name, so that a new official changes nobody's.
FIRST = {
    "Minister of Foreign Affairs of China": 0,
    "Minister of Foreign Affairs of Russia": 1,
    "President of the United States": 2,
    "Secretary of State of the United States": 3,
    "CHN": 0,
    "RUS": 1,
    "USA": 2,
}


@dataclass(frozen=True)
class Group:
    """What one colour of the map stands for: an official, or an office or a country when there are many."""

    name: str
    officials: tuple[str, ...]
    colour: int


def colour_of(name: str) -> int:
    """The colour an office or a country has by its name, alone."""
    return FIRST.get(name, zlib.crc32(name.encode()) % GREY)


def assigned(wanted: Sequence[int], colours: Iterable[int] = range(len(PALETTE))) -> list[int]:
    """A colour each, in turn: the one wanted where it is free and clear of those taken, else the free one farthest from them."""
    free, taken = list(colours), list[int]()
    for want in wanted:
        choice = want
        if want not in free or not all(DISTANCES[want][other] >= CLEAR for other in taken):
            choice = max(free, key=lambda colour: (min((DISTANCES[colour][other] for other in taken), default=0), -colour))
        free.remove(choice)
        taken.append(choice)
    return taken


def groups(officials: Sequence[str], tables: Tables) -> list[Group]:
    """The officials of a selection as colour groups: one each up to eight, else one an office, of more offices one a country.

    An official's colour is fixed (`fixed_colours`), so it stays as filters change; only where two of one selection would be taken for
    one another does the later take another. Of more than eight countries the seven with most stops in the tables have a colour each.
    """
    if len(officials) <= MANY:
        fixed = fixed_colours(tables)
        order = sorted(officials, key=lambda key: (fixed[key], key))
        colours = dict(zip(order, assigned([fixed[key] for key in order]), strict=True))
        return [Group(tables.short_names[key], (key,), colours[key]) for key in officials]
    chosen = tables.officials[tables.officials["official_id"].isin(officials)]
    if chosen["office"].nunique() <= MANY:
        return of_offices(chosen)
    return of_countries(chosen, tables)


def of_offices(chosen: pd.DataFrame) -> list[Group]:
    """One group an office; the office of a single official bears that official's name."""
    members = {str(office): rows for office, rows in chosen.groupby("office")}
    order = sorted(members, key=lambda office: (colour_of(office), office))
    colours = dict(zip(order, assigned([colour_of(office) for office in order]), strict=True))
    return [Group(name_of(rows, office), tuple(rows["official_id"]), colours[office]) for office, rows in members.items()]


def of_countries(chosen: pd.DataFrame, tables: Tables) -> list[Group]:
    """One group a country, those with most stops in the tables first; where they are too many, the last stands for all others."""
    rank = country_ranks(tables)
    codes = sorted(chosen["country"].unique(), key=lambda code: rank[code])
    own = codes if len(codes) <= MANY else codes[: MANY - 1]
    colours = assigned([colour_of(code) for code in own], range(len(PALETTE)) if own == codes else range(GREY))
    members = {code: chosen[chosen["country"] == code] for code in codes}
    found = [
        Group(name_of(members[code], tables.country_names[code]), tuple(members[code]["official_id"]), colour)
        for code, colour in zip(own, colours, strict=True)
    ]
    if own != codes:
        rest = chosen[~chosen["country"].isin(own)]
        found.append(Group(f"{len(codes) - len(own)} other countries ({len(rest)} officials)", tuple(rest["official_id"]), GREY))
    return found


def name_of(members: pd.DataFrame, what: str) -> str:
    """The name of a group: that of its one official, else what they share and how many they are."""
    return str(members["name"].iloc[0]) if len(members) == 1 else f"{what} ({len(members)} officials)"


@lru_cache(maxsize=4)
def country_ranks(tables: Tables) -> dict[str, int]:
    """country -> its place among those whose officials have most stops in the tables."""
    stops = tables.stops["official_id"].map(tables.served).value_counts()
    codes = sorted(set(tables.served.values()), key=lambda code: (-int(stops.get(code, 0)), code))
    return {code: place for place, code in enumerate(codes)}


@lru_cache(maxsize=4)
def fixed_colours(tables: Tables) -> dict[str, int]:
    """official_id -> the colour an official has alone: offices begin at different colours, and successors differ."""
    ranked = tables.officials.sort_values(["office", "in_office_since", "official_id"])
    within = ranked.groupby("office").cumcount()
    return {
        official: (colour_of(office) + place) % len(PALETTE)
        for official, office, place in zip(ranked["official_id"], ranked["office"], within, strict=True)
    }
