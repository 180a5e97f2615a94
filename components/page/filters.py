"""The filters: who, when, where and what."""

from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, dcc, html

from components.drawing.colours import MANY, fixed_colours, groups
from components.drawing.theme import PALETTE, PALETTE_DARK, Look
from components.page import control
from components.page.choices import SEARCHED, VISIT_CHOICES, country_choices, membership_choices, region_choices
from components.page.control import Control
from components.page.ids import Id
from components.page.part import Inside, Part, Say
from data.chosen import Chosen
from data.days import read_day
from data.frames import row_tuples
from data.met import people_met
from data.schema import KINDS
from data.selection import ALL, Selection
from data.selection.masks import in_country
from data.tables import Tables
from data.tours import Tours
from data.words import fold


def layout(tours: Tours, inside: Inside) -> Any:
    """The column of filters, with a place for more of them."""
    tables = tours.tables
    return html.Aside(
        [
            html.Div(
                [
                    html.H2("Filters"),
                    dmc.ActionIcon("✕", id=Id.FILTERS_CLOSE, variant="subtle", className="only-phone", **{"aria-label": "Close filters"}),
                ],
                className="filters-head",
            ),
            html.Div(
                several(
                    Id.OFFICIALS,
                    "Officials",
                    "All officials",
                    officials(tables),
                    renderOption={"function": "official"},
                    hidePickedOptions=True,
                    maxDropdownHeight=320,
                ),
                id=Id.CHIPS,
                className="chips",
            ),
            html.Div(
                [day_field(Id.SINCE, Id.SINCE_CALENDAR, "From"), day_field(Id.UNTIL, Id.UNTIL_CALENDAR, "To")],
                className="pair",
            ),
            one_of(Id.PRESET, "Year or term", "pick a period", periods(tables), limit=300),
            several(
                Id.COUNTRIES,
                "Countries",
                "Any country",
                country_choices(tables, list(tables.state_names)),
                limit=300,
                renderOption={"function": "country"},
            ),
            several(Id.REGION, "Regions", "Any region", region_choices(tables)),
            several(Id.MEMBERSHIP, "Membership on the day", "Any", membership_choices(tables)),
            several(Id.OFFICE, "Offices", "Any office", sorted(tables.officials["office"].unique())),
            dmc.Select(id=Id.VISIT, label="First or last visits", placeholder="Every visit", data=VISIT_CHOICES, clearable=True, size="xs"),
            dmc.MultiSelect(
                id=Id.KIND, value=[], label="Kinds of stop", placeholder="Any kind", data=list(KINDS), clearable=True, size="xs"
            ),
            several(Id.MET, "Whom they met", "Anyone", people(tables), limit=100),
            dmc.TextInput(id=Id.SEARCH, label="Search", placeholder="names, places, events, remarks", debounce=400, size="xs"),
            html.Div(inside("filters"), className="overlays"),
            dcc.Link("Clear all filters", href=f"/?official={ALL}", className="all-tours"),
            *inside("foot"),
            dcc.Store(id=Id.COUNTS),
            dcc.Store(id=Id.COUNTS_TAKEN),
        ],
        id=Id.FILTERS,
        className="filters",
        **{"aria-label": "Filters"},
    )


def several(id: str, label: str, placeholder: str, data: Any, **more: Any) -> Any:
    """A list to choose some of, found under any name."""
    return dmc.MultiSelect(id=id, value=[], label=label, placeholder=placeholder, data=data, **SEARCHED, **more)


def one_of(id: str, label: str, placeholder: str, data: Any, **more: Any) -> Any:
    """A list to choose one of."""
    return dmc.Select(id=id, label=label, placeholder=placeholder, data=data, **SEARCHED, **more)


def day_field(id: str, calendar: str, label: str) -> Any:
    """A day, typed or taken from a calendar."""
    opener = dmc.ActionIcon("▾", variant="subtle", size="sm", **{"aria-label": f"{label}: calendar"})
    choose = dmc.Popover(
        [dmc.PopoverTarget(opener), dmc.PopoverDropdown(dmc.DatePicker(id=calendar, size="xs", allowDeselect=True))],
        position="bottom-start",
        shadow="md",
        trapFocus=True,
    )
    return dmc.TextInput(
        id=id, label=label, value="", placeholder="any day", debounce=True, size="xs", rightSection=choose, rightSectionPointerEvents="all"
    )


def controls(tours: Tours) -> list[Control]:
    """The fields of the selection this panel shows and changes."""
    tables = tours.tables
    preset_values = {option["value"] for group in periods(tables) for option in group["items"]}

    def preset_of(selection: Selection) -> str | None:
        value = f"{selection.since}/{selection.until}"
        return value if value in preset_values else None

    def read_preset(value: str | None) -> dict[str, str]:
        since, _, until = (value or "/").partition("/")
        return {"since": since, "until": until}

    return [
        control.many(Id.OFFICIALS, "official"),
        *day(Id.SINCE, Id.SINCE_CALENDAR, "since"),
        *day(Id.UNTIL, Id.UNTIL_CALENDAR, "until"),
        Control(Id.PRESET, "value", preset_of, read_preset),
        control.many(Id.COUNTRIES, "country"),
        control.many(Id.REGION, "region"),
        control.many(Id.MEMBERSHIP, "membership"),
        control.many(Id.OFFICE, "office"),
        control.one(Id.VISIT, "visit"),
        control.many(Id.KIND, "kind"),
        control.many(Id.MET, "met"),
        control.words(Id.SEARCH, "q"),
    ]


def day(id: str, calendar: str, field: str) -> list[Control]:
    """The two ways to give a day."""
    typed = Control(id, "value", lambda chosen: getattr(chosen, field), lambda text: {field: read_day(text or "")}, says_errors=True)
    taken = Control(calendar, "value", lambda chosen: getattr(chosen, field) or None, lambda value: {field: value or ""})
    return [typed, taken]


def register(app: Dash, tours: Tours, chosen: Chosen) -> None:
    app.clientside_callback(
        ClientsideFunction("page", "calendarMonths"),
        Output(Id.SINCE_CALENDAR, "date"),
        Output(Id.UNTIL_CALENDAR, "date"),
        Input(Id.SELECTION, "data"),
    )
    app.clientside_callback(ClientsideFunction("page", "takeCounts"), Output(Id.COUNTS_TAKEN, "data"), Input(Id.COUNTS, "data"))
    app.clientside_callback(
        ClientsideFunction("page", "toggleFilters"),
        Output(Id.FILTERS, "className"),
        Input(Id.FILTERS_OPEN, "n_clicks"),
        Input(Id.FILTERS_CLOSE, "n_clicks"),
        prevent_initial_call=True,
    )


def officials(tables: Tables) -> list[dict[str, Any]]:
    """Officials grouped by the country they serve, the latest first, each with years, office and the dot of its colour; found by name,
    country and office. Countries of which more officials are known come first."""
    colours = fixed_colours(tables)
    ranked = tables.officials.sort_values(["in_office_since", "official_id"], ascending=[False, True])
    names = tables.other_names["official"].by_id
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in row_tuples(ranked):
        until = row.in_office_until.year if row.in_office_until == row.in_office_until else ""
        years = f"{row.in_office_since.year}–{until}"
        country = tables.country_names[row.country]
        office = row.office.removesuffix(f" of {country}").removesuffix(f" of the {country}")
        item = {"value": row.official_id, "label": row.name, "years": years, "office": office, "colour": PALETTE[colours[row.official_id]]}
        item["names"] = [*names.get(row.official_id, ()), fold(country), fold(row.office)]
        groups.setdefault(country, []).append(item)
    largest = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return [{"group": group, "items": items} for group, items in largest]


def people(tables: Tables) -> list[str]:
    """Those met at two stops or more, by name; others are found by the search, or a link."""
    met = people_met(tables).drop_duplicates(["stop_id", "person"])["person"].value_counts()
    return sorted((str(person) for person in met[met > 1].index), key=fold)


def periods(tables: Tables) -> list[dict[str, Any]]:
    """Terms of office and single years, the latest first, valued `since/until`."""
    terms = tables.terms.sort_values("since", ascending=False)
    reached = tables.coverage.groupby("official_id")["until"].max()
    last = tables.coverage["until"].max()
    of_terms: dict[str, str] = {}
    for row in row_tuples(terms):
        is_over = row.until == row.until
        until = row.until if is_over else reached[row.official_id]
        value = f"{row.since.date()}/{until.date()}"
        name = f"{tables.short_names[row.official_id]}, {row.since.year}–{row.until.year if is_over else ''}"
        of_terms[value] = f"{of_terms[value]} · {name}" if value in of_terms else name
    years = range(last.year, tables.stops["arrived"].min().year - 1, -1)
    of_years = [{"value": f"{year}-01-01/{year}-12-31", "label": str(year)} for year in years]
    items = [{"value": value, "label": label} for value, label in of_terms.items()]
    return [{"group": "Years", "items": of_years}, {"group": "Terms of office", "items": items}]


def says(tours: Tours) -> list[Say]:
    """How many stops each country has in the selection without its countries, for the list of them; states that are gone too."""

    def counts(selected: Tours, look: Look) -> list[Any]:
        wide = selected.select(selected.selection.but(country=())) if selected.selection.country else selected
        found = {str(code): int(number) for code, number in wide.stops["country"].value_counts().items()}
        gone = {code: int(in_country((code,), wide.stops, wide.tables).sum()) for code in wide.tables.historic_states["code"]}
        return [{code: number for code, number in {**found, **gone}.items() if number}, chips(selected)]

    return [Say([(Id.COUNTS, "data"), (Id.CHIPS, "style")], counts)]


def chips(selected: Tours) -> dict[str, str]:
    """The colours of the officials chosen, in their order, as the map has them: variables of style."""
    chosen = list(selected.selection.official)
    if len(chosen) > MANY:
        return {}
    colours = {official: group.colour for group in groups(chosen, selected.tables) for official in group.officials}
    found: dict[str, str] = {}
    for number, official in enumerate(chosen, 1):
        found |= {f"--chip-{number}": PALETTE[colours[official]], f"--chip-dark-{number}": PALETTE_DARK[colours[official]]}
    return found


PART = Part({"aside": layout}, register, controls, says=says)
