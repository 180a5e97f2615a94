"""Numbered marks set beside where they would lie on each other, each led to its place by a line."""

from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from components.drawing.marks import disc
from components.drawing.projection import project, unproject
from components.drawing.scene import Scene
from components.drawing.traces import DOT

GAP = 2.0  # pixels between two marks
SAME = 0.5  # pixels within which two places are one
STAR = 17.0  # pixels across, of a base
RING, REACH = 4.0, 150.0  # pixels from ring to ring on which a number may stand, and of the farthest
RINGS = np.arange(0.0, REACH, RING)
TURNS = np.radians(np.arange(0, 360, 10))
NEAR = 70.0  # pixels within which marks make a crowd, from whose middle they are moved away
ASTRAY, CROSSED = 14.0, 40.0  # pixels that a line towards the crowd, or one across another, is as bad as
Points = NDArray[np.float64]  # n x 2, pixels


def set_apart(scene: Scene, frame: tuple[float, float]) -> Scene:
    """The scene with its numbered marks apart from each other and from stars, and a leader from each moved one to its place.

    frame: width and height of the map in pixels.
    """
    view, factor = scene.view, scene.factor
    is_numbered = scene.marks["letters"] > 0
    marks = scene.marks[is_numbered]
    if marks.empty:
        return scene
    sizes = np.array([disc(text) for text in marks["number"]]) * factor  # side by side none needs a ring
    places = np.column_stack(project(view, marks["latitude"].to_numpy(float), marks["longitude"].to_numpy(float), *frame))
    stars = np.column_stack(project(view, scene.stars["latitude"].to_numpy(float), scene.stars["longitude"].to_numpy(float), *frame))

    def is_world(spots: Points) -> NDArray[np.bool_]:
        return ~np.isnan(np.add(*unproject(view, spots[:, 0], spots[:, 1], *frame)))

    moved = apart(places, sizes, frame, stars[~np.isnan(stars[:, 0])], STAR * factor, is_world)
    is_moved = (moved != places).any(axis=1) & ~np.isnan(moved[:, 0])
    latitudes, longitudes = unproject(view, moved[:, 0], moved[:, 1], *frame)
    ends = pd.DataFrame({"to_latitude": latitudes, "to_longitude": longitudes}, index=marks.index)[is_moved]
    leaders = marks.loc[is_moved, ["place_id", "latitude", "longitude"]].join(ends).reset_index(drop=True)
    found = scene.marks.copy()
    found.loc[marks.index, "diameter"] = sizes
    found.loc[ends.index, ["latitude", "longitude"]] = ends.to_numpy()
    return scene.but(marks=found, leaders=leaders)


def apart(
    places: Points,
    sizes: NDArray[np.float64],
    frame: tuple[float, float],
    stars: Points,
    star: float,
    is_world: Callable[[Points], NDArray[np.bool_]] = lambda spots: np.ones(len(spots), dtype=bool),
) -> Points:
    """Where discs of some sizes stand so that none lies on another, on another's place, on a star, or beyond the frame.

    A disc stays on its place where it can; else it is moved as little as it may, away from the middle of its crowd. One
    for which there is no room at all stays where it is, as do places out of sight (NaN) and beyond the frame. is_world:
    which spots are on the map at all, as those beside a globe are not.
    """
    edge = np.array(frame) / 2
    seen = (np.abs(places) < edge).all(axis=1)
    found = places.copy()
    kept: list[int] = []
    for number in np.flatnonzero(seen):
        others = places[seen & (distance(places, places[number]) > SAME)]
        is_clear = (np.abs(places[number]) + sizes[number] / 2 < edge).all()
        is_clear &= (distance(others, places[number]) > sizes[number] / 2 + DOT / 2).all()
        is_clear &= (distance(stars, places[number]) > (sizes[number] + star) / 2).all()
        if is_clear and (distance(places[kept], places[number]) > (sizes[kept] + sizes[number]) / 2).all():
            kept.append(int(number))
    done = list(kept)
    for number in np.flatnonzero(seen):
        if number in kept:
            continue
        here, size = places[number], sizes[number]
        around = places[seen & (distance(places, here) < NEAR)].mean(axis=0)
        away = np.arctan2(here[1] - around[1], here[0] - around[0]) if distance(here[None], around)[0] > SAME else 0.0
        rings, turns = (grid.ravel() for grid in np.meshgrid(RINGS + size / 2 + DOT, TURNS))
        spots = here + rings[:, None] * np.column_stack([np.cos(turns), np.sin(turns)])
        is_free = (np.abs(spots) + size / 2 + GAP < edge).all(axis=1) & is_world(spots)
        for other in done:
            is_free &= distance(spots, found[other]) >= (sizes[other] + size) / 2 + GAP
        for place in places[seen]:
            is_free &= distance(spots, place) >= (size + DOT) / 2 + GAP
        for centre in stars:
            is_free &= distance(spots, centre) >= (size + star) / 2 + GAP
        if not is_free.any():
            done.append(int(number))
            continue
        cost = rings + ASTRAY * (1 - np.cos(turns - away))
        for other in done:
            if distance(found[other][None], here)[0] > (sizes[other] + size) / 2:
                cost += CROSSED * (from_line(found[other], here, spots) < sizes[other] / 2)
            if other not in kept:
                cost += CROSSED * is_crossed(here, spots, places[other], found[other])
        found[number] = spots[np.argmin(np.where(is_free, cost, np.inf))]
        done.append(int(number))
    return found


def distance(points: Points, centre: NDArray[np.float64]) -> NDArray[np.float64]:
    """Pixels of each point from another."""
    return np.hypot(points[:, 0] - centre[0], points[:, 1] - centre[1])


def from_line(point: NDArray[np.float64], begin: NDArray[np.float64], ends: Points) -> NDArray[np.float64]:
    """Pixels of a point from the lines between a beginning and each of some ends."""
    along = ends - begin
    share = np.clip(((point - begin) * along).sum(axis=1) / np.maximum((along**2).sum(axis=1), 1e-9), 0, 1)
    return distance(begin + share[:, None] * along, point)


def is_crossed(begin: NDArray[np.float64], ends: Points, a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether the lines between a beginning and each of some ends cross the line from a to b."""

    def side(p: Points, q: Points, r: Points) -> NDArray[np.float64]:
        return (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (r[..., 0] - p[..., 0])

    crossed = (side(a, b, begin) * side(a, b, ends) < 0) & (side(begin, ends, a) * side(begin, ends, b) < 0)
    return np.asarray(crossed, dtype=bool)
