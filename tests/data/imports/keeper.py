"""A keeper at the command line, with a table of his own."""

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from data.__main__ import main
from data.imports.handmade import COLUMNS

HEADER = ",".join([*COLUMNS, "quote"])  # further columns are read too


GOOD = "Ken Sato,2004-01-01,2004-01-03,Apia,Samoa,WSM,Talks,Sato in Apia,https://example.org/a,quote"


class Answer(NamedTuple):
    """What a command said."""

    returncode: int
    stdout: str
    stderr: str


def run(*words: object) -> Answer:
    """The command line, in this process, where the gazetteer is read once."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "argv", ["data", *map(str, words)]):
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
    return Answer(code, out.getvalue(), err.getvalue())


def import_stops(folder: Path, file: Path) -> Answer:
    return run("import", "stops", file, "--official", "sato-ken", "--tables", folder, "--accessed", "2026-11-25")


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def table(tmp_path: Path, *rows: str) -> Path:
    file = tmp_path / "sato.csv"
    file.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return file
