"""Hatches as lines over countries, of what is not known and of fills without colour: a figure takes no pattern of the page along."""

from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.drawing.land import world

APART = 5.0  # pixels between two lines
PATTERNS = {"rising": (45.0,), "falling": (-45.0,), "upright": (90.0,), "level": (0.0,), "crossed": (45.0, -45.0)}  # angles of lines
LONGEST = 4.0  # degrees; what is longer is drawn in pieces, which plotly bends along great circles
HATCHES = ["pattern", "latitude", "longitude"]
Rings = list[npt.NDArray[np.float64]]


@cache
def base_map() -> dict[str, Rings]:
    """country -> its rings, each points x (longitude, latitude) in degrees, longitudes running on across the date line."""
    # A ring round the pole has no inside on a plane.
    return {code: [ring for ring in rings if ring[:, 1].min() > -89] for code, rings in world().items()}


def strokes(rings: Rings, spacing: float, angle: float = 45) -> list[tuple[float, float, float, float]]:
    """Parallel lines within rings, holes left out: (longitude, latitude, longitude, latitude).

    spacing: degrees between two lines. angle: of the lines with the parallels, degrees.
    """
    turn = np.radians(angle)
    ahead, aside = np.array([np.cos(turn), np.sin(turn)]), np.array([np.sin(turn), -np.cos(turn)])
    crossings: dict[int, list[float]] = {}
    for ring in rings:
        across, along = ring @ aside / spacing, ring @ ahead
        for u0, u1, v0, v1 in zip(across[:-1], across[1:], along[:-1], along[1:], strict=True):
            low, high = sorted((u0, u1))
            for number in range(int(np.ceil(low)), int(np.ceil(high))):  # a line through a corner is crossed once
                crossings.setdefault(number, []).append(v0 + (v1 - v0) * (number - u0) / (u1 - u0))
    found = []
    for number, places in crossings.items():
        foot = number * spacing * aside
        places.sort()
        for begin, end in zip(places[::2], places[1::2], strict=False):
            found.append((*(foot + begin * ahead).tolist(), *(foot + end * ahead).tolist()))
    return found


def hatches_of(countries: pd.DataFrame, spacing: float) -> pd.DataFrame:
    """The hatches of countries (country, pattern) as lines: pattern, latitude, longitude, a row of gaps (NaN) after each line.

    spacing: degrees between two lines.
    """
    world, rows = base_map(), []
    patterned = countries[countries["pattern"] != ""].sort_values("country", kind="stable")
    for pattern in patterned["pattern"].unique():
        for code in patterned.loc[patterned["pattern"] == pattern, "country"]:
            for angle in PATTERNS[pattern]:
                for x0, y0, x1, y1 in strokes(world.get(code, []), spacing, angle):
                    pieces = max(1, int(np.ceil(np.hypot(x1 - x0, y1 - y0) / LONGEST)))
                    points = zip(np.linspace(y0, y1, pieces + 1).tolist(), np.linspace(x0, x1, pieces + 1).tolist(), strict=True)
                    rows += [*((pattern, *point) for point in points), (pattern, np.nan, np.nan)]
    return pd.DataFrame(rows, columns=HATCHES)
