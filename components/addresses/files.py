"""The addresses programs use: what is selected as files, the state of the server, and their description."""

import codecs
import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import quote

from flask import Flask, Response, jsonify, request

from components.addresses import api
from components.addresses.api import Address, Parameter
from components.drawing.colours import fixed_colours
from components.drawing.theme import PALETTE
from components.paper.settings import yes
from data.errors import SelectionError
from data.files.export import (
    coverage_frame,
    encounters_frame,
    geojson,
    overlays_frame,
    received_frame,
    records,
    stops_frame,
    tours_frame,
    tours_geojson,
)
from data.files.formats import csv_text, ics_bytes, kml_bytes, xlsx_bytes
from data.files.summary import PARTS, summary_frame
from data.selection import Selection, grouped, once
from data.tours import Tours

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KML = "application/vnd.google-earth.kml+xml"
BOM = Parameter("bom", "1: CSV with a byte order mark, by which Excel knows its accents.", {"type": "string", "enum": ["0", "1"]})
PART = Parameter("part", "Which part of the summary.", {"type": "string", "enum": list(PARTS)})
CSV, JSON, GEOJSON = "text/csv", "application/json", "application/geo+json"


def addresses(tours: Tours) -> list[Address]:
    """The files of a selection."""
    colours = {key: PALETTE[number] for key, number in fixed_colours(tours.tables).items()}
    parts = {part: partial(summary_csv, part=part) for part in PARTS}
    made: list[tuple[str, str, str, Callable[[Tours], bytes]]] = [
        ("/stops.csv", "Stops as CSV", CSV, lambda one: csv_text(stops_frame(one)).encode()),
        ("/stops.xlsx", "Stops as Excel workbook", XLSX, lambda one: xlsx_bytes({"Stops": stops_frame(one)}, one)),
        ("/stops.json", "Stops as JSON", JSON, lambda one: dumped(records(stops_frame(one)))),
        ("/stops.geojson", "Stops as GeoJSON points", GEOJSON, lambda one: dumped(geojson(one))),
        ("/stops.kml", "Stops and legs as KML, for Google Earth", KML, lambda one: kml_bytes(one, colours)),
        ("/stops.ics", "Stops as calendar (ICS)", "text/calendar", ics_bytes),
        ("/tours.csv", "Tours as CSV", CSV, lambda one: csv_text(tours_frame(one)).encode()),
        ("/tours.xlsx", "Tours as Excel workbook", XLSX, lambda one: xlsx_bytes({"Tours": tours_frame(one)}, one)),
        ("/tours.json", "Tours as JSON", JSON, lambda one: dumped(records(tours_frame(one)))),
        ("/tours.geojson", "Tours as GeoJSON, legs as lines", GEOJSON, lambda one: dumped(tours_geojson(one))),
        ("/summary.csv", "Totals per year and official as CSV", CSV, parts["years"]),
        ("/summary.xlsx", "Summary as Excel workbook", XLSX, summary_xlsx),
        ("/encounters.csv", "Encounters as CSV", CSV, lambda one: csv_text(encounters_frame(one)).encode()),
        ("/received.csv", "Visits of foreign leaders received, as CSV", CSV, lambda one: csv_text(received_frame(one)).encode()),
        ("/received.json", "Visits of foreign leaders received, as JSON", JSON, lambda one: dumped(records(received_frame(one)))),
        ("/coverage.csv", "What is known of each official, year by year, as CSV", CSV, lambda one: csv_text(coverage_frame(one)).encode()),
        ("/overlays.csv", "Overlays on their day as CSV", CSV, lambda one: csv_text(overlays_frame(one)).encode()),
    ]
    examples = {"/overlays.csv": "overlay=nato&asof=2020-02-05"}
    found = [Address(*one, example=examples.get(one[0], api.FOUNDING), more=(BOM,) if one[2] == CSV else ()) for one in made]
    return [replace(one, parts=parts, more=(*one.more, PART)) if one.path == "/summary.csv" else one for one in found]


def summary_csv(tours: Tours, part: str) -> bytes:
    return csv_text(summary_frame(tours, part)).encode()


def summary_xlsx(tours: Tours) -> bytes:
    """A workbook with a sheet a part."""
    return xlsx_bytes({part.capitalize(): summary_frame(tours, part) for part in PARTS}, tours)


def register(server: Flask, tours: Tours, more: tuple[Address, ...] = ()) -> None:
    """Answer every address. more: those that other parts answer themselves, described here too."""
    server.json.sort_keys = False  # type: ignore[attr-defined]  # columns come in the order of the tables
    own = addresses(tours)
    for address in own:
        server.add_url_rule(address.path, endpoint=address.path, view_func=view(address, tours))
    health_address = Address("/healthz", "The state of the server", "application/json", lambda _: b"", example="", is_selection=False)
    described = [*own, *more, health_address]
    answers: dict[str, Callable[[], Response]] = {
        "/healthz": lambda: jsonify(health(tours)),
        "/openapi.json": lambda: jsonify(api.openapi(described, tours)),
        "/api": lambda: Response(api.page(described, tours), mimetype="text/html"),
    }
    for path, answer in answers.items():
        server.add_url_rule(path, endpoint=path, view_func=answer)

    @server.errorhandler(SelectionError)
    def say_what_is_wrong(error: SelectionError) -> tuple[Response, int]:
        return jsonify({"error": str(error)}), 400


def view(address: Address, tours: Tours) -> Callable[[], Response]:
    """A function that answers one address from the query."""

    def answer() -> Response:
        selected = tours.select(Selection.parse(request.query_string.decode(errors="replace"), tours.known))
        mark = b""
        if address.media == CSV and is_marked(request.query_string.decode(errors="replace")):
            mark = codecs.BOM_UTF8
        body = part_of(address, request.query_string.decode(errors="replace"))(selected)
        response = Response(mark + body, mimetype=address.media)
        response.headers["X-Tables"] = tours.tables.version
        name = selected.selection.but(tour="").file_name(tours.tables.short_names)  # files hold the whole selection
        response.headers["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(f'{name}_{address.name}')}"
        return response

    return answer


def part_of(address: Address, query: str) -> Callable[[Tours], bytes]:
    """What makes the body asked for. Raises SelectionError where a file has no such part."""
    part = once("part", grouped(query).get("part", [""])) if address.parts else ""
    if part and part not in address.parts:
        raise SelectionError(f"part={part} is not one of {', '.join(address.parts)}")
    return address.parts[part] if part else address.answer


def is_marked(query: str) -> bool:
    """Whether a byte order mark is asked for. Raises SelectionError where that is neither 0 nor 1, or said twice."""
    given = grouped(query).get("bom", ["0"])
    return yes("bom", once("bom", given))


def dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def health(tours: Tours) -> dict[str, object]:
    return {"status": "ok", "stops": len(tours.all_stops), "officials": len(tours.tables.officials), "tables": tours.tables.version}
