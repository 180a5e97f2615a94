"""Visited by: an overlay computed from the stops of a selection, of who of two to four sides was in each country."""

from collections.abc import Sequence

import pandas as pd

from data.overlays.on_day import Overlay
from data.questions.compare import MOST_SIDES, made, shared, sides
from data.selection import VISITED_BY
from data.tours import Tours
from data.words import counted, listed

SOME = "some of them"


def visited_by(tours: Tours, on: str) -> Overlay:
    """Each country visited in the selection bears who was there: one side only, some, or all. Stops only announced count nowhere.

    `description` says what limits it, or, where there are not two to four sides, that it compares as many.
    """
    them = sides(tours)
    if len(them) < 2:
        words = f"It compares two to {MOST_SIDES} officials, offices or countries: choose as many."
        return Overlay(VISITED_BY, "Visited by", "sides", words, "", on, None, frame([]))
    found, names = shared(them), [side.name for side in them]
    together = "both" if len(them) == 2 else f"all {len(them)}"
    values = {code: f"{name} only" for name, codes in found.only.items() for code in codes}
    values |= dict.fromkeys(found.some, SOME) | dict.fromkeys(found.all, together)
    stops = made(tours)
    side_of = stops["official_id"].map({official: side.name for side in them for official in side.officials})
    counts = stops.groupby(["country", side_of]).size().to_dict()
    source = dict(zip(stops["country"], stops["source_id"], strict=True))
    notes = {code: listed([f"{name} {counted(counts[code, name], 'stop')}" for name in names if (code, name) in counts]) for code in values}
    partial = [side.name for side in them if side.tours.is_partial]
    words = f"Known stops only for {listed(partial)}: there may have been more." if partial else ""
    rows = [(code, values[code], "", "", False, "", notes[code], source[code]) for code in sorted(values)]
    return Overlay(VISITED_BY, f"Visited by {listed(names)}", "sides", words, "", on, None, frame(rows))


def frame(rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["country", "value", "since", "until", "is_imprecise", "via", "note", "source_id"])
