"""Kind and event of rows made by hand, as a person would say them."""

import pytest

from data.imports.events import read_event
from data.imports.phrases import plain, telling
from data.imports.tags import Tag


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        ("European Council; Olaf Scholz", Tag("multilateral", "European Council")),
        ("Special European Council", Tag("multilateral", "European Council")),
        ("Charles Michel, European Council president", Tag("bilateral", "")),  # one is met, no council
        ("Coalition of the Willing meeting", Tag("multilateral", "Coalition of the Willing meeting")),
        ("Keir Starmer; E3 leaders", Tag("multilateral", "European leaders meeting")),
        ("Annual summit with Vladimir Putin", Tag("bilateral", "")),
        ("Ukraine peace talks", Tag("negotiation", "peace talks")),
        ("Official visit; Olympic Games opening ceremony", Tag("ceremony", "ceremony")),
        ("Visit to French troops", Tag("troops", "visit to troops")),
        ("Santiago Peña inauguration", Tag("ceremony", "inauguration")),
        ("Private visit", Tag("private", "vacation")),
        ("Technical stop", Tag("transit", "stopover")),
        ("State visit", Tag("bilateral", "")),
        ("Met President Maduro", Tag("bilateral", "")),
        ("Franco-German Ministerial Council", Tag("bilateral", "")),
        ("Raul Castro", Tag("other", "")),  # of somebody met: data/imports/handmade.py
    ],
)
def test_clauses_are_read_as_a_person_would(remark: str, expected: Tag) -> None:
    assert read_event(remark) == expected


@pytest.mark.parametrize(
    ("remark", "left"),
    [
        ("bilateral; talks", ""),
        ("bilateral; Olaf Scholz", "Olaf Scholz"),
        ("State visit; visit", "State visit"),
        ("peace talks", "peace talks"),
    ],
)
def test_what_the_kind_says_already_is_not_said_again(remark: str, left: str) -> None:
    assert telling(remark) == left


@pytest.mark.parametrize(
    ("remark", "left"),
    [
        ("Olaf Scholz; no counterpart named", "Olaf Scholz"),
        ("Talks, the list also gives Minsk", "Talks"),
        ("Summit (city taken as the capital; two days); Abe", "Summit; Abe"),
        ("Talks (with Abe)", "Talks (with Abe)"),
        ("not in the Wikipedia list", ""),
    ],
)
def test_what_a_reading_left_out_is_no_fact_of_the_stop(remark: str, left: str) -> None:
    assert plain(remark) == left
