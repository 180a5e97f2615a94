"""The look as data: paper and ink, light and dark, and one colour an official."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

FONT = '"Source Sans 3", "Segoe UI", "Helvetica Neue", Helvetica, Arial, "DejaVu Sans", sans-serif'
SERIF = 'Georgia, "Times New Roman", "DejaVu Serif", serif'

# Told apart under protanopia, deuteranopia and tritanopia (tests/components/drawing/test_colours.py computes the distances).
PALETTE = ("#7f2b10", "#b3500b", "#3070dd", "#47389b", "#156e3d", "#531a40", "#ae4099", "#76716e")
PALETTE_DARK = ("#efaa0a", "#e6653b", "#93c0f4", "#827cf2", "#18c166", "#bb7b93", "#987bb7", "#e8e5e7")

# A figure that shows nothing until the first one comes, not even axes.
BLANK: dict[str, Any] = {
    "data": [],
    "layout": {"xaxis": {"visible": False}, "yaxis": {"visible": False}, "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)"},
}


@dataclass(frozen=True)
class Look:
    """The colours of one appearance of the map."""

    is_dark: bool
    sea: str
    land: str
    visited: str
    border: str
    outline: str
    ink: str
    quiet: str
    paper: str
    palette: tuple[str, ...]
    tints: tuple[str, ...]
    ramp: tuple[str, ...]
    deepest: str
    unknown: str  # of what is not known, which is hatched
    second: str
    patterns: Mapping[str, str] = field(default_factory=dict)  # fill -> the hatch that tells it from others alike


# Fills of countries: quiet, so that routes stay on top. Values of an overlay in turn, then steps of a number.
TINTS = ("#c9d8c5", "#dccbe0", "#f0d9b5", "#c5d9e6", "#e6c6c6", "#d9d6b0", "#cfcfcf")
TINTS_DARK = ("#35503a", "#4b3a57", "#5a4828", "#2d4a5e", "#5a3838", "#4c4a2a", "#4a4a4a")
RAMP = ("#e7efe9", "#cfe0d9", "#b1cec5", "#8fb9b0", "#6aa097")
RAMP_DARK = ("#26332f", "#2b443e", "#30584f", "#386d62", "#438477")

LIGHT = Look(
    is_dark=False,
    sea="#e9eff2",
    land="#faf8f3",
    visited="#f1e9d6",
    border="#d3cdbf",
    outline="#8d8266",
    ink="#22262b",
    quiet="#5f6670",
    paper="#ffffff",
    palette=PALETTE,
    tints=TINTS,
    ramp=RAMP,
    deepest="#3f7168",
    unknown="#cccdce",
    second="#a0337a",
)
DARK = Look(
    is_dark=True,
    sea="#12171d",
    land="#232a32",
    visited="#45443a",
    border="#3a434e",
    outline="#a59b80",
    ink="#e8eaed",
    quiet="#a7afb9",
    paper="#1a1f26",
    palette=PALETTE_DARK,
    tints=TINTS_DARK,
    ramp=RAMP_DARK,
    deepest="#63a596",
    unknown="#4a4b4c",
    second="#e58cc4",
)


# The page round the map, as variables of its style: light, then dark.
PAGE = {
    "paper": "#fbfaf7",
    "sheet": LIGHT.paper,
    "ink": LIGHT.ink,
    "quiet": "#59606a",
    "rule": "#dedad0",
    "sea": LIGHT.sea,
    "link": "#1f5fa8",
    "caution": "#8a4b00",
    "serif": SERIF,
    "sans": FONT,
}
PAGE_DARK = {
    "paper": "#14181e",
    "sheet": DARK.paper,
    "ink": DARK.ink,
    "quiet": DARK.quiet,
    "rule": "#333c46",
    "sea": DARK.sea,
    "link": "#8bbcf5",
    "caution": "#f0b46a",
}


def variables() -> str:
    """The page's variables as CSS, in the layer below all rules; before any script has said so, dark is what the screen asks for."""
    light, dark = ("".join(f"--{name}:{value};" for name, value in values.items()) for values in (PAGE, PAGE_DARK))
    early = f"@media(prefers-color-scheme:dark){{:root:not([data-mantine-color-scheme]){{{dark}}}}}"
    return f'@layer theme{{:root{{{light}}}{early}:root[data-mantine-color-scheme="dark"]{{{dark}}}}}'


# Prints without colour: lines told apart by shade, marks by shape.
GREYS = ("#111111", "#6f6f6f", "#a0a0a0", "#454545")
# Fills: four shades, and light ones hatched in turn; then steps of a number, all darker than land without a figure.
GREY_TINTS = ("#c9c9c9", "#efefef", "#9a9a9a", "#eeeeee", "#e0e0e0", "#ededed", "#cacaca")
GREY_PATTERNS = {"#efefef": "falling", "#eeeeee": "upright", "#ededed": "crossed", "#cacaca": "level"}
GREY_RAMP = ("#e2e2e2", "#cbcbcb", "#b3b3b3", "#9a9a9a", "#808080")


def grey(palette: tuple[str, ...]) -> Look:
    """A look without colour."""
    fills = {"tints": GREY_TINTS, "ramp": GREY_RAMP, "deepest": "#666666", "second": "#222222", "patterns": GREY_PATTERNS}
    plain = {"sea": "#ffffff", "land": "#f9f9f9", "visited": "#e4e4e4", "border": "#c8c8c8", "outline": "#7a7a7a", "ink": "#000000"}
    return replace(LIGHT, **plain, quiet="#4d4d4d", palette=palette, **fills)  # type: ignore[arg-type]


def transparent() -> Look:
    """Light, but nothing is painted where there is no land."""
    return replace(LIGHT, sea="rgba(0,0,0,0)")


def look(is_dark: bool) -> Look:
    return DARK if is_dark else LIGHT
