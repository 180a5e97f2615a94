"""The keys of an address, one object each: how it is read, which stops it leaves, how it is said, and what it may be.

A key is declared where `Selection` (`data/selection/value.py`) has its field; whatever else asks about keys asks these.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from data.met import people_met
from data.schema import KINDS
from data.selection.filed import MOST_COUNTRIES, file_words, first_of
from data.selection.key import DAY, Key, Names, Schema, one_of, some_of
from data.selection.readers import (
    LONGEST_WINDOW,
    LONGEST_WORDS,
    PROJECTIONS,
    TABS,
    Known,
    read_day,
    read_kinds,
    read_overlay,
    read_pair,
    read_panel,
    read_side,
    read_tour,
    read_version,
    read_window,
    read_words,
    several,
)
from data.selection.search import mentioned
from data.tables import Tables
from data.words import listed, period, plural

if TYPE_CHECKING:
    from data.selection.value import Selection


def of_office(offices: tuple[str, ...], stops: pd.DataFrame, tables: Tables) -> "pd.Series[bool]":
    return stops["official_id"].isin(tables.officials.loc[tables.officials["office"].isin(offices), "official_id"])


def in_region(regions: tuple[str, ...], stops: pd.DataFrame, tables: Tables) -> "pd.Series[bool]":
    return stops["country"].isin(tables.countries.loc[tables.countries["region"].isin(regions), "country"])


def say_office(chosen: "Selection", names: Names) -> str:
    return f"as {listed(list(chosen.office), 'or')}" if chosen.official else listed([plural(office) for office in chosen.office])


# --- the keys, in the order of an address ---

OFFICIAL = some_of(
    "officials",
    "official",
    "official",
    "Officials by id, comma-separated; all where left out.",
    mask=lambda officials, stops, _: stops["official_id"].isin(officials),
    slot="who",
    say=lambda chosen, names: listed([names.officials[key] for key in chosen.official]),
)
SINCE = Key(
    "from",
    read_day,
    "First day, YYYY-MM-DD: stops that end on it or later.",
    lambda _: DAY,
    mask=lambda day, stops, _: stops["ends"] >= pd.Timestamp(day),
    slot="when",
    say=lambda chosen, _: period(chosen.since, chosen.until),
)
UNTIL = Key(
    "to",
    read_day,
    "Last day, YYYY-MM-DD, not before that of from: stops that begin on it or earlier.",
    lambda _: DAY,
    mask=lambda day, stops, _: stops["arrived"] <= pd.Timestamp(day),
    slot="when",
    say=lambda chosen, _: "" if chosen.since else period("", chosen.until),
)
COUNTRY = some_of(
    "countries",
    "country",
    "country",
    "Countries by ISO 3166 alpha-3 code (Kosovo XKX), comma-separated.",
    mask=lambda countries, stops, _: stops["country"].isin(countries),
    slot="where",
    say=lambda chosen, names: f"in {listed([names.countries[code] for code in chosen.country])}",
    filed=lambda chosen: first_of(chosen.country, MOST_COUNTRIES),
)
REGION = some_of(
    "regions",
    "region",
    "region",
    "Regions of the UN geoscheme, comma-separated.",
    mask=in_region,
    slot="where",
    say=lambda chosen, _: f"in {listed(list(chosen.region))}",
    filed=lambda chosen: file_words(chosen.region),
)
OFFICE = some_of(
    "offices",
    "office",
    "office",
    "Offices, comma-separated.",
    mask=of_office,
    slot="who",
    say=say_office,
    filed=lambda chosen: file_words(chosen.office),
)
KIND = Key(
    "kind",
    read_kinds,
    "Kinds of stop, comma-separated.",
    lambda _: {"type": "array", "items": {"type": "string", "enum": list(KINDS)}, "minItems": 1, "uniqueItems": True},
    default=(),
    mask=lambda kinds, stops, _: stops["kind"].isin(kinds),
    slot="what",
    say=lambda chosen, _: f"{listed(list(chosen.kind), 'or')} stops",
    filed=lambda chosen: file_words(chosen.kind),
    is_of_words=True,
    is_list=True,
)
WORDS = Key(
    "q",
    read_words,
    "Words to find in places, events and remarks.",
    lambda _: {"type": "string", "maxLength": LONGEST_WORDS},
    mask=lambda words, stops, tables: mentioned(stops, tables, words),
    slot="what",
    say=lambda chosen, _: f"mentioning “{chosen.q}”",
    filed=lambda chosen: file_words((chosen.q,)),
    is_of_words=True,
)


MET = Key(
    "met",
    several("people", "person met"),
    "People met, by name as the sources write it, comma-separated; read from their words by rules.",
    lambda _: {"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": True, "examples": [["Assad"]]},
    default=(),
    mask=lambda people, stops, tables: stops["stop_id"].isin(met_by(tables, people)),
    slot="what",
    say=lambda chosen, _: f"meeting {listed(list(chosen.met), 'or')}",
    filed=lambda chosen: file_words(chosen.met),
    among="people",
    is_of_words=True,
    is_list=True,
)


def met_by(tables: Tables, people: tuple[str, ...]) -> set[str]:
    """The ids of stops at which one of some people was met."""
    met = people_met(tables)
    return set(met.loc[met["person"].isin(people), "stop_id"])


def overlay_schema(known: Known) -> Schema:
    return {"type": "string", "enum": sorted(known.overlays)}


OVERLAY = Key("overlay", read_overlay, "The overlay that fills countries.", overlay_schema, filed=lambda chosen: [chosen.overlay])
OVERLAY2 = replace(OVERLAY, key="overlay2", told="The overlay that outlines countries.", filed=lambda chosen: [chosen.overlay2])
ASOF = Key(
    "asof",
    read_day,
    "The overlays' day; where left out, that of to, or {last}.",
    lambda _: DAY,
    filed=lambda chosen: [chosen.asof] if chosen.overlay or chosen.overlay2 else [],
)
PROJECTION = one_of(
    "projection",
    PROJECTIONS,
    "The map's projection.",
    filed=lambda chosen: [chosen.projection] if chosen.projection != PROJECTIONS[0] else [],
)
TAB = one_of("tab", TABS, "The tab under the map.")
PAIR = Key(
    "pair",
    read_pair,
    "Two officials, or two countries, whose encounters are meant.",
    lambda _: {"type": "string", "pattern": "^[A-Za-z-]+,[A-Za-z-]+$", "examples": ["lavrov-sergey,pompeo-michael-r"]},
    default=(),
    filed=lambda chosen: ["-".join(chosen.pair)],
)
SECOND = Key(
    "second",
    read_side,
    "The official, or the country, that arrived second in the encounters meant; those of one day are left out.",
    lambda _: {"type": "string", "pattern": "^[A-Za-z-]+$", "examples": ["pompeo-michael-r"]},
    filed=lambda chosen: [f"second-{chosen.second.casefold()}"] if chosen.second else [],
)
WITHIN = Key(
    "within",
    read_window,
    "Days between two arrivals that still meet.",
    lambda _: {"type": "integer", "minimum": 0, "maximum": LONGEST_WINDOW},
    filed=lambda chosen: [f"within-{chosen.within}"] if chosen.within else [],
)
TOUR = Key(
    "tour",
    read_tour,
    "The tour in focus, official/first day: what titles, figures and panels tell; files hold the whole selection.",
    lambda _: {"type": "string", "pattern": r"^[a-z0-9-]+/[0-9]{4}-[0-9]{2}-[0-9]{2}$", "examples": ["pompeo-michael-r/2020-01-29"]},
    filed=lambda chosen: [f"tour-{chosen.tour.replace('/', '-')}"],
)
PANEL = Key("panel", read_panel)
VERSION = Key(
    "tables",
    read_version,
    "The version of the tables a link was made with.",
    lambda _: {"type": "string", "pattern": "^[0-9a-f]{12}$", "examples": ["0123456789ab"]},
)
