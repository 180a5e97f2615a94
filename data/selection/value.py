"""What a reader has chosen: one frozen value, written as the address's query string and nothing else."""

import base64
import datetime as dt
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import pandas as pd

from data.errors import SelectionError
from data.schema import KINDS
from data.words import listed, period, plural

ABSENCE, ABSENCE_OFFICE = (
    "absence",
    "absence-office",
)  # computed from the stops: of the officials asked about, of any holder of their offices
ABSENCES = (ABSENCE, ABSENCE_OFFICE)
ALL = "all"  # official=all: no filter at all, so that an address is never empty
PROJECTIONS = ("natural-earth", "orthographic", "azimuthal-equidistant")
TABS = ("tours", "stops", "encounters", "coverage")
LONGEST_WINDOW = 366  # days between two arrivals that still count as an encounter
MANY = 40
LONGEST = 2_000  # characters of an address
MOST_PACKED = 20_000  # characters a packed address may hold
LISTS = {"official": "officials", "country": "countries", "region": "regions", "office": "offices"}


@dataclass(frozen=True)
class Known:
    """The values an address may name."""

    officials: frozenset[str]
    offices: frozenset[str]
    countries: frozenset[str]
    regions: frozenset[str]
    places: frozenset[str]
    overlays: frozenset[str] = frozenset()

    @classmethod
    def of(cls, frames: Mapping[str, pd.DataFrame]) -> "Known":
        return cls(
            officials=frozenset(frames["officials"]["official_id"]),
            offices=frozenset(frames["officials"]["office"]),
            countries=frozenset(frames["countries"]["country"]),
            regions=frozenset(frames["countries"]["region"]),
            places=frozenset(frames["places"]["place_id"]),
            overlays=frozenset(frames["overlays"]["overlay_id"]) | {*ABSENCES},
        )


@dataclass(frozen=True)
class Selection:
    """A reader's choice; an empty field does not restrict.

    `since` and `until` are ISO days (keys `from` and `to`); a stop is chosen if any of its days lies between them.
    `tour` and `panel` (`country:CUB`, `place:tashkent-uz`) say what the panel tells; they do not restrict the map.
    `tables` is the version of the tables a link was made with.
    """

    official: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    country: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    office: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    q: str = ""
    overlay: str = ""
    overlay2: str = ""
    asof: str = ""
    projection: str = "natural-earth"
    tab: str = "tours"
    pair: tuple[str, ...] = ()
    within: str = ""
    tour: str = ""
    panel: str = ""
    tables: str = ""
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
            given = {**grouped(unpacked(once("z", given["z"]))), **given} if "z" in given else given
        except SelectionError as error:
            if is_strict:
                raise
            problems.append(str(error))
        for key, read in READERS.items():
            if key not in given:
                continue
            try:
                text = joined(given[key]) if key in JOINED else once(key, given[key])
                values[FIELDS.get(key, key)] = read(key, text.strip(), known)
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
        defaults = Selection()
        pairs = []
        for item in fields(self):
            value = getattr(self, item.name)
            if item.name == "problems" or value == getattr(defaults, item.name):
                continue
            pairs.append((KEYS.get(item.name, item.name), ",".join(value) if isinstance(value, tuple) else value))
        if not self.is_restricted:
            pairs.insert(0, ("official", ALL))
        return urlencode(pairs, quote_via=quote, safe=",/:")

    def short(self, known: Known, most: int) -> str:
        """The query string in few characters: as it is up to `most`, else with long lists as "all but" (`!`), and packed (`z=`)."""
        if len(self.query()) <= most:
            return self.query()
        lists: dict[str, Any] = {name: all_but(getattr(self, name), getattr(known, allowed)) for name, allowed in LISTS.items()}
        whole = replace(self, **lists).query()
        return f"z={base64.urlsafe_b64encode(zlib.compress(whole.encode(), 9)).decode().rstrip('=')}"

    def but(self, **changes: Any) -> "Selection":
        """The same selection with some fields changed."""
        return replace(self, **{"problems": (), **changes})

    @property
    def is_restricted(self) -> bool:
        """Whether any filter narrows the stops down."""
        return any((self.official, self.since, self.until, self.country, self.region, self.office, self.kind, self.q))

    @property
    def rests_on_words(self) -> bool:
        """Whether words, or kinds, which are read from words by rules, narrow the stops down: then no stop is no claim."""
        return bool(self.q or self.kind)

    def describe(self, names: Mapping[str, str], countries: Mapping[str, str]) -> str:
        """The selection in words, as in "Lavrov and Pompeo, 29 January to 8 February 2020".

        `names` gives each official's short name, `countries` each country's name.
        """
        who = listed([names[key] for key in self.official]) or listed([plural(office) for office in self.office])
        who += f" as {listed(list(self.office), 'or')}" if self.official and self.office else ""
        where = " ".join("in " + listed(names) for names in ([countries[code] for code in self.country], list(self.region)) if names)
        when, who = period(self.since, self.until), who or "All officials"
        parts = [who, when, where] if when else [f"{who} {where}".strip()]
        if self.kind:
            parts.append(listed(list(self.kind), "or") + " stops")
        if self.q:
            parts.append(f"mentioning “{self.q}”")
        return ", ".join(part for part in parts if part)

    def file_name(self, names: Mapping[str, str]) -> str:
        """The name a figure of it is saved under, without an ending: `diplomatic-tours_lavrov-pompeo_2020-01-29_2020-02-08`."""
        from_names = [re.sub(r"[^a-z0-9]+", "-", names[key].casefold()).strip("-") for key in self.official]
        who = "-".join(from_names[:4]) + (f"-and-{len(from_names) - 4}-more" if len(from_names) > 4 else "") or "all"
        rest = [
            *([f"tour-{self.tour.replace('/', '-')}"] if self.tour else []),
            *(["-".join(self.pair)] if self.pair else []),
            *self.country[:6],
            *(re.sub(r"\W+", "-", text.casefold()) for text in (*self.region, *self.office, *self.kind, self.q) if text),
            *(key for key in (self.overlay, self.overlay2) if key),
            *([self.asof] if self.asof and (self.overlay or self.overlay2) else []),
        ]
        return "_".join(part for part in ("diplomatic-tours", who, self.since, self.until, *rest) if part)[:120]


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


def all_but(values: tuple[str, ...], allowed: frozenset[str]) -> tuple[str, ...]:
    """A list of values; where it is most of those allowed, the others, marked so."""
    rest = sorted(allowed - set(values))
    return (f"!{rest[0]}", *rest[1:]) if rest and len(rest) < len(values) else values


def unpacked(text: str) -> str:
    """The query string that was packed (`Selection.short`)."""
    try:
        reader = zlib.decompressobj()
        found = reader.decompress(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), MOST_PACKED)
        if not reader.eof:
            raise SelectionError("z= is damaged or too long")
        return found.decode()
    except (ValueError, zlib.error):
        raise SelectionError("z= is damaged: it is no packed address") from None


def days(key: str, text: str, known: Known) -> str:
    """An ISO day."""
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        raise SelectionError(f"{key}={text} is not a day (write YYYY-MM-DD)") from None


def one_of(allowed: tuple[str, ...]) -> Any:
    """A reader of a value out of a fixed list."""

    def read(key: str, text: str, known: Known) -> str:
        if text not in allowed:
            raise SelectionError(f"{key}={text} is not one of {', '.join(allowed)}")
        return text

    return read


def several(of: str, what: str) -> Any:
    """A reader of a comma-separated list out of the values in the tables; after an exclamation mark, of all but these."""

    def read(key: str, text: str, known: Known) -> tuple[str, ...]:
        if key == "official" and text == ALL:
            return ()
        allowed: frozenset[str] = getattr(known, of)
        values = tuple(dict.fromkeys(part.strip() for part in text.removeprefix("!").split(",") if part.strip()))
        if unknown := [value for value in values if value not in allowed]:
            raise SelectionError(f"{key}={unknown[0]} is no {what} of these tables")
        if not values:
            raise SelectionError(f"{key}={text} names no {what}")
        if text.startswith("!"):
            values = tuple(sorted(allowed - set(values)))
        is_all = len(values) == len(allowed) > MANY  # all of many says the same as none, in an address that stays short
        return () if is_all else values

    return read


def kinds(key: str, text: str, known: Known) -> tuple[str, ...]:
    """A comma-separated list of kinds of stop."""
    values = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if unknown := [value for value in values if value not in KINDS]:
        raise SelectionError(f"{key}={unknown[0]} is not one of {', '.join(KINDS)}")
    return values


def words(key: str, text: str, known: Known) -> str:
    """Words to look for."""
    if len(text) > 200:
        raise SelectionError(f"{key}= is longer than 200 characters")
    return text


def tour_id(key: str, text: str, known: Known) -> str:
    """`<official_id>/<date>`."""
    official, _, date = text.partition("/")
    try:
        if official in known.officials and days(key, date, known):
            return text
    except SelectionError:
        pass
    raise SelectionError(f"{key}={text} is no tour (write official_id/YYYY-MM-DD)")


def told(key: str, text: str, known: Known) -> str:
    """What the panel tells: `country:CUB` or `place:tashkent-uz`."""
    kind, _, value = text.partition(":")
    if value not in {"country": known.countries, "place": known.places}.get(kind, frozenset()):
        raise SelectionError(f"{key}={text} is no country or place of these tables (write country:CUB or place:tashkent-uz)")
    return text


def overlay(key: str, text: str, known: Known) -> str:
    """An overlay of the tables."""
    if text not in known.overlays:
        raise SelectionError(f"{key}={text} is no overlay of these tables")
    return text


def two_sides(key: str, text: str, known: Known) -> tuple[str, ...]:
    """Two officials, or two countries whose officials are meant."""
    sides = tuple(part.strip() for part in text.split(","))
    if len(set(sides)) != 2 or len(sides) != 2 or not (set(sides) <= known.officials or set(sides) <= known.countries):
        raise SelectionError(f"{key}={text} is no pair (write two officials or two countries, with a comma between)")
    return tuple(sorted(sides))  # neither is the first: one pair, one address


def window(key: str, text: str, known: Known) -> str:
    """A number of days."""
    if not re.fullmatch(r"[0-9]{1,4}", text) or int(text) > LONGEST_WINDOW:
        raise SelectionError(f"{key}={text} is no number of days from 0 to {LONGEST_WINDOW}")
    return str(int(text))


def version(key: str, text: str, known: Known) -> str:
    """The version of the tables: twelve hexadecimal digits."""
    if not re.fullmatch(r"[0-9a-f]{12}", text):
        raise SelectionError(f"{key}={text} is no version of tables (twelve of 0-9, a-f)")
    return text


READERS: dict[str, Any] = {
    "official": several("officials", "official"),
    "from": days,
    "to": days,
    "country": several("countries", "country"),
    "region": several("regions", "region"),
    "office": several("offices", "office"),
    "kind": kinds,
    "q": words,
    "overlay": overlay,
    "overlay2": overlay,
    "asof": days,
    "projection": one_of(PROJECTIONS),
    "tab": one_of(TABS),
    "pair": two_sides,
    "within": window,
    "tour": tour_id,
    "panel": told,
    "tables": version,
}
JOINED = {*LISTS, "kind"}  # lists, which may be given in parts
FIELDS = {"from": "since", "to": "until"}
KEYS = {name: key for key, name in FIELDS.items()}
