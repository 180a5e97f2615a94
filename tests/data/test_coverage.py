"""What the record can and cannot say about a selection."""

import pytest

from data.coverage import reach_sentence
from data.selection import Selection
from data.tours import Tours


@pytest.mark.parametrize(
    ("query", "sentences"),
    [
        ("official=pompeo-michael-r", ["Complete record."]),
        ("official=lavrov-sergey", ["Known stops only for Lavrov: counts are lower bounds."]),
        (
            "official=trump-donald-j,rubio-marco",
            ["From 20 February 2025 on known stops only for Rubio and Trump: counts are lower bounds."],
        ),
        ("official=rubio-marco&to=2025-02-19", ["Complete record."]),
        (
            "official=lavrov-sergey,pompeo-michael-r&from=2000-01-01&to=2000-12-31",
            ["No official asked about was in office in these dates, of those these tables know."],
        ),
        (
            "official=wang-yi&to=2018-12-31",
            [
                "Known stops only for Wang Yi: counts are lower bounds.",
                "The record of Wang Yi begins on 1 May 2013; earlier stops are not known.",
            ],
        ),
        (
            "official=lavrov-sergey&from=1990-01-01&to=1990-12-31",
            ["No official asked about was in office in these dates, of those these tables know."],
        ),
        (
            "official=all",
            [
                "Known stops only for Abe, Cameron, Hu Jintao and 17 more: counts are lower bounds.",
                "From 20 February 2025 on known stops only for Rubio and Trump: counts are lower bounds.",
                "The records of 8 officials begin after they took office; earlier stops are not known.",
                "The record of Modi ends on 11 July 2026; later stops are not known.",
            ],
        ),
    ],
)
def test_a_selection_says_how_far_its_record_reaches(tours: Tours, query: str, sentences: list[str]) -> None:
    selected = tours.select(Selection.parse(query, tours.known))
    assert selected.reach.sentences() == sentences
    assert selected.is_partial == ("not known" in sentences[-1] or "lower bounds" in sentences[0])


def test_no_stop_after_the_record_s_end_is_no_claim(tours: Tours) -> None:
    later = tours.select(Selection(official=("modi-narendra",), since="2026-09-15", until="2026-12-31"))
    assert len(later.stops) == 0
    assert later.is_partial


def test_how_far_the_data_reach_is_said_of_whom_it_limits(tours: Tours) -> None:
    def told(*officials: str) -> str:
        return reach_sentence(Selection(official=officials), tours.tables)

    assert told() == "Data through 31 December 2025 to 15 November 2026, official by official."
    assert told("lavrov-sergey") == "Data through 14 April 2026 (Lavrov)."
    assert told("lavrov-sergey", "pompeo-michael-r") == "Data through 14 April 2026 (Lavrov)."
    assert told("trump-donald-j", "rubio-marco") == "Data through 15 November 2026 (Trump), 4 October 2026 (Rubio)."
    assert told("kissinger-henry-a") == "Data through 20 January 1977 (Kissinger)."
    assert told("kissinger-henry-a", "obama-barack") == "Data through 20 January 2017 (Obama)."  # the last of them
    nobody = Selection(official=("lavrov-sergey",), office=("Secretary of State of the United States",))
    assert reach_sentence(nobody, tours.tables) == ""


@pytest.mark.parametrize(
    ("query", "covers"),
    [
        ("official=pompeo-michael-r&from=2019-01-01&to=2020-12-31", ""),
        ("official=pompeo-michael-r&from=2019-01-01", ""),
        ("official=pompeo-michael-r&from=2019-01-01&to=2024-12-31", "1 January 2019 to 20 January 2021"),
        ("official=trump-donald-j&from=2020-06-01&to=2025-02-10", "1 June 2020 to 20 January 2021 and 20 January to 10 February 2025"),
        ("official=pompeo-michael-r", ""),
    ],
)
def test_a_complete_record_says_what_it_covers_of_the_dates(tours: Tours, query: str, covers: str) -> None:
    reach = tours.select(Selection.parse(query, tours.known)).reach
    assert reach.within == covers
    assert reach.absence() == f"The record is complete here{covers and f' ({covers})'}: no such stop was made."


def test_words_and_kinds_claim_no_absence(tours: Tours) -> None:
    """Kerry was in Kyiv three times: a search that finds nothing proves nothing, and says what it looked through."""
    kerry = Selection(official=("kerry-john-forbes",))
    assert len(tours.select(kerry.but(q="Kiev")).stops) == 3
    assert tours.select(kerry.but(country=("MDG",))).reach.says_absence
    for narrowed, words in ((kerry.but(q="zzz"), "Looked for “zzz” through 372 stops"), (kerry.but(kind=("troops",)), "Kinds are read")):
        reach = tours.select(narrowed).reach
        assert not reach.says_absence
        assert words in " ".join(reach.sentences())
        assert "Complete record" not in " ".join(reach.sentences())
