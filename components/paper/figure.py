"""The figure for paper: a fixed size, laid out line by line, with title, legend, key, sources and date printed in it."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import quote, urlencode

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.drawing.hatch import APART, hatch_trace
from components.drawing.map_figure import bases_of, centre_of, map_figure, paints_of, view_of
from components.drawing.marks import FEW_STOPS, ROUND, Box, boxes, name_trace, placed, size
from components.drawing.projection import View, fill, pixels_of, project
from components.drawing.projections import PROJECTIONS
from components.drawing.theme import FONT, GREYS, LIGHT, SERIF, Group, Look, grey, groups, transparent
from components.paper.apart import DOT, STAR, set_apart
from components.paper.captions import MOST_NAMED, counts, footer, legend, rows, title_of
from components.paper.sheet import Sheet
from data.errors import SelectionError
from data.selection import Selection, grouped, once
from data.tours import Tours

LOOKS = ("light", "grey", "transparent")
SYMBOLS = ("circle", "square", "diamond", "triangle-up")  # of officials where there is no colour
SMALLEST, LARGEST = 300, 4000  # pixels of a side
MOST_PIXELS = 32_000_000  # of a picture, its scale included
AT = ["latitude", "longitude"]
OFF_CENTRE = 0.5  # degrees by which a camera may miss the base
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
    def of_query(cls, query: str) -> "Paper":
        """From a query string. Raises SelectionError naming the value that is wrong, or given more than once."""
        given = grouped(query)
        return cls.read({item.name: once(item.name, given[item.name]) for item in fields(cls) if item.name in given})

    @classmethod
    def read(cls, given: Mapping[str, str]) -> "Paper":
        """From the keys of an address. Raises SelectionError naming the value that is wrong."""
        limits = {"width": (SMALLEST, LARGEST), "height": (SMALLEST, LARGEST), "scale": (1, 4), "font": (7, 28)}
        values: dict[str, Any] = {}
        for item in fields(cls):
            text = UNPRINTABLE.sub(" ", given.get(item.name, "")).strip()
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
                values[item.name] = text
        paper = cls(**values)
        if paper.width * paper.height * paper.scale**2 > MOST_PIXELS:
            raise SelectionError(f"width, height and scale make a picture of more than {MOST_PIXELS:,} pixels")
        camera_of(paper.view, Selection.projection)
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
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", text):
        raise SelectionError(f"{key}={text} is no number")
    value = float(text)
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
    told = tours.focus  # a tour in focus is what the figure tells; the rest is its setting
    shown = groups(list(dict.fromkeys([*tours.stops["official_id"], *told.stops["official_id"]])), tours.tables)
    look = look_of(paper.look, shown)
    camera = camera_of(paper.view, tours.selection.projection)
    factor = paper.font / 14
    behind = hidden(told.stops, camera or view_of(tours)) if PROJECTIONS[tours.selection.projection].hides else 0

    def laid(named: pd.DataFrame) -> tuple[Sheet, tuple[float, float], int]:
        """The sheet with its words, the upper and lower edge of the map, and how many rows its key tells."""
        sheet = Sheet(paper.width, paper.height, paper.font)
        sheet.hang(paper.title or title_of(tours), 26, SERIF, look.ink)
        sheet.hang(paper.subtitle or counts(tours), 15, FONT, look.quiet)
        sheet.stand(footer(told, paper.link, today, behind, centred_on(tours, camera)), 11, look.quiet)
        entries = legend(tours, shown, look, is_grey=paper.look == "grey") if paper.legend else []
        listed = sheet.table(rows(told, shown, look, named), 11.5, look.ink, sheet.deep(entries, 13)) if paper.stops else 0
        sheet.stand_entries(entries, 13, look.ink)
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
    view, frame = seen(sheet, *edges)
    figure = map_figure(tours, look, view, is_page=False)
    hatched(figure, tours, look, spacing=APART / np.radians(pixels_of(view, *frame)))
    for trace in figure.data[1:]:
        scale_marks(trace, factor)
    bases = bases_of(told)
    marks = set_apart(figure, bases, view, frame, look, factor)
    if paper.stops and not is_few:
        named = named.assign(place=[str(number) for number in range(1, len(named) + 1)])
    figure.add_trace(names(with_marks(named, told, factor), bases, marks, look, view, frame, factor))
    stripped(figure)
    if paper.look == "grey":
        shape(figure, shown, look)
    top, bottom = edges
    return figure.update_layout(
        width=paper.width,
        height=paper.height,
        paper_bgcolor="rgba(0,0,0,0)" if paper.look == "transparent" else look.paper,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        geo={
            "domain": {
                "x": [sheet.margin / paper.width, 1 - sheet.margin / paper.width],
                "y": [1 - bottom / paper.height, 1 - top / paper.height],
            },
            "bgcolor": "rgba(0,0,0,0)",
            "showframe": True,  # where the world ends, routes do
            "framecolor": look.border,
            "framewidth": 1,
            **fill(view, *frame),
        },
        annotations=sheet.notes,
        shapes=[] if paper.look == "transparent" else [edging(sheet, edges, look)],
        hovermode=False,
    )


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


def hatched(figure: go.Figure, tours: Tours, look: Look, spacing: float) -> None:
    """Hatch the countries of which the first overlay says that they are not known, and fills that shades do not tell apart."""
    overlay, _ = paints_of(tours)
    if not overlay:
        return
    fills, patterns = overlay.colours(look), {look.unknown: "rising", **look.patterns}
    countries: dict[str, list[str]] = {}
    for code, swatch in overlay.index.items():
        if fills[swatch] in patterns:
            countries.setdefault(patterns[fills[swatch]], []).append(code)
    land, *rest = figure.data
    hatches = [hatch_trace(codes, spacing, look, pattern) for pattern, codes in countries.items()]
    figure.add_traces(hatches)
    figure.data = (land, *figure.data[len(rest) + 1 :], *rest)  # under the routes


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


def stripped(figure: go.Figure) -> None:
    """Take off the words that only a pointer shows."""
    for trace in figure.data:
        trace.update(customdata=None, hovertemplate=None, hoverinfo="skip")
        if trace.type == "scattergeo" and trace.mode == "markers":
            trace.text = None


def names(
    spots: pd.DataFrame, bases: pd.DataFrame, marks: pd.DataFrame, look: Look, view: View, frame: tuple[float, float], factor: float
) -> go.Scattergeo:
    """The names (`place`) of spots (with their `mark`) and bases that do not collide.

    marks: of the numbered stops, as `set_apart` tells them; a name stands beside one of those of its place.
    """
    bases = bases.rename(columns={"name": "place"}).assign(mark=STAR * factor)
    both = pd.concat([spots, bases]).drop_duplicates("place_id")[["place_id", "place", "mark", *AT]]
    moved = both[["place_id", "place"]].merge(marks[["place_id", *AT, "size"]].rename(columns={"size": "mark"}), on="place_id")
    rank = {key: number for number, key in enumerate(both["place_id"])}
    still = both[~both["place_id"].isin(moved["place_id"])]
    order = pd.concat([moved, still]).sort_values("place_id", key=lambda keys: keys.map(rank), kind="stable")
    return name_trace(order, look, view, *frame, size=12 * factor, taken=taken_by(marks, factor))


def taken_by(marks: pd.DataFrame, factor: float) -> list[Box]:
    """The boxes that no name may cover: marks with some room round them, and the places of those set beside."""
    round_them = boxes(marks["x"], marks["y"], marks["size"] + 2 * ROUND * factor)
    return [*round_them, *boxes(marks["place_x"], marks["place_y"], (DOT + 2) * factor + 0 * marks["size"])]


def with_marks(places: pd.DataFrame, tours: Tours, factor: float) -> pd.DataFrame:
    """Rows of `by_place` with the diameter of their `mark`, where stops are too many to be numbered."""
    return places.assign(mark=size(places["stops"], len(tours.stops)) * factor)


def with_room(tours: Tours, view: View, frame: tuple[float, float], most: int, factor: float) -> pd.DataFrame:
    """The places visited most (rows of `by_place`) whose numbers find room beside one another; one less where some are left out."""
    places = tours.by_place.head(3 * MOST_NAMED)
    candidates = with_marks(places, tours, factor)
    bases = bases_of(tours).rename(columns={"name": "place"}).assign(mark=STAR * factor)
    chosen: list[Any] = []
    for key in candidates.index:
        numbered = candidates.loc[[*chosen, key]].assign(place=[str(number + 1) for number in range(len(chosen) + 1)])
        trial = pd.concat([numbered, bases]).drop_duplicates("place_id")
        if None not in placed(trial, view, *frame, 12 * factor)[: len(chosen) + 1]:
            chosen.append(key)
        if len(chosen) == most:
            break
    return places.loc[chosen if len(chosen) == len(tours.by_place) else chosen[: most - 1]]


def scale_marks(trace: Any, factor: float) -> None:
    """Marks, numbers and lines grow and shrink with the letters."""
    if factor == 1 or trace.type != "scattergeo" or str(trace.meta) == "names":
        return
    if trace.marker and trace.marker.size is not None:
        trace.marker.size = times(trace.marker.size, factor)
    if trace.textfont and trace.textfont.size is not None:
        trace.textfont.size = times(trace.textfont.size, factor)
    if trace.line and trace.line.width:
        trace.line.width = trace.line.width * max(factor, 0.6)


def times(size: Any, factor: float) -> Any:
    """One size or many, times a factor."""
    return [one * factor for one in size] if isinstance(size, (list, tuple)) else size * factor


def shape(figure: go.Figure, shown: list[Group], look: Look) -> None:
    """Give each official's marks a shape of their own."""
    symbol = {look.palette[group.colour]: SYMBOLS[place % len(SYMBOLS)] for place, group in enumerate(shown)}
    for trace in figure.data:
        if trace.type == "scattergeo" and "markers" in str(trace.mode) and isinstance(trace.marker.color, str):
            trace.marker.symbol = symbol.get(trace.marker.color, trace.marker.symbol)
