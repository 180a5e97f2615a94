"""Figures as pictures on the server: one Chrome kept open, a short queue, a limit of time, and a memory of what was drawn."""

import asyncio
import shutil
import struct
import threading
import time
import zlib
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import TimeoutError as TooSlowError
from pathlib import Path
from typing import Any

from kaleido import Kaleido, PageGenerator

from data.errors import ToursError

CHROMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
INSTALL = "Figures on the server need a Chrome: install one (Debian: apt-get install chromium) or set CHROME_PATH to one that is there."
WAITING = 4  # requests that may wait for the Chrome; more are sent away
WAIT_SECONDS = 10.0  # one of them waits at most
DRAW_SECONDS = 20.0  # a picture takes at most; then the Chrome is closed and the next one starts afresh
PICTURES_A_PAGE = 50  # then the page is loaded anew, so that nothing piles up in it
MOST_BYTES = 64_000_000  # of pictures remembered


class NoChromeError(ToursError):
    """There is no Chrome on the machine."""


class BusyError(ToursError):
    """Too many figures are being drawn; ask again after `retry_seconds`."""

    def __init__(self, words: str, retry_seconds: int) -> None:
        super().__init__(words)
        self.retry_seconds = retry_seconds


def find_chrome(path: str | None = None) -> str | None:
    """The Chrome an operator named, else one on the PATH."""
    return shutil.which(path) if path else next(filter(None, map(shutil.which, CHROMES)), None)


def with_resolution(png: bytes, scale: float) -> bytes:
    """A PNG that says how large it prints: `scale` pixels a CSS pixel, 96 of which are an inch (chunk pHYs, PNG 1.2, 4.2.4.2)."""
    a_metre = round(scale * 96 / 0.0254)
    chunk = b"pHYs" + struct.pack(">IIB", a_metre, a_metre, 1)
    head = 33  # the signature and IHDR
    return png[:head] + struct.pack(">I", 9) + chunk + struct.pack(">I", zlib.crc32(chunk)) + png[head:]


class OpenTab(Kaleido):  # type: ignore[misc]  # it is not typed
    """A Kaleido that loads its page anew after many pictures instead of after each: what the page has compiled stays warm.

    Overrides a method of Kaleido's own; a version without it is as right and slower.
    """

    drawn = 0

    async def _return_kaleido_tab(self, tab: Any) -> None:
        self.drawn += 1
        if self.drawn % PICTURES_A_PAGE == 0:
            await super()._return_kaleido_tab(tab)
        else:
            await self.tabs_ready.put(tab)


class Renderer:
    """Draws figures, one at a time, in a Chrome that starts with the first and stays open. Safe to share among threads."""

    def __init__(self, chrome: str | None, topojson: Path) -> None:
        self.chrome = chrome
        self.topojson = topojson.resolve().as_uri() + "/"
        self.turn = threading.Lock()
        self.guard = threading.Lock()
        self.waiting = 0
        self.loop: asyncio.AbstractEventLoop | None = None
        self.kaleido: Kaleido | None = None
        self.kept: OrderedDict[Any, bytes] = OrderedDict()

    def remembered(self, key: Any, draw: Callable[[], bytes]) -> bytes:
        """The picture drawn for a key, from memory where it is there."""
        with self.guard:
            if key in self.kept:
                self.kept.move_to_end(key)
                return self.kept[key]
        picture = draw()
        with self.guard:
            self.kept[key] = picture
            while sum(map(len, self.kept.values())) > MOST_BYTES and len(self.kept) > 1:
                self.kept.popitem(last=False)
        return picture

    def is_remembered(self, key: Any) -> bool:
        with self.guard:
            return key in self.kept

    def picture(self, build: Callable[[], dict[str, Any]], kind: str, width: int, height: int, scale: float) -> bytes:
        """A figure as PNG, SVG or PDF, built when its turn has come.

        Raises NoChromeError, and BusyError where the queue is full or it takes too long.
        """
        if self.chrome is None:
            raise NoChromeError(INSTALL)
        with self.guard:
            if self.waiting >= WAITING + 1:
                raise BusyError("Too many figures are waiting to be drawn; try again in a moment.", 3)
            self.waiting += 1
        try:
            if not self.turn.acquire(timeout=WAIT_SECONDS):
                raise BusyError("Other figures are being drawn; try again in a moment.", 5)
            try:
                scale = scale if kind == "png" else 1  # what has no pixels has the size it prints
                drawn = self.draw(build(), {"format": kind, "width": width, "height": height, "scale": scale})
                return with_resolution(drawn, scale) if kind == "png" else drawn
            finally:
                self.turn.release()
        finally:
            with self.guard:
                self.waiting -= 1

    def draw(self, figure: dict[str, Any], options: dict[str, Any]) -> bytes:
        """Draw now; a Chrome that hangs or died is replaced at the next call."""
        if self.loop is None:
            self.loop = asyncio.new_event_loop()
            threading.Thread(target=self.loop.run_forever, name="figures", daemon=True).start()
        task = asyncio.run_coroutine_threadsafe(self.calculate(figure, options), self.loop)
        try:
            return task.result(timeout=DRAW_SECONDS)
        except (TooSlowError, TimeoutError):
            task.cancel()
            self.forget_chrome()
            raise BusyError("The figure took too long to draw; try a smaller one.", 10) from None
        except Exception as error:
            self.forget_chrome()
            raise BusyError(f"The figure could not be drawn ({type(error).__name__}); try again in a moment.", 5) from error

    async def calculate(self, figure: dict[str, Any], options: dict[str, Any]) -> bytes:
        if self.kaleido is None:
            chrome = OpenTab(n=1, timeout=DRAW_SECONDS, page_generator=PageGenerator(mathjax=False), path=self.chrome)
            await chrome.open()
            self.kaleido = chrome
        return bytes(await self.kaleido.calc_fig(figure, opts=options, topojson=self.topojson))

    def forget_chrome(self) -> None:
        chrome, self.kaleido = self.kaleido, None
        if chrome is not None and self.loop is not None:
            asyncio.run_coroutine_threadsafe(chrome.close(), self.loop)

    def close(self) -> None:
        """Close the Chrome, and wait for it."""
        chrome, self.kaleido = self.kaleido, None
        if chrome is not None and self.loop is not None:
            asyncio.run_coroutine_threadsafe(chrome.close(), self.loop).result(timeout=10)


class Allowance:
    """So many pictures a minute for each asker; `take` tells the seconds to wait, 0 where there is one left."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.a_minute, self.clock = a_minute, clock
        self.left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # asker -> pictures left, and when that was
        self.guard = threading.Lock()

    def take(self, asker: str) -> int:
        with self.guard:
            now = self.clock()
            left, since = self.left.pop(asker, (float(self.a_minute), now))
            left = min(self.a_minute, left + (now - since) * self.a_minute / 60)
            is_allowed = left >= 1
            self.left[asker] = (left - 1 if is_allowed else left, now)
            if len(self.left) > 1000:
                self.left.popitem(last=False)
            return 0 if is_allowed else int((1 - left) * 60 / self.a_minute) + 1
