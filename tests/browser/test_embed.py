"""The map in another page."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import Browser, expect

from tests.browser.conftest import FOUNDING
from tests.browser.pictures import colours


@contextmanager
def another_site(html: str) -> Iterator[str]:
    """The address of a site of someone else, with one page."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, format: str, *words: object) -> None:
            """Say nothing."""

    site = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{site.server_port}/"
    site.shutdown()


def test_the_map_alone_in_another_page(browser: Browser, server: str) -> None:
    page = browser.new_page(viewport={"width": 900, "height": 700})
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    icon = '<link rel="icon" href="data:,">'
    with another_site(f'{icon}<iframe src="{server}/embed?{FOUNDING}" width="600" height="480"></iframe>') as address:
        page.goto(address)
    framed = page.frame_locator("iframe")
    expect(framed.locator(".map .geolayer path").first).to_be_attached()
    expect(framed.get_by_role("heading", name="Lavrov and Pompeo, 29 January to 8 February 2020")).to_be_visible()
    expect(framed.locator("footer")).to_contain_text("Data through")
    expect(framed.locator(".embed-legend")).to_contain_text("Pompeo (5 stops)")
    assert errors == []
    with another_site(f'{icon}<iframe src="{server}/?{FOUNDING}" width="600" height="480"></iframe>') as address:
        page.goto(address)
    page.wait_for_timeout(1500)
    assert any("frame-ancestors" in text or "X-Frame-Options" in text for text in errors)  # the page itself refuses
    page.close()


def test_what_is_not_known_is_hatched_in_an_embedded_map_and_the_sea_is_not(browser: Browser, server: str) -> None:
    """By its pixels: the middle of Brazil, of which a partial record says nothing, beside the South Atlantic."""
    page = browser.new_page(viewport={"width": 900, "height": 600})
    page.goto(f"{server}/embed?official=lavrov-sergey&from=2020-02-05&to=2020-02-08&overlay=absence")
    page.wait_for_selector(".map .geolayer path", state="attached")
    page.wait_for_timeout(500)
    spots = page.evaluate(
        "() => { const gd = document.querySelector('.map'); const at = gd._fullLayout.geo._subplot.projection;"
        " const box = gd.getBoundingClientRect(); const on = ([x, y]) => [Math.round(x + box.left), Math.round(y + box.top)];"
        " return [[-52, -8], [-30, 15]].map((spot) => on(at(spot))); }"
    )
    land, sea = (colours(browser, page.screenshot(), (x - 8, y - 8, 16, 16)) for x, y in spots)
    assert len(sea) == 1
    assert len(land) > 4  # lines and what is between
    assert next(iter(sea)) not in list(land)[:2]
    page.close()
