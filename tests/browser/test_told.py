"""The tour, told: a panel to read, that points to the map and back, plays, copies and saves."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import FOUNDING, Opener, settle

TOUR = "pompeo-michael-r/2020-01-29"
READ = f"?{FOUNDING}&tour={TOUR}"
PERMISSIONS = ["clipboard-read", "clipboard-write"]


def test_a_tour_is_told_from_base_to_base(visit: Opener) -> None:
    panel = visit(READ).get_by_role("complementary", name="Details")
    expect(panel).to_contain_text("5 stops · 5 countries · 6 days · 5 nights · 22,984 km")
    expect(panel.locator(".itinerary .number")).to_have_text(["1", "2", "3", "4", "5"])
    expect(panel.locator(".itinerary .leg").first).to_have_text("5,899 km, heading north-east")
    expect(panel).to_contain_text("Arrived Sunday 2 February 2020, left Monday 3 February 2020")
    expect(panel.locator("details summary").first).to_have_text(re.compile(r"United Kingdom, 29 January 2020: in \d+ overlays"))
    panel.locator("details summary").first.click()
    expect(panel.locator("details").first).to_contain_text("NATO: member")
    expect(panel).to_contain_text("Who else was there within 30 days")
    expect(panel).to_contain_text("Office of the Historian, US Department of State, accessed")
    expect(panel.get_by_role("navigation", name="Previous and next tour").get_by_role("link")).to_have_count(2)


def test_the_panel_points_to_the_map_and_back(visit: Opener) -> None:
    page = visit(READ)
    stop = page.locator(".itinerary .stop").nth(1)
    stop.hover()
    ring = page.locator(".pointer-ring")
    expect(ring).to_be_visible()
    x, y = page.evaluate("() => window.tours.layer.camera().point([30.5238, 50.45466])")
    at = page.evaluate("() => document.querySelector('.pointer-ring').style.transform.match(/[-.0-9]+/g).map(Number)")
    assert abs(at[0] - x) < 3
    assert abs(at[1] - y) < 3
    page.locator("#map-title").hover()
    expect(ring).to_be_hidden()
    page.wait_for_function("() => document.querySelector('#map-graph .js-plotly-plot').isWatched")
    left, top = page.evaluate("() => { const b = document.getElementById('map-graph').getBoundingClientRect(); return [b.left, b.top]; }")
    page.mouse.move(left + x - 4, top + y)
    page.mouse.move(left + x, top + y)
    expect(stop).to_have_class(re.compile("is-pointed"))


def test_play_this_tour_copy_the_link_and_the_words(visit: Opener) -> None:
    page = visit(READ, permissions=PERMISSIONS)
    panel = page.get_by_role("complementary", name="Details")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_enabled()
    panel.get_by_role("button", name="Copy link").click()
    expect(panel.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == page.url
    panel.get_by_role("button", name="Copy text").click()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith("Michael R. Pompeo, Secretary of State of the United States, 29 January to 3 February 2020")
    assert copied == panel.locator("[aria-live]").inner_text()
    panel.get_by_role("button", name="Play this tour").click()
    page.wait_for_function("() => window.tours.playback.state().isPlaying")
    assert page.evaluate("() => window.tours.playback.compose().score.stays.length") == 5  # this tour alone
    page.get_by_role("button", name="Pause", exact=True).click()
    with page.expect_download() as waiting:
        panel.get_by_role("button", name="Save figure").click()
    assert waiting.value.suggested_filename.endswith(".png")


def test_a_tour_outside_the_selection_plays_too(visit: Opener) -> None:
    page = visit("?official=lavrov-sergey&country=CUB&tour=kerry-john-forbes/2015-08-14")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_enabled()
    page.get_by_role("complementary", name="Details").get_by_role("button", name="Play this tour").click()
    expect(page.locator("#playback-card")).to_contain_text("Kerry")


def test_a_screen_reader_follows_the_selection(visit: Opener) -> None:
    page = visit(f"?{FOUNDING}")
    page.wait_for_function("() => window.tours.time.state.record")
    page.get_by_role("button", name="All dates").click()
    settle(page)
    said = page.locator("#timeline-said")
    expect(said).to_have_attribute("aria-live", "polite")
    expect(said).to_contain_text(re.compile(r"Lavrov and Pompeo\. \d+ tours, \d+ stops"))
