"""What is known of each official, year by year."""

from data.questions.known import COMPLETE, NOTHING, PARTIAL, all_years, runs, years_known
from data.tables import Tables
from data.tours import Tours


def test_every_stop_counts_in_its_year_once(tours: Tours) -> None:
    years = all_years(tours.tables)
    assert years["stops"].sum() == len(tours.all_stops)
    assert years.groupby("official_id")["stops"].sum().to_dict() == tours.all_stops["official_id"].value_counts().to_dict()
    assert not years.duplicated(["official_id", "year"]).any()


def test_a_year_is_complete_only_where_the_record_is(tables: Tables) -> None:
    trump = years_known(tables, ["trump-donald-j"])
    assert runs(trump) == [(2017, 2021, COMPLETE, 39), (2025, 2026, PARTIAL, 26)]
    putin = years_known(tables, ["putin-vladimir"])
    assert runs(putin)[0] == (2012, 2020, NOTHING, 0)
    assert set(years_known(tables, ["lavrov-sergey"])["completeness"]) == {PARTIAL}
    nobody = years_known(tables, ["pompeo-michael-r"])
    assert set(nobody["completeness"]) == {COMPLETE}


def test_places_and_weak_pages_are_counted(tables: Tables) -> None:
    jaishankar = years_known(tables, ["jaishankar-subrahmanyam"])
    assert jaishankar["with_city"].sum() < 0.35 * jaishankar["stops"].sum()
    lavrov = years_known(tables, ["lavrov-sergey"])
    weak = set(tables.sources.loc[tables.sources["is_weak"] == "yes", "source_id"])
    own = tables.stops[tables.stops["official_id"] == "lavrov-sergey"]
    assert lavrov["weak"].sum() == own["source_id"].isin(weak).sum() > 0
