"""Tables are checked before anything starts, once."""

from pathlib import Path
from typing import Any

import pytest

from data.check import findings
from data.errors import TableError
from data.load import load, seal_of


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that were checked, in turn."""
    done: list[Path] = []

    def noted(folder: Path) -> Any:
        done.append(folder)
        return findings(folder)

    monkeypatch.setattr("data.load.findings", noted)
    return done


def test_tables_that_passed_are_not_checked_again(folder: Path, tmp_path: Path, checks: list[Path]) -> None:
    seals = tmp_path / "seals"
    first, again = load(folder, seals), load(folder, seals)
    assert len(checks) == 1
    assert first.version == again.version
    assert [path.name for path in seals.iterdir()] == [seal_of(first.version)]


def test_tables_that_changed_are_checked_anew_and_broken_ones_each_time(folder: Path, tmp_path: Path, checks: list[Path]) -> None:
    seals = tmp_path / "seals"
    load(folder, seals)
    path = folder / "stops.csv"
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"bilateral", b"party"))
    for _ in range(2):
        with pytest.raises(TableError, match="party"):
            load(folder, seals)
    path.write_bytes(whole)
    load(folder, seals)
    assert len(checks) == 3


def test_where_nothing_can_be_written_every_start_checks(folder: Path, tmp_path: Path, checks: list[Path]) -> None:
    seals = tmp_path / "nowhere" / "seals"  # whose parent is not there
    load(folder, seals)
    load(folder, seals)
    assert len(checks) == 2
