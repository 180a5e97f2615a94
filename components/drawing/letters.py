"""How wide words are, and where their lines break: by the widths of their letters, in any script."""

import unicodedata
from functools import cache

# Advance widths of Helvetica in hundredths of the size of letters, rounded up to the next five.
WIDTHS = {
    20: "'",
    25: "ijl‘’ιіјł",
    30: " !,./:;I[\\]ft|·ΙІı",
    35: "()-`r{}“”„",
    40: '"*•°τг',
    45: "εζξк",
    50: "J^cksvxyzγκλνςзстухЈ",
    55: "υχГвпчьэяє",
    60: "#$+0123456789<=>?L_abdeghnopqu~–×€£«»ΓαβδηθμορКабдеилнорцђћџðþđŁ",
    65: "FTZΖΞΣΤσφЗТУъøß",
    70: "&ABEKPSVXYΑΒΔΕΚΛΡΥΧπАБВДЕЛРХЧЬжмÞ",
    75: "CDHNRUwΗΝΠΩψИНПСЦЭЯыюЄЏÐĐ",
    80: "GOQΘΟΦωОФЪØ",
    85: "MmΜΨМфшщњ",
    90: "%ЫЂЋæ",
    95: "WЖШЩљœ",
    100: "—…ÆŒ",
    105: "@ЮЊ",
    110: "Љ",
}
WIDTH_OF = {letter: hundredths / 100 for hundredths, letters in WIDTHS.items() for letter in letters}
FULL, OTHER = 1.05, 0.8  # widths of ideographs, and of letters of scripts that are not told above
ROOM = 1.06  # what other fonts of the page's list are wider than Helvetica, at most but for a few letters


@cache
def letter_width(letter: str) -> float:
    """The width of a letter, of its size; marks on letters have none."""
    if letter in WIDTH_OF:
        return WIDTH_OF[letter]
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return FULL
    base = unicodedata.normalize("NFD", letter)[0]
    return WIDTH_OF.get(base, OTHER)


def width(text: str, size: float) -> float:
    """Pixels that a line of text takes in letters of a size."""
    return sum(map(letter_width, text)) * size * ROOM


def lines(text: str, size: float, room: float) -> list[str]:
    """Text in lines of so many pixels: broken between words, and within one only where it is longer than a line."""
    found: list[str] = []
    for word in text.split():
        if found and width(f"{found[-1]} {word}", size) <= room:
            found[-1] = f"{found[-1]} {word}"
        else:
            found += pieces(word, size, room)
    return found


def pieces(word: str, size: float, room: float) -> list[str]:
    """A word in as many pieces as its length needs; a letter at least in each."""
    found = [""]
    for letter in word:
        if found[-1] and width(found[-1] + letter, size) > room:
            found.append("")
        found[-1] += letter
    return found
