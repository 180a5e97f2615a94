"""A draft of a folder of tables: written whole, held to every rule, and only then put in its place, all files or none."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from data.check import findings, form
from data.errors import ImportFailedError
from data.findings import Finding
from data.schema import TABLES
from data.tables import files_of

NEEDED = ("countries", "officials", "terms", "sources", "corrections")  # tables that every import reads
MOST_TOLD = 20  # broken rules told one by one


@contextmanager
def draft(folder: Path) -> Iterator[Path]:
    """A copy of a folder of tables to write into.

    Raises ImportFailedError, and leaves the folder as it was, where the copy breaks a rule in the end; an error raised
    inside leaves it as it was too.
    """
    if not folder.is_dir():
        raise ImportFailedError(f"{folder}: there is no such folder of tables")
    if broken := unreadable(folder):
        raise ImportFailedError(f"{folder}: nothing was taken in, because its tables cannot be read:\n  " + told(broken))
    with TemporaryDirectory(prefix=".draft-", dir=folder) as name:
        copy = Path(name)
        for path in folder.glob("*.csv"):
            shutil.copy2(path, copy)
        yield copy
        if broken := findings(copy):
            raise ImportFailedError("nothing was written, because the tables would break rules:\n  " + told(broken))
        replace_all(copy, folder)


def unreadable(folder: Path) -> list[Finding]:
    """What keeps the tables of a folder from being read at all: a file of another form, or none of those all else stands on."""
    found = [finding for name, table in TABLES.items() for path in files_of(name, folder) for finding in form(path, table.names)]
    missing = [name for name in NEEDED if not files_of(name, folder)]
    return [*found, *(Finding(f"{name}.csv", 1, TABLES[name].names[0], "the file is missing") for name in missing)]


def told(broken: list[Finding]) -> str:
    """Broken rules a line each, as many as one reads."""
    lines = [*map(str, broken[:MOST_TOLD]), *([f"and {len(broken) - MOST_TOLD} more"] if len(broken) > MOST_TOLD else [])]
    return "\n  ".join(lines)


def replace_all(copy: Path, folder: Path) -> None:
    """Put every table of a copy that is another than the folder's in its place; where one cannot be, put back those that were."""
    changed = [path for path in sorted(copy.glob("*.csv")) if not is_same(path, folder / path.name)]
    kept = copy / "before"
    kept.mkdir()
    for path in changed:
        if (folder / path.name).exists():
            shutil.copy2(folder / path.name, kept)
    done: list[str] = []
    try:
        for path in changed:
            path.replace(folder / path.name)
            done.append(path.name)
    except BaseException as error:  # also where somebody stops the program: all files or none
        for name in done:
            if (kept / name).exists():
                (kept / name).replace(folder / name)
            else:
                (folder / name).unlink()
        if isinstance(error, OSError):
            raise ImportFailedError(f"{folder}: nothing was written ({error.strerror})") from error
        raise


def is_same(path: Path, other: Path) -> bool:
    return other.exists() and path.read_bytes() == other.read_bytes()
