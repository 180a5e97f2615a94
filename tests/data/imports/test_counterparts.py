"""Whom an official met: 80 real rows as a person reads them, and what is company."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data.imports.counterparts import Met, read_clauses, read_sentences
from data.imports.met import Officials, rows
from data.tables import SHIPPED, Tables, read_rows
from data.words import fold

READ = Path(__file__).with_name("met.csv")  # rows of the sources, and the names of those met, read by a person
LEAST_PRECISION, LEAST_RECALL = 0.97, 0.85


def told() -> Iterator[tuple[list[str], list[str], str]]:
    """For each row: the names the rules read, those a person reads, and the remark."""
    people = Officials(read_rows(SHIPPED / "officials.csv"))
    with READ.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            stop: dict[str, Any] = {"stop_id": "x", "official_id": row["official_id"], "arrived": row["on"], "kind": "bilateral"}
            met = (read_sentences if row["kind"] == "sentences" else read_clauses)(row["remark"])
            found = rows({**stop, "place_id": "somewhere"}, met, {"somewhere": "ZZZ"}, people)
            yield [one.name for one in found], [name for name in row["met"].split("; ") if name], row["remark"]


def test_eighty_rows_are_read_as_a_person_reads_them(capsys: pytest.CaptureFixture[str]) -> None:
    read = list(told())
    assert len(read) == 80
    right = sum(min(found.count(name), met.count(name)) for found, met, _ in read for name in set(found))
    precision = right / sum(len(found) for found, _, _ in read)
    recall = right / sum(len(met) for _, met, _ in read)
    with capsys.disabled():
        print(f"\ncounterparts: precision {precision:.1%}, recall {recall:.1%} of {sum(len(met) for _, met, _ in read)} in 80 rows")
    wrong = [(found, met) for found, met, _ in read if set(found) - set(met)]
    assert precision >= LEAST_PRECISION, wrong
    assert recall >= LEAST_RECALL


@pytest.mark.parametrize(
    ("remark", "met"),
    [
        ("Met with President Assad and Foreign Minister Sharaa.", [Met("Assad", "President", ""), Met("Sharaa", "Foreign Minister", "")]),
        ("Accompanied President Clinton.", []),
        ("Accompanied President Reagan to a meeting with President de la Madrid.", [Met("de la Madrid", "President", "")]),
        ("Attended the funeral of President Sadat.", []),
        ("Met with President Hu of China.", [Met("Hu", "President", "China")]),
        ("Met with Italian Prime Minister Draghi.", [Met("Draghi", "Prime Minister", "Italian")]),
        ("Met with Presidents Perez of Venezuela and Carazo.", [Met("Perez", "President", "Venezuela"), Met("Carazo", "President", "")]),
        ("Met with the Prime Ministers of Greece and Belgium.", []),
        ("Met with Foreign Minister van den Broek.", [Met("van den Broek", "Foreign Minister", "")]),
        ("Joined President Biden at the G7 Summit.", []),
    ],
)
def test_titles_names_and_company(remark: str, met: list[Met]) -> None:
    assert read_sentences(remark) == met


@pytest.mark.parametrize(
    ("remark", "names"),
    [
        ("G7 summit; President Macron and Jean-Noel Barrot", ["Macron", "Jean-Noel Barrot"]),
        ("With Prime Minister Modi", []),
        ("European Council", []),
        ("Met Raul Castro and President Diaz-Canel", ["Raul Castro", "Diaz-Canel"]),
        ("Inauguration of Donald Trump; Marco Rubio and Penny Wong", ["Marco Rubio", "Penny Wong"]),
        ("Volodymyr Zelenskyy, European leaders and US envoys", ["Volodymyr Zelenskyy"]),
    ],
)
def test_clauses_of_names(remark: str, names: list[str]) -> None:
    assert [one.name for one in read_clauses(remark)] == names


def test_the_table_holds_names_and_no_sentences(tables: Tables) -> None:
    met = tables.counterparts
    assert len(met) > 5_000
    assert met["stop_id"].nunique() > 3_400
    assert met["name"].str.len().max() < 60
    assert not met["name"].str.contains(r"[;:!?]|\d{3}|[a-z]{3}\.\s").any()
    us = met[met["stop_id"].str.match(r"hs\d")]
    assert us["stop_id"].str.extract(r"hs(\d+)")[0].nunique() > 2_400
    assert "Assad" in set(met["name"])
    assert (met["country"] != "").mean() > 0.6


def test_nobody_meets_himself(tables: Tables) -> None:
    travellers = tables.stops.set_index("stop_id")["official_id"].map(tables.full_names)
    met = tables.counterparts
    assert not (met["name"].map(fold) == met["stop_id"].map(travellers).map(fold)).any()
