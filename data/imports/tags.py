"""Reads what a stop was for (`kind`) and the event's short name from the words of a source, which stay out of the tables.

Rules are tried from top to bottom and the first that fits wins: what is rare and certain (a funeral) stands above what is vague.
"""

import re
from typing import NamedTuple


class Tag(NamedTuple):
    """`kind` is one of schema.KINDS; `event` is a short name or empty."""

    kind: str
    event: str


# Leaders and ministers meet under the same roof at different times: "NATO summit", "NATO ministerial".
LEADERS = re.compile(r"summit|heads of (?:state|government)|leaders.? (?:meeting|week|retreat)|economic leaders")
MINISTERS = re.compile(r"minister|north atlantic council|\bnac\b")
# A clause speaks of a gathering only with one of these words; "met with the ASEAN Secretary-General" is a bilateral talk.
GATHERING = re.compile(
    r"attend|participat|address|summit|conference|session|meeting|assembly|forum|led |chaired|co-chair|accompanied|"
    r"ministers|ministerial|council of|(?<!political )(?<!opposition )(?<!business )leaders|presidents of|heads of|"
    r"permanent members|contact group|quartet meeting|dialogue|delegation|debate|platform"
)
CLAUSE = re.compile(r"[.;]\s|[.;]$|,? and (?=attended|participated|addressed|met|held)|,(?= attended| participated)")
# Where a journey was going on to says nothing of the stop itself.
ONWARD = re.compile(
    r"(?:while |who was )?(?:en route|returning|on (?:the |his |her )?way|on (?:his |her )?return)(?: back)? (?:to|from|home)[^.;]*"
)

# (kind, event, what the remark says); "{level}" becomes "summit", "ministerial" or "meeting".
RULES: list[tuple[str, str, str]] = [
    ("ceremony", "funeral", r"funeral|burial|memorial services? (?:for|of)|lying.in.state"),
    (
        "ceremony",
        "inauguration",
        r"inaugurat(?:ion|al) (?:ceremonies |ceremony )?(?:of|for)? ?(?:president|mexican president|.*president)"
        r"|(?:attended|represented [^.]*at) (?:the |[^.]*'s )inaugurat",
    ),
    ("ceremony", "ceremony", r"coronation|enthronement|\bwedding\b|beatification|canonization|installation of"),
    (
        "private",
        "vacation",
        r"^(?:\w+ ){0,2}(?:vacation|fishing|hunting|holiday|rest(?:ed)?\b|convalesc|honeymoon|pleasure)"
        r"|working vacation|vacation trip|while on vacation|private (?:visit|trip)|fishing (?:trip|cruise)"
        r"|spent (?:a |the )?(?:holiday|vacation)",
    ),
    (
        "transit",
        "stopover",
        r"^(?:\w+ ){0,3}(?:stopped|stopover|overnight stop|refuel|transit\b|rested|disembarked|embarked"
        r"|airport stop|brief stop)|^en route|^(?:returned|departed)(?! visit)",
    ),
    ("multilateral", "UN General Assembly", r"un(?:ited nations)? general assembly|\bunga\b"),
    ("multilateral", "UN Security Council", r"un security council"),
    ("multilateral", "C5+1", r"\bc5\s?\+\s?1\b"),
    ("multilateral", "APEC {level}", r"\bapec\b|asia[- ]pacific economic cooperation"),
    ("multilateral", "G20 {level}", r"g-?–?\s?20\b"),
    ("multilateral", "G8 {level}", r"\bg[-–]?\s?8\b|group of (?:eight|8)\b|summit of the eight"),
    (
        "multilateral",
        "G7 {level}",
        r"\bg[-–]?\s?7\b|group of (?:seven|7)\b|(?:attended|to|the) (?:the )?(?:an )?(?:\w+ )?economic summit"
        r"|heads of state and government of canada, france",
    ),
    ("multilateral", "SEATO {level}", r"\bseato\b|southeast asia treaty"),
    ("multilateral", "East Asia Summit", r"east asian? summit"),
    ("multilateral", "ASEAN {level}", r"\basean\b|mekong"),
    (
        "multilateral",
        "OSCE/CSCE {level}",
        r"\bosce\b|\bcsce\b|conference on security and cooperation in europe"
        r"|security and cooperation in europe",
    ),
    ("multilateral", "Summit of the Americas", r"summit of the americas|american presidents"),
    (
        "multilateral",
        "Central America and Caribbean {level}",
        r"\bcentral american (?:summit|republics|foreign|integration|presidents|heads)|caricom"
        r"|caribbean (?:summit|heads|leaders)",
    ),
    ("multilateral", "BRICS {level}", r"\bbrics\b"),
    ("multilateral", "SCO {level}", r"\bsco\b|shanghai cooperation"),
    ("multilateral", "CSTO {level}", r"\bcsto\b|collective security treaty"),
    ("multilateral", "CIS {level}", r"\bcis\b|commonwealth of independent"),
    ("multilateral", "BSEC {level}", r"\bbsec\b|black sea economic"),
    ("multilateral", "African {level}", r"russia-africa|china-africa|focac"),
    ("multilateral", "Arab League {level}", r"arab league|league of arab"),
    ("multilateral", "Non-Aligned Movement {level}", r"non-aligned|\bnam\b"),
    (
        "multilateral",
        "OAS {level}",
        r"\boas\b|organization of american states|inter-?american|pan[- ]american"
        r"|conference of american states",
    ),
    ("multilateral", "CENTO {level}", r"\bcento\b|baghdad pact"),
    ("multilateral", "ANZUS {level}", r"\banzus\b"),
    ("multilateral", "NATO {level}", r"nato|north atlantic (?:council|treaty|cooperation)|euro-atlantic partnership"),
    ("multilateral", "Western European Union meeting", r"western european union|nine-power|four- and nine"),
    (
        "multilateral",
        "Allied conference",
        r"council of foreign ministers"
        r"|(?:big )?(?:three|four)(?: powers?)? (?:foreign ministers|conference|summit|heads)"
        r"|potsdam conference|crimea conference|yalta conference|tehran conference|cairo conference"
        r"|casablanca conference|quebec conference",
    ),
    (
        "negotiation",
        "peace conference",
        r"paris peace conference|(?:attended|accompanied|opened) [^.]*peace conference|treaty of versailles",
    ),
    ("multilateral", "climate conference", r"climate|\bcop[- ]?\d+"),
    ("multilateral", "Nuclear Security Summit", r"nuclear security summit"),
    ("multilateral", "World Economic Forum", r"world economic forum"),
    ("multilateral", "Munich Security Conference", r"munich (?:security )?conference|security conference|wehrkunde"),
    ("multilateral", "conference", r"manama dialogue|shangri-la|raisina|our ocean|forum for the future|community of democracies|munich"),
    ("multilateral", "Quad {level}", r"\bquad\b|quad (?:ministerial|summit|foreign)"),
    (
        "bilateral",
        "dialogue",
        r"australia-u\.?s\.? ministerial|ausmin|2\s?\+\s?2|security consultative"
        r"|strategic (?:and economic |and commercial )?dialogue|joint commission|binational commission"
        r"|high-level dialogue|consultative meeting|strategic commission",
    ),
    (
        "multilateral",
        "European Union {level}",
        r"(?:u\.?s\.?|american)[-–– ]*(?:eu|european union)|european (?:union|council|community|commission)"
        r"|\beu\b|\bec\b|e\.u\.",
    ),
    ("multilateral", "OECD {level}", r"\boecd\b|organization for economic cooperation"),
    ("multilateral", "African {level}", r"african union|organization of african|u\.s\.-africa|\bagoa\b|ecowas|african great lakes"),
    ("multilateral", "Gulf Cooperation Council {level}", r"gulf cooperation|\bgcc\b"),
    ("multilateral", "Pacific Islands {level}", r"pacific islands? (?:forum|nations|leaders|conference)|pacific community"),
    ("multilateral", "Arctic Council ministerial", r"arctic council"),
    (
        "multilateral",
        "coalition against ISIS meeting",
        r"counter[- ]isil|coalition to (?:counter|defeat)|anti-isil|defeat isis|global coalition",
    ),
    (
        "multilateral",
        "contact group meeting",
        r"friends of (?:syria|the syrian|libya|yemen)|international syria support|syria support|contact group"
        r"|core group|\bquartet meeting|quint\b|london 10|compact conference|peace implementation|steering board",
    ),
    (
        "negotiation",
        "peace talks",
        r"shuttle|disengagement|cease-?fire|armistice|truce|normandy format|withdrawal of foreign forces|attempted to (?:resolve|mediate)",
    ),
    (
        "negotiation",
        "peace talks",
        r"peace (?:talks|negotiations|process|initiative|plan|agreement|accords?|settlement|efforts|treaty)"
        r"|final status|middle east (?:peace|negotiations|conference|situation|question)|autonomy talks"
        r"|arab-israeli|israeli-palestinian|palestinian autonomy|hostage",
    ),
    (
        "negotiation",
        "arms and nuclear talks",
        r"\bsalt\b|\bstart (?:treaty|talks|negotiations|follow)|\binf\b|p5\s?\+\s?1"
        r"|arms (?:control|reduction|limitation)|disarmament|nuclear (?:talks|agreement|deal|program)"
        r"|iran(?:ian)? (?:nuclear|talks)|pre-?summit",
    ),
    ("negotiation", "negotiations", r"\bnegotiat(?:ed|ing|ions?)\b"),
    (
        "multilateral",
        "summit",
        r"north american leaders|(?:earth|drug|world|hemispheric|atlantic|humanitarian) summit|sustainable development"
        r"|summit for democracy|summit (?:conference )?(?:of|on) |leaders.? summit",
    ),
    (
        "multilateral",
        "conference",
        r"(?<!press )(?<!news )conference|\bforum\b|general assembly of|symposium|convention|roundtable|donors|multilateral|ministerial"
        r"|trilateral|attended (?:a |the )?(?:\w+ ){0,4}(?:meeting|session|summit) of|foreign ministers of"
        r"|heads of state|tripartite|international (?:summit|meeting)|council meeting|commission meeting"
        r"|committee meeting"
        r"|meeting of (?:the )?(?:\w+ ){0,4}(?:council|committee|commission|board|leaders|ministers)|expo\b"
        r"|congress of vienna|committee of|3\+3|debate",
    ),
    ("bilateral", "state visit", r"state visit"),
    ("bilateral", "official visit", r"\bofficial (?:working )?visit"),
    ("bilateral", "bilateral summit", r"^(?!.*(?:briefed|discussed|preparations)[^.;]*summit).*summit"),
    (
        "troops",
        "visit to troops",
        r"^(?!met with (?:president|prime|chancellor|king|emperor))(?:\S+ ){0,6}(?:u\.?s\.? (?:military"
        r"|troops|forces|soldiers|marines|air ?force|naval|navy|army)|troops|military personnel|servicemen"
        r"|service members|coalition forces|armed forces)",
    ),
    (
        "ceremony",
        "ceremony",
        r"commemorat|ceremon(?:y|ies)|anniversary|dedicat(?:ed|ion)|celebrat|wreath|signed the"
        r"|honou?rary degree|opening of|\bd-day\b|olympic|banquet in honor|gravesite|\baward",
    ),
    (
        "bilateral",
        "",
        r"met (?:\w+ ){0,2}with|met informally|meeting with|meetings with|discuss|audience|talks with"
        r"|conferred|consult|briefed|visit with|welcomed by|received by|call(?:ed)? on|guest of"
        r"|held (?:talks|discussions|meetings)|dined|luncheon|hosted by|spoke with|informal meeting"
        r"|exchanged views|participated in (?:a |the )?(?:bilateral|meeting)|bilateral|signed"
        r"|visited (?:with|president|prime|king)|paid (?:a |his )?(?:courtesy|respects)",
    ),
    ("troops", "visit to troops", r"troops|military personnel|u\.?s\.? (?:forces|military)|air base|naval base|base sites|servicemen"),
    ("other", "mission meeting", r"chiefs of mission|foreign service officers|embassy|ambassadors"),
    (
        "bilateral",
        "visit",
        r"good ?will|courtesy|informal visit|unofficial visit|working visit|visited|toured|inspect|address"
        r"|speech|delivered|lecture|press conference|visit to",
    ),
    ("bilateral", "with the president", r"accompanied (?:president|vice president|secretary|king)|joined (?:president|the president)"),
    (
        "bilateral",
        "",
        r"\bmet\b|\btalks\b|\btour\b|\btrip\b|\bvisit\b|president|prime minister|foreign minister|chancellor"
        r"|\bking\b|crown prince|signing|signed|diplomatic relations|stop (?:between|after)",
    ),
]
COMPILED = [(kind, event, re.compile(pattern)) for kind, event, pattern in RULES]


def tag(remark: str) -> Tag:
    """The kind and the event of a stop, from a source's remark; `Tag("other", "")` where no rule fits."""
    words = re.sub(r"\s+", " ", remark).casefold()
    here = ONWARD.sub("", words)
    gatherings = ". ".join(clause for clause in CLAUSE.split(here) if GATHERING.search(clause))
    for kind, event, pattern in COMPILED:
        text = words if kind == "transit" else gatherings if kind == "multilateral" else here
        if found := pattern.search(text):
            return Tag(kind, event.replace("{level}", level(clause_of(text, found.start()))))
    return Tag("other", "")


def clause_of(text: str, position: int) -> str:
    """The sentence around a position."""
    return text[text.rfind(". ", 0, position) + 1 :].split(". ")[0]


def level(clause: str) -> str:
    """Whether leaders or ministers met."""
    if MINISTERS.search(clause) and not LEADERS.search(clause):
        return "ministerial"
    return "summit" if LEADERS.search(clause) else "meeting"
