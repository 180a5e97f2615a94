"""What the browser needs to draw time by itself: the stops and legs of a selection without its dates, as plain columns."""

import base64
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from components.drawing.colours import colour_of, country_ranks, fixed_colours
from data.coverage import asked, unknown_spans
from data.frames import row_tuples
from data.tours import Tours

EPOCH = pd.Timestamp("1970-01-01")


def time_columns(selected: Tours) -> dict[str, Any]:
    """Officials, places, stops, legs, tours, terms and gaps of what a selection without dates leaves.

    Days are numbers from 1970-01-01 (negative before); `left` is None where not known. A leg names its places, its
    stops (-1: the base, or a stop the filters leave out), the days it lies between (`departs` is the last day known at
    the place it leaves) and its tour. Names and events are told once and pointed at by their index.
    """
    stops, legs, tables = selected.stops, selected.legs, selected.tables
    officials = tables.officials[tables.officials["official_id"].isin(stops["official_id"].unique())]
    ids = list(stops["official_id"].unique())
    official_of = index(ids)
    stop_of = index(stops["stop_id"])
    tours = list(dict.fromkeys([*stops["tour_id"], *legs["tour_id"]]))
    tour_of = index(tours)
    bases = tables.bases
    places = list(dict.fromkeys([*(bases[key] for key in ids), *stops["place_id"], *legs["from_place_id"], *legs["to_place_id"]]))
    place_of = index(places)
    events = list(dict.fromkeys(stops["event"].where(stops["event"] != "", stops["kind"])))
    arrival = dict(zip(selected.all_stops["stop_id"], selected.all_stops["arrived"], strict=True))
    leaves = legs["departed"].fillna(legs["from_stop_id"].map(arrival))
    known = tables.places.set_index("place_id").loc[places]
    fixed, offices = fixed_colours(tables), sorted(tables.officials["office"].unique())
    rows = officials.set_index("official_id").loc[ids]
    return {
        "officials": [
            {"id": key, "name": tables.short_names[key], "colour": fixed[key], "office": offices.index(row.office)}
            | {"officeColour": colour_of(row.office), "countryColour": colour_of(row.country), "rank": country_ranks(tables)[row.country]}
            | {"base": place_of[row.base_place_id], "country": row.country}
            for key, row in zip(ids, row_tuples(rows), strict=True)
        ],
        "places": {
            "id": places,
            "name": known["name"].tolist(),
            "country": known["country"].tolist(),
            "at": known[["longitude", "latitude"]].round(4).to_numpy().tolist(),
            "open": (known["precision"] == "country").astype(int).tolist(),
        },
        "stops": {
            "official": stops["official_id"].map(official_of).tolist(),
            "place": stops["place_id"].map(place_of).tolist(),
            "arrived": days(stops["arrived"]),
            "left": days(stops["left"]),
            "tour": stops["tour_id"].map(tour_of).tolist(),
            "event": stops["event"].where(stops["event"] != "", stops["kind"]).map(index(events)).tolist(),
            "number": [None if pd.isna(number) else int(number) for number in stops["number"]],
            "sure": [None if status == "confirmed" else status for status in stops["status"]],
        },
        "legs": {
            "official": legs["official_id"].map(official_of).tolist(),
            "from": legs["from_place_id"].map(place_of).tolist(),
            "to": legs["to_place_id"].map(place_of).tolist(),
            "leaves": legs["from_stop_id"].map(stop_of).fillna(-1).astype(int).tolist(),
            "reaches": legs["to_stop_id"].map(stop_of).fillna(-1).astype(int).tolist(),
            "departs": days(leaves),
            "arrives": days(legs["arrived"]),
            "tour": legs["tour_id"].map(tour_of).tolist(),
            "partial": (legs["is_partial"] | legs["is_rough"]).astype(int).tolist(),
        },
        "tours": tours,
        "events": events,
        "countries": {code: tables.country_names[code] for code in known["country"].unique()},
        "spans": spans(selected),
    }


def spans(selected: Tours) -> dict[str, list[list[Any]]]:
    """Terms of office of the officials asked for, and when their record is not complete: [short name, colour, since, until, office, whether
    the term is open (its end is then only the last day of the record), official_id]."""
    tables = selected.tables
    officials = asked(selected.selection, tables)
    fixed, offices = fixed_colours(tables), sorted(tables.officials["office"].unique())
    office = {row.official_id: offices.index(row.office) for row in row_tuples(officials)}
    terms = tables.terms[tables.terms["official_id"].isin(officials["official_id"])]
    last = tables.coverage["until"].max()
    found = {}
    is_open = terms["until"].isna().astype(int)
    in_office = terms.assign(until=terms["until"].fillna(last), is_open=is_open)
    for name, frame in (("terms", in_office), ("unknown", unknown_spans(officials, tables).assign(is_open=0))):
        found[name] = [
            [
                tables.short_names[row.official_id],
                fixed[row.official_id],
                number(row.since),
                number(row.until),
                office[row.official_id],
                row.is_open,
                row.official_id,
            ]
            for row in row_tuples(frame.sort_values(["since", "official_id"]))
        ]
    return found


def whole_columns(tours: Tours) -> dict[str, Any]:
    """What stays the same for every reader: the whole record, and its first and last day. tours: all of them."""
    first = tours.all_stops["arrived"].min()
    return {
        **time_columns(tours),
        "first": number(first.replace(month=1, day=1)),
        "last": number(max(tours.tables.coverage["until"].max(), tours.all_stops["ends"].max())),
    }


def rows_left(selected: Tours) -> dict[str, Any]:
    """What a selection leaves of the whole record: which of its stops and legs, as bits (the first row the highest) in base 64, and
    the officials asked for."""

    def bits(is_left: "pd.Series[bool]") -> str:
        return base64.b64encode(np.packbits(is_left.to_numpy(dtype=bool)).tobytes()).decode()

    return {
        "stops": bits(selected.all_stops["stop_id"].isin(selected.stops["stop_id"])),
        "legs": bits(selected.all_legs.index.to_series().isin(selected.legs.index)),
        "asked": asked(selected.selection, selected.tables)["official_id"].tolist(),
    }


def index(values: Sequence[str] | pd.Series) -> dict[str, int]:
    """value -> its place."""
    return {value: place for place, value in enumerate(values)}


def number(day: pd.Timestamp) -> int:
    return int((day - EPOCH).days)


def days(dates: pd.Series) -> list[int | None]:
    """Dates as day numbers, None where not known."""
    return [None if pd.isna(count) else int(count) for count in (dates - EPOCH).dt.days]
