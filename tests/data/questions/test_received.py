"""The other side of a stop: visits received, beside the journeys of the host's own leaders."""

from itertools import pairwise

import pandas as pd

from components.drawing.theme import LIGHT
from components.page.panel.received import both_directions, sentence, visit
from data.files.export import received_frame
from data.frames import row_dicts
from data.overlays.absence import overlay_of
from data.questions.received import came, hosts, is_of, per_year, went
from data.selection import Selection
from data.tables import Tables
from data.tours import Tours


def test_both_records_are_whole(tables: Tables) -> None:
    counts = tables.received["host"].value_counts()
    assert counts["USA"] == 3264
    assert 750 <= counts["CHN"] <= 760  # a row that stands twice in the source is one visit
    assert hosts(tables) == ["USA", "CHN"]
    assert not tables.received.duplicated(["host", "visitor", "title", "country", "since", "until", "kind", "places"]).any()


def test_states_that_are_gone_are_told_by_their_name(tables: Tables) -> None:
    tito = tables.received[tables.received["visitor"].str.contains("Tito")]
    assert set(tito["country"]) == {"YUG"}
    assert tables.received.set_index("visit_id").at["hsv2385", "country"] == "SUN"  # Khrushchev
    germany = tables.received[(tables.received["host"] == "USA") & tables.received["country"].isin(["BRD", "DEU"])]
    assert (
        germany.loc[germany["country"] == "BRD", "since"].max()
        <= pd.Timestamp("1990-10-02")
        < germany.loc[germany["country"] == "DEU", "since"].min()
    )
    assert (is_of(tables, "HRV")[tito.index] == "Yugoslavia").all()
    croatia = came(tables, "USA", "HRV")
    assert croatia.through["Yugoslavia"] == (tables.received["country"] == "YUG").sum()
    assert "of them from Yugoslavia" in sentence(croatia, "", "came")


def test_went_counts_journeys_not_stops(tours: Tours) -> None:
    france = went(tours, "USA", "FRA")
    presidents = tours.tables.officials.loc[tours.tables.officials["office"] == "President of the United States", "official_id"]
    stops = tours.all_stops[(tours.all_stops["country"] == "FRA") & tours.all_stops["official_id"].isin(presidents)]
    assert len(france.days) == stops.loc[stops["status"] != "announced", "tour_id"].nunique() < len(stops)
    assert france.days.is_monotonic_increasing
    assert france.is_partial  # since 20 February 2025
    assert "its presidents went at least" in sentence(france, "United States: ", "went")
    before = [day for day in france.days if day <= pd.Timestamp("2025-02-19")]
    assert france.gap_days == max((then - day).days for day, then in pairwise(before))  # of the time that is known in full
    assert "longest time between two where the record is whole" in sentence(france, "United States: ", "went")
    chinese = went(tours, "CHN", "FRA")
    assert (chinese.gap_days, chinese.gap_since) == (0, None)  # no part of it is known in full


def test_a_whole_record_tells_its_longest_gap(tables: Tables) -> None:
    mexico = came(tables, "USA", "MEX")
    gaps = mexico.days.diff().dt.days
    assert mexico.gap_days == gaps.max()
    assert mexico.gap_since == mexico.days.iloc[int(gaps.argmax()) - 1]
    assert f"its leaders came {len(mexico.days)} times" in sentence(mexico, "", "came").lower()
    china = came(tables, "CHN", "MEX")
    assert "at least" in sentence(china, "", "came")


def test_a_profile_holds_both_directions(tours: Tours) -> None:
    told = str(both_directions(tours, "FRA", LIGHT))
    assert "United States and France" in told
    assert "China and France" in told
    assert "Graph(" in told
    assert both_directions(tours, "SJM", LIGHT) == []
    assert "United States and United States" not in str(both_directions(tours, "USA", LIGHT))
    years = per_year({"went": went(tours, "USA", "FRA"), "came": came(tours.tables, "USA", "FRA")})
    assert years["stops"].sum() == len(went(tours, "USA", "FRA").days) + len(came(tours.tables, "USA", "FRA").days)


def test_a_visit_is_told_in_a_line(tables: Tables) -> None:
    (tito,) = row_dicts(tables.received[tables.received["visit_id"] == "hsv2494"].assign(state="Yugoslavia"))
    assert visit(tito, "Croatia").startswith("President Tito (Yugoslavia), 17 October 1963, informal visit, Williamsburg")


def test_an_overlay_counts_visits_in_the_selection_s_dates(tours: Tours) -> None:
    since = tours.select(Selection(since="1990-01-01", until="1999-12-31"))
    overlay = overlay_of(since, "received-usa")
    assert overlay.name == "Visits received by United States, 1990 to 1999"
    values = overlay.countries.set_index("country")
    table = tours.tables.received
    nineties = table[(table["host"] == "USA") & table["since"].between("1990-01-01", "1999-12-31")]
    assert values.at["ISR", "value"] == (nineties["country"] == "ISR").sum()
    assert values.at["UZB", "via"] == "Soviet Union"
    assert "counts are lower bounds" in overlay_of(since.select(Selection()), "received-chn").description
    assert "received-chn" in tours.known.overlays


def test_visits_are_a_file(tours: Tours) -> None:
    cuba = received_frame(tours.select(Selection(country=("CUB",))))
    assert set(cuba["country"]) == {"CUB"}
    assert cuba["licence"].str.len().min() > 0
    china = received_frame(tours.select(Selection(country=("CHN",), since="2020-01-01")))
    assert {"CHN"} < set(china["host"])


def test_an_overlay_of_dates_that_the_record_does_not_hold_says_so(tours: Tours) -> None:
    later = overlay_of(tours.select(Selection(since="2025-06-01")), "received-usa")
    assert later.countries.empty
    assert later.name == "Visits received by United States"
    assert "covers none of these dates, but 12 December 1874 to 12 November 2024" in later.description
