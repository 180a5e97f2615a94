"""The lines of the table `make bench` prints."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One measure in milliseconds, and the same the naive way where there is one."""

    what: str
    ours: str
    naive: str = ""
    ratio: str = ""


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, round(share * (len(times) - 1)))]


def compared(what: str, ours: float, naive: float | None = None) -> Line:
    """A line of whole milliseconds; below ten with a decimal."""
    shown = f"{ours:,.0f}" if ours >= 10 else f"{ours:.1f}"
    if naive is None:
        return Line(what, shown)
    return Line(what, shown, f"{naive:,.0f}", f"{naive / ours:.1f}x")
