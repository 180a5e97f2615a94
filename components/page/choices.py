"""Lists of choices that are found under any name (`assets/modules/page/names.js`)."""

from typing import Any

from data.frames import row_tuples
from data.tables import Tables
from data.words import LETTERS, QUOTES

SENT = {**LETTERS, **dict.fromkeys(QUOTES, "")}  # the page folds what is typed as the server folds names
BY_NAME = {"function": "byName", "options": {"letters": SENT}}
SEARCHED = {"searchable": True, "filter": BY_NAME, "clearable": True, "size": "xs"}  # what lists share


def country_choices(tables: Tables, codes: list[str]) -> list[dict[str, Any]]:
    """Countries (alpha-3), and states that are gone, by name, each with its other names; countries also by those of states they were in."""
    names, others = tables.state_names, tables.other_names["country"].by_id
    gone: dict[str, list[str]] = {}
    for state in row_tuples(tables.historic_states):
        for code in state.countries.split():
            gone.setdefault(code, []).extend(others.get(state.code, ()))
    years = {state.code: f"{state.since[:4]}–{state.until[:4]}" for state in row_tuples(tables.historic_states)}
    choices = [
        {"value": code, "label": names[code], "names": [*others.get(code, ()), *gone.get(code, ())]}
        | ({"years": years[code]} if code in years else {})
        for code in codes
    ]
    return sorted(choices, key=lambda choice: str(choice["label"]))
