"""Words of a selection as they stand in the name of a file."""

import re
import zlib
from collections.abc import Sequence

MOST_OFFICIALS, MOST_COUNTRIES = 4, 6


def file_words(texts: tuple[str, ...]) -> list[str]:
    """Words as they stand in the name of a file."""
    return [re.sub(r"\W+", "-", text.casefold()) for text in texts if text]


def first_of(words: Sequence[str], most: int) -> list[str]:
    """Words as they stand in the name of a file: of many, how many more there are, and a sign that differs with them."""
    sign = f"{zlib.crc32(','.join(words).encode()):08x}"[:4]
    return list(words) if len(words) <= most else [*words[:most], f"and-{len(words) - most}-more-{sign}"]
