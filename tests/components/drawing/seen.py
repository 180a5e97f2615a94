"""A scene, and how tests look at it."""

import pandas as pd

from components.drawing.scene import Scene, scene_of
from components.drawing.theme import LIGHT
from components.drawing.told import with_cards
from data.selection import Selection
from data.tours import Tours


def scene(tours: Tours, selection: Selection | str) -> Scene:
    if isinstance(selection, str):
        selection = Selection.parse(selection, tours.known)
    selected = tours.select(selection)
    return with_cards(scene_of(selected, LIGHT), selected)


def legs(seen: Scene) -> pd.DataFrame:
    """The lines of legs, without their casing."""
    return seen.lines[seen.lines["role"] != "casing"]


def card_of(frame: pd.DataFrame, click: str) -> str:
    return str(frame.loc[frame["click"] == click, "card"].iloc[0])
