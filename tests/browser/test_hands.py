"""Other hands than a mouse, and the dark: fingers on a phone move the map and tap its marks; the canvas has the colours of the look."""

from playwright.sync_api import Page, expect

from components.drawing.theme import DARK, LIGHT
from tests.browser.conftest import FOUNDING, Opener, settle
from tests.browser.map_hands import NUMBERED, STANDS, spot, until

SCALE = "() => document.querySelector('#map-graph .js-plotly-plot')._fullLayout.geo.projection.scale"
LONDON = [-0.1257, 51.5085]
# The colour in the middle of the lower half of a numbered disc, as the canvas has it.
COLOUR = """() => {
  const { stage, layer } = window.tours;
  const { scene, marks } = stage.found();
  const number = scene.marks.findIndex((mark) => mark.number === "1");
  const [x, y] = layer.camera().point(scene.marks[number].at);
  const by = marks[number].by || [0, 0];
  const ratio = window.devicePixelRatio;
  const { data } = layer.parts().canvas.getContext("2d").getImageData((x + by[0]) * ratio, (y + by[1] + 6.5) * ratio, 1, 1);
  return [scene.marks[number].colour, [...data].slice(0, 3)];
}"""


def pinch(page: Page, at: tuple[float, float], apart: list[float]) -> None:
    """Two fingers round a point, so many pixels from each other one after the other."""
    talk = page.context.new_cdp_session(page)
    kinds = ["touchStart", *["touchMove"] * (len(apart) - 1)]
    for kind, pixels in zip(kinds, apart, strict=True):
        fingers = [{"x": at[0] - pixels / 2, "y": at[1], "id": 0}, {"x": at[0] + pixels / 2, "y": at[1], "id": 1}]
        talk.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
        page.wait_for_timeout(40)
    talk.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    talk.detach()


def test_two_fingers_zoom_the_map_and_the_canvas_follows(visit: Opener) -> None:
    page = visit(f"?{FOUNDING}", reader="phone")
    page.locator("#map-frame").scroll_into_view_if_needed()
    before = page.evaluate(SCALE)
    x, y = spot(page, *LONDON)
    pinch(page, (x, y), [60, 80, 110, 150])
    page.wait_for_function(f"(before) => ({SCALE})() > 1.5 * before", arg=before)
    settle(page)
    assert sum(len(group) for group in page.evaluate(NUMBERED)) == 8
    until(page, STANDS, "scene")
    page.get_by_role("button", name="Fit the selection").click()
    page.wait_for_function(f"(before) => Math.abs(({SCALE})() / before - 1) < 0.05", arg=before)


def test_a_finger_taps_a_stop_and_its_place_is_told(visit: Opener) -> None:
    page = visit(f"?{FOUNDING}", reader="phone")
    page.locator("#map-frame").scroll_into_view_if_needed()
    x, y = page.evaluate("""() => {
      const { stage, layer } = window.tours;
      const { scene, marks } = stage.found();
      const number = scene.marks.findIndex((mark) => mark.id === "caracas-ve");
      const [x, y] = layer.camera().point(scene.marks[number].at);
      const by = marks[number].by || [0, 0];
      const box = layer.box().getBoundingClientRect();
      return [box.left + x + by[0], box.top + y + by[1]];
    }""")
    page.touchscreen.tap(x, y)
    expect(page.locator("#panel-aside")).to_contain_text("Caracas")


def test_the_canvas_is_dark_in_the_dark(visit: Opener) -> None:
    for scheme, look in (("light", LIGHT), ("dark", DARK)):
        page = visit(f"?{FOUNDING}", color_scheme=scheme)
        colour, drawn = page.evaluate(COLOUR)
        assert colour in look.palette
        assert drawn == [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
