"""Lists of choices that are found under any name (`assets/modules/page/names.js`)."""

from typing import Any

from data.frames import row_tuples
from data.tables import Tables
from data.words import LETTERS, QUOTES

SENT = {**LETTERS, **dict.fromkeys(QUOTES, "")}  # the page folds what is typed as the server folds names
BY_NAME = {"function": "byName", "options": {"letters": SENT}}


def country_choices(tables: Tables, codes: list[str]) -> list[dict[str, Any]]:
    """Countries (alpha-3) by name, each with its other names and those of the states that are gone it was part of."""
    names, others = tables.country_names, tables.other_names["country"].by_id
    gone: dict[str, list[str]] = {}
    for state in row_tuples(tables.historic_states):
        for code in state.countries.split():
            gone.setdefault(code, []).extend(others.get(state.code, ()))
    choices = [{"value": code, "label": names[code], "names": [*others.get(code, ()), *gone.get(code, ())]} for code in codes]
    return sorted(choices, key=lambda choice: str(choice["label"]))
