"""What a key of an address is: how it is read, which stops it leaves, how it is said, and what it may be."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from data.membership import membership_name, memberships_of
from data.selection.readers import Known, Reader, read_one_of, several
from data.tables import Tables

if TYPE_CHECKING:
    from data.selection.value import Selection

Schema = dict[str, Any]
DAY: Schema = {"type": "string", "format": "date"}


@dataclass(frozen=True)
class Names:
    """The words for values: of officials (short names), of countries and states that are gone, and of memberships."""

    officials: Mapping[str, str]
    countries: Mapping[str, str]
    memberships: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, tables: Tables) -> "Names":
        return cls(tables.short_names, tables.state_names, {one: membership_name(tables, one) for one in memberships_of(tables)})


@dataclass(frozen=True)
class Key:
    """One key. `key`: as it stands in an address. `read`: its text into a value, or SelectionError.

    `told` and `schema`: what it means and may be, for /openapi.json (`{last}`: the last day of the record).
    `mask`: which stops (rows of `Tours.all_stops`) a value leaves, where the key restricts them. `say`: the selection's words of
    it, in the `slot` who, when, where or what of its description. `filed`: its words in the name of a file.
    `among`: which of Known's values a list is taken from. `is_of_words`: it reads words, by search or by rules, so that no
    stop is no claim. `is_list`: it may be given in parts.
    """

    key: str
    read: Reader
    told: str = ""
    schema: Callable[[Known], Schema] | None = None
    default: Any = ""
    mask: Callable[[Any, pd.DataFrame, Tables], "pd.Series[bool]"] | None = None
    slot: str = ""
    say: Callable[["Selection", Names], str] | None = None
    filed: Callable[["Selection"], list[str]] | None = None
    among: str = ""
    is_of_words: bool = False
    is_list: bool = False

    @property
    def restricts(self) -> bool:
        return self.mask is not None


def keyed(key: Key) -> Any:
    """The field of a selection that a key fills."""
    return field(default=key.default, metadata={"key": key})


def some_of(among: str, key: str, what: str, told: str, **more: Any) -> Key:
    """A list of values out of the tables."""

    def schema(known: Known) -> Schema:
        items = {"type": "string", "enum": sorted(getattr(known, among))}
        return {"type": "array", "items": items, "minItems": 1, "uniqueItems": True}

    return Key(key, several(among, what), told, schema, default=(), among=among, is_list=True, **more)


def one_of(key: str, allowed: tuple[str, ...], told: str, **more: Any) -> Key:
    """One value out of a fixed list."""

    values = [value for value in allowed if value]
    return Key(key, read_one_of(allowed), told, lambda _: {"type": "string", "enum": values}, default=allowed[0], **more)
