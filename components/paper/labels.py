"""The names and the numbers of a figure for paper: which find room beside one another."""

from typing import Any

import pandas as pd

from components.drawing.apart import STAR
from components.drawing.marks import size_of
from components.drawing.names import ROUND, SIZE, Box, boxes, names_of, placed
from components.drawing.projection import View, project
from components.drawing.scene import Scene, bases_of
from components.drawing.traces import DOT
from data.tours import Tours

MOST_NAMED = 20  # places numbered where stops are too many to number each
AT = ["latitude", "longitude"]


def with_names(scene: Scene, named: pd.DataFrame, told: Tours, frame: tuple[float, float]) -> Scene:
    """The scene with the names of places and bases that do not collide.

    named: rows of `by_place` of what is told, the most important first; where a place has numbered marks in the scene, its
    name stands beside one of those. frame: width and height of the map in pixels.
    """
    factor, marks = scene.factor, scene.marks[scene.marks["letters"] > 0]
    places = with_marks(named, told, factor)
    stars = scene.stars.assign(mark=STAR * factor)
    both = pd.concat([places, stars])[["place_id", "name", "mark", *AT]].drop_duplicates("place_id")
    moved = both[["place_id", "name"]].merge(marks[["place_id", *AT, "diameter"]].rename(columns={"diameter": "mark"}), on="place_id")
    rank = {key: number for number, key in enumerate(both["place_id"])}
    still = both[~both["place_id"].isin(moved["place_id"])]
    order = pd.concat([moved, still]).sort_values("place_id", key=lambda keys: keys.map(rank), kind="stable")
    return scene.but(names=names_of(order, scene.view, frame, factor, taken_by(scene, frame)))


def taken_by(scene: Scene, frame: tuple[float, float]) -> list[Box]:
    """The boxes that no name may cover: numbered marks with some room round them, and the places of those set beside."""
    factor, marks = scene.factor, scene.marks[scene.marks["letters"] > 0]
    x, y = project(scene.view, marks["latitude"].to_numpy(float), marks["longitude"].to_numpy(float), *frame)
    dots = project(scene.view, scene.leaders["latitude"].to_numpy(float), scene.leaders["longitude"].to_numpy(float), *frame)
    return [*boxes(x, y, marks["diameter"] + 2 * ROUND * factor), *boxes(*dots, [(DOT + 2) * factor] * len(scene.leaders))]


def with_marks(places: pd.DataFrame, tours: Tours, factor: float) -> pd.DataFrame:
    """Rows of `by_place` with their `name` and the diameter of their `mark`, where stops are too many to be numbered."""
    return places.rename(columns={"place": "name"}).assign(mark=size_of(places["stops"], len(tours.stops)) * factor)


def with_room(tours: Tours, view: View, frame: tuple[float, float], most: int, factor: float) -> pd.DataFrame:
    """The places visited most (rows of `by_place`) whose numbers find room beside one another; one less where some are left out."""
    places = tours.by_place.head(3 * MOST_NAMED)
    candidates = with_marks(places, tours, factor)
    bases = bases_of(tours).assign(mark=STAR * factor)
    chosen: list[Any] = []
    for key in candidates.index:
        numbered = candidates.loc[[*chosen, key]].assign(name=[str(number + 1) for number in range(len(chosen) + 1)])
        trial = pd.concat([numbered, bases]).drop_duplicates("place_id")
        if None not in placed(trial, view, *frame, SIZE * factor)[: len(chosen) + 1]:
            chosen.append(key)
        if len(chosen) == most:
            break
    return places.loc[chosen if len(chosen) == len(tours.by_place) else chosen[: most - 1]]
