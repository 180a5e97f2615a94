"""The routes of a scene: great circles, merged and widened, with arrowheads while they are few, and where a pointer finds them."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from components.drawing.colours import Group
from components.drawing.projection import View
from components.drawing.theme import Look
from data.frames import row_dicts, stacked
from data.legs import merged
from data.sphere import arc, bearing, destination
from data.tables import Tables

FEW_LEGS = 60  # up to here arrowheads and dashes are readable
MOST_CARDS = 600  # up to here merged legs answer a pointer by points
# times up to, width if few, if many, if crowded
WIDTHS = ((1, 1.6, 0.8, 0.35), (3, 2.4, 1.3, 0.7), (8, 3.4, 2.1, 1.3), (10**9, 5.0, 3.3, 2.4))
OPACITY = (1.0, 0.75, 0.5)  # if few, if many, if crowded
PALER = 0.6  # times the opacity of lines of a partial record, where they are too many to be dashed
FAINT = 0.3  # beside a tour in focus
DASH = 9.0  # pixels of a dash, and of the gap after it, as plotly draws it in lines of some width
CASING, CASING_OPACITY = 5.0, 0.55  # pixels, and opacity, of the pale edge under few lines
CROWDED = 800  # merged legs
ARROW, TURN = 2.2, 24.0  # pixels of an arrowhead's lines, and degrees between each and its leg
HEAD, SHORTEST_PIXELS = 8.5, 26.0  # pixels of an arrowhead on the page, and of a leg that has one
SHORTEST = 250.0  # km of a leg that has an arrowhead, on a map of the whole world
THINNEST = 0.6  # times a line's width, at least, where letters are small
MARK = 1.5  # times an arrowhead: a stop's mark, about 14 pixels
KM_PER_DEGREE = 111.2
ENDS = ["latitude", "longitude", "to_latitude", "to_longitude"]
LINES = ["role", "group", "times", "is_partial", "width", "colour", "dash", "opacity", *ENDS]
ARROWS = ["group", "colour", "width", *ENDS, "distance_km", "is_both"]
HEADS = ["group", "colour", "width", "latitude", "longitude", "wing_latitude", "wing_longitude"]
TARGETS = ["one", "other", *ENDS, "distance_km", "click"]
Positions = Mapping[str, tuple[float, float]]


def routes_of(
    told: pd.DataFrame,
    setting: pd.DataFrame,
    groups: list[Group],
    tables: Tables,
    look: Look,
    factor: float,
    *,
    has_targets: bool,
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The lines, arrowheads and targets of legs that are told and of those that are their setting."""
    lines = [lines_of(legs, groups, tables.positions, look, factor, is_faint=legs is setting) for legs in (setting, told)]
    arrows = arrows_of(told, groups, tables.positions, look, factor)
    return stacked(lines), arrows, targets_of(told if has_targets else told.iloc[:0], tables.positions)


def lines_of(
    legs: pd.DataFrame, groups: list[Group], positions: Positions, look: Look, factor: float, *, is_faint: bool = False
) -> pd.DataFrame:
    """One row a line between two places in one colour, in the order of drawing: a pale casing under few, then the rarest first.

    Columns: role ("casing", "setting" of a tour in focus, or "leg"), group (its number; -1: of all), times (the legs it
    stands for), is_partial (or with an end known roughly), width (pixels), colour, dash ("solid", "dash"), opacity, both ends in degrees.
    factor: how much larger lines are than on the page. is_faint: the setting of a tour in focus.
    """
    if legs.empty:
        return pd.DataFrame(columns=LINES)
    group_of = {official: number for number, group in enumerate(groups) for official in group.officials}
    drawn_as = legs.assign(group=legs["official_id"].map(group_of), is_partial=legs["is_partial"] | legs["is_rough"])
    lines = merged(drawn_as, ["group", "is_partial"])
    step = step_of(legs, lines)
    band = np.searchsorted([times for times, *_ in WIDTHS], lines["times"])
    is_paler = lines["is_partial"] & (step > 0)
    lines = lines.assign(
        role="setting" if is_faint else "leg",
        band=band,
        width=np.array([widths[step] for _, *widths in WIDTHS])[band],
        colour=lines["group"].map({number: look.palette[group.colour] for number, group in enumerate(groups)}),
        dash=np.where([is_dashed(legs, is_partial=bool(partial)) for partial in lines["is_partial"]], "dash", "solid"),
        opacity=OPACITY[step] * np.where(is_paler, PALER, 1.0) * (FAINT if is_faint else 1.0),
    )
    drawn = lines.sort_values(["band", "group", "is_partial"], kind="stable")
    if step == 0 and not is_faint:
        casing = lines.assign(role="casing", group=-1, width=CASING, colour=look.paper, dash="solid", opacity=CASING_OPACITY)
        drawn = pd.concat([casing, drawn])
    ends = np.array([(*positions[one], *positions[other]) for one, other in zip(drawn["one"], drawn["other"], strict=True)])
    drawn[ENDS] = ends
    drawn["width"] *= max(factor, THINNEST)
    return drawn[LINES].reset_index(drop=True)


def step_of(legs: pd.DataFrame, lines: pd.DataFrame) -> int:
    """0 if legs are few, 1 if they are many, 2 if the lines they merge to are crowded."""
    return 0 if len(legs) <= FEW_LEGS else 1 if len(lines) <= CROWDED else 2


def is_dashed(legs: pd.DataFrame, *, is_partial: bool) -> bool:
    """Whether lines of a partial record are dashed, on the map and in every legend: while there are few; of many they are paler."""
    return is_partial and len(legs) <= FEW_LEGS


def arrows_of(legs: pd.DataFrame, groups: list[Group], positions: Positions, look: Look, factor: float) -> pd.DataFrame:
    """The legs that bear an arrowhead past their middle, each once: none where legs are many.

    Columns: group, colour, width (pixels), both ends in degrees, distance_km, is_both (gone the other way too, by whomever:
    then the two heads stand apart, each nearer to the end it points at).
    """
    rows: list[tuple[object, ...]] = []
    legs = legs if len(legs) <= FEW_LEGS else legs.iloc[:0]
    ways = set(zip(legs["from_place_id"], legs["to_place_id"], strict=True))
    width = ARROW * max(factor, THINNEST)
    for number, group in enumerate(groups):
        own = legs[legs["official_id"].isin(group.officials)].drop_duplicates(["from_place_id", "to_place_id"])
        for one, other, length in zip(own["from_place_id"], own["to_place_id"], own["distance_km"], strict=True):
            ends = (*positions[one], *positions[other])
            rows.append((number, look.palette[group.colour], width, *ends, length, (other, one) in ways))
    return pd.DataFrame(rows, columns=ARROWS)


def heads_of(arrows: pd.DataFrame, view: View) -> pd.DataFrame:
    """Arrowheads as geometry, so that they follow every projection: two rows each, one a wing; none on legs too short for one.

    Columns: group, colour, width, latitude and longitude of the point, wing_latitude and wing_longitude.
    """
    rows: list[tuple[object, ...]] = []
    size = view.kind.arrow_degrees / view.scale
    for row in row_dicts(arrows[arrows["distance_km"] >= SHORTEST / view.scale]):
        past = (1.5 if row["is_both"] else 0.5) * size  # degrees from the middle to the point of the head
        length = row["distance_km"] / KM_PER_DEGREE
        ahead = min(0.5 + past / length, 0.9)
        lat, lon = arc(row["latitude"], row["longitude"], row["to_latitude"], row["to_longitude"], np.array([ahead - 0.02, ahead]))
        back = bearing(lat[1], lon[1], lat[0], lon[0])
        for turn in (-TURN, TURN):
            wing = destination(lat[1], lon[1], back + turn, min(size, length / 4))
            rows.append((row["group"], row["colour"], row["width"], lat[1], lon[1], *wing))
    return pd.DataFrame(rows, columns=HEADS)


def targets_of(legs: pd.DataFrame, positions: Positions) -> pd.DataFrame:
    """Where a pointer finds legs, one row a pair of places (`one`, `other`).

    Columns besides: both ends in degrees, distance_km, click (the first leg's tour).
    """
    pairs = legs.drop_duplicates(["one", "other"])
    ends = np.array([(*positions[one], *positions[other]) for one, other in zip(pairs["one"], pairs["other"], strict=True)]).reshape(-1, 4)
    found = pairs.assign(click="tour:" + pairs["tour_id"].astype(str), **dict(zip(ENDS, ends.T, strict=True)))
    return found[TARGETS].reset_index(drop=True)


def target_points(targets: pd.DataFrame, view: View) -> pd.DataFrame:
    """Points along the legs (`targets_of`, with their cards) for a picture that answers at points only: the middle, and where legs
    are few all along.

    Columns: latitude, longitude, card, click. None where legs are more than MOST_CARDS.
    """
    rows: list[tuple[float, float, str, str]] = []
    for row in row_dicts(targets) if len(targets) <= MOST_CARDS else ():
        share = clear_of_ends(row["distance_km"], view, is_few=len(targets) <= FEW_LEGS)
        latitudes, longitudes = arc(row["latitude"], row["longitude"], row["to_latitude"], row["to_longitude"], share)
        spots = zip(latitudes.tolist(), longitudes.tolist(), strict=True)
        rows += [(round(lat, 3), round(lon, 3), row["card"], row["click"]) for lat, lon in spots]
    return pd.DataFrame(rows, columns=["latitude", "longitude", "card", "click"])


def clear_of_ends(distance_km: float, view: View, *, is_few: bool) -> NDArray[np.float64]:
    """Shares of a leg where a pointer finds it: the middle, and where legs are few all along, but never under a stop's mark."""
    margin = MARK * view.kind.arrow_degrees / view.scale * KM_PER_DEGREE / max(distance_km, 1)
    if margin > 0.5 and is_few:
        return np.empty(0)
    return np.linspace(margin, 1 - margin, 9) if is_few and margin < 0.45 else np.array([0.5])
