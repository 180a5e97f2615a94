"""What a table may hold: columns, the patterns of their cells, and the keys and the order of rows."""

from dataclasses import dataclass

ID = r"[a-z0-9]+(?:[-_.][a-z0-9]+)*"
ALPHA3 = r"[A-Z]{3}"
PARTIAL_DATE = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
URL = r"https?://\S+"
TEXT = r"\S(?:.*\S)?"


@dataclass(frozen=True)
class Column:
    """One column: `pattern` its cells match whole, `refers_to` the `table.column` that must hold them."""

    name: str
    pattern: str = TEXT
    is_optional: bool = False
    refers_to: str | None = None
    kind: str = "text"  # text, date, number


@dataclass(frozen=True)
class Table:
    """One table: its columns, the columns no two rows share, and the columns it is sorted by.

    An optional table may be missing, and may have further files of the same form beside it.
    """

    columns: tuple[Column, ...]
    key: tuple[str, ...]
    order: tuple[str, ...] = ()
    is_optional: bool = False

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    def drops(self, column: str, now: str) -> bool:
        """Whether a correction takes away a value that no row can do without: the row is then dropped."""
        return not now and any(one.name == column and not one.is_optional for one in self.columns)

    def columns_of(self, kind: str) -> list[str]:
        return [column.name for column in self.columns if column.kind == kind]


def date(name: str, *, is_optional: bool = False) -> Column:
    return Column(name, DATE, is_optional, kind="date")


def number(name: str, *, is_optional: bool = False) -> Column:
    return Column(name, r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?", is_optional, kind="number")


def choice(name: str, *values: str) -> Column:
    return Column(name, "|".join(values))
