"""Legs: the moves between the consecutive places of a tour, from the base and back to it."""

import numpy as np
import pandas as pd
from geopy.distance import great_circle

from data.frames import row_tuples

EARTH_RADIUS_KM = 6371.0088  # IUGG mean radius (Moritz 2000, Geodetic Reference System 1980)
LEG_COLUMNS = [
    "tour_id",
    "official_id",
    "from_place_id",
    "to_place_id",
    "from_stop_id",
    "to_stop_id",
    "departed",
    "arrived",
    "is_partial",
    "is_rough",
    "distance_km",
]


def distance_km(from_latitude: float, from_longitude: float, to_latitude: float, to_longitude: float) -> float:
    """Great-circle distance in km on the sphere of the IUGG mean radius; degrees in."""
    return float(great_circle((from_latitude, from_longitude), (to_latitude, to_longitude), radius=EARTH_RADIUS_KM).km)


def legs_of(stops: pd.DataFrame, bases: dict[str, str], positions: dict[str, tuple[float, float]]) -> pd.DataFrame:
    """Every leg of every tour.

    stops: sorted by official and `seq`, with `tour_id`, `is_partial`, `precision` and `status`. bases: official_id -> place_id of the base.
    positions: place_id -> (latitude, longitude). Returns a frame with LEG_COLUMNS; `from_stop_id` is empty on the leg
    from the base, `to_stop_id` on the leg home; `departed` and `arrived` are NaT where not known;
    `is_rough` where an end is known by its country alone, or was only announced; and `one`, `other`:
    the two places it joins, in the order of their ids, so that ways there and back are alike.
    """
    moves = []
    for tour_id, tour in stops.groupby("tour_id", sort=False):
        official_id = tour["official_id"].iloc[0]
        home = (bases[official_id], "", pd.NaT, pd.NaT)
        rows = zip(tour["place_id"], tour["stop_id"], tour["arrived"], tour["left"], strict=True)
        is_partial = bool(tour["is_partial"].any())
        before = home
        for here in [*rows, home]:
            if here[0] != before[0]:
                moves.append((tour_id, official_id, before[0], here[0], before[1], here[1], before[3], here[2], is_partial))
            before = here
    legs = pd.DataFrame(moves, columns=LEG_COLUMNS[:-2])
    rough = set(stops.loc[(stops["precision"] == "country") | (stops["status"] == "announced"), "stop_id"])
    legs["is_rough"] = legs["from_stop_id"].isin(rough) | legs["to_stop_id"].isin(rough)
    for column in ("departed", "arrived"):
        legs[column] = pd.to_datetime(legs[column])
    pairs = legs[["from_place_id", "to_place_id"]].drop_duplicates()
    lengths = {(a, b): distance_km(*positions[a], *positions[b]) for a, b in row_tuples(pairs)}
    legs["distance_km"] = [lengths[pair] for pair in zip(legs["from_place_id"], legs["to_place_id"], strict=True)]
    ends = np.sort(legs[["from_place_id", "to_place_id"]].to_numpy(dtype=object), axis=1)
    return legs.assign(one=ends[:, 0], other=ends[:, 1])


def merged(legs: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Legs between the same two places, whichever way, as one row with `times`; `by` names what keeps them apart."""
    lines = legs.groupby([*by, "one", "other"], sort=False)
    return lines.agg(times=("tour_id", "size"), distance_km=("distance_km", "first")).reset_index()
