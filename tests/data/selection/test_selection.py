"""The address and back again, and the selection in words."""

from pathlib import Path

import pytest

from data.errors import SelectionError
from data.load import load
from data.selection import KEYS, LONGEST, RESTRICTING, Known, Names, Selection
from data.tours import Tours
from data.words import day, listed, period, plural
from tests.world import with_reefs

KNOWN = Known(
    officials=frozenset({"lavrov-sergey", "pompeo-michael-r"}),
    offices=frozenset({"Minister of Foreign Affairs of Russia"}),
    countries=frozenset({"CUB", "MEX"}),
    regions=frozenset({"Caribbean"}),
    places=frozenset({"tashkent-uz"}),
    overlays=frozenset({"bri", "nato"}),
)
NAMES = Names({"lavrov-sergey": "Lavrov", "pompeo-michael-r": "Pompeo"}, {"CUB": "Cuba", "MEX": "Mexico"})
FOUNDING = "official=lavrov-sergey,pompeo-michael-r&from=2020-01-29&to=2020-02-08"


@pytest.mark.parametrize(
    "query",
    [
        FOUNDING,
        "official=all",
        "from=2020-01-01&country=CUB,MEX&region=Caribbean",
        "official=lavrov-sergey&kind=bilateral,troops&q=peace%20talks",
        "official=all&projection=orthographic&tab=stops",
        "official=all&tour=lavrov-sergey/2020-02-05",
        "official=all&panel=country:CUB",
        "official=all&overlay=bri&overlay2=nato&asof=2020-02-05",
    ],
)
def test_an_address_reads_back_as_it_was_written(query: str) -> None:
    assert Selection.parse(query, KNOWN).query() == query


def test_empty_and_unknown_keys_are_ignored() -> None:
    assert Selection.parse("?official=&utm=x&theme=dark&from=", KNOWN) == Selection()


def test_the_empty_selection_still_has_an_address() -> None:
    assert Selection().query() == "official=all"
    assert Selection.parse("official=all", KNOWN) == Selection()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("official=nobody", "official=nobody is no official of these tables"),
        ("from=2020-13-40", "from=2020-13-40 is not a day (write YYYY-MM-DD)"),
        ("to=2021-02-29", "to=2021-02-29 is not a day (write YYYY-MM-DD)"),
        ("country=CUB,XXX", "country=XXX is no country of these tables"),
        ("kind=party", "kind=party is not one of bilateral"),
        ("projection=mercator", "projection=mercator is not one of natural-earth"),
        ("tour=lavrov-sergey", "tour=lavrov-sergey is no tour"),
        ("overlay=moon", "overlay=moon is no overlay of these tables"),
        ("panel=place:nowhere", "panel=place:nowhere is no country or place"),
        ("tour=lavrov-sergey/2020-02-30", "tour=lavrov-sergey/2020-02-30 is no tour"),
        ("from=2020-02-01&to=2020-01-01", "from=2020-02-01 is after to=2020-01-01"),
    ],
)
def test_a_bad_value_is_named_and_the_rest_applies(query: str, message: str) -> None:
    with pytest.raises(SelectionError, match=message.replace("(", r"\(").replace(")", r"\)")):
        Selection.parse(query, KNOWN)
    lenient = Selection.parse(f"{query}&q=talks", KNOWN, is_strict=False)
    assert lenient.q == "talks"
    assert message in lenient.problems[0]


def test_a_selection_describes_itself() -> None:
    founding = Selection.parse(FOUNDING, KNOWN)
    assert founding.describe(NAMES) == "Lavrov and Pompeo, 29 January to 8 February 2020"
    assert founding.file_name(NAMES.officials) == "diplomatic-tours_lavrov-pompeo_2020-01-29_2020-02-08"
    assert Selection().describe(NAMES) == "All officials"
    assert Selection(official=("lavrov-sergey",), office=("Minister of Defence",)).describe(NAMES) == "Lavrov as Minister of Defence"
    assert Selection(country=("CUB",)).describe(NAMES) == "All officials in Cuba"
    assert Selection(q="war, in peace").describe(NAMES) == "All officials, mentioning “war, in peace”"
    narrow = Selection(since="1974-01-01", until="1974-12-31", country=("CUB", "MEX"), kind=("troops",), q="sugar")
    assert narrow.describe(NAMES) == "All officials, 1974, in Cuba and Mexico, troops stops, mentioning “sugar”"


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2020-01-29", "2020-02-08", "29 January to 8 February 2020"),
        ("2019-12-29", "2020-02-08", "29 December 2019 to 8 February 2020"),
        ("2020-02-05", "2020-02-08", "5 to 8 February 2020"),
        ("2020-02-05", "2020-02-05", "5 February 2020"),
        ("1973-01-01", "1977-12-31", "1973 to 1977"),
        ("", "2020-02-08", "until 8 February 2020"),
        ("2020-02-08", "", "since 8 February 2020"),
        ("", "", ""),
    ],
)
def test_periods_say_nothing_twice(since: str, until: str, words: str) -> None:
    assert period(since, until) == words


def test_small_words() -> None:
    assert day("1866-01-09") == "9 January 1866"
    assert listed(["Cuba", "Mexico", "Venezuela"]) == "Cuba, Mexico and Venezuela"
    assert listed(list("abcdef")) == "a, b, c and 3 more"
    assert plural("Secretary of State of the United States") == "Secretaries of State of the United States"


def test_even_the_widest_selection_fits_an_address(tours: Tours) -> None:
    widest = Selection(
        official=tuple(tours.tables.officials["official_id"]),
        since="1866-01-01",
        until="2026-12-31",
        country=tuple(tours.by_country["country"][:100]),
        region=tuple(sorted(tours.known.regions)[1:]),
        q="peace talks",
        tables=tours.tables.version,
    )
    assert len(f"https://tours.example.org/?{widest.short(tours.known, LONGEST - 100)}") <= LONGEST


def test_any_view_has_a_short_link(tours: Tours) -> None:
    """Half of every list is the longest: the other half is as long, and more than half is written as all but the rest."""
    known = tours.known
    for share in (0.5, 0.55, 0.9):
        lists = {
            name: tuple(sorted(allowed)[: int(len(allowed) * share)])
            for name, allowed in (("official", known.officials), ("country", known.countries), ("region", known.regions))
        }
        widest = Selection(**lists, q="щ%&+ ж" * 33, overlay="us_cocom", tour="pompeo-michael-r/2020-01-29", tables=tours.tables.version)  # type: ignore[arg-type]
        assert len(widest.query()) > LONGEST
        link = widest.short(known, LONGEST - 100)
        assert len(link) <= LONGEST - 100
        assert Selection.parse(link, known) == widest
    assert Selection(q="war").short(known, LONGEST) == "q=war"
    assert "lavrov-sergey" not in Selection.parse("official=!lavrov-sergey", known).official


@pytest.mark.parametrize("packed", ["x", "####", "eJxLSU0FAAHrAQo", "é"])
def test_a_damaged_link_is_named_and_the_rest_applies(packed: str) -> None:
    with pytest.raises(SelectionError, match="z= is damaged"):
        Selection.parse(f"z={packed}", KNOWN)
    lenient = Selection.parse(f"z={packed}&country=CUB", KNOWN, is_strict=False)
    assert (lenient.country, len(lenient.problems)) == (("CUB",), 1)


def test_what_restricts_is_what_masks_and_each_says_itself(folder: Path) -> None:
    """A filter is one object: from it follow the stops it leaves, its words, its part of an address, its schema."""
    made_up = Tours.of(load(with_reefs(folder)))
    given = {
        "official": "sato-ken",
        "from": "2003-03-05",
        "to": "2003-03-05",
        "country": "SGP",
        "region": "Melanesia",
        "in": "reefs",
        "office": sorted(made_up.known.offices)[0],
        "visit": "first-of-office",
        "kind": "multilateral",
        "met": "Rabuka",
        "q": "summit",
    }
    assert [key.key for key in RESTRICTING.values()] == list(given)
    for name, key in RESTRICTING.items():
        selection = Selection.parse(f"{key.key}={given[key.key]}", made_up.known)
        assert selection.is_restricted
        left = made_up.select(selection).stops
        assert len(left) < len(made_up.stops), name
        described = selection.describe(Names.of(made_up.tables))
        assert described not in ("All officials", Selection().describe(Names({}, {}))), name
        assert selection.rests_on_words == (name in ("kind", "met", "q"))
    for name, key in KEYS.items():
        assert name == "panel" or key.schema is not None, name
        assert name in RESTRICTING or not Selection().but(**{name: "x"}).is_restricted
