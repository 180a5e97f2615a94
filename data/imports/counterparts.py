"""Reads whom an official met from the words of a source: a name and a title, as it writes them; no sentence is kept.

Two kinds of words are read: sentences with a verb of meeting ("Met with President Assad and Foreign Minister Sharaa."), and rows of
short clauses ("G7 summit; President Macron and Jean-Noel Barrot"). Who is only accompanied is company, and no counterpart.
"""

import re
from typing import NamedTuple

from data.imports.people import ADJECTIVES, COMMON, NAME, OFFICES, PEOPLE, TITLE, WITH_COUNTRY


class Met(NamedTuple):
    """One person met: name and title as the source writes them; `of`: the country words beside them name, or empty."""

    name: str
    title: str
    of: str


# After one of these words people are met; what stands between them and the first person is skipped.
MEETING = re.compile(
    r"\b(?:met|meet(?:ing|ings)?|discuss(?:ed|ions?|ing)?|confer(?:red|ences? with)|consult(?:ed|ations?)|talks?|talked|spoke|briefed"
    r"|audience|negotiat\w+|received by|hosted by|guest of|called on|dined|dinner|lunch(?:eon)?|breakfast|invited by|interview"
    r"|conversations?|visited|reviewed|exchanged|agreement|signed|presented|joined|welcomed by|greeted by|courtesy call|with)\b",
    re.IGNORECASE,
)
# Before these nobody is met yet: somebody is only with the official, or is spoken of.
RITES = "mass|tribute|funeral|burial|wedding|inaugurat\\w+|memorial|coronation|installation|birthday|anniversary|death|tomb|grave"
SPOKEN_OF = "invitation|behalf|visit|trip|arrival|residence|palace|house|letter|message|release|policy|regime|government|party|overthrow"
BESIDE = "on the day|in place of|ahead of|before|after|with the visit of|from|since|against|about|over|for|between"
COMPANY = re.compile(
    r"\b(?:[Aa]ccompan\w+|[Jj]oined by|[Ww]as joined|representing|[Rr]epresented|delegation (?:of|led by)"
    rf"|(?i:{RITES}|{SPOKEN_OF}) (?:\w+ ){{0,3}}?(?:of|for|from|to|by)"
    rf"|(?:led|headed|chaired|attended|opened|visit|trip|replaced) by|{BESIDE})(?: (?:the|U\.?S\.?|former|late|then))* $"
)
SHORT = "".join(rf"(?<!\b{word})" for word in ("Dr", "Mr", "Ms", "St", "Mrs", "Gen", "Col", "Lt"))  # no sentence ends behind these
STOPS = re.compile(rf"(?<=[a-z)]){SHORT}\.\s+(?=[A-Z])|[;]\s*|(?<=[a-z)])\.$")
OF = rf"of (?:the )?(?P<of>{WITH_COUNTRY})"
HONOURS = r"(?:(?:Lady|Sir|Lord|Dr\.|General|Ambassador)\s+)?"
PERSON = re.compile(rf"(?:(?P<adjective>{ADJECTIVES})\s+)?(?P<title>{TITLE})\s+{HONOURS}(?P<name>{NAME})(?:,? {OF})?")
NAMED = rf"{NAME}(?: of (?:the )?(?:{WITH_COUNTRY}))?"
PLURAL = re.compile(rf"\b(?P<title>{OFFICES})s\s+(?P<names>{NAMED}(?:(?:, and|,| and) {NAMED})+)")
NAMED_OF = re.compile(rf"(?P<name>{NAME})(?: {OF})?")
NEXT = r"(?=[,.;]|$| and | on | at | in | to | for | over | about )"
UNTITLED = re.compile(rf"^(?:,| and|, and)\s+(?P<name>{PEOPLE}){NEXT}")
AMERICAN = re.compile(r"(?:Vice )?President|Secretary|Ambassador|Deputy Secretary")  # titles of whom US officials travel with
TITLED = re.compile(rf"\b{TITLE} (?:al-|el-)?[A-ZÀ-Ž]")
LEAD = re.compile(
    r"^(?:(?:.*? )?(?:[Mm]et|[Mm]eeting with|[Tt]alks with|[Ll]unch with|[Dd]inner with|with)"
    r"|.*? (?:agreement|dialogue|consultations) with) "
)
REST = r"(?: (?:on|at|in|after|before|over|about|to|for|from|of)\b.*)?"
ITEM = re.compile(rf"^(?:(?:{ADJECTIVES}) )?(?:(?P<title>{TITLE}) (?P<titled>{NAME})|(?P<name>{PEOPLE})){REST}$")


def read_sentences(remark: str) -> list[Met]:
    """Whom a remark in sentences says was met, in its order, each once."""
    found: list[Met] = []
    for sentence in STOPS.split(remark):
        verb = MEETING.search(sentence)
        if not verb:
            continue
        found += in_order([*titled(sentence, verb.start()), *plural(sentence, verb.start())])
    return unique(found)


def read_clauses(remark: str) -> list[Met]:
    """Whom a remark of short clauses names: those with a title, and clauses made of names alone."""
    found: list[Met] = []
    for clause in re.split(r";\s*", remark):
        if re.match(r"(?:With|Accompanied|Joined|Alongside|In place of|Inauguration|Funeral|State funeral)\b", clause):
            continue
        people = listed_people(clause) or titled(clause, -1)
        found += in_order(people)
    return unique(found)


def listed_people(clause: str) -> list[tuple[int, Met]]:
    """The people of a clause that is a list of them, perhaps after "Met" or "Talks with"; none where it begins with something else."""
    found: list[tuple[int, Met]] = []
    for number, item in enumerate(re.split(r", and |, | and ", LEAD.sub("", clause))):
        one = ITEM.match(re.sub(r"^[A-Z]\w+['’]s (?=[A-Z])", "", item.strip()))
        name, title = (tidy(one["titled"] or one["name"]), one["title"] or "") if one else ("", "")
        if is_titled_name(name) if title else is_person(name):
            found.append((number, Met(name, title, "")))
        elif number == 0:
            return []
    return found


def is_titled_name(name: str) -> bool:
    """Whether what follows a title may be a name."""
    return bool(name) and name.split()[0] not in COMMON and name.split()[-1] not in COMMON


def titled(sentence: str, begins: int) -> list[tuple[int, Met]]:
    """The people with a title in a sentence after a position, and those without one that follow them in its list."""
    found = []
    for person in PERSON.finditer(sentence):
        before = sentence[: person.start()]
        if person.start() < begins or COMPANY.search(before) or is_follower(before):
            continue
        if re.search(r"\b[Jj]oined $", before) and AMERICAN.match(person["title"]) and not person["adjective"]:
            continue
        name = tidy(person["name"])
        if not is_titled_name(name):
            continue
        found.append((person.start(), Met(name, person["title"], person["of"] or person["adjective"] or "")))
        end = person.end()
        while more := UNTITLED.match(sentence[end:]):
            if not is_person(more["name"]):
                break
            found.append((end, Met(tidy(more["name"]), "", "")))
            end += more.end()
    return found


def is_follower(before: str) -> bool:
    """Whether a person follows, in a list, somebody who is only accompanied: "Accompanied President Bush and Secretary Baker"."""
    led = re.search(r"\b(?:[Aa]ccompan\w+|[Jj]oined by)\b", before)
    return led is not None and not MEETING.search(before[led.end() :])


def plural(sentence: str, begins: int) -> list[tuple[int, Met]]:
    """ "Presidents Perez of Venezuela and Carazo of Costa Rica": one title, several names."""
    found = []
    for several in PLURAL.finditer(sentence):
        if several.start() <= begins or COMPANY.search(sentence[: several.start()]):
            continue
        for one in NAMED_OF.finditer(several["names"]):
            if one["name"].split()[0] not in COMMON and not TITLED.search(one["name"]):
                found.append((several.start() + one.start(), Met(tidy(one["name"]), several["title"], one["of"] or "")))
    return found


def in_order(people: list[tuple[int, Met]]) -> list[Met]:
    return [person for _, person in sorted(people, key=lambda one: one[0])]


def unique(people: list[Met]) -> list[Met]:
    """Each name once, the first time with its title."""
    found: dict[str, Met] = {}
    for person in people:
        found.setdefault(person.name, person)
    return list(found.values())


def is_person(name: str) -> bool:
    """Whether capitalised words may be a person's name: two or more, none of them a word that names something else."""
    words = name.split()
    is_title = TITLED.search(name) or re.fullmatch(TITLE, name) or re.search(r"['’]s ", name)
    return len(words) > 1 and not is_title and not any(word in COMMON for word in words)


def tidy(name: str) -> str:
    """A name without what does not belong to it: a possessive, a full stop at its end that follows no initial."""
    bare = re.sub(r"['’]s$", "", name.strip(" ,"))
    return bare if re.search(r"\b[A-Z]\.$", bare) else bare.rstrip(".")
