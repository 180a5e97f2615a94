"""The figure studio: a figure for paper composed beside a live preview that is the figure itself."""

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, no_update
from dash.exceptions import PreventUpdate

from components.drawing.layout import BASE_MAPS
from components.drawing.theme import BLANK
from components.page.ids import Id
from components.page.part import Inside, Part
from components.paper.captions import counts, title_of
from components.paper.citations import permalink
from components.paper.figure import paper_figure
from components.paper.settings import LARGEST, LOOKS, SMALLEST, Paper
from data.chosen import Chosen
from data.errors import SelectionError
from data.tours import Tours

MM = 96 / 25.4  # CSS pixels a millimetre
DPI_300 = 300 / 96  # pixels of a print per CSS pixel
# name -> label, width, height, letters, scale
SIZES: dict[str, tuple[str, int, int, int, float]] = {
    "page": ("Page, 1200 × 800", 1200, 800, 14, 2),
    "slide": ("Slide, 16:9", 1280, 720, 15, 2),
    "square": ("Square", 1080, 1080, 18, 2),
    "portrait": ("Portrait, 4:5", 1080, 1350, 18, 2),
    "card": ("Social card, 1200 × 630", 1200, 630, 16, 2),
    "column": ("Journal, one column: 90 × 80 mm at 300 dpi", round(90 * MM), round(80 * MM), 9, DPI_300),
    "columns": ("Journal, two columns: 190 × 130 mm at 300 dpi", round(190 * MM), round(130 * MM), 11, DPI_300),
    "free": ("Free", 1200, 800, 14, 2),
}
LOOK_NAMES = {"light": "In colour", "grey": "Grey, prints without colour", "transparent": "Transparent ground"}
PARTS = {"legend": "Legend", "stops": "Stops as a key", "link": "Link to the view"}


def layout(tours: Tours, inside: Inside) -> Any:
    sizes = [{"value": key, "label": size[0]} for key, size in SIZES.items()]
    kinds = [{"value": kind, "label": kind.upper()} for kind in ("png", "svg", "pdf")]
    settings = [
        dmc.Select(id=Id.PAPER_SIZE, label="Size", data=sizes, value="page", allowDeselect=False, size="xs"),
        html.Div(
            [
                dmc.NumberInput(id=Id.PAPER_WIDTH, label="Width, px", min=SMALLEST, max=LARGEST, value=1200, debounce=500, size="xs"),
                dmc.NumberInput(id=Id.PAPER_HEIGHT, label="Height, px", min=SMALLEST, max=LARGEST, value=800, debounce=500, size="xs"),
            ],
            className="pair",
        ),
        html.Div(
            [
                dmc.Select(id=Id.PAPER_KIND, label="Format", data=kinds, value="png", allowDeselect=False, size="xs"),
                dmc.NumberInput(id=Id.PAPER_SCALE, label="Scale", min=1, max=4, step=1, value=2, decimalScale=3, debounce=500, size="xs"),
            ],
            className="pair",
        ),
        dmc.Textarea(id=Id.PAPER_TITLE, label="Title", debounce=600, autosize=True, size="xs"),
        dmc.Textarea(id=Id.PAPER_SUBTITLE, label="Subtitle", debounce=600, autosize=True, size="xs"),
        html.Div(
            [
                dmc.Select(
                    id=Id.PAPER_LOOK,
                    label="Style",
                    data=[{"value": look, "label": LOOK_NAMES[look]} for look in LOOKS],
                    value="light",
                    allowDeselect=False,
                    size="xs",
                ),
                dmc.NumberInput(id=Id.PAPER_FONT, label="Text size", min=7, max=28, value=14, debounce=500, size="xs"),
            ],
            className="pair",
        ),
        dmc.CheckboxGroup(
            id=Id.PAPER_PARTS,
            label="Show",
            value=["legend"],
            children=[dmc.Checkbox(label=label, value=part, size="xs") for part, label in PARTS.items()],
        ),
        html.Button("Save as file", id=Id.PAPER_SAVE, className="plain strong"),
        html.P(id=Id.PAPER_SAID, role="status"),
        html.P(html.A("Link to this figure", id=Id.PAPER_ADDRESS, href="/figure.png", target="_blank")),
    ]
    preview = dcc.Graph(
        id=Id.PREVIEW, figure=BLANK, config={"staticPlot": True, "topojsonURL": BASE_MAPS, "displayModeBar": False}, className="preview"
    )
    body = [html.Div(settings, className="studio-settings"), html.Div(preview, className="studio-sheet")]
    dialog = dmc.Modal(
        html.Div(body, className="studio"),
        id=Id.STUDIO,
        title="Figure studio",
        size="min(1500px, 96vw)",
        opened=False,
        closeButtonProps={"aria-label": "Close the studio"},
    )
    return html.Div([dialog, *(dcc.Store(id=store) for store in (Id.CAMERA, Id.PAPER, Id.PAPER_FITTED))])


def register(app: Dash, tours: Tours, chosen: Chosen) -> None:
    app.clientside_callback(
        ClientsideFunction("page", "seeCamera"),
        Output(Id.CAMERA, "data"),
        Input(Id.EXPORT, "n_clicks"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(Id.STUDIO, "opened"),
        Output(Id.PAPER_TITLE, "value"),
        Output(Id.PAPER_SUBTITLE, "value"),
        Input(Id.CAMERA, "data"),
        State(Id.SELECTION, "data"),
        prevent_initial_call=True,
    )
    def open_studio(camera: Any, query: str) -> tuple[bool, str, str]:
        selected = chosen(query)
        return True, title_of(selected), counts(selected)

    @app.callback(
        Output(Id.PAPER_WIDTH, "value"),
        Output(Id.PAPER_HEIGHT, "value"),
        Output(Id.PAPER_FONT, "value"),
        Output(Id.PAPER_SCALE, "value"),
        Input(Id.PAPER_SIZE, "value"),
        prevent_initial_call=True,
    )
    def take_size(size: str) -> tuple[Any, ...]:
        return (no_update,) * 4 if size == "free" else SIZES[size][1:]

    @app.callback(
        output={
            "figure": Output(Id.PREVIEW, "figure"),
            "paper": Output(Id.PAPER, "data"),
            "said": Output(Id.PAPER_SAID, "children"),
            "address": Output(Id.PAPER_ADDRESS, "href"),
        },
        inputs={
            "is_open": Input(Id.STUDIO, "opened"),
            "query": State(Id.SELECTION, "data"),
            "camera": State(Id.CAMERA, "data"),
            "here": State(Id.URL, "href"),
            "parts": Input(Id.PAPER_PARTS, "value"),
            "kind": Input(Id.PAPER_KIND, "value"),
            "settings": {
                "width": Input(Id.PAPER_WIDTH, "value"),
                "height": Input(Id.PAPER_HEIGHT, "value"),
                "scale": Input(Id.PAPER_SCALE, "value"),
                "font": Input(Id.PAPER_FONT, "value"),
                "look": Input(Id.PAPER_LOOK, "value"),
                "title": Input(Id.PAPER_TITLE, "value"),
                "subtitle": Input(Id.PAPER_SUBTITLE, "value"),
            },
        },
        prevent_initial_call=True,
    )
    def compose(is_open: bool, query: str, camera: Any, here: str, parts: list[str], kind: str, settings: dict[str, Any]) -> dict[str, Any]:
        if not is_open:
            raise PreventUpdate
        selected = chosen(query)
        given = {key: str(value) for key, value in settings.items() if value is not None}
        own = {"title": title_of(selected), "subtitle": counts(selected)}
        given |= {key: "" for key, words in own.items() if given.get(key) == words}  # what the selection says needs no key
        given |= {part: str(int(part in parts)) for part in ("legend", "stops")}
        given |= {"view": (camera or {}).get("view", ""), "link": permalink(base_of(here), selected) if "link" in parts else ""}
        try:
            paper = Paper.read(given)
            figure = paper_figure(selected, paper, dt.date.today()).to_plotly_json()
        except SelectionError as error:  # the preview stays, and nothing can be saved until this is mended
            return {"figure": no_update, "paper": None, "said": f"{error}.", "address": no_update}
        name = selected.selection.file_name(selected.tables.short_names)
        address = f"/figure.{kind}?" + "&".join(part for part in (selected.selection.query(), paper.query()) if part)
        set_as = {"width": paper.width, "height": paper.height, "scale": paper.scale, "kind": kind, "name": name, "address": address}
        return {"figure": figure, "paper": set_as, "said": "", "address": address}

    app.clientside_callback(
        ClientsideFunction("page", "fit"), Output(Id.PAPER_FITTED, "data"), Input(Id.PAPER, "data"), prevent_initial_call=True
    )


def base_of(here: str) -> str:
    """The site of an address: `https://host`."""
    parts = urlsplit(here or "")
    return f"{parts.scheme}://{parts.netloc}"


PART = Part({"dialogs": layout}, register)
