"""Reads kind and event from the short words of a table made by hand: clauses between semicolons, of which one names a gathering.

These rules read what stands alone ("European Council; Olaf Scholz"); whole sentences are read by `data/imports/tags.py`.
"""

import re

from data.imports.tags import Tag, tag

# (kind, event, what a clause says, from its beginning)
RULES: list[tuple[str, str, str]] = [
    ("multilateral", "European Council", r"(?:\w+ ){0,3}european council(?! president)|informal eu (?:leaders|summit)|euro area summit"),
    ("multilateral", "European Political Community summit", r"(?:\w+ ){0,2}(?:european political community|epc summit)"),
    ("multilateral", "Coalition of the Willing meeting", r"coalition of the willing"),
    ("multilateral", "Eurasian Economic summit", r"(?:supreme )?eurasian economic (?:council|union|forum)"),
    ("multilateral", "climate conference", r"(?:un climate (?:conference|summit)|cop ?\d\d\b|one planet summit)"),
    ("multilateral", "G20 Compact with Africa", r"g20 compact"),
    ("multilateral", "CELAC summit", r"(?:eu-)?celac"),
    ("multilateral", "Mercosur summit", r"mercosur"),
    ("multilateral", "SADC summit", r"(?:\w+ )?sadc\b"),
    ("multilateral", "TICAD summit", r"ticad"),
    ("multilateral", "SAARC summit", r"saarc"),
    ("multilateral", "EU Med summit", r"(?:eu[- ]?med|med ?7|med ?9|southern eu)\b"),
    ("multilateral", "Nordic-Baltic leaders meeting", r"(?:nordic|baltic|nb8)\S* (?:leaders|summit|council)"),
    ("multilateral", "European leaders meeting", r"(?:e[35] (?:leaders|meeting)|weimar triangle|white house meeting|leaders'? meeting)"),
    ("multilateral", "Francophonie summit", r"francophonie"),
    ("multilateral", "Commonwealth summit", r"(?:commonwealth heads|chogm)"),
    ("multilateral", "Crimea Platform summit", r"crimea platform"),
    ("multilateral", "conference", r"valdai|(?:\w+ ){0,4}(?:conference|forum|dialogues?)\b"),
    ("multilateral", "summit", r"(?:\w+[ -]){0,4}summit\b(?! with)"),
    (
        "negotiation",
        "peace talks",
        r"(?:\w+ ){0,2}(?:ceasefire|peace) (?:talks|deal|agreement)|talks with a ukrainian delegation|geneva talks",
    ),
    ("ceremony", "inauguration", r"(?:[\w.]+[ -]){1,4}inauguration\b"),
    ("ceremony", "ceremony", r"(?:\w+ ){0,3}(?:opening ceremony|olympic|olympics|anniversary|reopening|victory day|armistice|coronation)"),
    ("ceremony", "sports event", r"(?:\w+ ){0,2}(?:world cup|euro 20\d\d|football)"),
    ("private", "vacation", r"(?:private visit|vacation|holiday)"),
    ("transit", "stopover", r"(?:transit|technical stop|stopover|refuel)"),
    ("troops", "visit to troops", r"(?:\w+ ){0,3}troops"),
    (
        "bilateral",
        "",
        r"(?:bilateral|visit|talks|(?:first |last )?(?:state|official|working|private|friendly|courtesy|goodwill) (?:visit|trip)"
        r"|annual summit|summit with|met with|met\b|with (?:president|prime minister)|joint (?:commission|board)|(?:\w+ )?consultations"
        r"|(?:\w+[- ]){0,3}(?:ministerial council|government consultations|intergovernmental))",
    ),
]
COMPILED = [(kind, event, re.compile(pattern, re.IGNORECASE)) for kind, event, pattern in RULES]
CERTAIN = {"ceremony", "multilateral", "negotiation"}  # what a sentence's rules know better than that someone was met


def read_event(remark: str) -> Tag:
    """The kind and the event of a stop whose remark is a row of short clauses; `Tag("other", "")` where no rule fits.

    Gatherings known by name come first, whichever clause names them; then what the clauses are in their order.
    """
    known = tag(remark)
    if known.kind in CERTAIN and known.event not in ("conference", "summit", "ceremony"):
        return known
    clauses = [clause.strip() for clause in re.split(r"[;,] | and (?=\w+ summit)", remark) if clause.strip()]
    for kind, event, pattern in COMPILED:
        if any(pattern.match(clause) for clause in clauses):
            return Tag(kind, event)
    return known
