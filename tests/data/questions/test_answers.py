"""Ever been there? In words that claim no more than the record can."""

import pytest

from data.questions.answers import answers
from data.selection import Selection
from data.tours import Tours

SECRETARIES = "office=Secretary%20of%20State%20of%20the%20United%20States"
OF_OFFICE = "complete, 1861 to 2025, with gaps; from 20 February 2025 on known in part: Rubio"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (f"{SECRETARIES}&country=MDG", f"No Secretary of State of the United States has been to Madagascar in the record ({OF_OFFICE})."),
        (
            f"{SECRETARIES}&country=KEN",
            "Kenya: at least 18 times by any Secretary of State of the United States: first Rogers, 13 February 1970, "
            f"last known Blinken, 17 November 2021 ({OF_OFFICE}).",
        ),
        (
            "official=kerry-john-forbes&country=KEN",
            "Kenya: twice by Kerry: first 3 May 2015, last 22 August 2016 (complete, 2013 to 2017).",
        ),
        ("official=kerry-john-forbes&country=MDG", "Kerry has not been to Madagascar in the record (complete, 2013 to 2017)."),
        ("official=kerry-john-forbes&country=USA", "United States: those chosen serve it; their days at home are no stops."),
        (
            "official=kerry-john-forbes,rice-condoleezza&country=MDG",
            "None of Kerry and Rice has been to Madagascar in the record (complete, 2005 to 2017, with gaps).",
        ),
        ("official=lavrov-sergey&country=TUV", "No stop of Lavrov in Tuvalu is known (known in part, 2004 to 2026)."),
        ("official=lavrov-sergey,wang-yi&country=TUV", "No stop of Lavrov or Wang Yi in Tuvalu is known (known in part, 2004 to 2026)."),
    ],
)
def test_an_answer_claims_what_the_record_holds(tours: Tours, query: str, told: str) -> None:
    assert answers(tours.select(Selection.parse(query, tours.known))) == [told]


def test_dates_do_not_change_an_answer(tours: Tours) -> None:
    """First and last are of the whole record, whatever the period looked at."""
    whole = answers(tours.select(Selection.parse("official=kerry-john-forbes&country=KEN", tours.known)))
    assert answers(tours.select(Selection.parse("official=kerry-john-forbes&country=KEN&from=2016-01-01", tours.known))) == whole


def test_a_few_countries_are_answered_for(tours: Tours) -> None:
    assert answers(tours) == []
    assert len(answers(tours.select(Selection(country=("FRA", "DEU", "SUN"))))) == 3
    assert answers(tours.select(Selection(country=("FRA", "DEU", "SUN", "CUB")))) == []


def test_what_was_only_announced_is_no_visit(made_up: Tours) -> None:
    assert answers(made_up.select(Selection(official=("sato-ken",), country=("FJI",)))) == [
        "No stop of Sato in Fiji is known (known in part, 2001 to 2005)."
    ]
