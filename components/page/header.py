"""The header: name, stories, export, dark mode, about."""

from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, dcc, html

from components.addresses.api import Address
from components.addresses.files import addresses
from components.page.first import CLAIM
from components.page.ids import Id
from components.page.part import Inside, Part, Say
from data.chosen import Chosen
from data.frames import row_tuples
from data.tours import Tours

VIEWS = (("map", "Map"), ("both", "Both"), ("tables", "Tables"))


def layout(tours: Tours, inside: Inside) -> Any:
    stories = tours.tables.stories
    return html.Header(
        [
            dmc.ActionIcon("☰", id=Id.FILTERS_OPEN, variant="subtle", className="only-phone", **{"aria-label": "Filters"}),
            html.H1(dcc.Link("Diplomatic Tours", href="/")),
            html.P(CLAIM, className="claim"),
            html.Nav(
                [
                    dmc.Menu(
                        [
                            dmc.MenuTarget(button("Stories")),
                            dmc.MenuDropdown(
                                [
                                    dmc.MenuItem(dcc.Link(row.title, href=f"/?{row.query}", className="menu-link"))
                                    for row in row_tuples(stories)
                                ]
                            ),
                        ]
                    ),
                    button("Figure studio", name="Export", id=Id.EXPORT),
                    dmc.Menu(
                        [
                            dmc.MenuTarget(button("Download data", name="Export data")),
                            dmc.MenuDropdown(id=Id.EXPORT_LINKS, children=links("", addresses(tours))),
                        ]
                    ),
                    button("Cite", id=Id.CITE_OPEN),
                    button("About the data", id=Id.ABOUT_OPEN),
                    html.Div(
                        [html.Button(word, **{"data-view": view, "aria-pressed": str(view == "both").lower()}) for view, word in VIEWS],
                        id=Id.VIEWS,
                        className="views",
                        role="group",
                        **{"aria-label": "Map or tables"},
                    ),
                    dmc.Switch(id=Id.DARK, label="Dark mode", size="xs"),
                ]
            ),
        ],
        id=Id.HEADER,
        className="header-bar",
    )


def button(words: str, name: str = "", **more: Any) -> Any:
    """A button of the header; name: by which programs and screen readers know it, where that is not its words."""
    return dmc.Button(words, variant="subtle", size="compact-sm", **({"aria-label": name} if name else {}), **more)


def register(app: Dash, tours: Tours, chosen: Chosen) -> None:
    app.clientside_callback(ClientsideFunction("page", "preferDark"), Output(Id.DARK, "checked"), Input(Id.HEADER, "id"))
    app.clientside_callback(ClientsideFunction("page", "applyDark"), Output(Id.THEME, "forceColorScheme"), Input(Id.DARK, "checked"))


def says(tours: Tours) -> list[Say]:
    """The files of the selection."""
    offered = addresses(tours)
    return [Say([(Id.EXPORT_LINKS, "children")], lambda selected, look: [links(selected.selection.query(), offered)])]


def files(query: str, offered: list[Address]) -> list[tuple[str, str]]:
    """What each file is, and where; CSV also as Excel reads its accents. The server names the file after the selection."""
    found = []
    for one in offered:
        found.append((one.told, f"{one.path}?{query}"))
        if one.media == "text/csv":
            found.append((f"{one.told} for Excel (with byte order mark)", f"{one.path}?{query}&bom=1"))
    return found


def links(query: str, offered: list[Address]) -> list[Any]:
    """The files a selection can be taken away as."""
    return [
        *(dmc.MenuItem(html.A(words, href=href, download="", className="menu-link")) for words, href in files(query, offered)),
        dmc.MenuDivider(),
        dmc.MenuItem(html.A("API, for programs", href="/api", className="menu-link")),
    ]


PART = Part({"header": layout}, register, says=says)
