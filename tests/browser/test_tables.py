"""Tables can be copied, and the Tab key leaves them after one stop."""

from playwright.sync_api import Locator, Page

from tests.browser.conftest import FOUNDING, Opener, settle

CLIPBOARD = ["clipboard-read", "clipboard-write"]


def cell(page: Page, row: int, column: str) -> Locator:
    return page.locator(f'#stops-grid .ag-row[row-index="{row}"] .ag-cell[col-id="{column}"]')


def copied(page: Page) -> str:
    page.keyboard.press("Control+c")
    page.wait_for_timeout(100)
    return str(page.evaluate("navigator.clipboard.readText()"))


def drag(page: Page, begin: Locator, end: Locator, across: float) -> None:
    """Mark words from a cell's first letter to some pixels into another."""
    end.scroll_into_view_if_needed()
    a, b = begin.bounding_box(), end.bounding_box()
    assert a
    assert b
    page.mouse.move(a["x"] + 16, a["y"] + a["height"] / 2)
    page.mouse.down()
    page.mouse.move(b["x"] + across, b["y"] + b["height"] / 2, steps=6)
    page.mouse.up()
    settle(page)


def test_a_cell_a_row_and_what_a_drag_marks_are_copied(visit: Opener) -> None:
    page = visit(f"?{FOUNDING}&tab=stops", permissions=CLIPBOARD)
    before = page.url
    drag(page, cell(page, 6, "place"), cell(page, 7, "country"), 140)
    first, second = copied(page).split("\n")
    assert first.split("\t")[:2] == ["Mexico City", "Mexico"]
    assert second.split("\t")[-2:] == ["Caracas", "Venezuela"]
    assert page.url == before  # marking is no click on the row
    page.evaluate("document.getSelection().removeAllRanges()")
    drag(page, cell(page, 6, "place"), cell(page, 6, "place"), 120)
    assert copied(page) == "Mexico City"
    assert page.url == before
    page.evaluate("document.getSelection().removeAllRanges()")
    cell(page, 7, "place").click()
    settle(page)
    assert "panel=place:caracas-ve" in page.url
    assert copied(page) == "Caracas"
    page.keyboard.press("Shift+Space")
    row = copied(page).split("\t")
    assert row[:3] == ["3", "Lavrov", "2020-02-07"]
    assert (row[5:8], row[-1]) == (["Caracas", "Venezuela", "bilateral"], "sputniknews.com")


def test_tab_enters_a_table_once_and_leaves_it(visit: Opener) -> None:
    page = visit(f"?{FOUNDING}&tab=stops")
    is_in = "() => !!document.activeElement.closest('#stops-grid')"
    page.get_by_role("tab", name="Stops").focus()
    page.keyboard.press("Tab")
    assert page.evaluate(is_in)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('col-id')") == "official"  # the arrows move inside
    page.keyboard.press("Tab")
    assert not page.evaluate(is_in)
    assert page.evaluate("document.activeElement.textContent") == "Skip to the map"  # nothing follows: the keys begin anew
    page.get_by_role("tab", name="Stops").focus()
    page.keyboard.press("Tab")
    assert page.evaluate(is_in)
    page.keyboard.press("Shift+Tab")
    assert not page.evaluate(is_in)
