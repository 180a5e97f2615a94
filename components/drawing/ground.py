"""What of a scene lies on the ground, as SVG: land, lines and marks without numbers, in the units of a box that holds the world at
scale 1, the widths of lines and points in pixels. It needs no script."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from components.drawing.countries import SMALL, SMALL_EDGE
from components.drawing.land import flat_points, outline, outlines, paths_of_land, world_edge
from components.drawing.projection import View, project, turned
from components.drawing.projections import HALF_HEIGHT, HALF_WIDTH, Frame
from components.drawing.routes import DASH
from components.drawing.scene import Scene
from data.frames import runs
from data.sphere import Floats, arcs

WIDTH, ROUND_WIDTH = 1000.0, 600.0  # units across the box of the flat and of a round world, about a pixel each on a wide screen
FINE = 2.0  # times as many units, where lines are few
SAMPLES = 16  # pieces of a great circle, at most
BENT = 0.2  # units by which a piece may stray from its great circle
MOST_LINES = 2_000  # so that the page stays small: of more, those gone most often are drawn
REACH = 1.5  # times the box: points farther from the middle are left out
Lines = NDArray[np.float64]  # lines x points x 2
ENDS = ["latitude", "longitude", "to_latitude", "to_longitude"]


class Inks:
    """Colours by class: each has a light and a dark one, which the reader's screen chooses. `k1` paints, `k1e` an edge."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def __call__(self, pair: str) -> str:
        """The class of a pair of colours, `light|dark`."""
        return self.names.setdefault(pair, f"k{len(self.names)}")

    def style(self) -> str:
        pairs = [(name, pair.split("|")) for pair, name in self.names.items()]
        light, dark = ("".join(f".{name}{{--k:{both[look]}}}.{name}e{{--e:{both[look]}}}" for name, both in pairs) for look in (0, 1))
        return f"<style>{light}@media(prefers-color-scheme:dark){{{dark}}}</style>"


def box_of(view: View) -> Frame:
    """The box that the whole world just fits at scale 1: fitted into a map, it stands as the camera does."""
    return (WIDTH, round(WIDTH * HALF_HEIGHT / HALF_WIDTH, 1)) if view.kind.is_flat else (ROUND_WIDTH, ROUND_WIDTH)


def ground_of(scene: Scene, ink: Inks, sea: str) -> str:
    """The ground as an SVG element. scene: its colours are pairs; sea: that of the water."""
    view, fine = scene.view, 1.0 if scene.is_crowded else FINE
    width, height = box = (box_of(view)[0] * fine, box_of(view)[1] * fine)
    is_setting, is_told = scene.lines["role"] == "setting", scene.marks["role"] == "stop"
    bare = scene.marks["letters"] == 0
    parts = [
        f'<path class="f {ink(sea)}" d="{world_edge(view, box)}"/>',
        *land(scene, box, ink),
        *lines(most_gone(scene.lines[is_setting]), view, box, ink),
        *marks(scene.marks[~is_told], view, box, ink),
        *lines(most_gone(scene.lines[~is_setting]), view, box, ink),
        *marks(scene.marks[is_told & bare], view, box, ink),
    ]
    edge = f'<clipPath id="first-edge"><path d="{world_edge(view, box)}"/></clipPath>'
    frame = f'viewBox="{-width / 2:g} {-height / 2:g} {width:g} {height:g}"'
    return f'<svg {frame}><defs>{edge}</defs><g clip-path="url(#first-edge)">{"".join(parts)}</g></svg>'


def most_gone(frame: pd.DataFrame) -> pd.DataFrame:
    """Lines in their order, of too many those that stand for most legs."""
    kept = frame["times"].sort_values(ascending=False, kind="stable").index[:MOST_LINES]
    return frame if len(frame) <= MOST_LINES else frame.loc[kept.sort_values()]


def land(scene: Scene, box: Frame, ink: Inks) -> Iterator[str]:
    """Countries of one look after the other, then the small states as points."""
    paths = paths_of_land(scene.view, box)
    for part in runs(scene.countries, ["fill", "edge", "edge_width", "is_unknown"]):
        one = part.iloc[0]
        path = "".join(paths.get(code, "") for code in part["country"])
        fill = "h" if one["is_unknown"] else f"f {ink(scene.fills[one['fill']])}"
        if path:
            yield f'<path class="{fill} {ink(one["edge"])}e" stroke-width="{one["edge_width"]:g}" d="{path}"/>'
    small = scene.countries[scene.countries["is_small"]]
    x, y = on_box(small, scene.view, box)
    for part in runs(small.assign(x=x, y=y), ["fill", "edge"]):
        one = part.iloc[0]
        yield points(part, SMALL, SMALL_EDGE, ink(scene.fills[one["fill"]]), ink(one["edge"]))


def marks(frame: pd.DataFrame, view: View, box: Frame, ink: Inks) -> Iterator[str]:
    """Marks without numbers, those of one look together, the wider below."""
    x, y = on_box(frame, view, box)
    diameters = (2 * frame["diameter"]).round() / 2
    ordered = frame.assign(x=x, y=y, diameter=diameters).sort_values(
        ["level", "diameter", "group"], ascending=[False, False, True], kind="stable"
    )
    for part in runs(ordered, ["level", "group", "diameter", "edge_width"]):
        one = part.iloc[0]
        discs = points(part, one["diameter"], one["edge_width"], ink(one["colour"]), ink(one["edge"]))
        yield f'<g opacity="{one["opacity"]:g}">{discs}</g>' if discs else ""


def on_box(frame: pd.DataFrame, view: View, box: Frame) -> tuple[Floats, Floats]:
    """Units of the places of a frame; NaN where they are out of sight, or too far for the box."""
    x, y = project(view, frame["latitude"].to_numpy(float), frame["longitude"].to_numpy(float), *box)
    seen = (np.abs(x) < REACH * box[0]) & (np.abs(y) < REACH * box[1])
    return np.where(seen, x, np.nan), np.where(seen, y, np.nan)


def points(frame: pd.DataFrame, diameter: float, edge: float, fill: str, rim: str) -> str:
    """Discs of some pixels at x, y: lines of no length with round ends, a wider one below as the edge."""
    places = zip(frame["x"].tolist(), frame["y"].tolist(), strict=True)
    path = "".join(f"M{a:.0f} {b:.0f}h0" for a, b in places if a == a)
    widths = ((rim, diameter + edge), (fill, diameter - edge))
    return "".join(f'<path class="s {colour}" stroke-width="{width:.3g}" d="{path}"/>' for colour, width in widths) if path else ""


def lines(frame: pd.DataFrame, view: View, box: Frame, ink: Inks) -> Iterator[str]:
    """Great circles, those of one look as one path."""
    for part in runs(frame, ["role", "colour", "width", "dash", "opacity"]):
        one = part.iloc[0]
        path = "".join(great_circles(part, view, box))
        dash = f' stroke-dasharray="{DASH:g}" stroke-linecap="butt"' if one["dash"] == "dash" else ""
        if path:
            yield f'<path class="s {ink(one["colour"])}" stroke-width="{one["width"]:g}" opacity="{one["opacity"]:g}"{dash} d="{path}"/>'


def great_circles(frame: pd.DataFrame, view: View, box: Frame) -> list[str]:
    """The paths of lines between two places, each in as few pieces as it needs; on the flat map also where they come in again."""
    latitudes, longitudes = arcs(frame[ENDS].to_numpy(float), np.linspace(0, 1, SAMPLES + 1))
    if view.kind.is_flat:
        across = np.unwrap(turned(view, latitudes, longitudes)[1], period=360, axis=1)
        every = [across + shift for shift in (-360, 0, 360)]
        near = [(own.max(axis=1) >= -180) & (own.min(axis=1) <= 180) for own in every]
        found = [flat_points(view, latitudes[here], own[here], box) for own, here in zip(every, near, strict=True)]
        return bent(np.concatenate(found), box)
    spots = np.stack(project(view, latitudes.ravel(), longitudes.ravel(), *box), axis=-1).reshape(*latitudes.shape, 2)
    seen = ~np.isnan(spots[:, :, 0])
    paths = bent(spots[seen.all(axis=1)], box)
    for line, is_seen in zip(spots[~seen.all(axis=1)], seen[~seen.all(axis=1)], strict=True):
        for piece in np.split(line, np.flatnonzero(np.diff(is_seen)) + 1):
            if len(piece) > 1 and not np.isnan(piece[0, 0]):
                paths.append(outline(piece, box, is_closed=False))
    return paths


def bent(lines: Lines, box: Frame) -> list[str]:
    """The paths of lines, of each every sixteenth, eighth ... point alone, as long as those between lie near the pieces that are left."""
    if not len(lines):
        return []
    steps = np.ones(len(lines), dtype=int)
    for step in (2, 4, 8, 16):
        kept = lines[:, ::step]
        astray = (kept[:, :-1] + kept[:, 1:]) / 2 - lines[:, step // 2 :: step]
        steps[np.hypot(astray[:, :, 0], astray[:, :, 1]).max(axis=1) < BENT] = step
    is_kept = np.arange(SAMPLES + 1) % steps[:, None] == 0
    starts = np.cumsum([0, *is_kept.sum(axis=1)[:-1]])
    return outlines(lines[is_kept], starts, box, is_closed=False)
