"""Reads CSV files that people make, by whatever program: what cannot be read is said in a line, with file and row."""

import csv
import io
from pathlib import Path

from data.errors import ImportFailedError

DELIMITERS = ",;\t"
BLANK = " \t,;"  # what a line without a cell is made of
SAVE_AS = "save it as CSV, UTF-8"
NOTHING = dict.fromkeys([*range(0x00, 0x09), *range(0x0E, 0x20), 0x7F, 0x200B, 0xFEFF])  # signs that nobody sees, and no cell means


class Row(dict[str, str]):
    """A row by its columns, which knows where it stands, counted from the first row of the file, blank ones included."""

    def __init__(self, cells: dict[str, str], file: Path, number: int) -> None:
        super().__init__(cells)
        self.file, self.number = file, number

    def broken(self, column: str, rule: str) -> str:
        return f"{self.file}: row {self.number}, column {column}: {rule}"


def read_rows_of(file: Path, columns: list[str]) -> list[Row]:
    """The rows of a file whose header holds some columns, cells tidied (`tidy`); further columns are read too.

    UTF-8 with or without a byte order mark; commas, semicolons or tabs between the cells. Raises ImportFailedError with
    file, row and what to do.
    """
    text = text_of(file)
    header, *_ = [*(line for line in text.splitlines() if line.strip(BLANK)), ""]
    delimiter = max(DELIMITERS, key=lambda sign: len(set(next(csv.reader([header], delimiter=sign), [])) & set(columns)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        rows += reader
    except csv.Error as error:
        is_long = "field limit" in str(error)
        rule = f"a cell of more than {csv.field_size_limit():,} letters: a quotation mark without its end, perhaps" if is_long else ""
        rule = rule or f"no CSV as in RFC 4180 ({error})"
        raise ImportFailedError(f"{file}: row {len(rows) + 1}, line {reader.line_num}: {rule}") from None
    first = next((number for number, cells in enumerate(rows, 1) if any(map(tidy, cells))), 1)  # blank lines may stand before
    names = [tidy(name) for name in rows[first - 1]] if rows else []
    if missing := [column for column in columns if column not in names]:
        raise ImportFailedError(f"{file}: row {first}: the columns {', '.join(missing)} are missing")
    if twice := [name for number, name in enumerate(names) if name in names[:number] and name]:
        raise ImportFailedError(f"{file}: row {first}: the column {twice[0]} stands twice")
    found = []
    for number, cells in enumerate(rows[first:], first + 1):
        if not any(map(tidy, cells)):
            continue
        if len(cells) != len(names):
            raise ImportFailedError(f"{file}: row {number}: {len(cells)} cells where the header has {len(names)}")
        found.append(Row(dict(zip(names, map(tidy, cells), strict=True)), file, number))
    return found


def text_of(file: Path) -> str:
    """The text of a file. Raises ImportFailedError where it cannot be read, or is not UTF-8."""
    if file.is_dir():
        raise ImportFailedError(f"{file}: a folder, where a CSV file is asked for")
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise ImportFailedError(f"{file}: cannot be read ({error.strerror})") from None
    head = raw[:200]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head.count(0) > len(head) // 8:  # every other byte of Latin text
        raise ImportFailedError(f"{file}: row 1: UTF-16 text, or no text at all: {SAVE_AS}")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        seen = raw[max(0, error.start - 12) : error.start + 6].decode("cp1252", errors="replace").split("\n")[-1]
        raise ImportFailedError(f"{file}: row {row}: not UTF-8 at “{tidy(seen)}” (Windows-1252 perhaps): {SAVE_AS}") from None


def tidy(cell: str) -> str:
    """A cell without what nobody sees: spaces around it, no-break and doubled spaces, line breaks, control characters."""
    return " ".join(cell.translate(NOTHING).split())
