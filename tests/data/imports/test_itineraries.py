"""Many officials taken in at once: offices, terms and coverage, rows of one stop joined, days to be looked at listed."""

from pathlib import Path

import pytest

from data.check import findings
from data.imports import itineraries
from data.tables import read_rows
from tests.data.imports.keeper import HEADER, Answer, run, written

HEADS = ",".join([*itineraries.COLUMNS, *itineraries.COVER])
NOIR = "noir-luc,Luc Noir,Prime Minister of France,FRA,Paris,2010-05-01,2012-04-30,2010-05-10,2011-12-31,partial,a list of trips"
SATO = "sato-ken,Ken Sato,Minister of Foreign Affairs of Japan,JPN,Tokyo,2001-01-01,2005-12-31,2001-01-01,2005-12-31,partial,a list"
BLANC = "blanc-anne,Anne Blanc,Minister of Foreign Affairs of France,FRA,Paris,2001-01-01,,2003-01-01,2003-12-31,partial,a list"
NAMES = {"noir-luc": "Luc Noir", "sato-ken": "Ken Sato", "blanc-anne": "Anne Blanc"}


def row(since: str, until: str, place: str, said: str = "Talks", page: str = "https://example.org/page") -> str:
    """A row without its official: `place` is city, country and alpha-3."""
    return f"{since},{until},{place},{said},A page,{page},quote"


def take(folder: Path, tmp_path: Path, *heads: str, **rows: list[str]) -> Answer:
    """What the command says of a folder with these officials and these tables of stops (`sato_ken=[...]`)."""
    source = tmp_path / "source"
    (source / "itineraries").mkdir(parents=True, exist_ok=True)
    (source / itineraries.OFFICIALS).write_text("\n".join([HEADS, *heads]) + "\n", encoding="utf-8")
    for key, own in rows.items():
        official_id = key.replace("_", "-")
        lines = [HEADER, *(f"{NAMES.get(official_id, official_id)},{line}" for line in own)]
        (source / "itineraries" / f"{official_id}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return run("import", "itineraries", source, "--tables", folder, "--accessed", "2026-11-25")


def stops(folder: Path, official_id: str) -> list[tuple[str, str, str, str]]:
    """Arrived, left, place and status of an official's stops."""
    own = [one for one in read_rows(folder / "stops.csv") if one["official_id"] == official_id]
    return [(one["arrived"], one["left"], one["place_id"], one["status"]) for one in own]


def of(folder: Path, table: str, official_id: str) -> list[dict[str, str]]:
    return [one for one in read_rows(folder / f"{table}.csv") if one["official_id"] == official_id]


def test_a_new_official_comes_with_office_term_coverage_and_pages(folder: Path, tmp_path: Path) -> None:
    said = take(folder, tmp_path, NOIR, noir_luc=[row("2010-06-01", "2010-06-02", "Tokyo,Japan,JPN"), row("2010-07-01", "", ",Egypt,EGY")])
    assert said.returncode == 0, said.stderr
    assert findings(folder) == []
    [head] = of(folder, "officials", "noir-luc")
    assert (head["name"], head["country"], head["base_place_id"]) == ("Luc Noir", "FRA", "paris-fr")
    [term] = of(folder, "terms", "noir-luc")
    assert (term["since"], term["until"]) == ("2010-05-01", "2012-04-30")
    [cover] = of(folder, "coverage", "noir-luc")
    assert (cover["since"], cover["until"], cover["completeness"]) == ("2010-05-10", "2011-12-31", "partial")
    assert cover["note"] == "a list of trips"
    pages = {one["source_id"]: one["url"] for one in read_rows(folder / "sources.csv")}
    assert pages[term["source_id"]] == "https://en.wikipedia.org/wiki/Luc_Noir"
    assert pages[cover["source_id"]] == "https://example.org/page"
    assert stops(folder, "noir-luc")[0] == ("2010-06-01", "2010-06-02", "tokyo-jp", "confirmed")
    unread = next(one for one in read_rows(folder / "places.csv") if one["place_id"] == stops(folder, "noir-luc")[1][2])
    assert (unread["name"], unread["precision"]) == ("Egypt (city not known)", "country")


def test_the_same_folder_twice_gives_the_same_tables(folder: Path, tmp_path: Path) -> None:
    rows = [row("2003-03-19", "2003-03-20", "Singapore,Singapore,SGP"), row("2004-05-01", "", "Suva,Fiji,FJI")]
    take(folder, tmp_path, NOIR, SATO, noir_luc=[row("2010-06-01", "", "Tokyo,Japan,JPN")], sato_ken=rows)
    once = written(folder)
    again = take(folder, tmp_path, NOIR, SATO, noir_luc=[row("2010-06-01", "", "Tokyo,Japan,JPN")], sato_ken=rows)
    assert again.returncode == 0, again.stderr
    assert written(folder) == once


def test_rows_of_one_stop_become_one_and_the_better_sourced_is_kept(folder: Path, tmp_path: Path) -> None:
    """Within three days, in one country: the row there, which knows city and page, or the new one, which knows the last day too."""
    said = take(
        folder, tmp_path, SATO, sato_ken=[row("2003-03-23", "", ",Singapore,SGP"), row("2003-03-24", "2003-03-25", "Suva,Fiji,FJI")]
    )
    assert stops(folder, "sato-ken") == [
        ("2003-03-20", "", "singapore-sg", "confirmed"),
        ("2003-03-24", "2003-03-25", "suva-fj", "confirmed"),  # what was announced has been made
    ]
    assert "one stop, the row there kept: sato-ken, 2003-03-20, Singapore (atlas), not sato-ken, 2003-03-23" in said.stdout
    assert "one stop, the better sourced taken: sato-ken, 2003-03-24, Suva (example.org" in said.stdout


def test_a_row_four_days_away_is_a_stop_of_its_own(folder: Path, tmp_path: Path) -> None:
    said = take(folder, tmp_path, SATO, sato_ken=[row("2003-03-24", "", "Singapore,Singapore,SGP")])
    assert [one[0] for one in stops(folder, "sato-ken")] == ["2003-03-20", "2003-03-22", "2003-03-24"]
    assert "one stop" not in said.stdout


def test_two_cities_read_in_one_country_are_two_stops(folder: Path, tmp_path: Path) -> None:
    said = take(folder, tmp_path, BLANC, blanc_anne=[row("2003-03-02", "2003-03-02", "Nadi,Fiji,FJI")])
    assert [one[2] for one in stops(folder, "blanc-anne")][:2] == ["suva-fj", "nadi-fj"]
    assert "two cities, two stops: blanc-anne, 2003-03-02, Nadi" in said.stdout


def test_a_weak_page_gives_way(folder: Path, tmp_path: Path) -> None:
    sources = folder / "sources.csv"
    weak = "blog,A blog,Nobody,https://blogspot.example.org/,none,2026-01-01,yes\r\n"
    sources.write_text(sources.read_text(encoding="utf-8") + weak, encoding="utf-8", newline="")
    table = folder / "stops.csv"
    text = table.read_text(encoding="utf-8").replace("confirmed,,atlas,https://example.org/s1", "confirmed,,blog,https://example.org/s1")
    table.write_text(text, encoding="utf-8", newline="")
    take(folder, tmp_path, SATO, sato_ken=[row("2003-03-20", "", ",Singapore,SGP")])
    [first, *_] = of(folder, "stops", "sato-ken")
    assert first["source_ref"] == "https://example.org/page"


def test_days_of_a_whole_tour_on_every_stop_are_worked_out_and_listed(folder: Path, tmp_path: Path) -> None:
    rows = [row("2004-06-01", "2004-06-05", "Cairo,Egypt,EGY"), row("2004-06-01", "2004-06-05", "Amman,Jordan,JOR")]
    said = take(folder, tmp_path, SATO, sato_ken=[*rows, row("2004-08-01", "2004-08-02", "Suva,Fiji,FJI")])
    assert [one[3] for one in stops(folder, "sato-ken") if one[0] >= "2004"] == ["inferred", "inferred", "confirmed"]
    assert "the tour's days on every stop: sato-ken, 2004-06-01 to 2004-06-05, EGY, JOR" in said.stdout


@pytest.mark.parametrize(
    ("days", "line"),
    [
        ([("2004-06-01", ""), ("2004-06-01", "")], "two countries on one day, 2004-06-01: EGY, JOR (a day trip?)"),
        ([("2004-06-01", "2004-06-03"), ("2004-06-02", "2004-06-02"), ("2004-06-03", "")], None),
        ([("2004-06-01", "2004-06-02"), ("2004-06-02", ""), ("2004-06-02", "2004-06-04")], "3 countries on one day, 2004-06-02"),
        (
            [("2004-06-01", "2004-06-03"), ("2004-06-02", "2004-06-04")],
            "two stops overlap: EGY 2004-06-01 to 2004-06-03 and JOR 2004-06-02 to 2004-06-04",
        ),
        ([("2004-06-01", "2004-06-02"), ("2004-06-02", "2004-06-04")], None),  # the day of the journey
    ],
)
def test_days_to_be_looked_at_are_listed(folder: Path, tmp_path: Path, days: list[tuple[str, str]], line: str | None) -> None:
    places = ("Cairo,Egypt,EGY", "Amman,Jordan,JOR", "Damascus,Syria,SYR")
    said = take(folder, tmp_path, SATO, sato_ken=[row(*span, place) for span, place in zip(days, places, strict=False)])
    told = [each for each in said.stdout.splitlines() if each.startswith("sato-ken: ")]
    assert (told == []) if line is None else any(line in each for each in told), said.stdout


def test_what_is_known_in_full_stays_so(folder: Path, tmp_path: Path) -> None:
    take(folder, tmp_path, BLANC, blanc_anne=[row("2003-07-01", "", "Cairo,Egypt,EGY")])
    [cover] = of(folder, "coverage", "blanc-anne")
    assert (cover["since"], cover["until"], cover["completeness"]) == ("2001-01-01", "2004-12-31", "complete")


def test_a_record_ends_before_journeys_that_were_only_announced(folder: Path, tmp_path: Path) -> None:
    ahead = "Talks (announced in advance)"
    rows = [row("2010-06-01", "", "Tokyo,Japan,JPN"), row("2011-12-01", "", "Suva,Fiji,FJI", ahead)]
    take(folder, tmp_path, NOIR, noir_luc=rows)
    [cover] = of(folder, "coverage", "noir-luc")
    assert cover["until"] == "2011-11-30"
    assert [one[3] for one in stops(folder, "noir-luc")] == ["confirmed", "announced"]


def test_offices_a_person_wrote_are_kept(folder: Path, tmp_path: Path) -> None:
    before = [of(folder, name, "sato-ken") for name in ("officials", "terms")]
    take(folder, tmp_path, SATO.replace("Minister of Foreign Affairs of Japan", "Envoy"), sato_ken=[row("2004-05-01", "", "Suva,Fiji,FJI")])
    assert [of(folder, name, "sato-ken") for name in ("officials", "terms")] == before


def refused(folder: Path, tmp_path: Path, *heads: str, **rows: list[str]) -> str:
    """What the command says where it refuses, and nothing is written."""
    before = written(folder)
    said = take(folder, tmp_path, *heads, **rows)
    assert said.returncode == 1
    assert written(folder) == before
    return said.stderr


def test_what_is_not_whole_is_refused_and_nothing_is_written(folder: Path, tmp_path: Path) -> None:
    good = row("2010-06-01", "", "Tokyo,Japan,JPN")
    assert "official 'vert-eve' is neither in officials.csv nor in" in refused(folder, tmp_path, NOIR, noir_luc=[good], vert_eve=[good])
    (tmp_path / "source" / "itineraries" / "vert-eve.csv").unlink()
    nowhere = refused(folder, tmp_path, NOIR.replace("Paris", "Strelsau"), noir_luc=[good])
    assert "officials_new.csv: row 2, column base: 'Strelsau' is no place of FRA" in nowhere
    assert "row 2, column start_date: '2010-13-01' is not a day" in refused(
        folder, tmp_path, NOIR, noir_luc=[row("2010-13-01", "", "Tokyo,Japan,JPN")]
    )
    (tmp_path / "source" / "itineraries" / "noir-luc.csv").unlink()
    assert "no table of stops (official_id.csv) in it" in refused(folder, tmp_path, NOIR)
    (tmp_path / "source" / itineraries.OFFICIALS).unlink()
    said = run("import", "itineraries", tmp_path / "source", "--tables", folder)
    assert "no officials_new.csv in it" in said.stderr
