"""Journeys of readers in a real browser."""

import io
import re
import struct
from pathlib import Path

from playwright.sync_api import Download, Locator, Page, Route, expect

from components.drawing.scene import view_of
from data.selection import Selection
from data.tours import Tours
from tests.browser.conftest import FOUNDING, Opener, follow, settle

# Where a place stands on the screen, from the map's own projection, once the map fills its box: a panel that opens makes it narrower.
SPOT = """([lon, lat]) => {
  const gd = document.querySelector("#map-graph .js-plotly-plot");
  const { width, height, geo } = gd._fullLayout;
  const box = gd.getBoundingClientRect();
  if (Math.abs(box.width - width) > 1 || Math.abs(box.height - height) > 1) return null;
  const [x, y] = geo._subplot.projection([lon, lat]);
  return [box.left + x, box.top + y];
}"""
NUMBERED = """() => document.querySelector("#map-graph .js-plotly-plot").data
  .filter((t) => t.mode === "markers+text" && t.customdata)
  .map((t) => t.text.map((number, i) => [number, t.customdata[i][1].match(/<b>(.*?)<.b>/)[1]]).sort((a, b) => a[0] - b[0]))"""


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
    shown = page.locator("#map-graph .scattergeo text")
    for name in ("Washington", "Moscow", "Tashkent", "Caracas"):
        expect(shown.filter(has_text=name)).to_be_visible()
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
    expect(page.get_by_role("tab", name="Tours")).to_have_attribute("aria-selected", "true")
    page.go_back()
    settle(page)
    expect(page).to_have_url(re.compile(re.escape(FOUNDING) + "$"))


def test_a_row_of_tours_focuses_the_tour_and_escape_closes_it(visit: Opener) -> None:
    page = visit()
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


def test_a_click_on_a_stop_a_leg_a_country_and_the_sea(visit: Opener) -> None:
    page = visit()
    panel = page.get_by_role("complementary", name="Details")
    click_at(page, 69.2163, 41.2646)
    expect(panel).to_contain_text("Tashkent, Uzbekistan")
    expect(panel).to_contain_text("C5+1")
    click_at(page, -32.0, 3.0)  # the middle of the Atlantic
    expect(panel).to_be_hidden()
    click_at(page, -102.5, 24.5)
    expect(panel.get_by_role("heading", name="Mexico")).to_be_visible()


def test_a_small_state_can_be_clicked(visit: Opener) -> None:
    page = visit("?official=all&from=2018-01-01&to=2018-12-31&country=SGP,JPN,AUS")
    click_at(page, 103.85, 1.29)
    expect(page.get_by_role("complementary", name="Details")).to_contain_text("Singapore")
    page = visit("?official=wang-yi")
    click_at(page, 57.5, -20.25)  # Mauritius, where he did not stop
    expect(page.get_by_role("complementary", name="Details").get_by_role("heading", name="Mauritius")).to_be_visible()


def test_stops_and_map_point_at_each_other(visit: Opener) -> None:
    page = visit(f"?{FOUNDING}&tab=stops")
    page.locator("#stops-grid .ag-row", has_text="Minsk").locator("[col-id=place]").click()
    settle(page)
    expect(page.get_by_role("complementary", name="Details")).to_contain_text("Minsk, Belarus")
    ringed = (
        "() => document.querySelector('#map-graph .js-plotly-plot').data.flatMap((t) => t.mode === 'markers+text' && t.customdata ?"
        " t.customdata.filter((_, i) => t.marker.line.width[i] === 3).map((c) => c[0]) : [])"
    )
    until(page, ringed, ["place:minsk-by"])
    click_at(page, 30.5238, 50.4547)  # Kyiv
    expect(page.locator("#stops-grid .ag-row-selected")).to_contain_text("Kyiv")


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


def test_the_camera_stays_while_filters_change(visit: Opener) -> None:
    page = visit("?official=kissinger-henry-a")
    scale = "() => document.querySelector('#map-graph .js-plotly-plot')._fullLayout.geo.projection.scale"
    before = page.evaluate(scale)
    is_at = f"(expected) => Math.abs(({scale})() / expected - 1) < 0.01"
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_function(is_at, arg=before * 2.25)
    page.get_by_role("textbox", name="From", exact=True).fill("1975-01-01")
    page.keyboard.press("Enter")
    expect(page.locator("#map-title")).to_contain_text("since 1 January 1975")
    settle(page)
    assert page.evaluate(is_at, before * 2.25)
    page.get_by_role("button", name="Fit the selection").click()
    page.wait_for_function(f"(zoomed) => ({scale})() < zoomed * 0.9", arg=before * 2.25)


def test_the_phone_has_map_first_filters_in_a_drawer_and_scrolls(visit: Opener) -> None:
    page = visit("", reader="phone")
    filters = page.get_by_role("complementary", name="Filters")
    expect(filters).to_be_hidden()
    page.get_by_role("button", name="Filters").click()
    expect(filters).to_be_visible()
    page.get_by_role("button", name="Close filters").click()
    expect(filters).to_be_hidden()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    names = page.locator("#map-graph .scattergeo text").all_text_contents()
    assert any("Caracas" in name for name in names)
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
    expect(page.locator(".empty")).to_contain_text("No stop in the tables matches")
    page.locator(".empty").get_by_role("link", name="show all tours").click()
    settle(page)
    expect(page).to_have_url(re.compile("official=all"))


def test_all_tours_in_one_map(visit: Opener) -> None:
    page = visit("?official=all")
    expect(page.locator("#map-subtitle")).to_contain_text("5,368 stops")
    expect(page.locator(".legend li")).to_have_count(5)


def test_overlays_fill_and_outline_countries_on_their_day(visit: Opener) -> None:
    page = visit()
    choose(page, "Overlay", "US geographic combatant commands")
    choose(page, "Second overlay", "Former Soviet republics")
    expect(page).to_have_url(re.compile("overlay=us_cocom&overlay2=ex_ussr"))
    legend = page.locator(".overlay-legend")
    expect(legend).to_contain_text("as of 8 February 2020")
    expect(legend).to_contain_text("SOUTHCOM 31")
    land = (
        "() => { const t = document.querySelector('#map-graph .js-plotly-plot')._fullData[0]; const at = (c) => t.locations.indexOf(c);"
        " return [t.z[at('CUB')] === t.z[at('VEN')], t.z[at('CUB')] !== t.z[at('KAZ')], t.marker.line.width[at('KAZ')] > 1.5] }"
    )
    until(page, land, [True, True, True])
    other = visit("?official=lavrov-sergey&overlay=us_travel_ban&asof=2020-01-30")
    expect(other.locator(".overlay-legend")).to_contain_text("as of 30 January 2020")


def test_encounters_are_listed_and_a_row_shows_the_two_tours(visit: Opener) -> None:
    page = visit("?official=lavrov-sergey,pompeo-michael-r&tab=encounters")
    expect(page.locator("#encounters-say")).to_contain_text("At least 11 encounters within 30 days, 2 of them known to have crossed paths")
    page.locator("#encounters-grid .ag-row", has_text="Uzbekistan").locator("[col-id=country]").click()
    settle(page)
    expect(page).to_have_url(re.compile("official=lavrov-sergey,pompeo-michael-r&from=2020-01-1\\d&to=2020-02-03.*tab=encounters"))
    expect(page.get_by_role("complementary", name="Details").get_by_role("heading", name="Uzbekistan")).to_be_visible()
    page = visit(f"?{FOUNDING}&tab=encounters")
    expect(page.locator("#encounters-say")).to_contain_text("No encounter within 30 days is known in this selection.")


def test_map_and_lanes_point_at_the_list_of_encounters(visit: Opener) -> None:
    page = visit("?official=lavrov-sergey,pompeo-michael-r&tab=encounters&panel=country:UZB")
    expect(page.locator("#encounters-grid .ag-row-selected")).to_contain_text("Uzbekistan")
    lanes = page.locator("#encounters-lanes .ytick text")
    expect(lanes).to_have_text(["Lavrov", "Pompeo"])
    stay = page.locator("#encounters-lanes .points path").first
    stay.scroll_into_view_if_needed()
    box = stay.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2 - 2, box["y"] + box["height"] / 2)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(200)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    settle(page)
    expect(page).to_have_url(re.compile("tour=(lavrov-sergey|pompeo-michael-r)/20"))


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
    hatched = "() => getComputedStyle(document.querySelector('#map-graph path.choroplethlocation[fill=\"rgb(204, 205, 206)\"]')).fill"
    until(page, hatched, 'url("#hatch")')


def test_stories_export_and_about_open(visit: Opener) -> None:
    page = visit("?official=wang-yi")
    page.get_by_role("button", name="Export data").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Stops as CSV", exact=True).click()
    assert waiting.value.suggested_filename == "diplomatic-tours_wang-yi_stops.csv"  # the server names it after the selection
    assert Path(waiting.value.path()).read_text(encoding="utf-8").count("wang-yi/") == 53
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Stories").click()
    page.get_by_role("menuitem").first.get_by_role("link").click()
    settle(page)
    expect(page).to_have_url(re.compile(re.escape(FOUNDING)))
    page.get_by_role("button", name="About the data").click()
    about = page.get_by_role("dialog", name="About the data")
    expect(about).to_contain_text("Crimea is drawn with Ukraine")
    expect(about).to_contain_text("CC BY 4.0")
    page.keyboard.press("Escape")
    expect(about).to_be_hidden()


def test_a_filter_changed_and_a_window_resized_before_the_base_map_is_there_break_nothing(visit: Opener) -> None:
    page = visit("?official=all", reader="new")
    held: list[Route] = []
    page.route("**/topojson/world_50m.json", lambda route: held.append(route))
    follow(page, f"/?{FOUNDING}")
    while not held:
        page.wait_for_timeout(50)
    page.set_viewport_size({"width": 1200, "height": 800})
    follow(page, "/?official=pompeo-michael-r&from=2020-01-01&to=2020-03-01&overlay=eu")
    expect(page.locator("#map-title")).to_contain_text("Pompeo")
    for route in held:
        route.continue_()
    until(page, "() => document.querySelector('#map-graph .js-plotly-plot')._fullLayout.geo._subplot.topojsonName", "world_50m")
    until(page, "() => document.querySelector('#map-graph .js-plotly-plot').layout.meta", "natural-earth|pompeo-michael-r|")
