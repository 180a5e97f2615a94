"""What people come to ask, answered in few clicks: each journey counts the clicks of a person who knows what to look for."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener, follow, settle

SECRETARIES = "?office=Secretary%20of%20State%20of%20the%20United%20States"


class Hand:
    """A person at the page who counts clicks; typing into what was clicked counts with its click."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def press(self, role: str, name: str) -> None:
        self.page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]
        self.clicks += 1
        settle(self.page)

    def type(self, name: str, *texts: str) -> None:
        """Type into a list or a field; Enter takes the first match."""
        field = self.page.get_by_role("textbox", name=name, exact=True)
        field.click()
        self.clicks += 1
        for text in texts:
            field.fill(text)
            field.press("Enter")
            settle(self.page)
        self.page.keyboard.press("Escape")
        settle(self.page)


def test_has_any_secretary_of_state_been_to_madagascar(visit: Opener) -> None:
    page = visit(SECRETARIES)
    hand = Hand(page)
    hand.type("Countries", "Madagas")
    expect(page.locator("#map-answer")).to_contain_text("has been to Madagascar in the record (complete, 1861 to 2025")
    assert hand.clicks <= 2


def test_whom_pompeo_followed_within_a_week(visit: Opener) -> None:
    page = visit()
    hand = Hand(page)
    hand.press("link", "Show all tours")
    hand.press("tab", "Encounters")
    hand.type("Arrived second", "Pompeo")
    hand.type("Within (days)", "7")
    expect(page.locator("#encounters-say")).to_contain_text("20 encounters within 7 days in which Pompeo arrived second")
    assert hand.clicks <= 4


def test_first_visits_of_presidents_to_the_soviet_bloc(visit: Opener) -> None:
    page = visit("?official=all")
    hand = Hand(page)
    hand.type("Offices", "President of the United")
    hand.type("Membership on the day", "Warsaw")
    page.get_by_role("textbox", name="First or last visits").click()
    page.get_by_role("option", name="First visit of any holder of the office").click()
    settle(page)
    expect(page.locator("#map-subtitle")).to_contain_text("6 stops, 6 countries")
    assert hand.clicks + 2 <= 4


def test_kerry_against_rice_and_totals_as_a_file(visit: Opener) -> None:
    page = visit()
    hand = Hand(page)
    hand.press("link", "Show all tours")
    hand.type("Officials", "Kerry", "Rice")
    assert hand.clicks <= 3
    summary = page.get_by_role("group", name="Summary", exact=True)
    expect(summary.get_by_role("heading", name="Countries most visited")).to_be_visible()
    expect(summary.locator(".sides").first.locator("h4")).to_have_text(["Kerry", "Rice"])
    expect(summary.locator(".sides").first.locator(".ranks li")).to_have_count(20)
    chip = page.locator(".chips .mantine-Pill-root").first
    assert chip.evaluate("(one) => getComputedStyle(one).borderLeftColor") != "rgba(0, 0, 0, 0)"
    hand.clicks = 0
    hand.press("button", "Export data")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Totals per year and official as CSV", exact=True).click()
    assert waiting.value.suggested_filename.endswith("_summary.csv")
    assert hand.clicks + 1 <= 2


def test_blinkens_month_as_a_figure_with_a_title_of_its_own(visit: Opener) -> None:
    page = visit()
    hand = Hand(page)
    hand.press("link", "Show all tours")
    hand.type("Officials", "Blinken")
    hand.type("From", "2023-10-07")
    hand.type("To", "2023-11-07")
    hand.press("button", "Export")
    page.get_by_role("textbox", name="Title", exact=True).fill("A month of shuttles")
    hand.clicks += 1
    expect(page.locator("#studio-preview")).to_contain_text("A month of shuttles")
    with page.expect_download() as waiting:
        hand.press("button", "Save as file")
    assert waiting.value.suggested_filename == "diplomatic-tours_blinken_2023-10-07_2023-11-07.png"
    assert hand.clicks <= 7


def test_map_and_tables_share_the_page(visit: Opener) -> None:
    page = visit("?official=kerry-john-forbes&tab=stops")
    eighth = page.locator('#stops-grid .ag-row[row-index="7"]')
    expect(eighth).to_be_in_viewport()
    box, bar = eighth.bounding_box(), page.locator("#stops-grid .ag-body-horizontal-scroll").bounding_box()
    assert box
    assert bar
    assert box["y"] + box["height"] <= bar["y"]  # eight rows are whole
    expect(page.locator("#map-frame")).to_be_in_viewport(ratio=1)
    assert page.evaluate("() => document.documentElement.scrollHeight <= innerHeight")
    first = page.locator("#stops-grid .ag-row").first
    assert re.match(r"1\s+Kerry\s+2013-02-25", first.inner_text())
    tables = page.locator("#tabs-tabs")
    before = tables.bounding_box()
    page.get_by_role("separator", name="Height of the tables").press("ArrowUp")
    after = tables.bounding_box()
    assert before
    assert after
    assert after["height"] == before["height"] + 24
    page.get_by_role("button", name="Tables", exact=True).click()
    expect(page.locator("#map-frame")).to_be_hidden()
    expect(page.locator("#stops-grid .ag-row").nth(20)).to_be_in_viewport()
    page.reload()
    expect(page.get_by_role("button", name="Tables", exact=True)).to_have_attribute("aria-pressed", "true")  # kept
    expect(page.locator("#map-frame")).to_be_hidden()
    page.get_by_role("button", name="Map", exact=True).click()
    expect(page.locator("#map-frame")).to_be_visible()
    expect(tables).to_be_hidden()


def test_on_a_phone_the_map_comes_first_and_rows_are_cards(visit: Opener) -> None:
    page = visit("", reader="phone")
    frame = page.locator("#map-frame").bounding_box()
    assert frame
    assert frame["y"] < 844 / 3
    follow(page, "?official=kerry-john-forbes&from=2020-01-29&to=2020-02-08")  # another official, the dates stay
    expect(page.locator(".empty")).to_contain_text("No stops match these filters")
    page.locator(".empty").get_by_role("link", name="All dates of this official (372 stops)").click()
    settle(page)
    expect(page.locator("#map-subtitle")).to_contain_text("372 stops")
    page.get_by_role("tab", name="Stops").click()
    settle(page)
    card = page.locator("#stops-grid .row-card").first
    card.scroll_into_view_if_needed()
    expect(card.locator("strong")).to_contain_text("·")
    box = page.locator("#stops-grid .ag-row").first.bounding_box()
    assert box
    assert box["height"] >= 44
