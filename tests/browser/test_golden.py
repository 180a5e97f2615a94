"""The layout of five figures, as it was when someone last looked at them.

After a change that is meant, look at the new ones: `python -m tests.browser.test_golden FOLDER` draws and keeps them.
"""

import sys
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import FLAGS, installed
from tests.browser.conftest import FOUNDING, serving
from tests.browser.pictures import Picture, picture

GOLDEN = Path("tests/golden")
FIGURES = {
    "page": f"{FOUNDING}&width=1200&height=800",
    "slide_key_grey": f"{FOUNDING}&width=1280&height=720&stops=1&look=grey",
    "square_globe": f"{FOUNDING}&projection=orthographic&width=1080&height=1080&font=18&stops=1",
    "journal_overlay": f"{FOUNDING}&overlay=us_cocom&width=718&height=491&font=11",
    "portrait_all": "official=all&width=1080&height=1350&font=18&stops=1",
}
MEAN, PLAINLY = 0.022, 0.05  # as far as fonts of another machine may move it


def drawn(server: str, query: str) -> bytes:
    with urllib.request.urlopen(f"{server}/figure.png?{query}&scale=1", timeout=60) as answer:
        return bytes(answer.read())


@pytest.fixture(scope="module")
def now(server: str, browser: Browser) -> dict[str, Picture]:
    return {name: picture(browser, drawn(server, query)) for name, query in FIGURES.items()}


@pytest.mark.parametrize("name", list(FIGURES))
def test_the_layout_is_as_it_was(now: dict[str, Picture], browser: Browser, name: str) -> None:
    golden = picture(browser, (GOLDEN / f"{name}.png").read_bytes())
    mean, plainly = now[name].unlike(golden)
    assert (mean < MEAN, plainly < PLAINLY) == (True, True), (mean, plainly)


def test_another_figure_would_be_noticed(now: dict[str, Picture], browser: Browser) -> None:
    golden = picture(browser, (GOLDEN / "page.png").read_bytes())
    shifted = Picture(golden.width, golden.height, golden.greys[15 * 240 :] + golden.greys[: 15 * 240], golden.small)
    for other in (shifted, Picture(1, 1, [255] * len(golden.greys), b"")):
        mean, plainly = other.unlike(golden)
        assert mean > MEAN or plainly > PLAINLY


def keep(folder: Path) -> None:
    """Draw the five figures and keep them small."""
    folder.mkdir(parents=True, exist_ok=True)
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=FLAGS)
        for name, query in FIGURES.items():
            (folder / f"{name}.png").write_bytes(picture(browser, drawn(server, query)).small)
        browser.close()


if __name__ == "__main__":
    keep(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLDEN)
