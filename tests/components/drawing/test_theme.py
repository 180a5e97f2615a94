"""Colours: told apart by everyone, legible on their paper."""

from itertools import combinations

import numpy as np
import pytest

from components.drawing.theme import DARK, LIGHT, Look
from tests.components.drawing.vision import APART, TO_XYZ, VISION, lab, linear


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
