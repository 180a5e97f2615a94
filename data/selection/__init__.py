"""What a reader has chosen: one frozen value, and how an address is read as it."""

from data.selection.key import Names
from data.selection.readers import (
    ABSENCE,
    ABSENCE_OFFICE,
    ABSENCES,
    ALL,
    COMPARED,
    LONGEST_WINDOW,
    PROJECTIONS,
    TABS,
    VISITED_BY,
    Known,
)
from data.selection.value import KEYS, LONGEST, RESTRICTING, Selection, grouped, once

__all__ = [
    "ABSENCE",
    "ABSENCES",
    "ABSENCE_OFFICE",
    "ALL",
    "COMPARED",
    "KEYS",
    "LONGEST",
    "LONGEST_WINDOW",
    "PROJECTIONS",
    "RESTRICTING",
    "TABS",
    "VISITED_BY",
    "Known",
    "Names",
    "Selection",
    "grouped",
    "once",
]
