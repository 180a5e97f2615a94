"""Encounters: on the made-up world, on the real tables, and against a slow count of the same."""

from dataclasses import replace

import pandas as pd
import pytest

from data.errors import SelectionError
from data.frames import row_tuples
from data.questions.encounters import among, encounters
from data.selection import Selection
from data.tours import Tours


def told(found: pd.DataFrame) -> list[tuple[str, int, bool, str, str]]:
    columns = ["country", "gap_days", "is_crossed", "a_stop_id", "b_stop_id"]
    return list(found[columns].itertuples(index=False, name=None))


def test_who_came_within_30_days_after_whom(made_up: Tours) -> None:
    assert told(encounters(made_up)) == [("SGP", 10, False, "b3", "s1"), ("FJI", 21, False, "b1", "s2")]
    assert told(encounters(made_up, within_days=10)) == [("SGP", 10, False, "b3", "s1")]
    assert told(encounters(made_up, within_days=9)) == []
    assert told(encounters(made_up, pairs=(("sato-ken", "blanc-anne"),))) == told(encounters(made_up))
    assert told(encounters(made_up, pairs=(("sato-ken", "nobody"),))) == []


def test_in_the_founding_ten_days_the_two_share_no_country(tours: Tours) -> None:
    founding = tours.select(Selection(official=("lavrov-sergey", "pompeo-michael-r"), since="2020-01-29", until="2020-02-08"))
    assert len(encounters(founding)) == 0


def test_lavrov_then_pompeo_in_tashkent(tours: Tours) -> None:
    both = tours.select(Selection(official=("lavrov-sergey", "pompeo-michael-r")))
    uzbek = encounters(both).set_index("country").loc["UZB"]
    assert (uzbek["a_official_id"], uzbek["b_official_id"], uzbek["gap_days"]) == ("lavrov-sergey", "pompeo-michael-r", 17)
    assert not uzbek["is_crossed"]


def test_they_crossed_paths_in_helsinki_and_rovaniemi(tours: Tours) -> None:
    both = encounters(tours.select(Selection(official=("lavrov-sergey", "pompeo-michael-r"))))
    crossed = set(both.loc[both["is_crossed"], "b_place_id"])
    assert crossed == {"osaka-jp", "buenos-aires-ar", "rovaniemi-fi", "helsinki-fi"}


def test_the_fast_count_equals_the_slow_one(tours: Tours) -> None:
    served = dict(zip(tours.tables.officials["official_id"], tours.tables.officials["country"], strict=True))
    by_hand = tours.all_stops[tours.all_stops["official_id"].isin(["lavrov-sergey", "wang-yi"])]  # slow: theirs alone
    pairs = set()
    for own in row_tuples(by_hand):
        for other in row_tuples(tours.all_stops[tours.all_stops["country"] == own.country]):
            gap = abs((own.arrived - other.arrived).days)
            if gap <= 30 and served[own.official_id] != served[other.official_id]:
                first, then = sorted((own, other), key=lambda stop: (stop.arrived, stop.official_id))
                pairs.add((then.stop_id, first.official_id))
    found = encounters(tours)
    is_theirs = found["a_official_id"].isin(by_hand["official_id"]) | found["b_official_id"].isin(by_hand["official_id"])
    found = found[is_theirs]
    assert set(zip(found["b_stop_id"], found["a_official_id"], strict=True)) == pairs


CHINESE = {"hu-jintao", "li-keqiang", "li-zhaoxing", "wang-yi", "wen-jiabao", "xi-jinping", "yang-jiechi"}


@pytest.mark.parametrize(
    ("query", "sides"),
    [
        ("official=lavrov-sergey", {"lavrov-sergey"}),
        ("official=all&pair=CHN,USA", CHINESE),
        ("official=all&pair=kerry-john-forbes,lavrov-sergey", {"lavrov-sergey", "kerry-john-forbes"}),
    ],
)
def test_a_selection_asks_for_its_own_encounters(tours: Tours, query: str, sides: set[str]) -> None:
    found = among(tours.select(Selection.parse(query, tours.known)))
    assert len(found) > 0
    assert (found["a_official_id"].isin(sides) | found["b_official_id"].isin(sides)).all()


def test_a_window_of_days_narrows(tours: Tours) -> None:
    wide = among(tours.select(Selection.parse("official=lavrov-sergey,pompeo-michael-r&within=30", tours.known)))
    close = among(tours.select(Selection.parse("official=lavrov-sergey,pompeo-michael-r&within=2", tours.known)))
    assert (len(wide), len(close)) == (13, 7)
    assert close["gap_days"].max() == 2


def test_the_table_is_in_order_whatever_is_asked(tours: Tours) -> None:
    both = encounters(tours.select(Selection(official=("lavrov-sergey", "pompeo-michael-r"))))
    assert both.columns[:4].tolist() == ["country", "gap_days", "is_crossed", "is_same_event"]
    assert both["is_crossed"].tolist() == sorted(both["is_crossed"], reverse=True)  # those who met come first
    assert both.index.tolist() == list(range(len(both)))
    assert encounters(tours.select(Selection(q="nowhere at all")), pairs=(("lavrov-sergey", "pompeo-michael-r"),)).empty
    assert encounters(tours, pairs=(("kerry-john-forbes", "obama-barack"),)).empty  # of one country: no rivals


def test_of_two_arrivals_before_it_the_later_is_met(made_up: Tours) -> None:
    again = made_up.stops.loc[made_up.stops["stop_id"] == "b3"].assign(stop_id="b0", arrived=pd.Timestamp("2003-03-05"))
    met = encounters(replace(made_up, stops=pd.concat([again, made_up.stops], ignore_index=True))).set_index("country")
    assert met.loc["SGP", "a_stop_id"] == "b3"


def test_an_office_and_a_pair_ask_for_theirs(made_up: Tours, tours: Tours) -> None:
    office = str(tours.tables.officials.set_index("official_id").at["lavrov-sergey", "office"])
    assert len(among(tours.select(Selection(office=(office,))))) == len(among(tours.select(Selection(official=("lavrov-sergey",)))))
    pair = among(made_up.select(Selection(pair=("blanc-anne", "sato-ken"))))
    assert told(pair) == told(encounters(made_up))
    assert "index" not in pair.columns


def test_where_only_the_country_is_known_no_paths_cross(tours: Tours) -> None:
    found = encounters(tours)
    precision = tours.all_stops.set_index("stop_id")["precision"]
    status = tours.all_stops.set_index("stop_id")["status"]
    crossed = found[found["is_crossed"]]
    assert "country" not in set(crossed["a_stop_id"].map(precision)) | set(crossed["b_stop_id"].map(precision))
    assert "announced" not in set(crossed["a_stop_id"].map(status)) | set(crossed["b_stop_id"].map(status))


def test_crossings_at_one_gathering_are_told_from_the_rest(tours: Tours) -> None:
    both = encounters(tours.select(Selection(official=("macron-emmanuel", "merkel-angela"))))
    gathered = both[both["is_same_event"]]
    assert len(gathered) > 20
    assert gathered["is_crossed"].all()
    assert (gathered["a_event"] == gathered["b_event"]).all()
    assert "European Council" in set(gathered["a_event"])
    assert "conference" not in set(gathered["a_event"])


def test_the_words_of_the_stories_of_encounters_are_true(tours: Tours) -> None:
    stories = tours.tables.stories.set_index("story_id")["query"]
    africa, hungary, kyiv = (encounters(tours.select(Selection.parse(stories[key], tours.known))) for key in ("africa", "hungary", "kyiv"))
    rwanda = africa[africa["country"] == "RWA"].iloc[0]
    assert (rwanda["a_official_id"], rwanda["b_official_id"], rwanda["gap_days"]) == ("xi-jinping", "modi-narendra", 1)
    assert africa.loc[africa["is_same_event"], "a_event"].tolist() == ["BRICS summit"]
    budapest = hungary[hungary["country"] == "HUN"].iloc[0]
    assert (budapest["a_official_id"], budapest["b_official_id"], budapest["gap_days"]) == ("wang-yi", "rubio-marco", 4)
    june = kyiv[kyiv["a_arrived"] == "2022-06-16"]
    assert {"macron-emmanuel", "scholz-olaf"} <= {*june["a_official_id"], *june["b_official_id"]}


def test_a_followed_b_has_a_direction(made_up: Tours, tours: Tours) -> None:
    def both(second: str) -> list[tuple[str, int, bool, str, str]]:
        return told(among(made_up.select(Selection(second=second))))

    assert both("sato-ken") == both("JPN") == told(encounters(made_up))
    assert both("blanc-anne") == both("FRA") == []
    close = tours.select(Selection.parse("official=all&second=pompeo-michael-r&within=7", tours.known))
    found, either = among(close), among(tours.select(close.selection.but(second="")))
    assert set(found["b_official_id"]) == {"pompeo-michael-r"}
    assert found["gap_days"].between(1, 7).all()  # of one day, neither is known to be the second
    theirs = either[(either["b_official_id"] == "pompeo-michael-r") & (either["gap_days"] > 0)]
    assert len(found) == len(theirs) > 10
    with pytest.raises(SelectionError, match="second=nobody is no official or country of these tables"):
        Selection.parse("second=nobody", tours.known)
