"""What is selected as plain tables and records for files and programs, each row bearing where it is from."""

from typing import Any

import numpy as np
import pandas as pd

from data.coverage import asked
from data.frames import row_dicts
from data.legs import LEG_COLUMNS
from data.overlays.absence import overlay_of
from data.questions.encounters import among
from data.questions.known import years_known
from data.questions.received import is_of
from data.sphere import arc, pieces
from data.tours import Tours

STOP_COLUMNS = [
    "stop_id",
    "official_id",
    "arrived",
    "left",
    "seq",
    "number",
    "place_id",
    "place",
    "country",
    "country_then",
    "latitude",
    "longitude",
    "precision",
    "kind",
    "event",
    "visit",
    "status",
    "remark",
    "met",
    "tour_id",
    "completeness",
    "source_id",
    "source_ref",
]
TOUR_COLUMNS = ["tour_id", "official_id", "since", "until", "stops", "countries", "nights", "distance_km", "completeness"]
SIDE_COLUMNS = ["official_id", "arrived", "left", "place_id", "tour_id", "source_id", "source_ref"]
OVERLAY_COLUMNS = ["overlay_id", "overlay", "on", "country", "country_name", "value", "unit", "since", "until", "via", "note", "source_id"]
DEGREES_A_STEP = 2.0  # between the points a leg is drawn by
KM_PER_DEGREE = 111.195


def stops_frame(tours: Tours) -> pd.DataFrame:
    """The stops with dates as ISO text and what is not known as missing, with `licence`, `tables` and `query`."""
    return plain(with_origin(stop_rows(tours), tours))


def tours_frame(tours: Tours) -> pd.DataFrame:
    """The tours; distances in km to one decimal; `source_ids` names every source of a tour's stops.

    Where `completeness` is partial, other stops may lie between those known.
    """
    table = with_completeness(tours.tours)[TOUR_COLUMNS]
    cited = tours.all_stops.groupby("tour_id")["source_id"].agg(lambda ids: " ".join(dict.fromkeys(ids)))
    table = table.assign(distance_km=table["distance_km"].round(1), nights=table["nights"].astype("Int64"))
    table = table.assign(source_ids=table["tour_id"].map(cited))
    return plain(with_origin(table, tours, "source_ids"))


def stop_rows(tours: Tours) -> pd.DataFrame:
    """The stops with the columns of files."""
    return with_completeness(tours.stops)[STOP_COLUMNS]


def with_completeness(table: pd.DataFrame) -> pd.DataFrame:
    """`completeness` as coverage.csv words it: that of the official's record at the time."""
    return table.assign(completeness=table["is_partial"].map({True: "partial", False: "complete"}))


def encounters_frame(tours: Tours) -> pd.DataFrame:
    """The encounters the selection asks for (`data.encounters.among`): first A, then B."""
    found = among(tours)
    columns = [f"{side}_{column}" for side in "ab" for column in SIDE_COLUMNS]
    names = found["country"].map(tours.tables.country_names)
    table = found[["country", "gap_days", "is_crossed", "is_same_event", *columns]].assign(country_name=names)
    table = table.assign(source_ids=(table["a_source_id"] + " " + table["b_source_id"]).map(unique_words))
    return plain(with_origin(table.drop(columns=["a_source_id", "b_source_id"]), tours, "source_ids"))


def coverage_frame(tours: Tours) -> pd.DataFrame:
    """What is known of each official asked about, year by year (`data.questions.known.all_years`), with the share of stops that stand at
    a city or a site; missing where no stop is known."""
    tables = tours.tables
    table = years_known(tables, list(asked(tours.selection, tables)["official_id"]))
    share = (table["with_city"] / table["stops"].where(table["stops"] > 0)).round(3)
    office = table["official_id"].map(tables.officials.set_index("official_id")["office"])
    named = table.assign(official=table["official_id"].map(tables.full_names), office=office, share_with_city=share)
    columns = ["official_id", "official", "office", "year", "completeness", "stops", "share_with_city", "weak", "source_ids"]
    return plain(with_origin(named[columns], tours, "source_ids"))


def received_frame(tours: Tours) -> pd.DataFrame:
    """Visits of foreign leaders within the selection's dates: those to its countries, where the host is one, or by them; all where it names
    none. country: of today, or a state that is gone; empty where it is neither."""
    tables, selection = tours.tables, tours.selection
    table = tables.received
    within = (table["until"] >= pd.Timestamp(selection.since or "1000-01-01")) & (
        table["since"] <= pd.Timestamp(selection.until or "9999-12-31")
    )
    if selection.country:
        by = pd.concat([is_of(tables, code) != "" for code in selection.country], axis=1).any(axis=1)
        within &= by | table["host"].isin(selection.country)
    names = {**tables.country_names, **dict(zip(tables.historic_states["code"], tables.historic_states["name"], strict=True))}
    table = table[within].assign(country_name=table["country"].map(names))
    return plain(with_origin(table, tours))


def overlays_frame(tours: Tours) -> pd.DataFrame:
    """The countries of the selection's overlays on its day, absence among them, or of every overlay of the tables where it names none."""
    frames = [pd.DataFrame(columns=OVERLAY_COLUMNS)]
    for overlay_id in overlay_ids(tours) or tours.tables.overlays["overlay_id"]:
        overlay = overlay_of(tours, overlay_id)
        told = {"overlay_id": overlay_id, "overlay": overlay.name, "on": str(overlay.year or overlay.on), "unit": overlay.unit}
        frames.append(overlay.countries.assign(**told))
    table = pd.concat(frames, ignore_index=True)
    table = table.assign(country_name=table["country"].map(tours.tables.country_names), value=table["value"].astype(str))
    return plain(with_origin(table[OVERLAY_COLUMNS], tours))


def overlay_ids(tours: Tours) -> list[str]:
    """The overlays the selection names."""
    return [key for key in (tours.selection.overlay, tours.selection.overlay2) if key]


def with_origin(table: pd.DataFrame, tours: Tours, column: str = "source_id") -> pd.DataFrame:
    """Add the licence of each row's sources, the version of the tables and the query."""
    licences = tours.tables.licences
    told = {ids: "; ".join(dict.fromkeys(licences[key] for key in ids.split())) for ids in table[column].unique()}
    return table.assign(licence=table[column].map(told), tables=tours.tables.version, query=tours.selection.query())


def unique_words(text: str) -> str:
    return " ".join(dict.fromkeys(text.split()))


def about(tours: Tours) -> dict[str, Any]:
    """Where a file is from: the version of the tables, the query, and every source with its licence."""
    return {"made_by": "Diplomatic Tours", "tables": tours.tables.version, "query": tours.selection.query(), "sources": source_rows(tours)}


def source_rows(tours: Tours) -> list[dict[str, Any]]:
    """The sources of the selected stops and of the overlays shown, as rows of sources.csv."""
    table = tours.tables.sources
    cited = set(tours.stops["source_id"]).union(*(overlay_of(tours, key).source_ids() for key in overlay_ids(tours)))
    return records(plain(table[table["source_id"].isin(cited)]))


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Dates as text, and None where nothing is known."""
    table = frame.copy()
    for column in table.select_dtypes("datetime"):
        table[column] = table[column].dt.strftime("%Y-%m-%d")
    return table.astype(object).where(table.notna() & (table != ""), None)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return row_dicts(frame)


def geojson(tours: Tours) -> dict[str, Any]:
    """The stops as a GeoJSON FeatureCollection of points (RFC 7946: longitude first, WGS 84)."""
    return {"type": "FeatureCollection", "about": about(tours), "features": stop_features(tours)}


def tours_geojson(tours: Tours) -> dict[str, Any]:
    """The stops as points and the legs as great-circle lines, cut at the date line."""
    return {"type": "FeatureCollection", "about": about(tours), "features": [*leg_features(tours), *stop_features(tours)]}


def stop_features(tours: Tours) -> list[dict[str, Any]]:
    return [
        {
            "type": "Feature",
            "id": row["stop_id"],
            "geometry": {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]},
            "properties": {"feature": "stop", **{key: value for key, value in row.items() if key not in ("longitude", "latitude")}},
        }
        for row in records(plain(stop_rows(tours)))
    ]


def leg_features(tours: Tours) -> list[dict[str, Any]]:
    features = []
    for number, row in enumerate(records(plain(tours.legs[LEG_COLUMNS]))):
        lines = leg_lines(tours, row)
        shape = {"type": "LineString", "coordinates": lines[0]} if len(lines) == 1 else {"type": "MultiLineString", "coordinates": lines}
        properties = {"feature": "leg", **row, "distance_km": round(row["distance_km"], 1)}
        features.append({"type": "Feature", "id": f"leg-{number}", "geometry": shape, "properties": properties})
    return features


def leg_lines(tours: Tours, leg: dict[str, Any]) -> list[list[list[float]]]:
    """A leg's great circle as one line, or two where it crosses the date line; a point every two degrees or less."""
    positions = tours.tables.positions
    steps = max(2, int(leg["distance_km"] / KM_PER_DEGREE / DEGREES_A_STEP) + 2)
    return pieces(*arc(*positions[leg["from_place_id"]], *positions[leg["to_place_id"]], np.linspace(0, 1, steps)))
