"""What is known roughly is drawn so: stops of which only the country is known, and journeys that were only announced."""

from dataclasses import replace

import pytest

from components.drawing.theme import LIGHT
from components.drawing.told import with_cards
from components.page.map_words import open_marks
from data.selection import Selection
from data.tours import Tours
from tests.components.drawing.seen import card_of, scene


@pytest.fixture
def roughly(made_up: Tours) -> Tours:
    """The made-up world, Apia known by its country alone."""
    places = made_up.tables.places
    precision = places["precision"].where(places["place_id"] != "apia-ws", "country")
    return Tours.of(replace(made_up.tables, places=places.assign(precision=precision)))


def test_their_marks_are_open(roughly: Tours) -> None:
    marks = scene(roughly, Selection()).marks
    apia, announced = marks[marks["place_id"] == "apia-ws"].iloc[0], marks[marks["is_dashed"]].iloc[0]
    for mark in (apia, announced):
        assert (mark["colour"], mark["edge"], mark["edge_width"]) == (LIGHT.paper, mark["ink"], 2.0)
        assert mark["ink"] in LIGHT.palette
    assert not apia["is_dashed"]
    assert set(marks.loc[marks["colour"] != LIGHT.paper, "ink"]) == {LIGHT.paper}
    assert open_marks(roughly.select(Selection())) == [("known-roughly", "only the country is known"), ("announced", "only announced")]


def test_their_ways_are_dashed_though_the_record_is_complete(roughly: Tours) -> None:
    blanc = roughly.select(Selection(official=("blanc-anne",)))
    ends = blanc.legs[["from_place_id", "to_place_id"]] == "apia-ws"
    assert blanc.legs["is_rough"].tolist() == ends.any(axis=1).tolist()
    lines = scene(roughly, Selection(official=("blanc-anne",))).lines
    at_apia = (lines[["latitude", "to_latitude"]].round(1) == -13.8).any(axis=1)
    told = lines[lines["role"] == "leg"]
    assert set(told.loc[at_apia, "dash"]) == {"dash"}
    assert set(told.loc[~at_apia, "dash"]) == {"solid"}
    assert "about " in blanc.summary()


def test_cards_say_so(roughly: Tours) -> None:
    blanc = roughly.select(Selection(official=("blanc-anne",)))
    marks = with_cards(scene(roughly, Selection()), roughly).marks
    assert "only the country is known: marked at its middle" in card_of(marks, "place:apia-ws")
    assert "about " in blanc.summary()
