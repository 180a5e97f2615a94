"""Lists of choices that are found under any name (`assets/modules/page/names.js`)."""

from typing import Any

from data.firsts import VISITS
from data.frames import row_tuples
from data.membership import membership_name, memberships_of
from data.regions import WIDER, members
from data.tables import Tables
from data.words import LETTERS, QUOTES, fold

SENT = {**LETTERS, **dict.fromkeys(QUOTES, "")}  # the page folds what is typed as the server folds names
BY_NAME = {"function": "byName", "options": {"letters": SENT}}
SEARCHED = {"searchable": True, "filter": BY_NAME, "clearable": True, "size": "xs"}  # what lists share
WHOSE = {
    "official": "visit of the official",
    "office": "visit of any holder of the office",
    "country": "visit of any official of the country",
}
VISIT_CHOICES = [
    {
        "group": "Over the whole record, in each country",
        "items": [{"value": visit, "label": f"{which.capitalize()} {WHOSE[whose]}"} for visit, (whose, which) in VISITS.items()],
    }
]


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


def region_choices(tables: Tables) -> list[dict[str, Any]]:
    """Continents and the Middle East, then the regions of the UN geoscheme."""
    known = members(tables.countries)
    wide = [name for name in WIDER if name in known]
    return [{"group": "Wide", "items": wide}, {"group": "Regions of the UN", "items": sorted(set(known) - set(wide))}]


def membership_choices(tables: Tables) -> list[dict[str, str]]:
    """Overlays a country may have been in on the day of a stop, and their values, by name."""
    found = [{"value": one, "label": membership_name(tables, one)} for one in memberships_of(tables)]
    return sorted(found, key=lambda choice: fold(choice["label"]))
