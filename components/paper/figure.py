"""The figure for paper: a fixed size, laid out line by line, with title, legend, key, sources and date printed in it."""

import datetime as dt
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.drawing.apart import set_apart
from components.drawing.colours import Group, groups
from components.drawing.hatch import APART, hatches_of
from components.drawing.marks import FEW_STOPS
from components.drawing.projection import View, fill, pixels_of, project
from components.drawing.projections import PROJECTIONS
from components.drawing.scene import centre_of, scene_of, view_of
from components.drawing.theme import GREYS, LIGHT, Look, grey, transparent
from components.drawing.traces import figure_of
from components.paper.captions import key_rows, words_of
from components.paper.labels import MOST_NAMED, with_names, with_room
from components.paper.settings import Paper, camera_of
from components.paper.sheet import Sheet, sheet_of
from data.tours import Tours

SYMBOLS = ("circle", "square", "diamond", "triangle-up")  # of officials where there is no colour
OFF_CENTRE = 0.5  # degrees by which a camera may miss the base


def paper_figure(tours: Tours, paper: Paper, today: dt.date) -> go.Figure:
    """What the selection left, set for paper: `paper.width` x `paper.height` CSS pixels."""
    tours = replace(tours, selection=tours.selection.but(panel=""))  # what the panel points at is the page's
    shown = groups(list(dict.fromkeys([*tours.stops["official_id"], *tours.focus.stops["official_id"]])), tours.tables)
    look, camera, factor = look_of(paper.look, shown), camera_of(paper.view, tours.selection.projection), paper.factor
    sheet, edges, named, view, frame = laid_out(tours, paper, shown, look, camera, today)
    scene = scene_of(tours, look, view, factor=factor, is_page=False)
    scene = scene.but(hatches=hatches_of(scene.countries, spacing=float(APART / np.radians(pixels_of(view, *frame)))))
    scene = set_apart(scene, frame)
    scene = with_names(scene, named, tours.focus, frame)
    if paper.look == "grey":  # each official's marks have a shape of their own
        scene = scene.but(marks=scene.marks.assign(symbol=[SYMBOLS[group % len(SYMBOLS)] for group in scene.marks["group"]]))
    return figure_of(scene, is_page=False).update_layout(on_sheet(paper, sheet, edges, look), geo=fill(view, *frame))


def laid_out(
    tours: Tours, paper: Paper, shown: list[Group], look: Look, camera: View | None, today: dt.date
) -> tuple[Sheet, tuple[float, float], pd.DataFrame, View, tuple[float, float]]:
    """The sheet with its words, the upper and lower edge of the map, the places named in it, its camera, and its size.

    A key of places tells those whose numbers find room on the map, whose height hangs on the key.
    """
    told, factor = tours.focus, paper.factor
    behind = hidden(told.stops, camera or view_of(tours)) if PROJECTIONS[tours.selection.projection].hides else 0
    words = words_of(tours, paper, shown, look, today, behind=behind, centre=centred_on(tours, camera))

    def laid(named: pd.DataFrame) -> tuple[Sheet, tuple[float, float], int]:
        sheet, listed = sheet_of(paper, words, key_rows(told, shown, look, named) if paper.stops else [], look)
        return sheet, sheet.room(), listed

    def seen(sheet: Sheet, top: float, bottom: float) -> tuple[View, tuple[float, float]]:
        """The camera, and width and height of the map; plotly cuts off what is outside, of a globe beside a square."""
        high = bottom - top
        view = camera or view_of(tours, (sheet.inner, high))
        return view, (sheet.inner if view.kind.is_flat else min(sheet.inner, high), high)

    is_few = len(told.stops) <= FEW_STOPS
    named = told.by_place if is_few else told.by_place.head(MOST_NAMED)
    sheet, edges, listed = laid(named)
    if paper.stops and not is_few:  # number those that find room, and tell those
        for _ in range(3):  # a shorter key leaves a larger map, which may set its numbers otherwise
            named = with_room(told, *seen(sheet, *edges), listed, factor)
            sheet, edges, listed = laid(named)
        named = named.assign(place=[str(number) for number in range(1, len(named) + 1)])
    return sheet, edges, named, *seen(sheet, *edges)


def on_sheet(paper: Paper, sheet: Sheet, edges: tuple[float, float], look: Look) -> dict[str, Any]:
    """The layout that sets a map into a sheet."""
    top, bottom = edges
    return {
        "width": paper.width,
        "height": paper.height,
        "paper_bgcolor": "rgba(0,0,0,0)" if paper.look == "transparent" else look.paper,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "geo": {
            "domain": {
                "x": [sheet.margin / paper.width, 1 - sheet.margin / paper.width],
                "y": [1 - bottom / paper.height, 1 - top / paper.height],
            },
            "bgcolor": "rgba(0,0,0,0)",
            "showframe": True,  # where the world ends, routes do
            "framecolor": look.border,
            "framewidth": 1,
        },
        "annotations": sheet.notes,
        "shapes": [] if paper.look == "transparent" else [edging(sheet, edges, look)],
        "hovermode": False,
    }


def centred_on(tours: Tours, camera: View | None) -> str:
    """The base in the middle of a map from the base; nothing where the camera was moved off it."""
    centre = centre_of(tours)
    if centre is None or (
        camera and max(abs(camera.longitude - centre["longitude"]), abs(camera.latitude - centre["latitude"])) > OFF_CENTRE
    ):
        return ""
    return str(centre["name"])


def hidden(stops: pd.DataFrame, view: View) -> int:
    """How many stops lie on the far side of a globe."""
    x, _ = project(view, stops["latitude"].to_numpy(float), stops["longitude"].to_numpy(float), 1, 1)
    return int(np.isnan(x).sum())


def edging(sheet: Sheet, edges: tuple[float, float], look: Look) -> dict[str, Any]:
    """A line round the map over the borders that plotly draws where it cuts countries off."""
    across = {"x0": sheet.margin / sheet.width, "x1": 1 - sheet.margin / sheet.width}
    down = {"y0": 1 - edges[1] / sheet.height, "y1": 1 - edges[0] / sheet.height}
    return {"type": "rect", "xref": "paper", "yref": "paper", **across, **down, "line": {"color": look.paper, "width": 2.4}}


def look_of(name: str, shown: list[Group]) -> Look:
    """Light, or greys in the order of the officials, or light on nothing; what is not known is left white, to be hatched."""
    return replace(coloured(name, shown), unknown=LIGHT.paper)


def coloured(name: str, shown: list[Group]) -> Look:
    if name == "grey":
        palette = list(LIGHT.palette)
        for place, group in enumerate(shown):
            palette[group.colour] = GREYS[place % len(GREYS)]
        return grey(tuple(palette))
    return transparent() if name == "transparent" else LIGHT
