"""Tours, legs and selections, on the made-up world."""

import pandas as pd
import pytest

from data.legs import EARTH_RADIUS_KM, distance_km, merged
from data.selection import Selection
from data.tours import Tours, in_tours
from data.words import counted


def test_a_gap_of_more_than_two_days_begins_a_new_tour(made_up: Tours) -> None:
    assert made_up.stops["tour_id"].tolist() == [
        "blanc-anne/2003-03-01",
        "blanc-anne/2003-03-01",  # arrived the day after leaving Suva
        "blanc-anne/2003-03-10",  # four days later
        "sato-ken/2003-03-20",
        "sato-ken/2003-03-20",  # two days after an arrival whose departure is not known
    ]


def test_legs_lead_from_the_base_through_the_stops_and_home(made_up: Tours) -> None:
    legs = made_up.tour("blanc-anne/2003-03-01").legs
    assert list(zip(legs["from_place_id"], legs["to_place_id"], strict=True)) == [
        ("paris-fr", "suva-fj"),
        ("suva-fj", "apia-ws"),
        ("apia-ws", "paris-fr"),
    ]


def test_a_leg_across_the_date_line_is_short(made_up: Tours) -> None:
    across = made_up.legs[made_up.legs["to_stop_id"] == "b2"].iloc[0]
    assert round(across["distance_km"]) == 1151  # Suva to Apia, 10 degrees of longitude over 180


def test_distances_are_great_circles_on_the_sphere_of_the_glossary() -> None:
    assert EARTH_RADIUS_KM == 6371.0088
    assert distance_km(0, 0, 0, 180) == pytest.approx(3.141592653589793 * 6371.0088)
    assert distance_km(38.8951, -77.0364, 51.5085, -0.1257) == pytest.approx(5899, abs=1)  # Washington to London


def test_a_tour_is_told_whole(made_up: Tours) -> None:
    row = made_up.select(Selection(country=("WSM",))).tours.iloc[0]
    assert (row["tour_id"], row["stops"], row["countries"], row["nights"]) == ("blanc-anne/2003-03-01", 2, 2, 5)
    assert row["until"] == pd.Timestamp("2003-03-06")


def test_what_is_not_known_stays_unknown(made_up: Tours) -> None:
    row = made_up.tour("sato-ken/2003-03-20").tours.iloc[0]
    assert row["until"] == pd.Timestamp("2003-03-22")  # the last departure is known, an earlier one is not
    assert row["nights"] == 2
    assert row["is_partial"]
    assert made_up.stops["nights"].isna().tolist() == [False, False, False, True, False]


def test_a_tour_s_end_is_unknown_where_its_last_departure_is(tours: Tours) -> None:
    row = tours.tour("lavrov-sergey/2020-02-05").tours.iloc[0]
    assert pd.isna(row["until"])
    assert pd.isna(row["nights"])


@pytest.mark.parametrize(
    ("selection", "stops"),
    [
        (Selection(), ["b1", "b2", "b3", "s1", "s2"]),
        (Selection(official=("sato-ken",)), ["s1", "s2"]),
        (Selection(since="2003-03-03", until="2003-03-04"), ["b1", "b2"]),  # both days inclusive
        (Selection(country=("SGP",)), ["b3", "s1"]),
        (Selection(region=("Melanesia",)), ["b1", "s2"]),
        (Selection(office=("Minister of Foreign Affairs of Japan",)), ["s1", "s2"]),
        (Selection(kind=("troops", "multilateral")), ["b2", "s2"]),
        (Selection(q="reefs"), ["b1"]),
        (Selection(q="western samoa SUMMIT"), ["b2"]),
        (Selection(q="nothing of the kind"), []),
        (Selection(q="%"), []),
        (Selection(official=("sato-ken",), country=("FJI",)), ["s2"]),
    ],
)
def test_a_selection_leaves_these_stops(made_up: Tours, selection: Selection, stops: list[str]) -> None:
    assert made_up.select(selection).stops["stop_id"].tolist() == stops


def test_only_true_legs_are_drawn_when_a_filter_takes_stops_out(made_up: Tours) -> None:
    legs = made_up.select(Selection(country=("WSM",))).legs
    assert set(zip(legs["from_place_id"], legs["to_place_id"], strict=True)) == {("suva-fj", "apia-ws"), ("apia-ws", "paris-fr")}


def test_legs_between_the_same_places_merge_whichever_way(made_up: Tours) -> None:
    legs = made_up.legs
    assert len(legs) == 8
    lines = merged(legs, ["official_id"])
    twice = lines[(lines["one"] == "paris-fr") & (lines["other"] == "singapore-sg")]
    assert twice["times"].tolist() == [2]


def test_visits_are_counted_by_country_and_place(made_up: Tours) -> None:
    fiji = made_up.by_country.set_index("country").loc["FJI"]
    assert (fiji["stops"], fiji["officials"]) == (2, 2)
    assert made_up.by_place.set_index("place_id").loc["apia-ws", "stops"] == 1


def test_the_summary_counts_what_is_shown(made_up: Tours) -> None:
    assert made_up.select(Selection(official=("sato-ken",))).summary() == "1 tour, 2 stops, 2 countries, about 21,000 km"
    assert made_up.select(Selection(q="nowhere")).summary() == "0 tours, 0 stops, 0 countries, 0 km"


def test_counts_are_said_as_one_says_them() -> None:
    assert [counted(1, "country"), counted(8, "country"), counted(6, "day"), counted(1200, "overlay")] == [
        "1 country",
        "8 countries",
        "6 days",
        "1,200 overlays",
    ]


def test_selecting_changes_nothing(made_up: Tours) -> None:
    made_up.select(Selection(q="reefs"))
    assert len(made_up.stops) == 5


@pytest.mark.parametrize(("days", "tours_made"), [(0, 1), (2, 1), (3, 2)])
def test_a_stop_that_begins_at_most_two_days_after_the_last_ended_is_of_the_same_tour(days: int, tours_made: int) -> None:
    ended = pd.Timestamp("2003-03-03")
    arrived = [pd.Timestamp("2003-03-01"), ended + pd.Timedelta(days=days)]
    stops = pd.DataFrame({"official_id": "sato-ken", "arrived": arrived, "ends": [ended, arrived[1]]})
    assert in_tours(stops)["tour_id"].nunique() == tours_made


def test_a_tour_s_route_names_no_place_twice_in_a_row(made_up: Tours) -> None:
    assert made_up.whole["route"].tolist() == ["Suva – Apia", "Singapore", "Singapore – Suva"]


def test_places_and_countries_are_counted_the_most_visited_first(made_up: Tours, tours: Tours) -> None:
    assert made_up.by_country["country"].tolist() == ["FJI", "SGP", "WSM"]
    assert made_up.by_country["first"].iloc[0] == pd.Timestamp("2003-03-01")
    assert tours.by_place.index.tolist() == list(range(len(tours.by_place)))


def test_where_filters_cut_a_tour_the_distance_is_that_of_its_stops(made_up: Tours) -> None:
    cut = made_up.select(Selection(country=("WSM",)))
    assert cut.summary() == "1 tour, 1 stop, 1 country, 17,235 km to and from them"
    assert "to and from" not in made_up.summary()
    assert made_up.tour("").legs.empty


def test_the_setting_of_a_tour_leaves_that_tour_out(made_up: Tours) -> None:
    setting = made_up.select(Selection(tour="blanc-anne/2003-03-01")).setting
    assert setting.stops["stop_id"].tolist() == ["b3", "s1", "s2"]
    assert set(setting.legs["tour_id"]) == {"blanc-anne/2003-03-10", "sato-ken/2003-03-20"}


def test_a_search_reads_a_stop_in_folded_words(made_up: Tours) -> None:
    assert made_up.all_stops["text"].iloc[0] == " anne blanc prime minister rabuka suva fiji fiji bilateral spoke of reefs "
