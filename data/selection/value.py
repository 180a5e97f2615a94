"""What a reader has chosen: one frozen value, written as the address's query string and nothing else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import pandas as pd

from data.errors import SelectionError
from data.selection import fields as keys
from data.selection.filed import MOST_OFFICIALS, first_of
from data.selection.key import Key, Names, keyed
from data.selection.packed import all_but, pack, unpacked
from data.selection.readers import ALL, Known
from data.tables import Tables

LONGEST = 2_000  # characters of an address
LONGEST_NAME = 120  # characters of a file's name
PACKED = "z"
SLOTS = ("who", "when", "where", "what")  # of a description


@dataclass(frozen=True)
class Selection:
    """A reader's choice; an empty field does not restrict. Each field's key is an object of `data/selection/fields.py`.

    `since` and `until` are ISO days (keys `from` and `to`); a stop is chosen if any of its days lies between them.
    `tour` and `panel` (`country:CUB`, `place:tashkent-uz`) say what the panel tells; they do not restrict the map.
    `tables` is the version of the tables a link was made with.
    """

    official: tuple[str, ...] = keyed(keys.OFFICIAL)
    since: str = keyed(keys.SINCE)
    until: str = keyed(keys.UNTIL)
    country: tuple[str, ...] = keyed(keys.COUNTRY)
    region: tuple[str, ...] = keyed(keys.REGION)
    membership: tuple[str, ...] = keyed(keys.MEMBERSHIP)
    office: tuple[str, ...] = keyed(keys.OFFICE)
    visit: str = keyed(keys.VISIT)
    kind: tuple[str, ...] = keyed(keys.KIND)
    met: tuple[str, ...] = keyed(keys.MET)
    q: str = keyed(keys.WORDS)
    overlay: str = keyed(keys.OVERLAY)
    overlay2: str = keyed(keys.OVERLAY2)
    asof: str = keyed(keys.ASOF)
    projection: str = keyed(keys.PROJECTION)
    tab: str = keyed(keys.TAB)
    compare: str = keyed(keys.COMPARE)
    pair: tuple[str, ...] = keyed(keys.PAIR)
    second: str = keyed(keys.SECOND)
    within: str = keyed(keys.WITHIN)
    tour: str = keyed(keys.TOUR)
    panel: str = keyed(keys.PANEL)
    tables: str = keyed(keys.VERSION)
    problems: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def parse(cls, query: str, known: Known, *, is_strict: bool = True) -> "Selection":
        """Read a query string, with or without its question mark; keys it does not know are ignored.

        Raises SelectionError naming the value that is wrong; with `is_strict=False` that value is left out,
        the rest applies, and `problems` tells what was wrong.
        """
        given = grouped(query.removeprefix("?"))
        values: dict[str, Any] = {}
        problems: list[str] = []
        try:
            given = {**grouped(unpacked(once(PACKED, given[PACKED]))), **given} if PACKED in given else given
        except SelectionError as error:
            if is_strict:
                raise
            problems.append(str(error))
        for name, key in KEYS.items():
            if key.key not in given:
                continue
            try:
                text = joined(given[key.key]) if key.is_list else once(key.key, given[key.key])
                values[name] = key.read(key.key, text.strip(), known)
            except SelectionError as error:
                if is_strict:
                    raise
                problems.append(str(error))
        if values.get("since") and values.get("until") and values["since"] > values["until"]:
            message = f"from={values['since']} is after to={values['until']}"
            if is_strict:
                raise SelectionError(message)
            problems.append(message)
            del values["since"], values["until"]
        return cls(**values, problems=tuple(problems))

    def query(self) -> str:
        """The query string, without a question mark: empty and default values left out, `official=all` if nothing else."""
        pairs = [(KEYS[name].key, ",".join(value) if isinstance(value, tuple) else value) for name, value in self._given().items()]
        if not self.is_restricted:
            pairs.insert(0, (keys.OFFICIAL.key, ALL))
        return urlencode(pairs, quote_via=quote, safe=",/:")

    def short(self, known: Known, most: int) -> str:
        """The query string in few characters: as it is up to `most`, else with long lists as "all but" (`!`), and packed (`z=`)."""
        if len(self.query()) <= most:
            return self.query()
        lists: dict[str, Any] = {
            name: all_but(getattr(self, name), getattr(known, key.among)) for name, key in KEYS.items() if key.among and key.is_list
        }
        return f"{PACKED}={pack(replace(self, **lists).query())}"

    def but(self, **changes: Any) -> "Selection":
        """The same selection with some fields changed."""
        return replace(self, **{"problems": (), **changes})

    def mask(self, stops: pd.DataFrame, tables: Tables) -> "pd.Series[bool]":
        """Which stops (rows of `Tours.all_stops`) the selection holds."""
        held = pd.Series(True, index=stops.index)
        for name, value in self._given().items():
            if (mask := KEYS[name].mask) is not None:
                held &= mask(value, stops, tables)
        return held

    @property
    def is_restricted(self) -> bool:
        """Whether any filter narrows the stops down."""
        return any(KEYS[name].restricts for name in self._given())

    @property
    def is_of_places(self) -> bool:
        """Whether some countries alone are meant."""
        return any(KEYS[name].restricts and KEYS[name].slot == "where" for name in self._given())

    @property
    def rests_on_words(self) -> bool:
        """Whether words, or kinds, which are read from words by rules, narrow the stops down: then no stop is no claim."""
        return any(KEYS[name].is_of_words for name in self._given())

    def describe(self, names: Names) -> str:
        """The selection in words, as in "Lavrov and Pompeo, 29 January to 8 February 2020"."""
        told: dict[str, list[str]] = {slot: [] for slot in SLOTS}
        for name in self._given():
            if (say := KEYS[name].say) is not None:
                told[KEYS[name].slot].append(say(self, names))
        who, when, where = (" ".join(part for part in told[slot] if part) for slot in ("who", "when", "where"))
        who = who or "All officials"
        parts = [who, when, where] if when else [f"{who} {where}".strip()]
        return ", ".join(part for part in [*parts, *told["what"]] if part)

    def file_name(self, names: Mapping[str, str]) -> str:
        """The name a figure of it is saved under, without an ending: `diplomatic-tours_lavrov-pompeo_2020-01-29_2020-02-08`."""
        from_names = [re.sub(r"[^a-z0-9]+", "-", names[key].casefold()).strip("-") for key in self.official]
        who = "-".join(first_of(from_names, MOST_OFFICIALS)) or "all"
        rest = [word for name in self._given() if (filed := KEYS[name].filed) is not None for word in filed(self)]
        return "_".join(part for part in ("diplomatic-tours", who, self.since, self.until, *rest) if part)[:LONGEST_NAME]

    def _given(self) -> dict[str, Any]:
        """The fields that are not as they are where nothing is chosen."""
        return {name: value for name, key in KEYS.items() if (value := getattr(self, name)) != key.default}


KEYS: dict[str, Key] = {item.name: item.metadata["key"] for item in fields(Selection) if "key" in item.metadata}
RESTRICTING = {name: key for name, key in KEYS.items() if key.restricts}


def grouped(query: str) -> dict[str, list[str]]:
    """The pairs of a query string by key, empty values left out."""
    found: dict[str, list[str]] = {}
    for key, value in parse_qsl(query, keep_blank_values=False):
        found.setdefault(key, []).append(value)
    return found


def once(key: str, values: list[str]) -> str:
    """The value of a key that takes one. Raises SelectionError where it is given more than once."""
    if len(values) > 1:
        raise SelectionError(f"{key}= is given {len(values)} times ({', '.join(values[:3])}): give it once")
    return values[0]


def joined(values: list[str]) -> str:
    """A list that is given in parts. Raises SelectionError where one of several parts means all but these."""
    if len(values) > 1 and any(value.strip().startswith("!") for value in values):
        raise SelectionError(f"{values[0]} and {values[1]} cannot be joined: a list of all but some is given once")
    return ",".join(values)
