"""The canvas over the map: what a pointer finds there, that it follows the camera, and where numbers and names stand."""

import json
import re

import numpy as np
from playwright.sync_api import Page, Route, expect

from components.drawing.apart import apart
from components.drawing.style import SCENE
from tests.browser.conftest import FOUNDING, Opener, follow, settle
from tests.browser.map_hands import STANDS, click_at, spot, until

CARD = "() => { const card = document.querySelector('.map-card'); return card && !card.hidden ? card.innerText : ''; }"
MIDDLE = "([a, b, share]) => window.tours.paint.along(a, b, share)"
SCALE = "() => document.querySelector('#map-graph .js-plotly-plot')._fullLayout.geo.projection.scale"
# Pixels drawn on the canvas of routes, near a point of the world.
INK = """async ([lon, lat]) => {
  for (let i = 0; i < 2; i += 1) await new Promise(requestAnimationFrame);
  const { layer } = window.tours;
  const [x, y] = layer.camera().point([lon, lat]);
  const ratio = window.devicePixelRatio;
  const { data } = layer.parts().canvas.getContext("2d").getImageData((x - 4) * ratio, (y - 4) * ratio, 8 * ratio, 8 * ratio);
  return data.filter((value, i) => i % 4 === 3 && value > 100).length;
}"""
# Whether plotly's countries are where the camera is.
TOGETHER = """() => {
  const path = window.tours.layer.graph()._fullLayout.geo._subplot.projection.getPath();
  const node = [...document.querySelectorAll("path.choroplethlocation")].find((one) => one.__data__.loc === "FRA");
  return node.getAttribute("d") === path(node.__data__.geojson || node.__data__.feature || node.__data__);
}"""
WASHINGTON, LONDON, HONOLULU = [-77.0364, 38.8951], [-0.1257, 51.5085], [-157.8583, 21.3069]


def hover_at(page: Page, at: list[float]) -> None:
    x, y = spot(page, *at)
    page.mouse.move(x - 2, y)
    page.mouse.move(x, y)


def test_a_leg_answers_a_pointer_and_a_click_however_many_there_are(visit: Opener) -> None:
    page = visit("?official=all")
    assert page.evaluate("() => window.tours.stage.found().scene.targets.length") > 2000
    lone = page.evaluate("""() => {
      const { stage, layer, paint } = window.tours;
      const view = layer.camera();
      const { targets, marks } = stage.found().scene;
      const far = (at) => marks.every((mark) => {
        const b = view.point(mark.at);
        return !b || Math.hypot(b[0] - at[0], b[1] - at[1]) > 14;
      });
      const shown = layer.frame();
      for (const one of targets) {
        const middle = paint.along(one.from, one.to, 0.5);
        const at = view.point(middle);
        if (at && one.km > 3000 && far(at) && at[0] > shown.left + 40 && at[0] < shown.left + shown.width - 400
          && at[1] > shown.top + 40 && at[1] < shown.top + shown.height - 40) return [middle, one.card, one.click];
      }
      return null;
    }""")
    assert lone
    hover_at(page, lone[0])
    page.wait_for_function(f"() => ({CARD})().includes(' km')")
    click_at(page, *lone[0])
    expect(page).to_have_url(re.compile("tour=[a-z-]+/\\d{4}-\\d\\d-\\d\\d"))


def test_a_mark_answers_before_the_legs_that_meet_there(visit: Opener) -> None:
    page = visit(f"?{FOUNDING}")
    hover_at(page, LONDON)
    page.wait_for_function(f"() => ({CARD})().startsWith('London, United Kingdom')")
    hover_at(page, page.evaluate(MIDDLE, [WASHINGTON, LONDON, 0.4]))
    page.wait_for_function(f"() => ({CARD})().startsWith('Washington → London')")
    hover_at(page, [21.0, 6.0])
    page.wait_for_function(f"() => ({CARD})().startsWith('Central African Republic')")


def test_the_canvas_moves_with_the_map_in_the_same_frame(visit: Opener) -> None:
    page = visit(f"?{FOUNDING}")
    on_leg = page.evaluate(MIDDLE, [WASHINGTON, LONDON, 0.3])
    for projection in ("natural-earth", "orthographic", "azimuthal-equidistant"):
        follow(page, f"?{FOUNDING}&projection={projection}")
        until(page, STANDS, "scene")
        before = spot(page, *on_leg)
        assert page.evaluate(INK, on_leg) > 0
        page.mouse.move(before[0] + 40, before[1] + 60)
        page.mouse.down()
        page.mouse.move(before[0] + 90, before[1] + 80, steps=4)
        assert page.evaluate(INK, on_leg) > 0  # in the middle of the drag
        assert page.evaluate(TOGETHER)
        page.mouse.up()
        page.mouse.wheel(0, -240)
        page.wait_for_timeout(400)
        assert page.evaluate(INK, on_leg) > 0
        assert spot(page, *on_leg) != before


def test_a_leg_over_the_date_line_is_drawn_on_both_sides_and_not_across_the_map(visit: Opener) -> None:
    page = visit("?official=kerry-john-forbes&from=2014-08-01&to=2014-08-20")
    sydney, honolulu = [151.2073, -33.8679], HONOLULU
    for share in (0.2, 0.8):
        assert page.evaluate(INK, page.evaluate(MIDDLE, [sydney, [159.95, -9.4333], share])) > 0
    assert page.evaluate(INK, [-10.0, -20.0]) == 0
    assert page.evaluate(INK, [0.0, (sydney[1] + honolulu[1]) / 2]) == 0


def test_what_lies_behind_the_globe_is_not_drawn(visit: Opener) -> None:
    page = visit("?official=wang-yi&projection=orthographic")
    page.evaluate(
        "() => window.Plotly.relayout(document.querySelector('#map-graph .js-plotly-plot'), {'geo.projection.rotation.lon': -70})"
    )
    page.wait_for_function("() => window.tours.layer.camera().point([116.4, 39.9]) === null")
    assert page.evaluate("() => window.tours.layer.camera().point([-70, 0]) !== null")


def test_numbers_stand_apart_as_figures_set_them(visit: Opener) -> None:
    page = visit("?official=kissinger-henry-a&from=1974-04-28&to=1974-05-31")
    discs = page.evaluate("""() => {
      const { stage, layer } = window.tours;
      const { scene, marks } = stage.found();
      const view = layer.camera();
      return scene.marks.map((mark, i) => {
        const [x, y] = view.point(mark.at);
        const by = marks[i].by || [0, 0];
        return [x + by[0], y + by[1], marks[i].size];
      });
    }""")
    assert len(discs) >= 10
    for i, (x, y, size) in enumerate(discs):
        for a, b, other in discs[:i]:
            assert np.hypot(x - a, y - b) >= (size + other) / 2
    rng = np.random.default_rng(3)
    for _ in range(4):
        places, sizes = rng.uniform(-60, 60, (9, 2)), rng.uniform(17, 30, 9)
        stars = rng.uniform(-60, 60, (1, 2))
        moved = page.evaluate(
            "([places, sizes, stars]) => window.tours.apart(places, sizes, [400, 300], stars, 17, () => true)",
            [places.tolist(), sizes.tolist(), stars.tolist()],
        )
        assert np.allclose(moved, apart(places, sizes, (400.0, 300.0), stars, 17.0), atol=1e-6)


def test_no_name_lies_on_another_or_on_a_number_and_all_are_placed_anew_after_a_zoom(visit: Opener) -> None:
    page = visit("?official=blinken-antony-j&from=2023-10-10&to=2023-11-10")
    names = "() => window.tours.stage.found().names.map(({ name }) => name)"
    few = page.evaluate(names)
    boxes = page.evaluate("""() => {
      const view = window.tours.layer.camera();
      const pen = document.createElement("canvas").getContext("2d");
      pen.font = `12px ${window.tours.style.font}`;
      return window.tours.stage.found().names.map(({ name, place, by }) => {
        const [x, y] = view.point(place);
        return [x + by[0], y + by[1] - 7, x + by[0] + pen.measureText(name).width, y + by[1] + 7];
      });
    }""")
    for i, (a, b, c, d) in enumerate(boxes):
        for e, f, g, h in boxes[:i]:
            assert a >= g or e >= c or b >= h or f >= d
    x, y = spot(page, 40.0, 30.0)
    page.mouse.move(x, y)
    for _ in range(4):
        page.mouse.wheel(0, -300)
        page.wait_for_timeout(120)
    page.wait_for_timeout(600)
    assert len(page.evaluate(names)) >= 4
    assert page.evaluate(names) != few


def test_a_filter_sends_a_scene_and_no_figure(visit: Opener) -> None:
    page = visit("?official=lavrov-sergey")
    answers: list[str] = []
    page.on("response", lambda answer: answers.append(answer.text()) if "_dash-update-component" in answer.url else None)
    scenes: list[str] = []
    page.on("response", lambda answer: scenes.append(answer.text()) if SCENE in answer.url else None)
    page.get_by_role("textbox", name="From", exact=True).fill("2019-01-01")
    page.keyboard.press("Enter")
    expect(page.locator("#map-title")).to_contain_text("since 1 January 2019")
    settle(page)
    assert len(scenes) == 1
    assert '"choropleth"' not in "".join(answers)
    assert set(json.loads(scenes[0])) == {"camera", "layout", "fills", "frames"}


def test_the_map_is_framed_anew_until_the_reader_moves_it(visit: Opener) -> None:
    page = visit("?official=lavrov-sergey")
    whole = page.evaluate(SCALE)
    follow(page, "?official=lavrov-sergey&country=UZB")
    page.wait_for_function(f"(whole) => ({SCALE})() > 2 * whole", arg=whole)
    page.get_by_role("button", name="Fit the selection").click()
    page.get_by_role("link", name="Clear all filters").click()
    page.wait_for_function(f"(whole) => ({SCALE})() < 1.3 * whole", arg=whole)
    page.get_by_role("button", name="Zoom in").click()
    settle(page)
    kept = page.evaluate(SCALE)
    follow(page, "?official=pompeo-michael-r&country=GBR")
    settle(page)
    assert page.evaluate(SCALE) == kept


def test_a_zoomed_globe_fills_its_frame(visit: Opener) -> None:
    page = visit(f"?{FOUNDING}&projection=orthographic")
    for _ in range(2):
        page.get_by_role("button", name="Zoom in").click()
        settle(page)
    astana_tashkent = page.evaluate(MIDDLE, [[71.4306, 51.1801], [69.2163, 41.2646], 0.3])
    assert page.evaluate(INK, astana_tashkent) > 0
    wide = """() => {
      const frame = document.getElementById("map-frame").getBoundingClientRect();
      const boxes = [...document.querySelectorAll("path.choroplethlocation")].map((node) => node.getBoundingClientRect());
      const across = boxes.filter((box) => box.width > 0);
      return (Math.max(...across.map((box) => box.right)) - Math.min(...across.map((box) => box.left))) / frame.height;
    }"""
    assert page.evaluate(wide) > 1.5


def test_the_first_map_awaits_no_answer(visit: Opener, server: str) -> None:
    page = visit("?official=wang-yi", reader="new")
    held: list[Route] = []
    page.route("**/_dash-update-component*", lambda route: held.append(route))
    page.goto(f"{server}/?{FOUNDING}")
    page.wait_for_function("() => window.tours?.stage?.found()")
    assert page.evaluate("() => window.tours.stage.found().scene.marks.map(({ number }) => number).sort().join()") == "1,1,2,2,3,3,4,5"
    for route in held:
        route.continue_()
    page.unroute("**/_dash-update-component*")
    expect(page.locator("#map-title")).to_have_text("Lavrov and Pompeo, 29 January to 8 February 2020")
