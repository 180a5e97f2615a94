"""What is printed: the title, the whole map, the tour with its stops, sources and the link; no controls."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import FOUNDING, Opener, settle

# Pixels within margins of 13 mm.
SHEETS = {"A4": (703, 1032), "A4 landscape": (1032, 703), "Letter": (725, 966), "Letter landscape": (966, 725)}
CONTROLS = "#header-bar button, .filters, .timeline, .tabs, .zoom, .map-tools, .panel-tools, .panel button, .neighbours, .twin"
LONDON, TASHKENT = [-0.12574, 51.50853], [69.21627, 41.26465]
# Opaque pixels of the printed tours round a place, as fine as they are printed.
PRINTED = """(at) => {
  const canvas = document.querySelector(".printed-map");
  const { left, top, width } = window.__frame;
  const [x, y] = window.__point(at);
  const fine = canvas.width / width;
  const { data } = canvas.getContext("2d").getImageData((x - left) * fine - 12, (y - top) * fine - 12, 24, 24);
  return data.filter((value, i) => i % 4 === 3 && value > 200).length;
}"""
TOUR = "pompeo-michael-r/2020-01-29"


def print_on(page: Page, sheet: str) -> None:
    """As the browser lays the page out for a sheet of paper, once it has told the page so."""
    width, height = SHEETS[sheet]
    page.evaluate("() => { const { layer } = window.tours; window.__frame = layer.frame(); window.__point = layer.camera().point; }")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": width, "height": height})


def stop_printing(page: Page) -> None:
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.evaluate("dispatchEvent(new Event('afterprint'))")


@pytest.fixture
def printed(visit: Opener) -> Page:
    return visit(f"?{FOUNDING}&tour={TOUR}")


@pytest.mark.parametrize("sheet", list(SHEETS))
def test_a_page_holds_title_map_tour_sources_and_link(printed: Page, sheet: str) -> None:
    page = printed
    print_on(page, sheet)
    expect(page.locator("#map-title")).to_be_visible()
    for control in page.locator(CONTROLS).all():
        assert not control.is_visible(), control
    frame, sheet_of_map = page.locator("#map-frame").bounding_box(), page.locator("#map-graph .main-svg").first.bounding_box()
    assert frame
    assert sheet_of_map
    assert frame["x"] >= 0
    assert frame["x"] + frame["width"] <= SHEETS[sheet][0]
    assert frame["y"] + frame["height"] <= SHEETS[sheet][1]  # on the first page
    assert abs(sheet_of_map["width"] - frame["width"]) < 4  # the whole map, not a corner of it
    tours = page.locator(".printed-map").bounding_box()
    assert tours
    assert abs(tours["width"] - frame["width"]) < 4
    assert abs(tours["x"] - frame["x"]) < 3
    for place in (LONDON, TASHKENT):  # a disc stands where the country below is
        assert page.evaluate(PRINTED, place) > 50
    stops = page.locator("#panel-body .itinerary .stop")
    assert stops.count() == 5
    for stop in stops.all():
        box = stop.bounding_box()
        assert box
        assert box["x"] + box["width"] <= SHEETS[sheet][0]
    expect(page.locator("#map-sources")).to_contain_text("Office of the Historian")
    expect(page.get_by_role("heading", name="Countries on the day of arrival")).to_be_hidden()  # folded away, so nothing stands below
    expect(page.locator("#print-added")).to_contain_text(page.url.split("?")[1][:40])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    stop_printing(page)
    expect(page.locator("#print-added")).to_be_hidden()


def test_a_selection_is_printed_with_its_stops_by_number(visit: Opener) -> None:
    page = visit(f"?{FOUNDING}")
    print_on(page, "A4")
    lines = page.locator("#print-added li").all_inner_texts()
    assert lines[0] == "Pompeo 1. London, United Kingdom: 29 January 2020; bilateral"
    assert lines[-1] == "Lavrov 3. Caracas, Venezuela: 7 February 2020 (departure not known); bilateral"
    assert len(lines) == 8
    stop_printing(page)
    settle(page)
    assert page.locator("#map-graph .main-svg[viewBox]").count() == 0


def test_the_browser_prints_it(visit: Opener) -> None:
    """The event comes from the browser itself, and one page holds the opening view on each kind of paper."""
    page = visit(f"?{FOUNDING}")
    page.evaluate("addEventListener('beforeprint', () => (window.__lines = document.querySelectorAll('#print-added li').length))")
    for size in ({"format": "A4"}, {"format": "Letter"}):
        pdf = page.pdf(**size)  # type: ignore[arg-type]
        assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") + pdf.count(b"/Type/Page/") <= 2
    assert page.evaluate("window.__lines") == 8


def test_every_source_is_printed_and_the_stops_stand_behind_what_the_panel_tells(visit: Opener) -> None:
    page = visit("?official=lavrov-sergey&from=2019-01-01&panel=country:CHN")
    expect(page.locator("#map-sources")).to_contain_text(re.compile(r" and \d+ more"))
    print_on(page, "A4")
    expect(page.locator("#map-sources")).not_to_contain_text(re.compile(r" and \d+ more"))
    panel, stops = page.locator("#panel-body").bounding_box(), page.locator("#print-added").bounding_box()
    assert panel
    assert stops
    assert panel["y"] + panel["height"] <= stops["y"]
    expect(page.get_by_text("Known stops per year")).to_be_hidden()
    stop_printing(page)
    expect(page.locator("#map-sources")).to_contain_text(re.compile(r" and \d+ more"))
