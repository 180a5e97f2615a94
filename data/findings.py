"""What a check finds: a rule that is broken, with file, row, column."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Finding:
    """One broken rule; `row` is the line of the file, the header being line 1."""

    file: str
    row: int
    column: str
    rule: str

    def __str__(self) -> str:
        return f"{self.file}: row {self.row}, column {self.column}: {self.rule}"


def at(name: str, frame: pd.DataFrame, broken: "pd.Series[bool]", column: str, rule: str) -> list[Finding]:
    """A finding for each row of the mask; `{}` in the rule is the cell's value."""
    files = frame.attrs.get("files") or [(f"{name}.csv", len(frame))]
    found = []
    for row in frame.index[broken.to_numpy(dtype=bool)]:
        file, line = located(int(row), files)
        found.append(Finding(file, line, column, rule.replace("{}", quoted(frame.at[row, column]))))
    return found


def located(row: int, files: list[tuple[str, int]]) -> tuple[str, int]:
    """File and line of a row of a table put together from files of so many rows."""
    for file, length in files:
        if row < length:
            return file, row + 2
        row -= length
    raise IndexError(row)


def quoted(value: object) -> str:
    """A cell's value as it stands in the file."""
    return str(value.date()) if isinstance(value, pd.Timestamp) else repr(value) if isinstance(value, str) else f"{value:g}"
