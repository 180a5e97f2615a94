"""The map alone, with title and sources, for an iframe of another page; the one address that may be framed elsewhere."""

import json
from html import escape
from pathlib import Path

import plotly
from flask import Flask, Response, request, send_file

from components.addresses import scripts
from components.drawing.colours import groups
from components.drawing.theme import LIGHT
from components.drawing.traces import map_figure
from components.paper.captions import counts, legend, source_line, title_of
from data.selection import Selection
from data.tours import Tours

PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
YEAR = 31_536_000  # seconds


def register(server: Flask, tours: Tours) -> None:
    @server.get("/embed")
    def embed() -> Response:
        selection = Selection.parse(request.query_string.decode(errors="replace"), tours.known)
        return Response(page(tours.select(selection)), mimetype="text/html")

    @server.get("/plotly.js")
    def plotly_js() -> Response:
        return send_file(PLOTLY, mimetype="text/javascript", max_age=YEAR)


def page(selected: Tours) -> str:
    """The document: title, counts, map, legend, sources, and a link to the whole."""
    figure = json.dumps(map_figure(selected, LIGHT).to_plotly_json(), default=plain).replace("<", "\\u003c")
    shown = groups(list(selected.stops["official_id"].unique()), selected.tables)
    entries = "".join(f"<li>{entry}</li>" for entry in legend(selected, shown, LIGHT))
    title, query = escape(title_of(selected)), escape(selected.selection.query())
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{title}</title><link rel="icon" href="data:,">{scripts.styles("map", "embed")}<body class="embed">'
        f"<header><h1>{title}</h1><p>{escape(counts(selected))}</p></header>"
        f'<main class="map-frame"><div class="map" role="img" aria-label="{title}"></div></main>'
        f'<ul class="embed-legend">{entries}</ul>'
        f'<footer class="sources">{escape(source_line(selected))} '
        f'<a href="/?{query}" target="_blank" rel="noopener">Open the map</a></footer>'
        f'<script type="application/json" class="figure">{figure}</script>'
        f'{scripts.told()}<script src="/plotly.js"></script>'
        f'<script type="module" src="{scripts.address()}embed/embed.js"></script></body></html>'
    )


def plain(value: object) -> object:
    """What the JSON of a figure cannot hold: arrays as lists."""
    return value.tolist() if hasattr(value, "tolist") else str(value)
