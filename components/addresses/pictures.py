"""The address of a view as a picture: /figure.png, /figure.svg, /figure.pdf, and the same for a link's preview."""

import datetime as dt
from functools import partial
from typing import Any
from urllib.parse import quote

from flask import Flask, Response, jsonify, request

from components.addresses.api import CAMERA, Address, Parameter
from components.addresses.renderer import Allowance, BusyError, NoChromeError, Renderer
from components.paper.figure import paper_figure
from components.paper.settings import LARGEST, LOOKS, SMALLEST, Paper
from data.selection import TABS, Selection
from data.tours import Tours

MEDIA = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
A_MINUTE = 30  # pictures not yet in memory, for one asker
CARD = Paper(width=1200, height=630, font=16, scale=1)  # what a chat or a tweet shows of a link
SIDE = {"type": "integer", "minimum": SMALLEST, "maximum": LARGEST}
KEYS = (
    Parameter("width", "Width of the figure in CSS pixels.", SIDE),
    Parameter("height", "Height of the figure in CSS pixels.", SIDE),
    Parameter("scale", "Pixels of the picture per CSS pixel.", {"type": "number", "minimum": 1, "maximum": 4}),
    Parameter("font", "Size of the letters, 14 being that of a page.", {"type": "integer", "minimum": 7, "maximum": 28}),
    Parameter("look", "In colour, without, or on nothing.", {"type": "string", "enum": list(LOOKS)}),
    Parameter("title", "A title instead of the selection's.", {"type": "string", "maxLength": 300}),
    Parameter("subtitle", "A subtitle instead of the counts.", {"type": "string", "maxLength": 300}),
    Parameter("legend", "1: with a legend, 0: without.", {"type": "string", "enum": ["0", "1"]}),
    Parameter("stops", "1: with the stops as a key, 0: without.", {"type": "string", "enum": ["0", "1"]}),
    Parameter("view", "The camera, longitude,latitude,scale; where left out, all legs.", CAMERA),
    Parameter("link", "The address of the view, printed below.", {"type": "string", "maxLength": 300}),
)
ERRORS = (
    (429, "Too many pictures for one asker; Retry-After says when."),
    (501, "There is no Chrome on the machine; the body says what to install."),
    (503, "Too many pictures at once, or one took too long; Retry-After says when."),
)


def addresses() -> tuple[Address, ...]:
    """The pictures, for their description; `register` answers them."""
    return tuple(
        Address(f"/figure.{kind}", f"The map as a figure for paper, {kind.upper()}", media, lambda _: b"", more=KEYS, errors=ERRORS)
        for kind, media in MEDIA.items()
    )


def register(server: Flask, tours: Tours, renderer: Renderer) -> None:
    allowance = Allowance(A_MINUTE)

    def answer(kind: str) -> Response:
        query = request.query_string.decode(errors="replace")
        selection, paper = Selection.parse(query, tours.known), Paper.of_query(query)
        today = dt.date.today()
        key = (selection.but(tab=TABS[0], panel="", tables="").query(), paper, kind, tours.tables.version, today)
        if not renderer.is_remembered(key) and (wait := allowance.take(request.remote_addr or "")):
            return refused(f"More than {A_MINUTE} figures in a minute; try again in {wait} seconds.", 429, wait)

        def draw() -> bytes:
            build = partial(figure_of, tours, selection, paper, today)
            return renderer.picture(build, kind, paper.width, paper.height, paper.scale)

        response = Response(renderer.remembered(key, draw), mimetype=MEDIA[kind])
        name = selection.file_name(tours.tables.short_names)
        response.headers["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name)}.{kind}"
        response.headers["Cache-Control"] = "public, max-age=3600"
        response.headers["X-Tables"] = tours.tables.version
        return response

    for kind in MEDIA:
        server.add_url_rule(f"/figure.{kind}", endpoint=f"/figure.{kind}", view_func=lambda kind=kind: answer(kind))

    @server.errorhandler(NoChromeError)
    def say_what_to_install(error: NoChromeError) -> tuple[Response, int]:
        return jsonify({"error": str(error)}), 501

    @server.errorhandler(BusyError)
    def send_away(error: BusyError) -> Response:
        return refused(str(error), 503, error.retry_seconds)


def figure_of(tours: Tours, selection: Selection, paper: Paper, today: dt.date) -> dict[str, Any]:
    """The figure of a view as plotly writes it."""
    figure: dict[str, Any] = paper_figure(tours.select(selection), paper, today).to_plotly_json()
    return figure


def refused(words: str, status: int, retry_seconds: int) -> Response:
    response = jsonify({"error": words})
    response.status_code = status
    response.headers["Retry-After"] = str(retry_seconds)
    return response
