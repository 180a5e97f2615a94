"""Every rule over the tables finds what breaks it, and says where."""

from pathlib import Path

import pytest

from data.check import findings
from data.errors import TableError
from data.load import load
from data.tables import version


def test_the_made_up_tables_are_sound(folder: Path) -> None:
    assert findings(folder) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "finding"),
    [
        ("stops", "b1,blanc-anne", "b2,blanc-anne", "stops.csv: row 3, column stop_id: 'b2' stands twice (stop_id must be unique)"),
        ("stops", "2003-03-03,1", "2003-02-30,1", "stops.csv: row 2, column left: '2003-02-30' is not a day of the calendar"),
        ("stops", "2003-03-03,1", "2003-02-03,1", "stops.csv: row 2, column left: 2003-02-03 is before arrived"),
        ("stops", "suva-fj,Fiji,bilateral", "suva-fj,Fiji,party", "stops.csv: row 2, column kind: 'party' does not match bilateral|"),
        ("stops", "1,suva-fj,Fiji", "1,lutetia-fr,Fiji", "stops.csv: row 2, column place_id: 'lutetia-fr' is not in places.csv"),
        ("stops", "1,suva-fj,Fiji", "1,suva-fj,", "stops.csv: row 2, column country_then: must not be empty"),
        ("stops", ",3,singapore", ",4,singapore", "stops.csv: row 4, column seq: 4 is not the next number in the order of travel"),
        ("stops", "https://example.org/b1", "example.org", "stops.csv: row 2, column source_ref: 'example.org' does not match"),
        ("stops", "atlas,https://example.org/b1", ",https://example.org/b1", "stops.csv: row 2, column source_id: must not be empty"),
        ("coverage", "2004-12-31,complete", "2003-03-09,complete", "stops.csv: row 4, column arrived: 2003-03-10 is outside"),
        ("places", "48.8534", "98.8534", "places.csv: row 3, column latitude: 98.8534 is beyond 90 degrees"),
        ("officials", "2001-01-01,,atlas", "2000-01-01,,atlas", "officials.csv: row 2, column in_office_since"),
        ("stories", "official=blanc-anne", "official=noir", "stories.csv: row 2, column query: official=noir is no official"),
        (
            "sources",
            "title,",
            "name,",
            "sources.csv: row 1, column source_id, name, publisher",
        ),
        ("sources", "CC0 1.0,", "CC0 1.0,,", "sources.csv: row 2, column is_weak: a row has 7 cells, this one 8"),
    ],
)
def test_a_broken_rule_is_told_with_file_row_and_column(folder: Path, table: str, old: str, new: str, finding: str) -> None:
    path = folder / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(str(found).startswith(finding) for found in findings(folder)), "\n".join(map(str, findings(folder)))


def test_a_correction_that_does_not_stand_is_found(folder: Path) -> None:
    path = folder / "corrections.csv"
    path.write_text(path.read_text() + "stops,b1,left,2003-03-03,2003-03-02,misprint,atlas\n", encoding="utf-8")
    assert [str(found) for found in findings(folder)] == ["corrections.csv: row 2, column now: b1 still says '2003-03-03'"]


def test_a_missing_file_and_bytes_that_are_no_text_are_found(folder: Path) -> None:
    (folder / "terms.csv").unlink()
    (folder / "sources.csv").write_bytes(b"source_id\n\xff\n")
    assert [str(found) for found in findings(folder)] == [
        "terms.csv: row 1, column official_id: the file is missing",
        "sources.csv: row 2, column source_id: the file is UTF-8 text",
    ]


def test_nothing_starts_on_a_broken_table(folder: Path) -> None:
    path = folder / "places.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("48.8534", "200"), encoding="utf-8")
    with pytest.raises(TableError, match=r"places\.csv: row 3, column latitude"):
        load(folder)


def test_the_version_changes_with_any_table(folder: Path) -> None:
    before = version(folder)
    (folder / "sources.csv").write_text((folder / "sources.csv").read_text().replace("An atlas", "The atlas"))
    assert len(before) == 12
    assert version(folder) != before


@pytest.mark.parametrize(
    ("since", "until", "value", "told"),
    [
        ("2020-13", "", "1", "column since: '2020-13' is not a day, a month or a year"),
        ("2020-02-30", "", "1", "column since: '2020-02-30' is not a day, a month or a year"),
        ("2015-01-01", "2001-01-01", "1", "column until: '2001-01-01' is before since"),
        ("2015", "2014-05", "1", "column until: '2014-05' is before since"),
        ("2020", "2020", "1e999", "column value: '1e999' is no number"),
    ],
)
def test_a_spell_that_cannot_be_is_found(folder: Path, since: str, until: str, value: str, told: str) -> None:
    """What these rules let pass, a reader would meet as an error of the server."""
    (folder / "overlays.csv").write_text("overlay_id,name,group,kind,description,unit,source_id\nx,X,G,number,Words,km,atlas\n")
    (folder / "spells.csv").write_text(f"overlay_id,country,value,since,until,note,source_id\nx,FRA,{value},{since},{until},,atlas\n")
    assert any(told in str(finding) for finding in findings(folder)), findings(folder)
