"""The page as the server draws it, in a browser: whole without scripts, and taken over by the live page without a jump."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import FOUNDING, PHONE, USUAL, Opener, follow, settle

# Where the parts of the page stand: left, top, width, height, in whole pixels.
PLACES = """(root) => Object.fromEntries([".map-frame", ".titles h2", ".legend", ".sources", "header"].map((part) => {
  const { x, y, width, height } = document.querySelector(`${root} ${part}`).getBoundingClientRect();
  return [part, [x, y, width, height].map(Math.round)];
}))"""
# Where the disc of the fifth stop of the first map lies, in pixels of the window.
DISC = """(screen) => {
  const disc = [...document.querySelectorAll(`.first-map .${screen} .n`)].find((one) => one.textContent === "5").previousElementSibling;
  const { x, y, width, height } = disc.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}"""
SIZES: dict[str, dict[str, Any]] = {"wide": USUAL, "phone": PHONE}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("query", [FOUNDING, f"{FOUNDING}&overlay=nato&projection=orthographic"])
def test_the_live_page_stands_where_the_first_one_stood(server: str, browser: Browser, visit: Opener, size: str, query: str) -> None:
    still = browser.new_context(**SIZES[size], java_script_enabled=False)
    page = still.new_page()
    page.goto(f"{server}/?{query}")
    first = page.evaluate(PLACES, ".first")
    disc = page.evaluate(DISC, "narrow" if size == "phone" else "wide")
    still.close()
    live = visit(f"?{query}", reader=size)
    expect(live.locator(".first")).to_have_count(0)
    there = live.evaluate(PLACES, "#react-entry-point")
    for part, place in first.items():
        assert place == pytest.approx(there[part], abs=1), part
    stop = live.evaluate("""() => {
      const { stage, layer } = window.tours;
      const [x, y] = layer.camera().point(stage.found().scene.marks.find((one) => one.number === "5").at);
      const box = layer.box().getBoundingClientRect();
      return [box.left + x, box.top + y];
    }""")
    if size == "wide":  # on a phone numbers are set beside their places
        assert disc == pytest.approx(stop, abs=2)


def test_without_scripts_a_reader_sees_map_words_and_tours(server: str, browser: Browser) -> None:
    still = browser.new_context(**USUAL, java_script_enabled=False)  # type: ignore[arg-type]
    page = still.new_page()
    page.goto(f"{server}/?{FOUNDING}")
    expect(page.get_by_role("heading", name="Lavrov and Pompeo, 29 January to 8 February 2020")).to_be_visible()
    expect(page.get_by_role("img", name="Map: Lavrov and Pompeo")).to_be_visible()
    expect(page.locator(".first-words strong")).to_be_visible()
    assert page.locator(".first-map .wide .n").all_text_contents() == ["1", "2", "3", "1", "2", "3", "4", "5"]
    expect(page.locator(".first-map .wide .name", has_text="Tashkent")).to_be_visible()
    expect(page.locator(".first-map .narrow .name", has_text="Tashkent")).to_be_hidden()
    tour = page.locator(".first-words td").first
    tour.scroll_into_view_if_needed()
    expect(tour).to_be_in_viewport()
    page.get_by_role("link", name="Kissinger’s shuttle").click()  # a story
    expect(page.get_by_role("heading", name="Kissinger")).to_be_visible()
    still.close()


def test_without_scripts_the_map_is_dark_on_a_dark_screen(server: str, browser: Browser) -> None:
    still = browser.new_context(**USUAL, java_script_enabled=False, color_scheme="dark")  # type: ignore[arg-type]
    page = still.new_page()
    page.goto(f"{server}/?{FOUNDING}")
    expect(page.locator("body")).to_have_css("background-color", "rgb(20, 24, 30)")
    expect(page.locator("svg.first-map")).to_have_css("background-color", "rgb(18, 23, 29)")
    still.close()


def test_a_page_whose_map_fails_shows_why_and_keeps_the_first(visit: Opener) -> None:
    """What was drawn stays when the next scene does not come; what failed is said, and a later choice is shown."""
    page = visit(f"?{FOUNDING}")
    title = page.locator("#map-title").inner_text()
    marks = page.evaluate("() => window.tours.stage.current().marks.length")
    page.route("**/page/scene.json*", lambda route: route.abort("aborted"))
    follow(page, "?official=kissinger-henry-a")
    expect(page.locator("#page-error")).to_contain_text("The server cannot be reached")
    assert page.evaluate("() => window.tours.stage.current().marks.length") == marks
    page.unroute("**/page/scene.json*")
    follow(page, f"?{FOUNDING}")
    expect(page.locator("#map-title")).to_have_text(title)
    follow(page, "?official=kissinger-henry-a")
    settle(page)
    assert page.evaluate("() => window.tours.stage.current().marks.length") != marks
