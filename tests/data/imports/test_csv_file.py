"""Files of a keeper: any delimiter and encoding, or a line that says why not."""

from pathlib import Path

import pytest

from data.imports.csv_file import read_rows_of, tidy
from tests.data.imports.keeper import GOOD, HEADER, import_stops, run, table


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (("\n".join([HEADER, GOOD.replace("Talks", "Entretiens à Apia")])).encode("cp1252"), "row 2: not UTF-8 at"),
        (("\n".join([HEADER, GOOD])).encode("utf-16"), "UTF-16 text, or no text at all"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "UTF-16 text, or no text at all"),
        (b"", "row 1: the columns official, start_date"),
        (f"\n\n{HEADER},city".encode(), "row 3: the column city stands twice"),
        (f'{HEADER}\n"{GOOD * 2000}'.encode(), "row 2, line 2: a cell of more than 131,072 letters: a quotation mark without its end"),
        (f"{HEADER},city".encode(), "row 1: the column city stands twice"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_in_a_line(folder: Path, tmp_path: Path, content: bytes, told: str) -> None:
    file = tmp_path / "sato.csv"
    file.write_bytes(content)
    answer = import_stops(folder, file)
    assert answer.returncode == 1
    (line,) = answer.stderr.splitlines()
    assert line.startswith(f"error: {file}: ")
    assert told in line


def test_a_folder_and_a_missing_file_are_told_in_a_line(folder: Path, tmp_path: Path) -> None:
    for file, told in ((tmp_path, "a folder, where a CSV file is asked for"), (tmp_path / "none.csv", "cannot be read (No such file")):
        (line,) = import_stops(folder, file).stderr.splitlines()
        assert told in line
    (line,) = run("import", "overlays", tmp_path, "--tables", folder).stderr.splitlines()
    assert "no overlays.csv in it" in line
    (line,) = run("import", "stops", table(tmp_path, GOOD), "--official", "sato-ken", "--tables", tmp_path / "nowhere").stderr.splitlines()
    assert line.startswith("error: ")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_semicolons_tabs_and_a_byte_order_mark_are_read(tmp_path: Path, delimiter: str, mark: bytes) -> None:
    file = tmp_path / "stops.csv"
    text = f'city{delimiter}country\r\n"Cairo{delimiter} Giza"{delimiter}Égypte\r\n\r\n'
    file.write_bytes(mark + text.encode())
    (row,) = read_rows_of(file, ["city", "country"])
    assert (row["city"], row["country"], row.number) == (f"Cairo{delimiter} Giza".replace("\t", ""), "Égypte", 2)


def test_blank_lines_before_the_header_and_a_letter_nobody_sees_are_no_error(tmp_path: Path) -> None:
    file = tmp_path / "stops.csv"
    file.write_bytes(b"\n;;\ncity;country\nAp\0ia;Samoa\n")
    (row,) = read_rows_of(file, ["city", "country"])
    assert (row["city"], row["country"], row.number) == ("Apia", "Samoa", 4)


def test_cells_are_tidied_of_what_nobody_sees() -> None:
    assert tidy("\u00a0Nur\u2011Sultan \u200b\r\n city\x07\ufeff ") == "Nur\u2011Sultan city"
