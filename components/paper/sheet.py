"""A sheet of paper: lines of text set from the top down and from the bottom up, and the room that is left between for the map."""

import re
from html import escape, unescape
from typing import Any

from components.drawing.letters import lines, width
from components.drawing.theme import FONT, SERIF, Look
from components.paper.captions import Words
from components.paper.settings import Paper
from data.errors import SelectionError

Key = list[tuple[str, str]]  # signs, and the words of each
LEAST_MAP = 0.42  # of the height, that a key of stops leaves the map
LEAST_ROOM = 0.25  # of the height, that all words together leave it
LEAST_LETTERS = 54  # of a column of the key
SIGN_LETTERS = 4  # room of the sign before a row
LINE = 1.3  # of the size of letters, plotly's line
LETTER = 0.51  # of the size of letters, the width of one of a usual text
TAG = re.compile(r"<[^>]+>")


def sheet_of(paper: Paper, words: Words, key: Key, look: Look) -> tuple["Sheet", int]:
    """The sheet with its words and as many rows of its key as find room, and how many those are.

    Raises SelectionError where there is room for none.
    """
    sheet = Sheet(paper.width, paper.height, paper.font)
    sheet.hang(words.title, 26, SERIF, look.ink)
    sheet.hang(words.counts, 15, FONT, look.quiet)
    sheet.stand(words.foot, 11, look.quiet)
    listed = sheet.table(key, 11.5, look.ink, sheet.deep(words.entries, 13)) if key else 0
    sheet.stand_entries(words.entries, 13, look.ink)
    return sheet, listed


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

    def wrapped(self, text: str, points: float) -> list[str]:
        """Text in lines as wide as the sheet."""
        return lines(text, self.size(points), self.inner)

    def note(self, text: str, points: float, family: str, colour: str, y: float, x: float = 0) -> None:
        """Lines of text that hang from `y` pixels below the upper edge."""
        place = {"x": (self.margin + x) / self.width, "y": 1 - y / self.height, "xref": "paper", "yref": "paper"}
        font = {"size": round(self.size(points), 2), "family": family, "color": colour}
        anchor = {"xanchor": "left", "yanchor": "top", "showarrow": False, "align": "left", "borderpad": 0}
        text = text.replace("%{", "&#37;{")  # no template, which plotly would fill in
        self.notes.append({"text": text, "font": font, **place, **anchor})

    def hang(self, text: str, points: float, family: str, colour: str) -> None:
        """The next lines from the top, plain text."""
        hung = self.wrapped(text, points)
        self.note("<br>".join(map(plain, hung)), points, family, colour, self.top)
        self.top += len(hung) * LINE * self.size(points) + 3

    def stand(self, text: str, points: float, colour: str) -> None:
        """The next lines from the bottom, plain text."""
        self.stand_lines(list(map(plain, self.wrapped(text, points))), points, colour)

    def stand_entries(self, entries: list[str], points: float, colour: str) -> None:
        """Entries of a legend in as few lines as hold them, the next from the bottom."""
        if entries:
            self.stand_lines([" \u2003".join(line) for line in self.filled(entries, points)], points, colour)

    def filled(self, entries: list[str], points: float) -> list[list[str]]:
        """Entries in as few lines as hold them."""
        filled: list[list[str]] = [[]]
        whole = [part for entry in entries for part in ([entry] if TAG.search(entry) else self.wrapped(unescape(entry), points))]
        for entry in [entry if TAG.search(entry) else plain(entry) for entry in whole]:
            if filled[-1] and width(unescape(TAG.sub("", "    ".join([*filled[-1], entry]))), self.size(points)) > self.inner:
                filled.append([])
            filled[-1].append(entry)
        return filled

    def deep(self, entries: list[str], points: float) -> float:
        """Pixels the lines of entries take."""
        return len(self.filled(entries, points)) * LINE * self.size(points) + 6 if entries else 0

    def stand_lines(self, lines: list[str], points: float, colour: str) -> None:
        self.bottom -= len(lines) * LINE * self.size(points)
        self.note("<br>".join(lines), points, FONT, colour, self.bottom)
        self.bottom -= 6

    def table(self, told: Key, points: float, colour: str, kept: float = 0) -> int:
        """Rows (number, words) in as many columns as have room, as many rows as leave the map its share.

        kept: pixels that will stand between the table and the map. Returns how many rows are told; raises SelectionError
        where there is room for none.
        """
        size = self.size(points)
        line = LINE * size
        columns = next((many for many in (3, 2) if self.inner / many >= LEAST_LETTERS * size * LETTER), 1)
        wide = self.inner / columns
        words_room = wide - (SIGN_LETTERS + 0.5) * size * LETTER
        entries = [(sign, clipped(lines(words, size, words_room), 2)) for sign, words in told]
        room = int((self.bottom - self.top - kept - LEAST_MAP * self.height) / line)
        listed = len(entries)
        while listed and len(set_in(entries[:listed], columns, room - (listed < len(entries)))) > columns:
            listed -= 1
        if not listed:
            raise SelectionError(
                f"letters of {self.font} leave the key no room on {self.width} x {self.height}: enlarge it, or do without key or legend"
            )
        if listed < len(entries):
            entries = [*entries[:listed], ("", [f"and {len(entries) - listed:,} more"])]
        many = sum(len(words) for _, words in entries)
        deep = next(deep for deep in range(-(-many // columns), many + 1) if len(set_in(entries, columns, deep)) <= columns)
        self.bottom -= deep * line
        for column, part in enumerate(set_in(entries, columns, deep)):
            signs = "<br>".join(text for sign, words in part for text in (sign, *[""] * (len(words) - 1)))
            self.note(signs, points, FONT, colour, self.bottom, column * wide)
            words = "<br>".join(plain(text) for _, lines_of in part for text in lines_of)
            self.note(words, points, FONT, colour, self.bottom, column * wide + SIGN_LETTERS * 0.7 * size * LETTER)
        self.bottom -= 8
        return listed

    def room(self) -> tuple[float, float]:
        """The map's upper and lower edge, in pixels from the upper edge.

        Raises SelectionError where the words leave the map no room.
        """
        top, bottom = self.top + 4, self.bottom - 4
        if bottom - top < LEAST_ROOM * self.height:
            raise SelectionError(
                f"letters of {self.font} leave the map no room on {self.width} x {self.height}: enlarge the figure, or lessen the letters"
            )
        return top, bottom


def plain(text: str) -> str:
    """Text that plotly shows as it is: no tag and no entity."""
    return escape(text, quote=False)


Entry = tuple[str, list[str]]  # the sign before it, and its lines


def set_in(entries: list[Entry], columns: int, deep: int) -> list[list[Entry]]:
    """Entries set one below the other into columns of some lines, none split; more columns than asked where they do not fit."""
    parts: list[list[Entry]] = [[]]
    lines = 0
    for sign, words in entries:
        if lines and lines + len(words) > deep:
            parts.append([])
            lines = 0
            if len(parts) > columns:
                break
        parts[-1].append((sign, words))
        lines += len(words)
    return parts if lines <= deep else [*parts, *[[]] * columns]


def clipped(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]
