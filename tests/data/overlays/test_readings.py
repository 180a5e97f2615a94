"""Visits read through an overlay, as of the day of each."""

from data.frames import row_dicts
from data.overlays.readings import through_overlay, totals
from data.selection import Selection
from data.tours import Tours

FOUNDING = Selection(official=("lavrov-sergey", "pompeo-michael-r"), since="2020-01-29", until="2020-02-08")


def told(tours: Tours, selection: Selection, overlay_id: str) -> dict[str, tuple[int, int]]:
    rows = row_dicts(totals(through_overlay(tours.select(selection), overlay_id)))
    return {row["official_id"]: (row["inside"], row["stops"]) for row in rows}


def test_each_is_in_the_other_s_area(tours: Tours) -> None:
    assert told(tours, FOUNDING, "ex_ussr") == {"pompeo-michael-r": (4, 5), "lavrov-sergey": (0, 3)}
    assert told(tours, FOUNDING, "nato") == {"pompeo-michael-r": (1, 5), "lavrov-sergey": (0, 3)}


def test_membership_counts_on_the_day_of_the_visit(tours: Tours) -> None:
    finland = Selection(official=("pompeo-michael-r", "blinken-antony-j"), country=("FIN",))
    assert told(tours, finland, "nato") == {"blinken-antony-j": (1, 1), "pompeo-michael-r": (0, 2)}  # member since 4 April 2023


def test_a_year_is_told_with_its_countries_and_what_limits_it(tours: Tours) -> None:
    table = through_overlay(tours.select(Selection(official=("lavrov-sergey",), since="2019-01-01", until="2019-12-31")), "nato")
    row = table.iloc[0]
    assert (row["year"], row["stops"], row["is_partial"]) == (2019, 40, True)
    assert 0 < row["countries_inside"] <= row["inside"] < row["stops"]
    assert row["nights_inside"] != row["nights_inside"]  # some departures are not known


def test_nights_inside_and_outside_add_up(tours: Tours) -> None:
    row = through_overlay(tours.select(Selection(official=("pompeo-michael-r",), since="2018-01-01", until="2018-12-31")), "nato").iloc[0]
    stops = tours.select(Selection(official=("pompeo-michael-r",), since="2018-01-01", until="2018-12-31")).stops
    assert row["nights_inside"] > 0
    assert row["nights_inside"] + row["nights_outside"] == stops["nights"].sum()


def test_nights_of_days_shared_by_several_places_are_not_known(tours: Tours) -> None:
    """One row of the record names Cairo, Alexandria and Giza: how many nights were spent in each is not told."""
    china = tours.select(Selection(official=("clinton-william-j",), since="1998-06-24", until="1998-07-03"))
    shared = china.stops[china.stops.duplicated(["arrived", "left"], keep=False)]
    assert {"Beijing", "Shanghai", "Guilin"} <= set(shared["place"])
    assert shared["nights"].isna().all()


def test_every_stop_is_counted_once(tours: Tours) -> None:
    table = through_overlay(tours, "us_travel_ban")
    assert table["stops"].sum() == len(tours.all_stops)
    assert (table["inside"] <= table["stops"]).all()


def test_a_membership_without_a_beginning_is_told(tours: Tours) -> None:
    """Panama stood in relations with Taiwan until 2017, since when is not known: in 1906 the state did not exist."""
    table = through_overlay(tours.select(Selection(official=("roosevelt-theodore",))), "taiwan_recognition")
    assert (table["inside"].sum(), table["undated"].sum()) == (2, 2)
    nato = through_overlay(tours.select(Selection(official=("pompeo-michael-r",))), "nato")
    assert nato["undated"].sum() == 0
