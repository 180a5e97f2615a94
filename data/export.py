"""The selected stops, and the tours they make, as plain records for files and programs."""

from typing import Any

import pandas as pd

from data.tours import Tours

STOP_COLUMNS = [
    "stop_id",
    "official_id",
    "arrived",
    "left",
    "seq",
    "place_id",
    "place",
    "country",
    "country_then",
    "latitude",
    "longitude",
    "precision",
    "kind",
    "event",
    "status",
    "remark",
    "tour_id",
    "source_id",
    "source_ref",
]
TOUR_COLUMNS = ["tour_id", "official_id", "since", "until", "stops", "countries", "nights", "distance_km"]


def stops_frame(tours: Tours) -> pd.DataFrame:
    """The stops with dates as ISO text and what is not known as missing."""
    return plain(tours.stops[STOP_COLUMNS])


def tours_frame(tours: Tours) -> pd.DataFrame:
    """The tours; distances in km to one decimal."""
    table = tours.tours[TOUR_COLUMNS]
    return plain(table.assign(distance_km=table["distance_km"].round(1), nights=table["nights"].astype("Int64")))


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Dates as text, and None where nothing is known."""
    table = frame.copy()
    for column in table.select_dtypes("datetime"):
        table[column] = table[column].dt.strftime("%Y-%m-%d")
    return table.astype(object).where(table.notna() & (table != ""), None)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return frame.to_dict("records")


def geojson(tours: Tours) -> dict[str, Any]:
    """The stops as a GeoJSON FeatureCollection of points (RFC 7946: longitude first, WGS 84)."""
    features = [
        {
            "type": "Feature",
            "id": row["stop_id"],
            "geometry": {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]},
            "properties": {key: value for key, value in row.items() if key not in ("longitude", "latitude")},
        }
        for row in records(stops_frame(tours))
    ]
    return {"type": "FeatureCollection", "features": features}
