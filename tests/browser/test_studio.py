"""What leaves the page: figures composed, files, citations, the map in another page."""

import datetime as dt
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from components.addresses.renderer import Renderer
from components.paper.figure import paper_figure
from components.paper.settings import Paper
from data.selection import Selection
from data.tours import Tours
from tests.browser.chromium import executable
from tests.browser.conftest import FOUNDING, Opener, settle
from tests.browser.pictures import picture

TITLE = "Lavrov and Pompeo, 29 January to 8 February 2020"
WORDS = "() => [...document.querySelectorAll('#studio-preview .annotation-text')].map((e) => e.textContent).join(' ')"


def open_studio(visit: Opener, query: str = f"?{FOUNDING}") -> Page:
    page = visit(query)
    page.get_by_role("button", name="Export", exact=True).click()
    expect(page.get_by_role("dialog", name="Figure studio")).to_be_visible()
    expect(page.locator("#studio-preview .geolayer path").first).to_be_attached()
    settle(page)
    return page


def pick(page: Page, label: str, option: str) -> None:
    page.get_by_role("dialog").get_by_role("textbox", name=label, exact=True).click()
    page.get_by_role("option", name=option).click()
    settle(page)


def saved(page: Page) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save as file").click()
    expect(page.locator("#studio-said")).to_contain_text("Saved")
    return waiting.value.path().read_bytes()


def test_what_is_saved_is_what_is_previewed(visit: Opener, browser: Browser) -> None:
    page = open_studio(visit)
    assert TITLE in page.evaluate(WORDS)
    preview = picture(browser, page.locator("#studio-preview").screenshot())
    png = picture(browser, saved(page))
    assert (png.width, png.height) == (2400, 1600)
    mean, plainly = png.unlike(preview)
    assert mean < 0.03
    assert plainly < 0.03


def test_size_title_key_and_look_are_the_reader_s(visit: Opener, browser: Browser) -> None:
    page = open_studio(visit)
    pick(page, "Size", "Journal, one column")
    page.get_by_role("textbox", name="Title", exact=True).fill("Back to back")
    page.get_by_label("Stops as a key").check()
    pick(page, "Style", "Grey")
    page.wait_for_timeout(900)
    settle(page)
    words = page.evaluate(WORDS)
    assert "Back to back" in words
    assert "Pompeo: London, United Kingdom" in words
    png = picture(browser, saved(page))
    assert (png.width, png.height) == (1062, 943)  # 90 x 80 mm at 300 dpi
    address = page.locator("#studio-address").get_attribute("href")
    assert address is not None
    assert "title=Back%20to%20back" in address
    answer = page.request.get(page.url.split("/?")[0] + address)
    served = picture(browser, answer.body())
    assert (served.width, served.height) == (png.width, png.height)
    mean, plainly = served.unlike(png)  # the same address is the same figure
    assert mean < 0.03
    assert plainly < 0.03


def test_svg_and_pdf(visit: Opener) -> None:
    page = open_studio(visit)
    pick(page, "Format", "SVG")
    svg = saved(page).decode()
    assert svg.startswith("<svg")
    assert TITLE in svg
    pick(page, "Format", "PDF")
    assert saved(page).startswith(b"%PDF-")


def test_a_camera_the_reader_moved_goes_along(visit: Opener) -> None:
    page = visit(f"?{FOUNDING}")
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Export", exact=True).click()
    expect(page.locator("#studio-preview .geolayer path").first).to_be_attached()
    settle(page)
    expect(page.locator("#studio-address")).to_have_attribute("href", re.compile(r"view=[-.\d]+,[-.\d]+,[\d.]+"))


def test_a_wrong_size_is_named_and_the_preview_stays(visit: Opener) -> None:
    page = open_studio(visit)
    page.get_by_label("Scale").fill("4")
    page.get_by_label("Width, px").fill("4000")
    page.get_by_label("Height, px").fill("4000")
    page.wait_for_timeout(900)
    expect(page.locator("#studio-said")).to_contain_text("more than 32,000,000 pixels")
    page.get_by_role("button", name="Save as file").click()
    expect(page.locator("#studio-said")).to_contain_text("more than 32,000,000 pixels")  # nothing was saved
    expect(page.locator("#studio-preview .geolayer path").first).to_be_attached()


def test_every_file_of_the_menu_comes(visit: Opener) -> None:
    page = visit(f"?{FOUNDING}")
    page.get_by_role("button", name="Export data").click()
    links = page.get_by_role("menu").get_by_role("link")
    expect(links).to_have_count(25)
    base = page.url.split("/?")[0]
    for number in range(25):
        address = links.nth(number).get_attribute("href")
        assert page.request.get(f"{base}{address}").ok, address
    with page.expect_download() as waiting:
        page.get_by_role("menu").get_by_role("link", name="Stops as Excel workbook").click()
    assert waiting.value.path().read_bytes().startswith(b"PK")
    assert waiting.value.suggested_filename == "diplomatic-tours_lavrov-pompeo_2020-01-29_2020-02-08_stops.xlsx"


def test_cite_this_view(visit: Opener) -> None:
    page = visit(f"?{FOUNDING}&overlay=bri", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Cite", exact=True).click()
    dialog = page.get_by_role("dialog", name="Cite this view")
    expect(dialog).to_contain_text("Office of the Historian, US Department of State")
    expect(dialog).to_contain_text("Known stops only for Lavrov")
    for name in ("APA", "Chicago", "BibTeX", "CSL-JSON", "HTML"):
        expect(dialog.get_by_role("button", name=f"Copy {name}")).to_be_visible()
    dialog.get_by_role("button", name="Copy Permanent link").click()
    expect(dialog.get_by_role("button", name="Copy Permanent link")).to_have_text("Copied")
    link = page.evaluate("() => navigator.clipboard.readText()")
    assert "&tables=" in link
    other = visit("?" + link.split("?", 1)[1])
    expect(other.locator("#map-title")).to_have_text(TITLE)
    expect(other.locator("#address-notice")).to_be_empty()
    changed = visit(f"?{FOUNDING}&tables=0123456789ab")
    expect(changed.locator("#address-notice")).to_contain_text("made with tables 0123456789ab; they have changed since")


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_the_page_answers_while_figures_are_drawn(server: str, kind: str) -> None:
    def ask(number: int) -> int:
        try:
            with urllib.request.urlopen(f"{server}/figure.{kind}?{FOUNDING}&width={700 + number}", timeout=60) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code if error.headers["Retry-After"] else 0

    with ThreadPoolExecutor(8) as crowd:
        waiting = [crowd.submit(ask, number) for number in range(8)]
        slowest = 0.0
        for _ in range(5):
            started = time.monotonic()
            with urllib.request.urlopen(f"{server}/healthz", timeout=20) as answer:
                assert answer.status == 200
            slowest = max(slowest, time.monotonic() - started)
            time.sleep(0.1)
        statuses = [one.result() for one in waiting]
    assert set(statuses) <= {200, 429, 503}
    assert statuses.count(200) >= 4
    assert slowest < 5


def test_a_figure_is_the_same_whatever_was_drawn_before(tours: Tours) -> None:
    renderer = Renderer(executable(), Path("assets/topojson"))

    def drawn(query: str, kind: str, width: int) -> bytes:
        selected = tours.select(Selection.parse(query, tours.known))
        paper = Paper(width=width, height=500)
        return renderer.picture(lambda: paper_figure(selected, paper, dt.date(2026, 11, 24)).to_dict(), kind, width, 500, 1)

    try:
        first = drawn(FOUNDING, "png", 600)
        drawn("official=wang-yi&projection=orthographic", "pdf", 900)
        drawn("official=kissinger-henry-a&overlay=nato", "svg", 500)
        assert drawn(FOUNDING, "png", 600) == first
    finally:
        renderer.close()


def test_the_command_line_draws_one_or_many(tmp_path: Path) -> None:
    environment = {**os.environ, "CHROME_PATH": executable()}
    queries = tmp_path / "queries.txt"
    lines = ("# two views", f"{FOUNDING}&width=600&height=400&scale=1", "official=pompeo-michael-r&width=500&height=500")
    queries.write_text("\n".join(lines), encoding="utf-8")
    words = [sys.executable, "-m", "components.figure"]
    many = [*words, "--queries", str(queries), "--folder", str(tmp_path / "out"), "--kind", "svg"]
    done = subprocess.run(many, env=environment, capture_output=True, text=True, check=True)
    assert "Drawing" in done.stderr  # the progress
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [
        "001_diplomatic-tours_lavrov-pompeo_2020-01-29_2020-02-08.svg",
        "002_diplomatic-tours_pompeo.svg",
    ]
    assert "Lavrov and Pompeo" in (tmp_path / "out" / names[0]).read_text(encoding="utf-8")
    wrong = subprocess.run([*words, "official=nobody", "-o", "x.png"], env=environment, capture_output=True, text=True, check=False)
    assert wrong.returncode == 1
    assert wrong.stderr.splitlines()[-1] == "error: official=nobody is no official of these tables"
