"""Access: axe finds nothing serious, everything is reached by keyboard, and one finger never loses the page."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import FOUNDING, Opener, follow, settle

AXE = Axe()
SERIOUS = ("serious", "critical")
HEADED = "() => [...document.querySelectorAll('.ag-header-row')].every((row) => !row.offsetParent || row.children.length)"
# Some of what the Tab key must reach, in the order of the page.
ORDER = (
    "Skip to the map",
    "Stories",
    "Officials",
    "From",
    "Overlay",
    "Projection",
    "Map. ",
    "Previous stop",
    "Play",
    "Next stop",
    "Speed",
    "Save film",
    "Timeline of stops",
    "First day of the period",
    "Height of the tables",
    "Summary",
    "Close panel",
    "Play this tour",
    "Copy link",
    "Copy text",
)


def findings(page: Page) -> str:
    """What axe finds serious or critical: rule, and the first elements it names."""
    page.wait_for_function(HEADED)
    results = AXE.run(page).response["violations"]
    return "\n".join(
        f"{r['id']}: {[n['target'] for n in r['nodes'][:4]]} {r['nodes'][0].get('failureSummary', '')[:300]}"
        for r in results
        if r["impact"] in SERIOUS
    )


VIEWS = {  # and what is seen there alone
    FOUNDING: "#summary-cards .card",
    f"{FOUNDING}&tour=pompeo-michael-r/2020-01-29": "#panel-body .itinerary",
    f"{FOUNDING}&panel=country:CUB": "#panel-body h2:text-is('Cuba')",
    f"{FOUNDING}&tab=stops&overlay=nato": "#stops-grid .ag-row",
    f"{FOUNDING}&tab=encounters": "#encounters-say",
    f"{FOUNDING}&tab=coverage": "#coverage-table table",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_any_view(visit: Opener, scheme: str) -> None:
    page = visit(f"?{FOUNDING}", color_scheme=scheme)
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", scheme)
    for query, seen in VIEWS.items():
        follow(page, f"?{query}")
        expect(page.locator(seen).first).to_be_visible()
        assert findings(page) == "", query


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_while_it_plays_and_in_dialogs(visit: Opener, scheme: str) -> None:
    page = visit(f"?{FOUNDING}", color_scheme=scheme)
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_enabled()
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("() => window.tours.playback.state().second > 1")
    assert findings(page) == ""
    page.get_by_role("button", name="Save film").click()
    assert findings(page) == ""
    page.keyboard.press("Escape")
    page.get_by_role("button", name="About the data").click()
    page.wait_for_timeout(500)
    assert findings(page) == ""


def test_axe_finds_nothing_serious_on_a_phone(visit: Opener) -> None:
    assert findings(visit(f"?{FOUNDING}", reader="phone")) == ""


def test_two_fingers_move_the_map_and_one_does_not(visit: Opener) -> None:
    page = visit(f"?{FOUNDING}", reader="phone")
    page.locator("#map-frame").scroll_into_view_if_needed()
    box = page.locator("#map-frame").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 3
    client = page.context.new_cdp_session(page)
    geo = "document.querySelector('#map-graph .js-plotly-plot')._fullLayout.geo"
    camera = f"() => [{geo}.projection.scale, {geo}.center.lon, {geo}.center.lat]"
    before, scrolled = page.evaluate(camera), page.evaluate("() => scrollY")

    def touch(kind: str, *points: tuple[float, float]) -> None:
        touches = [{"x": a, "y": b, "id": number} for number, (a, b) in enumerate(points)]
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})
        page.wait_for_timeout(30)

    touch("touchStart", (x - 30, y))
    touch("touchStart", (x - 30, y), (x + 30, y))
    for step in range(1, 9):
        touch("touchMove", (x - 30 - 5 * step, y), (x + 30 + 5 * step, y))
    touch("touchEnd", (x + 70, y))
    touch("touchEnd")
    settle(page)
    assert page.evaluate(camera)[0] > before[0] * 1.3  # spread: zoomed in
    assert page.evaluate("() => scrollY") == scrolled


def test_everything_is_reached_by_keyboard_in_a_sensible_order(visit: Opener) -> None:
    page = visit(f"?{FOUNDING}&tour=pompeo-michael-r/2020-01-29")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_enabled()
    name = """() => {
      const { activeElement: at } = document;
      return at.getAttribute("aria-label") || at.labels?.[0]?.textContent || at.textContent.trim() || at.id;
    }"""
    marked = """() => {  // an outline of its own, of the box it is written in, or a look that focus alone gives
      const { activeElement: at } = document;
      const isOutlined = (one) => getComputedStyle(one).outlineStyle !== "none" && parseFloat(getComputedStyle(one).outlineWidth) > 0;
      const look = () => {
        const { boxShadow, borderColor, backgroundColor } = getComputedStyle(at);
        return [boxShadow, borderColor, backgroundColor].join();
      };
      if (isOutlined(at) || isOutlined(at.closest(".mantine-Input-input") || at)) return true;
      const focused = look();
      at.blur();
      const blurred = look();
      at.focus();
      return focused !== blurred;
    }"""
    seen: list[str] = []
    page.keyboard.press("Tab")
    while len(seen) < 200 and (not seen or seen[-1] != "Copy text"):
        seen.append(page.evaluate(name))
        assert page.evaluate(marked), seen[-1]
        page.keyboard.press("Tab")
    places = [next((i for i, told in enumerate(seen) if told.startswith(word)), None) for word in ORDER]
    assert None not in places, (ORDER[places.index(None)], seen)
    assert places == sorted(places, key=lambda place: place or 0), list(zip(ORDER, places, strict=True))
