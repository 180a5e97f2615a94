"""Reads what a stop was for (`kind`) and the event's short name from the words of a source.

The words themselves stay out of the tables. Rules are tried from top to bottom and the first that fits wins,
so that what is rare and certain (a funeral) stands above what is common and vague (met with the president).
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
    r"ministers|ministerial|council of|(?<!political )(?<!opposition )(?<!business )leaders|presidents of|heads of|permanent members|contact group|quartet|dialogue|delegation|debate|platform"
)
CLAUSE = re.compile(r"[.;]\s|[.;]$|,? and (?=attended|participated|addressed|met|held)|,(?= attended| participated)")
# Where a journey was going on to says nothing of the stop itself.
ONWARD = re.compile(r"(?:while |who was )?(?:en route|returning|on (?:the |his |her )?way|on (?:his |her )?return)(?: back)? (?:to|from|home)[^.;]*")

# (what the remark says, kind, event); "{level}" becomes "summit", "ministerial" or "meeting".
RULES: list[tuple[str, str, str]] = [
    (r"funeral|burial|memorial services? (?:for|of)|lying.in.state", "ceremony", "funeral"),
    (r"inaugurat(?:ion|al) (?:ceremonies |ceremony )?(?:of|for)? ?(?:president|mexican president|a new|.*president)|(?:attended|represented [^.]*at) (?:the |[^.]*'s )inaugurat", "ceremony", "inauguration"),
    (r"coronation|enthronement|\bwedding\b|beatification|canonization|installation of", "ceremony", "ceremony"),
    (r"^(?:\w+ ){0,2}(?:vacation|fishing|hunting|holiday|rest(?:ed)?\b|convalesc|honeymoon|pleasure)|working vacation|vacation trip|while on vacation|private (?:visit|trip)|fishing (?:trip|cruise)|spent (?:a |the )?(?:holiday|vacation)", "private", "vacation"),
    (r"^(?:\w+ ){0,3}(?:stopped|stopover|overnight stop|refuel|transit|rested|disembarked|embarked|airport stop|brief stop)|^en route|^(?:returned|departed)(?! visit)", "transit", "stopover"),
    (r"un(?:ited nations)? general assembly|\bunga\b", "multilateral", "UN General Assembly"),
    (r"un security council", "multilateral", "UN Security Council"),
    (r"\bc5\s?\+\s?1\b", "multilateral", "C5+1"),
    (r"\bapec\b|asia[- ]pacific economic cooperation", "multilateral", "APEC {level}"),
    (r"g-?–?\s?20\b", "multilateral", "G20 {level}"),
    (r"\bg[-–]?\s?8\b|group of (?:eight|8)\b|summit of the eight", "multilateral", "G8 {level}"),
    (r"\bg[-–]?\s?7\b|group of (?:seven|7)\b|(?:attended|to|the) (?:the )?(?:an )?(?:\w+ )?economic summit|heads of state and government of canada, france", "multilateral", "G7 {level}"),
    (r"\bseato\b|southeast asia treaty", "multilateral", "SEATO {level}"),
    (r"east asian? summit", "multilateral", "East Asia Summit"),
    (r"\basean\b|mekong", "multilateral", "ASEAN {level}"),
    (r"\bosce\b|\bcsce\b|conference on security and cooperation in europe|security and cooperation in europe", "multilateral", "OSCE/CSCE {level}"),
    (r"summit of the americas|american presidents", "multilateral", "Summit of the Americas"),
    (r"\bcentral american (?:summit|republics|foreign|integration|presidents|heads)|caricom|caribbean (?:summit|heads|leaders)", "multilateral", "Central America and Caribbean {level}"),
    (r"\bbrics\b", "multilateral", "BRICS {level}"),
    (r"\bsco\b|shanghai cooperation", "multilateral", "SCO {level}"),
    (r"\bcsto\b|collective security treaty", "multilateral", "CSTO {level}"),
    (r"\bcis\b|commonwealth of independent", "multilateral", "CIS {level}"),
    (r"\bbsec\b|black sea economic", "multilateral", "BSEC {level}"),
    (r"russia-africa|china-africa|focac", "multilateral", "African {level}"),
    (r"arab league|league of arab", "multilateral", "Arab League {level}"),
    (r"non-aligned|\bnam\b", "multilateral", "Non-Aligned Movement {level}"),
    (r"\boas\b|organization of american states|inter-?american|pan[- ]american|conference of american states", "multilateral", "OAS {level}"),
    (r"\bcento\b|baghdad pact", "multilateral", "CENTO {level}"),
    (r"\banzus\b", "multilateral", "ANZUS {level}"),
    (r"nato|north atlantic (?:council|treaty|cooperation)|euro-atlantic partnership", "multilateral", "NATO {level}"),
    (r"western european union|nine-power|four- and nine", "multilateral", "Western European Union meeting"),
    (r"council of foreign ministers|(?:big )?(?:three|four)(?: powers?)? (?:foreign ministers|conference|summit|heads)|potsdam conference|crimea conference|yalta conference|tehran conference|cairo conference|casablanca conference|quebec conference", "multilateral", "Allied conference"),
    (r"paris peace conference|(?:attended|accompanied|opened) [^.]*peace conference|treaty of versailles", "negotiation", "peace conference"),
    (r"climate|\bcop[- ]?\d+", "multilateral", "climate conference"),
    (r"nuclear security summit", "multilateral", "Nuclear Security Summit"),
    (r"world economic forum", "multilateral", "World Economic Forum"),
    (r"munich (?:security )?conference|security conference|wehrkunde", "multilateral", "Munich Security Conference"),
    (r"manama dialogue|shangri-la|raisina|our ocean|forum for the future|community of democracies|munich", "multilateral", "conference"),
    (r"\bquad\b|quad (?:ministerial|summit|foreign)", "multilateral", "Quad {level}"),
    (r"australia-u\.?s\.? ministerial|ausmin|2\s?\+\s?2|security consultative|strategic (?:and economic |and commercial )?dialogue|joint commission|binational commission|high-level dialogue|consultative meeting|strategic commission", "bilateral", "dialogue"),
    (r"(?:u\.?s\.?|american)[-–– ]*(?:eu|european union)|european (?:union|council|community|commission)|\beu\b|\bec\b|e\.u\.", "multilateral", "European Union {level}"),
    (r"\boecd\b|organization for economic cooperation", "multilateral", "OECD {level}"),
    (r"african union|organization of african|u\.s\.-africa|\bagoa\b|ecowas|african great lakes", "multilateral", "African {level}"),
    (r"gulf cooperation|\bgcc\b", "multilateral", "Gulf Cooperation Council {level}"),
    (r"pacific islands? (?:forum|nations|leaders|conference)|pacific community", "multilateral", "Pacific Islands {level}"),
    (r"arctic council", "multilateral", "Arctic Council ministerial"),
    (r"counter[- ]isil|coalition to (?:counter|defeat)|anti-isil|defeat isis|global coalition", "multilateral", "coalition against ISIS meeting"),
    (r"friends of (?:syria|the syrian|libya|yemen)|international syria support|syria support|contact group|core group|quartet|quint\b|london 10|compact conference|peace implementation|steering board", "multilateral", "contact group meeting"),
    (r"shuttle|disengagement|cease-?fire|armistice|truce|normandy format|withdrawal of foreign forces", "negotiation", "peace talks"),
    (r"peace (?:talks|negotiations|process|initiative|plan|agreement|accords?|settlement|efforts|treaty)|final status|middle east (?:peace|negotiations|conference|situation|question)|autonomy talks|arab-israeli|israeli-palestinian|palestinian autonomy|hostage", "negotiation", "peace talks"),
    (r"negotiat|\bsalt\b|\bstart (?:treaty|talks|negotiations|follow)|\binf\b|p5\s?\+\s?1|arms (?:control|reduction|limitation)|disarmament|nuclear (?:talks|agreement|deal|program)|iran(?:ian)? (?:nuclear|talks)|pre-?summit", "negotiation", "arms and nuclear talks"),
    (r"conference|\bforum\b|assembly|symposium|convention|roundtable|donors|multilateral|ministerial|trilateral|attended (?:a |the )?(?:\w+ ){0,4}(?:meeting|session|summit) of|foreign ministers of|heads of state|tripartite|international (?:summit|meeting)|council meeting|commission meeting|committee meeting|meeting of (?:the )?(?:\w+ ){0,4}(?:council|committee|commission|board|leaders|ministers)|expo\b|congress of vienna|committee of|3\+3|debate", "multilateral", "conference"),
    (r"state visit", "bilateral", "state visit"),
    (r"official (?:working )?visit|official visit", "bilateral", "official visit"),
    (r"(?<!preparations for the )(?<!moscow )summit", "bilateral", "bilateral summit"),
    (r"^(?!met with (?:president|prime|chancellor|king|emperor))(?:\S+ ){0,6}(?:u\.?s\.? (?:military|troops|forces|soldiers|marines|air ?force|naval|navy|army)|troops|military personnel|servicemen|service members|coalition forces|armed forces)", "troops", "visit to troops"),
    (r"commemorat|ceremon(?:y|ies)|anniversary|dedicat(?:ed|ion)|celebrat|wreath|signed the|honou?rary degree|opening of|\bd-day\b|olympic|banquet in honor|gravesite|award", "ceremony", "ceremony"),
    (r"met (?:\w+ ){0,2}with|met informally|meeting with|meetings with|discuss|audience|talks with|conferred|consult|briefed|visit with|welcomed by|received by|call(?:ed)? on|guest of|held (?:talks|discussions|meetings)|dined|luncheon|hosted by|spoke with|informal meeting|exchanged views|participated in (?:a |the )?(?:bilateral|meeting)|bilateral|signed|visited (?:with|president|prime|king)|paid (?:a |his )?(?:courtesy|respects)", "bilateral", ""),
    (r"troops|military personnel|u\.?s\.? (?:forces|military)|air base|naval base|base sites|servicemen", "troops", "visit to troops"),
    (r"chiefs of mission|foreign service officers|embassy|ambassadors", "other", "mission meeting"),
    (r"good ?will|courtesy|informal visit|unofficial visit|working visit|visited|toured|inspect|address|speech|delivered|lecture|press conference|visit to", "bilateral", "visit"),
    (r"accompanied (?:president|vice president|secretary|king)|joined (?:president|the president)", "bilateral", "with the president"),
    (r"\bmet\b|\btalks\b|\btour\b|\btrip\b|\bvisit\b|president|prime minister|foreign minister|chancellor|\bking\b|crown prince|signing|signed|diplomatic relations|stop (?:between|after)", "bilateral", ""),
]  # fmt: skip
COMPILED = [(re.compile(pattern), kind, event) for pattern, kind, event in RULES]


def tag(remark: str) -> Tag:
    """The kind and the event of a stop, from a source's remark; `Tag("other", "")` where no rule fits."""
    words = re.sub(r"\s+", " ", remark).casefold()
    here = ONWARD.sub("", words)
    gatherings = ". ".join(clause for clause in CLAUSE.split(here) if GATHERING.search(clause))
    for pattern, kind, event in COMPILED:
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
