"""Builds and serves the app; the only file that reads the environment.

`make run` serves with gunicorn; `python app.py` serves for development.
"""

import atexit
import logging
import os
import re
import sys
import time
from collections.abc import Callable
from html import escape
from pathlib import Path
from urllib.parse import quote

from dash import Dash, set_props
from flask import Flask, Response, g, redirect, request
from flask_compress import Compress

from components.addresses import embed, files, packed, scenes, scripts
from components.addresses import pictures as figures
from components.addresses.renderer import Renderer, find_chrome
from components.page import page
from components.page.ids import Id
from components.paper.captions import counts, title_of
from data.chosen import Chosen, chooser
from data.errors import ToursError
from data.load import load
from data.tables import SHIPPED, Tables
from data.tours import Tours

log = logging.getLogger("tours")

CATCH_ALL = "/<path:path>"  # Dash answers every path it does not know with the page
MOST_BYTES = 1_000_000  # of a request's body
DAY, YEAR = 86_400, 31_536_000  # seconds
PLOTLY = "/_dash-component-suites/plotly/package_data/plotly.min.js"  # as Dash asks for it
PLAIN_SENTENCE = "Something went wrong on the server and was logged there; the page still shows what it had. Try again, or reload."


def create_app(folder: Path = SHIPPED, chrome: str | None = None) -> Dash:
    """The app over one folder of tables, set up in full before it answers anything.

    chrome: the path of the Chrome that draws figures on the server; None: one on the PATH, where there is one.

    Raises TableError if a table breaks a rule.
    """
    tables = load(folder)
    tours = Tours.of(tables)
    app = Dash(
        __name__,
        title="Diplomatic Tours",
        update_title="",
        serve_locally=True,
        on_error=show_error,
        assets_path_ignore=["^modules$", "^style$"],  # the bridge loads the one, the page holds the other
        meta_tags=[
            {"name": "viewport", "content": "width=device-width, initial-scale=1"},
            {
                "name": "description",
                "content": "Who travelled where, when, after whom: official journeys as routes, with a source for every stop.",
            },
        ],
    )
    app.index_string = app.index_string.replace(
        "<html>", f'<html lang="en" data-modules="{scripts.address()}" data-release="{scripts.release(tables.version)}">'
    )
    app.index_string = app.index_string.replace("{%css%}", "{%css%}" + scripts.head())
    app.layout = page.layout(tours)
    chosen = chooser(tours)
    first = page.register(app, tours, chosen)
    renderer = Renderer(find_chrome(chrome), Path(__file__).parent / "assets" / "topojson")
    files.register(app.server, tours, figures.addresses())
    figures.register(app.server, tours, renderer)
    embed.register(app.server, tours)
    scripts.register(app.server)
    scenes.register(app.server, chosen)
    write_first(app, chosen, first, has_pictures=renderer.chrome is not None)
    atexit.register(renderer.close)
    harden(app)
    open_on_story(app.server, tables)
    app._setup_server()  # else the first requests of several threads race for it and fail
    return app


def write_first(app: Dash, chosen: Chosen, first: Callable[[str], tuple[str, str]], *, has_pictures: bool) -> None:
    """What of the selection stands in the page before any script runs: the map and the words, and in its head what comes next and
    Open Graph tags, by which a link in a chat shows the title of its selection and, where a Chrome can draw it, its figure.
    """
    plain_index = app.interpolate_index

    def interpolate_index(metas: str = "", app_entry: str = "", scripts: str = "", **parts: str) -> str:
        selected = chosen(request.query_string.decode(errors="replace"))
        head, body = first(selected.selection.query())
        tags = preview_tags(selected, has_pictures=has_pictures)
        return plain_index(metas=metas + tags + head, app_entry=app_entry + body, scripts=later(scripts), **parts)

    app.interpolate_index = interpolate_index


def later(tags: str) -> str:
    """The scripts of the page, the library of tables to be asked for when a table is first to be seen (`assets/later.js`); plotly,
    which Dash asks for once all others have run, comes beside them. Dash's own tables are not used."""
    tags = re.sub(r'<script src="[^"]*/dash_table/[^"]*"></script>', "", tags)
    tags = re.sub(
        r'<script src="([^"]*/dash_ag_grid/[^"]*)"></script>',
        r'<script type="text/plain" class="tables-script" data-src="\1"></script>',
        tags,
    )
    return f'<script async src="{PLOTLY}"></script>{tags}'


def preview_tags(selected: Tours, *, has_pictures: bool) -> str:
    """The tags of the page that is asked for."""
    query = selected.selection.query()
    told = {"og:type": "website", "og:site_name": "Diplomatic Tours", "og:title": title_of(selected), "og:description": counts(selected)}
    told |= {"og:url": f"{request.url_root}?{query}", "twitter:card": "summary"}
    if has_pictures:
        card = figures.CARD
        told |= {"og:image": f"{request.url_root}figure.png?{query}&{card.query()}", "twitter:card": "summary_large_image"}
        told |= {"og:image:width": str(card.width), "og:image:height": str(card.height)}
    kinds = {name: "name" if name.startswith("twitter:") else "property" for name in told}
    return "".join(f'\n        <meta {kinds[name]}="{name}" content="{escape(words)}">' for name, words in told.items())


def show_error(error: Exception) -> None:
    """A callback failed: a traceback for the operator, a plain sentence for the reader."""
    log.error("callback failed", exc_info=error)
    set_props(Id.ERROR, {"children": str(error) if isinstance(error, ToursError) else PLAIN_SENTENCE})


def open_on_story(server: Flask, tables: Tables) -> None:
    """The bare address leads to the first story, so that the address always holds the whole selection."""
    query = str(tables.stories["query"].iloc[0]) if len(tables.stories) else "official=all"

    @server.before_request
    def lead_home() -> Response | None:
        if request.path == "/" and not request.query_string:
            return redirect(f"/?{quote(query, safe='=&,/:')}")  # type: ignore[return-value]
        if request.path != "/" and request.endpoint == CATCH_ALL:
            return Response("No such page. The map is at /.\n", status=404, mimetype="text/plain")
        return None


def harden(app: Dash) -> None:
    """Compression, caching, security headers, a limit on bodies, one line of log a request."""
    server = app.server
    server.config.update(
        MAX_CONTENT_LENGTH=MOST_BYTES,
        COMPRESS_ALGORITHM=["zstd", "br", "gzip"],
        COMPRESS_MIMETYPES=[*COMPRESSED],
    )
    policy = content_policy(app)

    @server.before_request
    def start_clock() -> None:
        g.started = time.perf_counter()

    packed.register(server)
    Compress(server)
    server.after_request(packed.choose)

    @server.after_request
    def finish(response: Response) -> Response:
        response.headers.update(policy)
        if request.path == "/embed":  # the one page that others may frame
            response.headers["Content-Security-Policy"] = policy["Content-Security-Policy"].replace(
                "frame-ancestors 'self'", "frame-ancestors *"
            )
            del response.headers["X-Frame-Options"]
        if request.path.startswith(("/_dash-component-suites/", "/assets/")) and response.status_code in (200, 304):
            is_fingerprinted = bool(request.args) or re.search(r"\.v\d+_\d+", request.path)
            response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable" if is_fingerprinted else f"public, max-age={DAY}"
            if response.is_streamed:  # gzip cannot be streamed
                response.direct_passthrough = False
                response.get_data()
        elapsed = (time.perf_counter() - g.started) * 1000
        log.info("%s %s %s %.0f ms", request.method, request.full_path.rstrip("?"), response.status_code, elapsed)
        return response


COMPRESSED = (
    "text/html",
    "text/css",
    "text/calendar",
    "text/csv",
    "text/javascript",
    "application/javascript",
    "application/json",
    "application/geo+json",
    "application/vnd.google-earth.kml+xml",
    "image/svg+xml",
)


def content_policy(app: Dash) -> dict[str, str]:
    """Security headers: nothing from other hosts, no eval, framed nowhere else."""
    scripts = " ".join(["'self'", *(f"{hash_}" for hash_ in app.csp_hashes())])
    rules = {
        "default-src": "'none'",
        "script-src": scripts,
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
        "manifest-src": "'self'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in rules.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Frame-Options": "SAMEORIGIN",
    }


def main() -> Flask:
    """The server for gunicorn, set by the environment: TOURS_TABLES, CHROME_PATH."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    try:
        return create_app(Path(os.environ.get("TOURS_TABLES") or SHIPPED), os.environ.get("CHROME_PATH")).server
    except ToursError as error:
        sys.exit(f"error: {error}")


def __getattr__(name: str) -> Flask:
    """`app:server` for gunicorn, made when it is asked for and not before."""
    if name == "server":
        return main()
    raise AttributeError(name)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    create_app(Path(os.environ.get("TOURS_TABLES") or SHIPPED), os.environ.get("CHROME_PATH")).run()
