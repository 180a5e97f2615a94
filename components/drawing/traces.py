"""A scene as a plotly figure: the one module that makes traces of it."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.drawing.countries import SMALL, SMALL_EDGE
from components.drawing.layout import layout_of
from components.drawing.marks import OPEN, OPEN_EDGE, STAR
from components.drawing.names import FRAMES, SIZE, page_names
from components.drawing.projection import View
from components.drawing.routes import THINNEST, heads_of, target_points
from components.drawing.scene import Scene, scene_of
from components.drawing.theme import FONT, Look
from components.drawing.told import with_cards
from data.frames import gapped, runs
from data.tours import Tours

CARD = "%{customdata[1]}<extra></extra>"
LEADER, DOT = 0.9, 5.0  # pixels of a line to a mark that stands beside its place, and of the dot on the place
HATCH, HATCH_OPACITY = 0.6, 0.55  # pixels, and opacity, of a line of a hatch
TARGET = 8  # pixels across the points where a pointer finds a leg


def map_figure(tours: Tours, look: Look, view: View | None = None) -> go.Figure:
    """The page's map of a selection; see `scene_of`."""
    scene = with_cards(scene_of(tours, look, view), tours)
    return figure_of(scene.but(names=page_names(scene.spots, scene.view)))


def figure_of(scene: Scene, *, is_page: bool = True) -> go.Figure:
    """A scene as a figure. is_page: with what a pointer is told. `layout.meta` is the scene's `camera_key`."""
    setting, told = scene.lines["role"] == "setting", scene.marks["role"] == "stop"
    traces = [
        land(scene, is_page=is_page),
        *hatch_traces(scene),
        small_states(scene, is_page=is_page),
        *line_traces(scene.lines[setting]),
        *mark_traces(scene, scene.marks[~told], is_page=is_page),
        *line_traces(scene.lines[~setting]),
        *arrow_traces(heads_of(scene.arrows, scene.view)),
        *target_traces(target_points(scene.targets, scene.view)),
        *open_traces(scene, is_page=is_page),
        stars(scene, is_page=is_page),
        *leader_traces(scene),
        *mark_traces(scene, scene.marks[told], is_page=is_page),
        *name_traces(scene, is_page=is_page),
    ]
    return go.Figure(traces, {**layout_of(scene.look, scene.view, is_crowded=scene.is_crowded), "meta": scene.camera_key})


def pointer_words(frame: pd.DataFrame, *, is_page: bool) -> dict[str, Any]:
    """What a pointer is told, and what a click means."""
    if not is_page:
        return {"hoverinfo": "skip"}
    return {"customdata": frame[["click", "card"]].to_numpy(), "hovertemplate": CARD}


def land(scene: Scene, *, is_page: bool) -> go.Choropleth:
    """All countries as one layer; `meta` names those that are hatched because nothing can be said of them."""
    countries, last = scene.countries, len(scene.fills) - 1
    return go.Choropleth(
        locations=countries["country"],
        z=countries["fill"],
        zmin=0,
        zmax=last,
        colorscale=[[number / last, colour] for number, colour in enumerate(scene.fills)],
        showscale=False,
        locationmode="ISO-3",
        marker={"line": {"color": countries["edge"].tolist(), "width": countries["edge_width"].tolist()}},
        meta={"unknown": countries.loc[countries["is_unknown"], "country"].tolist()} if is_page else None,
        **pointer_words(countries, is_page=is_page),
    )


def hatch_traces(scene: Scene) -> list[go.Scattergeo]:
    """Lines over countries of which nothing can be said, and over fills that shades do not tell apart."""
    line = {"color": scene.look.quiet, "width": HATCH * max(scene.factor, THINNEST)}
    return [
        go.Scattergeo(
            lat=part["latitude"].astype(object).where(part["latitude"].notna(), None).tolist(),
            lon=part["longitude"].astype(object).where(part["longitude"].notna(), None).tolist(),
            mode="lines",
            line=line,
            opacity=HATCH_OPACITY,
            hoverinfo="skip",
            meta="hatch",
        )
        for part in runs(scene.hatches, ["pattern"])
    ]


def small_states(scene: Scene, *, is_page: bool) -> go.Scattergeo:
    """The small states as points."""
    small = scene.countries[scene.countries["is_small"]]
    return go.Scattergeo(
        lat=small["latitude"],
        lon=small["longitude"],
        mode="markers",
        marker={
            "size": SMALL * scene.factor,
            "color": [scene.fills[fill] for fill in small["fill"]],
            "line": {"color": small["edge"].tolist(), "width": SMALL_EDGE},
        },
        meta="small-states",
        **pointer_words(small, is_page=is_page),
    )


def line_traces(lines: pd.DataFrame) -> list[go.Scattergeo]:
    """One trace a look, gaps between its great circles; plotly bends them, so two ends are enough."""
    return [
        go.Scattergeo(
            lat=gapped(part["latitude"], part["to_latitude"]),
            lon=gapped(part["longitude"], part["to_longitude"]),
            mode="lines",
            line={"width": part["width"].iloc[0], "color": part["colour"].iloc[0], "dash": part["dash"].iloc[0]},
            opacity=part["opacity"].iloc[0],
            hoverinfo="skip",
        )
        for part in runs(lines, ["role", "group", "width", "dash", "opacity"])
    ]


def arrow_traces(arrows: pd.DataFrame) -> list[go.Scattergeo]:
    return [
        go.Scattergeo(
            lat=gapped(part["wing_latitude"], part["latitude"]),
            lon=gapped(part["wing_longitude"], part["longitude"]),
            mode="lines",
            line={"width": part["width"].iloc[0], "color": part["colour"].iloc[0]},
            hoverinfo="skip",
        )
        for part in runs(arrows, ["group"])
    ]


def target_traces(targets: pd.DataFrame) -> list[go.Scattergeo]:
    """Points that nobody sees, where a pointer finds a leg; a click tells the tour."""
    if targets.empty:
        return []
    return [
        go.Scattergeo(
            lat=targets["latitude"],
            lon=targets["longitude"],
            mode="markers",
            marker={"size": TARGET, "opacity": 0},
            text=targets["card"],
            customdata=targets["click"],
            hovertemplate="%{text}<extra></extra>",
        )
    ]


def open_traces(scene: Scene, *, is_page: bool) -> list[go.Scattergeo]:
    """Small open marks where a leg of the selection ends at a stop the filters leave out."""
    look, ends = scene.look, scene.open_marks
    if ends.empty:
        return []
    marker = {"size": OPEN * scene.factor, "color": look.paper, "line": {"color": look.quiet, "width": OPEN_EDGE}}
    return [
        go.Scattergeo(lat=ends["latitude"], lon=ends["longitude"], mode="markers", marker=marker, **pointer_words(ends, is_page=is_page))
    ]


def stars(scene: Scene, *, is_page: bool) -> go.Scattergeo:
    """The bases."""
    look, bases = scene.look, scene.stars
    marker = {"symbol": "star", "size": STAR * scene.factor, "color": look.ink, "line": {"color": look.paper, "width": 1.2}}
    return go.Scattergeo(
        lat=bases["latitude"], lon=bases["longitude"], mode="markers", marker=marker, **pointer_words(bases, is_page=is_page)
    )


def leader_traces(scene: Scene) -> list[go.Scattergeo]:
    """Thin lines with a dot on the place, each to the mark that stands beside it."""
    look, leaders, factor = scene.look, scene.leaders, scene.factor
    if leaders.empty:
        return []
    return [
        go.Scattergeo(
            lat=gapped(leaders["latitude"], leaders["to_latitude"]),
            lon=gapped(leaders["longitude"], leaders["to_longitude"]),
            mode="lines+markers",
            line={"width": max(0.6, LEADER * factor), "color": look.ink},
            marker={"size": DOT * factor, "color": look.ink, "line": {"color": look.paper, "width": 1}},
            hoverinfo="skip",
            meta="leaders",
        )
    ]


def mark_traces(scene: Scene, marks: pd.DataFrame, *, is_page: bool) -> list[go.Scattergeo]:
    """One trace a colour and level, with its numbers where stops are few."""
    traces = []
    for part in runs(marks, ["level", "group"]):
        has_numbers = part["letters"].iloc[0] > 0
        font = {"color": part["ink"].tolist(), "size": part["letters"].tolist(), "weight": 700, "family": FONT}
        marker = {
            "size": part["diameter"].tolist(),
            "color": part["colour"].tolist(),
            "opacity": part["opacity"].iloc[0],
            "line": {"color": part["edge"].tolist(), "width": part["edge_width"].tolist()},
        }
        marker |= {"symbol": part["symbol"].iloc[0]} if part["symbol"].iloc[0] else {}
        traces.append(
            go.Scattergeo(
                lat=part["latitude"].tolist(),
                lon=part["longitude"].tolist(),
                mode="markers+text" if has_numbers else "markers",
                marker=marker,
                **({"text": part["number"].tolist(), "textfont": font} if has_numbers else {}),
                **pointer_words(part, is_page=is_page),
            )
        )
    return traces


def name_traces(scene: Scene, *, is_page: bool) -> list[go.Scattergeo]:
    """Names, on the page once for wide and once for narrow screens, of which the page shows those that fit (`meta`)."""
    if not is_page:
        return [name_trace(scene, scene.names)]
    return [
        name_trace(scene, scene.names[scene.names["screen"] == screen]).update(visible=screen == "wide", meta=f"names-{screen}")
        for screen in FRAMES
    ]


def name_trace(scene: Scene, names: pd.DataFrame) -> go.Scattergeo:
    look = scene.look
    return go.Scattergeo(
        lat=names["latitude"],
        lon=names["longitude"],
        mode="markers+text",
        marker={"size": names["reach"].tolist(), "opacity": 0},  # plotly keeps letters as far as a mark is wide
        text=[f"\u00a0{name}\u00a0" for name in names["name"]],
        textposition=names["side"].tolist(),
        textfont={"size": SIZE * scene.factor, "color": look.ink, "family": FONT, "shadow": halo(look.paper)},
        hoverinfo="skip",
        meta="names",
    )


def halo(colour: str) -> str:
    """A soft edge round letters, so that they stay legible on lines."""
    return ", ".join(f"{x}px {y}px 2px {colour}" for x in (-1, 0, 1) for y in (-1, 0, 1))
