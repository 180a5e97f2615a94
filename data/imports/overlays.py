"""Takes in the dated overlays and the yearly series, and writes overlays.csv, spells.csv and historic_states.csv."""

import re
from collections.abc import Callable
from pathlib import Path

from data.errors import ImportFailedError
from data.imports.csv_file import Row, read_rows_of
from data.imports.draft import MOST_TOLD
from data.imports.handmade import source_of, write_sources
from data.rules import is_partial_day
from data.tables import read_rows, write_rows

# overlay_id -> (group, kind, description); the picker shows them group by group.
GROUPS: dict[str, tuple[str, str, str]] = {
    **{
        key: ("Alliances and organisations", "membership", words)
        for key, words in {
            "nato": "Members of the North Atlantic Treaty",
            "warsaw_pact": "Members of the Warsaw Treaty",
            "seato": "Members of the Southeast Asia Treaty Organization",
            "csto": "Members of the Collective Security Treaty and its organisation",
            "eu": "Members of the European Union and the Communities before it",
            "eaeu": "Members and observers of the Eurasian Economic Union",
            "cis": "Members of the Commonwealth of Independent States",
            "sco": "Members of the Shanghai Cooperation Organisation",
            "brics": "Members of BRICS and countries invited",
            "g7": "Members of the G7 and G8",
            "g20": "Countries that are members of the G20",
            "asean": "Members of the Association of Southeast Asian Nations",
            "arab_league": "Members of the League of Arab States",
            "oas": "Members of the Organization of American States",
            "alba": "Members of the Bolivarian Alliance",
            "au": "Members of the African Union and the Organisation of African Unity",
            "c5plus1": "Participants of the C5+1 format",
        }.items()
    },
    "ex_ussr": ("Spheres", "category", "States that were republics of the Soviet Union"),
    "us_cocom": ("Spheres", "category", "Areas of responsibility of the US geographic combatant commands"),
    "us_ofac_sanctions": ("Pressure", "category", "Countries named by a sanctions programme of the US Treasury"),
    "us_travel_ban": ("Pressure", "category", "Countries under US entry restrictions by proclamation"),
    "bri": ("Belt and Road", "membership", "Countries with a memorandum on the Belt and Road Initiative"),
    "taiwan_recognition": ("Recognition", "membership", "States in full diplomatic relations with Taiwan"),
}
PARTNERS = {"CHN": "China", "USA": "the USA", "RUS": "Russia"}
VOTES = {"usa": "the USA", "rus": "Russia", "chn": "China"}
FACTBOOK = ("CIA World Factbook, editions of 1990 to 2025", "https://www.cia.gov/the-world-factbook/")
CENSUS = ("US trade in goods by country", "https://www.census.gov/foreign-trade/balance/")
ROLL_CALLS = ("United Nations General Assembly voting data (Voeten)", "https://doi.org/10.7910/DVN/LEJUQZ")
FEWEST_ROLL_CALLS = 10  # a country took part in, of a year whose agreement is shown
HISTORIC = "historic_states.csv"
DATED = ["valid_from", "valid_to", "source_title", "source_url"]
FILES = {
    "overlays.csv": ["overlay_id", "overlay_name", "iso3", "value", "note", *DATED],
    HISTORIC: ["code", "name", "members_iso3", *DATED],
    "unga_agreement_1946_2020.csv": ["iso3", "year", "n_votes", *(f"agree_{code}" for code in VOTES)],
    "us_goods_trade_1985_2022.csv": ["iso3", "year", "us_imports_musd", "us_exports_musd"],
    "trade_partner_shares_cia_1990_2025.csv": ["iso3", "flow", "partner", "data_year", "share_pct"],
}
AREAS = ("us_goods_trade_1985_2022.csv",)  # holds sums of regions too, which have no code of three letters
Rows = list[dict[str, str]]
Source = Callable[..., str]


def read(folder: Path, name: str) -> list[Row]:
    """One file of the source folder. Raises ImportFailedError where it is missing, or is not as it should be."""
    if not (folder / name).exists():
        raise ImportFailedError(f"{folder}: no {name} in it")
    return read_rows_of(folder / name, FILES[name])


def gather(folder: Path, tables: Path, accessed: str) -> tuple[int, int]:
    """Write overlays, spells and historic states; returns how many overlays and spells."""
    sources: dict[str, dict[str, str]] = {}
    check_rows(folder, tables)

    def source(title: str, url: str, licence: str = "") -> str:
        row = source_of(url, title, accessed)
        row["licence"] = licence or row["licence"]
        sources.setdefault(row["source_id"], row)
        return row["source_id"]

    overlays, spells = memberships(read(folder, "overlays.csv"), source)
    for more_overlays, more_spells in (votes(folder, source), trade(folder, source), shares(folder, source)):
        overlays += more_overlays
        spells += more_spells
    historic = [
        {
            "code": row["code"],
            "name": row["name"],
            "countries": row["members_iso3"],
            "since": row["valid_from"],
            "until": row["valid_to"],
            "source_id": source(row["source_title"], row["source_url"]) if row["source_url"] else "un-m49",
        }
        for row in read(folder, HISTORIC)
    ]
    write_rows("historic_states", historic, tables)
    write_rows("overlays", overlays, tables)
    write_rows("spells", spells, tables)
    write_sources(list(sources.values()), tables)
    return len(overlays), len(spells)


def check_rows(folder: Path, tables: Path) -> None:
    """Raises ImportFailedError with every row and column whose days or countries the tables would refuse."""
    countries = {row["country"] for row in read_rows(tables / "countries.csv")}
    files = {name: read(folder, name) for name in FILES}
    known = countries | {row["code"] for row in files[HISTORIC]}
    broken: list[str] = []
    for name, rows in files.items():
        for row in rows:
            places = {"members_iso3": (row["members_iso3"].split(), countries)} if name == HISTORIC else {"iso3": ([row["iso3"]], known)}
            for column, (codes, allowed) in places.items():
                lost = [code for code in codes if code not in allowed and not (name in AREAS and len(code) != 3)]
                broken += [row.broken(column, f"{code!r} is neither in countries.csv nor in {HISTORIC}") for code in lost]
            days = [column for column in ("valid_from", "valid_to", "year", "data_year") if column in FILES[name] and row[column]]
            wrong = [column for column in days if not is_partial_day(row[column])]
            broken += [row.broken(column, f"{row[column]!r} is not a day, a month or a year of the calendar") for column in wrong]
            if not wrong and "valid_to" in days and row["valid_to"] < row["valid_from"][: len(row["valid_to"])]:
                broken.append(row.broken("valid_to", f"{row['valid_to']!r} is before valid_from"))
    if broken:
        more = [f"and {len(broken) - MOST_TOLD} more"] if len(broken) > MOST_TOLD else []
        raise ImportFailedError("\n".join([*broken[:MOST_TOLD], *more]))


def memberships(rows: list[Row], source: Source) -> tuple[Rows, Rows]:
    """The dated overlays as they stand in the source, one spell a row."""
    names: dict[str, dict[str, str]] = {}
    spells = []
    for row in rows:
        group, kind, description = GROUPS.get(row["overlay_id"], ("Other", "category", row["overlay_name"]))
        key = source(row["source_title"], row["source_url"])
        names.setdefault(
            row["overlay_id"],
            {
                "overlay_id": row["overlay_id"],
                "name": row["overlay_name"],
                "group": group,
                "kind": kind,
                "description": description,
                "unit": "",
                "source_id": key,
            },
        )
        spells.append(
            {
                "overlay_id": row["overlay_id"],
                "country": row["iso3"],
                "value": row["value"],
                "since": row["valid_from"],
                "until": row["valid_to"],
                "note": re.sub(r"\s+", " ", row["note"]).strip(),
                "source_id": key,
            }
        )
    return list(names.values()), spells


def series(
    overlay_id: str,
    name: str,
    description: str,
    unit: str,
    key: str,
    values: dict[tuple[str, str], str],
    notes: dict[tuple[str, str], str] | None = None,
) -> tuple[Rows, Rows]:
    """One yearly number; values: (country, year) -> figure. A year without a figure has no row: it is not known, not 0.

    notes: what a figure rests on.
    """
    notes = notes or {}
    overlay = {"overlay_id": overlay_id, "name": name, "group": "Yearly series", "kind": "number", "description": description}
    spells = [
        {"overlay_id": overlay_id, "country": country, "value": value, "since": year, "until": year}
        | {"note": notes.get((country, year), ""), "source_id": key}
        for (country, year), value in values.items()
        if value
    ]
    return [{**overlay, "unit": unit, "source_id": key}], spells


def joined(parts: list[tuple[Rows, Rows]]) -> tuple[Rows, Rows]:
    return [row for overlays, _ in parts for row in overlays], [row for _, spells in parts for row in spells]


def votes(folder: Path, source: Source) -> tuple[Rows, Rows]:
    """Agreement with the USA, Russia and China in the UN General Assembly, where it rests on FEWEST_ROLL_CALLS or more."""
    rows = [row for row in read(folder, "unga_agreement_1946_2020.csv") if number(row, "n_votes") >= FEWEST_ROLL_CALLS]
    notes = {(r["iso3"], r["year"]): f"{r['n_votes']} roll calls" for r in rows}
    key = source(*ROLL_CALLS, "CC0 1.0")
    parts = []
    for code, name in VOTES.items():
        values = {(r["iso3"], r["year"]): percent(r, f"agree_{code}") for r in rows}
        words = f"Share of roll calls in which a country voted like {name}; an abstention counts half"
        parts.append(series(f"unga_{code}", f"UN votes like {name}", words, "% of roll calls", key, values, notes))
    return joined(parts)


def trade(folder: Path, source: Source) -> tuple[Rows, Rows]:
    """US imports and exports of goods."""
    rows = read(folder, "us_goods_trade_1985_2022.csv")
    key = source(*CENSUS, "public domain (US government work)")
    parts = []
    for flow in ("imports", "exports"):
        values = {(r["iso3"], r["year"]): r[f"us_{flow}_musd"] for r in rows if len(r["iso3"]) == 3}
        words = f"US {flow} of goods, in million US dollars of the year"
        parts.append(series(f"us_{flow}", f"US goods {flow}", words, "million USD", key, values))
    return joined(parts)


def shares(folder: Path, source: Source) -> tuple[Rows, Rows]:
    """Share of a country's exports and imports with China, the USA and Russia, where it is among the top partners."""
    rows = read(folder, "trade_partner_shares_cia_1990_2025.csv")
    key = source(*FACTBOOK, "public domain (US government work)")
    parts = []
    for flow in ("exports", "imports"):
        for code, name in PARTNERS.items():
            values: dict[tuple[str, str], str] = {}
            for row in rows:  # later editions correct earlier ones
                if row["flow"] == flow and row["partner"] == code and row["data_year"]:
                    values[row["iso3"], row["data_year"]] = row["share_pct"]
            preposition = "to" if flow == "exports" else "from"
            words = (
                f"Share of a country's {flow} that go {preposition} {name}"
                if flow == "exports"
                else f"Share of a country's imports from {name}"
            )
            words += "; known for top partners only"
            parts.append(series(f"{flow}_{code.lower()}", f"{flow.capitalize()} {preposition} {name}", words, f"% of {flow}", key, values))
    return joined(parts)


def percent(row: Row, column: str) -> str:
    return f"{number(row, column) * 100:.1f}" if row[column] else ""


def number(row: Row, column: str) -> float:
    try:
        return float(row[column])
    except ValueError:
        raise ImportFailedError(row.broken(column, f"{row[column]!r} is no number")) from None
