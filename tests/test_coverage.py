"""What the record can and cannot say about a selection."""

import pytest

from data.coverage import through
from data.selection import Selection
from data.tours import Tours


@pytest.mark.parametrize(
    ("query", "sentences"),
    [
        ("official=pompeo-michael-r", ["Every journey in the record."]),
        ("official=lavrov-sergey", ["Known stops only for Lavrov: counts are lower bounds."]),
        ("official=trump-donald-j,rubio-marco", ["The record of Rubio and Trump ends on 19 February 2025; later stops are not known."]),
        ("official=rubio-marco&to=2025-02-19", ["Every journey in the record."]),
        ("official=lavrov-sergey,pompeo-michael-r&from=2000-01-01&to=2000-12-31", ["No one asked for was in office in these dates."]),
        ("official=wang-yi&to=2018-12-31", ["The record of Wang Yi begins on 25 August 2020; earlier stops are not known."]),
        ("official=lavrov-sergey&from=1990-01-01&to=1990-12-31", ["No one asked for was in office in these dates."]),
        (
            "official=all",
            [
                "Known stops only for Lavrov and Wang Yi: counts are lower bounds.",
                "The record of Wang Yi begins on 25 August 2020; earlier stops are not known.",
                "The record of Rubio and Trump ends on 19 February 2025; later stops are not known.",
            ],
        ),
    ],
)
def test_a_selection_says_how_far_its_record_reaches(tours: Tours, query: str, sentences: list[str]) -> None:
    selected = tours.select(Selection.parse(query, tours.known))
    assert selected.reach.sentences() == sentences
    assert selected.is_partial == ("not known" in sentences[-1] or "lower bounds" in sentences[0])


def test_no_stop_after_the_record_s_end_is_no_claim(tours: Tours) -> None:
    later = tours.select(Selection(official=("trump-donald-j",), since="2025-06-01", until="2025-12-31"))
    assert len(later.stops) == 0
    assert later.is_partial


def test_data_reach_as_far_as_the_shortest_record_still_running(tours: Tours) -> None:
    assert through(Selection(), tours.tables) == "2025-02-19"
    assert through(Selection(official=("lavrov-sergey",)), tours.tables) == "2026-04-14"
    assert through(Selection(official=("kissinger-henry-a",)), tours.tables) == "1977-01-20"
    assert through(Selection(official=("kissinger-henry-a", "obama-barack")), tours.tables) == "2017-01-20"  # the last of them
