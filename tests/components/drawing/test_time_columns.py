"""What the browser is given to draw time by itself."""

import base64

import numpy as np
import pandas as pd

from components.drawing.time_columns import number, rows_left, time_columns, whole_columns
from data.coverage import complete_until, unknown_spans
from data.selection import Selection
from data.tours import Tours

DAY = pd.Timestamp("2003-03-01")


def days_after(number: int | None) -> int | None:
    return None if number is None else number - (DAY - pd.Timestamp("1970-01-01")).days


def test_a_record_tells_stops_and_legs_by_day(made_up: Tours) -> None:
    told = time_columns(made_up.select(Selection()))
    assert [official["id"] for official in told["officials"]] == ["blanc-anne", "sato-ken"]
    assert [told["places"]["name"][place] for place in told["stops"]["place"]] == ["Suva", "Apia", "Singapore", "Singapore", "Suva"]
    assert [days_after(day) for day in told["stops"]["arrived"]] == [0, 3, 9, 19, 21]
    assert [days_after(day) for day in told["stops"]["left"]] == [2, 5, 10, None, 21]
    assert told["stops"]["sure"] == [None, None, "inferred", None, "announced"]
    assert told["tours"] == ["blanc-anne/2003-03-01", "blanc-anne/2003-03-10", "sato-ken/2003-03-20"]
    legs = told["legs"]
    ends = [tuple(told["places"]["name"][place] for place in pair) for pair in zip(legs["from"], legs["to"], strict=True)]
    assert ends[:3] == [("Paris", "Suva"), ("Suva", "Apia"), ("Apia", "Paris")]
    assert [days_after(day) for day in legs["departs"]] == [
        None,
        2,
        5,
        None,
        10,
        None,
        19,
        21,
    ]  # Sato's unknown departure: known there on the 20th
    assert [days_after(day) for day in legs["arrives"]] == [0, 3, None, 9, None, 19, 21, None]
    assert legs["leaves"] == [-1, 0, 1, -1, 2, -1, 3, 4]
    assert legs["partial"] == [0, 0, 0, 0, 0, 1, 1, 1]


def test_a_leg_to_a_stop_left_out_keeps_its_days(made_up: Tours) -> None:
    told = time_columns(made_up.select(Selection(country=("WSM",))))
    assert told["legs"]["leaves"] == [-1, 0]
    assert [days_after(day) for day in told["legs"]["departs"]] == [2, 5]


def test_terms_and_gaps_are_told_apart(made_up: Tours) -> None:
    spans = time_columns(made_up.select(Selection()))["spans"]
    assert [(name, office, is_open) for name, _, _, _, office, is_open, _ in spans["terms"]] == [("Blanc", 0, 1), ("Sato", 1, 0)]
    assert [(name, since) for name, _, since, *_ in spans["unknown"]] == [("Sato", 11323), ("Blanc", 12784)]  # 2001-01-01, 2005-01-01


def test_what_a_selection_leaves_is_told_by_bits(made_up: Tours) -> None:
    left = rows_left(made_up.select(Selection(country=("WSM",))))
    stops, legs = (np.unpackbits(np.frombuffer(base64.b64decode(left[name]), np.uint8)) for name in ("stops", "legs"))
    assert list(np.flatnonzero(stops)) == [1]
    assert list(np.flatnonzero(legs)) == [1, 2]  # Suva to Apia, and home
    assert left["asked"] == ["blanc-anne", "sato-ken"]


def test_what_is_not_covered_in_office_is_unknown(tours: Tours) -> None:
    officials = tours.tables.officials.set_index("official_id", drop=False)
    pompeo, lavrov, rubio = (
        unknown_spans(officials.loc[[key]], tours.tables) for key in ("pompeo-michael-r", "lavrov-sergey", "rubio-marco")
    )
    assert pompeo.empty
    assert [str(day.date()) for day in lavrov["since"]] == ["2004-03-09"]
    assert len(rubio) == 1  # the record ends within his term
    assert rubio["since"].iloc[0] > complete_until(tours.tables.coverage)["rubio-marco"]


def test_the_whole_record_is_every_arrival(tours: Tours) -> None:
    told = whole_columns(tours)
    assert len(told["stops"]["arrived"]) == len(tours.all_stops)
    assert told["legs"] == time_columns(tours)["legs"]
    assert (told["first"], told["last"]) == (
        -37985,
        number(tours.all_stops["ends"].max()),
    )  # from 1 January 1866
