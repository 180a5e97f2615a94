"""The countries of the base map on a plane: rings seen through a camera, in whole units of a box, as SVG paths."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from components.drawing.projection import View, middle_of, pixels_of, turned
from components.drawing.projections import Frame
from data.sphere import Floats

BASE_MAP = Path(__file__).parents[2] / "assets" / "topojson" / "world_110m.json"
LONGEST = 4.0  # degrees; what is longer is drawn in pieces, so that it bends as the sphere does
RIM = 5.0  # degrees along the edge of a globe that one straight piece stands for
VIEWS_KEPT = 64  # cameras whose land is kept in memory, the same for every reader
FAR = 3.0  # times the box: what lies farther is drawn no farther
Points = NDArray[np.float64]  # n x 2


@cache
def world() -> dict[str, list[Points]]:
    """country -> its rings, each points x (longitude, latitude) in degrees, closed, longitudes running on across the date line."""
    topology = json.loads(BASE_MAP.read_text(encoding="utf-8"))  # as data.basemap writes it: plain positions
    arcs = topology["arcs"]

    def ring(numbers: list[int]) -> Points:
        parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
        points = np.array([point for at, part in enumerate(parts) for point in part[1 if at else 0 :]], dtype=float)
        east = np.unwrap(points[:, 0], period=360)
        points[:, 0] = east + 360 if east.min() < -180 else east
        return points

    countries = topology["objects"]["countries"]["geometries"]
    return {shape["id"]: [ring(numbers) for polygon in shape["arcs"] for numbers in polygon] for shape in countries}


@dataclass(frozen=True)
class Rings:
    """All rings of the world one after the other: their points (n x 2: longitude, latitude), where each begins, and whose it is."""

    points: Points
    starts: NDArray[np.int_]
    codes: list[str]

    @classmethod
    def of(cls, rings: list[tuple[str, Points]]) -> "Rings":
        lengths = [len(ring) for _, ring in rings]
        return cls(np.vstack([ring for _, ring in rings]), np.cumsum([0, *lengths[:-1]]), [code for code, _ in rings])

    def each(self, values: Points) -> list[Points]:
        """The same cut of other values of the points."""
        return np.split(values, self.starts[1:])


@cache
def dense_world() -> Rings:
    """The world's rings with no piece longer than LONGEST, those round a pole closed along it, as a plane draws it."""
    found = []
    for code, rings in world().items():
        for ring in rings:
            if abs(ring[-1, 0] - ring[0, 0]) > 180:
                pole = -90.0 if ring[:, 1].mean() < 0 else 90.0
                ring = np.vstack([ring, [ring[-1, 0], pole], [ring[0, 0], pole], ring[:1]])
            found.append((code, dense(ring)))
    return Rings.of(found)


def dense(ring: Points) -> Points:
    """A line with points between those that lie too far from each other."""
    pieces = np.maximum(1, np.ceil(np.hypot(*np.diff(ring, axis=0).T) / LONGEST)).astype(int)
    if not len(pieces) or pieces.max() == 1:
        return ring
    parts = [np.linspace(a, b, n, endpoint=False) for a, b, n in zip(ring[:-1], ring[1:], pieces, strict=True)]
    return np.vstack([*parts, ring[-1:]])


@lru_cache(maxsize=VIEWS_KEPT)
def paths_of_land(view: View, box: Frame) -> dict[str, str]:
    """country -> the `d` of an SVG path of its land in a box of some units, 0 0 in the middle; countries out of sight are missing."""
    paths: dict[str, str] = {}
    for code, path in flat_rings(view, box) if view.kind.is_flat else round_rings(view, box):
        if path:
            paths[code] = paths.get(code, "") + path
    return paths


def flat_rings(view: View, box: Frame) -> Iterator[tuple[str, str]]:
    """Rings on the flat map, each as often as it reaches over the map's edges: what lies beyond them is cut off by `world_edge`."""
    world = dense_world()
    across = world.points[:, 0] - view.longitude
    turns = np.floor((np.minimum.reduceat(across, world.starts) + 180) / 360)  # so that each begins on the map
    lengths = np.diff([*world.starts, len(across)])
    across -= 360 * np.repeat(turns, lengths)
    reaches = np.maximum.reduceat(across, world.starts) > 180
    yield from zip(world.codes, outlines(flat_points(view, world.points[:, 1], across, box), world.starts, box), strict=True)
    if reaches.any():
        beyond = np.repeat(reaches, lengths)
        codes = [world.codes[number] for number in np.flatnonzero(reaches)]
        over = Rings(world.points[beyond], np.cumsum([0, *lengths[reaches][:-1]]), codes)
        again = flat_points(view, over.points[:, 1], across[beyond] - 360, box)
        yield from zip(over.codes, outlines(again, over.starts, box), strict=True)


def flat_points(view: View, latitudes: Floats, across: Floats, box: Frame) -> Points:
    """Units from the middle of a flat map, of degrees east of its meridian that may run on beyond its edges."""
    x, y = view.kind.raw(latitudes, across)
    pixels = pixels_of(view, *box)
    return np.stack([x * pixels, (middle_of(view) - y) * pixels], axis=-1)


def round_rings(view: View, box: Frame) -> Iterator[tuple[str, str]]:
    """Rings on a round map: what is hidden of them runs along its edge; one round the far point encloses all but itself."""
    world, pixels, edge = dense_world(), pixels_of(view, *box), world_edge(view, box)
    up, across = turned(view, world.points[:, 1], world.points[:, 0])
    if view.kind.hides:
        phi, lam = np.radians(up), np.radians(across)
        spots = np.column_stack([np.cos(phi) * np.sin(lam), -np.sin(phi)])
        depth = np.cos(phi) * np.cos(lam)
        is_whole, is_seen = (how.reduceat(depth >= 0, world.starts) for how in (np.logical_and, np.logical_or))
        whole = outlines(spots * pixels, world.starts, box)
        for number, (points, deep) in enumerate(zip(world.each(spots), world.each(depth), strict=True)):
            if is_whole[number]:
                yield world.codes[number], whole[number]
            elif is_seen[number]:
                yield world.codes[number], outline(along_rim(points, deep) * pixels, box)
        return
    x, y = view.kind.raw(up, across)
    spots = np.column_stack([x, -y]) * pixels
    yield from zip(world.codes, outlines(spots, world.starts, box), strict=True)
    for code, ring, points in zip(world.codes, world.each(world.points), world.each(spots), strict=True):
        if np.hypot(*points.T).max() > 1.5 * pixels and is_inside_out(ring, points):
            yield code, edge


def is_inside_out(ring: Points, points: Points) -> bool:
    """Whether a ring runs the other way round on a plane than on the sphere: the far point of the world lies within it."""
    return winds(points) and bool(np.sign(area(points)) != np.sign(area(ring * [1, -1])))


def area(points: Points) -> float:
    """The area of a ring, by its sign the way it runs."""
    x, y = points.T
    return float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)) / 2)


def winds(points: Points) -> bool:
    """Whether a ring runs round 0 0."""
    turns = np.diff(np.unwrap(np.arctan2(points[:, 1], points[:, 0])))
    return bool(abs(turns.sum()) > np.pi)


def along_rim(points: Points, depth: Floats) -> Points:
    """A ring whose hidden points are moved to the edge of the globe, with points between them along it."""
    hidden = depth < 0
    away = np.maximum(np.hypot(*points.T), 1e-9)[:, None]
    points = np.where(hidden[:, None], points / away, points)
    turns = np.degrees(np.arctan2(points[:, 1], points[:, 0]))
    steps = (np.diff(turns) + 180) % 360 - 180
    pieces = np.where(hidden[:-1] & hidden[1:], np.ceil(np.abs(steps) / RIM), 1).clip(1).astype(int)
    parts = []
    for number, many in enumerate(pieces):
        angles = np.radians(turns[number] + steps[number] * np.arange(1, many) / many)
        parts += [points[number : number + 1], np.column_stack([np.cos(angles), np.sin(angles)])]
    return np.vstack([*parts, points[-1:]])


def circle(view: View, box: Frame) -> Points:
    """The edge of a round map."""
    angles = np.radians(np.arange(0, 361, 5))
    return np.column_stack([np.cos(angles), np.sin(angles)]) * edge_radius(view, box)


def edge_radius(view: View, box: Frame) -> float:
    """Units from the middle of a round map to its edge."""
    return view.kind.rim * pixels_of(view, *box)


def world_edge(view: View, box: Frame) -> str:
    """The `d` of the edge of the whole world."""
    if not view.kind.is_flat:
        return outline(circle(view, box), box)
    north = np.arange(-90.0, 91, 5)
    sides = [flat_points(view, side, np.full_like(side, across), box) for side, across in ((north, 180.0), (north[::-1], -180.0))]
    return outline(np.vstack(sides), box)


def outline(points: Points, box: Frame, *, is_closed: bool = True) -> str:
    """Points as the `d` of a path in whole units; nothing where it is too small for one, or out of reach."""
    return outlines(points, np.array([0]), box, is_closed=is_closed)[0]


def outlines(points: Points, starts: NDArray[np.int_], box: Frame, *, is_closed: bool = True) -> list[str]:
    """The same of many lines one after the other. starts: where each begins."""
    far = np.array(box) * FAR / 2
    near = np.all([np.minimum.reduceat(points, starts) < far, np.maximum.reduceat(points, starts) > -far], axis=(0, 2)).tolist()
    whole = np.rint(points.clip(-far, far)).astype(int)
    moves = np.diff(whole, axis=0)
    is_move = moves.any(axis=1)
    is_move[starts[1:] - 1] = False  # from a ring to the next
    ends: list[int] = [*np.searchsorted(np.flatnonzero(is_move), starts).tolist(), int(is_move.sum())]
    steps = moves[is_move].tolist()
    found = []
    for (x, y), begin, end, is_near in zip(whole[starts].tolist(), ends[:-1], ends[1:], near, strict=True):
        if not is_near or end - begin < (2 if is_closed else 1):
            found.append("")
            continue
        way = " ".join(f"{a} {b}" for a, b in steps[begin:end]).replace(" -", "-")
        found.append(f"M{x} {y}l{way}{'z' if is_closed else ''}")
    return found
