"""How a figure for paper is set: read from an address, and written into one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import quote, urlencode

from components.drawing.projection import View
from data.errors import SelectionError
from data.selection import Selection, grouped, once

LOOKS = ("light", "grey", "transparent")
SMALLEST, LARGEST = 300, 4000  # pixels of a side
MOST_PIXELS = 32_000_000  # of a picture, its scale included
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufff0-\uffff]|[\U000e0000-\U0010ffff]")
USUAL_LETTERS = 14  # of which marks and lines are as large as on the page


@dataclass(frozen=True)
class Paper:
    """How a figure for paper is set. Sizes are CSS pixels; `scale` is pixels of the picture per CSS pixel.

    Empty title and subtitle are those of the selection. `view` is a camera, `longitude,latitude,scale`, or empty for
    the one that holds every leg. `link`: the address of the view, printed where it is given.
    """

    width: int = 1200
    height: int = 800
    scale: float = 2.0
    font: int = 14
    look: str = "light"
    title: str = ""
    subtitle: str = ""
    legend: bool = True
    stops: bool = False
    view: str = ""
    link: str = ""

    @property
    def factor(self) -> float:
        """How much larger letters, marks and lines are than on the page."""
        return self.font / USUAL_LETTERS

    @classmethod
    def of_query(cls, query: str) -> "Paper":
        """From a query string. Raises SelectionError naming the value that is wrong, or given more than once."""
        given = grouped(query)
        return cls.read({item.name: once(item.name, given[item.name]) for item in fields(cls) if item.name in given})

    @classmethod
    def read(cls, given: Mapping[str, str]) -> "Paper":
        """From the keys of an address. Raises SelectionError naming the value that is wrong."""
        limits = {"width": (SMALLEST, LARGEST), "height": (SMALLEST, LARGEST), "scale": (1, 4), "font": (7, 28)}
        values: dict[str, Any] = {}
        for item in fields(cls):
            text = UNPRINTABLE.sub(" ", given.get(item.name, "")).strip()
            if not text:
                continue
            if item.name in limits:
                values[item.name] = number(item.name, text, *limits[item.name])
            elif item.name in ("legend", "stops"):
                values[item.name] = yes(item.name, text)
            elif item.name == "look" and text not in LOOKS:
                raise SelectionError(f"look={text} is not one of {', '.join(LOOKS)}")
            elif len(text) > 300:
                raise SelectionError(f"{item.name}= is longer than 300 characters")
            else:
                values[item.name] = text
        paper = cls(**values)
        if paper.width * paper.height * paper.scale**2 > MOST_PIXELS:
            raise SelectionError(f"width, height and scale make a picture of more than {MOST_PIXELS:,} pixels")
        camera_of(paper.view, Selection.projection)
        return paper

    def query(self) -> str:
        """The keys that differ from the default, as part of an address."""
        default = Paper()
        pairs = [(item.name, getattr(self, item.name)) for item in fields(self) if getattr(self, item.name) != getattr(default, item.name)]
        return urlencode(
            [(name, str(int(value)) if isinstance(value, bool) else value) for name, value in pairs], quote_via=quote, safe=",/:"
        )


def number(key: str, text: str, low: float, high: float) -> Any:
    """A number between two limits; whole but for the scale."""
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", text):
        raise SelectionError(f"{key}={text} is no number")
    value = float(text)
    if not low <= value <= high or (key != "scale" and value != int(value)):
        raise SelectionError(f"{key}={text} is not from {low:g} to {high:g}")
    return value if key == "scale" else int(value)


def yes(key: str, text: str) -> bool:
    if text not in ("0", "1"):
        raise SelectionError(f"{key}={text} is neither 0 nor 1")
    return text == "1"


def camera_of(text: str, projection: str) -> View | None:
    """`longitude,latitude,scale` as a view."""
    if not text:
        return None
    try:
        longitude, latitude, scale = (float(part) for part in text.split(","))
    except ValueError:
        raise SelectionError(f"view={text} is no camera (write longitude,latitude,scale)") from None
    if not (abs(longitude) <= 360 and abs(latitude) <= 90 and 0.3 <= scale <= 40):
        raise SelectionError(f"view={text} is no camera (write longitude,latitude,scale)")
    return View(projection, longitude, latitude, scale)
