"""Which stop somebody was met at, which country he is of, and the table as it is written."""

import datetime as dt
from pathlib import Path

import pytest

from data.check import findings
from data.imports.counterparts import Met
from data.imports.gather import Gathered
from data.imports.historyatstate import Row, gather
from data.imports.met import Counterpart, Officials, by_stop, rows, with_one_country
from data.tables import read_rows, write_rows
from tests.data.imports.keeper import run, written
from tests.data.imports.trips import record, trip


def met_at(remark: str, locale: str = "Cairo, Giza", stops: tuple[str, ...] = ("hs1-1", "hs1-2")) -> dict[str, list[str]]:
    day = dt.date(2003, 5, 1)
    row = Row(1, "secretary", "blanc-anne", day, day, "Egypt", locale, remark)
    return {stop_id: [one.name for one in met] for stop_id, met in by_stop(row, stops, {"Mexico, D.F."})}


def test_somebody_is_met_where_the_sentence_says_else_at_the_first_stop() -> None:
    told = "Met with President Adams in Giza. Met with Prime Minister Brown in Cairo. Met with King Charles."
    assert met_at(told) == {"hs1-2": ["Adams"], "hs1-1": ["Brown", "Charles"]}
    assert met_at("Met with President Adams in Cairo and Giza.") == {"hs1-1": ["Adams"]}
    assert met_at(told, stops=("hs1-2",)) == {"hs1-2": ["Adams", "Brown", "Charles"]}  # the first that the tables keep
    assert met_at(told, stops=()) == {}
    in_mexico = met_at("Met with King Charles in Puebla.", "Acapulco, Mexico, D.F., Puebla", ("hs1-1", "hs1-2", "hs1-3"))
    assert in_mexico == {"hs1-3": ["Charles"]}


def countries_of(*met: tuple[str, int], title: str = "President") -> list[str]:
    """The countries in the end of one name, met in these countries and years."""
    return [one.country for one in with_one_country([Counterpart("x", "Adams", title, country, year, True) for country, year in met])]


def test_who_is_met_in_several_countries_is_of_the_one_where_most_meetings_are() -> None:
    assert countries_of(("EGY", 2000), ("EGY", 2001), ("EGY", 2002), ("FRA", 2003)) == ["EGY"] * 4
    assert countries_of(("EGY", 2000), ("EGY", 2001), ("FRA", 2003)) == [""] * 3  # two of three are not three of four
    assert countries_of(("EGY", 2000), ("FRA", 2008)) == ["", ""]
    assert countries_of(("EGY", 2000), ("FRA", 2009)) == ["EGY", "FRA"]  # nine years: another Adams


def test_a_country_that_the_source_names_is_kept() -> None:
    of_source = Counterpart("x", "Adams", "President", "JPN", 2000)
    assert with_one_country([of_source, Counterpart("y", "Adams", "President", "EGY", 2000, True)])[0].country == "JPN"


PEOPLE = [("USA", "doe-jane", "Jane Doe"), ("USA", "roe-sam", "Sam Roe"), ("FRA", "blanc-anne", "Anne Blanc")]
OFFICIALS = Officials(
    [
        {"official_id": key, "name": name, "country": country, "in_office_since": "2001-01-01", "in_office_until": "2004-12-31"}
        for country, key, name in PEOPLE
    ]
)


@pytest.mark.parametrize(
    ("traveller", "person", "country"),
    [
        ("doe-jane", Met("Roe", "President", ""), None),  # company, by name and title
        ("doe-jane", Met("Smith", "Secretary of Defense", ""), None),
        ("doe-jane", Met("Roe", "King", ""), "USA"),  # the name alone is no company
        ("doe-jane", Met("Roe", "President", "Japan"), "JPN"),
        ("doe-jane", Met("Blanc", "President", ""), "FRA"),  # an official of the tables, in office then
        ("blanc-anne", Met("Roe", "President", ""), "USA"),
        ("blanc-anne", Met("Smith", "Secretary of Defense", ""), "JPN"),  # nothing said: of where they met
        ("blanc-anne", Met("Smith", "", ""), ""),  # no title: no host
    ],
)
def test_company_is_no_counterpart_and_a_host_is_of_the_country(traveller: str, person: Met, country: str | None) -> None:
    stop = {"stop_id": "x", "official_id": traveller, "arrived": "2003-05-01", "kind": "bilateral", "place_id": "tokyo-jp"}
    assert [one.country for one in rows(stop, [person], {"tokyo-jp": "JPN"}, OFFICIALS)] == ([] if country is None else [country])


def test_guests_of_a_gathering_are_not_of_the_country_it_is_held_in() -> None:
    stop = {"stop_id": "x", "official_id": "doe-jane", "arrived": "2003-05-01", "kind": "multilateral", "place_id": "tokyo-jp"}
    assert [one.country for one in rows(stop, [Met("Smith", "King", "")], {"tokyo-jp": "JPN"}, OFFICIALS)] == [""]


def test_the_table_is_written_from_record_and_remarks(tmp_path: Path, gathered: Gathered) -> None:
    source = record(tmp_path, trip("2003-05-01", "2003-05-04", "Egypt", "Cairo, Giza", "Met with President Adams in Giza."))
    gather(source, gathered)
    gathered.write()
    stops = read_rows(gathered.folder / "stops.csv")
    write_rows(
        "stops", [{**row, "remark": "Met Rabuka; President Zed"} if row["stop_id"] == "s1" else row for row in stops], gathered.folder
    )
    write_rows("counterparts", [], gathered.folder)
    said = run("import", "counterparts", source, "--tables", gathered.folder)
    assert said.stdout == f"2 counterparts at 2 stops written to {gathered.folder / 'counterparts.csv'}\n", said.stderr
    met = {(row["stop_id"], row["name"], row["title"], row["country"]) for row in read_rows(gathered.folder / "counterparts.csv")}
    assert met == {("hs1-2", "Adams", "President", "EGY"), ("s1", "Zed", "President", "SGP")}
    assert findings(gathered.folder) == []
    before = written(gathered.folder)
    assert run("import", "counterparts", source, "--tables", gathered.folder).returncode == 0
    assert written(gathered.folder) == before


def test_a_new_reading_of_the_record_keeps_what_other_sources_know_after_it(tmp_path: Path, gathered: Gathered) -> None:
    """b1 lies before the record's last day, and is its own to tell; b2 and b3 lie after it."""
    gather(
        record(tmp_path, trip("2003-02-01", "2003-02-02", "Egypt", "Cairo"), trip("2003-03-02", "2003-03-02", "Jordan", "Amman")), gathered
    )
    gathered.write()
    own = [row["stop_id"] for row in read_rows(gathered.folder / "stops.csv") if row["official_id"] == "blanc-anne"]
    assert own == ["hs1-1", "hs2-1", "b2", "b3"]
    shorter = record(tmp_path, trip("2003-02-01", "2003-02-02", "Egypt", "Cairo"))
    again = Gathered(gathered.folder, gathered.resolver)
    gather(shorter, again)
    again.write()
    own = [row["stop_id"] for row in read_rows(gathered.folder / "stops.csv") if row["official_id"] == "blanc-anne"]
    assert own == ["hs1-1", "b2", "b3"]  # a row that the record no longer has goes
