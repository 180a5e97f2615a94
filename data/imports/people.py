"""The words people are told by in sources: titles, names, the countries beside them, and capitalised words that are no names."""

import csv
from functools import lru_cache
from pathlib import Path

from data.tables import SHIPPED

PARTICLES = r"(?:de la|de las|de los|de|da|do|dos|del|della|di|la|le|van der|van|von|der|den|bint|bin|ben|ibn|al|ul|y|zu|ter|e)"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NO_DATE = rf"(?!(?:{MONTHS}) \d)"  # "Finnbogadottir October 10" is no name of two words
WORD = rf"(?:{NO_DATE}(?:(?:al|el|ad|as|an|ar|ash|d|O|ul|l)[-–'’‘])?[A-ZÀ-ÖØ-ÞĀ-Ž](?:[\w’'‘`´-]|\.(?=[A-Z ]))*)"
# A name after a title: one word or more, with particles between them and an ordinal at the end.
NAME = rf"(?:(?:{PARTICLES} )*{WORD}(?: (?:(?:{PARTICLES}) )*(?:al-|al –|el-|bin )?{WORD}){{0,4}})"
PEOPLE = rf"(?:{WORD}(?: (?:(?:{PARTICLES}) )*{WORD}){{1,4}})"

RANKS = r"(?:(?:Acting|Interim|Provisional|Transitional|Deputy|First|Vice|Former|former|Assistant|Co-|Second|Permanent|Under) ?)*"
AFFAIRS = r"(?:Foreign(?: and \w+)?|External|Defen[sc]e|Interior|Finance|Trade|Justice|State|International|European)"
MORE_AFFAIRS = r"(?: (?:Affairs|Relations|Cooperation|Trade|Development|and [A-Z]\w+))*"
OFFICES = "|".join(
    (
        r"Prime Minister[- ]designate|Prime Minister|Foreign Affairs Minister|Foreign Minister|Foreign Secretary|External Affairs Minister",
        r"(?:Defen[sc]e|Interior|Finance|Oil|Trade|Home|Justice|Environment) Minister",
        rf"(?:Cabinet Secretary|Minister of State|Minister|Secretary) (?:of|for) (?:the )?{AFFAIRS}{MORE_AFFAIRS}(?: Ambassador)?",
        r"Cabinet Secretary|Provisional President|President[- ][Ee]lect|President|Vice Premier|Premier|Chancellor",
        r"Governor[- ]General|General Secretary|Secretary[- ]General|Vice Chairman|Chairman|Chairperson|Speaker|Party Leader",
        r"High Representative|Special (?:Joint )?Representative|Joint Special Representative|Special Envoy|Quartet Representative",
        r"Commissioner|Chief Executive|Administrator|State Councilor|Minister|Envoy|Ambassador|First Minister|First Secretary",
        r"Director[- ]General|Director|National Security Advis[eo]r|Chief of Staff|Chief Justice|Chair-Designate",
    )
)
OFFICES = rf"(?:{RANKS}(?:{OFFICES}))"
RULERS = "|".join(
    (
        r"King|Queen|Crown Prince|Prince|Princess|Emperor|Empress|Shah|Sultan|Emir|Amir|Sheikh|Shaikh|Pope|Grand Duke|Grand Duchess",
        r"Generalissimo|Field Marshal|Marshal|Major General|Lieutenant General|General|Comandante|Commander|Colonel|Admiral",
        r"Patriarch|Archbishop|Cardinal|Ayatollah|Taoiseach|Mayor|Governor|Opposition Leader|Leader|Captain Regent",
        r"Chief of State|Heir Apparent|Commander-in-Chief",
        r"Dr\.|Mr\.|Mrs\.|Ms\.|Madame|Lord|Lady|Sir",
    )
)
TITLE = rf"(?:{OFFICES}|{RULERS})"
# Capitalised words that are not, or do not begin, a person's name.
COMMON = frozenset(Path(__file__).parents[1].joinpath("gazetteer", "no_names.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Every name of a country in Latin letters -> alpha-3, for "President Hu of China"."""
    with (SHIPPED / "countries.csv").open(encoding="utf-8", newline="") as file:
        own = {row["name"]: row["country"] for row in csv.DictReader(file)}
    return {**own, **OTHER_NAMES}


OTHER_NAMES = {
    "Great Britain": "GBR", "Britain": "GBR", "England": "GBR", "Soviet Union": "RUS", "West Germany": "DEU", "Turkey": "TUR",
    "Korea": "KOR", "South Korea": "KOR", "North Korea": "PRK", "Burma": "MMR", "Zaire": "COD", "Ivory Coast": "CIV",
    "Czech Republic": "CZE", "Vietnam": "VNM", "South Vietnam": "VNM", "Bahamas": "BHS", "Netherlands": "NLD", "Philippines": "PHL",
    "Bosnia": "BIH", "Macedonia": "MKD", "Swaziland": "SWZ", "Ceylon": "LKA", "Palestinian Authority": "PSE", "PRC": "CHN", "UAE": "ARE",
}  # fmt: skip
# Adjectives before a title -> alpha-3.
OF_ADJECTIVE = {
    "Afghan": "AFG", "Algerian": "DZA", "Argentine": "ARG", "Armenian": "ARM", "Australian": "AUS", "Austrian": "AUT", "Azerbaijani": "AZE",
    "Bangladeshi": "BGD", "Belgian": "BEL", "Bolivian": "BOL", "Bosnian": "BIH", "Brazilian": "BRA", "British": "GBR", "Bulgarian": "BGR",
    "Burmese": "MMR", "Canadian": "CAN", "Chilean": "CHL", "Chinese": "CHN", "Colombian": "COL", "Croatian": "HRV", "Cuban": "CUB",
    "Czech": "CZE", "Danish": "DNK", "Dutch": "NLD", "Ecuadorian": "ECU", "Egyptian": "EGY", "Ethiopian": "ETH", "Finnish": "FIN",
    "French": "FRA", "Georgian": "GEO", "German": "DEU", "West German": "DEU", "Greek": "GRC", "Guatemalan": "GTM", "Haitian": "HTI",
    "Honduran": "HND", "Hungarian": "HUN", "Icelandic": "ISL", "Indian": "IND", "Indonesian": "IDN", "Iranian": "IRN", "Iraqi": "IRQ",
    "Irish": "IRL", "Israeli": "ISR", "Italian": "ITA", "Japanese": "JPN", "Jordanian": "JOR", "Kazakh": "KAZ", "Kenyan": "KEN",
    "South Korean": "KOR", "Korean": "KOR", "Kuwaiti": "KWT", "Kyrgyz": "KGZ", "Lebanese": "LBN", "Liberian": "LBR", "Libyan": "LBY",
    "Malaysian": "MYS", "Mexican": "MEX", "Moroccan": "MAR", "Nicaraguan": "NIC", "Nigerian": "NGA", "Norwegian": "NOR", "Omani": "OMN",
    "Pakistani": "PAK", "Palestinian": "PSE", "Panamanian": "PAN", "Peruvian": "PER", "Philippine": "PHL", "Polish": "POL",
    "Portuguese": "PRT", "Qatari": "QAT", "Romanian": "ROU", "Russian": "RUS", "Rwandan": "RWA", "Saudi": "SAU", "Senegalese": "SEN",
    "Serbian": "SRB", "Singaporean": "SGP", "Slovak": "SVK", "Somali": "SOM", "South African": "ZAF", "Soviet": "RUS", "Spanish": "ESP",
    "Sudanese": "SDN", "Swedish": "SWE", "Swiss": "CHE", "Syrian": "SYR", "Tajik": "TJK", "Thai": "THA", "Tunisian": "TUN",
    "Turkish": "TUR", "Ukrainian": "UKR", "Uruguayan": "URY", "Uzbek": "UZB", "Venezuelan": "VEN", "Vietnamese": "VNM", "Yemeni": "YEM",
    "Emirati": "ARE", "Bahraini": "BHR",
}  # fmt: skip
BODIES = (
    *("PLO", "EU", "UN", "NATO", "OAS", "UNHCR", "IAEA", "African Union", "Arab League", "EC"),
    *("European Commission", "European Council", "European Union"),
)
ADJECTIVES = "|".join(sorted([*OF_ADJECTIVE, *BODIES], key=len, reverse=True))
WITH_COUNTRY = "|".join(sorted(countries(), key=len, reverse=True)).replace(".", r"\.")


def country_of(words: str) -> str:
    """The country that words beside a person name, alpha-3; empty where they name none."""
    return countries().get(words, "") or OF_ADJECTIVE.get(words, "")
