"""How a part of the page takes hand in the selection, without writing it: controls show it and change it, gestures change it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from data.selection import Selection

Changes = dict[str, Any]


@dataclass(frozen=True)
class Control:
    """A component whose property mirrors the selection: `show` gives it, `read` turns a new value into changes of fields.

    Where `read` raises SelectionError, or the changes do not go together, the selection stays; a control that `says_errors`
    has a property `error`, which then tells why.
    """

    id: str
    prop: str
    show: Callable[[Selection], Any]
    read: Callable[[Any], Changes]
    says_errors: bool = False


@dataclass(frozen=True)
class Gesture:
    """A property that only reports what the reader did, such as a click on the map."""

    id: str
    prop: str
    read: Callable[[Any], Changes]


def one(id: str, field: str) -> Control:
    """A choice of one value or none; none is None, which alone empties the field of a list."""
    return Control(id, "value", lambda selection: getattr(selection, field) or None, lambda value: {field: value or ""})


def words(id: str, field: str) -> Control:
    """A text whose empty value restricts nothing."""
    return Control(id, "value", lambda selection: getattr(selection, field), lambda value: {field: value or ""})


def many(id: str, field: str) -> Control:
    """A choice of several values."""
    return Control(id, "value", lambda selection: list(getattr(selection, field)), lambda value: {field: tuple(value or ())})
