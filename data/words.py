"""Words: names as lookups compare them, what stands for a name in an id, and lists, counts, days and periods as English says them."""

import datetime as dt
import hashlib
import re
import unicodedata
from calendar import month_name

# Letters that no Unicode decomposition takes apart. The page gets them from here (`assets/modules/page/names.js`).
LETTERS = {"ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "n", "ŧ": "t", "ə": "e"}
LETTERS |= {"ß": "ss", "ς": "σ"}  # casefold does these; a browser's lower case does not
QUOTES = "'’‘ʻʼʹʺ`´."  # left out, where other signs part words: Xi'an, St. Petersburg, U.S.S.R.
MONTHS = tuple(month_name)[1:]
TABLE = str.maketrans({**LETTERS, **dict.fromkeys(QUOTES, "")})


# States whose names English uses with an article.
WITH_ARTICLE = re.compile(
    r"(?:United|Soviet|Federal|German Democratic|People's|Yemen Arab|Republic|Democratic Republic|Central African|Dominican Republic"
    r"|Netherlands|Philippines|Bahamas|Gambia|Maldives|Seychelles|Comoros|Holy See|DR Congo)\b|(?!South Georgia|Heard Island).* Islands$"
)


def with_the(country: str) -> str:
    """`the United States`, `Cuba`."""
    return f"the {country}" if WITH_ARTICLE.match(country) else country


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


def listed(items: list[str], joint: str = "and") -> str:
    """`Cuba, Mexico and Venezuela`; more than four become "Cuba, Mexico, Venezuela and 5 more"."""
    if len(items) > 4:
        return f"{', '.join(items[:3])} {joint} {len(items) - 3} more"
    return f" {joint} ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def plural(office: str) -> str:
    """`Secretary of State of the United States` -> `Secretaries of State of the United States`."""
    head, _, rest = office.partition(" ")
    many = head[:-1] + "ies" if head.endswith("y") else head + "s"
    return f"{many} {rest}"


def day(iso: str) -> str:
    """`2020-02-05` -> `5 February 2020`."""
    date = dt.date.fromisoformat(iso)
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def period(since: str, until: str) -> str:
    """The dates in words, with no month or year said twice: "29 January to 8 February 2020"."""
    if not since and not until:
        return ""
    if not since:
        return f"until {day(until)}"
    if not until:
        return f"since {day(since)}"
    first, last = dt.date.fromisoformat(since), dt.date.fromisoformat(until)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if since == until:
        return day(since)
    begin = day(since)
    if first.year == last.year:
        begin = f"{first.day}" if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"
    return f"{begin} to {day(until)}"


def counted(number: int, what: str) -> str:
    """`1 country`, `8 countries`, `6 days`."""
    many = what[:-1] + "ies" if what.endswith("y") and what[-2] not in "aeiou" else what + "s"
    return f"{number:,} {what if number == 1 else many}"


def years_and_days(days: int) -> str:
    """`17 days`, `5 years`: as a reader would say it."""
    return counted(days, "day") if days < 730 else counted(days // 365, "year")
