"""The map as a figure for paper: title, legend, sources and date printed in it."""

import datetime as dt
import re
from textwrap import wrap

import plotly.graph_objects as go

from components.map_figure import map_figure, paints_of
from components.overlay_paint import as_of
from components.routes import FEW_LEGS
from components.theme import FONT, LIGHT, SERIF, groups
from data.coverage import through
from data.selection import day
from data.tours import Tours, counted

WIDTH, HEIGHT = 1200, 800
MAP_TOP, TITLE_LINE, LEGEND_LINE, FOOT_LINE = 0.865, 0.042, 0.025, 0.021  # shares of the height
TITLE_LETTERS = 80
LINE_LETTERS, LEGEND_LETTERS = 150, 130
TAG = re.compile(r"<[^>]+>")


def print_figure(tours: Tours, today: dt.date) -> go.Figure:
    """A figure of 1200 x 800 pixels, always light; tours: what the selection left."""
    figure = map_figure(tours, LIGHT)
    for trace in figure.data:
        if str(trace.meta).startswith("names-"):
            trace.visible = trace.meta == "names-wide"
    tables = tours.tables
    title = tours.selection.describe(tables.short_names, tables.country_names)
    lines = wrap(title, TITLE_LETTERS)[:2]
    colours = legend(tours)
    foot = "<br>".join(wrap(footer(tours, today), LINE_LETTERS)[:3])
    foot_top = FOOT_LINE * (foot.count("<br>") + 1) + 0.012
    legend_top = foot_top + LEGEND_LINE * (colours.count("<br>") + bool(colours)) + 0.012
    title_bottom = TITLE_LINE * (len(lines) - 1)
    figure.update_layout(
        width=WIDTH,
        height=HEIGHT,
        paper_bgcolor=LIGHT.paper,
        margin={"l": 36, "r": 36, "t": 0, "b": 0},
        geo={"domain": {"x": [0, 1], "y": [legend_top + 0.015, MAP_TOP - title_bottom]}},
        annotations=[
            note("<br>".join(lines), 0.975, 26, SERIF, LIGHT.ink),
            note(counts(tours), 0.905 - title_bottom, 15, FONT, LIGHT.quiet),
            note(colours, legend_top, 14, FONT, LIGHT.ink),
            note(foot, foot_top, 12, FONT, LIGHT.quiet),
        ],
    )
    return figure


def note(text: str, y: float, size: int, family: str, colour: str) -> dict[str, object]:
    """A line of text set from the left margin, hanging from a height."""
    return {
        "text": text,
        "x": 0,
        "y": y,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "align": "left",
        "font": {"size": size, "family": family, "color": colour},
    }


def counts(tours: Tours) -> str:
    """The numbers under the title, as lower bounds where the record is partial."""
    if not len(tours.stops):
        return "No stop in the tables matches"
    return ("At least " if tours.is_partial else "") + tours.summary()


def legend(tours: Tours) -> str:
    """The colours in a line; a dashed sign where the record is partial."""
    partial = set(tours.stops.loc[tours.stops["is_partial"], "official_id"])
    stops = tours.stops["official_id"].value_counts()
    parts = []
    for group in groups(list(tours.stops["official_id"].unique()), tours.tables):
        number = int(stops.reindex(list(group.officials)).sum())
        sign = "- -" if partial & set(group.officials) and len(tours.legs) <= FEW_LEGS else "—"
        note = ", known stops only" if partial & set(group.officials) else ""
        parts.append(
            f'<span style="color:{LIGHT.palette[group.colour]}"><b>{sign}</b></span> {group.name} ({counted(number, "stop")}{note})'
        )
    for paint, sign in zip(paints_of(tours), ("■", "□"), strict=True):
        if paint:
            swatches = [f'<span style="color:{paint.colours(LIGHT)[s.colour]}">■</span> {s.label}' for s in paint.swatches[:6]]
            told = " ".join(swatches) if sign == "■" else f'<span style="color:{LIGHT.second}">□</span> outlined'
            parts.append(f"{paint.overlay.name}, {as_of(paint.overlay)}: {told}")
    return in_lines([*parts, "★ base"]) if parts else ""


def in_lines(parts: list[str]) -> str:
    """The entries in as few lines as hold them."""
    lines: list[list[str]] = [[]]
    for part in parts:
        if len(TAG.sub("", " ".join([*lines[-1], part]))) > LEGEND_LETTERS and lines[-1]:
            lines.append([])
        lines[-1].append(part)
    return "<br>".join(" \u2003".join(line) for line in lines)


def sources(tours: Tours) -> str:
    """Sources, the day the data reach, borders, version."""
    tables = tours.tables
    cited = tours.stops["source_id"].value_counts()
    publishers = tables.sources.set_index("source_id")["publisher"]
    names = list(dict.fromkeys(publishers[key] for key in cited.index))
    told = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    reach = f"Data through {day(through(tours.selection, tables))}."
    source = f"Sources: {told}. " if names else ""
    borders = "Base map: Natural Earth; borders follow the UN General Assembly."
    return f"{source}{reach} {borders} Diplomatic Tours, tables {tables.version}."


def footer(tours: Tours, today: dt.date) -> str:
    """The sources, and the day it was drawn."""
    return f"{sources(tours).removesuffix('.')}, drawn {day(today.isoformat())}."
