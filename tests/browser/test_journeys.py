"""Journeys of readers in a real browser."""

import io
import re
import struct
from pathlib import Path

from playwright.sync_api import Download, Locator, Page, expect

from components.drawing.scene import view_of
from data.selection import Selection
from data.tours import Tours
from tests.browser.conftest import FOUNDING, Opener, settle
from tests.browser.map_hands import NUMBERED, choose, until


def test_the_opening_view_shows_both_tours_numbered_in_order_and_every_control_by_name(visit: Opener, server: str) -> None:
    page = visit()
    expect(page).to_have_url(re.compile(re.escape(FOUNDING)))
    expect(page.locator("#map-title")).to_have_text("Lavrov and Pompeo, 29 January to 8 February 2020")
    until(
        page,
        NUMBERED,
        [
            [["1", "Santiago de Cuba"], ["2", "Mexico City"], ["3", "Caracas"]],
            [["1", "London"], ["2", "Kyiv"], ["3", "Minsk"], ["4", "Astana"], ["5", "Tashkent"]],
        ],
    )
    named = page.evaluate("() => window.tours.stage.found().names.map(({ name }) => name)")
    assert {"Washington", "Moscow", "Tashkent", "Caracas"} <= set(named)
    expect(page.locator(".story")).to_contain_text("Two days after he leaves Tashkent")
    expect(page.get_by_role("link", name="Show all tours").first).to_be_visible()

    for name in ("Officials", "From", "To", "Countries", "Search", "Overlay", "Projection"):
        expect(page.get_by_role("textbox", name=name, exact=True)).to_be_visible()
    for name in ("Save figure", "Export", "Stories", "About the data", "Zoom in", "Zoom out", "Fit the selection"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()
    expect(page.get_by_role("switch", name="Dark mode")).to_be_attached()
    for name in ("Tours", "Stops", "Encounters", "Coverage"):
        expect(page.get_by_role("tab", name=name, exact=True)).to_be_visible()
    expect(page.locator("footer.foot")).to_contain_text(page.request.get(f"{server}/healthz").json()["tables"])


def test_filter_by_official_and_by_date(visit: Opener) -> None:
    page = visit()
    choose(page, "Officials", "Wang Yi")
    expect(page).to_have_url(re.compile("official=lavrov-sergey,pompeo-michael-r,wang-yi"))
    page.get_by_role("textbox", name="To", exact=True).fill("2020-01-31")
    page.keyboard.press("Enter")
    settle(page)
    expect(page).to_have_url(re.compile("to=2020-01-31"))
    expect(page.locator("#map-title")).to_contain_text("29 to 31 January 2020")
    until(page, NUMBERED, [[["1", "London"], ["2", "Kyiv"]]])
    choose(page, "Year or term", "Obama, 2009–2017")
    expect(page).to_have_url(re.compile("from=2009-01-20&to=2017-01-20"))


def test_search_and_countries_narrow_the_rows(visit: Opener) -> None:
    page = visit("?official=all&from=1970-01-01&to=1979-12-31")
    page.get_by_role("textbox", name="Search", exact=True).fill("peace talks")
    page.wait_for_timeout(600)
    settle(page)
    choose(page, "Countries", "Syria")
    expect(page).to_have_url(re.compile("country=SYR&q=peace%20talks"))
    expect(page.locator("#map-title")).to_contain_text("in Syria, mentioning “peace talks”")


def test_a_permalink_gives_the_same_view_elsewhere_and_back_works(visit: Opener) -> None:
    page = visit()
    choose(page, "Officials", "Henry A. Kissinger")
    page.get_by_role("tab", name="Stops").click()
    settle(page)
    choose(page, "Projection", "Globe")
    address = page.url
    other = visit("?" + address.split("?", 1)[1], reader="new")
    assert other.locator("#map-title").inner_text() == page.locator("#map-title").inner_text()
    until(other, NUMBERED, page.evaluate(NUMBERED))
    expect(other.get_by_role("tab", name="Stops")).to_have_attribute("aria-selected", "true")
    assert other.evaluate("() => document.querySelector('#map-graph .js-plotly-plot').layout.geo.projection.type") == "orthographic"
    page.go_back()
    settle(page)
    expect(page.get_by_role("textbox", name="Projection")).to_have_value("Flat (Natural Earth)")
    page.go_back()
    settle(page)
    expect(page.get_by_role("tab", name="Summary")).to_have_attribute("aria-selected", "true")
    page.go_back()
    settle(page)
    expect(page).to_have_url(re.compile(re.escape(FOUNDING) + "$"))


def test_a_row_of_tours_focuses_the_tour_and_escape_closes_it(visit: Opener) -> None:
    page = visit(f"?{FOUNDING}&tab=tours")
    page.locator("#tours-grid .ag-row", has_text="London – Kyiv").click()
    settle(page)
    panel = page.get_by_role("complementary", name="Details")
    expect(panel).to_contain_text("Michael R. Pompeo")
    expect(panel.locator(".itinerary .stop")).to_have_count(5)
    expect(panel).to_contain_text("10,469 km")
    expect(page).to_have_url(re.compile("tour=pompeo-michael-r/2020-01-29"))
    until(page, NUMBERED, [[["1", "London"], ["2", "Kyiv"], ["3", "Minsk"], ["4", "Astana"], ["5", "Tashkent"]]])
    page.keyboard.press("Escape")
    settle(page)
    expect(panel).to_be_hidden()
    until(page, f"() => ({NUMBERED})().length", 2)


def saved(page: Page) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save figure").click()
    download: Download = waiting.value
    return download.suggested_filename, Path(download.path()).read_bytes()


def test_save_figure_downloads_a_png_of_the_selection(visit: Opener) -> None:
    page = visit()
    name, first = saved(page)
    assert name == "diplomatic-tours_lavrov-pompeo_2020-01-29_2020-02-08.png"
    assert first[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", first[16:24]) == (2400, 1600)
    assert len(first) > 100_000
    choose(page, "Officials", "Wang Yi")
    other, second = saved(page)
    assert other == "diplomatic-tours_lavrov-pompeo-wang-yi_2020-01-29_2020-02-08.png"
    assert first != second
    assert io.BytesIO(second).getbuffer().nbytes > 100_000


def test_the_phone_has_map_first_filters_in_a_drawer_and_scrolls(visit: Opener) -> None:
    page = visit("", reader="phone")
    filters = page.get_by_role("complementary", name="Filters")
    expect(filters).to_be_hidden()
    page.get_by_role("button", name="Filters").click()
    expect(filters).to_be_visible()
    page.get_by_role("button", name="Close filters").click()
    expect(filters).to_be_hidden()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert "Caracas" in page.evaluate("() => window.tours.stage.found().names.map(({ name }) => name)")
    swipe_up(page, page.locator(".map-frame"))
    assert page.evaluate("() => scrollY") > 100  # one finger on the map scrolled the page


def swipe_up(page: Page, target: Locator) -> None:
    """One finger from the middle of an element, 200 pixels up, as a touch screen reports it."""
    box = target.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    client = page.context.new_cdp_session(page)
    client.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 16):
        client.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y - step * 14}]})
        page.wait_for_timeout(16)
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(400)


def test_dark_mode_darkens_page_map_and_table(visit: Opener, tours: Tours) -> None:
    page = visit("", color_scheme="dark")
    fitted = (
        "() => { const { projection } = document.querySelector('#map-graph .js-plotly-plot')._fullLayout.geo;"
        " return (projection.scale / window.tours.shownShare(document.getElementById('map-graph'))).toFixed(1) }"
    )
    founding = view_of(tours.select(Selection.parse(FOUNDING, tours.known)))
    until(page, fitted, f"{founding.scale:.1f}")  # drawn twice, in light and in dark, and still fitted to its frame
    assert page.evaluate("() => document.documentElement.dataset.mantineColorScheme") == "dark"
    ocean = "() => document.querySelector('#map-graph .js-plotly-plot').layout.geo.oceancolor"
    dark = page.evaluate(ocean)
    page.get_by_role("switch", name="Dark mode").dispatch_event("click")
    settle(page)
    until(page, f"() => ({ocean})() !== '{dark}'", True)
    page.reload()
    page.wait_for_selector("#map-graph .geolayer path", state="attached")
    settle(page)
    assert page.evaluate("() => document.documentElement.dataset.mantineColorScheme") == "light"  # the choice is kept


def test_a_bad_address_shows_its_message_and_the_rest_applies(visit: Opener) -> None:
    page = visit("?official=nobody&from=2020-01-29&to=2020-02-08")
    expect(page.get_by_role("alert").first).to_contain_text("official=nobody is no official of these tables")
    expect(page.locator("#map-title")).to_have_text("All officials, 29 January to 8 February 2020")


def test_an_empty_selection_says_so_and_offers_a_way_out(visit: Opener) -> None:
    page = visit("?official=pompeo-michael-r&country=CUB")
    expect(page.locator(".empty")).to_contain_text("No stops match these filters")
    expect(page.locator(".empty").get_by_role("link", name="Without the countries (145 stops)")).to_be_visible()
    page.locator(".empty").get_by_role("link", name="Show all tours").click()
    settle(page)
    expect(page).to_have_url(re.compile("official=all"))


def test_a_link_opens_a_country_s_profile_with_its_absence(visit: Opener) -> None:
    query = "?office=Secretary%20of%20State%20of%20the%20United%20States&overlay=absence&asof=2020-02-05&panel=country:UZB"
    page = visit(query)
    panel = page.get_by_role("complementary", name="Details")
    expect(panel.get_by_role("heading", name="Uzbekistan")).to_be_visible()
    expect(panel).to_contain_text("longest time between two arrivals")
    expect(panel.locator(".small-chart .bars path").first).to_be_attached()
    panel.get_by_text("on 5 February 2020").click()
    expect(panel).to_contain_text("C5+1")
    expect(page.locator(".overlay-legend")).to_contain_text("under 1 year")
    page = visit("?official=lavrov-sergey&overlay=absence")
    expect(page.locator(".overlay-legend")).to_contain_text("not known: no complete record")
    hatched = "() => getComputedStyle(document.querySelector('#map-graph path.choroplethlocation.is-unknown')).fill"
    until(page, hatched, 'url("#hatch")')


def test_stories_export_and_about_open(visit: Opener) -> None:
    page = visit("?official=wang-yi")
    page.get_by_role("button", name="Export data").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Stops as CSV", exact=True).click()
    assert waiting.value.suggested_filename == "diplomatic-tours_wang-yi_stops.csv"  # the server names it after the selection
    assert Path(waiting.value.path()).read_text(encoding="utf-8").count("wang-yi/") == 375
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Stories").click()
    page.get_by_role("menuitem").first.get_by_role("link").click()
    settle(page)
    expect(page).to_have_url(re.compile(re.escape(FOUNDING)))
    page.get_by_role("button", name="About the data").click()
    settle(page)
    about = page.get_by_role("dialog", name="About the data")
    expect(about).to_contain_text("Crimea is drawn with Ukraine")
    expect(about).to_contain_text("CC BY 4.0")
    page.keyboard.press("Escape")
    expect(about).to_be_hidden()
