"""Visits received taken in, from small made-up tables in the columns of the sources."""

from pathlib import Path

import pytest

from data.check import findings
from data.tables import read_rows, write_rows
from tests.data.imports.keeper import Answer, run, written

AMERICAN = "visit_id,visitor,title,country_as_given,iso3,start,end,kind_of_visit,us_places"
CHINESE = "title,iso3,country,start,end,kind"
HOSTS = {"CHN": ("CN", "156", "China"), "USA": ("US", "840", "United States")}
GONE = (
    "code,name,countries,since,until,source_id\r\nSCG,Serbia and Montenegro,FRA,1992,2006,atlas\r\nYUG,Yugoslavia,FRA,1918,1992,atlas\r\n"
)


@pytest.fixture
def with_hosts(folder: Path) -> Path:
    """The made-up world with the two hosts and two states that are gone."""
    countries = read_rows(folder / "countries.csv")
    hosts = [{**countries[0], "country": key, **dict(zip(("alpha2", "numeric", "name"), own, strict=True))} for key, own in HOSTS.items()]
    write_rows("countries", [*countries, *hosts], folder)
    (folder / "historic_states.csv").write_text(GONE, encoding="utf-8", newline="")
    assert findings(folder) == []
    return folder


def take(folder: Path, tmp_path: Path, *rows: str, name: str = "usa_1900_2000", header: str = AMERICAN) -> Answer:
    source = tmp_path / "received"
    source.mkdir(exist_ok=True)
    (source / f"{name}.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return run("import", "received", source, "--tables", folder, "--accessed", "2026-11-25")


def test_a_visit_is_taken_in_with_its_source(with_hosts: Path, tmp_path: Path) -> None:
    said = take(with_hosts, tmp_path, "hsv1,Ken Sato,Prime Minister,Japan,JPN,1950-01-02,1950-01-04,State Visit,New York City; Boston")
    assert (said.returncode, said.stdout) == (0, f"1 visits written to {with_hosts / 'received.csv'}\n")
    [visit] = read_rows(with_hosts / "received.csv")
    assert (visit["visit_id"], visit["host"], visit["visitor"], visit["country"]) == ("hsv1", "USA", "Ken Sato", "JPN")
    assert (visit["kind"], visit["places"]) == ("state visit", "New York City; Boston")
    source = next(row for row in read_rows(with_hosts / "sources.csv") if row["source_id"] == visit["source_id"])
    assert (source["publisher"], source["accessed"]) == ("Office of the Historian, US Department of State", "2026-11-25")


def test_a_row_that_stands_twice_is_one_visit_and_two_on_a_day_are_two(with_hosts: Path, tmp_path: Path) -> None:
    rows = ["President,FRA,France,2013-04-06,2013-04-06,talks"] * 2 + ["Prime Minister,FRA,France,2013-04-06,2013-04-06,talks"]
    take(with_hosts, tmp_path, *rows, name="chn_2013_2026", header=CHINESE)
    visits = {row["visit_id"]: row["title"] for row in read_rows(with_hosts / "received.csv")}
    assert visits == {"chn-2013-04-06-fra": "President", "chn-2013-04-06-fra-2": "Prime Minister"}


def test_a_name_that_lived_on_means_the_state_of_its_day(with_hosts: Path, tmp_path: Path) -> None:
    rows = [f"hsv{year},A,President,Yugoslavia,,{year}-01-01,{year}-01-01,," for year in (1971, 1999)]
    take(with_hosts, tmp_path, *rows, "hsv1874,Kalakaua,King,Hawaii,,1874-12-12,1874-12-23,,")
    visits = {row["visit_id"]: (row["title"], row["country"]) for row in read_rows(with_hosts / "received.csv")}
    assert visits == {"hsv1971": ("President", "YUG"), "hsv1999": ("President", "SCG"), "hsv1874": ("King of Hawaii", "")}


@pytest.mark.parametrize(
    ("row", "broken"),
    [
        ("hsv1,A,King,Japan,JPX,1950-01-02,1950-01-04,,", "column iso3: 'JPX' is neither in countries.csv nor in historic_states.csv"),
        ("hsv1,A,King,,,1950-01-02,1950-01-04,,", "column iso3: names no country, and no other column does"),
        ("hsv1,A,King,Japan,JPN,1950-01-05,1950-01-04,,", "column start: '1950-01-05' to '1950-01-04' are no days in their order"),
        ("hsv1,A,King,Japan,JPN,1950-01-32,1950-02-04,,", "column start: '1950-01-32' to '1950-02-04' are no days in their order"),
    ],
)
def test_a_broken_row_is_named_and_nothing_is_written(with_hosts: Path, tmp_path: Path, row: str, broken: str) -> None:
    before = written(with_hosts)
    said = take(with_hosts, tmp_path, "hsv0,B,King,Japan,JPN,1950-01-02,1950-01-04,,", row)
    assert said.returncode == 1
    assert f"usa_1900_2000.csv: row 3, {broken}" in said.stderr
    assert written(with_hosts) == before


def test_tables_of_no_known_host_are_refused(with_hosts: Path, tmp_path: Path) -> None:
    (tmp_path / "received").mkdir()
    assert "no table of visits" in run("import", "received", tmp_path / "received", "--tables", with_hosts).stderr
    assert "'FJI' is no host whose source is known" in take(with_hosts, tmp_path, name="fji_1990_2000").stderr


def test_a_folder_without_states_that_are_gone_takes_visits_too(with_hosts: Path, tmp_path: Path) -> None:
    (with_hosts / "historic_states.csv").unlink()
    assert take(with_hosts, tmp_path, "hsv1,A,King,Japan,JPN,1950-01-02,1950-01-04,,").returncode == 0
