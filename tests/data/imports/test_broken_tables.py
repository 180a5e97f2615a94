"""Imports into folders of tables that are broken already, or that are stopped half way: a line, and nothing half written."""

from pathlib import Path

import pytest

from data.imports.draft import draft
from data.load import load
from tests.data.imports.keeper import GOOD, import_stops, run, table, written


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda raw: raw + b"a,b\r\n", "stops.csv: row 7, column official_id: a row has 13 cells"),
        (lambda raw: raw + b'"no end\r\n', "stops.csv: row 1, column stop_id: the file is CSV"),
        (lambda raw: raw.replace(b"reefs", b"r\xe9efs"), "the file is UTF-8 text"),
        (lambda raw: raw.decode().encode("utf-16"), "the file is UTF-8 text"),
        (lambda raw: raw.split(b"\n", 1)[1], "the header is stop_id,official_id"),
    ],
)
def test_a_broken_table_is_told_in_a_line(folder: Path, tmp_path: Path, damage: object, told: str) -> None:
    path = folder / "stops.csv"
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    before = written(folder)
    answer = import_stops(folder, table(tmp_path, GOOD))
    assert answer.returncode == 1
    assert "Traceback" not in answer.stderr
    assert told in answer.stderr
    assert str(folder) in answer.stderr
    assert written(folder) == before


def test_a_table_that_is_a_folder_and_a_folder_without_tables_are_told_in_a_line(folder: Path, tmp_path: Path) -> None:
    (folder / "stops.csv").unlink()
    (folder / "stops.csv").mkdir()
    answer = import_stops(folder, table(tmp_path, GOOD))
    assert "stops.csv: row 1, column stop_id: the file can be read" in answer.stderr
    with pytest.raises(Exception, match=r"stops\.csv"):
        load(folder, tmp_path / "seals")
    empty = tmp_path / "empty"
    empty.mkdir()
    answer = run("import", "stops", table(tmp_path, GOOD), "--official", "sato-ken", "--tables", empty)
    assert "countries.csv: row 1, column country: the file is missing" in answer.stderr
    assert ".draft" not in answer.stderr


def test_who_stops_an_import_leaves_all_tables_as_they_were(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, plain = written(folder), Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target == folder / "stops.csv" and self.parent.name != "before":
            raise KeyboardInterrupt
        return plain(self, target)

    def change_two() -> None:
        with draft(folder) as copy:
            for name, old, new in (("sources", b"An atlas", b"The atlas"), ("stops", b"reefs", b"fish")):
                (copy / f"{name}.csv").write_bytes((copy / f"{name}.csv").read_bytes().replace(old, new))

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        change_two()
    assert written(folder) == before


def test_a_city_made_of_signs_and_a_stop_told_twice_are_refused(folder: Path, tmp_path: Path) -> None:
    answer = import_stops(folder, table(tmp_path, GOOD.replace("Apia,", "!!!,")))
    assert "row 2, column city: '!!!' holds no letter" in answer.stderr
    path = folder / "stops.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    first = lines[1].split(",")
    again = ",".join(["b9", *first[1:4], "4", *first[5:]])
    path.write_text("".join([*lines[:4], again, *lines[4:]]), encoding="utf-8")
    answer = run("check", "--tables", folder)
    assert "is the stop of another row too" in answer.stdout
