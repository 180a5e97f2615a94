"""Colours: fixed to officials, told apart by everyone, legible on their paper."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from components.drawing.theme import DARK, LIGHT, MANY, Look, fixed_colours, groups
from data.tables import Tables

# Machado, Oliveira & Fernandes (2009), severity 1, applied to linear RGB.
VISION = {
    "all cones": np.eye(3),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    "tritanopia": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}
TO_XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]])
APART = 15.0  # CIE76 distance in CIELAB


def linear(colour: str) -> NDArray[np.float64]:
    channels = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(rgb: NDArray[np.float64]) -> NDArray[np.float64]:
    ratios = TO_XYZ @ np.clip(rgb, 0, 1) / np.array([0.95047, 1, 1.08883])
    f = np.where(ratios > 0.008856, np.cbrt(ratios), 7.787 * ratios + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio."""
    low, high = sorted(float(TO_XYZ[1] @ linear(colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("vision", list(VISION))
@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_the_palette_is_told_apart(look: Look, vision: str) -> None:
    seen = {colour: lab(VISION[vision] @ linear(colour)) for colour in look.palette}
    close = [(a, b) for a, b in combinations(look.palette, 2) if np.linalg.norm(seen[a] - seen[b]) < APART]
    assert close == []


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_lines_and_words_stand_out_from_their_ground(look: Look) -> None:
    for colour in look.palette:
        assert contrast(colour, look.land) >= 3
        assert contrast(colour, look.sea) >= 3
        assert contrast(colour, look.paper) >= 4.5  # the numbers on the marks
    assert contrast(look.ink, look.land) >= 7
    assert contrast(look.quiet, look.paper) >= 4.5


def test_a_colour_stays_with_its_official(tables: Tables) -> None:
    pair = groups(["lavrov-sergey", "pompeo-michael-r"], tables)
    alone = groups(["pompeo-michael-r"], tables)
    assert pair[1].colour == alone[0].colour
    assert pair[0].colour != pair[1].colour


def test_up_to_eight_officials_all_differ(tables: Tables) -> None:
    some = list(tables.officials["official_id"][:MANY])
    assert len({group.colour for group in groups(some, tables)}) == MANY


def test_successors_in_an_office_differ(tables: Tables) -> None:
    colours = fixed_colours(tables.officials)
    assert colours["kerry-john-forbes"] != colours["tillerson-rex-w"] != colours["pompeo-michael-r"]


def test_many_officials_are_coloured_by_office(tables: Tables) -> None:
    names = [group.name for group in groups(list(tables.officials["official_id"]), tables)]
    assert names == [
        "Wang Yi",
        "Sergey Lavrov",
        "President of the United States (21 officials)",
        "Secretary of State of the United States (34 officials)",
    ]
