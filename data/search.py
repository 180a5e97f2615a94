"""A search by words: which stops mention them, under any name their place, their country or the state of their time bears."""

from collections.abc import Iterator

import pandas as pd

from data.names import OtherNames
from data.tables import Tables
from data.words import fold

LOOKED_THROUGH = "places and countries under any name we know, events, kinds and remarks"


def mentioned(stops: pd.DataFrame, tables: Tables, query: str) -> "pd.Series[bool]":
    """The stops (rows of `Tours.record`) that mention every word of a query; none where it holds no word.

    Whole words come before parts of words: only where no stop of the record holds all of them whole are other looks
    taken, the next where the last found nothing. First words of the stop's own text (`text`) and other names that
    stand whole in the query; then single words of other names; then beginnings of words; then any parts.
    """
    words = fold(query).split()
    found = pd.Series(False, index=stops.index)
    for look in looks(stops, tables, words) if words else ():
        found = pd.Series(True, index=stops.index)
        for mask in look:
            found &= mask
        if found.any():
            break
    return found


def looks(stops: pd.DataFrame, tables: Tables, words: list[str]) -> Iterator[list["pd.Series[bool]"]]:
    """The looks, each a mask a word, made when they are taken."""
    states = states_of(tables)
    then = stops["country_then"].map(lambda label: states.get(label, ""))
    named = {"place": stops["place_id"], "country": stops["country"], "state": then}
    names = {kind: tables.other_names["country" if kind == "state" else kind] for kind in named}
    yield [stops["text"].str.contains(f" {word} ", regex=False) | bearing(named, names, words, number) for number, word in enumerate(words)]
    for part in (" {} ", " {}", "{}"):
        yield [stops["text"].str.contains(part.format(word), regex=False) | holding(named, names, part.format(word)) for word in words]


def bearing(named: dict[str, pd.Series], names: dict[str, OtherNames], words: list[str], number: int) -> "pd.Series[bool]":
    """The stops one of whose other names stands whole in the query and takes up one of its words."""
    masks = []
    for kind, keys in named.items():
        taken = names[kind].borne_in(words)
        masks.append(keys.isin([key for key, places in taken.items() if number in places]))
    return masks[0] | masks[1] | masks[2]


def holding(named: dict[str, pd.Series], names: dict[str, OtherNames], part: str) -> "pd.Series[bool]":
    """The stops among whose other names a word, or a part of one, stands."""
    masks = [keys.isin([key for key, text in names[kind].words.items() if part in text]) for kind, keys in named.items()]
    return masks[0] | masks[1] | masks[2]


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
