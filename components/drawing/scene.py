"""What is to be seen of a selection, as plain frames: every picture, on the page and on paper, is drawn from this.

The way is: tables and a look in, a scene out (`scene_of`); what places or moves things works on the scene and gives another
(`components/drawing/apart.py`); `components/drawing/traces.py` makes plotly's traces of it, and nothing reads those back.
"""

import json
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import pandas as pd

from components.drawing.colours import Group, groups
from components.drawing.countries import Paints, countries_of
from components.drawing.hatch import HATCHES
from components.drawing.layout import layout_of
from components.drawing.marks import FEW_STOPS, stops_of
from components.drawing.names import NAMES
from components.drawing.overlay_paint import paints_of
from components.drawing.projection import FRAME, View, focus
from components.drawing.routes import routes_of
from components.drawing.theme import Look
from data.frames import row_dicts, row_tuples
from data.selection import Selection
from data.sphere import arc
from data.tours import Tours

ARC_SAMPLES = np.linspace(0, 1, 9)
CROWDED = 400  # legs beyond which the coarser base map is drawn, for speed
PAGE = ("countries", "lines", "arrows", "targets", "open_marks", "stars", "marks", "spots")  # frames that the page draws
UNSENT = {"one", "other"}  # columns that only the server reads
LEADERS = ["place_id", "latitude", "longitude", "to_latitude", "to_longitude"]


@dataclass(frozen=True)
class Scene:
    """A selection as it is seen through a camera, in a look, its marks and letters `factor` times as large as on the page.

    Frames, each in the order of drawing (their columns are told where they are made): `countries` (and `fills`, the colours
    that their `fill` counts), `lines`, `arrows`, `targets` (what a pointer is told of legs), `open_marks` (where a leg ends at
    a stop the filters leave out), `stars` (bases), `marks`, `spots` (places that are named where there is room), `names`, and
    `leaders`: thin lines from a place (place_id, latitude, longitude) to its mark where that stands beside it; `hatches`, of
    paper, which takes no pattern of the page along. `camera_key`: while it stays the same, the page keeps the reader's camera.
    `is_crowded`: legs are so many that the coarser base map is drawn.
    """

    look: Look
    view: View
    factor: float
    camera_key: str
    is_crowded: bool
    fills: tuple[str, ...]
    countries: pd.DataFrame
    lines: pd.DataFrame
    arrows: pd.DataFrame
    targets: pd.DataFrame
    open_marks: pd.DataFrame
    stars: pd.DataFrame
    marks: pd.DataFrame
    spots: pd.DataFrame
    names: pd.DataFrame
    leaders: pd.DataFrame
    hatches: pd.DataFrame

    def but(self, **changes: Any) -> "Scene":
        """The same scene with some frames changed."""
        return replace(self, **changes)

    def columns(self) -> dict[str, dict[str, list[Any]]]:
        """The frames as plain columns, for the page: frame -> column -> values; coordinates to a ten-thousandth of a degree."""
        frames = {item.name: getattr(self, item.name) for item in fields(self)}
        return {
            name: {str(column): plain(values) for column, values in frame.items()}
            for name, frame in frames.items()
            if isinstance(frame, pd.DataFrame)
        }

    def compact(self) -> str:
        """The scene as JSON for the page, which places names and numbers itself: `frames` (those of PAGE), `layout` and `camera`.

        A column that repeats few values names each once: `{"of": [values], "at": [indices]}`.
        """
        frames = {name: {key: values for key, values in frame.items() if key not in UNSENT} for name, frame in self.columns().items()}
        return json.dumps(
            {
                "camera": self.camera_key,
                "layout": layout_of(self.look, self.view, is_crowded=self.is_crowded),
                "fills": self.fills,
                "frames": {name: {column: coded(values) for column, values in frames[name].items()} for name in PAGE},
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )


def scene_of(
    tours: Tours, look: Look, view: View | None = None, *, factor: float = 1.0, is_page: bool = True, paints: Paints | None = None
) -> Scene:
    """What is to be seen of a selection.

    tours: what the selection left; a place in the panel is ringed. view: another camera than the one that holds all.
    is_page: with where a pointer finds legs. paints: its overlays, where they are at hand.
    """
    tables, selection = tours.tables, tours.selection
    view = view or view_of(tours)
    told, setting = tours.focus, tours.setting
    shown = shown_groups(tours)
    bases = bases_of(replace(tours, stops=pd.concat([tours.stops, told.stops])))
    countries, fills = countries_of(tours, paints or paints_of(tours), look)
    routes = routes_of(told.legs, setting.legs, shown, tables, look, factor, has_targets=is_page)
    stops = stops_of(told, setting, bases, shown, look, factor, selection.panel.removeprefix("place:"))
    spots = spots_of(told.stops, bases)
    return Scene(
        look,
        view,
        factor,
        camera_key(selection),
        len(tours.legs) > CROWDED,
        fills,
        countries,
        *routes,
        *stops,
        spots,
        pd.DataFrame(columns=NAMES),
        pd.DataFrame(columns=LEADERS),
        pd.DataFrame(columns=HATCHES),
    )


def shown_groups(tours: Tours) -> list[Group]:
    """The groups of officials that a scene shows, each in its colour; `group` of its frames counts them."""
    ids = pd.concat([tours.stops["official_id"], tours.focus.stops["official_id"]])
    return groups(list(ids.unique()), tours.tables)


def spots_of(stops: pd.DataFrame, bases: pd.DataFrame) -> pd.DataFrame:
    """The places the page names: of stops while they are few, and bases."""
    of_stops = (stops if len(stops) <= FEW_STOPS else stops.iloc[:0]).rename(columns={"place": "name"})
    columns = ["place_id", "name", "latitude", "longitude"]
    return pd.concat([of_stops[columns].drop_duplicates("place_id"), bases[columns]]).drop_duplicates("place_id")


def camera_key(selection: Selection) -> str:
    """What the camera hangs on: while it stays, a camera the reader moved is kept, whatever else is chosen."""
    return f"{selection.projection}|{selection.tour}"


def bases_of(tours: Tours) -> pd.DataFrame:
    """The bases of the officials of a selection."""
    officials = tours.tables.officials
    ids = officials.loc[officials["official_id"].isin(tours.stops["official_id"].unique()), "base_place_id"].unique()
    return tours.tables.places[tours.tables.places["place_id"].isin(ids)]


def centre_of(tours: Tours) -> dict[str, Any] | None:
    """The base (a row of places.csv) the azimuthal map is centred on: that of the official named first, else of the one with most stops."""
    counts = tours.stops["official_id"].value_counts()
    first = next((key for key in tours.selection.official if key in counts), None) or (counts.index[0] if len(counts) else None)
    if first is None:
        return None
    places = tours.tables.places
    return row_dicts(places[places["place_id"] == tours.tables.bases[str(first)]])[0]


def view_of(tours: Tours, frame: tuple[float, float] = FRAME) -> View:
    """The camera that holds every leg, arcs included; on a tour in focus it holds that tour, and where countries or regions
    are chosen the stops there, not the ways to them. frame: see `focus`.
    """
    told, positions = tours.focus, tours.tables.positions
    pairs = told.legs[["from_place_id", "to_place_id"]].drop_duplicates()
    if not tours.is_on_tour and tours.selection.is_of_places:
        is_inside = pairs.isin(set(told.stops["place_id"].unique())).all(axis=1)
        stops = told.stops[["place_id"]].drop_duplicates()
        pairs = pd.concat([pairs[is_inside], stops.assign(from_place_id=stops["place_id"], to_place_id=stops["place_id"])[pairs.columns]])
    if len(pairs) <= CROWDED:
        arcs = [arc(*positions[a], *positions[b], ARC_SAMPLES) for a, b in row_tuples(pairs)]
    else:  # so many hold the world: their ends are enough
        ends = np.array([positions[key] for key in pd.unique(pairs.to_numpy().ravel())])
        arcs = [(ends[:, 0], ends[:, 1])]
    latitudes = np.concatenate([np.empty(0), *(lat for lat, _ in arcs)])
    longitudes = np.concatenate([np.empty(0), *(lon for _, lon in arcs)])
    at = centre_of(tours)
    base = None if at is None else (float(at["latitude"]), float(at["longitude"]))
    return focus(tours.selection.projection, latitudes, longitudes, base, frame)


def plain(values: "pd.Series[Any]") -> list[Any]:
    """A column as JSON can hold it."""
    found: list[Any] = (values.astype(float).round(4) if values.dtype.kind == "f" else values).tolist()
    return found


def coded(values: list[Any]) -> Any:
    """A column, or, where it is shorter so, its values once and where each stands."""
    unique = list(dict.fromkeys(values))
    if len(unique) >= len(values) / 2:
        return values
    at = {value: number for number, value in enumerate(unique)}
    return {"of": unique, "at": [at[value] for value in values]}
