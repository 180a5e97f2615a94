"""A search by words: which stops mention them, under any name their place, their country or the state of their time bears."""

import functools
import operator
from collections.abc import Iterator

import pandas as pd

from data.names import OtherNames
from data.tables import Tables
from data.words import fold

BEGINNINGS = 1  # the number of the look at beginnings of words
LEAST_LETTERS = 3  # of a beginning
LOOKED_THROUGH = "officials, people met, places and countries under any name we know, events, kinds and remarks"
# States that shared a country of today, and the parallel between them: the southern, then the northern.
DIVIDED = {"VNM": (17.0, "RVN", "DRV")}  # the military demarcation line of the Geneva Agreements of 1954


def mentioned(stops: pd.DataFrame, tables: Tables, query: str) -> "pd.Series[bool]":
    """The stops (rows of `Tours.all_stops`) that mention every word of a query; none where it holds no word.

    Whole words come before parts of words: only where no stop of the record holds all of them whole are other looks
    taken, the next where the last found nothing. First words of the stop's own text (`text`) and other names that
    stand whole in the query; then beginnings of the words of its own text.
    """
    return found_by(stops, tables, query)[0]


def is_whole(stops: pd.DataFrame, tables: Tables, query: str) -> bool:
    """Whether the stops that mention a query hold its words whole, and not only words that begin so."""
    return found_by(stops, tables, query)[1] < BEGINNINGS


def found_by(stops: pd.DataFrame, tables: Tables, query: str) -> tuple["pd.Series[bool]", int]:
    """The stops that mention a query, and the number of the look that found them."""
    words = fold(query).split()
    found = pd.Series(False, index=stops.index)
    for number, look in enumerate(looks(stops, tables, words) if words else ()):
        found = pd.Series(True, index=stops.index)
        for mask in look:
            found &= mask
        if found.any():
            return found, number
    return found, 0


def looks(stops: pd.DataFrame, tables: Tables, words: list[str]) -> Iterator[list["pd.Series[bool]"]]:
    """The looks, each a mask a word, made when they are taken."""
    named = {"place": stops["place_id"], "country": stops["country"], "state": then(stops, tables)}
    names = {kind: tables.other_names["country" if kind == "state" else kind] for kind in named}
    yield [stops["text"].str.contains(f" {word} ", regex=False) | bearing(named, names, words, number) for number, word in enumerate(words)]
    yield [stops["text"].str.contains(f" {word}" if is_long(word) else f" {word} ", regex=False) for word in words]


def is_long(word: str) -> bool:
    """Whether the beginning of a word says enough of it."""
    return len(word) >= LEAST_LETTERS or not word.isascii()


def bearing(named: dict[str, pd.Series], names: dict[str, OtherNames], words: list[str], number: int) -> "pd.Series[bool]":
    """The stops one of whose other names stands whole in the query and takes up one of its words."""
    masks = []
    for kind, keys in named.items():
        taken = names[kind].borne_in(words)
        masks.append(keys.isin([key for key, places in taken.items() if number in places]))
    return functools.reduce(operator.or_, masks)


def then(stops: pd.DataFrame, tables: Tables) -> "pd.Series[str]":
    """The state that is gone in which each stop was made, by its source's label or by where and when it was; else nothing."""
    labels = states_of(tables)
    found = stops["country_then"].map(lambda label: labels.get(label, "")).astype(object)
    gone, on = tables.historic_states.set_index("code"), stops["arrived"].dt.strftime("%Y-%m-%d")
    for country, (parallel, south, north) in DIVIDED.items():
        for code, is_side in ((south, stops["latitude"] < parallel), (north, stops["latitude"] >= parallel)):
            if code in gone.index:
                is_then = on.between(str(gone.at[code, "since"]), str(gone.at[code, "until"]))
                found = found.mask((stops["country"] == country) & is_side & is_then, code)
    return found


def states_of(tables: Tables) -> dict[str, str]:
    """The state a source files stops under (`country_then`) -> its code in historic_states.csv, where it is one that is gone."""
    names = tables.other_names["country"]
    gone = set(tables.historic_states["code"])
    found = {}
    for label in tables.stops["country_then"].unique():
        bare = fold(label.split(" (")[0])
        if code := next(iter(sorted(names.by_phrase.get(bare, frozenset()) & gone)), ""):
            found[label] = code
    return found
