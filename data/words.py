"""Words as lookups compare them: names of any script without case, accents and signs, and what stands for a name in an id."""

import hashlib
import re
import unicodedata

# Letters that no Unicode decomposition takes apart. The page gets them from here (`assets/names.js`).
LETTERS = {"ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "n", "ŧ": "t", "ə": "e"}
LETTERS |= {"ß": "ss", "ς": "σ"}  # casefold does these; a browser's lower case does not
QUOTES = "'’‘ʻʼʹʺ`´."  # left out, where other signs part words: Xi'an, St. Petersburg, U.S.S.R.
TABLE = str.maketrans({**LETTERS, **dict.fromkeys(QUOTES, "")})


def fold(name: str) -> str:
    """A name without case, accents, punctuation and doubled spaces, in any script: `TROMSØ` and `Tromsø` are `tromso`.

    Vowel signs that are letters of their own (category Mc) stay, marks on letters (Mn) go.
    """
    if name.isascii():
        letters = re.sub(r"['`.]", "", name).casefold()
        words = re.findall(r"[0-9a-z]+", letters)
    else:
        plain = unicodedata.normalize("NFKD", name.casefold().translate(TABLE)).casefold()
        words = "".join(kept(letter) for letter in plain).split()
    return re.sub(r"\bst\b", "saint", " ".join(words))


def kept(letter: str) -> str:
    """A letter, a figure, nothing for a mark on a letter, a space for any other sign."""
    category = unicodedata.category(letter)
    return "" if category == "Mn" else letter if category[0] in "LNM" else " "


def slug(name: str) -> str:
    """What stands for a name in an id: `Nur-Sultan` -> `nur-sultan`; another script by a hash, the same each time: `Киев` -> `x3f9a0c2`."""
    folded = fold(name)
    latin = re.sub(r"[^0-9a-z]+", "-", folded).strip("-")
    if latin and folded.isascii():
        return latin
    digest = hashlib.sha256(folded.encode()).hexdigest()[:7]
    return f"{latin}-x{digest}" if latin else f"x{digest}"
