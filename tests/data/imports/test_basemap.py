"""The base map: every state in both resolutions, borders by the stated policy, small enough to drag."""

import json
from pathlib import Path
from typing import Any

import pytest
from shapely import Point

from data.tables import Tables
from tests.data.test_tables import rings

FOLDER = Path("assets/topojson")


@pytest.fixture(scope="module", params=["50m", "110m"])
def topology(request: pytest.FixtureRequest) -> dict[str, Any]:
    return json.loads((FOLDER / f"world_{request.param}.json").read_text(encoding="utf-8"))


def test_every_state_is_there(topology: dict[str, Any], tables: Tables) -> None:
    drawn = {geometry["id"] for geometry in topology["objects"]["countries"]["geometries"]}
    states = tables.countries[tables.countries["status"] != "territory"]
    assert (states["status"] == "member").sum() == 193
    assert set(states["country"]) <= drawn
    assert {"VAT", "PSE", "XKX", "TWN"} <= drawn


def test_every_country_has_an_area_and_a_label_point(topology: dict[str, Any]) -> None:
    polygons = rings(topology)
    for geometry in topology["objects"]["countries"]["geometries"]:
        longitude, latitude = geometry["properties"]["ct"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
        if geometry["id"] != "ATA":
            assert sum(polygon.area for polygon in polygons[geometry["id"]]) > 0, geometry["id"]


@pytest.mark.parametrize(
    ("longitude", "latitude", "country"),
    [
        (34.1, 45.0, "UKR"),  # Simferopol: Crimea
        (30.5, 50.4, "UKR"),
        (35.8, 33.0, "SYR"),  # the Golan
        (34.85, 31.9, "ISR"),
        (33.6, 35.3, "CYP"),  # north of Nicosia
        (44.1, 9.6, "SOM"),  # Hargeysa
        (21.2, 42.7, "XKX"),
        (-52.9, 4.0, "GUF"),
        (16.5, 79.2, "SJM"),
        (121.5, 25.0, "TWN"),
        (63.3, 45.9, "KAZ"),  # Baikonur
        (37.6, 55.8, "RUS"),
    ],
)
def test_borders_follow_the_policy(topology: dict[str, Any], longitude: float, latitude: float, country: str) -> None:
    point = Point(longitude, latitude)
    holders = [code for code, shapes in rings(topology).items() if code != "ATA" and any(shape.contains(point) for shape in shapes)]
    assert holders == [country]


def test_the_layers_plotly_reads_are_there(topology: dict[str, Any]) -> None:
    assert set(topology["objects"]) == {"countries", "ocean", "land", "coastlines", "lakes", "rivers", "subunits"}


def test_the_files_stay_small() -> None:
    assert (FOLDER / "world_110m.json").stat().st_size < 350_000
    assert (FOLDER / "world_50m.json").stat().st_size < 900_000
