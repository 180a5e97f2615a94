"""What a pointer is told of a scene: a card for every row that answers one. It takes longer than the scene, and comes after it."""

import pandas as pd

from components.drawing.cards import Row, country_card, leg_card, place_card
from components.drawing.countries import Paints
from components.drawing.overlay_paint import paints_of
from components.drawing.scene import Scene, shown_groups
from data.frames import row_dicts
from data.tours import Tours

PLACE_TOLD = [
    *("official_id", "place_id", "place", "country", "arrived", "left", "nights", "event", "status", "precision", "met", "source_id"),
]
LEG_TOLD = ["official_id", "tour_id", "from_place_id", "to_place_id", "departed", "arrived", "distance_km", "is_partial", "is_rough"]
Cards = dict[str, list[str]]  # frame of the scene -> the cards of its rows


def cards_of(scene: Scene, tours: Tours, paints: Paints | None = None) -> Cards:
    """The cards of a selection's scene, in the order of its rows. paints: its overlays, where they are at hand."""
    names = tours.tables.place_names
    return {
        "countries": of_countries(scene, tours, paints or paints_of(tours)),
        "targets": of_targets(scene, tours),
        "open_marks": [f"<b>{names[key]}</b><br>on the tour, outside this selection" for key in scene.open_marks["place_id"]],
        "stars": [f"<b>{name}</b><br>base of the tours" for name in scene.stars["name"]],
        "marks": of_marks(scene, tours),
    }


def with_cards(scene: Scene, tours: Tours) -> Scene:
    """The scene with a column `card` in the frames that answer a pointer."""
    return scene.but(**{name: getattr(scene, name).assign(card=cards) for name, cards in cards_of(scene, tours).items()})


def of_countries(scene: Scene, tours: Tours, paints: Paints) -> list[str]:
    """Each country's stops, and its value in the overlays."""
    names = tours.tables.country_names
    visits = {row["country"]: row for row in row_dicts(tours.by_country)}
    cards = []
    for code in scene.countries["country"]:
        read = [paint.cards[code] for paint in paints if paint and code in paint.cards]
        cards.append("<br>".join([country_card(names[code], visits.get(code), tours.is_partial), *read]))
    return cards


def of_targets(scene: Scene, tours: Tours) -> list[str]:
    """All legs between two places."""
    tables, pairs = tours.tables, rows_by(tours.focus.legs, ["one", "other"], LEG_TOLD)
    keys = zip(scene.targets["one"], scene.targets["other"], strict=True)
    return [leg_card(pairs[key], tables.place_names, tables.short_names) for key in keys]


def of_marks(scene: Scene, tours: Tours) -> list[str]:
    """The visits of a group to a place, of the tour in focus or of its setting."""
    tables, groups = tours.tables, shown_groups(tours)
    group_of = {official: number for number, group in enumerate(groups) for official in group.officials}
    frames = {"stop": tours.focus.stops, "setting": tours.setting.stops}
    rows = {
        role: rows_by(stops.assign(group=stops["official_id"].map(group_of)), ["place_id", "group"], PLACE_TOLD)
        for role, stops in frames.items()
    }
    marks = zip(scene.marks["role"], scene.marks["place_id"], scene.marks["group"], strict=True)
    told = (tables.short_names, tables.country_names, tables.publishers)
    return [place_card(rows[role][place, group], *told) for role, place, group in marks]


def rows_by(frame: pd.DataFrame, keys: list[str], columns: list[str]) -> dict[tuple[object, ...], list[Row]]:
    """Rows of a frame by the values of some columns, in their order."""
    found: dict[tuple[object, ...], list[Row]] = {}
    for key, row in zip(zip(*(frame[key] for key in keys), strict=True), row_dicts(frame[columns]), strict=True):
        found.setdefault(key, []).append(row)
    return found
