"""A draft of a folder of tables: written whole, held to every rule, and only then put in its place, all files or none."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from data.check import findings
from data.errors import ImportFailedError

MOST_TOLD = 20  # broken rules told one by one


@contextmanager
def draft(folder: Path) -> Iterator[Path]:
    """A copy of a folder of tables to write into.

    Raises ImportFailedError, and leaves the folder as it was, where the copy breaks a rule in the end; an error raised
    inside leaves it as it was too.
    """
    if not folder.is_dir():
        raise ImportFailedError(f"{folder}: there is no such folder of tables")
    with TemporaryDirectory(prefix=".draft-", dir=folder) as name:
        copy = Path(name)
        for path in folder.glob("*.csv"):
            shutil.copy2(path, copy)
        yield copy
        if broken := findings(copy):
            told = [*map(str, broken[:MOST_TOLD]), *([f"and {len(broken) - MOST_TOLD} more"] if len(broken) > MOST_TOLD else [])]
            raise ImportFailedError("nothing was written, because the tables would break rules:\n  " + "\n  ".join(told))
        replace_all(copy, folder)


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
    except OSError as error:
        for name in done:
            if (kept / name).exists():
                (kept / name).replace(folder / name)
            else:
                (folder / name).unlink()
        raise ImportFailedError(f"{folder}: nothing was written ({error.strerror})") from error


def is_same(path: Path, other: Path) -> bool:
    return other.exists() and path.read_bytes() == other.read_bytes()
