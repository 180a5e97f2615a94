"""The addresses programs use: the selected stops and tours as files, and the state of the server."""

from collections.abc import Callable

import pandas as pd
from flask import Flask, Response, jsonify, request

from data.errors import SelectionError
from data.export import geojson, records, stops_frame, tours_frame
from data.selection import Selection
from data.tours import Tours


def register(server: Flask, tours: Tours) -> None:
    server.json.sort_keys = False  # type: ignore[attr-defined]  # columns come in the order of the tables

    def selected() -> Tours:
        return tours.select(Selection.parse(request.query_string.decode(), tours.known))

    answers: dict[str, Callable[[], Response]] = {
        "/stops.csv": lambda: csv(stops_frame(selected())),
        "/stops.json": lambda: jsonify(records(stops_frame(selected()))),
        "/stops.geojson": lambda: typed(jsonify(geojson(selected())), "application/geo+json"),
        "/tours.csv": lambda: csv(tours_frame(selected())),
        "/tours.json": lambda: jsonify(records(tours_frame(selected()))),
        "/healthz": lambda: jsonify(health(tours)),
    }
    for path, answer in answers.items():
        server.add_url_rule(path, endpoint=path, view_func=answer)

    @server.errorhandler(SelectionError)
    def say_what_is_wrong(error: SelectionError) -> tuple[Response, int]:
        return jsonify({"error": str(error)}), 400


def health(tours: Tours) -> dict[str, object]:
    return {"status": "ok", "stops": len(tours.record), "officials": len(tours.tables.officials), "tables": tours.tables.version}


def csv(frame: pd.DataFrame) -> Response:
    """CSV as in RFC 4180; what is not known is empty."""
    return Response(frame.to_csv(index=False, lineterminator="\r\n"), mimetype="text/csv")


def typed(response: Response, mimetype: str) -> Response:
    response.mimetype = mimetype
    return response
