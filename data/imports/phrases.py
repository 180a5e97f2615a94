"""Fixed phrases of tables made by hand: they say how sure a row is, become its status, and leave the remark."""

import re
from itertools import takewhile

ANNOUNCED = r"announced in advance"
# A day or a city that was worked out, not read.
INFERRED = (
    r"city taken as|\bdates? (?:is|are)\b|days? (?:is|are) (?:worked out|those)|worked out|is supported|first and last day with a recorded"
    r"|days from|only the first city"
)
# What the reading of a source found or left out: no fact of the stop.
OF_READING = (
    r"not in the wikipedia list|from china vitae only|pmindia registry|last entry read|the list may go on"
    r"|no counterpart (?:read|given|named)|without a named counterpart|no name given|not given|the parse|set by us"
    r"|the list (?:says|adds|places|gives|has|also)|in one entry|two-country entry"
)
ANY = re.compile(rf"{ANNOUNCED}|{INFERRED}|{OF_READING}", re.IGNORECASE)
ASIDE = re.compile(r"\s*\(([^)]*)\)")
CLAUSE = re.compile(r";(?![^()]*\))")  # outside brackets
SAYS_NOTHING = ("bilateral", "visit", "talks")


def status(remark: str) -> str:
    """`announced`, `inferred` or `confirmed`, by the fixed phrases of the source tables."""
    if re.search(ANNOUNCED, remark, re.IGNORECASE):
        return "confirmed" if "confirmed by" in remark else "announced"
    return "inferred" if re.search(INFERRED, remark, re.IGNORECASE) else "confirmed"


def plain(remark: str) -> str:
    """The remark without the fixed phrases: brackets that hold one go whole, clauses from its part between commas on."""
    bare = ASIDE.sub(lambda aside: "" if ANY.search(aside[1]) else aside[0], remark)
    clauses = [", ".join(takewhile(lambda part: not ANY.search(part), clause.strip(" ,").split(", "))) for clause in CLAUSE.split(bare)]
    return "; ".join(clause for clause in clauses if clause)


def telling(remark: str) -> str:
    """The remark without clauses that only say what the kind of the stop says."""
    return "; ".join(clause for clause in remark.split("; ") if clause not in SAYS_NOTHING)
