"""The gazetteer, the overrides, and online lookup that stays off until asked for."""

import json
from pathlib import Path
from typing import Any

import pytest
from geopy.exc import GeocoderUnavailable
from geopy.geocoders.base import Geocoder

from data.imports.geocode import Gazetteer, Labels, Resolver, gazetteer
from data.imports.online import nominatim
from data.imports.regeocode import regeocode
from data.tables import read_rows
from data.words import fold, slug


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver.read()


def test_the_gazetteer_is_a_geopy_geocoder() -> None:
    assert issubclass(Gazetteer, Geocoder)
    found = gazetteer().geocode("Tashkent", country_codes=["UZB"])
    assert (found.raw["country"], round(found.latitude, 1), round(found.longitude, 1)) == ("UZB", 41.3, 69.2)
    assert gazetteer().geocode("Tashkent", country_codes=["FRA"]) is None


def test_it_looks_only_within_the_country() -> None:
    for country, latitude in (("CRI", 9.9), ("GTM", 13.9), ("PHL", 12.3)):
        assert gazetteer().geocode("San José", country_codes=country).latitude == pytest.approx(latitude, abs=3)


def test_it_gives_all_homonyms_the_most_populous_first() -> None:
    found = gazetteer().geocode("Springfield", country_codes=["USA"], exactly_one=False)
    populations = [location.raw["population"] for location in found]
    assert len(populations) > 5
    assert populations == sorted(populations, reverse=True)


@pytest.mark.parametrize(
    ("locale", "label", "name", "country", "latitude", "longitude"),
    [
        ("Colleville", "France", "Colleville-sur-Mer", "FRA", 49.36, -0.85),
        ("Montebello", "Canada", "Montebello", "CAN", 45.65, -74.93),
        ("Newcastle", "United Kingdom", "Newcastle upon Tyne", "GBR", 54.97, -1.61),
        ("Hainan", "China, People’s Republic of", "Hainan", "CHN", 20.03, 110.35),
        ("Yongsan", "Korea, Republic of", "Yongsan Garrison", "KOR", 37.53, 126.98),
        ("Chapultepec", "Mexico", "Chapultepec Castle", "MEX", 19.42, -99.18),
        ("Valkenburg", "Netherlands", "Valkenburg", "NLD", 50.87, 5.83),
        ("Kostelec", "Czech Republic", "Kostelec nad Orlicí", "CZE", 50.12, 16.21),
        ("Kingston (Jamaica)", "United Kingdom", "Kingston", "JAM", 18.0, -76.8),
        ("Bermuda", "United Kingdom", "Hamilton", "BMU", 32.29, -64.78),
        ("", "Vatican City", "Vatican City", "VAT", 41.90, 12.45),
        ("Kiev", "U.S.S.R.", "Kyiv", "UKR", 50.45, 30.52),
        ("Alma Ata", "U.S.S.R.", "Almaty", "KAZ", 43.25, 76.91),
        ("Dubrovnik", "Yugoslavia", "Dubrovnik", "HRV", 42.64, 18.11),
        ("San Jose", "Costa Rica", "San José", "CRI", 9.93, -84.08),
    ],
)
def test_homonyms_and_history_land_where_they_should(
    resolver: Resolver, locale: str, label: str, name: str, country: str, latitude: float, longitude: float
) -> None:
    place = resolver.resolve(locale, resolver.labels.resolve(label))
    assert place is not None
    assert (place["name"], place["country"]) == (name, country)
    assert place["latitude"] == pytest.approx(latitude, abs=0.05)
    assert place["longitude"] == pytest.approx(longitude, abs=0.05)


def test_what_nobody_knows_is_not_guessed(resolver: Resolver) -> None:
    assert resolver.resolve("Xanadu Springs", ["FRA"]) is None
    assert Labels.read().resolve("Ruritania") == ()


def test_every_override_says_why_and_stays_in_a_known_country() -> None:
    countries = {row["country"] for row in read_rows(Path("data/tables/countries.csv"))}
    for row in read_rows(Path("data/gazetteer/overrides.csv")):
        assert row["reason"]
        assert {row["country"], row["within"]} <= countries
        assert row["precision"] in ("city", "site", "region")


class Answers:
    """Stands in for Nominatim, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def geocode(self, name: str, **_: Any) -> Any:
        self.asked += 1
        if name != "Xanadu":
            return None
        return type("Found", (), {"latitude": 42.36, "longitude": 116.18, "raw": {"address": {"country_code": "cn"}}})()


def test_online_answers_are_kept_on_disk(tmp_path: Path) -> None:
    answers, cache = Answers(), tmp_path / "cache.json"
    find = nominatim(cache, answers)
    assert find("Xanadu", ["CHN"]) == find("Xanadu", ["CHN"])
    assert find("Nowhere", ["CHN"]) is None
    assert nominatim(cache, answers)("Nowhere", ["CHN"]) is None
    assert answers.asked == 2
    assert json.loads(cache.read_text())["Xanadu|CHN"]["geocoder"] == "nominatim"


def test_a_network_that_fails_is_not_taken_for_a_place_nobody_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geopy.extra.rate_limiter.sleep", lambda _: None)  # between one attempt and the next

    class Down:
        def geocode(self, *_: Any, **__: Any) -> None:
            raise GeocoderUnavailable("no network")

    with pytest.raises(GeocoderUnavailable):
        nominatim(tmp_path / "cache.json", Down())("Xanadu", ["CHN"])
    assert not (tmp_path / "cache.json").exists()


def test_geocoding_again_mends_only_what_nobody_placed(folder: Path, tmp_path: Path) -> None:
    path = folder / "places.csv"
    text = path.read_text(encoding="utf-8")
    text = text.replace("Apia,WSM,-13.8333,-171.7667,city,geonames,4035413", "Xanadu,WSM,-13.8,-172.1,country,manual,")
    text = text.replace("Suva,FJI,-18.1416,178.4415,city,geonames,2198148", "Suva,FJI,-18.1,178.4,region,manual,")
    path.write_text(text, encoding="utf-8")
    offline = regeocode(folder, Resolver.read())
    assert offline.lines == [
        "apia-ws: country only, 1 stops (Xanadu, WSM)",
        "suva-fj: region only, 2 stops (Suva, FJI)",
    ]
    assert offline.share == pytest.approx(2 / 5)

    def find(name: str, within: list[str]) -> dict[str, Any] | None:
        found = {"name": name, "country": "WSM", "latitude": -13.83, "longitude": -171.77}
        return {**found, "precision": "city", "geocoder": "nominatim", "geonames_id": ""} if name == "Xanadu" else None

    online = regeocode(folder, Resolver.read(online=find))
    assert online.lines == ["suva-fj: region only, 2 stops (Suva, FJI)"]  # a human's row is never overwritten
    rows = {row["place_id"]: row for row in read_rows(path)}
    assert (rows["apia-ws"]["latitude"], rows["apia-ws"]["geocoder"]) == ("-13.83", "nominatim")
    assert rows["suva-fj"]["latitude"] == "-18.1"


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("São Tomé", "sao tome"),
        ("St. Petersburg", "saint petersburg"),
        ("N’Djamena", "ndjamena"),
        ("Łódź", "lodz"),
        ("Nur-Sultan", "nur sultan"),
    ],
)
def test_names_are_compared_without_accents_and_points(name: str, folded: str) -> None:
    assert fold(name) == folded
    assert slug(name) == folded.replace(" ", "-")
