"""What a stop was for: made-up sentences, and real rows tagged by a person who read the source."""

import pytest

from data.imports.tags import Tag, tag
from data.tables import Tables


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        ("Attended a NATO Foreign Ministers’ Meeting.", Tag("multilateral", "NATO ministerial")),
        ("Attended the NATO Summit Meeting.", Tag("multilateral", "NATO summit")),
        ("Met with the NATO Secretary General.", Tag("bilateral", "")),
        ("Met with Chancellor Kohl; attended the G-7 Economic Summit.", Tag("multilateral", "G7 summit")),
        ("Attended the G20 Foreign Ministers’ Meeting.", Tag("multilateral", "G20 ministerial")),
        ("Met with the Foreign Minister while en route to the ASEAN Regional Forum.", Tag("bilateral", "")),
        ("Stopped en route to a NATO meeting.", Tag("transit", "stopover")),
        ("Attended the funeral of Prime Minister Rabin; met with King Hussein.", Tag("ceremony", "funeral")),
        ("State visit; met with King Hussein.", Tag("bilateral", "state visit")),
        ("Fishing trip.", Tag("private", "vacation")),
        ("Visited U.S. military personnel.", Tag("troops", "visit to troops")),
        ("Met with Chancellor Schroeder and visited U.S. military personnel.", Tag("bilateral", "")),
        ("Participated in a C5+1 Ministerial.", Tag("multilateral", "C5+1")),
        ("Shuttle talks on disengagement.", Tag("negotiation", "peace talks")),
        ("Accompanied President Ford.", Tag("bilateral", "with the president")),
        ("Attended the OSCE Ministerial Council meeting.", Tag("multilateral", "OSCE/CSCE ministerial")),
        ("Met with the Transitional President.", Tag("bilateral", "")),
        ("Met with Foreign Minister Gunawardena.", Tag("bilateral", "")),
        ("Unofficial visit.", Tag("bilateral", "visit")),
        ("Met with Quartet Representative Blair.", Tag("bilateral", "")),
        ("State visit; addressed the People's Assembly.", Tag("bilateral", "state visit")),
        ("Held a press conference.", Tag("bilateral", "visit")),
        ("Attended the North American Leaders’ Summit.", Tag("multilateral", "summit")),
        ("Briefed President Assad on the Moscow Summit.", Tag("bilateral", "")),
        ("Summit meeting with General Secretary Gorbachev.", Tag("bilateral", "bilateral summit")),
        ("Attempted to resolve the Falkland/Malvinas crisis.", Tag("negotiation", "peace talks")),
        ("Xyzzy.", Tag("other", "")),
    ],
)
def test_a_sentence_is_tagged_as_a_person_would(remark: str, expected: Tag) -> None:
    assert tag(remark) == expected


# stop_id: (kind, event) as a person read them from the record's own remark.
READ_BY_A_PERSON = {
    "hs3792-1": ("multilateral", "NATO ministerial"),  # Pompeo, Brussels 2018
    "hs3793-1": ("bilateral", ""),  # Pompeo, Riyadh 2018
    "hs2960-1": ("bilateral", ""),  # Obama, Ottawa 2009
    "hs2961-1": ("multilateral", "G20 summit"),  # Obama, London 2009
    "hs2962-1": ("multilateral", "NATO summit"),  # Obama, Strasbourg 2009
    "hs1028-1": ("negotiation", "peace talks"),  # Kissinger, Damascus 1974
    "hs1029-1": ("negotiation", "peace talks"),  # Kissinger, Jerusalem 1974
    "hs764-1": ("multilateral", "Allied conference"),  # Dulles, Berlin 1954
    "hs160-1": ("transit", "stopover"),  # Albright, Dhahran 1999
    "hs909-1": ("private", "vacation"),  # Hay, Bad Nauheim 1905
    "hs851-1": ("private", "vacation"),  # Dulles, Jamaica 1958
    "hs1918-1": ("multilateral", "NATO ministerial"),  # Shultz, La Sapinière 1982
    "hs2672-1": ("bilateral", "visit"),  # Hoover, Cutuco 1928
    "hs3039-1": ("multilateral", "G20 summit"),  # Obama, Huntsville 2010: G8 and G20
    "hs2935-1": ("ceremony", "ceremony"),  # Reagan, Normandy 1984
    "hs4293-1": ("bilateral", "state visit"),  # Biden, Normandy 2024
    "hs4294-1": ("multilateral", "G7 summit"),  # Biden, Savelletri 2024
    "hs4242-1": ("multilateral", "G7 summit"),  # Blinken, Savelletri 2024
    "hs642-1": ("multilateral", "OAS ministerial"),  # Christopher, Montrouis 1995
    "hs4093-1": ("multilateral", "G7 ministerial"),  # Blinken, Münster 2022
    "hs2334-1": ("multilateral", "summit"),  # Bush, San José 1989: hemispheric
    "hs1724-1": ("multilateral", "OAS meeting"),  # Rogers, San José 1971
    "hs4283-1": ("bilateral", ""),  # Rubio, San José 2025
    "hs2574-1": ("multilateral", "Central America and Caribbean summit"),  # Clinton, San José 1997
    "hs93-1": ("multilateral", "Central America and Caribbean ministerial"),  # Albright, Tobago 1998
    "hs1206-1": ("negotiation", "peace conference"),  # Lansing, Paris 1918
    "hs2871-1": ("bilateral", ""),  # Ford, Bonn 1975
    "hs2840-1": ("bilateral", "state visit"),  # Nixon, Ireland 1970
    "hs2753-1": ("private", "vacation"),  # Eisenhower, Culzean 1959: rested
    "hs2860-1": ("bilateral", "official visit"),  # Nixon, Moscow 1974
    "hs150-2": ("troops", "visit to troops"),  # Albright, Stenkovec 1999
    "hs1778-1": ("transit", "stopover"),  # Rogers, Curaçao 1973
    "hs248-1": ("transit", "stopover"),  # Albright, Curaçao 2000
    "hs2706-1": ("troops", "visit to troops"),  # Roosevelt, Antigua 1940
    "hs1789-1": ("multilateral", "OAS meeting"),  # Root, Rio 1906
    "hs2612-1": ("multilateral", "Central America and Caribbean summit"),  # Clinton, Guatemala 1999
}


def test_real_rows_bear_the_tags_a_person_gave(tables: Tables) -> None:
    stops = tables.stops.set_index("stop_id")
    got = {key: (stops.at[key, "kind"], stops.at[key, "event"]) for key in READ_BY_A_PERSON}
    assert got == READ_BY_A_PERSON
