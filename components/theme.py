"""The look as data: paper and ink, light and dark, and one colour an official."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data.tables import Tables

FONT = '"Source Sans 3", "Segoe UI", "Helvetica Neue", Helvetica, Arial, "DejaVu Sans", sans-serif'
SERIF = 'Georgia, "Times New Roman", "DejaVu Serif", serif'

# Told apart under protanopia, deuteranopia and tritanopia (tests/test_theme.py computes the distances).
PALETTE = ("#7f2b10", "#b3500b", "#3070dd", "#47389b", "#156e3d", "#531a40", "#ae4099", "#76716e")
PALETTE_DARK = ("#efaa0a", "#e6653b", "#93c0f4", "#827cf2", "#18c166", "#bb7b93", "#987bb7", "#e8e5e7")
MANY = 8  # beyond so many officials, colours stand for offices


@dataclass(frozen=True)
class Look:
    """The colours of one appearance of the map."""

    is_dark: bool
    sea: str
    land: str
    visited: str
    border: str
    outline: str
    ink: str
    quiet: str
    paper: str
    palette: tuple[str, ...]


LIGHT = Look(
    False, "#e9eff2", "#faf8f3", "#f1e9d6", "#d3cdbf", "#8d8266", "#22262b", "#5f6670", "#ffffff", PALETTE
)  # fmt: skip
DARK = Look(
    True, "#12171d", "#232a32", "#45443a", "#3a434e", "#a59b80", "#e8eaed", "#a7afb9", "#1a1f26", PALETTE_DARK
)  # fmt: skip


def look(is_dark: bool) -> Look:
    return DARK if is_dark else LIGHT


@dataclass(frozen=True)
class Group:
    """What one colour of the map stands for: an official, or an office when there are many."""

    name: str
    officials: tuple[str, ...]
    colour: int


def groups(officials: Sequence[str], tables: Tables) -> list[Group]:
    """The officials of a selection as colour groups: one each up to eight, else one an office.

    An official's colour is fixed by the table of officials (the order of taking office within the office), so it
    stays as filters change; only where two of one selection share it does the later take the next free one.
    """
    table = tables.officials
    if len(officials) > MANY:
        return offices(officials, table)
    fixed = fixed_colours(table)
    taken: dict[int, str] = {}
    for official in sorted(officials, key=lambda key: (fixed[key], key)):
        free = [(fixed[official] + step) % len(PALETTE) for step in range(len(PALETTE))]
        taken[next(colour for colour in free if colour not in taken)] = official
    by_official = {official: colour for colour, official in taken.items()}
    return [Group(tables.short_names[key], (key,), by_official[key]) for key in officials]


def offices(officials: Sequence[str], table: pd.DataFrame) -> list[Group]:
    """One group an office; the office of a single official bears that official's name."""
    chosen = table[table["official_id"].isin(officials)]
    order = {office: number for number, office in enumerate(sorted(table["office"].unique()))}
    found = []
    for office, members in chosen.groupby("office"):
        name = members["name"].iloc[0] if len(members) == 1 else f"{office} ({len(members)} officials)"
        found.append(Group(str(name), tuple(members["official_id"]), order[str(office)] % len(PALETTE)))
    return found


def fixed_colours(table: pd.DataFrame) -> dict[str, int]:
    """official_id -> palette index: offices begin at different colours, and successors differ."""
    ranked = table.sort_values(["office", "in_office_since", "official_id"])
    start = {office: number for number, office in enumerate(sorted(table["office"].unique()))}
    within = ranked.groupby("office").cumcount()
    return {
        official: (start[office] + place) % len(PALETTE)
        for official, office, place in zip(ranked["official_id"], ranked["office"], within, strict=True)
    }
