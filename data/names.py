"""Other names: what else countries, states that are gone, places and officials are called, in any script."""

import unicodedata
from dataclasses import dataclass

import pandas as pd

from data.words import fold

# ISO 15924 codes by the first word of a letter's Unicode name.
SCRIPTS = {
    "ARABIC": "Arab", "ARMENIAN": "Armn", "BENGALI": "Beng", "CJK": "Hani", "CYRILLIC": "Cyrl", "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi", "GEORGIAN": "Geor", "GREEK": "Grek", "GUJARATI": "Gujr", "GURMUKHI": "Guru", "HANGUL": "Hang",
    "HEBREW": "Hebr", "HIRAGANA": "Hira", "KANNADA": "Knda", "KATAKANA": "Kana", "KHMER": "Khmr", "LAO": "Laoo",
    "LATIN": "Latn", "MALAYALAM": "Mlym", "MYANMAR": "Mymr", "ORIYA": "Orya", "SINHALA": "Sinh", "TAMIL": "Taml",
    "TELUGU": "Telu", "THAANA": "Thaa", "THAI": "Thai", "TIBETAN": "Tibt",
}  # fmt: skip
UNCODED = "Zyyy"  # a script that has no code here


def script_of(name: str) -> str:
    """The script of a name's first letter, as ISO 15924 writes it: `Latn`, `Cyrl`, `Hani`."""
    first = next((letter for letter in name if letter.isalpha()), " ")
    return SCRIPTS.get(unicodedata.name(first, "").split(" ")[0], UNCODED)


@dataclass(frozen=True)
class OtherNames:
    """The other names of one kind of thing, folded (`data.words.fold`).

    by_phrase: name -> the ids that bear it. by_id: id -> its names.
    """

    by_phrase: dict[str, frozenset[str]]
    by_id: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, table: pd.DataFrame, kind: str) -> "OtherNames":
        """The names of a kind out of names.csv."""
        own = table[table["kind"] == kind]
        folded = own.assign(name=own["name"].map(fold))
        phrases = {str(name): frozenset(ids) for name, ids in folded.groupby("name")["id"]}
        return cls(phrases, {str(key): tuple(names) for key, names in folded.groupby("id")["name"]})

    def borne_in(self, words: list[str]) -> dict[str, set[int]]:
        """id -> the places in a list of words that its names take up, where one of them stands there whole."""
        found: dict[str, set[int]] = {}
        for first in range(len(words)):
            for last in range(first + 1, min(len(words), first + LONGEST_NAME) + 1):
                for key in self.by_phrase.get(" ".join(words[first:last]), ()):
                    found.setdefault(key, set()).update(range(first, last))
        return found


LONGEST_NAME = 8  # words of a name that are looked at together
