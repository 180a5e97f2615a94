"""Searches by words: under any name, in any script, whole words before parts of words."""

import pytest

from data.names import OtherNames, script_of
from data.selection import Selection
from data.tours import Tours
from data.words import fold, slug


def places(tours: Tours, query: str) -> set[str]:
    return set(tours.select(Selection(q=query)).stops["place_id"])


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("Kiev", "Kyiv"),
        ("Киев", "Kyiv"),
        ("北京", "Beijing"),
        ("ישראל", "Israel"),
        ("Ivory Coast", "Côte d'Ivoire"),
        ("COTE", "Côte"),
        ("East Timor", "Timor-Leste"),
        ("Swaziland", "Eswatini"),
        ("Holland", "Netherlands"),
        ("Köln", "Cologne"),
        ("Ulan Bator", "Ulaanbaatar"),
        ("Leningrad", "Saint Petersburg"),
        ("TROMSØ", "Tromso"),
    ],
)
def test_a_thing_is_found_under_its_other_names(tours: Tours, query: str, same: str) -> None:
    found = tours.select(Selection(q=query)).stops
    assert len(found)
    assert set(found["stop_id"]) <= set(tours.select(Selection(q=same)).stops["stop_id"])
    assert found["country"].nunique() == 1


def test_a_state_that_is_gone_is_found_where_the_source_names_it(tours: Tours) -> None:
    found = tours.select(Selection(q="Soviet Union")).stops
    assert set(found["country_then"]) == {"U.S.S.R."}
    assert set(found["country"]) == {"RUS", "UKR", "BLR", "GEO", "KAZ"}
    assert set(tours.select(Selection(q="СССР")).stops["stop_id"]) == set(found["stop_id"])


@pytest.mark.parametrize(
    ("query", "only"),
    [
        ("Đà Nẵng", {"da-nang-vn"}),
        ("Niger", {"niamey-ne", "niger-city-not-known-ne"}),  # not Nigeria
        ("Oman", {"muscat-om", "oman-city-not-known-om"}),  # not Romania
        ("Mali", {"bamako-ml", "gao-ml"}),
    ],
)
def test_whole_words_come_before_parts_of_words(tours: Tours, query: str, only: set[str]) -> None:
    assert places(tours, query) == only


def test_a_name_counts_whole_before_its_single_words(tours: Tours) -> None:
    countries = set(tours.select(Selection(q="Ireland")).stops["country_then"])
    assert countries == {"Ireland", "United Kingdom (Northern Ireland)"}  # not all of the United Kingdom


def test_parts_of_words_are_found_where_no_word_is_whole(tours: Tours) -> None:
    found = tours.select(Selection(q="funer", until="2005-01-01")).stops
    assert set(found["event"]) == {"funeral"}
    assert "Tashkent" in set(tours.select(Selection(q="Tashken")).stops["place"])
    assert tours.select(Selection(q="zzzz")).stops.empty
    assert tours.select(Selection(q="%&")).stops.empty


@pytest.mark.parametrize("query", ["Adana", "Kota", "Ufa", "UAR", "San Remo", "Scotland"])
def test_no_word_is_found_inside_another(tours: Tours, query: str) -> None:
    """Cities and names that the tables do not hold: not in London, Brussels, Rome, a ceremony or all of a kingdom."""
    assert len(tours.select(Selection(q=query)).stops) < 5


def test_beginnings_of_words_are_said_to_be_that(tours: Tours) -> None:
    assert "No stop holds it as a whole word" in " ".join(tours.select(Selection(q="funer")).reach.sentences())
    assert "No stop holds it as a whole word" not in " ".join(tours.select(Selection(q="Kyiv")).reach.sentences())


def test_other_words_beside_another_name_still_narrow(tours: Tours) -> None:
    both = tours.select(Selection(q="Kiew talks")).stops
    assert set(both["place_id"]) == {"kyiv-ua"}
    assert both["event"].str.contains("talks").all()


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("TROMSØ", "tromso"),
        ("Đà Nẵng", "da nang"),
        ("Æbeltoft", "aebeltoft"),
        ("Þingvellir", "thingvellir"),
        ("Gießen", "giessen"),
        ("İzmit", "izmit"),
        ("Киев", "киев"),
        ("Йошкар-Ола", "иошкар ола"),
        ("Αθήνας", "αθηνασ"),
        ("北京", "北京"),
        ("दिल्ली", "दिलली"),
        ("%{x}", "x"),
    ],
)
def test_names_fold_in_any_script(name: str, folded: str) -> None:
    assert fold(name) == folded
    assert fold(folded) == folded


def test_no_name_loses_its_id() -> None:
    slugs = [slug(name) for name in ("Киев", "Самарканд", "Ташкент", "北京", "Kyiv", "Oblast Киев")]
    assert all(slugs)
    assert len(set(slugs)) == len(slugs)
    assert slug("Nur-Sultan") == "nur-sultan"
    assert slug("Киев") == slug("КИЕВ")


def test_scripts_are_told_as_iso_15924_writes_them() -> None:
    told = {name: script_of(name) for name in ("Kyiv", "Киев", "北京", "ישראל", "서울", "123")}
    assert list(told.values()) == ["Latn", "Cyrl", "Hani", "Hebr", "Hang", "Zyyy"]


def test_names_are_borne_where_they_stand_whole() -> None:
    names = OtherNames({"ivory coast": frozenset({"CIV"}), "coast": frozenset({"X"})}, {})
    assert names.borne_in(["talks", "in", "ivory", "coast"]) == {"CIV": {2, 3}, "X": {3}}


def test_officials_and_states_of_their_time_are_found(tours: Tours) -> None:
    for words, official in (
        ("Kissinger", "kissinger-henry-a"),
        ("Киссинджер", "kissinger-henry-a"),
        ("Генри Киссинджер", "kissinger-henry-a"),
        ("习近平", "xi-jinping"),
        ("Mike Pompeo", "pompeo-michael-r"),
        ("FDR", "roosevelt-franklin-d"),
    ):
        assert official in set(tours.select(Selection(q=words)).stops["official_id"]), words
    saigon = tours.select(Selection(q="South Vietnam")).stops
    assert "Ho Chi Minh City" in set(saigon["place"])
    assert tours.select(Selection(q="North Vietnam")).stops.empty
