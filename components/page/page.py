"""The page: the only module that knows all its parts."""

from collections.abc import Callable
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, html, no_update
from dash.exceptions import PreventUpdate

from components.addresses.files import addresses
from components.addresses.scenes import map_query
from components.drawing.theme import LIGHT, look
from components.page import about, address, cite, filters, header, map, overlay, playback, save, studio, timeline
from components.page.control import words
from components.page.first import Offered, first_page
from components.page.ids import Id
from components.page.panel import panel
from components.page.part import TAB, Part, Say
from components.page.tabs import coverage, encounters, stops, summary
from components.page.tabs import tours as tours_tab
from data.chosen import Chosen
from data.selection import TABS
from data.tours import Tours

# What stands first in a place comes first here.
PARTS: list[Part] = [
    header.PART,
    filters.PART,
    overlay.PART,
    map.PART,
    timeline.PART,
    playback.PART,
    summary.PART,
    tours_tab.PART,
    stops.PART,
    encounters.PART,
    coverage.PART,
    panel.PART,
    about.PART,
    save.PART,
    studio.PART,
    cite.PART,
]
# A list of choices is built when it is opened; of what is typed, Enter takes the first match.
LAZY = {"defaultProps": {"comboboxProps": {"keepMounted": False}, "selectFirstOptionOnChange": True}}


def layout(tours: Tours) -> Any:
    def inside(place: str) -> list[Any]:
        return [part.places[place](tours, inside) for part in PARTS if place in part.places]

    return dmc.MantineProvider(
        [
            html.A("Skip to the map", href=f"#{Id.FRAME}", className="skip"),
            *inside("header"),
            html.Div(
                [
                    *inside("aside"),
                    html.Main(
                        [
                            address.layout(),
                            html.Div(id=Id.ERROR, role="alert", className="error"),
                            *inside("main"),
                            html.Div(
                                id=Id.SPLITTER,
                                className="splitter",
                                role="separator",
                                tabIndex=0,
                                **{"aria-orientation": "horizontal", "aria-label": "Height of the tables"},
                            ),
                            tabs({name: inside(f"{TAB}{name}") for name in TABS}),
                        ],
                        id=Id.MAIN,
                    ),
                    *inside("panel"),
                    html.Div(id=Id.PRINTED, className="printed"),
                ],
                id=Id.BODY,
                className="body",
            ),
            *inside("dialogs"),
        ],
        id=Id.THEME,
        theme={"fontFamily": "inherit", "primaryColor": "dark", "defaultRadius": "sm", "components": {"Select": LAZY, "MultiSelect": LAZY}},
        defaultColorScheme="auto",
    )


def tabs(contents: dict[str, list[Any]]) -> Any:
    """The tabs under the map: name -> what the parts put there."""
    return dmc.Tabs(
        [
            dmc.TabsList([dmc.TabsTab(name.capitalize(), value=name) for name in contents]),
            *(dmc.TabsPanel(content, value=name) for name, content in contents.items()),
        ],
        id=Id.TABS,
        value=None,  # the address says which
        keepMounted=True,
        className="tabs",
    )


def register(app: Dash, tours: Tours, chosen: Chosen) -> Callable[[str], tuple[str, str]]:
    """Bring every part to life. Returns what the page's HTML holds for a query before any script runs: in its head, and in its body."""
    controls = [*(control for part in PARTS for control in part.controls(tours)), words(Id.TABS, "tab")]
    address.register(app, tours, controls, [gesture for part in PARTS for gesture in part.gestures(tours)])
    says = [say for part in PARTS for say in part.says(tours)]
    register_says(app, chosen, Id.SELECTION, [say for say in says if not say.tab])
    register_says(app, chosen, Id.SHOWN, [say for say in says if say.tab])  # tables come after the map
    for part in PARTS:
        part.register(app, tours, chosen)
    said = [say for say in says if say.is_first]
    files = addresses(tours)

    def first(query: str) -> tuple[str, str]:
        selected = chosen(map_query(chosen(query).selection))
        pairs = [pair for say in said for pair in zip(say.ends, say.values(selected, LIGHT), strict=True)]
        told = {key: value for (key, prop), value in pairs if prop == "children"}
        offered = Offered(header.files(selected.selection.query(), files), tours_tab.grid_rows(selected))
        return "".join(part.head(chosen, query) for part in PARTS), first_page(selected, told, offered)

    return first


def register_says(app: Dash, chosen: Chosen, asked: str, says: list[Say]) -> None:
    """One answer for all that is said of a selection; what belongs to a closed tab is left as it is. asked: the store of its query."""

    @app.callback([Output(key, prop) for say in says for key, prop in say.ends], Input(asked, "data"), Input(Id.DARK, "checked"))
    def tell(query: str | None, is_dark: bool | None) -> list[Any]:
        selected, shown = chosen(query), look(bool(is_dark))
        told: list[Any] = []
        for say in says:
            is_open = say.tab in ("", selected.selection.tab)
            told += say.values(selected, shown) if is_open else [no_update] * len(say.ends)
        if all(value is no_update for value in told):
            raise PreventUpdate
        return told
