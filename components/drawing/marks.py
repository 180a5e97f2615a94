"""Stops, bases and names on the map: numbered while they are few, sized by visits when they are many."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from numpy.typing import NDArray

from components.drawing.cards import Row, place_card
from components.drawing.letters import width as width_of
from components.drawing.projection import View, project
from components.drawing.theme import FONT, Group, Look

FEW_STOPS = 40  # up to here every stop bears its number and, where there is room, its name
FRAMES = {"wide": (980, 560), "narrow": (390, 330)}  # pixels for which names are placed
MANY_STOPS = 700  # beyond, marks shrink
FAINT = 0.35  # opacity beside a tour in focus
SIZES = ((6.0, 2.6, 26.0), (3.5, 0.85, 15.0))  # smallest, growth, largest diameter in pixels: up to MANY_STOPS, beyond
RING = 5.0  # how much wider the mark below another at the same place is
SIDES = (
    ("middle right", 1, 0), ("middle left", -1, 0), ("top center", 0, -1), ("bottom center", 0, 1),
    ("top right", 1, -1), ("bottom right", 1, 1), ("top left", -1, -1), ("bottom left", -1, 1),
)  # fmt: skip
SMALLEST_DISC = 17.0  # pixels, of a numbered stop
GLYPHS = {",": 0.28, " ": 0.28, "/": 0.28, "…": 1.0}  # widths of the letters of a number that are no digits, of their size
SPACE, LINE = 3.2, 14.0  # pixels of a space and a line of a name at 12 px
ROUND = 3.0  # pixels round a mark that the name of another keeps clear, so that it is not taken for its own
Box = tuple[float, float, float, float]  # left, top, right, bottom


def numbered(stops: pd.DataFrame) -> dict[tuple[str, str], str]:
    """(official_id, place_id) -> the numbers of its stops in the selection (`Tours.stops`), as in "1, 4" or "3–5, 8"; none beyond it."""
    stops = stops[stops["number"].notna()]
    found: dict[tuple[str, str], list[list[int]]] = {}
    for official, place, number in zip(stops["official_id"], stops["place_id"], stops["number"].astype(int), strict=True):
        runs = found.setdefault((official, place), [])
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    texts = {key: ["–".join(map(str, run)) for run in runs] for key, runs in found.items()}
    return {key: ", ".join(runs) if len(runs) < 3 else f"{runs[0]}…" for key, runs in texts.items()}


def stop_traces(
    stops: pd.DataFrame,
    groups: list[Group],
    look: Look,
    names: Mapping[str, str],
    countries: Mapping[str, str],
    publishers: Mapping[str, str],
    pointed: str = "",
    *,
    is_faint: bool = False,
) -> list[go.Scattergeo]:
    """One trace per colour; where several colours meet at a place the busier lies below as a wider ring.

    is_faint: the setting of a tour in focus, without numbers.
    """
    if stops.empty:
        return []
    is_few = len(stops) <= FEW_STOPS and not is_faint
    group_of = {official: number for number, group in enumerate(groups) for official in group.officials}
    marked = stops.assign(group=stops["official_id"].map(group_of))
    counts = marked.groupby(["place_id", "group"]).size().rename("visits").reset_index()
    counts = counts.sort_values(["place_id", "visits", "group"], ascending=[True, False, True])
    counts["above"] = counts.groupby("place_id").cumcount(ascending=False)
    numbers = numbered(stops) if is_few else {}
    by_mark: dict[tuple[str, int], list[Row]] = {}
    for row in marked.to_dict("records"):
        by_mark.setdefault((row["place_id"], row["group"]), []).append(row)
    traces = []
    for level in sorted(counts["above"].unique(), reverse=True):
        for number, part in counts[counts["above"] == level].groupby("group"):
            rows = [by_mark[place, number] for place in part["place_id"]]
            texts = ["/".join(number_texts(r, numbers)) for r in rows] if is_few else None
            base = pd.Series([disc(text) for text in texts], index=part.index) if texts else size(part["visits"], len(stops))
            traces.append(
                go.Scattergeo(
                    lat=[r[0]["latitude"] for r in rows],
                    lon=[r[0]["longitude"] for r in rows],
                    mode="markers+text" if is_few else "markers",
                    text=texts,
                    textfont={
                        "color": look.paper,
                        "size": [letters(text) for text in texts] if texts else None,
                        "weight": 700,
                        "family": FONT,
                    },
                    marker={
                        "size": (base + (RING if len(stops) <= MANY_STOPS else RING / 2) * part["above"]).tolist(),
                        "color": look.palette[groups[int(number)].colour],
                        "opacity": FAINT if is_faint else 1.0 if len(stops) <= MANY_STOPS else 0.85,
                        "line": {
                            "color": [look.ink if p == pointed else look.paper for p in part["place_id"]],
                            "width": [3.0 if p == pointed else 1.0 if len(stops) <= MANY_STOPS else 0.5 for p in part["place_id"]],
                        },
                    },
                    customdata=[
                        [f"place:{p}", place_card(r, names, countries, publishers)] for p, r in zip(part["place_id"], rows, strict=True)
                    ],
                    hovertemplate="%{customdata[1]}<extra></extra>",
                )
            )
    return traces


def number_texts(rows: list[Row], numbers: Mapping[tuple[str, str], str]) -> list[str]:
    """The numbers of the officials who stopped at a place (rows of its stops)."""
    keys = dict.fromkeys((row["official_id"], row["place_id"]) for row in rows)
    return list(dict.fromkeys(numbers[key] for key in keys if key in numbers))


def letters(text: str) -> float:
    """Size in pixels of the letters of a number in its disc."""
    return 10.0 if text.isdigit() and len(text) <= 2 else 8.5


def disc(text: str) -> float:
    """Diameter in pixels of the disc that holds a number: `7`, `4, 11`, `3…`."""
    wide = sum(GLYPHS.get(letter, 0.56) for letter in text) * letters(text)
    return max(SMALLEST_DISC, round(wide + 5.5, 1))


def size(visits: "pd.Series[int]", stops: int) -> "pd.Series[float]":
    """Diameter in pixels: area grows with visits, less so on a crowded map."""
    smallest, growth, largest = SIZES[0 if stops <= MANY_STOPS else 1]
    return (smallest + growth * (np.sqrt(visits) - 1)).clip(upper=largest)


def base_trace(bases: pd.DataFrame, look: Look) -> go.Scattergeo:
    """The bases as stars. bases: place_id, name, latitude, longitude."""
    return go.Scattergeo(
        lat=bases["latitude"],
        lon=bases["longitude"],
        mode="markers",
        marker={"symbol": "star", "size": 15, "color": look.ink, "line": {"color": look.paper, "width": 1.2}},
        customdata=[
            [f"place:{key}", f"<b>{name}</b><br>base of the tours"] for key, name in zip(bases["place_id"], bases["name"], strict=True)
        ],
        hovertemplate="%{customdata[1]}<extra></extra>",
    )


def passing_traces(
    legs: pd.DataFrame, marked: set[str], places: Mapping[str, str], positions: Mapping[str, tuple[float, float]], look: Look
) -> list[go.Scattergeo]:
    """Small open marks where a leg of the selection ends at a stop the filters leave out."""
    ends = list(dict.fromkeys(key for key in [*legs["from_place_id"], *legs["to_place_id"]] if key not in marked))
    if not ends:
        return []
    return [
        go.Scattergeo(
            lat=[positions[key][0] for key in ends],
            lon=[positions[key][1] for key in ends],
            mode="markers",
            marker={"size": 6, "color": look.paper, "line": {"color": look.quiet, "width": 1.3}},
            customdata=[[f"place:{key}", f"<b>{places[key]}</b><br>on the tour, outside this selection"] for key in ends],
            hovertemplate="%{customdata[1]}<extra></extra>",
        )
    ]


def name_traces(stops: pd.DataFrame, bases: pd.DataFrame, look: Look, view: View) -> list[go.Scattergeo]:
    """The names of places where they fit without touching, once for wide and once for narrow screens (`meta`)."""
    if len(stops) > FEW_STOPS:
        stops = stops.iloc[:0]
    spots = pd.concat(
        [
            stops[["place_id", "place", "latitude", "longitude"]].drop_duplicates("place_id"),
            bases.rename(columns={"name": "place"})[["place_id", "place", "latitude", "longitude"]],
        ]
    ).drop_duplicates("place_id")
    return [name_trace(spots, look, view, *frame).update(visible=name == "wide", meta=f"names-{name}") for name, frame in FRAMES.items()]


def name_trace(
    spots: pd.DataFrame, look: Look, view: View, width: float, height: float, size: float = 12, taken: Sequence[Box] = ()
) -> go.Scattergeo:
    """The names (`place`) of spots that find room on a map of some pixels, in letters of a size; see `placed`."""
    sides = placed(spots, view, width, height, size, taken)
    shown = spots[np.array([side is not None for side in sides], dtype=bool)]
    return go.Scattergeo(
        lat=shown["latitude"],
        lon=shown["longitude"],
        mode="markers+text",
        marker={"size": (kept_away(shown, size / 12) * size / 12).tolist(), "opacity": 0},  # plotly keeps letters as far as a mark is wide
        text=[f"\u00a0{name}\u00a0" for name in shown["place"]],
        textposition=[side for side in sides if side is not None],
        textfont={"size": size, "color": look.ink, "family": FONT, "shadow": halo(look.paper)},
        hoverinfo="skip",
        meta="names",
    )


def halo(colour: str) -> str:
    """A soft edge round letters, so that they stay legible on lines."""
    return ", ".join(f"{x}px {y}px 2px {colour}" for x in (-1, 0, 1) for y in (-1, 0, 1))


def placed(spots: pd.DataFrame, view: View, width: float, height: float, size: float = 12, taken: Sequence[Box] = ()) -> list[str | None]:
    """For each spot the side its name fits on, or None: first come, first served, and no name near the mark of another.

    spots: place, latitude, longitude, `place_id` (each is named once), and `mark`, the diameter in pixels of the mark that
    the name stands beside (else that of a number). taken: boxes that no name may cover, but of the spot they lie round,
    in pixels from the middle of the map.
    """
    x, y = project(view, spots["latitude"].to_numpy(float), spots["longitude"].to_numpy(float), width, height)
    zoom = size / 12
    x, y, edge = x / zoom, y / zoom, np.array([width, height]) / zoom / 2  # marks and letters grow together
    reach = kept_away(spots, zoom) / 2 / 0.8 + 1  # as plotly sets letters (drawing, textPointPosition)
    marks = [*boxes(x, y, 2 * (reach + ROUND)), *(tuple(side / zoom for side in box) for box in taken)]
    filled = np.array(marks, dtype=float).reshape(-1, 4)
    ids = list(spots["place_id"]) if "place_id" in spots else list(range(len(spots)))
    named: set[Any] = set()
    sides: list[str | None] = []
    for number, name in enumerate(spots["place"]):
        chosen = None
        own = (filled[:, 0] < x[number]) & (x[number] < filled[:, 2]) & (filled[:, 1] < y[number]) & (y[number] < filled[:, 3])
        others = filled[~own]
        for side, across, down in SIDES if ids[number] not in named else ():
            box = text_box(x[number], y[number], width_of(name, 12), across * (reach[number] + SPACE), down * (reach[number] + LINE / 2))
            inside = max(abs(box[0]), abs(box[2])) < edge[0] and max(abs(box[1]), abs(box[3])) < edge[1]
            if inside and not overlapped(box, others):
                chosen = side
                filled = np.vstack([filled, box])
                named.add(ids[number])
                break
        sides.append(chosen)
    return sides


def kept_away(spots: pd.DataFrame, zoom: float) -> NDArray[np.float64]:
    """Diameters, at the size of the page, of the marks that plotly is told to keep names away from."""
    return 0.82 * spots["mark"].to_numpy(float) / zoom if "mark" in spots else np.full(len(spots), 14.0)


def boxes(x: Iterable[float], y: Iterable[float], sizes: Iterable[float]) -> list[Box]:
    """The boxes round marks of some diameters."""
    return [(a - s / 2, b - s / 2, a + s / 2, b + s / 2) for a, b, s in zip(x, y, sizes, strict=True)]


def text_box(x: float, y: float, length: float, across: float, down: float) -> Box:
    """Left, top, right, bottom of a name whose nearest edge is `across` and whose middle is `down` from a mark."""
    left = x + across - (length if across < 0 else length / 2 if across == 0 else 0)
    top = y - LINE / 2 + down
    return left, top, left + length, top + LINE


def overlapped(box: Box, others: NDArray[np.float64]) -> bool:
    """Whether a box lies on one of others (n x 4)."""
    across = (box[0] < others[:, 2]) & (others[:, 0] < box[2])
    return bool((across & (box[1] < others[:, 3]) & (others[:, 1] < box[3])).any())
