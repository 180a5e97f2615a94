"""The page: the only module that knows all its parts."""

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, html

from components.page import about, address, cite, filters, header, map, overlay, playback, save, timeline
from components.page import studio as composer
from components.page.chosen import chooser
from components.page.control import words
from components.page.ids import Id
from components.page.panel import panel
from components.page.tabs import coverage as coverage_tab
from components.page.tabs import encounters as encounters_tab
from components.page.tabs import stops as stops_tab
from components.page.tabs import tours as tours_tab
from data.tours import Tours

LAZY = {"defaultProps": {"comboboxProps": {"keepMounted": False}}}  # a list of choices is built when it is opened


def layout(app: Dash, tours: Tours) -> Any:
    return dmc.MantineProvider(
        [
            html.A("Skip to the map", href=f"#{Id.FRAME}", className="skip"),
            header.layout(tours),
            html.Div(
                [
                    filters.layout(tours, overlay.layout(tours.tables)),
                    html.Main(
                        [
                            address.layout(),
                            html.Div(id=Id.ERROR, role="alert", className="error"),
                            map.layout(app.get_asset_url("topojson/"), overlay.legend_place(), playback.card()),
                            timeline.layout(tours, playback.bar()),
                            tabs(tours),
                            footer(tours),
                        ]
                    ),
                    panel.layout(),
                    html.Div(id=Id.PRINTED, className="printed"),
                ],
                id=Id.BODY,
                className="body",
            ),
            about.layout(),
            save.layout(),
            playback.layout(),
            composer.layout(app.get_asset_url("topojson/")),
            cite.layout(),
        ],
        id=Id.THEME,
        theme={"fontFamily": "inherit", "primaryColor": "dark", "defaultRadius": "sm", "components": {"Select": LAZY, "MultiSelect": LAZY}},
        defaultColorScheme="auto",
    )


def footer(tours: Tours) -> Any:
    return html.Footer(
        [
            f"Diplomatic Tours, tables {tours.tables.version}. ",
            html.A("Addresses for programs", href="/api"),
            ". Code under the MIT licence, data under the licences of their sources.",
        ],
        className="foot",
    )


def tabs(tours: Tours) -> Any:
    parts = {
        "tours": ("Tours", tours_tab.layout()),
        "stops": ("Stops", stops_tab.layout()),
        "encounters": ("Encounters", encounters_tab.layout(tours)),
        "coverage": ("Coverage", coverage_tab.layout()),
    }
    return dmc.Tabs(
        [
            dmc.TabsList([dmc.TabsTab(name, value=value) for value, (name, _) in parts.items()]),
            *(dmc.TabsPanel(part, value=value) for value, (_, part) in parts.items()),
        ],
        id=Id.TABS,
        value="tours",
        keepMounted=True,
        className="tabs",
    )


def register(app: Dash, tours: Tours) -> None:
    """Bring every part to life."""
    controls = [
        *filters.controls(tours.tables),
        *overlay.controls(tours.tables),
        *encounters_tab.controls(),
        *map.CONTROLS,
        words(Id.TABS, "tab"),
    ]
    gestures = [*map.GESTURES, *panel.GESTURES, *tours_tab.GESTURES, *stops_tab.gestures(tours), *encounters_tab.gestures(tours)]
    gestures += timeline.GESTURES
    address.register(app, tours, controls, gestures)
    chosen = chooser(tours)
    for part in (map, timeline, playback, overlay, panel, tours_tab, stops_tab, encounters_tab, coverage_tab, save, composer, cite):
        part.register(app, chosen)
    about.register(app, tours.tables)
    header.register(app, tours)
    filters.register(app)
