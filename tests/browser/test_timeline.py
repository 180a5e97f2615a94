"""The timeline under the reader's hand: mouse, keys, thumb; dates, fields and address follow, and the map does at once."""

import base64
import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import FOUNDING, Opener, settle
from tests.browser.map_hands import STANDS, until

# The pixel of a day on the screen.
PIXEL = """(iso) => {
  const box = document.getElementById("timeline-chart").getBoundingClientRect();
  return [box.left + window.tours.timeline.x(window.tours.calendar.number(iso)), box.top + 45];
}"""
PAINTED = """() => {  // how many pixels of the page's own layer bear ink
  const canvas = document.querySelector(".tours-layer canvas");
  if (!canvas || !canvas.width || document.querySelector(".tours-layer").dataset.stands !== "period") return 0;
  return canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.filter((v, i) => i % 4 === 3 && v).length;
}"""
CAMERA = "() => document.querySelector('#map-graph .js-plotly-plot')._fullLayout.geo.projection.rotation.lon"


def open_timeline(visit: Opener, query: str, **options: object) -> Page:
    page = visit(query, **options)
    page.wait_for_function("() => window.tours.time.state.record && window.tours.timeline.layout()")
    return page


def drag(page: Page, start: str, end: str) -> None:
    """Drag the mouse from one day to another, without letting go."""
    x, y = page.evaluate(PIXEL, start)
    there, _ = page.evaluate(PIXEL, end)
    page.mouse.move(x + 0.5, y)
    page.mouse.down()
    for step in range(1, 11):
        page.mouse.move(x + 0.5 + (there - x) * step / 10, y)


def test_a_brush_chooses_a_period_and_the_map_follows_at_once(visit: Opener) -> None:
    page = open_timeline(visit, "?official=lavrov-sergey")
    page.evaluate("() => window.Plotly.relayout(document.querySelector('#map-graph .js-plotly-plot'), {'geo.projection.rotation.lon': 40})")
    drag(page, "2010-01-01", "2018-01-01")
    page.wait_for_function("() => window.tours.preview.period() && window.tours.preview.times.length")
    assert page.evaluate(PAINTED) > 2000
    expect(page.locator("#timeline-readout")).to_have_text("2010 to 2017")
    assert "from=" not in page.url  # not chosen yet
    page.mouse.up()
    settle(page)
    expect(page).to_have_url(re.compile("from=2010-01-01&to=2017-12-31"))
    expect(page.get_by_role("textbox", name="From", exact=True)).to_have_value("2010-01-01")
    expect(page.get_by_role("textbox", name="To", exact=True)).to_have_value("2017-12-31")
    expect(page.locator("#map-title")).to_have_text("Lavrov, 2010 to 2017")
    until(page, STANDS, "scene")  # the server's has taken over
    assert page.evaluate(CAMERA) == 40  # and the camera is where it was
    assert page.evaluate("() => window.tours.stage.found().scene.marks.length") > 40


def test_what_stands_during_a_brush_is_what_stands_after_it(visit: Opener) -> None:
    page = open_timeline(visit, "?official=lavrov-sergey")
    page.get_by_role("button", name="Map", exact=True).click()  # as large as it can be: edges weigh less
    page.wait_for_timeout(300)
    drag(page, "2006-01-01", "2016-01-01")
    page.wait_for_timeout(200)
    area = page.locator("#map-frame")
    during = area.screenshot()
    page.mouse.up()
    settle(page)
    until(page, STANDS, "scene")
    after = area.screenshot()
    script = """async ([one, other]) => {
      const pixels = async (data) => {
        const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
        const canvas = new OffscreenCanvas(image.width, image.height);
        canvas.getContext("2d").drawImage(image, 0, 0);
        return canvas.getContext("2d").getImageData(0, 0, image.width, image.height).data;
      };
      const [a, b] = [await pixels(one), await pixels(other)];
      let unlike = 0;
      const apart = (i) => Math.abs(a[i] - b[i]) + Math.abs(a[i + 1] - b[i + 1]) + Math.abs(a[i + 2] - b[i + 2]);
      for (let i = 0; i < a.length; i += 4) if (apart(i) > 90) unlike += 1;
      return unlike / (a.length / 4);
    }"""
    blank = page.context.new_page()
    share = blank.evaluate(script, [encoded(during), encoded(after)])
    blank.close()
    assert share < 0.02  # names and the softness of edges; no blank frame, no other widths


def encoded(picture: bytes) -> str:
    return base64.b64encode(picture).decode()


def test_edges_and_the_period_itself_are_dragged(visit: Opener) -> None:
    page = open_timeline(visit, f"?{FOUNDING}")
    drag(page, "2020-02-09", "2020-02-16")
    page.mouse.up()
    settle(page)
    expect(page).to_have_url(re.compile("from=2020-01-29&to=2020-02-15"))
    drag(page, "2020-01-29", "2020-01-25")
    page.mouse.up()
    settle(page)
    expect(page).to_have_url(re.compile("from=2020-01-25&to=2020-02-15"))
    drag(page, "2020-02-03", "2020-02-08")
    page.mouse.up()
    settle(page)
    expect(page).to_have_url(re.compile("from=2020-01-30&to=2020-02-20"))


def test_wheel_zooms_a_click_takes_a_bar_and_a_double_click_all(visit: Opener) -> None:
    page = open_timeline(visit, "?official=lavrov-sergey")
    page.get_by_role("button", name="All dates").click()
    x, y = page.evaluate(PIXEL, "2014-07-01")
    page.mouse.move(x, y)
    page.mouse.wheel(0, -2000)
    page.wait_for_function("() => window.tours.timeline.layout().unit === 'month'")
    page.mouse.click(*page.evaluate(PIXEL, "2014-07-15"))
    page.wait_for_timeout(400)
    settle(page)
    expect(page).to_have_url(re.compile("from=2014-07-01&to=2014-07-31"))
    page.mouse.dblclick(*page.evaluate(PIXEL, "2014-08-15"))
    settle(page)
    expect(page).not_to_have_url(re.compile("from="))
    expect(page.locator("#timeline-readout")).to_contain_text("All dates")
    assert page.evaluate("() => window.tours.timeline.layout().unit") == "month"  # the years he is in office


def test_arrow_keys_step_from_tour_to_tour_and_move_edges(visit: Opener) -> None:
    page = open_timeline(visit, f"?{FOUNDING}")
    chart = page.get_by_role("group", name=re.compile("^Timeline of stops"))
    chart.focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    expect(page).to_have_url(re.compile("from=2020-02-05&to=2020-02-07"))
    expect(page.locator("#timeline-said")).to_contain_text("Lavrov")
    page.keyboard.press("ArrowLeft")
    settle(page)
    expect(page).to_have_url(re.compile("from=2020-01-29&to=2020-02-03"))
    last = page.get_by_role("slider", name="Last day of the period")
    expect(last).to_have_attribute("aria-valuetext", "3 February 2020")
    last.focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    settle(page)
    expect(page).to_have_url(re.compile("from=2020-01-29&to=2020-02-05"))
    page.get_by_role("button", name="All dates").click()
    settle(page)
    expect(page).not_to_have_url(re.compile("from="))


def test_quick_steps_add_up(visit: Opener) -> None:
    page = open_timeline(visit, "?official=pompeo-michael-r")
    page.locator("#timeline-chart").focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(60)
    settle(page)
    fourth = page.evaluate("() => window.tours.calendar.iso(window.tours.timeline.tourDates()[3].since)")
    expect(page).to_have_url(re.compile(f"from={fourth}"))


def test_a_tour_in_the_panel_is_marked_and_in_sight(visit: Opener) -> None:
    page = open_timeline(visit, "?tour=lavrov-sergey/2020-02-05")
    expect(page.locator("#timeline-chart .tour-mark")).to_be_attached()
    assert page.evaluate("() => window.tours.timeline.layout().unit") == "day"


def test_dates_chosen_elsewhere_show_on_the_timeline(visit: Opener) -> None:
    page = open_timeline(visit, "?official=kissinger-henry-a")
    page.get_by_role("textbox", name="From", exact=True).fill("1974-05-01")
    page.keyboard.press("Enter")
    settle(page)
    expect(page.get_by_role("slider", name="First day of the period")).to_have_attribute("aria-valuetext", "1 May 1974")
    expect(page.locator("#timeline-readout")).to_contain_text("1 May 1974")


def test_unknown_is_hatched_and_other_stops_stay_in_a_lighter_tone(visit: Opener) -> None:
    page = open_timeline(visit, "?official=lavrov-sergey&country=CUB")
    chart = page.locator("#timeline-chart")
    assert chart.locator(".unknown").count() >= 2  # behind the bars, and in his term
    own, rest = chart.locator("rect.bar:not(.rest)").count(), chart.locator("rect.rest").count()
    assert 0 < own < 10
    assert rest > 100
    expect(chart.locator(".term")).to_contain_text("Lavrov")
    complete = open_timeline(visit, "?official=pompeo-michael-r")
    assert complete.locator("#timeline-chart .unknown").count() == 0


def test_a_thumb_brushes_across_and_scrolls_along(visit: Opener) -> None:
    page = open_timeline(visit, "?official=lavrov-sergey", reader="phone")
    page.get_by_role("button", name="All dates").click()
    page.locator("#timeline-chart").scroll_into_view_if_needed()
    client = page.context.new_cdp_session(page)
    scrolled = "() => scrollY"

    def touch(kind: str, *points: tuple[float, float]) -> None:
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": a, "y": b} for a, b in points]})

    def stroke(across: float, along: float) -> None:
        x, y = page.evaluate(PIXEL, "1960-01-01")
        touch("touchStart", (x, y))
        for step in range(1, 11):
            touch("touchMove", (x + across * step / 10, y + along * step / 10))
            page.wait_for_timeout(20)
        touch("touchEnd")
        settle(page)

    before = page.evaluate(scrolled)
    stroke(page.evaluate(PIXEL, "2000-01-01")[0] - page.evaluate(PIXEL, "1960-01-01")[0], 0)
    expect(page).to_have_url(re.compile("from=19(59|60)-01-01&to=(1999|2000)-12-31"))
    assert page.evaluate(scrolled) == before
    address = page.url
    stroke(0, -140)
    assert page.evaluate(scrolled) > before
    assert page.url == address
