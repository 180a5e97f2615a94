"""The keys of an address, one object each: how it is read, which stops it leaves, how it is said, and what it may be.

A key is declared where `Selection` (`data/selection/value.py`) has its field; whatever else asks about keys asks these.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from data.firsts import VISITS, is_visit, said
from data.schema import KINDS
from data.selection.filed import MOST_COUNTRIES, file_words, first_of
from data.selection.key import DAY, Key, Names, Schema, one_of, some_of
from data.selection.masks import in_country, in_memberships, in_region, met_by, of_office
from data.selection.readers import (
    COMPARED,
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
from data.words import listed, period, plural, with_the

if TYPE_CHECKING:
    from data.selection.value import Selection


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
    "states",
    "country",
    "country",
    "Countries by ISO 3166 alpha-3 code (Kosovo XKX), comma-separated; a state that is gone (SUN) by its territory, in its years.",
    mask=in_country,
    slot="where",
    say=lambda chosen, names: f"in {listed([with_the(names.countries[code]) for code in chosen.country])}",
    filed=lambda chosen: first_of(chosen.country, MOST_COUNTRIES),
)
REGION = some_of(
    "regions",
    "region",
    "region",
    "Continents, the Middle East, or regions of the UN geoscheme, comma-separated.",
    mask=in_region,
    slot="where",
    say=lambda chosen, _: f"in {listed(list(chosen.region))}",
    filed=lambda chosen: file_words(chosen.region),
)
MEMBERSHIP = some_of(
    "memberships",
    "in",
    "membership",
    "Overlays the country was in on the day of the stop, comma-separated: nato, or with a value us_cocom:SOUTHCOM.",
    mask=in_memberships,
    slot="where",
    say=lambda chosen, names: f"in countries then in {listed([names.memberships[one] for one in chosen.membership], 'or')}",
    filed=lambda chosen: file_words(tuple(f"in-{one}" for one in chosen.membership)),
)
VISIT = one_of(
    "visit",
    ("", *VISITS),
    "The first or the last visit to a country, over the whole record: of the official, of the office, or of the country's officials.",
    mask=lambda visit, stops, tables: is_visit(stops, tables, visit),
    slot="what",
    say=lambda chosen, _: said(chosen.visit),
    filed=lambda chosen: [chosen.visit],
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
COMPARE = one_of("compare", COMPARED, "What the summary sets side by side, where two to four are chosen.")
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
