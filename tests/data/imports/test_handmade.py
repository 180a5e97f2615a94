"""Tables made by hand are taken in whole, with their pages as sources, or refused by row."""

from pathlib import Path

import pytest

from data.check import findings
from data.errors import ImportFailedError
from data.imports import handmade
from data.imports.gather import Gathered
from data.tables import read_rows

HEADER = ",".join([*handmade.COLUMNS, "quote"])


def test_a_table_made_by_hand_brings_its_pages_as_sources(tmp_path: Path, gathered: Gathered) -> None:
    file = tmp_path / "sato.csv"
    file.write_text(
        ",".join([*handmade.COLUMNS, "quote"])
        + "\nKen Sato,2004-01-01,,Apia,Samoa,WSM,Talks (announced in advance),Sato in Apia,"
        + "https://www.example.org/a,A sentence that stays out\n",
        encoding="utf-8",
    )
    sources = handmade.gather(file, "sato-ken", "2026-11-23", gathered)
    gathered.write()
    handmade.write_sources(sources, gathered.folder)
    assert findings(gathered.folder) == []
    stop = [row for row in read_rows(gathered.folder / "stops.csv") if row["official_id"] == "sato-ken"]
    assert len(stop) == 1  # they replace the stops that official had
    assert (stop[0]["status"], stop[0]["remark"], stop[0]["source_ref"]) == ("announced", "Talks", "https://www.example.org/a")
    assert "stays out" not in "".join(path.read_text(encoding="utf-8") for path in gathered.folder.glob("*.csv"))
    assert sources[0]["publisher"] == "example.org"


def test_a_table_made_by_hand_must_be_whole(tmp_path: Path, gathered: Gathered) -> None:
    file = tmp_path / "sato.csv"
    file.write_text("official,start_date\nKen Sato,2004-01-01\n")
    with pytest.raises(ImportFailedError, match="row 1: the columns end_date, city"):
        handmade.gather(file, "sato-ken", "2026-11-23", gathered)
    row = "Ken Sato,2004-01-01,,Apia,Samoa,WSM,Talks,Title,no address,quote"
    file.write_text(f"{HEADER}\n{row}\n")
    with pytest.raises(ImportFailedError, match="row 2, column source_url"):
        handmade.gather(file, "sato-ken", "2026-11-23", gathered)


@pytest.mark.parametrize(
    ("row", "broken"),
    [
        ("Ken Sato,2011-13-45,,Apia,Samoa,WSM", "column start_date: '2011-13-45' is not a day"),
        ("Ken Sato,2011-01-01,soon,Apia,Samoa,WSM", "column end_date: 'soon' is not a day"),
        ("Ken Sato,2011-01-01,,Apia,Samoa,XXX", "column iso3: 'XXX' is not in countries.csv"),
        ("Ken Sato,2011-01-01,,Cairo,Egypt,FJI", "column country: 'Egypt' is not FJI"),
        ("Anne Blanc,2011-01-01,,Apia,Samoa,WSM", "column official: 'Anne Blanc' is not 'Ken Sato'"),
    ],
)
def test_a_broken_row_of_a_hand_made_table_is_named(tmp_path: Path, gathered: Gathered, row: str, broken: str) -> None:
    file = tmp_path / "sato.csv"
    file.write_text(f"{HEADER}\n{row},Talks,Title,https://example.org/a,quote\n")
    before = (gathered.folder / "stops.csv").read_bytes()
    with pytest.raises(ImportFailedError) as failure:
        handmade.gather(file, "sato-ken", "2026-11-23", gathered)
    assert f"row 2, {broken}" in str(failure.value)
    assert (gathered.folder / "stops.csv").read_bytes() == before


def test_an_unknown_official_and_an_empty_table_are_refused(tmp_path: Path, gathered: Gathered) -> None:
    file = tmp_path / "noir.csv"
    file.write_text(f"{HEADER}\n")
    with pytest.raises(ImportFailedError, match="no stop in it"):
        handmade.gather(file, "sato-ken", "2026-11-23", gathered)
    file.write_text(f"{HEADER}\nNoir,2011-01-01,,Apia,Samoa,WSM,Talks,T,https://example.org/a,q\n")
    with pytest.raises(ImportFailedError, match=r"'noir' is not in officials\.csv"):
        handmade.gather(file, "noir", "2026-11-23", gathered)


def test_stops_made_by_hand_never_claim_complete_coverage(tmp_path: Path, gathered: Gathered) -> None:
    coverage = gathered.folder / "coverage.csv"
    lines = [line for line in coverage.read_text(encoding="utf-8").splitlines() if not line.startswith("sato-ken")]
    coverage.write_text("\n".join(lines) + "\n", encoding="utf-8")
    file = tmp_path / "sato.csv"
    file.write_text(
        f"{HEADER}\n"
        "Ken Sato,2004-01-01,2004-01-03,Apia,Samoa,WSM,Talks,Title,https://example.org/a,q\n"
        "Ken Sato,2005-02-01,,Suva,Fiji,FJI,Talks,Title,https://example.org/b,q\n"
    )
    sources = handmade.gather(file, "sato-ken", "2026-11-23", gathered)
    gathered.write()
    handmade.write_sources(sources, gathered.folder)
    row = next(row for row in read_rows(coverage) if row["official_id"] == "sato-ken")
    assert (row["since"], row["until"], row["completeness"]) == ("2004-01-01", "2005-02-01", "partial")
    assert findings(gathered.folder) == []
