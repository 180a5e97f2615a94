"""A tour in words: days with their weekdays, the direction of each leg, and the whole as one paragraph."""

from typing import Any

import pandas as pd

from components.drawing.cards import dates, nights
from data.frames import row_dicts
from data.sphere import bearing
from data.tours import Tours, km_words
from data.words import counted, day

WINDS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
Row = dict[str, Any]


def weekday(date: pd.Timestamp) -> str:
    """`Wednesday 5 February 2020`."""
    return f"{date.day_name()} {day(date.date().isoformat())}"


def stay(row: Row) -> str:
    """When a stop began and ended, with weekdays; an unknown departure is said."""
    arrived, left = row["arrived"], row["left"]
    if pd.isna(left):
        return f"Arrived {weekday(arrived)}, departure not known"
    return weekday(arrived) if arrived == left else f"Arrived {weekday(arrived)}, left {weekday(left)}"


def direction(leg: Row, positions: dict[str, tuple[float, float]]) -> str:
    """The wind a great circle sets out towards, of eight (initial bearing)."""
    degrees = bearing(*positions[leg["from_place_id"]], *positions[leg["to_place_id"]])
    return WINDS[round(degrees / 45) % 8]


def leg_words(leg: Row, positions: dict[str, tuple[float, float]]) -> str:
    """`9,571 km, heading north-west`; of a leg with an end known only roughly, about so many."""
    return f"{km_of(leg)}, heading {direction(leg, positions)}"


def km_of(leg: Row) -> str:
    return f"about {round(leg['distance_km'], -2):,.0f} km" if leg["is_rough"] else f"{leg['distance_km']:,.0f} km"


def days_of(row: Any) -> str:
    """`6 days`, the first and the last counted; nothing where the last departure is not known."""
    return "" if pd.isna(row["until"]) else counted((row["until"] - row["since"]).days + 1, "day")


def when(tour: Tours) -> str:
    """From the first arrival to the last departure of a tour; where that is not known, to the last day known."""
    row, last = tour.tours.iloc[0], tour.stops["ends"].max()
    if pd.notna(row["until"]) or last == row["since"]:
        return dates(row["since"], row["until"])
    return f"{dates(row['since'], last)} or later (last departure not known)"


def totals(tour: Tours) -> list[str]:
    """Stops, countries, days, nights and km of a tour."""
    row = tour.tours.iloc[0]
    facts = [counted(row["stops"], "stop"), counted(row["countries"], "country"), days_of(row), nights(row["nights"])]
    return [fact for fact in (*facts, km_words(row["distance_km"], tour.legs)) if fact]


def number_of(stop: Row) -> str:
    """`3.`, the stop's number in the selection; a dash where the selection leaves it out."""
    return "–" if pd.isna(stop["number"]) else f"{stop['number']}."


def paragraph(tour: Tours) -> str:
    """One tour as one paragraph to copy: who, when, every stop and leg in order, the totals, what is not known, the sources."""
    tables, row = tour.tables, tour.tours.iloc[0]
    official = tables.officials.set_index("official_id").loc[row["official_id"]]
    places, positions = tables.place_names, tables.positions
    legs = {leg["to_stop_id"]: leg for leg in row_dicts(tour.legs)}
    told = []
    for stop in row_dicts(tour.stops):
        leg = legs.get(stop["stop_id"])
        way = f" ({km_of(leg)} {direction(leg, positions)} from {places[leg['from_place_id']]})" if leg else ""
        sure = "" if stop["status"] == "confirmed" else f", {stop['status']}"
        what = stop["event"] or stop["kind"]
        where = f"{stop['place']}, {tables.country_names[stop['country']]}"
        told.append(f"{number_of(stop)} {where}{way}, {dates(stop['arrived'], stop['left'])}, {what}{sure}")
    home = legs.get("")
    back = f" Back to {places[home['to_place_id']]}, {km_of(home)} {direction(home, positions)}." if home else ""
    partial = " Known stops only: others may lie between." if row["is_partial"] else ""
    named = ", ".join(dict.fromkeys(tables.publishers[key] for key in tour.stops["source_id"]))
    head = f"{official['name']}, {official['office']}, {when(tour)}: {', '.join(totals(tour))}."
    return f"{head} {'; '.join(told)}.{back}{partial} Sources: {named}."
