"""Reads a folder of tables for the running program: checked first, so that nothing starts on a broken table."""

import hashlib
import sys
from contextlib import suppress
from pathlib import Path

from data.check import findings
from data.errors import TableError
from data.schema import TABLES
from data.tables import SHIPPED, Tables, read_table, version

SEALS = Path(sys.prefix) / "checked"  # one empty file for each set of tables that broke no rule, of these rules


def load(folder: Path = SHIPPED, seals: Path = SEALS) -> Tables:
    """Read every table of a folder. Tables that have passed every rule before are not checked again, as long as tables and rules stay.

    Raises TableError with file, row, column and rule where one of them breaks a rule.
    """
    now = version(folder)
    seal = seals / seal_of(now)
    if not seal.exists():
        if broken := findings(folder):
            rest = f" (and {len(broken) - 1} more: python -m data check)" if len(broken) > 1 else ""
            raise TableError(f"{broken[0]}{rest}")
        with suppress(OSError):  # where nothing can be written, the next start checks again
            seals.mkdir(exist_ok=True)
            seal.touch()
    return Tables(**{name: read_table(name, folder) for name in TABLES}, version=now)


def seal_of(tables: str) -> str:
    """A name for tables of some version that pass the rules of this program."""
    digest = hashlib.sha256(tables.encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:24]
