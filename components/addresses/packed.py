"""The page's files, which change with a release alone: answered from memory, and compressed ahead, once, as small as can be.

`python -m components.addresses.packed` (`make run` does it) compresses them into the folder of the Python environment; where it was not
done, they are compressed when first asked for, quicker and less. A file is known by its contents, so none is ever out of date.
"""

import hashlib
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli
import dash
import dash_ag_grid
import dash_mantine_components
import plotly
import typer
from flask import Flask, Response, request

FOLDER = Path(sys.prefix) / "packed"
ROOT = Path(__file__).parents[2]
STATIC = ("/_dash-component-suites/", "/assets/", "/modules/")  # where addresses of files begin
KEPT = 400  # answers in memory, at most
HEADERS = ("Content-Type", "Content-Encoding", "Cache-Control", "ETag", "Last-Modified", "Vary")
SMALLEST = 1_000  # bytes of a file worth it
PLACES = (  # of what the page loads: a folder, and patterns within it
    (Path(dash.__file__).parent, ("deps/*.min.js", "dash-renderer/build/*.min.js", "dcc/*.js", "html/*.min.js")),
    (Path(dash_ag_grid.__file__).parent, ("dash_ag_grid.min.js", "async-community.js")),
    (Path(dash_mantine_components.__file__).parent, ("dash_mantine_components.js",)),
    (Path(plotly.__file__).parent, ("package_data/plotly.min.js",)),
    (ROOT / "assets", ("*.js", "topojson/*.json", "modules/**/*.js")),
)


def files() -> Iterator[Path]:
    """What is worth compressing ahead."""
    for folder, patterns in PLACES:
        for pattern in patterns:
            yield from (path for path in folder.glob(pattern) if path.stat().st_size >= SMALLEST)


def packed_path(contents: bytes) -> Path:
    return FOLDER / f"{hashlib.sha256(contents).hexdigest()}.br"


def pack(path: Path) -> int:
    """Compress one file, where that is not done. Returns the bytes it has now."""
    contents = path.read_bytes()
    goal = packed_path(contents)
    if not goal.exists():
        half = goal.with_suffix(".half")
        half.write_bytes(brotli.compress(contents, quality=11, lgwin=24))
        half.rename(goal)  # whole, or not there
    return goal.stat().st_size


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    largest = sorted(files(), key=lambda path: path.stat().st_size, reverse=True)
    if all(packed_path(path.read_bytes()).exists() for path in largest):
        return
    typer.echo(f"Compressing {len(largest)} files for browsers, once ...")
    with ProcessPoolExecutor() as pool:
        small = sum(pool.map(pack, largest))
    typer.echo(f"{sum(path.stat().st_size for path in largest) / 1e6:.1f} MB are {small / 1e6:.1f} MB now.")


def register(server: Flask) -> None:
    """Answer files from memory. To be called before what compresses answers is set up: what is kept is what was sent."""
    kept: dict[tuple[str, str], tuple[bytes, dict[str, str]]] = {}

    def key() -> tuple[str, str]:
        return request.full_path, request.headers.get("Accept-Encoding", "")

    def is_file() -> bool:
        plain = not {"Range", "If-None-Match", "If-Modified-Since"} & set(request.headers.keys())
        return request.method == "GET" and request.path.startswith(STATIC) and plain

    @server.before_request
    def answer() -> Response | None:
        found = kept.get(key()) if is_file() else None
        return Response(found[0], headers=found[1]) if found else None

    @server.after_request
    def keep(response: Response) -> Response:
        if response.status_code == 200 and is_file() and key() not in kept and len(kept) < KEPT:
            response.direct_passthrough = False
            kept[key()] = (response.get_data(), {name: response.headers[name] for name in HEADERS if name in response.headers})
        return response


def choose(response: Response) -> Response:
    """A file as it was compressed ahead, where it was and the browser takes it; before anything else compresses it."""
    takes = "br" in request.headers.get("Accept-Encoding", "") and request.method == "GET"
    if takes and response.status_code == 200 and request.path.startswith(STATIC) and "Content-Encoding" not in response.headers:
        response.direct_passthrough = False
        path = packed_path(response.get_data())
        if path.exists():
            response.set_data(path.read_bytes())
            response.headers["Content-Encoding"] = "br"
            response.vary.add("Accept-Encoding")
    return response


if __name__ == "__main__":
    main()
