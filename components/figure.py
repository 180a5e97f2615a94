"""Figures from the command line: `python -m components.figure "QUERY" -o out.png`, or many queries from a file."""

import datetime as dt
import sys
from functools import partial
from pathlib import Path
from typing import Annotated
from urllib.parse import parse_qsl

import typer

from components.addresses.pictures import MEDIA, figure_of
from components.addresses.renderer import Renderer, find_chrome
from components.paper.settings import Paper
from data.errors import ToursError
from data.load import load
from data.selection import Selection
from data.tables import SHIPPED
from data.tours import Tours

TOPOJSON = Path(__file__).resolve().parent.parent / "assets" / "topojson"


def draw(
    query: Annotated[str, typer.Argument(help="The query of a view, with width, height, scale, title ... as for /figure.png")] = "",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="The picture: .png, .svg or .pdf")] = None,
    queries: Annotated[Path | None, typer.Option(help="A file of queries, one a line")] = None,
    folder: Annotated[Path, typer.Option(help="Where the pictures of --queries go")] = Path("figures"),
    kind: Annotated[str, typer.Option(help="Their kind: png, svg or pdf")] = "png",
    tables: Annotated[Path, typer.Option(help="The folder of tables")] = SHIPPED,
    chrome: Annotated[str | None, typer.Option(envvar="CHROME_PATH", help="The Chrome that draws")] = None,
) -> None:
    """Draw the figure of one query, or of every line of a file."""
    try:
        tours = Tours.of(load(tables))
        jobs = planned(tours, query, out, queries, folder, kind)
        renderer = Renderer(find_chrome(chrome), TOPOJSON)
        with typer.progressbar(jobs, file=sys.stderr, label="Drawing", hidden=len(jobs) < 2) as shown:
            for words, path in shown:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(picture(tours, words, path.suffix[1:], renderer))
        renderer.close()
    except ToursError as error:
        sys.exit(f"error: {error}")


def planned(tours: Tours, query: str, out: Path | None, queries: Path | None, folder: Path, kind: str) -> list[tuple[str, Path]]:
    """Which query goes into which file. Raises ToursError where that is not said."""
    if queries is None:
        path = out or Path("figure.png")
        if path.suffix[1:] not in MEDIA:
            raise ToursError(f"{path} is no .png, .svg or .pdf")
        return [(query, path)]
    if kind not in MEDIA:
        raise ToursError(f"--kind {kind} is not png, svg or pdf")
    try:
        lines = queries.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ToursError(f"{queries} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ToursError(f"{queries} cannot be read: it is no UTF-8 text") from None
    jobs: list[tuple[str, Path]] = []
    for number, line in enumerate(map(str.strip, lines), 1):
        if not line or line.startswith("#"):
            continue
        try:
            name = Selection.parse(line, tours.known).file_name(tours.tables.short_names)
        except ToursError as error:
            raise ToursError(f"{queries}, line {number}: {error}") from None
        jobs.append((line, folder / f"{len(jobs) + 1:03d}_{name}.{kind}"))
    return jobs


def picture(tours: Tours, query: str, kind: str, renderer: Renderer) -> bytes:
    """The picture of one query."""
    paper = Paper.read(dict(parse_qsl(query.removeprefix("?"))))
    build = partial(figure_of, tours, Selection.parse(query, tours.known), paper, dt.date.today())
    return renderer.picture(build, kind, paper.width, paper.height, paper.scale)


if __name__ == "__main__":
    typer.run(draw)
