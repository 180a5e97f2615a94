"""How an overlay colours countries: a quiet fill for the first, an outline for the second, and the words for both."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from components.drawing.theme import Look
from data.frames import row_dicts
from data.overlays.absence import UNKNOWN, ordered_values, overlay_of
from data.overlays.on_day import CARRIED, Overlay
from data.tours import Tours
from data.words import counted, day

NO_CLAIM = "The record of the officials who count is partial, or begins later: no absence can be claimed."
STEPS = 5  # of a number
MOST_VALUES = 7  # values with a colour of their own; the rest share the last


FIGURES = ("number", "count")  # kinds of overlays whose values are figures


@dataclass(frozen=True)
class Swatch:
    """One entry of an overlay's legend: its place in the palette, its words, how many countries bear it."""

    colour: int
    label: str
    countries: int


@dataclass(frozen=True)
class Paint:
    """An overlay made ready to draw: `index` country -> swatch number; `cards` country -> words for a card.

    `edges`: of the classes of a number, ascending.
    """

    overlay: Overlay
    swatches: list[Swatch]
    index: dict[str, int]
    cards: dict[str, str]
    edges: tuple[float, ...] = ()

    def colours(self, look: Look) -> tuple[str, ...]:
        if self.overlay.kind == "steps":
            return (*look.ramp, look.deepest, look.unknown)
        return look.ramp if self.overlay.kind in FIGURES else look.tints

    @property
    def unknown_swatch(self) -> int | None:
        """The number of the swatch that means: not known."""
        return ordered_values().index(UNKNOWN) if self.overlay.kind == "steps" else None

    def unknown(self) -> frozenset[str]:
        """The countries of which the overlay says that it is not known."""
        return frozenset(code for code, number in self.index.items() if number == self.unknown_swatch)


@lru_cache(maxsize=16)
def paints_of(tours: Tours) -> tuple[Paint | None, Paint | None]:
    """The first and the second overlay of a selection on its day, ready to draw."""
    first, second = (paint(overlay_of(tours, key)) if key else None for key in (tours.selection.overlay, tours.selection.overlay2))
    return first, second


def paint(overlay: Overlay) -> Paint:
    """Give each country of an overlay its colour."""
    countries = overlay.countries
    words = {row["country"]: words_of(overlay, row) for row in row_dicts(countries)}
    if overlay.kind in FIGURES:
        return stepped(overlay, words)
    values = ordered_values() if overlay.kind == "steps" else overlay.values
    order = {value: min(number, MOST_VALUES - 1) for number, value in enumerate(values)}
    index = {code: order[value] for code, value in zip(countries["country"], countries["value"], strict=True)}
    counts = countries["value"].value_counts()
    swatches = [Swatch(number, value, int(counts.get(value, 0))) for value, number in order.items() if value in counts]
    return Paint(overlay, swatches, index, words)


def stepped(overlay: Overlay, words: dict[str, str]) -> Paint:
    """Five steps with about as many countries in each; each figure its own where there are no more than five."""
    figures = overlay.countries["value"].astype(float)
    if figures.empty:
        return Paint(overlay, [], {}, {})
    values = np.sort(figures.unique())
    is_few = len(values) <= STEPS
    if is_few:
        edges = np.array([values[0], *(values[:-1] + values[1:]) / 2, values[-1]])
        steps = pd.Series(np.searchsorted(edges[1:-1], figures, side="left"), index=figures.index)
    else:
        steps, edges = pd.qcut(figures, STEPS, labels=False, retbins=True, duplicates="drop")
    index = dict(zip(overlay.countries["country"], steps.astype(int), strict=True))
    counts = steps.value_counts()
    spread = max(1, len(edges) - 2)
    swatches = [
        Swatch(
            round(number * 4 / spread),
            short(values[number]) if is_few else span(figures[steps == number]) if overlay.kind == "count" else between(edges, number),
            int(counts.get(number, 0)),
        )
        for number in range(len(edges) - 1)
    ]
    colour_of = {number: swatch.colour for number, swatch in enumerate(swatches)}
    return Paint(overlay, swatches, {code: colour_of[step] for code, step in index.items()}, words, tuple(map(float, edges)))


def between(edges: "np.ndarray[Any, Any]", number: int) -> str:
    return f"{short(edges[number])} to {short(edges[number + 1])}"


def span(figures: "pd.Series[float]") -> str:
    """The least and the greatest of some whole numbers: `5 to 8`, or `5`."""
    least, most = f"{figures.min():,.0f}", f"{figures.max():,.0f}"
    return least if least == most else f"{least} to {most}"


def index_by(legend: Paint, overlay: Overlay) -> dict[str, int]:
    """country -> swatch number on another day, in the colours of a legend: its classes of a number, its order of values."""
    countries = overlay.countries
    if overlay.kind in FIGURES:
        if not legend.edges:
            return {}
        steps = np.searchsorted(legend.edges[1:-1], countries["value"].astype(float), side="left")
        colours = [swatch.colour for swatch in legend.swatches]
        return {code: colours[min(step, len(colours) - 1)] for code, step in zip(countries["country"], steps, strict=True)}
    values = ordered_values() if overlay.kind == "steps" else [*legend.overlay.values, *overlay.values]
    order = {value: min(number, MOST_VALUES - 1) for number, value in enumerate(dict.fromkeys(values))}
    return {code: order[value] for code, value in zip(countries["country"], countries["value"], strict=True)}


def short(figure: float) -> str:
    """A figure with as many digits as a reader needs."""
    return f"{figure:,.0f}" if abs(figure) >= 100 else f"{figure:,.1f}".removesuffix(".0")


def words_of(overlay: Overlay, row: dict[str, object]) -> str:
    """`NATO: member since 2004-03-29`, with what makes it imprecise."""
    if overlay.kind == "number":
        note = f", {row['note']}" if row["note"] else ""
        return f"{overlay.name}: {short(float(str(row['value'])))} {overlay.unit} ({overlay.year}{note})"
    if overlay.kind in ("steps", "sides"):
        return f"{overlay.name}: {row['value']} ({row['note']})"
    if overlay.kind == "count":
        part = f", some as part of {row['via']}" if row["via"] else ""
        return f"{overlay.name}: {counted(int(str(row['value'])), 'visit')}, {row['note']}{part}"
    since = f" since {row['since']}" if row["since"] else ", beginning not known"
    until = f" until {row['until']}" if row["until"] else ""
    via = f" as part of {row['via']}" if row["via"] else ""
    value = str(row["value"])
    return f"{overlay.name}: {value}{since}{until}{via}"


def as_of(overlay: Overlay) -> str:
    """`as of 5 February 2020`, or the year of the figures; that there are none for that day is said."""
    if overlay.kind == "number" and overlay.year is None:
        known = f" (known: {overlay.years[0]} to {overlay.years[1]})" if overlay.years else ""
        return f"no figures for {overlay.on[:4]} nor for the {CARRIED} years before{known}"
    if overlay.kind == "count":
        return "counted by the first day of each visit"
    if overlay.kind == "sides":
        return "in this selection"
    if overlay.year is not None:
        return f"figures of {overlay.year}" + (f" (none for {overlay.on[:4]})" if int(overlay.on[:4]) > overlay.year else "")
    return f"as of {day(overlay.on)}"


def cautions(overlay: Overlay) -> list[str]:
    """What a reader must know of this overlay on this day."""
    told = []
    if overlay.kind == "number":
        rests = [int(note.split(" ")[0]) for note in overlay.countries["note"] if note[:1].isdigit()]
        if rests:
            what = str(overlay.countries["note"].iloc[0]).partition(" ")[2]
            told.append(f"Each figure rests on {min(rests)} to {max(rests)} {what}.")
        return [*told, "No fill: no figure, which is not zero."]
    if overlay.kind == "count":
        is_told = overlay.description or overlay.countries.empty
        told.append("No fill: no known visit in these dates." if is_told else "No fill: no visit in the record in these dates.")
        if states := sorted({state for via in overlay.countries["via"] for state in via.split(", ") if state}):
            told.append(f"Today's territory stands for {', '.join(states)}.")
        return [*told, overlay.description] if overlay.description else told
    if overlay.kind == "sides":
        return ["No fill: no known stop of any of them in this selection.", overlay.description] if overlay.description else []
    if overlay.kind == "steps":
        is_unknown = UNKNOWN in set(overlay.countries["value"])
        told.append(NO_CLAIM if is_unknown else "Only complete records can say who was not there.")
        return [*told, overlay.description] if overlay.description else told
    if overlay.read_on and overlay.on > overlay.read_on:
        told.append(f"Its sources were read on {day(overlay.read_on)}: what changed later is not in it.")
    imprecise = int(overlay.countries["is_imprecise"].sum())
    if imprecise:
        told.append(f"{imprecise} of {len(overlay.countries)} are dated by month or year only, or have no known beginning.")
    if states := [state for state in overlay.countries["via"].unique() if state]:
        told.append(f"Today's territory stands for {', '.join(states)}.")
    return told
