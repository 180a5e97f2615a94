"""The page's scenes as addresses: what the map shows of a selection, and what a pointer is told of it. The same question has the same
answer as long as program and tables stay, so a browser keeps it: the page asks with both in the address (`release`)."""

import json
from functools import lru_cache

from flask import Flask, Response, request

from components.addresses.scripts import release
from components.drawing.scene import Scene, scene_of
from components.drawing.style import CARDS, RECORD, SCENE
from components.drawing.theme import look
from components.drawing.time_columns import whole_columns
from components.drawing.told import cards_of
from data.chosen import Chosen
from data.selection import VISITED_BY, Selection
from data.tours import Tours

SCENES_KEPT = 64  # kept in memory, the same for every reader
DAY, YEAR = 86_400, 31_536_000  # seconds
NOT_SELECTION = {"look", "release"}  # keys of these addresses that choose no stops


def register(server: Flask, chosen: Chosen) -> None:
    version = chosen("").tables.version

    def selected() -> Tours:
        pairs = request.query_string.decode(errors="replace").split("&")
        query = "&".join(pair for pair in pairs if pair.split("=")[0] not in NOT_SELECTION)
        return chosen(map_query(chosen(query).selection))

    def answer(text: str, kept: str = f"max-age={DAY}") -> Response:
        response = Response(text, mimetype="application/json")
        is_current = request.args.get("release") == release(version)
        response.headers["Cache-Control"] = f"public, {kept}" if is_current else "no-cache"
        response.add_etag()
        response.make_conditional(request)
        return response

    @server.get(SCENE)
    def give_scene() -> Response:
        return answer(scene_text(selected(), request.args.get("look") == "dark"))

    @server.get(CARDS)
    def give_cards() -> Response:
        tours = selected()
        return answer(json.dumps(cards_of(scene(tours, is_dark=False), tours), ensure_ascii=False, separators=(",", ":")))

    @server.get(RECORD)
    def give_record() -> Response:
        return answer(record_text(chosen(None)), f"max-age={YEAR}, immutable")


def map_query(selection: Selection) -> str:
    """The part of a selection that changes the map: neither the tabs and what they ask, nor a country's panel, nor a link's version."""
    panel = selection.panel if selection.panel.startswith("place:") else ""
    compare = selection.compare if VISITED_BY in (selection.overlay, selection.overlay2) else Selection.compare
    asked = {"tab": Selection.tab, "pair": (), "second": "", "within": "", "compare": compare}
    return selection.but(**asked, panel=panel, tables="").query()


@lru_cache(maxsize=SCENES_KEPT)
def scene(selected: Tours, is_dark: bool) -> Scene:
    """The scene of a selection, for the page."""
    return scene_of(selected, look(is_dark))


@lru_cache(maxsize=1)
def record_text(tours: Tours) -> str:
    """The whole record in time as JSON."""
    return json.dumps(whole_columns(tours), ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=SCENES_KEPT)
def scene_text(selected: Tours, is_dark: bool) -> str:
    """The same as JSON."""
    return scene(selected, is_dark).compact()
