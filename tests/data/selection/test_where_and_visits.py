"""Where, by territory, region and membership on the day, and first and last visits."""

from pathlib import Path

import pytest

from data.errors import SelectionError
from data.frames import row_tuples
from data.load import load
from data.regions import CONTINENTS, members
from data.selection import Names, Selection
from data.tours import Tours
from tests.world import with_reefs


def left(tours: Tours, query: str) -> list[str]:
    return list(tours.select(Selection.parse(query, tours.known)).stops["stop_id"])


def test_membership_is_judged_on_the_day_of_the_stop(folder: Path) -> None:
    tours = Tours.of(load(with_reefs(folder)))
    assert left(tours, "in=reefs") == ["b1", "b2", "s1", "s2"]  # on 10 March Singapore had none yet
    assert left(tours, "in=reefs:dead%20reef") == ["b2"]
    assert left(tours, "in=reefs:dead%20reef,reefs:reef&official=blanc-anne") == ["b1", "b2"]
    described = Selection.parse("in=reefs:dead%20reef", tours.known).describe(Names.of(tours.tables))
    assert described == "All officials in countries then in Coral reefs: dead reef"
    with pytest.raises(SelectionError, match="in=reefs:white is no membership of these tables"):
        Selection.parse("in=reefs:white", tours.known)


def test_of_overlays_with_others_beside_members_the_name_means_the_members(tours: Tours) -> None:
    invited = tours.select(Selection(membership=("brics:invited",))).stops
    members = tours.select(Selection(membership=("brics",))).stops
    assert len(members)
    assert not set(members["stop_id"]) & set(invited["stop_id"])
    turkey = tours.select(Selection(membership=("nato",), country=("TUR",))).stops
    assert turkey["arrived"].min().year >= 1952


@pytest.mark.parametrize(
    ("visit", "ids"),
    [
        ("first", ["b1", "b2", "b3", "s1"]),  # s2 was only announced
        ("first-of-office", ["b1", "b2", "b3", "s1"]),
        ("last&official=sato-ken", ["s1"]),
    ],
)
def test_first_and_last_visits_are_those_of_the_record(made_up: Tours, visit: str, ids: list[str]) -> None:
    assert left(made_up, f"visit={visit}") == ids


def test_first_of_whom(tours: Tours) -> None:
    """The first of Rice in Britain is none of her office, whatever the dates chosen."""

    def first(visit: str) -> list[str]:
        found = tours.select(Selection.parse(f"visit={visit}&official=rice-condoleezza&country=GBR", tours.known)).stops
        return [str(day.date()) for day in found["arrived"]]

    assert first("first") == ["2005-02-04"]
    assert first("first-of-office") == first("first-of-country") == []
    later = tours.select(Selection.parse("visit=first&country=GBR&official=rice-condoleezza&from=2006-01-01", tours.known))
    assert len(later.stops) == 0


def test_first_visits_of_presidents_to_the_soviet_bloc_are_two_choices(tours: Tours) -> None:
    asked = Selection.parse("office=President%20of%20the%20United%20States&in=warsaw_pact&visit=first-of-office", tours.known)
    found = tours.select(asked).stops
    assert [(row.country, str(row.arrived.date())) for row in row_tuples(found.sort_values("arrived"))] == [
        ("ROU", "1969-08-02"),
        ("RUS", "1972-05-22"),
        ("POL", "1972-05-31"),
        ("BLR", "1974-06-27"),
        ("HUN", "1989-07-11"),
        ("CZE", "1990-11-17"),
    ]  # Kiev in May 1972 is not among them: Roosevelt had been in Yalta in 1945


def test_a_state_that_is_gone_is_its_territory_in_its_years(tours: Tours) -> None:
    soviet = tours.select(Selection.parse("country=SUN&official=all", tours.known))
    assert set(soviet.stops["country"]) >= {"RUS", "UKR", "GEO"}
    assert soviet.stops["arrived"].between("1945-01-01", "1991-12-24").all()
    assert soviet.selection.describe(Names.of(tours.tables)) == "All officials in the Soviet Union"
    both = tours.select(Selection.parse("country=CSK,AUT", tours.known)).stops
    assert set(both["country"]) >= {"AUT", "CZE"}


def test_wide_regions_are_made_of_narrow_ones(tours: Tours) -> None:
    known = tours.known.regions
    assert {"Africa", "Americas", "Asia", "Europe", "Oceania", "Middle East", "Western Asia"} <= known
    east = set(tours.select(Selection(region=("Middle East",))).stops["country"])
    assert {"EGY", "ISR", "IRN", "TUR"} <= east
    assert not {"ARM", "CYP", "GEO"} & east
    parts = tours.tables.countries.groupby("region")["country"].agg(set)
    wide = members(tours.tables.countries)
    assert wide["Europe"] == parts["Eastern Europe"] | parts["Northern Europe"] | parts["Southern Europe"] | parts["Western Europe"]
    lists = [wide[name] for name in CONTINENTS]
    named = set().union(*lists)
    assert sum(map(len, lists)) == len(named)  # no country is in two
    assert set(tours.tables.countries["country"]) - named == {"ATA"}


def test_first_and_last_are_only_known_ones_where_the_record_is_partial(made_up: Tours, tours: Tours) -> None:
    assert dict(zip(made_up.stops["stop_id"], made_up.stops["visit"], strict=True)) == {
        "b1": "only known",  # she is in office still
        "b2": "only known",
        "b3": "only known",
        "s1": "only known",  # his record is partial
        "s2": "",  # announced alone
    }
    by_official = tours.stops.groupby("official_id")["visit"].agg(set)
    assert by_official["kerry-john-forbes"] == {"", "first", "last", "only"}
    assert by_official["lavrov-sergey"] == {"", "first known", "last known", "only known"}
    assert {"first", "last known"} <= by_official["rubio-marco"]
