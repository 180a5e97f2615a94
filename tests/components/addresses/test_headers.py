"""What every answer bears: files by address, refusals, headers, limits, compression, caching."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import MOST_BYTES
from data.tables import Tables

FOUNDING = "official=lavrov-sergey,pompeo-michael-r&from=2020-01-29&to=2020-02-08"


def test_healthz(client: FlaskClient, tables: Tables) -> None:
    stops = int((tables.stops["arrived"] <= tables.date).sum())  # a journey announced for later counts nowhere
    assert client.get("/healthz").get_json() == {"status": "ok", "stops": stops, "officials": 76, "tables": tables.version}


ORIGIN = ["source_ids", "licence", "tables", "query"]


def test_stops_and_tours_as_files(client: FlaskClient, tables: Tables) -> None:
    rows = client.get(f"/stops.json?{FOUNDING}").get_json()
    assert len(rows) == 8
    assert rows[0]["left"] is None
    text = client.get(f"/stops.csv?{FOUNDING}").get_data(as_text=True)
    assert text.startswith("stop_id,official_id,arrived,left,seq,number,place_id,place,country,")
    assert text.count("\r\n") == 9
    points = client.get(f"/stops.geojson?{FOUNDING}")
    assert points.mimetype == "application/geo+json"
    assert points.get_json()["features"][0]["geometry"] == {"type": "Point", "coordinates": [-75.8217, 20.0229]}
    tours = client.get(f"/tours.json?{FOUNDING}").get_json()
    told = ["tour_id", "official_id", "since", "until", "stops", "countries", "nights", "distance_km", "completeness"]
    assert list(tours[0]) == [*told, *ORIGIN]
    assert [tour["completeness"] for tour in tours] == ["complete", "partial"]
    assert tours[1]["nights"] is None
    assert client.get(f"/tours.csv?{FOUNDING}").get_data(as_text=True).splitlines()[1].startswith("pompeo-michael-r/2020-01-29,pompeo")
    assert len(client.get("/stops.json").get_json()) == int((tables.stops["arrived"] <= tables.date).sum())


@pytest.mark.parametrize("path", ["/stops.csv", "/stops.json", "/stops.geojson", "/tours.csv", "/tours.json"])
def test_an_unknown_value_is_answered_400_with_its_name(client: FlaskClient, path: str) -> None:
    answer = client.get(f"{path}?official=nobody")
    assert answer.status_code == 400
    assert answer.get_json() == {"error": "official=nobody is no official of these tables"}


def test_security_headers(client: FlaskClient) -> None:
    headers = client.get(f"/?{FOUNDING}").headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe-eval" not in policy
    assert "http:" not in policy
    assert "https:" not in policy
    assert "default-src 'none'" in policy
    assert "script-src 'self' 'sha256-" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"]
    assert headers["X-Frame-Options"] == "SAMEORIGIN"


def test_bodies_are_limited(client: FlaskClient) -> None:
    assert client.post("/_dash-update-component", data=b"x" * (MOST_BYTES + 1), content_type="application/json").status_code == 413


@pytest.mark.parametrize("encoding", ["zstd", "br", "gzip"])
def test_answers_and_scripts_are_compressed(client: FlaskClient, encoding: str) -> None:
    for path in ("/stops.json", "/_dash-component-suites/plotly/package_data/plotly.min.js", "/assets/topojson/world_50m.json"):
        answer = client.get(path, headers={"Accept-Encoding": encoding})
        assert answer.headers["Content-Encoding"] == encoding, path


def test_static_files_are_cached_for_long(client: FlaskClient) -> None:
    assert "max-age=31536000" in client.get("/assets/style/base.css?m=1").headers["Cache-Control"]
    assert "max-age=" in client.get("/assets/topojson/world_50m.json").headers["Cache-Control"]


def test_the_tables_are_not_public(client: FlaskClient) -> None:
    assert not list(Path("assets").rglob("*.csv"))
    assert client.get("/assets/../data/tables/stops.csv").status_code == 404
