"""The names of a scene's places, each on the side where it finds room, and no name near the mark of another place."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from components.drawing.letters import width as width_of
from components.drawing.projection import View, project
from data.frames import stacked

FRAMES = {"wide": (980, 560), "narrow": (390, 330)}  # pixels for which the page's names are placed
SIZE = 12.0  # pixels of a name's letters on the page
SIDES = (
    ("middle right", 1, 0), ("middle left", -1, 0), ("top center", 0, -1), ("bottom center", 0, 1),
    ("top right", 1, -1), ("bottom right", 1, 1), ("top left", -1, -1), ("bottom left", -1, 1),
)  # fmt: skip
SPACE, LINE = 3.2, 14.0  # pixels of a space and a line of a name at 12 px
ROUND = 3.0  # pixels round a mark that the name of another keeps clear, so that it is not taken for its own
KEPT_AWAY = 14.0  # pixels across the mark that a name keeps away from, where a spot tells none
NAMES = ["screen", "name", "latitude", "longitude", "side", "size", "reach"]
Box = tuple[float, float, float, float]  # left, top, right, bottom


def page_names(spots: pd.DataFrame, view: View) -> pd.DataFrame:
    """The names of spots as they find room on a wide and on a narrow screen."""
    return stacked([names_of(spots, view, frame, screen=screen) for screen, frame in FRAMES.items()])


def names_of(
    spots: pd.DataFrame, view: View, frame: tuple[float, float], factor: float = 1.0, taken: Sequence[Box] = (), screen: str = ""
) -> pd.DataFrame:
    """The names of spots that find room on a map of some pixels; see `placed`.

    Columns: screen (the kind of screen they are placed for), name, latitude, longitude, side (of SIDES), size (pixels of the
    letters), reach (diameter of the mark they keep away from, as plotly reckons it).
    """
    size = SIZE * factor
    sides = pd.Series(placed(spots, view, *frame, size, taken), index=spots.index, dtype="object")
    zoom = size / SIZE
    named = spots.assign(screen=screen, side=sides, size=size, reach=kept_away(spots, zoom) * zoom)
    return named[named["side"].notna()][NAMES].reset_index(drop=True)


def placed(spots: pd.DataFrame, view: View, width: float, height: float, size: float = SIZE, taken: Sequence[Box] = ()) -> list[str | None]:
    """For each spot the side its name fits on, or None: first come, first served, and no name near the mark of another.

    spots: name, latitude, longitude, `place_id` (each is named once), and `mark`, the diameter in pixels of the mark that
    the name stands beside (else that of a number). taken: boxes that no name may cover, but of the spot they lie round,
    in pixels from the middle of the map.
    """
    x, y = project(view, spots["latitude"].to_numpy(float), spots["longitude"].to_numpy(float), width, height)
    zoom = size / SIZE
    x, y, edge = x / zoom, y / zoom, np.array([width, height]) / zoom / 2  # marks and letters grow together
    reach = kept_away(spots, zoom) / 2 / 0.8 + 1  # as plotly sets letters (drawing, textPointPosition)
    marks = [*boxes(x, y, 2 * (reach + ROUND)), *(tuple(side / zoom for side in box) for box in taken)]
    filled = np.array(marks, dtype=float).reshape(-1, 4)
    ids = list(spots["place_id"]) if "place_id" in spots else list(range(len(spots)))
    named: set[Any] = set()
    sides: list[str | None] = []
    for number, name in enumerate(spots["name"]):
        chosen = None
        own = (filled[:, 0] < x[number]) & (x[number] < filled[:, 2]) & (filled[:, 1] < y[number]) & (y[number] < filled[:, 3])
        others = filled[~own]
        for side, across, down in SIDES if ids[number] not in named else ():
            box = text_box(x[number], y[number], width_of(name, SIZE), across * (reach[number] + SPACE), down * (reach[number] + LINE / 2))
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
    return 0.82 * spots["mark"].to_numpy(float) / zoom if "mark" in spots else np.full(len(spots), KEPT_AWAY)


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
