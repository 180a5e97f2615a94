"""The map: title, legend, the figure itself, zoom, projection, and what a click on it means."""

from html import escape
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, dcc, html

from components.addresses.scenes import map_query, scene, scene_text
from components.addresses.scripts import release
from components.drawing.colours import groups
from components.drawing.layout import BASE_MAPS, layout_of
from components.drawing.projections import PROJECTIONS
from components.drawing.routes import is_dashed
from components.drawing.scene import CROWDED, centre_of
from components.drawing.style import SCENE
from components.drawing.theme import BLANK, LIGHT, PALETTE, PALETTE_DARK, Look
from components.page import control
from components.page.clicks import read_click
from components.page.control import Gesture
from components.page.ids import Id
from components.page.part import Inside, Part, Say
from components.paper.captions import source_line
from data.chosen import Chosen
from data.frames import row_tuples
from data.selection import Names
from data.tours import Tours
from data.words import counted

FIRST_SCENE = "first-scene"  # of the page's element that holds it, as JSON
MOST_FIRST_LEGS = 600  # whose scene goes into the page itself, about 25 kB compressed


def layout(tours: Tours, inside: Inside) -> Any:
    """The map, with places for more legends and for what lies over the map."""
    config = {"topojsonURL": BASE_MAPS, "displayModeBar": False, "scrollZoom": True, "doubleClick": False}
    return html.Section(
        [
            html.Div(id=Id.STORY, className="story"),
            html.Div(
                [
                    html.Div([html.H2(id=Id.TITLE), html.P(id=Id.SUBTITLE)], className="titles"),
                    html.Div(
                        [
                            dmc.Select(
                                id=Id.PROJECTION,
                                data=[{"value": key, "label": one.label} for key, one in PROJECTIONS.items()],
                                allowDeselect=False,
                                size="xs",
                                **{"aria-label": "Projection"},
                            ),
                            dmc.Button("Save figure", id=Id.SAVE, size="xs", variant="default"),
                        ],
                        className="map-tools",
                    ),
                ],
                className="map-head",
            ),
            html.Ul(id=Id.LEGEND, className="legend"),
            *inside("legend"),
            html.Div(
                [
                    dcc.Graph(id=Id.MAP, figure=BLANK, config=config, className="map", responsive=True),
                    html.Div(id=Id.EMPTY, className="empty"),
                    *inside("over the map"),
                    html.Div(
                        [
                            dmc.ActionIcon("+", id=Id.ZOOM_IN, variant="default", **{"aria-label": "Zoom in"}),
                            dmc.ActionIcon("−", id=Id.ZOOM_OUT, variant="default", **{"aria-label": "Zoom out"}),
                            dmc.ActionIcon("⤢", id=Id.ZOOM_FIT, variant="default", **{"aria-label": "Fit the selection"}),
                        ],
                        className="zoom",
                    ),
                ],
                id=Id.FRAME,
                className="map-frame",
                tabIndex=0,
                role="group",
                **{"aria-label": "Map. Space plays the selection, left and right arrows go from stop to stop."},
            ),
            html.P(id=Id.SOURCES, className="sources"),
            dcc.Store(id=Id.SHOWN),
        ],
        className="map-part",
        **{"aria-label": "Map"},
    )


def register(app: Dash, tours: Tours, chosen: Chosen) -> None:
    app.clientside_callback(
        ClientsideFunction("page", "showScene"),
        Output(Id.MAP, "figure"),
        Output(Id.SHOWN, "data"),
        Input(Id.SELECTION, "data"),
        Input(Id.DARK, "checked"),
    )
    app.clientside_callback(
        ClientsideFunction("page", "showFirst"),
        Output(Id.MAP, "figure", allow_duplicate=True),
        Input(Id.FRAME, "id"),
        prevent_initial_call="initial_duplicate",
    )
    app.clientside_callback(
        ClientsideFunction("page", "zoom"),
        Output(Id.ZOOM_FIT, "n_clicks"),
        Input(Id.ZOOM_IN, "n_clicks"),
        Input(Id.ZOOM_OUT, "n_clicks"),
        Input(Id.ZOOM_FIT, "n_clicks"),
        prevent_initial_call=True,
    )


def head(chosen: Chosen, query: str) -> str:
    """The light scene of a selection of few legs, so that no answer is awaited before the first map; else a link by which it is fetched
    at once, as the base map is."""
    query = map_query(chosen(query).selection)
    selected = chosen(query)
    resolution = layout_of(LIGHT, scene(selected, is_dark=False).view, is_crowded=len(selected.legs) > CROWDED)["geo"]["resolution"]
    base = preload(f"{BASE_MAPS}world_{resolution}m.json")
    if len(selected.legs) > MOST_FIRST_LEGS:
        return base + preload(f"{SCENE}?{query}&look=light&release={release(selected.tables.version)}")
    text = scene_text(selected, is_dark=False).replace("<", "\\u003c")
    return f'{base}<script type="application/json" class="{FIRST_SCENE}" data-query="{escape(query)}">{text}</script>'


def preload(address: str) -> str:
    """A link by which a browser fetches at once what a script will ask for."""
    return f'<link rel="preload" as="fetch" crossorigin="anonymous" href="{escape(address)}">'


def says(tours: Tours) -> list[Say]:
    """Title, counts, sources, story, legend, and what to do where nothing is left."""

    def words(selected: Tours, look: Look) -> list[Any]:
        title = selected.selection.describe(Names.of(selected.tables))
        sources = [source_line(selected), source_line(selected, most=None)]
        return [title, subtitle(selected), *sources, empty(selected, title), story(selected), legend(selected)]

    parts = [Id.TITLE, Id.SUBTITLE, Id.SOURCES, Id.EMPTY, Id.STORY, Id.LEGEND]
    ends = [(key, "children") for key in parts]
    return [Say([*ends[:3], (Id.SOURCES, "data-whole"), *ends[3:]], words, is_first=True)]


def subtitle(selected: Tours) -> str:
    """The counts, and what limits them."""
    if not len(selected.stops):
        return " ".join(["No stop matches.", *([selected.reach.absence()] if selected.reach.says_absence else selected.reach.sentences())])
    sentences = [f"{selected.summary()}.", *selected.reach.sentences()]
    if selected.is_cut:
        sentences.append("The distance is that of the legs to and from these stops; the table tells whole tours.")
    centre = centre_of(selected)
    if PROJECTIONS[selected.selection.projection].is_of_base and centre is not None:
        sentences.append(f"Centred on {centre['name']}.")
    return " ".join(sentences)


def empty(selected: Tours, title: str) -> Any:
    """What to say, and to do, when nothing is left."""
    if len(selected.stops):
        return None
    return [
        html.P(f"No stop in the tables matches: {title}."),
        html.P(["Widen the dates or remove a filter, or ", dcc.Link("show all tours", href="/?official=all"), "."]),
    ]


def story(selected: Tours) -> list[Any]:
    """The title and the sentences of the story whose selection this is."""
    query = selected.selection.query()
    for row in row_tuples(selected.tables.stories):
        if row.query == query:
            return [html.Strong(f"{row.title}. "), html.Span(f"{row.text} "), dcc.Link("Show all tours", href="/?official=all")]
    return []


def legend(selected: Tours) -> list[Any]:
    """One entry a colour; a dashed line where the map dashes those of a partial record."""
    items = []
    counts = selected.stops["official_id"].value_counts()
    partial = set(selected.stops.loc[selected.stops["is_partial"], "official_id"])
    for group in groups(list(selected.stops["official_id"].unique()), selected.tables):
        number = int(counts.reindex(list(group.officials)).sum())
        is_partial = bool(partial & set(group.officials))
        style = {"--light": PALETTE[group.colour], "--dark": PALETTE_DARK[group.colour]}
        note = ", partial record" if is_partial else ""
        items.append(
            html.Li(
                [
                    html.Span(className="dash" if is_dashed(selected.legs, is_partial=is_partial) else "line", style=style),
                    f"{group.name}",
                    html.Small(f" {counted(number, 'stop')}{note}"),
                ]
            )
        )
    if items:
        items.append(html.Li([html.Span("★", className="star"), "base"]))
        items += [html.Li([html.Span(className=f"open-mark {sign}"), words]) for sign, words in open_marks(selected)]
    return items


def open_marks(selected: Tours) -> list[tuple[str, str]]:
    """What open marks stand for on this map: their class, and words."""
    stops = selected.focus.stops
    is_announced = stops["status"] == "announced"
    only_announced = is_announced.groupby([stops["place_id"], stops["official_id"]]).all().any()
    has_country = bool((stops["precision"] == "country").any())
    told = [("known-roughly", "only the country is known")] if has_country else []
    return [*told, ("announced", "only announced")] if only_announced else told


PART = Part(
    {"main": layout},
    register,
    lambda tours: [control.one(Id.PROJECTION, "projection")],
    lambda tours: [Gesture(Id.MAP, "clickData", read_click)],
    says,
    head,
)
