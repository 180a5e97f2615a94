"""Imports by the command line: all or nothing, and what is refused names row and column."""

import io
import re
from pathlib import Path

import pytest

from data.check import findings
from data.columns import ID
from data.errors import ImportFailedError
from data.imports.draft import draft
from data.imports.handmade import source_of
from data.imports.overlays import FILES
from data.tables import read_rows, write_rows
from data.words import slug
from tests.data.imports.keeper import GOOD, import_stops, run, table, written

UZBEK = "UZB,UZ,860,Uzbekistan,Central Asia,member,41.4,64.5,447400,atlas\r\n"


@pytest.fixture
def with_uzbekistan(folder: Path) -> Path:
    path = folder / "countries.csv"
    lines = path.read_bytes().decode().replace("WSM,WS", UZBEK + "WSM,WS")
    path.write_bytes(lines.encode())
    return folder


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (GOOD.replace("2004-01-03", "2003-12-31"), "row 2, column end_date: '2003-12-31' is before the start"),
        (GOOD.replace(",Samoa,", ",,"), "row 2, column country: must not be empty"),
        (GOOD.replace("Sato in Apia", ""), "row 2, column source_title: must not be empty"),
        (GOOD.replace("https://example.org/a", ""), "row 2, column source_url: every stop names the page that supports it"),
        (GOOD.replace("https://example.org/a", "http://[x"), "row 2, column source_url: every stop names the page"),
        (GOOD.replace("2004-01-01", "2004-02-30"), "row 2, column start_date: '2004-02-30' is not a day"),
        (GOOD.replace(",quote", ""), "row 2: 9 cells where the header has 10"),
        (GOOD.replace("Talks", '"Talks'), "row 2"),
    ],
)
def test_what_is_refused_names_row_and_column_and_changes_nothing(folder: Path, tmp_path: Path, row: str, told: str) -> None:
    before = written(folder)
    answer = import_stops(folder, table(tmp_path, row))
    assert answer.returncode == 1
    assert told in answer.stderr
    assert "Traceback" not in answer.stderr
    assert written(folder) == before


@pytest.mark.parametrize(
    "row",
    [
        GOOD.replace("Talks", '"Talks\r\non reefs "'),
        GOOD.replace("Sato in Apia", '"Sato\nin Apia"'),
        GOOD.replace("Apia,Samoa", "Apia\u00a0 ,\u00a0Samoa "),
        GOOD.replace("Apia", ""),  # the country is known, the place is not
        GOOD.replace("https://example.org/a", "https://мид.рф/визит"),
        GOOD.replace("https://example.org/a", "https://ex_ample.org:8080/a"),
        GOOD.replace("2004-01-01,2004-01-03", "2006-02-01,2006-02-03"),  # after the coverage
        GOOD.replace("2004-01-01,2004-01-03", "1999-02-01,"),  # before it
    ],
)
def test_what_a_keeper_types_is_taken_in_whole(folder: Path, tmp_path: Path, row: str) -> None:
    answer = import_stops(folder, table(tmp_path, row))
    assert answer.returncode == 0, answer.stderr
    assert findings(folder) == []
    assert run("check", "--tables", folder).returncode == 0
    (stop,) = [row for row in read_rows(folder / "stops.csv") if row["official_id"] == "sato-ken"]
    assert stop["remark"] in ("Talks", "Talks on reefs")
    assert not list(folder.glob(".draft*"))


def test_a_place_without_a_city_stands_at_its_country(folder: Path, tmp_path: Path) -> None:
    answer = import_stops(folder, table(tmp_path, GOOD.replace("Apia,Samoa", ",Samoa")))
    assert "not placed" not in answer.stderr  # nothing was looked for
    (stop,) = [row for row in read_rows(folder / "stops.csv") if row["official_id"] == "sato-ken"]
    place = {row["place_id"]: row for row in read_rows(folder / "places.csv")}[stop["place_id"]]
    assert (place["name"], place["precision"]) == ("Samoa (city not known)", "country")


def test_coverage_grows_with_the_rows_and_says_so(folder: Path, tmp_path: Path) -> None:
    later = GOOD.replace("2004-01-01,2004-01-03", "2006-02-01,2006-02-03")
    answer = import_stops(folder, table(tmp_path, GOOD, later))
    assert "coverage of sato-ken now reaches from 2001-01-01 to 2006-02-03 (partial)" in answer.stdout
    rows = [row for row in read_rows(folder / "coverage.csv") if row["official_id"] == "sato-ken"]
    assert [(row["since"], row["until"], row["completeness"]) for row in rows] == [("2001-01-01", "2006-02-03", "partial")]
    again = import_stops(folder, table(tmp_path, GOOD, later))
    assert "now reaches" not in again.stdout


def test_stops_made_by_hand_end_the_claim_of_a_complete_record(folder: Path, tmp_path: Path) -> None:
    """They replace the stops of the official: what was complete is so no more, and it is said."""
    row = GOOD.replace("Ken Sato", "Anne Blanc").replace("2004-01-01,2004-01-03", "2005-06-01,2005-06-03")
    file = table(tmp_path, row)
    answer = run("import", "stops", file, "--official", "blanc-anne", "--tables", folder, "--accessed", "2026-11-25")
    assert "coverage of blanc-anne is partial now" in answer.stdout
    assert "coverage of blanc-anne now reaches from 2001-01-01 to 2005-06-03 (partial)" in answer.stdout
    rows = [row for row in read_rows(folder / "coverage.csv") if row["official_id"] == "blanc-anne"]
    assert [(row["until"], row["completeness"]) for row in rows] == [("2005-06-03", "partial")]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((GOOD, GOOD), "row 3, column city: the same stop stands in row 2"),
        ((GOOD.replace("2004-01-01,2004-01-03", "2201-01-01,"),), "row 2, column start_date: '2201-01-01' is not from 1800-01-01"),
        ((GOOD.replace("Samoa,WSM", "Atlantis,WSM"),), "row 2, column country: 'Atlantis' is not WSM"),
    ],
)
def test_what_cannot_be_is_refused(folder: Path, tmp_path: Path, rows: tuple[str, ...], told: str) -> None:
    assert told in import_stops(folder, table(tmp_path, *rows)).stderr


def test_a_folder_of_tables_that_is_not_there_is_told(folder: Path, tmp_path: Path) -> None:
    answer = import_stops(tmp_path / "nowhere", table(tmp_path, GOOD))
    assert answer.stderr == f"error: {tmp_path / 'nowhere'}: there is no such folder of tables\n"


def test_cities_in_another_script_are_places_of_their_own(with_uzbekistan: Path, tmp_path: Path) -> None:
    cities = ["Самарканд", "Ташкент", "Ташкентик"]
    rows = [GOOD.replace("Apia,Samoa,WSM", f"{city},Uzbekistan,UZB").replace("-01-0", f"-0{n}-0") for n, city in enumerate(cities, 1)]
    answer = import_stops(with_uzbekistan, table(tmp_path, *rows))
    assert answer.returncode == 0, answer.stderr
    stops = [row for row in read_rows(with_uzbekistan / "stops.csv") if row["official_id"] == "sato-ken"]
    places = {row["place_id"]: row for row in read_rows(with_uzbekistan / "places.csv")}
    assert [places[stop["place_id"]]["name"] for stop in stops] == ["Samarkand", "Tashkent", "Ташкентик"]
    assert stops[2]["place_id"] == f"{slug('Ташкентик')}-uz"
    names = {(row["id"], row["name"]) for row in read_rows(with_uzbekistan / "names.csv")}
    assert ("tashkent-uz", "ташкент") in names  # what the gazetteer calls a new place is found by searches at once
    assert findings(with_uzbekistan) == []


def test_one_geonames_record_is_one_place_whatever_it_is_called(folder: Path, tmp_path: Path) -> None:
    rows = [
        GOOD.replace("Apia,Samoa,WSM", f"{city},France,FRA").replace("-01-0", f"-0{n}-0")
        for n, city in enumerate(["Strasbourg", "Straßburg", "STRASSBURG", "Estrasburgo"], 1)
    ]
    assert import_stops(folder, table(tmp_path, *rows)).returncode == 0
    stops = [row["place_id"] for row in read_rows(folder / "stops.csv") if row["official_id"] == "sato-ken"]
    assert set(stops) == {"strasbourg-fr"}


def test_two_places_of_one_record_are_found(folder: Path) -> None:
    rows = read_rows(folder / "places.csv")
    write_rows("places", [*rows, {**rows[0], "place_id": "ápia-ws".replace("á", "a") + "-again", "name": "Upolu"}], folder)
    assert any("is the record of another place too" in str(finding) for finding in findings(folder))


@pytest.mark.parametrize(
    "url",
    ["https://мид.рф/визит", "https://a_b.example.org/x", "https://[::1]/x", "http://" + "a" * 80 + ".org/", "https://EXAMPLE.org./x"],
)
def test_any_host_makes_an_id(url: str) -> None:
    assert re.fullmatch(ID, source_of(url, "Title", "2026-11-25")["source_id"]), source_of(url, "Title", "2026-11-25")["source_id"]


def change(folder: Path, table: str, was: bytes, now: bytes) -> None:
    path = folder / f"{table}.csv"
    assert was in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(was, now))


def test_a_draft_that_breaks_a_rule_is_dropped(folder: Path) -> None:
    before = written(folder)

    def break_a_rule() -> None:
        with draft(folder) as copy:
            change(copy, "stops", b"suva-fj", b"nowhere")
            change(copy, "sources", b"An atlas", b"The atlas")

    with pytest.raises(ImportFailedError, match=r"(?s)nothing was written.*stops\.csv: row 2, column place_id: 'nowhere' is not in places"):
        break_a_rule()
    assert written(folder) == before


def test_where_one_file_cannot_be_replaced_none_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = written(folder)
    plain = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target == folder / "stops.csv" and self.parent.name != "before":
            raise OSError(28, "No space left on device")
        return plain(self, target)

    def change_two() -> None:
        with draft(folder) as copy:
            change(copy, "sources", b"An atlas", b"The atlas")  # replaced first, and put back
            change(copy, "stops", b"reefs", b"fish")

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(ImportFailedError, match="No space left"):
        change_two()
    assert written(folder) == before


def test_a_correction_drops_a_journey_that_did_not_happen(folder: Path, tmp_path: Path) -> None:
    """The value it takes away is the guard, and the number in the order of travel closes up."""
    file = table(tmp_path, GOOD, GOOD.replace("Apia,Samoa,WSM", "Suva,Fiji,FJI"))
    path = folder / "corrections.csv"
    path.write_text(
        path.read_text() + "stops,sato-ken-2004-01-01-apia,place_id,apia-ws,,the flight was cancelled,atlas\n", encoding="utf-8"
    )
    assert import_stops(folder, file).returncode == 0
    stops = [row for row in read_rows(folder / "stops.csv") if row["official_id"] == "sato-ken"]
    assert [(row["place_id"], row["seq"]) for row in stops] == [("suva-fj", "1")]
    path.write_text(path.read_text().replace("apia-ws", "suva-fj"), encoding="utf-8")
    assert "place_id is 'apia-ws', not 'suva-fj'" in import_stops(folder, file).stderr
    rows = [*read_rows(folder / "corrections.csv")]
    write_rows("corrections", [{**rows[0], "row_id": "b1", "was": "suva-fj"}], folder)
    assert [str(finding) for finding in findings(folder)] == [
        "corrections.csv: row 2, column now: b1 is still in stops.csv, which it drops"
    ]


def test_overlays_that_are_no_numbers_are_named(folder: Path, tmp_path: Path) -> None:
    for name, columns in FILES.items():
        (tmp_path / name).write_text(",".join(columns) + "\n", encoding="utf-8")
    out = io.StringIO()
    out.write("iso3,year,n_votes,agree_usa,agree_rus,agree_chn\nFRA,1946,many,0.5,0.5,\n")
    (tmp_path / "unga_agreement_1946_2020.csv").write_text(out.getvalue(), encoding="utf-8")
    before = written(folder)
    (line,) = run("import", "overlays", tmp_path, "--tables", folder).stderr.splitlines()
    assert line.endswith("unga_agreement_1946_2020.csv: row 2, column n_votes: 'many' is no number")
    assert written(folder) == before


@pytest.mark.parametrize(
    ("name", "line", "told"),
    [
        ("overlays.csv", "reefs,Reefs,XYZ,member,,2001,,Atlas,https://x.org/", "column iso3: 'XYZ' is neither in countries.csv nor in"),
        (
            "overlays.csv",
            "reefs,Reefs,WSM,member,,2001-02-30,,Atlas,https://x.org/",
            "column valid_from: '2001-02-30' is not a day, a month",
        ),
        ("overlays.csv", "reefs,Reefs,WSM,member,,2001-02,2000,Atlas,https://x.org/", "column valid_to: '2000' is before valid_from"),
        ("historic_states.csv", "OLD,Old,WSM XYZ,1900,1950,Atlas,https://x.org/", "column members_iso3: 'XYZ' is neither in"),
        ("us_goods_trade_1985_2022.csv", "WSM,19x5,1,2", "column year: '19x5' is not a day, a month or a year"),
    ],
)
def test_overlays_are_refused_by_the_row_of_their_own_file(folder: Path, tmp_path: Path, name: str, line: str, told: str) -> None:
    for file, columns in FILES.items():
        (tmp_path / file).write_text(",".join(columns) + "\n" + (f"{line}\n" if file == name else ""), encoding="utf-8")
    (said,) = run("import", "overlays", tmp_path, "--tables", folder).stderr.splitlines()
    assert said.startswith(f"error: {tmp_path / name}: row 2, {told}")
