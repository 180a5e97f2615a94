"""The map: title, legend, the figure itself, zoom, projection, and what a click on it means."""

from html import escape
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, dcc, html

from components.addresses.scenes import map_query, scene, scene_text
from components.addresses.scripts import release
from components.drawing.layout import BASE_MAPS, layout_of
from components.drawing.projections import PROJECTIONS
from components.drawing.scene import CROWDED
from components.drawing.style import SCENE
from components.drawing.theme import BLANK, LIGHT, Look
from components.page import control
from components.page.clicks import read_click
from components.page.control import Gesture
from components.page.ids import Id
from components.page.map_words import empty, legend, note_short, note_words, story, subtitle
from components.page.part import Inside, Part, Say
from components.paper.captions import source_line
from data.chosen import Chosen
from data.questions.answers import answers
from data.selection import Names
from data.tours import Tours

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
                    html.Div(
                        [
                            html.H2(id=Id.TITLE),
                            html.Div(
                                [html.P(id=Id.SUBTITLE), record_note([], []), html.Ul(id=Id.LEGEND, className="legend")], className="counts"
                            ),
                            html.P(id=Id.ANSWER, className="answer", role="status"),
                        ],
                        className="titles",
                    ),
                    html.Div(
                        [
                            dmc.Select(
                                id=Id.PROJECTION,
                                data=[{"value": key, "label": one.label} for key, one in PROJECTIONS.items()],
                                allowDeselect=False,
                                size="xs",
                                **{"aria-label": "Projection"},
                            ),
                            dmc.Button("Quick PNG", id=Id.SAVE, size="xs", variant="default", **{"aria-label": "Save figure"}),
                        ],
                        className="map-tools",
                    ),
                ],
                className="map-head",
            ),
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
        note = [note_short(selected), " ".join(note_words(selected)), source_line(selected), source_line(selected, most=None)]
        return [title, subtitle(selected), " ".join(answers(selected)), *note, empty(selected, title), story(selected), legend(selected)]

    parts = [Id.TITLE, Id.SUBTITLE, Id.ANSWER, Id.RECORD_SHORT, Id.RECORD_NOTE, Id.SOURCES, Id.EMPTY, Id.STORY, Id.LEGEND]
    ends = [(key, "children") for key in parts]
    return [Say([*ends[:6], (Id.SOURCES, "data-whole"), *ends[6:]], words, is_first=True)]


def record_note(short: Any, words: Any, sources: Any = None) -> Any:
    """What limits the counts, and their sources, folded into one line that opens."""
    head = html.Summary(["About this record: ", html.Span(short, id=Id.RECORD_SHORT)])
    body = [html.P(words, id=Id.RECORD_NOTE), html.P(sources, id=Id.SOURCES, className="sources")]
    return html.Details([head, html.Div(body, className="note-body")], className="record-note")


PART = Part(
    {"main": layout},
    register,
    lambda tours: [control.one(Id.PROJECTION, "projection")],
    lambda tours: [Gesture(Id.MAP, "clickData", read_click)],
    says,
    head,
)
