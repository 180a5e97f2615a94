"""Reads a folder of tables for the running program: checked first, so that nothing starts on a broken table."""

from pathlib import Path

from data.check import findings
from data.errors import TableError
from data.schema import TABLES
from data.tables import SHIPPED, Tables, read_table, version


def load(folder: Path = SHIPPED) -> Tables:
    """Read every table of a folder.

    Raises TableError with file, row, column and rule where one of them breaks a rule.
    """
    if broken := findings(folder):
        rest = f" (and {len(broken) - 1} more: python -m data check)" if len(broken) > 1 else ""
        raise TableError(f"{broken[0]}{rest}")
    return Tables(**{name: read_table(name, folder) for name in TABLES}, version=version(folder))
