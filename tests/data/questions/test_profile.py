"""What a country sees."""

from itertools import pairwise

import pandas as pd

from data.questions.profile import Absent, belongs_to, longest_gap, never_came, sides
from data.selection import Selection
from data.tables import Tables
from data.tours import Tours


def test_each_side_has_its_first_and_last_visit_and_its_longest_gap(tours: Tours) -> None:
    american, russian = (side for side in sides(tours, "UZB") if side.country in ("USA", "RUS"))
    assert (american.country, american.stops, american.last["official_id"]) == ("USA", 11, "blinken-antony-j")
    assert american.first["arrived"] == pd.Timestamp("1992-02-15")
    assert (russian.country, russian.is_partial, american.is_partial) == ("RUS", True, False)
    arrivals = tours.all_stops[tours.all_stops["country"] == "UZB"]
    arrivals = arrivals[arrivals["official_id"] != "lavrov-sergey"].merge(
        tours.tables.officials[["official_id", "country"]], on="official_id"
    )
    days = sorted(arrivals.loc[arrivals["country_y"] == "USA", "arrived"])
    gaps = {(then - before).days: before for before, then in pairwise(days)}
    assert (american.gap_days, american.gap_since) == (max(gaps), gaps[max(gaps)])


def test_a_single_visit_has_no_gap(made_up: Tours) -> None:
    (only,) = sides(made_up, "WSM")
    assert (only.stops, only.gap_days) == (1, 0)
    assert sides(made_up, "JPN") == []


def test_only_complete_records_say_that_someone_never_came(made_up: Tours, tours: Tours) -> None:
    assert never_came(made_up, "JPN") == Absent([], {pd.Timestamp("2004-12-31"): ["Blanc"]})  # Sato's record is partial
    assert never_came(made_up, "FJI") == Absent([], {})
    cuba = never_came(tours.select(Selection(official=("pompeo-michael-r", "lavrov-sergey", "rubio-marco"))), "CUB")
    assert cuba == Absent(["Pompeo"], {pd.Timestamp("2025-02-19"): ["Rubio"]})  # in office still, the record ends
    assert never_came(tours.select(Selection(official=("obama-barack",))), "washington-us", "place_id") == Absent([], {})  # at home


def test_first_and_last_are_those_of_the_whole_record_whatever_the_filters(tours: Tours) -> None:
    for narrowed in (Selection(since="2020-01-01"), Selection(q="nato", kind=("troops",))):
        american = sides(tours.select(narrowed), "GBR")[0]
        assert (american.first["official_id"], american.first["arrived"]) == ("hay-john-milton", pd.Timestamp("1905-06-02"))
    geneva = sides(tours.select(Selection(since="1970-01-01")), "geneva-ch", "place_id")[0]
    assert (geneva.first["official_id"], str(geneva.first["arrived"])[:4]) == ("stimson-henry-lewis", "1932")
    (pompeo,) = sides(tours.select(Selection(official=("pompeo-michael-r",), since="2020-01-01")), "GBR")
    assert (pompeo.first["arrived"], pompeo.officials) == (pd.Timestamp("2019-05-08"), 1)


def test_a_gap_needs_records_all_the_way_between(tours: Tours) -> None:
    (both,) = sides(tours.select(Selection(official=("kissinger-henry-a", "pompeo-michael-r"))), "GBR")
    assert both.gap_days < 400  # not the 41 years between them, of which their records say nothing


def test_what_a_country_belongs_to_on_a_day(tables: Tables) -> None:
    cuba = belongs_to(tables, "CUB", "2020-02-05").set_index("name")
    assert cuba.loc["US (OFAC) country-related sanctions programmes", "value"] == "comprehensive"
    assert "SOUTHCOM" in set(cuba["value"])
    assert "NATO" not in cuba.index
    ukraine = belongs_to(tables, "UKR", "1970-01-01").set_index("name")
    assert ukraine.loc["Warsaw Pact", "via"] == "Soviet Union"


def test_a_side_tells_how_far_its_records_reach(tours: Tours, made_up: Tours) -> None:
    (trump,) = sides(tours.select(Selection(official=("trump-donald-j",))), "GBR")
    assert (trump.since, trump.until) == (pd.Timestamp("2017-01-20"), pd.Timestamp("2025-02-19"))
    (only,) = sides(made_up, "WSM")
    assert only.gap_since == only.first["arrived"]
    assert never_came(made_up, "WSM") == Absent([], {})  # Blanc came; Sato's record is partial


def test_a_gap_counts_from_the_first_to_the_last_day_of_a_record() -> None:
    coverage = pd.DataFrame({"official_id": ["a"], "since": [pd.Timestamp("2001-01-01")], "until": [pd.Timestamp("2004-12-31")]})
    ends = pd.Series([pd.Timestamp("2001-01-01"), pd.Timestamp("2004-12-31")])
    assert longest_gap(ends, coverage) == (1460, pd.Timestamp("2001-01-01"))


def test_memberships_begin_on_their_first_day_and_end_before_their_last(tables: Tables) -> None:
    assert "NATO" in set(belongs_to(tables, "SWE", "2024-03-07")["name"])
    assert "NATO" not in set(belongs_to(tables, "SWE", "2024-03-06")["name"])
    assert "Warsaw Pact" not in set(belongs_to(tables, "POL", "2020-01-01")["name"])
    cuba = belongs_to(tables, "CUB", "2020-02-05")
    assert cuba["name"].tolist() == sorted(cuba["name"])
    assert cuba.index.tolist() == list(range(len(cuba)))
    assert cuba["is_imprecise"].any()
    assert not cuba["is_imprecise"].all()
    numbers = set(tables.overlays.loc[tables.overlays["kind"] == "number", "name"])
    assert not numbers & set(cuba["name"])


def test_a_partial_stretch_at_the_end_takes_no_claim_of_the_time_before(tours: Tours) -> None:
    """Trump and Rubio are known in part since 20 February 2025; what was first in 1905 was so all the same."""
    american = next(side for side in sides(tours, "GBR") if side.country == "USA")
    assert (american.is_partial, american.is_partly) == (False, True)
    assert [(since.year, until.year) for since, until in american.spans[:1]] == [(1861, 1869)]
    assert american.until == pd.Timestamp("2025-02-19")


def test_a_journey_that_was_only_announced_is_neither_first_nor_last(tours: Tours) -> None:
    for place in ("PAK", "MMR"):
        for side in sides(tours.select(Selection(official=("wang-yi",))), place):
            assert "announced" not in (side.first["status"], side.last["status"])
