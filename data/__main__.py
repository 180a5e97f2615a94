"""The command line of the tables: `python -m data --help`."""

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from geopy.exc import GeopyError

from data.check import findings
from data.errors import ToursError
from data.imports import handmade, historyatstate, itineraries, met, received
from data.imports import overlays as overlay_import
from data.imports.draft import draft
from data.imports.gather import Gathered
from data.imports.geocode import Resolver
from data.imports.online import nominatim
from data.imports.regeocode import regeocode
from data.tables import SHIPPED

T = TypeVar("T")

cli = typer.Typer(help="Import, geocode and check the tables of diplomatic tours.", no_args_is_help=True, add_completion=False)
importing = typer.Typer(help="Take a source in, and write stops, places and coverage anew.", no_args_is_help=True)
cli.add_typer(importing, name="import")

Tables = Annotated[Path, typer.Option("--tables", envvar="TOURS_TABLES", help="The folder of the tables.", show_default="data/tables")]
Online = Annotated[bool, typer.Option("--online", help="Ask OpenStreetMap's Nominatim for what no table knows (1 request a second).")]


def gathered(tables: Path, online: bool = False) -> Gathered:
    return Gathered(tables, Resolver.read(online=nominatim() if online else None))


def report(imported: Gathered, tables: Path) -> None:
    """Say what was taken in and whose coverage grew, and list what stands without a place."""
    typer.echo(f"{len(imported.stops):,} stops written to {tables / 'stops.csv'}")
    for line in imported.grown:
        typer.echo(line)
    for line in sorted(imported.unplaced):
        typer.echo(f"not placed: {line}", err=True)


@importing.command("historyatstate")
def import_historyatstate(
    folder: Annotated[Path, typer.Argument(help="A checkout of the Office of the Historian's travel record.")],
    tables: Tables = SHIPPED,
    online: Online = False,
) -> None:
    """Every foreign trip of US presidents and secretaries of state since 1866."""
    with draft(tables) as copy:
        imported = gathered(copy, online)
        historyatstate.gather(folder, imported, progress)
        imported.write()
    report(imported, tables)


@importing.command("stops")
def import_stops(
    file: Annotated[Path, typer.Argument(help=f"A CSV file with the columns {', '.join(handmade.COLUMNS)}.")],
    official: Annotated[str, typer.Option(help="The official_id whose stops these are, as in officials.csv.")],
    tables: Tables = SHIPPED,
    accessed: Annotated[str, typer.Option(help="The day the pages were read (YYYY-MM-DD).", show_default="today")] = "",
    online: Online = False,
) -> None:
    """One official's stops from a table made by hand; they replace the stops that official had."""
    with draft(tables) as copy:
        imported = gathered(copy, online)
        sources = handmade.gather(file, official, accessed or dt.date.today().isoformat(), imported)
        imported.write()
        handmade.write_sources(sources, copy)
    report(imported, tables)


@importing.command("itineraries")
def import_itineraries(
    folder: Annotated[
        Path, typer.Argument(help=f"A folder with {itineraries.OFFICIALS} and a table of stops an official, official_id.csv.")
    ],
    tables: Tables = SHIPPED,
    accessed: Annotated[str, typer.Option(help="The day the pages were read (YYYY-MM-DD).", show_default="today")] = "",
    online: Online = False,
) -> None:
    """Many officials at once, with offices, terms and coverage; rows of one stop are joined, days to be looked at are listed."""
    with draft(tables) as copy:
        imported = gathered(copy, online)
        taken = itineraries.gather(folder, accessed or dt.date.today().isoformat(), imported, progress)
        imported.write()
    for line in [*taken.doubts, *taken.merged]:
        typer.echo(line)
    report(imported, tables)


@importing.command("counterparts")
def import_counterparts(
    folder: Annotated[Path, typer.Argument(help="A checkout of the Office of the Historian's travel record.")], tables: Tables = SHIPPED
) -> None:
    """Whom officials met, read from the words of the travel record and from the remarks of all other stops."""
    with draft(tables) as copy:
        people, stops = met.gather(folder, copy, progress)
    typer.echo(f"{people:,} counterparts at {stops:,} stops written to {tables / 'counterparts.csv'}")


@importing.command("received")
def import_received(
    folder: Annotated[Path, typer.Argument(help="A folder with a table of visits a host, such as usa_1874_2024.csv.")],
    tables: Tables = SHIPPED,
    accessed: Annotated[str, typer.Option(help="The day the sources were read (YYYY-MM-DD).", show_default="today")] = "",
) -> None:
    """Visits of foreign leaders to a country: the other side of a stop."""
    with draft(tables) as copy:
        visits = received.gather(folder, copy, accessed or dt.date.today().isoformat())
    typer.echo(f"{visits:,} visits written to {tables / 'received.csv'}")


@importing.command("overlays")
def import_overlays(
    folder: Annotated[Path, typer.Argument(help="A folder with overlays.csv, historic_states.csv and the three yearly series.")],
    tables: Tables = SHIPPED,
    accessed: Annotated[str, typer.Option(help="The day the sources were read (YYYY-MM-DD).", show_default="today")] = "",
) -> None:
    """Dated overlays of countries: memberships, spheres, sanctions, yearly numbers."""
    with draft(tables) as copy:
        overlays, spells = overlay_import.gather(folder, copy, accessed or dt.date.today().isoformat())
    typer.echo(f"{overlays} overlays, {spells:,} spells written to {tables}")


@cli.command()
def geocode(tables: Tables = SHIPPED, online: Online = False) -> None:
    """Look again for the places that stand at a region or a country only; a row a human placed stays as it is."""
    with draft(tables) as copy:
        result = regeocode(copy, Resolver.read(online=nominatim() if online else None), progress)
    for line in result.lines:
        typer.echo(line)
    typer.echo(f"{result.share:.2%} of {result.stops:,} stops stand at a city or a site; {len(result.lines)} places do not")


@cli.command()
def check(tables: Tables = SHIPPED) -> None:
    """Hold every rule over every table; exit 1 and one line per finding: file, row, column, rule."""
    found = findings(tables)
    for finding in found:
        typer.echo(finding)
    if found:
        raise typer.Exit(1)
    typer.echo(f"{tables}: nothing to find")


@cli.command("basemap")
def build_basemap(
    atlas: Annotated[Path, typer.Argument(help="The folder of npm's world-atlas 2.0.2.")],
    out: Annotated[Path, typer.Option(help="Where the topojson files go.")] = Path("assets/topojson"),
) -> None:
    """Draw the base map anew from public-domain geometry, with this project's border policy."""
    from data.imports import basemap  # needs shapely, which what runs does not

    for path in basemap.build(atlas, out):
        typer.echo(f"{path}: {path.stat().st_size / 1000:.0f} kB")


def progress(items: list[T], label: str) -> Iterator[T]:
    """The items, behind a progress bar on standard error (none where that is not a terminal)."""
    with typer.progressbar(items, label=label, file=sys.stderr) as bar:
        yield from bar


def main() -> None:
    """Run a command; the project's own errors are told in a line, not in a traceback."""
    try:
        cli()
    except (ToursError, OSError, GeopyError) as error:
        typer.echo(f"error: {error}", err=True)
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
