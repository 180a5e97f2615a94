"""The page's scripts: modules under an address that bears their digest, so that a browser keeps them for good, and what they are told."""

import hashlib
import json
import re
from functools import cache
from pathlib import Path

from flask import Flask, Response, abort, send_from_directory

from components.drawing.style import STYLE_ID, style
from components.drawing.theme import variables

ROOT = Path(__file__).parents[2]
FOLDER, STYLES = ROOT / "assets" / "modules", ROOT / "assets" / "style"
YEAR = 31_536_000  # seconds
DIGITS = 12


@cache
def files() -> tuple[str, ...]:
    """The modules, by their paths below the folder."""
    return tuple(sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.js")))


@cache
def address() -> str:
    """Where the modules are: another address for other contents."""
    found = hashlib.sha256()
    for name in files():
        found.update(name.encode() + b"\0" + (FOLDER / name).read_bytes())
    return f"/modules/{found.hexdigest()[:DIGITS]}/"


@cache
def release(version: str) -> str:
    """A name of this program with tables of some version: another one for other answers."""
    found = hashlib.sha256(f"{address()} {version}".encode())
    for path in sorted(path for folder in ("components", "data") for path in (ROOT / folder).rglob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()[:DIGITS]


def register(server: Flask) -> None:
    @server.get("/modules/<digest>/<path:name>")
    def module(digest: str, name: str) -> Response:
        if f"/modules/{digest}/" != address():  # a page of before an update: it must not keep what is of another version
            abort(404)
        response = send_from_directory(FOLDER, name, mimetype="text/javascript")
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        response.direct_passthrough = False  # gzip cannot be streamed
        return response


def told() -> str:
    """What the scripts are told, as an element of the page."""
    words = json.dumps(style(), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" id={STYLE_ID}>{words}</script>'


def head() -> str:
    """What the page's head holds: its style, what scripts are told, and links by which the browser fetches them all at once."""
    links = "".join(f'<link rel="modulepreload" href="{address()}{name}">' for name in page_modules())
    names = (path.stem for path in sorted(STYLES.glob("*.css")) if path.stem not in ("document", "embed"))
    return f"{styles(*names)}{told()}{links}"


@cache
def styles(*names: str) -> str:
    """Colours and letters, and parts of the style, those without a layer always and last: in the page itself, so that nothing is
    awaited before it is drawn."""
    parts = [(STYLES / f"{name}.css").read_text(encoding="utf-8") for name in dict.fromkeys(("base", *names, "vendor"))]
    return f"<style>{variables()}{re.sub(r'/[*].*?[*]/', '', ''.join(parts), flags=re.DOTALL)}</style>"


def page_modules() -> list[str]:
    """The modules of the page, which needs all but those of the embedded map."""
    return [name for name in files() if not name.startswith("embed/")]
