"""Controls show what is applied, whichever way it was changed; dates are refused beside their field; lists know other names."""

import re

from playwright.sync_api import Page, expect

from components.page.choices import SENT
from data.tours import Tours
from data.words import fold
from tests.browser.conftest import FOUNDING, Opener, follow, settle

# What every control shows: text fields and lists, chosen values, the slider, the tab.
SHOWN = """() => {
  const value = (id) => (document.getElementById(id) || {}).value;
  const pills = (id) => {
    const box = document.getElementById(id).closest(".mantine-MultiSelect-root");
    return [...box.querySelectorAll(".mantine-Pill-label")].map((pill) => pill.textContent);
  };
  const dates = ["filters-from", "filters-to", "filters-preset"];
  const one = [...dates, "filters-visit", "filters-search", "overlay-first", "overlay-second", "map-projection"];
  const inTabs = ["encounters-pair", "encounters-second", "encounters-within", "summary-compare"];
  const many = ["filters-officials", "filters-countries", "filters-region", "filters-office", "filters-kind", "filters-in"];
  return {
    ...Object.fromEntries([...one, ...inTabs].map((id) => [id, value(id)])),
    ...Object.fromEntries(many.map((id) => [id, pills(id)])),
    day: document.querySelector("#overlay-day [role=slider]").getAttribute("aria-valuenow"),
    tab: document.querySelector("[role=tab][aria-selected=true]").textContent,
  };
}"""
FULL = (
    "?official=lavrov-sergey,pompeo-michael-r&from=2020-01-01&to=2020-12-31&country=CUB,UZB&region=Caribbean,Central%20Asia"
    "&office=Minister%20of%20Foreign%20Affairs%20of%20Russia&kind=bilateral&q=talks&in=nato,ex_ussr:Baltic&visit=first&overlay=us_cocom&overlay2=ex_ussr&asof=2020-02-05"
    "&projection=orthographic&tab=encounters&pair=RUS,USA&second=USA&within=10&compare=office"
)
EMPTY = {
    "filters-visit": "", "filters-from": "", "filters-to": "", "filters-preset": "", "filters-search": "", "overlay-first": "",
    "overlay-second": "", "map-projection": "Flat (Natural Earth)", "encounters-pair": "", "encounters-second": "",
    "encounters-within": "30", "summary-compare": "Officials", "filters-officials": [], "filters-countries": [], "filters-region": [],
    "filters-office": [], "filters-kind": [], "filters-in": [], "tab": "Summary",
}  # fmt: skip


def shown(page: Page) -> dict[str, object]:
    settle(page)
    return dict(page.evaluate(SHOWN))


def test_every_control_shows_what_is_applied_by_every_way_of_changing(visit: Opener) -> None:
    page = visit(FULL)
    full = shown(page)
    assert full["filters-officials"] == ["Sergey Lavrov", "Michael R. Pompeo"]
    assert full["overlay-first"] == "US geographic combatant commands (areas of responsibility)"
    assert (full["filters-preset"], full["encounters-within"], full["tab"]) == ("2020", "10", "Encounters")
    assert "" not in full.values()
    assert [] not in full.values()
    page.get_by_role("link", name="Clear all filters").click()
    cleared = shown(page)
    assert {key: value for key, value in cleared.items() if key != "day"} == EMPTY
    page.go_back()
    settle(page)
    assert shown(page) == full
    page.get_by_role("button", name="Stories").click()
    page.get_by_role("menuitem").filter(has_text="Kissinger").click()
    story = shown(page)
    assert story["filters-officials"] == ["Henry A. Kissinger"]
    assert (story["overlay-first"], story["overlay-second"], story["filters-countries"], story["filters-search"]) == ("", "", [], "")
    follow(page, f"?{FOUNDING}&overlay=nato")
    linked = shown(page)
    assert (linked["overlay-first"], linked["overlay-second"], linked["filters-from"]) == ("NATO", "", "2020-01-29")
    page.reload()
    page.wait_for_selector("#map-graph .geolayer path", state="attached")
    assert shown(page) == linked  # what a fresh page shows is what was shown


def test_a_pair_that_never_met_and_a_day_beyond_the_record_are_shown(visit: Opener) -> None:
    page = visit("?official=kerry-john-forbes,lavrov-sergey&pair=rubio-marco,kerry-john-forbes&tab=encounters&overlay=eu&asof=2031-05-01")
    expect(page.get_by_role("textbox", name="Pair")).to_have_value("Kerry and Rubio")
    expect(page.get_by_role("slider", name="Overlay day")).to_have_attribute("aria-valuenow", "62211")  # days from 1861
    expect(page.locator(".overlay-legend")).to_contain_text("what changed later is not in it")


def test_an_overlay_is_read_over_the_whole_record_in_a_moment(visit: Opener) -> None:
    page = visit("?official=all&overlay=eu")
    page.locator(".reading summary").click()
    rows = page.locator(".reading tbody tr")
    assert rows.count() > 200
    acheson = rows.filter(has_text="Acheson").first.inner_text().split("\t")
    assert acheson == ["Acheson", "1949", "5", "0", "2", "0", "0", "not known", "complete"]


def test_a_day_that_cannot_be_taken_is_refused_beside_its_field(visit: Opener) -> None:
    page = visit(f"?{FOUNDING}")
    since = page.get_by_role("textbox", name="From", exact=True)
    for typed, told in (("2020-02-30", "is no day"), ("2020-13-01", "is no day"), ("5/2/2020", "could be two days")):
        since.fill(typed)
        page.keyboard.press("Enter")
        expect(page.locator(".filters .mantine-InputWrapper-error")).to_contain_text(f"“{typed}” {told}")
        expect(since).to_have_value("2020-01-29")
        expect(since).to_have_attribute("aria-invalid", "true")
        assert "from=2020-01-29" in page.url
    since.fill("30.01.2020")
    page.keyboard.press("Tab")
    expect(since).to_have_value("2020-01-30")
    expect(page).to_have_url(re.compile("from=2020-01-30"))
    expect(page.locator(".filters .mantine-InputWrapper-error")).to_have_count(0)
    page.get_by_role("button", name="From: calendar").click()
    expect(page.get_by_role("button", name="January 2020", exact=True)).to_be_visible()  # it opens where the date is
    page.get_by_role("button", name="31 January 2020").click()
    expect(since).to_have_value("2020-01-31")
    page.keyboard.press("Escape")


NAMES = {
    "UK": "United Kingdom",
    "Cote": "Côte d'Ivoire",
    "Turkey": "Türkiye",
    "USA": "United States",
    "Czech Republic": "Czechia",
    "Vatican": "Holy See",
    "Holland": "Netherlands",
    "ישראל": "Israel",
    "Северная Македония": "North Macedonia",
}


def test_a_country_is_offered_first_under_any_of_its_names(visit: Opener) -> None:
    page = visit(f"?{FOUNDING}")
    box = page.get_by_role("textbox", name="Countries", exact=True)
    box.click()
    offered = page.locator("[data-combobox-option]:visible")
    for typed, first in NAMES.items():
        box.fill(typed)
        expect(offered.first).to_have_text(re.compile(f"^{re.escape(first)}( |$)"))
    box.fill("qqq")
    expect(offered).to_have_count(0)


def test_names_fold_in_the_page_as_on_the_server(visit: Opener, tours: Tours) -> None:
    page = visit(f"?{FOUNDING}")
    names = [
        *tours.tables.names["name"].iloc[::23],
        "TROMSØ",
        "Æ Þ ß ΑΘΉΝΑΣ",
        "St. Petersburg",
        "U.S.S.R.",
        "N’Djamena",
        "İzmit",
        "a_b%{x}",
    ]
    folded = page.evaluate("([names, letters]) => names.map((name) => window.tours.names.fold(name, letters))", [names, SENT])
    assert folded == [fold(name) for name in names]


def test_words_still_being_typed_do_not_outlive_a_link_that_is_followed(visit: Opener) -> None:
    page = visit("?official=lavrov-sergey")
    page.locator("#filters-search").press_sequentially("talks")
    page.get_by_role("link", name="Clear all filters").click()  # within the time the field waits for more
    page.wait_for_timeout(900)
    assert shown(page)["filters-search"] == ""
    assert "q=" not in page.url


def test_days_between_that_cannot_be_taken_are_refused_beside_their_field(visit: Opener) -> None:
    page = visit("?official=lavrov-sergey,pompeo-michael-r&tab=encounters&within=7")
    field = page.locator("#encounters-within")
    for text in ("9999", "-3", "3.5"):
        field.fill(text)
        page.wait_for_selector("text=is no number of days from 0 to 366")
        assert "within=7" in page.url
    field.fill("9")
    page.wait_for_url("**within=9**")
