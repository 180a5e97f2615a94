"""How long ago the chosen officials were last in a country, and where that cannot be said."""

from data.absence import NEVER, UNKNOWN, absence_on, ordered_values
from data.selection import Selection
from data.tours import Tours

SECRETARIES = Selection(office=("Secretary of State of the United States",))


def values(tours: Tours, selection: Selection, on: str) -> dict[str, str]:
    countries = absence_on(tours.select(selection), on).countries
    return dict(zip(countries["country"], countries["value"], strict=True))


def test_years_since_a_secretary_of_state_was_last_there(tours: Tours) -> None:
    told = values(tours, SECRETARIES, "2020-02-05")
    assert told["UZB"] == "under 1 year"  # Pompeo, two days before
    assert told["CUB"] == "1 to 4 years"  # Kerry, March 2016
    assert told["MDG"] == NEVER
    assert "USA" not in told  # at home
    assert values(tours, SECRETARIES, "2016-03-20")["UZB"] == "under 1 year"  # Kerry, November 2015


def test_the_day_stops_where_the_record_does(tours: Tours) -> None:
    assert absence_on(tours.select(SECRETARIES), "2026-04-14").on == "2025-02-19"


def test_a_partial_record_claims_no_absence(tours: Tours) -> None:
    assert set(values(tours, Selection(official=("lavrov-sergey",)), "2020-02-05").values()) == {UNKNOWN}
    both = absence_on(tours.select(Selection(official=("lavrov-sergey", "pompeo-michael-r"))), "2020-02-05")
    assert "Russia" not in both.name
    assert "Secretary of State" in both.name


def test_the_steps_are_in_order() -> None:
    assert ordered_values()[0] == "under 1 year"
    assert ordered_values()[-2:] == [NEVER, UNKNOWN]


def test_other_filters_do_not_make_an_absence(tours: Tours) -> None:
    narrow = SECRETARIES.but(country=("CUB",), kind=("troops",), since="2010-01-01", until="2020-02-05")
    assert values(tours, narrow, "2020-02-05") == values(tours, SECRETARIES, "2020-02-05")


def test_only_the_country_of_those_who_count_is_left_out(tours: Tours) -> None:
    """Lavrov's record is partial: Russia is as any other country to Pompeo, who was in Sochi in May 2019."""
    both = absence_on(tours.select(Selection(official=("lavrov-sergey", "pompeo-michael-r"))), "2020-02-08")
    rows = both.countries.set_index("country")
    assert rows.at["RUS", "value"] == "under 1 year"
    assert "USA" not in rows.index
