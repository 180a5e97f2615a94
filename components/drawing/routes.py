"""The routes of a selection as traces: great circles, merged and widened, with arrowheads while they are few."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from numpy.typing import NDArray

from components.drawing.cards import Row, leg_card
from components.drawing.projection import View
from components.drawing.theme import Group, Look
from data.legs import merged
from data.sphere import arc, bearing, destination

FEW_LEGS = 60  # up to here arrowheads and dashes are readable
MOST_CARDS = 600  # up to here merged legs answer a pointer
# times up to, width if few, if many, if crowded
WIDTHS = ((1, 1.6, 0.8, 0.35), (3, 2.4, 1.3, 0.7), (8, 3.4, 2.1, 1.3), (10**9, 5.0, 3.3, 2.4))
OPACITY = (1.0, 0.75, 0.5)  # if few, if many, if crowded
FAINT = 0.3  # beside a tour in focus
CROWDED = 800  # merged legs
MARK = 1.5  # times an arrowhead: a stop's mark, about 14 pixels
KM_PER_DEGREE = 111.2
Positions = Mapping[str, tuple[float, float]]


def leg_traces(legs: pd.DataFrame, groups: list[Group], positions: Positions, look: Look, *, is_faint: bool = False) -> list[go.Scattergeo]:
    """One trace per colour, width and coverage, gaps between the legs; a pale casing under few.

    is_faint: the setting of a tour in focus.
    """
    if legs.empty:
        return []
    group_of = {official: number for number, group in enumerate(groups) for official in group.officials}
    lines = merged(legs.assign(group=legs["official_id"].map(group_of)), ["group", "is_partial"])
    is_few = len(legs) <= FEW_LEGS
    step = 0 if is_few else 1 if len(lines) <= CROWDED else 2
    traces = []
    if is_few and not is_faint:
        traces.append(line_trace(lines, positions, width=5.0, color=look.paper, opacity=0.55))
    floor = 0
    for times, *widths in WIDTHS:
        band = lines[(lines["times"] > floor) & (lines["times"] <= times)]
        floor = times
        for (number, is_partial), part in band.groupby(["group", "is_partial"]):
            traces.append(
                line_trace(
                    part,
                    positions,
                    width=widths[step],
                    color=look.palette[groups[int(number)].colour],
                    dash="dash" if is_dashed(legs, is_partial=is_partial) else "solid",
                    opacity=OPACITY[step] * (0.6 if is_partial and not is_few else 1.0) * (FAINT if is_faint else 1.0),
                )
            )
    return traces


def is_dashed(legs: pd.DataFrame, *, is_partial: bool) -> bool:
    """Whether lines of a partial record are dashed, on the map and in every legend: while there are few; of many they are paler."""
    return is_partial and len(legs) <= FEW_LEGS


def line_trace(
    lines: pd.DataFrame, positions: Positions, *, width: float, color: str, opacity: float, dash: str = "solid"
) -> go.Scattergeo:
    """Gap-separated great circles; plotly bends them, so two ends are enough."""
    latitudes: list[float | None] = []
    longitudes: list[float | None] = []
    for one, other in zip(lines["one"], lines["other"], strict=True):
        (a, b), (c, d) = positions[one], positions[other]
        latitudes += [a, c, None]
        longitudes += [b, d, None]
    return go.Scattergeo(
        lat=latitudes, lon=longitudes, mode="lines", line={"width": width, "color": color, "dash": dash}, opacity=opacity, hoverinfo="skip"
    )


def arrow_traces(legs: pd.DataFrame, groups: list[Group], positions: Positions, look: Look, view: View) -> list[go.Scattergeo]:
    """An arrowhead past the middle of each leg, as geometry, so that it follows every projection.

    Where a leg is gone both ways the two heads stand apart, each nearer to the end it points at.
    """
    if len(legs) > FEW_LEGS:
        return []
    size = view.kind.arrow_degrees / view.scale
    ways = set(zip(legs["from_place_id"], legs["to_place_id"], strict=True))
    traces = []
    for group in groups:
        latitudes: list[float | None] = []
        longitudes: list[float | None] = []
        own = legs[legs["official_id"].isin(group.officials)].drop_duplicates(["from_place_id", "to_place_id"])
        for one, other, length in zip(own["from_place_id"], own["to_place_id"], own["distance_km"], strict=True):
            if length < 250 / view.scale:
                continue
            (a, b), (c, d) = positions[one], positions[other]
            past = (1.5 if (other, one) in ways else 0.5) * size  # degrees from the middle to the point of the head
            ahead = min(0.5 + past / (length / KM_PER_DEGREE), 0.9)
            lat, lon = arc(a, b, c, d, np.array([ahead - 0.02, ahead]))
            back = bearing(lat[1], lon[1], lat[0], lon[0])
            for turn in (-24.0, 24.0):
                wing = destination(lat[1], lon[1], back + turn, min(size, length / KM_PER_DEGREE / 4))
                latitudes += [wing[0], lat[1], None]
                longitudes += [wing[1], lon[1], None]
        if latitudes:
            line = {"width": 2.2, "color": look.palette[group.colour]}
            traces.append(go.Scattergeo(lat=latitudes, lon=longitudes, mode="lines", line=line, hoverinfo="skip"))
    return traces


def leg_points(
    legs: pd.DataFrame, positions: Positions, places: Mapping[str, str], names: Mapping[str, str], view: View
) -> list[go.Scattergeo]:
    """Invisible points along the legs that carry their cards (in the middle only, where legs are many); a click tells the tour."""
    pairs: dict[tuple[str, str], list[Row]] = {}
    for row in legs.to_dict("records"):
        one, other = sorted((row["from_place_id"], row["to_place_id"]))
        pairs.setdefault((one, other), []).append(row)
    if not 0 < len(pairs) <= MOST_CARDS:
        return []
    latitudes: list[float] = []
    longitudes: list[float] = []
    cards: list[str] = []
    tours: list[str] = []
    for (one, other), same in pairs.items():
        share = clear_of_ends(same[0]["distance_km"], view, is_few=len(pairs) <= FEW_LEGS)
        lat, lon = arc(*positions[one], *positions[other], share)
        latitudes += np.round(lat, 3).tolist()
        longitudes += np.round(lon, 3).tolist()
        cards += [leg_card(same, places, names)] * len(share)
        tours += [f"tour:{same[0]['tour_id']}"] * len(share)
    marker = {"size": 8, "opacity": 0}
    return [
        go.Scattergeo(
            lat=latitudes,
            lon=longitudes,
            mode="markers",
            marker=marker,
            text=cards,
            customdata=tours,
            hovertemplate="%{text}<extra></extra>",
        )
    ]


def clear_of_ends(distance_km: float, view: View, *, is_few: bool) -> NDArray[np.float64]:
    """Shares of a leg where a pointer finds it: the middle, and where legs are few all along, but never under a stop's mark."""
    margin = MARK * view.kind.arrow_degrees / view.scale * KM_PER_DEGREE / max(distance_km, 1)
    if margin > 0.5 and is_few:
        return np.empty(0)
    return np.linspace(margin, 1 - margin, 9) if is_few and margin < 0.45 else np.array([0.5])
