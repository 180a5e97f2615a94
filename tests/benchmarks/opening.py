"""What a reader waits for when a page opens: the first useful map, the live one, over a usual and a slow line, and how many bytes."""

import statistics
import time
from dataclasses import dataclass

from playwright.sync_api import Browser

from tests.benchmarks.lines import Line, compared
from tests.browser.conftest import FOUNDING, serving

ROUNDS = 5
SLOW: dict[str, object] = {
    "offline": False,
    "latency": 50,
    "downloadThroughput": 10e6 / 8,
    "uploadThroughput": 10e6 / 8,
}  # 10 Mbit/s, 50 ms
# Notes when the first frame is drawn that holds the map with its routes and names, and when the live map answers.
WATCH = """
window.__seen = {};
const look = () => {
  const now = performance.now();
  const name = document.querySelector(".first-map .name");
  if (name && name.getClientRects().length) window.__seen.useful ??= now;
  if (window.tours?.stage?.found() && !document.querySelector(".first")) window.__seen.live ??= now;
  if (!window.__seen.live) requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


@dataclass
class Opening:
    """Milliseconds from the request to a frame; bytes that came until the map lived, and until all was there."""

    useful: float
    live: float
    early: int
    whole: int


def opened(browser: Browser, address: str, line: dict[str, object] | None = None) -> Opening:
    """A page opened by a reader who has never been here."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(WATCH)
    page = context.new_page()
    talk = context.new_cdp_session(page)
    talk.send("Network.enable")
    if line:
        talk.send("Network.emulateNetworkConditions", line)
    came = [0.0]
    talk.on("Network.loadingFinished", lambda event: came.__setitem__(0, came[0] + event["encodedDataLength"]))
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.__seen.live", timeout=60_000)
    early, seen = came[0], page.evaluate("() => window.__seen")
    page.wait_for_load_state("networkidle")
    context.close()
    return Opening(seen["useful"], seen["live"], int(early), int(came[0]))


def measure_opening(browser: Browser, server: str) -> list[Line]:
    """The lines of the table that tell a cold page."""
    address = f"{server}/?{FOUNDING}"
    lines = []
    for name, line in (("", None), (", 10 Mbit/s and 50 ms", SLOW)):
        found = [opened(browser, address, line) for _ in range(ROUNDS)]
        for what, values in (("first useful map", [one.useful for one in found]), ("live map", [one.live for one in found])):
            lines.append(compared(f"{what}, cold page{name} (median of {ROUNDS})", statistics.median(values)))
    kilobytes = Line("kB of a cold page: until its map lives, whole", f"{found[-1].early / 1000:,.0f}", f"{found[-1].whole / 1000:,.0f}")
    return [*lines, kilobytes]


def measure_start() -> Line:
    """From the command to the answer that the server is well."""
    times = []
    for _ in range(2):  # tables that were checked once are not checked again
        started = time.perf_counter()
        with serving():
            times.append((time.perf_counter() - started) * 1000)
    return compared("server start to /healthz", times[-1])
