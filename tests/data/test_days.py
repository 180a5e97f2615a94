"""Days as people type them."""

import pytest

from data.days import read_day
from data.errors import SelectionError


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020-02-05", "2020-02-05"),
        (" 2020-2-5 ", "2020-02-05"),
        ("2020/02/05", "2020-02-05"),
        ("29.01.2020", "2020-01-29"),
        ("1/29/2020", "2020-01-29"),  # there is no 29th month
        ("3.3.2020", "2020-03-03"),
        ("5 February 2020", "2020-02-05"),
        ("5. Feb 2020", "2020-02-05"),
        ("Feb 5, 2020", "2020-02-05"),
        ("29 February 1904", "1904-02-29"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_day_that_can_be_one_only_is_read(text: str, day: str) -> None:
    assert read_day(text) == day


NO_DAYS = ["2020-02-30", "2020-13-01", "29 February 2021", "31.04.2020", "2020", "02-2020", "soon", "5 Foo 2020", "²020-01-01"]


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(SelectionError, match=r"is no day: write it as 2020-02-05"):
        read_day(text)


@pytest.mark.parametrize("text", ["5/2/2020", "05.02.2020", "2-5-2020"])
def test_what_could_be_two_days_is_refused_with_both(text: str) -> None:
    with pytest.raises(SelectionError, match=r"could be two days: write 2020-02-05 or 2020-05-02"):
        read_day(text)
