"""The rules that hold over all tables, run at every start and by `python -m data check`."""

import csv
from pathlib import Path

import pandas as pd

from data.columns import Column
from data.findings import Finding, at
from data.rules import Frames, across_tables
from data.schema import TABLES
from data.tables import SHIPPED, files_of, raw_table, read_cells, read_table


def findings(folder: Path = SHIPPED) -> list[Finding]:
    """Every broken rule of every table; the rules across tables run once each table is sound in itself."""
    found: list[Finding] = []
    raw: Frames = {}
    for name, table in TABLES.items():
        paths = files_of(name, folder)
        if not paths and not table.is_optional:
            found.append(Finding(f"{name}.csv", 1, table.names[0], "the file is missing"))
        broken = [finding for path in paths for finding in form(path, table.names)]
        found += broken
        if not broken:
            raw[name] = raw_table(name, folder)
    if found:
        return found
    for name, frame in raw.items():
        for column in TABLES[name].columns:
            found += cells(name, frame, column, raw)
        found += keys(name, frame)
    if found:
        return found
    frames = {name: read_table(name, folder) for name in TABLES}
    return across_tables(frames, raw)


def form(path: Path, names: list[str]) -> list[Finding]:
    """UTF-8, the header of the schema, the same number of cells in every row."""
    try:
        rows = read_cells(path)
    except OSError as error:
        return [Finding(path.name, 1, names[0], f"the file can be read ({error.strerror})")]
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return [Finding(path.name, line, names[0], "the file is UTF-8 text")]
    except csv.Error as error:
        return [Finding(path.name, 1, names[0], f"the file is CSV as in RFC 4180 ({error})")]
    if not rows or rows[0] != names:
        return [Finding(path.name, 1, ", ".join(rows[0]) if rows else "-", f"the header is {','.join(names)}")]
    return [
        Finding(path.name, line, names[min(len(row), len(names)) - 1], f"a row has {len(names)} cells, this one {len(row)}")
        for line, row in enumerate(rows, 1)
        if len(row) != len(names)
    ]


def cells(name: str, frame: pd.DataFrame, column: Column, raw: Frames) -> list[Finding]:
    """Filled where it must be, of the right form, and known to the table it refers to."""
    value = frame[column.name]
    empty = value == ""
    found = [] if column.is_optional else at(name, frame, empty, column.name, "must not be empty")
    malformed = ~empty & ~value.str.fullmatch(column.pattern)
    found += at(name, frame, malformed, column.name, f"{{}} does not match {column.pattern}")
    if column.kind == "date":
        no_day = ~empty & ~malformed & pd.to_datetime(value, format="%Y-%m-%d", errors="coerce").isna()
        found += at(name, frame, no_day, column.name, "{} is not a day of the calendar")
    if column.refers_to:
        table, key = column.refers_to.split(".")
        unknown = ~empty & ~malformed & ~value.isin(raw[table][key])
        found += at(name, frame, unknown, column.name, f"{{}} is not in {table}.csv")
    return found


def keys(name: str, frame: pd.DataFrame) -> list[Finding]:
    key = list(TABLES[name].key)
    return at(name, frame, frame.duplicated(key), key[0], f"{{}} stands twice ({', '.join(key)} must be unique)")
