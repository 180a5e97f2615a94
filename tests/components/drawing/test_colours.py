"""Whom a colour stands for: fixed to officials, told apart by everyone where they are seen together."""

from itertools import combinations

import numpy as np

from components.drawing.colours import CLEAR, DISTANCES, GREY, MANY, colour_of, fixed_colours, groups
from components.drawing.theme import DARK, LIGHT, PALETTE
from data.tables import Tables
from tests.components.drawing.vision import VISION, lab, linear


def distance(one: int, other: int) -> float:
    """The least distance of two colours of the palette, on any ground, for anyone."""
    found = []
    for look in (LIGHT, DARK):
        for matrix in VISION.values():
            a, b = (lab(matrix @ linear(look.palette[number])) for number in (one, other))
            found.append(float(np.linalg.norm(a - b)))
    return min(found)


def test_the_distances_are_those_of_the_palette() -> None:
    computed = [[round(distance(one, other)) for other in range(len(PALETTE))] for one in range(len(PALETTE))]
    assert [list(row) for row in DISTANCES] == computed


def test_no_pair_of_the_twenty_most_used_is_taken_for_one_another(tables: Tables) -> None:
    used = tables.stops["official_id"].value_counts().index[:20]
    close = []
    for pair in combinations(used, 2):
        one, other = (group.colour for group in groups(pair, tables))
        if distance(one, other) < CLEAR:
            close.append((pair, one, other))
    assert close == []


def test_the_pairs_that_were_alike_differ(tables: Tables) -> None:
    for pair in (["kerry-john-forbes", "lavrov-sergey"], ["kerry-john-forbes", "albright-madeleine-korbel"]):
        one, other = (group.colour for group in groups(pair, tables))
        assert distance(one, other) >= CLEAR


def test_a_colour_stays_with_its_official(tables: Tables) -> None:
    pair = groups(["lavrov-sergey", "pompeo-michael-r"], tables)
    alone = groups(["pompeo-michael-r"], tables)
    assert pair[1].colour == alone[0].colour
    assert pair[0].colour == colour_of("Minister of Foreign Affairs of Russia") == 1


def test_any_eight_officials_all_differ(tables: Tables) -> None:
    every = list(tables.officials["official_id"])
    for start in range(0, len(every) - MANY, 3):
        assert len({group.colour for group in groups(every[start : start + MANY], tables)}) == MANY


def test_successors_in_an_office_differ(tables: Tables) -> None:
    colours = fixed_colours(tables)
    assert colours["kerry-john-forbes"] != colours["tillerson-rex-w"] != colours["pompeo-michael-r"]


def test_many_officials_are_coloured_by_office(tables: Tables) -> None:
    us = tables.officials.loc[tables.officials["country"] == "USA", "official_id"]
    names = [group.name for group in groups([*us, "lavrov-sergey"], tables)]
    assert names == [
        "Sergey Lavrov",
        "President of the United States (21 officials)",
        "Secretary of State of the United States (34 officials)",
    ]


def test_officials_of_many_offices_are_coloured_by_country(tables: Tables) -> None:
    found = groups(list(tables.officials["official_id"]), tables)
    assert [group.name for group in found[:3]] == ["United States (55 officials)", "China (7 officials)", "India (2 officials)"]
    assert len({group.colour for group in found}) == MANY
    assert found[-1].colour == GREY
    assert "other countries" in found[-1].name
    assert sum(len(group.officials) for group in found) == len(tables.officials)
