"""The figure for paper: a fixed size, laid out line by line, with title, legend, key, sources and date printed in it."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from html import escape
from textwrap import shorten, wrap
from typing import Any
from urllib.parse import quote, urlencode

import pandas as pd
import plotly.graph_objects as go

from components.cards import dates
from components.itinerary import totals, when
from components.map_figure import bases_of, centre_of, map_figure, paints_of, view_of
from components.marks import FEW_STOPS, name_trace
from components.overlay_paint import as_of
from components.projection import LABELS, View
from components.routes import FEW_LEGS
from components.theme import FONT, GREYS, LIGHT, SERIF, Group, Look, grey, groups, transparent
from data.coverage import through
from data.errors import SelectionError
from data.selection import day
from data.tours import Tours, counted

LOOKS = ("light", "grey", "transparent")
SYMBOLS = ("circle", "square", "diamond", "triangle-up")  # of officials where there is no colour
SIGNS = ("●", "■", "◆", "▲")
SMALLEST, LARGEST = 300, 4000  # pixels of a side
MOST_PIXELS = 32_000_000  # of a picture, its scale included
LEAST_MAP = 0.42  # of the height
WHOLE = 1.05  # up to this scale the flat map shows the whole world, and the sea may go on above and below
WORLD = 1.92  # width to height of plotly's flat map
LINE = 1.3  # of the size of letters, plotly's line
LETTER = 0.53  # of the size of letters, the width of one
MOST_NAMED = 20  # places numbered where stops are too many to number each
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufff0-\uffff]|[\U000e0000-\U0010ffff]")
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Paper:
    """How a figure for paper is set. Sizes are CSS pixels; `scale` is pixels of the picture per CSS pixel.

    Empty title and subtitle are those of the selection. `view` is a camera, `longitude,latitude,scale`, or empty for
    the one that holds every leg. `link`: the address of the view, printed where it is given.
    """

    width: int = 1200
    height: int = 800
    scale: float = 2.0
    font: int = 14
    look: str = "light"
    title: str = ""
    subtitle: str = ""
    legend: bool = True
    stops: bool = False
    view: str = ""
    link: str = ""

    @classmethod
    def read(cls, given: Mapping[str, str]) -> "Paper":
        """From the keys of an address. Raises SelectionError naming the value that is wrong."""
        limits = {"width": (SMALLEST, LARGEST), "height": (SMALLEST, LARGEST), "scale": (1, 4), "font": (7, 28)}
        values: dict[str, Any] = {}
        for item in fields(cls):
            text = given.get(item.name, "").strip()
            if not text:
                continue
            if item.name in limits:
                values[item.name] = number(item.name, text, *limits[item.name])
            elif item.name in ("legend", "stops"):
                values[item.name] = yes(item.name, text)
            elif item.name == "look" and text not in LOOKS:
                raise SelectionError(f"look={text} is not one of {', '.join(LOOKS)}")
            elif len(text) > 300:
                raise SelectionError(f"{item.name}= is longer than 300 characters")
            else:
                values[item.name] = UNPRINTABLE.sub(" ", text)
        paper = cls(**values)
        if paper.width * paper.height * paper.scale**2 > MOST_PIXELS:
            raise SelectionError(f"width, height and scale make a picture of more than {MOST_PIXELS:,} pixels")
        camera_of(paper.view, "natural-earth")
        return paper

    def query(self) -> str:
        """The keys that differ from the default, as part of an address."""
        default = Paper()
        pairs = [(item.name, getattr(self, item.name)) for item in fields(self) if getattr(self, item.name) != getattr(default, item.name)]
        return urlencode(
            [(name, str(int(value)) if isinstance(value, bool) else value) for name, value in pairs], quote_via=quote, safe=",/:"
        )


def number(key: str, text: str, low: float, high: float) -> Any:
    """A number between two limits; whole but for the scale."""
    try:
        value = float(text)
    except ValueError:
        raise SelectionError(f"{key}={text} is no number") from None
    if not low <= value <= high or (key != "scale" and value != int(value)):
        raise SelectionError(f"{key}={text} is not from {low:g} to {high:g}")
    return value if key == "scale" else int(value)


def yes(key: str, text: str) -> bool:
    if text not in ("0", "1"):
        raise SelectionError(f"{key}={text} is neither 0 nor 1")
    return text == "1"


def camera_of(text: str, projection: str) -> View | None:
    """`longitude,latitude,scale` as a view."""
    if not text:
        return None
    try:
        longitude, latitude, scale = (float(part) for part in text.split(","))
    except ValueError:
        raise SelectionError(f"view={text} is no camera (write longitude,latitude,scale)") from None
    if not (abs(longitude) <= 360 and abs(latitude) <= 90 and 0.3 <= scale <= 40):
        raise SelectionError(f"view={text} is no camera (write longitude,latitude,scale)")
    return View(projection, longitude, latitude, scale)


def paper_figure(tours: Tours, paper: Paper, today: dt.date) -> go.Figure:
    """What the selection left, set for paper: `paper.width` x `paper.height` CSS pixels."""
    told = tours.tour(tours.selection.tour)  # a tour in focus is what the figure tells; the rest is its setting
    told = told if len(told.stops) else tours
    shown = groups(list(tours.stops["official_id"].unique()) or list(told.stops["official_id"].unique()), tours.tables)
    look = look_of(paper.look, shown)
    view = camera_of(paper.view, tours.selection.projection) or view_of(tours)
    sheet = Sheet(paper)
    sheet.hang(escape(paper.title, quote=False) or title_of(tours), 26, SERIF, look.ink, most=2)
    sheet.hang(escape(paper.subtitle, quote=False) or counts(tours), 15, FONT, look.quiet, most=2)
    sheet.stand(footer(told, paper, today), 11, look.quiet, most=5)
    if paper.stops:
        sheet.table(rows(told, shown, look), 11.5, look.ink)
    if paper.legend:
        sheet.stand_entries(legend(tours, shown, look, is_grey=paper.look == "grey"), 13, look.ink)
    top, bottom = sheet.room(view.projection)
    figure = stripped(map_figure(tours, look, view))
    is_flat = view.projection == "natural-earth"
    frame = (min(sheet.inner, (bottom - top) * WORLD) if is_flat else sheet.inner, bottom - top)
    figure.add_traces(names(told, look, view, frame, paper))
    for trace in figure.data[1:]:
        scale_marks(trace, paper.font / 14)
    if paper.look == "grey":
        shape(figure, shown, look)
    across = [sheet.margin / paper.width, 1 - sheet.margin / paper.width]
    edges = [1 - sheet.bottom / paper.height, 1 - sheet.top / paper.height]
    sea = {"type": "rect", "xref": "paper", "yref": "paper", "x0": across[0], "x1": across[1], "y0": edges[0], "y1": edges[1]}
    return figure.update_layout(
        width=paper.width,
        height=paper.height,
        paper_bgcolor="rgba(0,0,0,0)" if paper.look == "transparent" else look.paper,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        geo={"domain": {"x": across, "y": [1 - bottom / paper.height, 1 - top / paper.height]}},
        shapes=[{**sea, "fillcolor": look.sea, "line": {"width": 0}, "layer": "below"}] if is_flat and view.scale <= WHOLE else [],
        annotations=sheet.notes,
        hovermode=False,
    )


class Sheet:
    """Lines of text set from the top down and from the bottom up; what is left between is the map's."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.margin = max(12.0, 0.03 * paper.width)
        self.inner = paper.width - 2 * self.margin
        self.top, self.bottom = 0.6 * self.margin, paper.height - 0.5 * self.margin  # pixels from the upper edge
        self.notes: list[dict[str, Any]] = []

    def size(self, points: float) -> float:
        return points * self.paper.font / 14

    def letters(self, points: float) -> int:
        """How many letters of a size fit into a line."""
        return max(12, int(self.inner / (self.size(points) * LETTER)))

    def note(self, text: str, points: float, family: str, colour: str, y: float, x: float = 0) -> None:
        """Lines of text that hang from `y` pixels below the upper edge."""
        place = {"x": (self.margin + x) / self.paper.width, "y": 1 - y / self.paper.height, "xref": "paper", "yref": "paper"}
        font = {"size": round(self.size(points), 2), "family": family, "color": colour}
        anchor = {"xanchor": "left", "yanchor": "top", "showarrow": False, "align": "left", "borderpad": 0}
        self.notes.append({"text": text, "font": font, **place, **anchor})

    def hang(self, text: str, points: float, family: str, colour: str, most: int) -> None:
        """The next lines from the top."""
        lines = clipped(wrap(text, self.letters(points)), most)
        self.note("<br>".join(lines), points, family, colour, self.top)
        self.top += len(lines) * LINE * self.size(points) + 3

    def stand(self, text: str, points: float, colour: str, most: int) -> None:
        """The next lines from the bottom."""
        self.stand_lines(clipped(wrap(text, self.letters(points)), most), points, colour)

    def stand_entries(self, entries: list[str], points: float, colour: str) -> None:
        """Entries of a legend in as few lines as hold them, the next from the bottom."""
        lines: list[list[str]] = [[]]
        whole = [part for entry in entries for part in ([entry] if TAG.search(entry) else wrap(entry, self.letters(points)))]
        for entry in whole:
            if lines[-1] and len(TAG.sub("", "   ".join([*lines[-1], entry]))) > self.letters(points):
                lines.append([])
            lines[-1].append(entry)
        if entries:
            self.stand_lines([" \u2003".join(line) for line in lines], points, colour)

    def stand_lines(self, lines: list[str], points: float, colour: str) -> None:
        self.bottom -= len(lines) * LINE * self.size(points)
        self.note("<br>".join(lines), points, FONT, colour, self.bottom)
        self.bottom -= 6

    def table(self, told: list[tuple[str, str]], points: float, colour: str) -> None:
        """Rows (number, words) in as many columns as have room, as many rows as leave the map its share."""
        if not told:
            return
        line = LINE * self.size(points)
        columns = max(1, min(3, int(self.inner / (self.size(points) * LETTER * 62))))
        most = max(1, int((self.bottom - self.top - LEAST_MAP * self.paper.height) / line)) * columns
        if len(told) > most:
            told = [*told[: most - 1], ("", f"and {len(told) - most + 1:,} more")]
        deep = -(-len(told) // columns)
        wide = self.inner / columns
        letters = int(wide / (self.size(points) * LETTER)) - 6
        self.bottom -= deep * line
        for column in range(columns):
            part = told[column * deep : (column + 1) * deep]
            if part:
                self.note("<br>".join(sign for sign, _ in part), points, FONT, colour, self.bottom, column * wide)
                words = "<br>".join(shorten(words, letters, placeholder=" …") for _, words in part)
                self.note(words, points, FONT, colour, self.bottom, column * wide + 3.2 * self.size(points))
        self.bottom -= 8

    def room(self, projection: str) -> tuple[float, float]:
        """The map's upper and lower edge, in pixels from the upper edge; the flat map no higher than it is drawn."""
        top, bottom = self.top + 4, self.bottom - 4
        if projection == "natural-earth" and bottom - top > self.inner / WORLD:
            spare = bottom - top - self.inner / WORLD
            top, bottom = top + spare / 2, bottom - spare / 2
        return top, max(bottom, top + 40)


def clipped(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def look_of(name: str, shown: list[Group]) -> Look:
    """Light, or greys in the order of the officials, or light on nothing."""
    if name == "grey":
        palette = list(LIGHT.palette)
        for place, group in enumerate(shown):
            palette[group.colour] = GREYS[place % len(GREYS)]
        return grey(tuple(palette))
    return transparent() if name == "transparent" else LIGHT


def stripped(figure: go.Figure) -> go.Figure:
    """Without what only a pointer needs, and without the page's names."""
    kept = [trace for trace in figure.data if not str(trace.meta).startswith("names-") and not (trace.marker and trace.marker.opacity == 0)]
    for trace in kept:
        trace.update(customdata=None, hovertemplate=None, hoverinfo="skip")
        if trace.type == "scattergeo" and trace.mode == "markers":
            trace.text = None
    return go.Figure(kept, figure.layout)


def names(tours: Tours, look: Look, view: View, frame: tuple[float, float], paper: Paper) -> list[go.Scattergeo]:
    """Names that do not collide; where stops are too many, the places visited most, by their number in the key or by name."""
    bases = bases_of(tours).rename(columns={"name": "place"})
    if len(tours.stops) <= FEW_STOPS:
        spots = pd.concat([tours.stops, bases])
    else:
        most = tours.by_place.head(MOST_NAMED)
        spots = pd.concat([most.assign(place=[str(n) for n in range(1, len(most) + 1)]) if paper.stops else most, bases])
    spots = spots[["place_id", "place", "latitude", "longitude"]].drop_duplicates("place_id")
    return [name_trace(spots, look, view, *frame, size=12 * paper.font / 14)]


def scale_marks(trace: Any, factor: float) -> None:
    """Marks, numbers and lines grow and shrink with the letters."""
    if factor == 1 or trace.type != "scattergeo" or str(trace.meta) == "names":
        return
    if trace.marker and trace.marker.size is not None:
        size = trace.marker.size
        trace.marker.size = [one * factor for one in size] if isinstance(size, (list, tuple)) else size * factor
    if trace.textfont and trace.textfont.size:
        trace.textfont.size = trace.textfont.size * factor
    if trace.line and trace.line.width:
        trace.line.width = trace.line.width * max(factor, 0.6)


def shape(figure: go.Figure, shown: list[Group], look: Look) -> None:
    """Give each official's marks a shape of their own."""
    symbol = {look.palette[group.colour]: SYMBOLS[place % len(SYMBOLS)] for place, group in enumerate(shown)}
    for trace in figure.data:
        if trace.type == "scattergeo" and "markers" in str(trace.mode) and isinstance(trace.marker.color, str):
            trace.marker.symbol = symbol.get(trace.marker.color, trace.marker.symbol)


def rows(tours: Tours, shown: list[Group], look: Look) -> list[tuple[str, str]]:
    """The key: every stop by its number on the map, or the places visited most where stops are many."""
    if len(tours.stops) > FEW_STOPS:
        most = tours.by_place.head(MOST_NAMED).to_dict("records")
        at_least = "at least " if tours.is_partial else ""
        return [
            (f"<b>{place}</b>", f"{row['place']}, {tours.tables.country_names[row['country']]}: {at_least}{counted(row['stops'], 'stop')}")
            for place, row in enumerate(most, 1)
        ]
    colour = {official: look.palette[group.colour] for group in shown for official in group.officials}
    numbers = tours.stops.groupby("official_id").cumcount() + 1
    order = tours.stops.assign(number=numbers).sort_values(["arrived", "official_id", "seq"], kind="stable").to_dict("records")
    is_one = tours.stops["official_id"].nunique() == 1
    told = []
    for row in order:
        who = "" if is_one else f"{tours.tables.short_names[row['official_id']]}: "
        where = f"{row['place']}, {tours.tables.country_names[row['country']]}"
        event = f"; {row['event']}" if row["event"] else ""
        sign = f'<b><span style="color:{colour[row["official_id"]]}">{row["number"]}</span></b>'
        told.append((sign, f"{who}{where}, {dates(row['arrived'], row['left'])}{event}"))
    return told


def title_of(tours: Tours) -> str:
    """What the figure shows: the tour in focus, else the selection."""
    tables, tour = tours.tables, tours.tour(tours.selection.tour)
    if len(tour.stops):
        return f"{tables.short_names[tour.tours['official_id'].iloc[0]]}, {when(tour)}"
    return tours.selection.describe(tables.short_names, tables.country_names)


def counts(tours: Tours) -> str:
    """The numbers under the title, as lower bounds where the record is partial."""
    tour = tours.tour(tours.selection.tour)
    if len(tour.stops):
        row = tour.tours.iloc[0]
        return ("At least " if row["is_partial"] else "") + ", ".join(totals(row))
    if not len(tours.stops):
        return "No stop in the tables matches"
    return ("At least " if tours.is_partial else "") + tours.summary()


def legend(tours: Tours, shown: list[Group], look: Look, *, is_grey: bool = False) -> list[str]:
    """One entry a colour, a dashed sign where the record is partial; then the overlays with their day."""
    partial = set(tours.stops.loc[tours.stops["is_partial"], "official_id"])
    stops = tours.stops["official_id"].value_counts()
    entries = []
    for place, group in enumerate(shown):
        many = int(stops.reindex(list(group.officials)).sum())
        is_partial = bool(partial & set(group.officials))
        sign = SIGNS[place % len(SIGNS)] if is_grey else "- -" if is_partial and len(tours.legs) <= FEW_LEGS else "—"
        note = ", known stops only" if is_partial else ""
        entries.append(
            f'<span style="color:{look.palette[group.colour]}"><b>{sign}</b></span> {group.name} ({counted(many, "stop")}{note})'
        )
    for paint, sign in zip(paints_of(tours), ("■", "□"), strict=True):
        if paint:
            swatches = [f'<span style="color:{paint.colours(look)[s.colour]}">■</span> {s.label}' for s in paint.swatches]
            told = swatches if sign == "■" else [f'<span style="color:{look.second}">□</span> outlined']
            unit = f", {paint.overlay.unit}" if paint.overlay.unit else ""
            entries += [f"{paint.overlay.name}{unit}, {as_of(paint.overlay)}:", *told]
    return [*entries, "★ base"] if entries else []


def sources(tours: Tours) -> str:
    """Sources, the day the data reach, borders, version."""
    tables = tours.tables
    cited = tours.stops["source_id"].value_counts()
    publishers = tables.sources.set_index("source_id")["publisher"]
    named = list(dict.fromkeys(publishers[key] for key in cited.index))
    told = ", ".join(named[:5]) + (f" and {len(named) - 5} more" if len(named) > 5 else "")
    reach = f"Data through {day(through(tours.selection, tables))}."
    source = f"Sources: {told}. " if named else ""
    borders = "Base map: Natural Earth; borders follow the UN General Assembly."
    return f"{source}{reach} {borders} Diplomatic Tours, tables {tables.version}."


def footer(tours: Tours, paper: Paper, today: dt.date) -> str:
    """The sources, the projection, the day it was drawn, and the link."""
    projection = LABELS[tours.selection.projection].split(" (")[0].lower()
    note = {"flat": "Natural Earth projection: scale varies.", "globe": "Orthographic projection.", "from the base": ""}[projection]
    centre = centre_of(tours)
    if projection == "from the base" and centre is not None:
        note = f"Azimuthal equidistant projection: distances from {centre['name']} are true."
    link = f" {escape(paper.link, quote=False)}" if paper.link else ""
    return f"{sources(tours).removesuffix('.')}, drawn {day(today.isoformat())}. {note}{link}".strip()
