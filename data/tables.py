"""The tables as they stand in a folder: read once, checked, frozen, handed down."""

import csv
import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from data.frames import row_dicts, row_tuples
from data.names import OtherNames
from data.schema import NAMED, TABLES

SHIPPED = Path(__file__).parent / "tables"


@dataclass(frozen=True, eq=False)
class Tables:
    """Every table as a frame with the columns of `data/tables/README.md`, and `version`, a hash of the files.

    Dates are `datetime64`, empty ones NaT; numbers are numbers; all else is text, empty where not known.
    """

    countries: pd.DataFrame
    officials: pd.DataFrame
    terms: pd.DataFrame
    stops: pd.DataFrame
    places: pd.DataFrame
    coverage: pd.DataFrame
    sources: pd.DataFrame
    overlays: pd.DataFrame
    spells: pd.DataFrame
    historic_states: pd.DataFrame
    names: pd.DataFrame
    counterparts: pd.DataFrame
    received: pd.DataFrame
    stories: pd.DataFrame
    corrections: pd.DataFrame
    version: str

    @cached_property
    def date(self) -> pd.Timestamp:
        """The day the tables are of: the last on which one of their sources was read."""
        return self.sources["accessed"].max()

    @cached_property
    def country_names(self) -> dict[str, str]:
        """alpha-3 -> short English name."""
        return dict(zip(self.countries["country"], self.countries["name"], strict=True))

    @cached_property
    def state_names(self) -> dict[str, str]:
        """alpha-3 -> short English name, of states that are gone too."""
        return {**dict(zip(self.historic_states["code"], self.historic_states["name"], strict=True)), **self.country_names}

    @cached_property
    def other_names(self) -> dict[str, OtherNames]:
        """What else countries and states that are gone, places and officials are called, by kind."""
        return {kind: OtherNames.of(self.names, kind) for kind in NAMED}

    @cached_property
    def positions(self) -> dict[str, tuple[float, float]]:
        """place_id -> (latitude, longitude), degrees."""
        places = self.places
        return dict(zip(places["place_id"], zip(places["latitude"], places["longitude"], strict=True), strict=True))

    @cached_property
    def place_names(self) -> dict[str, str]:
        """place_id -> name."""
        return dict(zip(self.places["place_id"], self.places["name"], strict=True))

    @cached_property
    def publishers(self) -> dict[str, str]:
        """source_id -> publisher."""
        return dict(zip(self.sources["source_id"], self.sources["publisher"], strict=True))

    @cached_property
    def licences(self) -> dict[str, str]:
        """source_id -> licence."""
        return dict(zip(self.sources["source_id"], self.sources["licence"], strict=True))

    @cached_property
    def served(self) -> dict[str, str]:
        """official_id -> the country (alpha-3) the official serves."""
        return dict(zip(self.officials["official_id"], self.officials["country"], strict=True))

    @cached_property
    def bases(self) -> dict[str, str]:
        """official_id -> place_id of the base."""
        return dict(zip(self.officials["official_id"], self.officials["base_place_id"], strict=True))

    @cached_property
    def full_names(self) -> dict[str, str]:
        """official_id -> name."""
        return dict(zip(self.officials["official_id"], self.officials["name"], strict=True))

    @cached_property
    def overlay_heads(self) -> dict[str, dict[str, str]]:
        """overlay_id -> its row in overlays.csv."""
        return {row["overlay_id"]: row for row in row_dicts(self.overlays)}

    @cached_property
    def short_names(self) -> dict[str, str]:
        """official_id -> the name a headline would use: the family name where no two share it."""
        family = {row.official_id: family_name(row.official_id, row.name) for row in row_tuples(self.officials)}
        taken = pd.Series(family).value_counts()
        return {key: name if taken[name] == 1 else self.full_names[key] for key, name in family.items()}


def family_name(official_id: str, name: str) -> str:
    """`Lavrov` of `lavrov-sergey`; the whole name where the family name stands first (`Wang Yi`)."""
    first = official_id.split("-")[0]
    words = name.split()
    if words[0].casefold() == first:
        return name
    return next((word for word in words if word.casefold() == first), name)


def files_of(name: str, folder: Path) -> list[Path]:
    """The files of a table: `spells.csv`, and for overlays and spells also a reader's own, such as `spells-mine.csv`."""
    paths = [folder / f"{name}.csv"]
    if TABLES[name].is_optional:
        paths += sorted(folder.glob(f"{name}-*.csv"))
    return [path for path in paths if path.exists()]


def read_cells(path: Path) -> list[list[str]]:
    """The rows of a table's file, its header first. Raises UnicodeDecodeError, csv.Error and OSError where it cannot be read."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


def raw_table(name: str, folder: Path) -> pd.DataFrame:
    """A table as text, put together from its files; `attrs["files"]` says which rows came from where."""
    paths = files_of(name, folder)
    if not paths:
        return pd.DataFrame({column: pd.Series(dtype="str") for column in TABLES[name].names})
    cells = [read_cells(path) for path in paths]
    frames = [pd.DataFrame(rows, columns=header, dtype="str") for header, *rows in cells]
    table = pd.concat(frames, ignore_index=True) if len(frames) > 1 else frames[0]
    table.attrs["files"] = [(path.name, len(frame)) for path, frame in zip(paths, frames, strict=True)]
    return table


def read_table(name: str, folder: Path = SHIPPED) -> pd.DataFrame:
    """One table with its columns typed; an optional table that is not there is empty."""
    table, frame = TABLES[name], raw_table(name, folder)
    for column in table.columns_of("date"):
        frame[column] = pd.to_datetime(frame[column].replace("", pd.NA), format="%Y-%m-%d")
    for column in table.columns_of("number"):
        frame[column] = pd.to_numeric(frame[column])
    return frame


def read_rows(path: Path) -> list[dict[str, str]]:
    """A CSV file as plain text rows, for the code that writes tables."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(name: str, rows: list[dict[str, str]], folder: Path) -> None:
    """Write one table whole, sorted as its schema says, by way of a second file so that nothing is ever half written."""
    table = TABLES[name]
    numbers = set(table.columns_of("number"))
    if table.order:
        rows = sorted(rows, key=lambda row: [float(row[c]) if c in numbers else row[c] for c in table.order])
    path = folder / f"{name}.csv"
    draft = path.with_suffix(".csv.new")
    with draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, table.names, lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
    draft.replace(path)


def version(folder: Path) -> str:
    """Twelve hexadecimal digits that change when any table changes."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.glob("*.csv") if path.is_file()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
