"""What a reader has chosen: one frozen value, and how an address is read as it."""

from data.selection.readers import ABSENCE, ABSENCE_OFFICE, ABSENCES, ALL, LONGEST_WINDOW, PROJECTIONS, TABS, Known
from data.selection.value import KEYS, LONGEST, RESTRICTING, Selection, grouped, once

__all__ = [
    "ABSENCE",
    "ABSENCES",
    "ABSENCE_OFFICE",
    "ALL",
    "KEYS",
    "LONGEST",
    "LONGEST_WINDOW",
    "PROJECTIONS",
    "RESTRICTING",
    "TABS",
    "Known",
    "Selection",
    "grouped",
    "once",
]
