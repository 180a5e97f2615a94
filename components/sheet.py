"""A sheet of paper: lines of text set from the top down and from the bottom up, and the room that is left between for the map."""

import re
from textwrap import shorten, wrap
from typing import Any

from components.theme import FONT

LEAST_MAP = 0.42  # of the height
WORLD = 1.92  # width to height of plotly's flat map
LINE = 1.3  # of the size of letters, plotly's line
LETTER = 0.53  # of the size of letters, the width of one
TAG = re.compile(r"<[^>]+>")


class Sheet:
    """Lines of text set from the top down and from the bottom up; what is left between is the map's."""

    def __init__(self, width: int, height: int, font: int) -> None:
        self.width, self.height, self.font = width, height, font
        self.margin = max(12.0, 0.03 * width)
        self.inner = width - 2 * self.margin
        self.top, self.bottom = 0.6 * self.margin, height - 0.5 * self.margin  # pixels from the upper edge
        self.notes: list[dict[str, Any]] = []

    def size(self, points: float) -> float:
        return points * self.font / 14

    def letters(self, points: float) -> int:
        """How many letters of a size fit into a line."""
        return max(12, int(self.inner / (self.size(points) * LETTER)))

    def note(self, text: str, points: float, family: str, colour: str, y: float, x: float = 0) -> None:
        """Lines of text that hang from `y` pixels below the upper edge."""
        place = {"x": (self.margin + x) / self.width, "y": 1 - y / self.height, "xref": "paper", "yref": "paper"}
        font = {"size": round(self.size(points), 2), "family": family, "color": colour}
        anchor = {"xanchor": "left", "yanchor": "top", "showarrow": False, "align": "left", "borderpad": 0}
        self.notes.append({"text": text, "font": font, **place, **anchor})

    def hang(self, text: str, points: float, family: str, colour: str, most: int) -> None:
        """The next lines from the top."""
        lines = clipped(wrap(text, self.letters(points)), most)
        self.note("<br>".join(lines), points, family, colour, self.top)
        self.top += len(lines) * LINE * self.size(points) + 3

    def stand(self, text: str, points: float, colour: str, most: int) -> None:
        """The next lines from the bottom."""
        self.stand_lines(clipped(wrap(text, self.letters(points)), most), points, colour)

    def stand_entries(self, entries: list[str], points: float, colour: str) -> None:
        """Entries of a legend in as few lines as hold them, the next from the bottom."""
        lines: list[list[str]] = [[]]
        whole = [part for entry in entries for part in ([entry] if TAG.search(entry) else wrap(entry, self.letters(points)))]
        for entry in whole:
            if lines[-1] and len(TAG.sub("", "   ".join([*lines[-1], entry]))) > self.letters(points):
                lines.append([])
            lines[-1].append(entry)
        if entries:
            self.stand_lines([" \u2003".join(line) for line in lines], points, colour)

    def stand_lines(self, lines: list[str], points: float, colour: str) -> None:
        self.bottom -= len(lines) * LINE * self.size(points)
        self.note("<br>".join(lines), points, FONT, colour, self.bottom)
        self.bottom -= 6

    def table(self, told: list[tuple[str, str]], points: float, colour: str) -> None:
        """Rows (number, words) in as many columns as have room, as many rows as leave the map its share."""
        if not told:
            return
        line = LINE * self.size(points)
        columns = max(1, min(3, int(self.inner / (self.size(points) * LETTER * 62))))
        most = max(1, int((self.bottom - self.top - LEAST_MAP * self.height) / line)) * columns
        if len(told) > most:
            told = [*told[: most - 1], ("", f"and {len(told) - most + 1:,} more")]
        deep = -(-len(told) // columns)
        wide = self.inner / columns
        letters = int(wide / (self.size(points) * LETTER)) - 6
        self.bottom -= deep * line
        for column in range(columns):
            part = told[column * deep : (column + 1) * deep]
            if part:
                self.note("<br>".join(sign for sign, _ in part), points, FONT, colour, self.bottom, column * wide)
                words = "<br>".join(shorten(words, letters, placeholder=" …") for _, words in part)
                self.note(words, points, FONT, colour, self.bottom, column * wide + 3.2 * self.size(points))
        self.bottom -= 8

    def room(self, projection: str) -> tuple[float, float]:
        """The map's upper and lower edge, in pixels from the upper edge; the flat map no higher than it is drawn."""
        top, bottom = self.top + 4, self.bottom - 4
        if projection == "natural-earth" and bottom - top > self.inner / WORLD:
            spare = bottom - top - self.inner / WORLD
            top, bottom = top + spare / 2, bottom - spare / 2
        return top, max(bottom, top + 40)


def clipped(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]
