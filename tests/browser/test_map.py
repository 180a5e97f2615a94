"""Journeys over the map: clicks, overlays, encounters, the camera, a phone."""

import re

from playwright.sync_api import Route, expect

from tests.browser.conftest import FOUNDING, Opener, follow, settle
from tests.browser.map_hands import choose, click_at, until


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
    ringed = "() => (window.tours.stage.found()?.scene.marks || []).filter((mark) => mark.edgeWidth === 3).map((mark) => mark.click)"
    until(page, ringed, ["place:minsk-by"])
    click_at(page, 30.5238, 50.4547)  # Kyiv
    expect(page.locator("#stops-grid .ag-row-selected")).to_contain_text("Kyiv")


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


def test_all_tours_in_one_map(visit: Opener) -> None:
    page = visit("?official=all")
    expect(page.locator("#map-subtitle")).to_contain_text("8,910 stops")
    expect(page.locator(".legend li")).to_have_count(11)  # seven countries, the others, bases, two kinds of open marks


def test_overlays_fill_and_outline_countries_on_their_day(visit: Opener) -> None:
    page = visit()
    choose(page, "Overlay", "US geographic combatant commands")
    choose(page, "Second overlay", "Former Soviet republics")
    expect(page).to_have_url(re.compile("overlay=us_cocom&overlay2=ex_ussr"))
    legend = page.locator(".overlay-legend")
    expect(legend).to_contain_text("as of 8 February 2020")
    expect(legend).to_contain_text("SOUTHCOM 31")
    land = """() => {
      const nodes = [...document.querySelectorAll('path.choroplethlocation')];
      const style = (code) => getComputedStyle(nodes.find((node) => node.__data__.loc === code));
      const [cuba, venezuela, kazakhstan] = ['CUB', 'VEN', 'KAZ'].map(style);
      return [cuba.fill === venezuela.fill, cuba.fill !== kazakhstan.fill, parseFloat(kazakhstan.strokeWidth) > 1.5];
    }"""
    until(page, land, [True, True, True])
    other = visit("?official=lavrov-sergey&overlay=us_travel_ban&asof=2020-01-30")
    expect(other.locator(".overlay-legend")).to_contain_text("as of 30 January 2020")


def test_encounters_are_listed_and_a_row_shows_the_two_tours(visit: Opener) -> None:
    page = visit("?official=lavrov-sergey,pompeo-michael-r&tab=encounters")
    expect(page.locator("#encounters-say")).to_contain_text("At least 13 encounters within 30 days, 4 of them known to have crossed paths")
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
    until(page, "() => [...new Set(window.tours.stage.found()?.scene.marks.map((mark) => mark.colour))].length", 1)  # Pompeo's alone
