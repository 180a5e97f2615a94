"""Days as people write them: read where they can mean one day only, else refused with what they could mean."""

import datetime as dt
import re
from calendar import month_abbr, month_name

from data.errors import SelectionError

EXAMPLE = "write it as 2020-02-05"
SIGN = r"\s*[-./]\s*"
YEAR_FIRST = re.compile(rf"([0-9]{{4}}){SIGN}([0-9]{{1,2}}){SIGN}([0-9]{{1,2}})")
YEAR_LAST = re.compile(rf"([0-9]{{1,2}}){SIGN}([0-9]{{1,2}}){SIGN}([0-9]{{4}})")
DAY_MONTH = re.compile(r"([0-9]{1,2})\.?\s+([a-z]{3,9})\.?,?\s+([0-9]{4})", re.IGNORECASE)
MONTH_DAY = re.compile(r"([a-z]{3,9})\.?\s+([0-9]{1,2}),?\s+([0-9]{4})", re.IGNORECASE)
MONTHS = {name.casefold(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name} | {"sept": 9}


def read_day(text: str) -> str:
    """An ISO day of a text such as 2020-02-05, 29.01.2020 or 5 Feb 2020; empty text stays empty.

    Raises SelectionError where it is no day of the calendar, or could be two: 5/2/2020.
    """
    text = text.strip()
    if not text:
        return ""
    days = sorted({day.isoformat() for parts in readings(text) if (day := made(*parts))})
    if not days:
        raise SelectionError(f"“{text[:40]}” is no day: {EXAMPLE}")
    if len(days) > 1:
        raise SelectionError(f"“{text[:40]}” could be two days: write {' or '.join(days)}")
    return days[0]


def readings(text: str) -> list[tuple[int, int, int]]:
    """Year, month and day in each way a text may be read."""
    if found := YEAR_FIRST.fullmatch(text):
        return [(int(found[1]), int(found[2]), int(found[3]))]
    if found := YEAR_LAST.fullmatch(text):
        a, b, year = map(int, found.groups())
        return [(year, a, b), (year, b, a)]
    for pattern, month, day in ((DAY_MONTH, 2, 1), (MONTH_DAY, 1, 2)):
        if (found := pattern.fullmatch(text)) and found[month].casefold() in MONTHS:
            return [(int(found[3]), MONTHS[found[month].casefold()], int(found[day]))]
    return []


def made(year: int, month: int, day: int) -> dt.date | None:
    """A day, or None where the calendar has none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
