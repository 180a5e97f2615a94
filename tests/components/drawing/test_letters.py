"""Lines break by the widths of their letters, and text is text."""

import datetime as dt

import pytest

from components.drawing.letters import letter_width, lines, width
from components.paper.figure import paper_figure
from components.paper.settings import Paper
from data.selection import Selection
from data.tours import Tours

TODAY = dt.date(2026, 11, 25)


def test_wide_letters_are_wide() -> None:
    assert letter_width("W") > 3 * letter_width("i")
    assert letter_width("外") >= 1
    assert letter_width("Щ") > letter_width("щ") > letter_width("г")
    assert letter_width("é") == letter_width("e")
    assert letter_width("\u0301") == 0


@pytest.mark.parametrize("text", ["WWW MMM " * 30, "НАТО И ЩУКИ " * 20, "外交部长王毅访问太平洋岛国" * 8, "word " * 60, "x" * 500, ""])
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str) -> None:
    found = lines(text, 20, 400)
    assert all(width(line, 20) <= 400 for line in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


def test_lines_hold_as_many_words_as_fit() -> None:
    found = lines("iii " * 100, 20, 400)
    assert len(found) < len(lines("WWW " * 100, 20, 400)) / 2
    assert all(width(f"{line} iii", 20) > 400 for line in found[:-1])


def test_templates_tags_and_entities_of_a_title_are_its_text(tours: Tours) -> None:
    selected = tours.select(Selection(official=("wang-yi",)))
    title, *_ = paper_figure(selected, Paper(title="%{x} <b>a</b> &amp; 100 %"), TODAY).layout.annotations
    assert title.text == "&#37;{x} &lt;b&gt;a&lt;/b&gt; &amp;amp; 100 %"
