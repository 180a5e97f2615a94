"""A tour in words, and who else was there."""

from dataclasses import replace

import pandas as pd
import pytest

from components.drawing.tour_words import days_of, direction, paragraph, stay, when
from data.frames import row_dicts
from data.questions.company import company
from data.selection import Selection
from data.tours import Tours

LAVROV, POMPEO = "lavrov-sergey/2020-02-05", "pompeo-michael-r/2020-01-29"


def test_a_stay_bears_its_weekdays(tours: Tours) -> None:
    told = [stay(row) for row in row_dicts(tours.tour(POMPEO).stops)]
    assert told[0] == "Wednesday 29 January 2020"
    assert told[-1] == "Arrived Sunday 2 February 2020, left Monday 3 February 2020"


def test_an_unknown_departure_is_said(made_up: Tours) -> None:
    tour = made_up.tour("sato-ken/2003-03-20")
    assert stay(row_dicts(tour.stops)[0]) == "Arrived Thursday 20 March 2003, departure not known"


@pytest.mark.parametrize(("number", "wind"), [(0, "north-east"), (1, "east"), (2, "north-west"), (4, "south"), (5, "north-west")])
def test_a_leg_sets_out_on_its_great_circle(tours: Tours, number: int, wind: str) -> None:
    tour = tours.tour(POMPEO)
    assert direction(row_dicts(tour.legs)[number], tours.tables.positions) == wind


def test_the_paragraph_tells_the_whole_tour(tours: Tours) -> None:
    told = paragraph(tours.select(Selection(official=("pompeo-michael-r",), since="2020-01-29", until="2020-02-03")).tour(POMPEO))
    assert told.startswith(
        "Michael R. Pompeo, Secretary of State of the United States, 29 January to 3 February 2020: "
        "5 stops, 5 countries, 6 days, 5 nights, 22,984 km. "
        "1. London, United Kingdom (5,899 km north-east from Washington), 29 January 2020"
    )
    assert (
        "; 5. Tashkent, Uzbekistan (1,116 km south from Astana), 2 to 3 February 2020, C5+1. Back to Washington, 10,469 km north-west."
        in told
    )
    assert told.endswith("Sources: Office of the Historian, US Department of State.")


def test_a_partial_tour_says_so(tours: Tours) -> None:
    assert "Known stops only: others may lie between." in paragraph(tours.tour(LAVROV))


def test_an_unknown_end_is_not_the_last_day_known(tours: Tours) -> None:
    assert when(tours.tour(LAVROV)) == "5 to 7 February 2020 or later (last departure not known)"
    assert when(tours.tour(POMPEO)) == "29 January to 3 February 2020"


def test_days_are_unknown_where_the_end_is(made_up: Tours) -> None:
    assert [days_of(row) for row in row_dicts(made_up.whole)] == ["6 days", "2 days", "3 days"]


def test_company_is_the_closest_arrival_of_each_other_official(made_up: Tours) -> None:
    rows = company(made_up, "sato-ken/2003-03-20")
    assert rows[["country", "official_id", "gap_days"]].to_numpy().tolist() == [["SGP", "blanc-anne", -10], ["FJI", "blanc-anne", -21]]
    assert company(made_up, "sato-ken/2003-03-20", within_days=15)["country"].tolist() == ["SGP"]


@pytest.mark.parametrize(("days", "is_company"), [(-31, False), (-30, True), (30, True), (31, False)])
def test_who_else_was_there_is_asked_of_thirty_days_before_and_after(made_up: Tours, days: int, is_company: bool) -> None:
    there = made_up.tour("sato-ken/2003-03-20").stops.iloc[[0]]
    other = there.assign(official_id="blanc-anne", tour_id="blanc-anne/x", arrived=there["arrived"] + pd.Timedelta(days=days))
    own = made_up.all_stops[made_up.all_stops["official_id"] == "sato-ken"]
    alone = replace(made_up, all_stops=pd.concat([own, other], ignore_index=True))
    assert (company(alone, "sato-ken/2003-03-20")["gap_days"].tolist() == [days]) == is_company


def test_company_of_a_real_tour(tours: Tours) -> None:
    rows = company(tours, POMPEO)
    assert set(rows["country"]) <= {"GBR", "UKR", "BLR", "KAZ", "UZB"}
    assert (rows["gap_days"].abs() <= 30).all()
    assert "pompeo-michael-r" not in set(rows["official_id"])
