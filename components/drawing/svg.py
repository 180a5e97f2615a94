"""A scene as SVG that needs no script: it stands where the page's map will, at the same camera, light or dark as the reader's screen.

Numbers, names, stars and arrowheads keep their size: the style puts each in its place (`--x`, `--y`: units of the ground's box from
the middle, `assets/style/first.css`), once for a wide and once for a narrow screen.
"""

from collections.abc import Iterator, Sequence
from html import escape

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from components.drawing.apart import set_apart
from components.drawing.ground import ENDS, Inks, box_of, ground_of
from components.drawing.marks import DASHED_EDGE, OPEN, OPEN_EDGE, STAR
from components.drawing.names import LINE, ROUND, SIDES, SIZE, SPACE, boxes, kept_away, placed
from components.drawing.projection import View, project
from components.drawing.projections import Frame
from components.drawing.routes import HEAD, SHORTEST_PIXELS, TURN
from components.drawing.scene import Scene
from components.drawing.theme import DARK, LIGHT
from components.drawing.traces import DOT, LEADER
from data.frames import row_dicts
from data.sphere import arcs

SCREENS: dict[str, Frame] = {"wide": (1172, 464), "narrow": (390, 260)}  # pixels of the map for which numbers and names are placed
COLOURS = {"countries": ["edge"], "lines": ["colour"], "arrows": ["colour"], "marks": ["colour", "edge", "ink"]}
PLAIN = ("paper", "ink", "quiet", "second", "outline", "border")  # colours of a look that marks, lines and edges take
HALF_WAY = 0.02  # share of a leg on which the direction of its arrowhead is taken
BESIDE = 8.0  # pixels across what a name stands beside, where no number stands
ANCHORS = {-1: "end", 0: "middle", 1: "start"}
Points = NDArray[np.float64]  # n x 2


def svg_of(light: Scene, dark_fills: Sequence[str], label: str) -> str:
    """A selection's light scene as one SVG element for light and dark screens.

    dark_fills: the colours of countries in the dark (`countries.fills_of`). label: what the map shows, in words.
    """
    scene, ink = in_both(light, dark_fills), Inks()
    colour = {name: f"{getattr(LIGHT, name)}|{getattr(DARK, name)}" for name in ("sea", "paper", "ink", "quiet")}
    width, height = box_of(scene.view)
    ground = ground_of(scene, ink, colour["sea"])
    above = "".join(f'<g class="{screen}">{"".join(letters(scene, frame, ink, colour))}</g>' for screen, frame in SCREENS.items())
    lined = f'<rect class="f {ink(colour["paper"])}" width="5" height="5"/><path class="s {ink(colour["quiet"])}" d="M0 0V5"/>'
    hatch = f'<pattern id="first-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">{lined}</pattern>'
    beyond = ink(colour["sea"]) if scene.view.kind.is_flat else "round"
    unit = f"--u:min(100cqw/{width:g},100cqh/{height:g})"
    head = f'<svg class="first-map {beyond}" role="img" aria-label="{escape(label)}" style="{unit}">'
    return f"{head}<defs>{hatch}</defs>{ground}{above}{ink.style()}</svg>"


def in_both(scene: Scene, dark_fills: Sequence[str]) -> Scene:
    """A light scene with every colour as a pair, `light|dark`."""
    dark_of = dict(zip(LIGHT.palette, DARK.palette, strict=True)) | {getattr(LIGHT, name): getattr(DARK, name) for name in PLAIN}
    pairs = {light: f"{light}|{dark}" for light, dark in dark_of.items()}
    frames = {name: getattr(scene, name) for name in COLOURS}
    painted = {name: frames[name].assign(**{key: frames[name][key].map(pairs) for key in columns}) for name, columns in COLOURS.items()}
    return scene.but(fills=tuple(f"{one}|{other}" for one, other in zip(scene.fills, dark_fills, strict=True)), **painted)


def letters(scene: Scene, frame: Frame, ink: Inks, colour: dict[str, str]) -> Iterator[str]:
    """What keeps its size on a map of some pixels: arrowheads, open marks, bases, numbers with the lines to them, names."""
    apart = set_apart(scene, frame)
    paper, dark, quiet = ink(colour["paper"]), ink(colour["ink"]), ink(colour["quiet"])
    yield from heads(scene.arrows, scene.view, frame, ink)
    for place in on_ground(scene.open_marks, scene.view):
        yield f'<g {at(place)}><circle class="f {paper} {quiet}e" r="{OPEN / 2:g}" stroke-width="{OPEN_EDGE:g}"/></g>'
    for place in on_ground(scene.stars, scene.view):
        yield f"<text {at(place, f'star {dark}')}>★</text>"
    yield from numbers(scene, apart, frame, ink, colour)
    yield from names(scene, apart, frame, dark)


def at(place: Points, more: str = "") -> str:
    """The class and the place of what keeps its size; out of sight it is not drawn."""
    if np.isnan(place[0]):
        return 'class="out"'
    return f'class="at {more}" style="--x:{place[0]:.1f};--y:{place[1]:.1f}"'


def on_map(frame: pd.DataFrame, view: View, size: Frame) -> Points:
    """Where the places of a frame stand on a map of some pixels, from its middle; NaN out of sight."""
    return np.column_stack(project(view, frame["latitude"].to_numpy(float), frame["longitude"].to_numpy(float), *size))


def on_ground(frame: pd.DataFrame, view: View) -> Points:
    """The same in units of the ground's box."""
    return on_map(frame, view, box_of(view))


def heads(arrows: pd.DataFrame, view: View, frame: Frame, ink: Inks) -> Iterator[str]:
    """Arrowheads past the middle of the legs that are long enough for one."""
    latitudes, longitudes = arcs(arrows[ENDS].to_numpy(float), np.array([0.5 - HALF_WAY, 0.5, 0.5 + HALF_WAY]))
    middle = pd.DataFrame({"latitude": latitudes[:, 1], "longitude": longitudes[:, 1]})
    ways = np.column_stack(project(view, latitudes[:, 2], longitudes[:, 2], *frame)) - np.column_stack(
        project(view, latitudes[:, 0], longitudes[:, 0], *frame)
    )
    for row, place, (x, y) in zip(row_dicts(arrows), on_ground(middle, view), ways, strict=True):
        if not np.hypot(x, y) / (2 * HALF_WAY) >= SHORTEST_PIXELS:
            continue
        past = (1.5 if row["is_both"] else 0.5) * HEAD
        turn = np.radians(TURN)
        wings = [(past - HEAD * np.cos(turn), side * HEAD * np.sin(turn)) for side in (-1, 1)]
        (a, b), (c, d) = wings
        path = f'd="M{a:.1f} {b:.1f}L{past:.1f} 0 {c:.1f} {d:.1f}" transform="rotate({np.degrees(np.arctan2(y, x)):.1f})"'
        yield f'<g {at(place)}><path class="s {ink(row["colour"])}" stroke-width="{row["width"]:g}" {path}/></g>'


def numbers(scene: Scene, apart: Scene, frame: Frame, ink: Inks, colour: dict[str, str]) -> Iterator[str]:
    """Numbered discs in the order of travel, set beside their places where they would lie on each other, above thin lines to those."""
    numbered = scene.marks[scene.marks["letters"] > 0]
    first = numbered["number"].astype(str).str.extract(r"(\d+)", expand=False).astype(float)  # none: a stop beside the selection
    marks = numbered.assign(first=first).sort_values(["group", "first"], kind="stable")
    moved = apart.marks.loc[marks.index]
    paper, dark = ink(colour["paper"]), ink(colour["ink"])
    discs = []
    for row, place, (x, y) in zip(row_dicts(moved), on_ground(marks, scene.view), moves(marks, moved, scene.view, frame), strict=True):
        if x or y:
            dot = f'<circle class="f {dark} {paper}e" r="{DOT / 2:g}"/>'
            yield f'<g {at(place)}><path class="s {dark}" stroke-width="{LEADER:g}" d="M0 0L{x:.1f} {y:.1f}"/>{dot}</g>'
        dash = f'" stroke-dasharray="{DASHED_EDGE}' if row["is_dashed"] else ""
        edge = f'{ink(row["edge"])}e" stroke-width="{row["edge_width"]:g}{dash}'
        disc = f'<circle class="f {ink(row["colour"])} {edge}" cx="{x:.1f}" cy="{y:.1f}" r="{row["diameter"] / 2:.1f}"/>'
        text = f'<text class="n {ink(row["ink"])}" x="{x:.1f}" y="{y:.1f}" font-size="{row["letters"]:g}">{escape(row["number"])}</text>'
        discs.append(f"<g {at(place)}>{disc}{text}</g>")
    yield from discs


def moves(marks: pd.DataFrame, moved: pd.DataFrame, view: View, frame: Frame) -> Points:
    """Pixels by which marks stand beside their places."""
    return np.nan_to_num(on_map(moved, view, frame) - on_map(marks, view, frame)).round(1)


def names(scene: Scene, apart: Scene, frame: Frame, dark: str) -> Iterator[str]:
    """The names that find room, beside the numbers of their places or on the places themselves."""
    is_numbered = scene.marks["letters"] > 0
    numbered = apart.marks[is_numbered]
    by = moves(scene.marks[is_numbered], numbered, scene.view, frame)
    beside = numbered[["place_id", "latitude", "longitude", "diameter"]].assign(across=by[:, 0], down=by[:, 1])
    spots = scene.spots.merge(beside, on="place_id", how="left", suffixes=("_of", ""))
    usual = pd.Series(np.where(spots["place_id"].isin(scene.stars["place_id"]), STAR, BESIDE), index=spots.index)
    spots = spots.fillna({"latitude": spots["latitude_of"], "longitude": spots["longitude_of"], "across": 0.0, "down": 0.0})
    spots["mark"] = spots["diameter"].fillna(usual)
    across, down = on_map(numbered, scene.view, frame).T
    taken = boxes(across, down, numbered["diameter"] + 2 * ROUND)
    sides = {name: (across, down) for name, across, down in SIDES}
    reach = kept_away(spots, 1.0) / 2 / 0.8 + 1
    places = on_ground(spots[["latitude_of", "longitude_of"]].set_axis(["latitude", "longitude"], axis=1), scene.view)
    for row, side, away, place in zip(row_dicts(spots), placed(spots, scene.view, *frame, SIZE, taken), reach, places, strict=True):
        if side is None:
            continue
        east, south = sides[side]
        x, y = row["across"] + east * (away + SPACE), row["down"] + south * (away + LINE / 2)
        yield f'<text {at(place, f"name {dark}")} x="{x:.1f}" y="{y:.1f}" text-anchor="{ANCHORS[east]}">{escape(row["name"])}</text>'
