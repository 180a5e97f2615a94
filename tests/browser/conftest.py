"""A real browser against the app in its own process; every journey ends with a clean console and no other host asked."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser.chromium import FLAGS, HELP, executable, installed

FOUNDING = "official=lavrov-sergey,pompeo-michael-r&from=2020-01-29&to=2020-02-08"
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
USUAL = {"viewport": {"width": 1440, "height": 900}, "accept_downloads": True}
READY_SECONDS = 60
LOG = Path("test-results/server.log")
expect.set_options(timeout=20_000)  # a busy machine may be slow; what is asked is whether, not how fast
Opener = Callable[..., Page]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving() -> Iterator[str]:
    """The address of the app, served in a process of its own as `make run` does."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "app:server", "--preload", "--workers", "1", "--threads", "8"]
    LOG.parent.mkdir(exist_ok=True)
    log = LOG.open("ab")
    environment = {**os.environ, "CHROME_PATH": executable()}
    process = subprocess.Popen([*command, "--bind", f"127.0.0.1:{port}"], env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + READY_SECONDS
    try:
        while True:
            try:
                with urllib.request.urlopen(f"{address}/healthz", timeout=5) as answer:
                    assert answer.status == 200
                break
            except OSError:
                assert process.poll() is None, "the server did not start"
                assert time.monotonic() < deadline, "the server did not answer in time"
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(10)
        log.close()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with serving() as address:
        yield address


@pytest.fixture
def fresh_server() -> Iterator[str]:
    """A server that has answered nothing yet but that it is well."""
    with serving() as address:
        yield address


@pytest.fixture(scope="session")
def player() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(player: Playwright) -> Iterator[Browser]:
    browser = player.chromium.launch(executable_path=installed(), args=FLAGS)
    assert browser.is_connected(), HELP
    yield browser
    browser.close()


@contextmanager
def returning(player: Playwright, profile: Path, reader: dict[str, object]) -> Iterator[BrowserContext]:
    """A reader who has been here before: what was loaded and compiled is kept on disk."""
    context = player.chromium.launch_persistent_context(profile, executable_path=installed(), args=FLAGS, **reader)  # type: ignore[arg-type]
    context.add_init_script(WATCH)
    yield context
    context.close()


@pytest.fixture(scope="session")
def readers(player: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], BrowserContext]]:
    """The reader with a wide window and the one with a phone, each begun when first asked for."""
    kinds = {"wide": USUAL, "phone": PHONE}
    with ExitStack() as begun:
        yield cache(lambda kind: begun.enter_context(returning(player, tmp_path_factory.mktemp(kind), kinds[kind])))


@pytest.fixture
def visit(server: str, browser: Browser, readers: Callable[[str], BrowserContext]) -> Iterator[Opener]:
    """Opens an address in the test's page: `visit("?official=all", color_scheme="dark")`; checks the console at the end.

    `reader`: "wide", "phone", or "new" for one who has never been here and has a page beside that of the test. Further
    words are media to emulate. What a test stored or was permitted does not outlive it.
    """
    problems: list[str] = []
    pages: dict[str, Page] = {}

    def begin(reader: str) -> Page:
        context = browser.new_context(**USUAL) if reader == "new" else readers(reader)  # type: ignore[arg-type]
        if reader == "new":
            context.add_init_script(WATCH)
        return watched(context.new_page(), server, problems)

    def open_page(query: str = "", reader: str = "wide", permissions: Sequence[str] = (), **media: object) -> Page:
        page = pages[reader] = pages.get(reader) or begin(reader)
        page.context.grant_permissions(permissions)
        if media:
            page.emulate_media(**media)  # type: ignore[arg-type]
        load(page, f"{server}/{query}")
        return page

    yield open_page
    for reader, page in pages.items():
        if reader == "new":
            page.context.close()
        else:
            page.evaluate("() => localStorage.clear()")
            page.context.clear_permissions()
            page.close()
    assert problems == []


def watched(page: Page, server: str, problems: list[str]) -> Page:
    """A page that notes what it must not do: an error in the console, a request that fails or goes to another host."""
    page.set_default_timeout(30_000)
    page.on("console", lambda m: problems.append(f"console: {m.text}") if m.type == "error" else None)
    page.on("pageerror", lambda e: problems.append(f"page error: {e}"))
    page.on("requestfailed", lambda r: problems.append(f"failed: {r.url} {r.failure}") if r.failure != "net::ERR_ABORTED" else None)
    host = urlparse(server).netloc
    page.on("request", lambda r: problems.append(f"other host: {r.url}") if urlparse(r.url).netloc not in ("", host) else None)
    return page


def load(page: Page, address: str) -> None:
    """Open an address and wait until its map is drawn and nothing is asked any more."""
    page.goto(address)
    page.wait_for_function(LIVE)
    settle(page)


def follow(page: Page, query: str) -> None:
    """Go to another selection as a reader does who follows a link within the page, without loading it anew."""
    page.evaluate("(query) => { history.pushState({}, '', query); dispatchEvent(new PopStateEvent('popstate')); }", query)
    settle(page)


def settle(page: Page) -> None:
    """Wait until no question to the server has been on its way for a moment, and what is to be seen is built."""
    page.wait_for_timeout(60)
    page.wait_for_function(RESTS)
    page.wait_for_timeout(60)


# The live page has taken the place of the first one, and knows its record and its cards.
LIVE = """() => window.tours?.stage?.found()?.scene.isTold && window.tours.time.state.record && !document.querySelector(".first")"""
RESTS = """() => {
  const isAwaited = (place) => place.getClientRects().length && place.getBoundingClientRect().top < innerHeight;
  const isBuilt = ![...document.querySelectorAll(".later")].some(isAwaited);
  return isBuilt && performance.now() - (window.__lastCallback || 0) > 200 && !(window.__pending > 0);
}"""
# Counts the questions on their way, so that a test need not guess how long they take.
WATCH = """
window.__pending = 0;
const ask = window.fetch;
window.fetch = async (...words) => {
  if (!/_dash-update-component|[/]page[/]/.test(String(words[0].url || words[0]))) return ask(...words);
  window.__pending += 1;
  try { return await ask(...words); } finally { window.__pending -= 1; window.__lastCallback = performance.now(); }
};
"""
