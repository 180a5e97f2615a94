"""How long ago the chosen officials were last in a country, and where that cannot be said."""

from data.overlays.absence import NEVER, UNKNOWN, absence_on, ordered_values, overlay_of
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
    assert both.name == "Years since the last visit by Pompeo"
    assert both.description == "Counted: the stops of Pompeo. Not counted, the record being partial: Lavrov."


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


def test_the_reader_chooses_who_counts(tours: Tours) -> None:
    """Two of one office: the persons are named, or any holder of their office counts, and the number is that of the title."""
    two = tours.select(Selection(official=("kerry-john-forbes", "pompeo-michael-r")))
    persons, office = absence_on(two, "2020-02-05"), absence_on(two, "2020-02-05", of_office=True)
    assert (persons.name, office.name) == (
        "Years since the last visit by Kerry or Pompeo",
        "Years since the last visit by Secretaries of State of the United States",
    )
    never = [int((overlay.countries["value"] == NEVER).sum()) for overlay in (persons, office)]
    assert never == [91, 34]
    assert overlay_of(two, "absence-office", "2020-02-05").overlay_id == "absence-office"


def test_before_a_record_begins_no_absence_is_claimed(tours: Tours) -> None:
    assert set(values(tours, Selection(official=("pompeo-michael-r",)), "1950-01-01").values()) == {UNKNOWN}


def test_an_office_whose_holders_have_no_record_claims_nothing_of_that_time(tours: Tours) -> None:
    """No record is held of those in office from March 1869 to September 1898."""
    office = Selection(official=("pompeo-michael-r",))
    then = absence_on(tours.select(office), "1890-01-01", of_office=True)
    assert then.on == "1869-03-04"
    later = absence_on(tours.select(office), "1900-01-01", of_office=True).countries.set_index("country")
    assert UNKNOWN in set(later["value"])  # where Seward was in 1866
    assert set(later["value"]) <= {NEVER, UNKNOWN}
    assert set(later.loc[later["value"] == NEVER, "note"]) == {"since 30 September 1898"}
    lavrov = absence_on(tours.select(Selection(official=("lavrov-sergey",))), "2020-02-05").countries
    assert set(lavrov["source_id"]) == {"mid-minister"}
