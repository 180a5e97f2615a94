"""The header: name, stories, export, dark mode, about."""

from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, dcc, html

from components.ids import Id
from data.tours import Tours

FILES = (
    ("Stops as CSV", "stops.csv"),
    ("Stops as Excel workbook", "stops.xlsx"),
    ("Stops as JSON", "stops.json"),
    ("Stops as GeoJSON", "stops.geojson"),
    ("Stops and legs as KML, for Google Earth", "stops.kml"),
    ("Stops as calendar (ICS)", "stops.ics"),
    ("Tours as CSV", "tours.csv"),
    ("Tours as Excel workbook", "tours.xlsx"),
    ("Tours as JSON", "tours.json"),
    ("Tours as GeoJSON, legs as lines", "tours.geojson"),
    ("Encounters as CSV", "encounters.csv"),
    ("Overlays on their day as CSV", "overlays.csv"),
)


def layout(tours: Tours) -> Any:
    stories = tours.tables.stories
    return html.Header(
        [
            dmc.ActionIcon("☰", id=Id.FILTERS_OPEN, variant="subtle", className="only-phone", **{"aria-label": "Filters"}),
            html.H1(dcc.Link("Diplomatic Tours", href="/")),
            html.P("Who travelled where, when, after whom", className="claim"),
            html.Nav(
                [
                    dmc.Menu(
                        [
                            dmc.MenuTarget(dmc.Button("Stories", variant="subtle", size="compact-sm")),
                            dmc.MenuDropdown(
                                [
                                    dmc.MenuItem(dcc.Link(row.title, href=f"/?{row.query}", className="menu-link"))
                                    for row in stories.itertuples(index=False)
                                ]
                            ),
                        ]
                    ),
                    dmc.Button("Export", id=Id.EXPORT, variant="subtle", size="compact-sm"),
                    dmc.Menu(
                        [
                            dmc.MenuTarget(dmc.Button("Export data", variant="subtle", size="compact-sm")),
                            dmc.MenuDropdown(id=Id.EXPORT_LINKS, children=links("")),
                        ]
                    ),
                    dmc.Button("Cite", id=Id.CITE_OPEN, variant="subtle", size="compact-sm"),
                    dmc.Button("About the data", id=Id.ABOUT_OPEN, variant="subtle", size="compact-sm"),
                    dmc.Switch(id=Id.DARK, label="Dark mode", size="xs"),
                ]
            ),
        ],
        id=Id.HEADER,
    )


def register(app: Dash) -> None:
    @app.callback(Output(Id.EXPORT_LINKS, "children"), Input(Id.SELECTION, "data"))
    def offer_files(query: str | None) -> list[Any]:
        return links(query or "")

    app.clientside_callback(ClientsideFunction("tours", "preferDark"), Output(Id.DARK, "checked"), Input(Id.HEADER, "id"))
    app.clientside_callback(ClientsideFunction("tours", "applyDark"), Output(Id.THEME, "forceColorScheme"), Input(Id.DARK, "checked"))


def links(query: str) -> list[Any]:
    """The files a selection can be taken away as."""
    return [
        *(dmc.MenuItem(html.A(what, href=f"/{name}?{query}", download=name, className="menu-link")) for what, name in FILES),
        dmc.MenuDivider(),
        dmc.MenuItem(html.A("Addresses for programs", href="/api", className="menu-link")),
    ]
