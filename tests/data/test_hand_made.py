"""The rows that were made by hand, official by official: whole, and no surer than their sources."""

from data.tables import Tables
from data.tours import Tours


def test_the_tables_made_by_hand_are_whole(tables: Tables) -> None:
    counts = tables.stops["official_id"].value_counts()
    assert (counts["lavrov-sergey"], counts["wang-yi"]) == (321 + 81, 53 + 322)
    assert (counts["macron-emmanuel"], counts["modi-narendra"], counts["xi-jinping"], counts["zelenskyy-volodymyr"]) == (354, 248, 161, 225)
    by_hand = tables.stops[~tables.stops["stop_id"].str.match(r"hs\d+-")]
    assert len(by_hand) == 374 + 3548
    assert by_hand["source_ref"].str.startswith("http").all()
    assert set(by_hand["status"]) == {"confirmed", "announced", "inferred"}
    fixed = "announced in advance|city taken as|worked out|is supported|not given|the list (?:says|also)|recorded event"
    assert not by_hand["remark"].str.contains(fixed).any()
    assert by_hand.loc[by_hand["official_id"] == "lavrov-sergey", "left"].isna().sum() == 182 + 42
    assert by_hand.loc[by_hand["official_id"] == "lavrov-sergey"].merge(tables.places, on="place_id")["country"].nunique() == 102


def test_coverage_is_complete_for_the_us_record_and_modi_and_partial_for_the_rest(tables: Tables) -> None:
    complete = tables.coverage[tables.coverage["completeness"] == "complete"]
    assert set(complete["official_id"].map(tables.served)) == {"USA", "IND"}
    assert set(complete.loc[complete["official_id"].map(tables.served) == "IND", "official_id"]) == {"modi-narendra"}
    partial = tables.coverage[tables.coverage["completeness"] == "partial"]
    us = partial[partial["official_id"].map(tables.served) == "USA"]
    assert set(zip(us["official_id"], us["since"].dt.date.astype(str), strict=True)) == {
        ("rubio-marco", "2025-02-20"),
        ("trump-donald-j", "2025-02-20"),
    }
    assert set(tables.coverage["official_id"]) == set(tables.officials["official_id"])


def test_where_no_city_is_given_the_place_says_so(tables: Tables) -> None:
    places = tables.places[
        tables.places["place_id"].isin(tables.stops.loc[tables.stops["official_id"] == "jaishankar-subrahmanyam", "place_id"])
    ]
    roughly = places[places["precision"] == "country"]
    assert len(roughly) > 50
    assert roughly["name"].str.endswith("(city not known)").all()
    labels = tables.countries.set_index("country")[["latitude", "longitude"]]
    assert (roughly.set_index("country")[["latitude", "longitude"]] == labels.loc[roughly["country"]]).all(axis=None)


def test_journeys_announced_for_later_count_nowhere(tours: Tours) -> None:
    ahead = tours.tables.stops[tours.tables.stops["arrived"] > tours.tables.date]
    assert set(ahead["status"]) == {"announced"}
    assert not tours.all_stops["stop_id"].isin(ahead["stop_id"]).any()
