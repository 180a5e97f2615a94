"""The summary: years that add up, nights once, what is not known never a zero; against slow counts and the press."""

import pandas as pd
import pytest

from data.frames import row_dicts, row_tuples
from data.questions.compare import correlation, correlation_words, shared, sides
from data.questions.summary import by_year, marks, nights_away, shares, totals
from data.selection import Selection
from data.tours import Tours


def select(tours: Tours, query: str) -> Tours:
    return tours.select(Selection.parse(query, tours.known))


def test_the_made_up_years(made_up: Tours) -> None:
    table = by_year(select(made_up, "official=blanc-anne")).set_index("year")
    assert list(table.index) == list(range(2001, 2027))
    known = table.loc[2003]
    assert (known["stops"], known["tours"], known["countries"], known["nights"], known["departures_unknown"]) == (3, 2, 3, 5, 0)
    assert known["completeness"] == "complete"
    zero = table.loc[2002]
    assert (zero["stops"], zero["nights"], zero["distance_km"], zero["completeness"]) == (0, 0, 0, "complete")
    unknown = table.loc[2010]
    assert unknown["completeness"] == "nothing"
    assert unknown[["stops", "tours", "countries", "nights", "distance_km"]].isna().all()  # not known is no zero


def test_a_departure_not_known_adds_no_night_and_is_counted(made_up: Tours) -> None:
    row = by_year(select(made_up, "official=sato-ken&from=2003-01-01&to=2003-12-31")).iloc[0]
    assert (row["stops"], row["nights"], row["departures_unknown"]) == (2, 0, 1)
    alone = by_year(select(made_up, "official=sato-ken&country=SGP")).set_index("year").loc[2003]
    assert alone[["nights"]].isna().all()
    assert alone["departures_unknown"] == 1


def test_where_words_filter_a_year_without_a_stop_is_no_zero(made_up: Tours) -> None:
    assert list(by_year(select(made_up, "official=blanc-anne&q=corals"))["year"]) == []
    assert list(by_year(select(made_up, "official=blanc-anne&q=islands"))["year"]) == [2003]


def test_years_and_officials_add_up_to_the_selection(tours: Tours) -> None:
    for query in ("official=kerry-john-forbes,rice-condoleezza", "official=all", "official=all&country=FRA,DEU&from=2010-01-01"):
        selected = select(tours, query)
        for table in (by_year(selected), totals(selected)):
            assert table["stops"].sum() == len(selected.stops)
            assert table["tours"].sum() == selected.stops["tour_id"].nunique()
            assert table["distance_km"].sum() == pytest.approx(selected.distance_km)


def test_no_night_counts_twice(tours: Tours) -> None:
    """Against the slow way: the set of all nights between an arrival and a departure."""
    selected = select(tours, "official=bush-george-w,kissinger-henry-a,lavrov-sergey")
    quick = selected.stops.assign(away=nights_away(selected.stops)).groupby("official_id")["away"].sum()
    for official, own in selected.stops.groupby("official_id"):
        nights = {day for row in row_tuples(own) if row.left == row.left for day in pd.date_range(row.arrived, row.left, inclusive="left")}
        assert quick[official] == len(nights), official


def test_kerry_is_told_as_his_department_counted(tours: Tours) -> None:
    """By the Office of the Historian's pages: first to London on 25 February 2013, last in Davos; 18 nights of talks in Vienna in 2015."""
    told = marks(select(tours, "official=kerry-john-forbes"))
    assert told.first
    assert told.last
    assert told.longest
    assert (told.first["place"], str(told.first["arrived"].date())) == ("London", "2013-02-25")  # type: ignore[attr-defined]
    assert told.last["place"] == "Davos"
    assert (told.longest["route"], told.longest["nights"]) == ("Vienna", 18)
    assert told.busiest == (2014, 98)
    assert not told.is_known_only
    assert marks(select(tours, "official=lavrov-sergey")).is_known_only
    assert marks(select(tours, "official=kerry-john-forbes&kind=bilateral")).is_known_only


def test_announced_journeys_are_no_mark_of_a_record(made_up: Tours) -> None:
    told = marks(select(made_up, "official=sato-ken"))
    assert told.first
    assert told.last
    assert told.first["stop_id"] == told.last["stop_id"] == "s1"
    nothing = marks(select(made_up, "official=sato-ken&country=FJI"))
    assert (nothing.first, nothing.longest, nothing.busiest) == (None, None, None)


def test_shares_are_of_all_stops(made_up: Tours) -> None:
    stops = made_up.stops
    assert row_dicts(shares(stops, stops["event"])) == [
        {"what": "Pacific Islands summit", "stops": 1, "share": 0.2},
        {"what": "visit to troops", "stops": 1, "share": 0.2},
    ]


def test_sides_are_two_to_four_officials_offices_or_countries(tours: Tours) -> None:
    def names(query: str) -> list[str]:
        return [side.name for side in sides(select(tours, query))]

    assert names("official=rice-condoleezza,kerry-john-forbes") == ["Rice", "Kerry"]
    assert names("official=rice-condoleezza") == ["All officials chosen"]
    assert names("official=all") == ["All officials chosen"]
    offices = "office=President%20of%20the%20United%20States,Secretary%20of%20State%20of%20the%20United%20States"
    assert set(names(f"{offices}&compare=office")) == {"President of the United States", "Secretary of State of the United States"}
    assert names("official=lavrov-sergey,putin-vladimir,rubio-marco&compare=country") == ["Russia", "United States"]


def test_where_only_one_was_and_where_both(tours: Tours) -> None:
    selected = select(tours, "official=kerry-john-forbes,rice-condoleezza")
    found = shared(sides(selected))
    visits = {key: set(own["country"]) for key, own in selected.stops.groupby("official_id")}
    kerry, rice = visits["kerry-john-forbes"], visits["rice-condoleezza"]
    assert set(found.only["Kerry"]) == kerry - rice
    assert set(found.only["Rice"]) == rice - kerry
    assert set(found.all) == kerry & rice
    assert found.some == []
    assert "ATA" in found.only["Kerry"]


def test_correlation_counts_years_known_in_full_alone(tours: Tours) -> None:
    both = sides(
        select(tours, "office=President%20of%20the%20United%20States,Secretary%20of%20State%20of%20the%20United%20States&compare=office")
    )
    found = correlation(both[0], both[1])
    assert found is not None
    value, first, last = found
    assert -1 <= value <= 1
    assert first >= 1866
    assert last <= 2025
    assert "Pearson" in correlation_words(both)
    assert correlation(*sides(select(tours, "official=lavrov-sergey,wang-yi"))) is None  # known in part
    assert correlation_words(sides(select(tours, "official=kerry-john-forbes,rice-condoleezza"))) == ""  # never in office together
