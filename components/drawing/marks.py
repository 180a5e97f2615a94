"""The marks of a scene: stops numbered while they are few and sized by visits when they are many, bases, and open marks."""

import numpy as np
import pandas as pd

from components.drawing.colours import Group
from components.drawing.theme import Look
from data.frames import stacked
from data.tables import Tables
from data.tours import Tours

FEW_STOPS = 40  # up to here every stop bears its number and, where there is room, its name
MANY_STOPS = 700  # beyond, marks shrink
FAINT, MANY_OPACITY = 0.35, 0.85  # opacity beside a tour in focus, and of very many
SIZES = ((6.0, 2.6, 26.0), (3.5, 0.85, 15.0))  # smallest, growth, largest diameter in pixels: up to MANY_STOPS, beyond
RING = (5.0, 2.5)  # how much wider the mark below another at the same place is: up to MANY_STOPS, beyond
EDGE, POINTED_EDGE = (1.0, 0.5), 3.0  # pixels of the edge of a mark: up to MANY_STOPS, beyond; of the one the panel tells of
HOLLOW = (2.0, 1.0)  # pixels of the edge of a mark that is open: up to MANY_STOPS, beyond
DASHED_EDGE = "3 2.5"  # pixels of a dash and of a gap of the edge of what was only announced
SMALLEST_DISC, ROOM = 17.0, 5.5  # pixels, of a numbered stop, and of the room round its number
GLYPHS = {",": 0.28, " ": 0.28, "/": 0.28, "…": 1.0}  # widths of the letters of a number that are no digits, of their size
GLYPH = 0.56  # width of a digit, of its size
LETTERS = (10.0, 8.5)  # pixels, of numbers of up to two digits, and of longer ones
STAR = 15.0  # pixels across a base
OPEN, OPEN_EDGE = 6.0, 1.3  # pixels across an open mark, and of its edge
MARKS = [
    *("role", "group", "level", "place_id", "latitude", "longitude", "visits", "number", "letters", "diameter"),
    *("colour", "opacity", "edge", "edge_width", "ink", "is_dashed", "symbol", "click"),
]
SPOTS = ["place_id", "name", "latitude", "longitude", "click"]


def stops_of(
    told: Tours, setting: Tours, bases: pd.DataFrame, groups: list[Group], look: Look, factor: float, pointed: str
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The open marks, stars and marks of stops that are told, and of those that are their setting."""
    tables = told.tables
    marks = [
        marks_of(setting.stops, groups, tables, look, factor, is_faint=True),
        marks_of(told.stops, groups, tables, look, factor, pointed),
    ]
    return open_marks_of(told.legs, {*told.stops["place_id"].unique(), *bases["place_id"]}, tables), stars_of(bases), stacked(marks)


def numbers_of(stops: pd.DataFrame) -> dict[tuple[str, str], str]:
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


def marks_of(
    stops: pd.DataFrame, groups: list[Group], tables: Tables, look: Look, factor: float, pointed: str = "", *, is_faint: bool = False
) -> pd.DataFrame:
    """One row a place and colour, in the order of drawing; where several colours meet at a place the busier lies below as a wider ring.

    Columns: role ("setting" of a tour in focus, or "stop"), group, level (how many lie above), place_id, latitude, longitude,
    visits, number (of its stops) and letters (pixels of the number's; 0, and no number, where stops are too many), diameter
    (pixels), colour, opacity, edge (a colour), edge_width (pixels), ink (of the number), is_dashed (its edge), symbol (empty: a
    circle), click. A mark is open, paper with an edge in its colour, where only the country is known, and where every stop
    there was only announced: then its edge is dashed.
    factor: how much larger marks are than on the page. pointed: the place the panel tells of.
    """
    if stops.empty:
        return pd.DataFrame(columns=MARKS)
    is_few = len(stops) <= FEW_STOPS and not is_faint
    crowd = 0 if len(stops) <= MANY_STOPS else 1
    group_of = {official: number for number, group in enumerate(groups) for official in group.officials}
    marked = stops.assign(group=stops["official_id"].map(group_of))
    counts = marked.groupby(["place_id", "group"]).size().rename("visits").reset_index()
    counts = counts.sort_values(["place_id", "visits", "group"], ascending=[True, False, True])
    counts["level"] = counts.groupby("place_id").cumcount(ascending=False)
    counts = counts.sort_values(["level", "group"], ascending=[False, True], kind="stable", ignore_index=True)
    texts = number_texts(counts, marked) if is_few else [""] * len(counts)
    positions = np.array([tables.positions[key] for key in counts["place_id"]])
    size = pd.Series([disc(text) for text in texts]) if is_few else size_of(counts["visits"], len(stops))
    is_pointed = counts["place_id"] == pointed
    only = marked.assign(is_announced=marked["status"] == "announced").groupby(["place_id", "group"])["is_announced"].all()
    is_announced = only.reindex(pd.MultiIndex.from_frame(counts[["place_id", "group"]])).to_numpy(dtype=bool)
    is_open = counts["place_id"].isin(tables.places.loc[tables.places["precision"] == "country", "place_id"]) | is_announced
    own = counts["group"].map({number: look.palette[group.colour] for number, group in enumerate(groups)})
    return counts.assign(
        role="setting" if is_faint else "stop",
        latitude=positions[:, 0],
        longitude=positions[:, 1],
        number=texts,
        letters=[letters(text) * factor if is_few else 0.0 for text in texts],
        diameter=(size + RING[crowd] * counts["level"]) * factor,
        colour=own.where(~is_open, look.paper),
        opacity=FAINT if is_faint else (1.0, MANY_OPACITY)[crowd],
        edge=np.where(is_pointed, look.ink, own.where(is_open, look.paper)),
        edge_width=np.where(is_pointed, POINTED_EDGE, np.where(is_open, HOLLOW[crowd], EDGE[crowd])),
        ink=own.where(is_open, look.paper),
        is_dashed=is_announced,
        symbol="",
        click="place:" + counts["place_id"],
    )[MARKS]


def number_texts(marks: pd.DataFrame, stops: pd.DataFrame) -> list[str]:
    """The numbers of the officials of a group at a place, as one text a mark. stops: with their `group`."""
    numbers = numbers_of(stops)
    texts: dict[tuple[str, int], dict[str, None]] = {}  # each text once, in the order of the stops
    for official, place, group in stops[["official_id", "place_id", "group"]].drop_duplicates().itertuples(index=False):
        if (official, place) in numbers:
            texts.setdefault((place, group), {})[numbers[official, place]] = None
    return ["/".join(texts.get(key, ())) for key in zip(marks["place_id"], marks["group"], strict=True)]


def letters(text: str) -> float:
    """Size in pixels of the letters of a number in its disc."""
    return LETTERS[0 if text.isdigit() and len(text) <= 2 else 1]


def disc(text: str) -> float:
    """Diameter in pixels of the disc that holds a number: `7`, `4, 11`, `3…`."""
    wide = sum(GLYPHS.get(letter, GLYPH) for letter in text) * letters(text)
    return max(SMALLEST_DISC, round(wide + ROOM, 1))


def size_of(visits: "pd.Series[int]", stops: int) -> "pd.Series[float]":
    """Diameter in pixels: area grows with visits, less so on a crowded map."""
    smallest, growth, largest = SIZES[0 if stops <= MANY_STOPS else 1]
    return (smallest + growth * (visits**0.5 - 1)).clip(upper=largest)


def stars_of(bases: pd.DataFrame) -> pd.DataFrame:
    """One row a base (`place_id`, name, latitude, longitude), with click."""
    return bases.assign(click="place:" + bases["place_id"])[SPOTS].reset_index(drop=True)


def open_marks_of(legs: pd.DataFrame, marked: set[str], tables: Tables) -> pd.DataFrame:
    """One row a place, not `marked`, where a leg ends at a stop the filters leave out: SPOTS."""
    ends = [key for key in pd.unique(legs[["from_place_id", "to_place_id"]].to_numpy().ravel("F")) if key not in marked]
    return pd.DataFrame([(key, tables.place_names[key], *tables.positions[key], f"place:{key}") for key in ends], columns=SPOTS)
