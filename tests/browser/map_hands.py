"""Hands on the map of the page: where a place stands, a click there, a choice in a list."""

import re

from playwright.sync_api import Page

from tests.browser.conftest import settle

# Where a place stands on the screen, once the map fills its box: a panel that opens makes it narrower.
SPOT = """([lon, lat]) => {
  const gd = document.querySelector("#map-graph .js-plotly-plot");
  const { width, height } = gd._fullLayout;
  const box = gd.getBoundingClientRect();
  const camera = window.tours.stage.found() && window.tours.layer.camera();
  if (!camera || Math.abs(box.width - width) > 1 || Math.abs(box.height - height) > 1) return null;
  const [x, y] = camera.point([lon, lat]);
  return [box.left + x, box.top + y];
}"""
# The numbered stops on the map, a list a colour: [number, place].
NUMBERED = """() => {
  const found = window.tours?.stage?.found();
  const groups = new Map();
  for (const mark of found ? found.scene.marks.filter((one) => one.isTold && one.letters > 0) : []) {
    groups.set(mark.colour, [...(groups.get(mark.colour) || []), [mark.number, mark.card?.match(/<b>(.*?)<.b>/)[1]]]);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => a[0] - b[0]));
}"""
STANDS = "() => document.querySelector('.tours-layer')?.dataset.stands"


def until(page: Page, script: str, expected: object) -> None:
    """Wait for a script's answer; the last one is told where it never comes."""
    answer = page.evaluate(script)
    for _ in range(80):
        if answer == expected:
            return
        page.wait_for_timeout(250)
        answer = page.evaluate(script)
    assert answer == expected


def spot(page: Page, longitude: float, latitude: float) -> tuple[float, float]:
    """Where a place stands on the screen once it stands still."""
    before: tuple[float, float] | None = None
    for _ in range(80):
        now = page.evaluate(SPOT, [longitude, latitude])
        if now and now == before:
            return now[0], now[1]
        before = now
        page.wait_for_timeout(250)
    raise AssertionError(f"the map does not come to rest: {before}")


def click_at(page: Page, longitude: float, latitude: float) -> None:
    x, y = spot(page, longitude, latitude)
    page.mouse.move(x - 3, y)
    page.mouse.move(x, y)
    page.wait_for_timeout(200)
    page.mouse.click(x, y)
    settle(page)


def choose(page: Page, label: str, option: str) -> None:
    box = page.get_by_role("textbox", name=label, exact=True)
    box.click()
    if box.is_editable():
        box.fill(option)
    page.get_by_role("option", name=re.compile(re.escape(option))).first.click()
    page.keyboard.press("Escape")
    settle(page)
