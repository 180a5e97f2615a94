"""A real browser against the app in its own process; every journey ends with a clean console and no other host asked."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


@pytest.fixture(scope="session")
def usual(player: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """A wide window in light, of a reader who has been here before: what it has loaded and compiled it keeps on disk."""
    profile = tmp_path_factory.mktemp("profile")
    context = player.chromium.launch_persistent_context(profile, executable_path=installed(), args=FLAGS, **USUAL)  # type: ignore[arg-type]
    context.add_init_script(WATCH)
    yield context
    context.close()


@pytest.fixture
def visit(server: str, browser: Browser, usual: BrowserContext) -> Iterator[Opener]:
    """Opens an address: `visit("?official=all", viewport=...)`; checks the console at the end.

    Without options the first page of a test is of a reader who keeps what has been loaded; nothing a test stored outlives it.
    """
    problems: list[str] = []
    contexts = []
    pages: list[Page] = []

    def open_page(query: str = "", **options: object) -> Page:
        is_usual = not options and not pages  # a second page would leave the first in the background, where nothing moves
        context = usual if is_usual else browser.new_context(**{**USUAL, **options})  # type: ignore[arg-type]
        if not is_usual:
            context.add_init_script(WATCH)
            contexts.append(context)
        page = context.new_page()
        pages.append(page)
        page.set_default_timeout(30_000)
        page.on("console", lambda m: problems.append(f"console: {m.text}") if m.type == "error" else None)
        page.on("pageerror", lambda e: problems.append(f"page error: {e}"))
        page.on("requestfailed", lambda r: problems.append(f"failed: {r.url} {r.failure}") if r.failure != "net::ERR_ABORTED" else None)
        host = urlparse(server).netloc
        page.on("request", lambda r: problems.append(f"other host: {r.url}") if urlparse(r.url).netloc not in ("", host) else None)
        page.goto(f"{server}/{query}")
        page.wait_for_selector("#map-graph .geolayer path", state="attached")
        settle(page)
        return page

    yield open_page
    for page in pages:
        if page.context == usual and not page.is_closed():
            page.evaluate("() => localStorage.clear()")
            page.close()
    for context in contexts:
        context.close()
    assert problems == []


def settle(page: Page) -> None:
    """Wait until no callback has been on its way for a moment."""
    page.wait_for_timeout(150)
    page.wait_for_function("() => performance.now() - (window.__lastCallback || 0) > 300 && !(window.__pending > 0)")
    page.wait_for_timeout(150)


# Counts the callbacks on their way, so that a test need not guess how long they take.
WATCH = """
window.__pending = 0;
const ask = window.fetch;
window.fetch = async (...words) => {
  if (!String(words[0].url || words[0]).includes("_dash-update-component")) return ask(...words);
  window.__pending += 1;
  try { return await ask(...words); } finally { window.__pending -= 1; window.__lastCallback = performance.now(); }
};
"""
