"""Whom they met, on the page: in search, as a filter, in profiles and in files."""

from components.page.panel.panel import met_most
from data.files.export import stops_frame
from data.met import met_at, most_met, people_met
from data.selection import Names, Selection
from data.tables import Tables
from data.tours import Tours


def test_a_search_finds_stops_where_somebody_was_met(tours: Tours) -> None:
    assad = tours.select(Selection(q="Assad")).stops
    assert len(assad) > 60
    assert (assad["country"] == "SYR").mean() > 0.8
    assert assad["met"].str.contains("Assad").mean() > 0.9


def test_a_filter_leaves_the_stops_where_one_of_some_people_was_met(tours: Tours) -> None:
    both = tours.select(Selection.parse("official=all&met=Assad,Sharaa", tours.known))
    assert both.stops["met"].str.contains("Assad|Sharaa").all()
    assert not both.reach.says_absence  # rules read it from words
    assert Selection.parse(both.selection.query(), tours.known).met == ("Assad", "Sharaa")
    assert both.selection.describe(Names.of(tours.tables)).endswith("meeting Assad or Sharaa")


def test_spellings_are_joined_by_a_table(tables: Tables, tours: Tours) -> None:
    met = people_met(tables)
    assert set(met.loc[met["name"] == "Sergei Lavrov", "person"]) == {"Sergey Lavrov"}
    assert tours.select(Selection(met=("Sergey Lavrov",))).stops["met"].str.contains("Sergei Lavrov").any()
    assert set(met.loc[met["name"] == "Assad", "person"]) == {"Assad"}  # father or son: no table says which


def test_a_profile_names_those_met_most_often(tours: Tours) -> None:
    everyone = tours.select(Selection())
    ((first, number), *_) = most_met(tours.tables, everyone.stops.loc[everyone.stops["country"] == "SYR", "stop_id"], 3)
    assert (first, number > 30) == ("Assad", True)
    assert "met=Assad" in str(met_most(everyone, "SYR"))
    assert met_most(everyone, "ATA") == []


def test_files_and_stops_bear_them(tours: Tours) -> None:
    frame = stops_frame(tours.select(Selection(official=("blinken-antony-j",))))
    assert frame["met"].str.contains("Foreign Minister").any()
    stop = next(iter(met_at(tours.tables)))
    assert met_at(tours.tables)[stop]
