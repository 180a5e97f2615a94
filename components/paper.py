"""The figure for paper: a fixed size, laid out line by line, with title, legend, key, sources and date printed in it."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import quote, urlencode

import pandas as pd
import plotly.graph_objects as go

from components.captions import MOST_NAMED, counts, footer, legend, rows, title_of
from components.hatch import APART, hatch_trace
from components.map_figure import bases_of, map_figure, paints_of, view_of
from components.marks import FEW_STOPS, name_trace, placed
from components.projection import View
from components.sheet import WORLD, Sheet
from components.theme import FONT, GREYS, LIGHT, SERIF, Group, Look, grey, groups, transparent
from data.errors import SelectionError
from data.tours import Tours

LOOKS = ("light", "grey", "transparent")
SYMBOLS = ("circle", "square", "diamond", "triangle-up")  # of officials where there is no colour
SMALLEST, LARGEST = 300, 4000  # pixels of a side
MOST_PIXELS = 32_000_000  # of a picture, its scale included
WHOLE = 1.05  # up to this scale the flat map shows the whole world, and the sea may go on above and below
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufff0-\uffff]|[\U000e0000-\U0010ffff]")


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
    tours = replace(tours, selection=tours.selection.but(panel=""))  # what the panel points at is the page's
    told = tours.tour(tours.selection.tour)  # a tour in focus is what the figure tells; the rest is its setting
    told = told if len(told.stops) else tours
    shown = groups(list(tours.stops["official_id"].unique()) or list(told.stops["official_id"].unique()), tours.tables)
    look = look_of(paper.look, shown)
    view = camera_of(paper.view, tours.selection.projection) or view_of(tours)
    is_flat = view.projection == "natural-earth"

    def laid(named: pd.DataFrame) -> tuple[Sheet, float, float, int]:
        """The sheet with its words, the edges of the map, and how many rows its key tells."""
        sheet = Sheet(paper.width, paper.height, paper.font)
        sheet.hang(paper.title or title_of(tours), 26, SERIF, look.ink)
        sheet.hang(paper.subtitle or counts(tours), 15, FONT, look.quiet)
        sheet.stand(footer(told, paper.link, today), 11, look.quiet)
        entries = legend(tours, shown, look, is_grey=paper.look == "grey") if paper.legend else []
        listed = sheet.table(rows(told, shown, look, named), 11.5, look.ink, sheet.deep(entries, 13)) if paper.stops else 0
        sheet.stand_entries(entries, 13, look.ink)
        return sheet, *sheet.room(view.projection), listed

    def frame(sheet: Sheet, top: float, bottom: float) -> tuple[float, float]:
        """Width and height of the map; plotly cuts off what is outside."""
        return min(sheet.inner, (bottom - top) * (WORLD if is_flat else 1)), bottom - top

    is_few = len(told.stops) <= FEW_STOPS
    named = told.stops if is_few else told.by_place.head(MOST_NAMED)
    sheet, top, bottom, listed = laid(named)
    if paper.stops and not is_few:  # number those that find room, and tell those
        named = with_room(told, view, frame(sheet, top, bottom), listed, 12 * paper.font / 14)
        sheet, top, bottom, _ = laid(named)
    figure = stripped(map_figure(tours, look, view, is_page=False))
    hatched(figure, tours, look, spacing=APART * 2**0.5 / scale_of(view, sheet.inner))
    marked = named.assign(place=[str(n) for n in range(1, len(named) + 1)]) if paper.stops and not is_few else named
    figure.add_trace(names(marked, bases_of(told), look, view, frame(sheet, top, bottom), 12 * paper.font / 14))
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
        geo={
            "domain": {"x": across, "y": [1 - bottom / paper.height, 1 - top / paper.height]},
            "showframe": not is_flat,  # the rim of a globe, where the sea has no colour
            "framecolor": look.border,
            "framewidth": 1,
        },
        shapes=[{**sea, "fillcolor": look.sea, "line": {"width": 0}, "layer": "below"}] if is_flat and view.scale <= WHOLE else [],
        annotations=sheet.notes,
        hovermode=False,
    )


def scale_of(view: View, width: float) -> float:
    """Pixels a degree in the middle of a map, about."""
    return view.scale * width / (360 if view.projection == "natural-earth" else 180)


def hatched(figure: go.Figure, tours: Tours, look: Look, spacing: float) -> None:
    """Hatch the countries of which the first overlay says that they are not known, under the routes."""
    overlay, _ = paints_of(tours)
    known_not = [code for code, swatch in overlay.index.items() if overlay.colours(look)[swatch] == look.unknown] if overlay else []
    if known_not:
        land, *rest = figure.data
        figure.add_trace(hatch_trace(known_not, spacing, look))
        figure.data = (land, figure.data[-1], *rest)


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


def stripped(figure: go.Figure) -> go.Figure:
    """Without the words that only a pointer shows."""
    for trace in figure.data:
        trace.update(customdata=None, hovertemplate=None, hoverinfo="skip")
        if trace.type == "scattergeo" and trace.mode == "markers":
            trace.text = None
    return figure


def names(spots: pd.DataFrame, bases: pd.DataFrame, look: Look, view: View, frame: tuple[float, float], size: float) -> go.Scattergeo:
    """The names (`place`) of spots and bases that do not collide, in letters of a size."""
    columns = ["place_id", "place", "latitude", "longitude"]
    both = pd.concat([spots[columns], bases.rename(columns={"name": "place"})[columns]]).drop_duplicates("place_id")
    return name_trace(both, look, view, *frame, size=size)


def with_room(tours: Tours, view: View, frame: tuple[float, float], most: int, size: float) -> pd.DataFrame:
    """The places visited most (rows of `by_place`) whose numbers, in letters of a size, find room beside one another."""
    candidates = tours.by_place.head(3 * MOST_NAMED).assign(place="00")
    bases = bases_of(tours).rename(columns={"name": "place"})
    chosen: list[Any] = []
    for key in candidates.index:
        trial = pd.concat([candidates.loc[[*chosen, key]], bases]).drop_duplicates("place_id")
        if None not in placed(trial, view, *frame, size)[: len(chosen) + 1]:
            chosen.append(key)
        if len(chosen) == most:
            break
    return tours.by_place.loc[chosen]


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
