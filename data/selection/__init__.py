"""What a reader has chosen: one frozen value, and how an address is read as it."""

from data.selection.value import (
    ABSENCE,
    ABSENCE_OFFICE,
    ABSENCES,
    ALL,
    LONGEST,
    LONGEST_WINDOW,
    PROJECTIONS,
    READERS,
    TABS,
    Known,
    Selection,
    grouped,
    once,
)

__all__ = [
    "ABSENCE",
    "ABSENCES",
    "ABSENCE_OFFICE",
    "ALL",
    "LONGEST",
    "LONGEST_WINDOW",
    "PROJECTIONS",
    "READERS",
    "TABS",
    "Known",
    "Selection",
    "grouped",
    "once",
]
