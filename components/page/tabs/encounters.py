"""The tab "Encounters": who came where, how many days after whom; a click shows the two tours behind it."""

from functools import lru_cache
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import dcc, html, no_update

from components.drawing.cards import dates
from components.drawing.small_figures import lanes
from components.drawing.theme import BLANK, Look
from components.page.choices import BY_NAME
from components.page.clicks import read_click
from components.page.control import Changes, Control, Gesture, one
from components.page.ids import Id
from components.page.later import Later
from components.page.part import Inside, Part, Say
from components.page.tabs.grid import grid
from data.frames import row_dicts, row_tuples
from data.questions.encounters import WITHIN_DAYS, among, encounters
from data.selection import LONGEST_WINDOW, RESTRICTING, Selection
from data.selection.readers import read_window
from data.tables import Tables
from data.tours import Tours
from data.words import counted

COLUMNS = [
    {"field": "country", "headerName": "Country", "flex": 2, "minWidth": 120},
    {
        "field": "gap_days",
        "headerName": "Days between",
        "width": 130,
        "type": "rightAligned",
        "filter": "agNumberColumnFilter",
        "valueFormatter": {"function": "params.value ? params.value : 'same day'"},  # then neither is known to be the first
    },
    {"field": "crossed", "headerName": "Crossed paths", "width": 140, "tooltipField": "crossed"},
    {"field": "first", "headerName": "First", "flex": 2, "minWidth": 110},
    {"field": "first_dates", "headerName": "arrived", "flex": 3, "minWidth": 150},
    {"field": "then", "headerName": "Then", "flex": 2, "minWidth": 110},
    {"field": "then_dates", "headerName": "arrived", "flex": 3, "minWidth": 150},
    {"field": "events", "headerName": "Events", "flex": 3, "minWidth": 120, "tooltipField": "events"},
    {"field": "sources", "headerName": "Sources", "flex": 3, "minWidth": 140, "tooltipField": "sources"},
]
CARD = [("", ["country"]), (": ", ["first", "first_dates"]), (": ", ["then", "then_dates"]), ("", ["events"])]


def layout(tours: Tours, inside: Inside) -> Any:
    return html.Div(
        [
            html.Div(
                [
                    dmc.Select(
                        id=Id.PAIR,
                        label="Pair",
                        placeholder="any two",
                        data=pairs(tours),
                        searchable=True,
                        filter=BY_NAME,
                        clearable=True,
                        size="xs",
                    ),
                    dmc.Select(
                        id=Id.SECOND,
                        label="Arrived second",
                        placeholder="anyone",
                        data=sides(tours.tables),
                        searchable=True,
                        filter=BY_NAME,
                        clearable=True,
                        size="xs",
                    ),
                    dmc.NumberInput(
                        id=Id.WITHIN,
                        label="Within (days)",
                        min=0,
                        max=LONGEST_WINDOW,
                        clampBehavior="none",  # what cannot be taken is refused beside the field, not changed without a word
                        size="xs",
                        debounce=400,
                    ),
                    html.P(id=Id.ENCOUNTERS_SAY),
                ],
                className="encounters-head",
            ),
            html.Div(
                [
                    grid(Id.ENCOUNTERS_GRID, COLUMNS, "id", CARD),
                    Later(dcc.Graph(id=Id.LANES, figure=BLANK, config={"displayModeBar": False}, responsive=True, className="lanes")),
                ],
                className="encounters-body",
            ),
        ],
        className="encounters",
    )


def controls(tours: Tours) -> list[Control]:
    def show_pair(selection: Selection) -> str | None:
        return ",".join(selection.pair) or None

    def read_pair(value: str | None) -> Changes:
        return {"pair": tuple(value.split(",")) if value else ()}

    def show_within(selection: Selection) -> int:
        return int(selection.within or WITHIN_DAYS)

    def read_within(value: Any) -> Changes:
        days = "" if value in (None, "") else read_window("within", f"{value}", tours.known)
        return {"within": "" if days == str(WITHIN_DAYS) else days}

    within = Control(Id.WITHIN, "value", show_within, read_within, says_errors=True)
    return [Control(Id.PAIR, "value", show_pair, read_pair), one(Id.SECOND, "second"), within]


def gestures(tours: Tours) -> list[Gesture]:
    """A click on a row asks for just the two tours behind it."""
    record = tours.all_stops.set_index("stop_id")
    whole = tours.whole.set_index("tour_id")

    def read_row(cell: dict[str, Any] | None) -> Changes:
        ids = str((cell or {}).get("rowId")).split("|")
        if len(ids) != 2 or not set(ids) <= set(record.index):
            return {}
        stops = record.loc[ids]
        two = whole.loc[list(dict.fromkeys(stops["tour_id"]))]
        ends = tours.all_stops[tours.all_stops["tour_id"].isin(two.index)]["ends"].max()
        officials = tuple(dict.fromkeys(stops["official_id"]))
        since, until = str(two["since"].min().date()), str(ends.date())
        cleared: Changes = {**{name: key.default for name, key in RESTRICTING.items()}, "tour": ""}
        return {**cleared, "official": officials, "since": since, "until": until, "panel": f"country:{stops['country'].iloc[0]}"}

    return [Gesture(Id.ENCOUNTERS_GRID, "cellClicked", read_row), Gesture(Id.LANES, "clickData", read_click)]


def says(tours: Tours) -> list[Say]:
    """The pairs offered, the rows with those the panel tells of, how many, and the lanes."""
    offered = pairs(tours)
    known = {item["value"] for group in offered for item in group["items"]}

    def rows(selected: Tours, look: Look) -> list[Any]:
        pair, tables = ",".join(selected.selection.pair), selected.tables
        found = among(selected)
        is_new = bool(pair) and pair not in known
        return [
            [*offered, {"group": "No encounter in the whole record", "items": [item(pair, tables)]}] if is_new else no_update,
            grid_rows(found, tables),
            {"ids": pointed_rows(found, selected.selection)},
            summary(found, selected),
            lanes(selected, found, look),
        ]

    grid = [(Id.ENCOUNTERS_GRID, "rowData"), (Id.ENCOUNTERS_GRID, "selectedRows")]
    return [Say([(Id.PAIR, "data"), *grid, (Id.ENCOUNTERS_SAY, "children"), (Id.LANES, "figure")], rows, "encounters")]


def pointed_rows(found: pd.DataFrame, selection: Selection) -> list[str]:
    """The rows of the tour, the country or the place that the panel tells of, so that map and lanes point at the list."""
    kind, _, value = selection.panel.partition(":")
    told = (found["a_tour_id"] == selection.tour) | (found["b_tour_id"] == selection.tour) if selection.tour else found["country"] == value
    if kind == "place":
        told = (found["a_place_id"] == value) | (found["b_place_id"] == value)
    return list((found["a_stop_id"] + "|" + found["b_stop_id"])[told])


def summary(found: pd.DataFrame, selected: Tours) -> str:
    """How many, within how many days, and what the record cannot say."""
    days = int(selected.selection.within or WITHIN_DAYS)
    second = selected.selection.second
    order = f" in which {named(second, selected.tables)} arrived second" if second else ""
    crossed = int(found["is_crossed"].sum())
    many = f"{counted(len(found), 'encounter')} within {days} days{order}, {crossed} of them known to have crossed paths"
    limited = bool(found["a_is_partial"].any() or found["b_is_partial"].any()) or selected.is_partial
    if not len(found):
        return " ".join([f"No encounter within {days} days{order} is known in this selection.", *selected.reach.looked])
    return ("At least " if limited else "") + many + (". A record is partial: there may have been more." if limited else ".")


def grid_rows(found: pd.DataFrame, tables: Tables) -> list[dict[str, Any]]:
    """The encounters as rows of the grid."""
    names, countries = tables.short_names, tables.country_names
    publishers, places = tables.publishers, tables.place_names
    return [
        {
            "id": f"{row['a_stop_id']}|{row['b_stop_id']}",
            "country": countries[row["country"]],
            "gap_days": row["gap_days"],
            "crossed": crossed(row, places),
            "first": names[row["a_official_id"]],
            "first_dates": f"{places[row['a_place_id']]}, {dates(row['a_arrived'], row['a_left'])}",
            "then": names[row["b_official_id"]],
            "then_dates": f"{places[row['b_place_id']]}, {dates(row['b_arrived'], row['b_left'])}",
            "events": "; ".join(dict.fromkeys(event for event in (row["a_event"], row["b_event"]) if event)),
            "sources": "; ".join(dict.fromkeys(publishers[row[key]] for key in ("a_source_id", "b_source_id"))),
        }
        for row in row_dicts(found)
    ]


def crossed(row: dict[str, Any], places: dict[str, str]) -> str:
    """Where the two were on the same day, and at which gathering where both sources name it; nothing where they were not."""
    at = f", both at the {row['a_event']}" if row["is_same_event"] else ""
    return f"{places[row['b_place_id']]}{at}" if row["is_crossed"] else ""


def item(pair: str, tables: Tables) -> dict[str, str]:
    return {"value": pair, "label": named(pair, tables)}


def named(pair: str, tables: Tables) -> str:
    """Officials or countries, one or two, in words."""
    names = {**tables.short_names, **tables.country_names}
    return " and ".join(names[side] for side in pair.split(","))


def sides(tables: Tables) -> list[dict[str, Any]]:
    """Who may have arrived second: the countries officials serve, and the officials, by name."""
    served = sorted(set(tables.served.values()), key=lambda code: tables.country_names[code])
    officials = tables.officials.sort_values("in_office_since", ascending=False)
    return [
        {"group": "Countries", "items": [{"value": code, "label": tables.country_names[code]} for code in served]},
        {"group": "Officials", "items": [{"value": row.official_id, "label": row.name} for row in row_tuples(officials)]},
    ]


@lru_cache(maxsize=2)
def pairs(tours: Tours) -> list[dict[str, Any]]:
    """The pairs that met at all, countries first, the most frequent first."""
    found = encounters(tours)
    groups = []
    for group, code in (("Countries", tours.tables.served.get), ("Officials", str)):
        both = [",".join(sorted((str(code(a)), str(code(b))))) for a, b in zip(found["a_official_id"], found["b_official_id"], strict=True)]
        counts = pd.Series(both, dtype="object").value_counts()
        items = [{"value": pair, "label": f"{named(str(pair), tours.tables)} ({n})"} for pair, n in counts.items()]
        groups.append({"group": f"{group}: encounters within {WITHIN_DAYS} days, whole record", "items": items})
    return groups


PART = Part({"tab:encounters": layout}, controls=controls, gestures=gestures, says=says)
