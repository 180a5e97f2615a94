"""The addresses for programs: documented, described, and true."""

import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import schemathesis
from dash import Dash
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from app import create_app
from components.addresses import api
from components.addresses import pictures as figures
from data.tours import Tours
from tests import world


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


def test_every_example_of_the_page_works(client: FlaskClient) -> None:
    page = client.get("/api").get_data(as_text=True)
    examples = [unescape(link) for link in re.findall(r'<a href="(/[a-z]+\.?[^"]*)">', page) if link != "/"]
    assert len(examples) >= 13
    for example in examples:
        assert client.get(example).status_code in (200, 501), example


def test_the_page_documents_every_address_and_key(client: FlaskClient) -> None:
    page, described = client.get("/api").get_data(as_text=True), client.get("/openapi.json").get_json()
    assert described["openapi"] == "3.1.0"
    for path in described["paths"]:
        assert f"<code>{path}</code>" in page
    for key in described["components"]["parameters"]:
        assert f"<code>{key}</code>" in page
    known = {rule.rule for rule in client.application.url_map.iter_rules() if re.fullmatch(r"/[a-z]+\.[a-z]+", rule.rule)}
    assert known - {"/openapi.json", "/plotly.js"} <= set(described["paths"])


@pytest.mark.parametrize("path", ["/stops.csv", "/stops.kml", "/tours.geojson", "/encounters.csv", "/coverage.csv", "/overlays.csv"])
def test_an_unknown_value_is_answered_400_with_its_name(client: FlaskClient, path: str) -> None:
    answer = client.get(f"{path}?official=nobody")
    assert answer.status_code == 400
    assert answer.get_json() == {"error": "official=nobody is no official of these tables"}


def test_every_file_tells_the_version_of_the_tables(client: FlaskClient) -> None:
    version = client.get("/healthz").get_json()["tables"]
    for path in client.get("/openapi.json").get_json()["paths"]:
        if path != "/healthz":
            answer = client.get(f"{path}?official=pompeo-michael-r&from=2020-01-29&to=2020-02-08")
            assert answer.headers.get("X-Tables") == version or answer.status_code == 501, path


CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    """Over the made-up world, where every answer is quick."""
    server = create_app(world.write(tmp_path / "tables")).server
    schema = schemathesis.openapi.from_wsgi("/openapi.json", server)
    tried: list[str] = []
    for result in schema.get_all_operations():
        assert isinstance(result, Ok)
        operation = result.ok()

        many = 5 if operation.path.startswith("/figure") else 25  # figures take their time

        @settings(max_examples=many, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def holds(case: Any) -> None:
            tried.append(case.path)
            case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})

        holds()
    assert set(tried) == set(server.test_client().get("/openapi.json").get_json()["paths"])
    assert len(tried) > 200


def test_the_description_admits_what_the_page_asks(tours: Tours) -> None:
    """Values of real addresses match the schemas that describe them."""
    schemas = {key.name: key.schema for key in [*api.parameters(tours), *figures.KEYS]}
    for key, value in (("tour", "kissinger-henry-a/1974-04-28"), ("pair", "lavrov-sergey,pompeo-michael-r"), ("pair", "RUS,USA")):
        assert re.fullmatch(schemas[key]["pattern"], value), value
    for value in ("20,40,2", "-12.5,3.25,1.39", "170.01,-60,12"):
        assert re.fullmatch(schemas["view"]["pattern"], value), value
    assert "pattern" not in schemas["from"]
    assert "maxItems" not in schemas["official"]


def test_csv_has_a_byte_order_mark_where_asked(client: FlaskClient) -> None:
    query = "official=wang-yi&country=COL,BRA"
    for path in ("/stops.csv", "/tours.csv", "/encounters.csv", "/coverage.csv", "/overlays.csv"):
        plain, marked = client.get(f"{path}?{query}"), client.get(f"{path}?{query}&bom=1")
        assert marked.data == b"\xef\xbb\xbf" + plain.data
    assert client.get("/stops.json?bom=1&official=wang-yi").data[:1] == b"["
    assert client.get("/stops.csv?bom=yes").get_json() == {"error": "bom=yes is neither 0 nor 1"}
    assert "bom= is given 2 times" in client.get("/stops.csv?bom=1&bom=1").get_json()["error"]
    names = [key["name"] for key in client.get("/openapi.json").get_json()["paths"]["/stops.csv"]["get"]["parameters"] if "name" in key]
    assert names == ["bom"]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (
            f"/stops.csv?{api.FOUNDING}",
            "lavrov-pompeo_2020-01-29_2020-02-08_stops.csv",
        ),
        ("/tours.xlsx?official=wang-yi&country=SLB", "wang-yi_SLB_tours.xlsx"),
        ("/overlays.csv?official=wang-yi&overlay=nato&asof=2020-02-05", "wang-yi_nato_2020-02-05_overlays.csv"),
        ("/stops.kml?official=wang-yi&q=Киев", "wang-yi_киев_stops.kml"),
    ],
)
def test_files_are_named_after_their_selection(client: FlaskClient, address: str, name: str) -> None:
    header = unquote(client.get(address).headers["Content-Disposition"])
    assert header == f"inline; filename*=UTF-8''diplomatic-tours_{name}"


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("within=%C2%B2", "within=² is no number of days from 0 to 366"),
        ("from=2020-01-01&from=2020-02-01", "from= is given 2 times (2020-01-01, 2020-02-01): give it once"),
        ("official=!wang-yi&official=lavrov-sergey", "!wang-yi and lavrov-sergey cannot be joined: a list of all but some is given once"),
    ],
)
def test_a_value_that_cannot_be_read_is_named(client: FlaskClient, query: str, error: str) -> None:
    for path in ("/stops.csv", "/stops.xlsx", "/stops.json", "/stops.geojson", "/stops.kml", "/stops.ics", "/figure.png"):
        answer = client.get(f"{path}?{query}")
        assert (answer.status_code, answer.get_json()) == (400, {"error": error})
    assert client.get(f"/?{query}").status_code == 200


def test_lists_that_are_given_twice_are_joined(client: FlaskClient) -> None:
    both = client.get("/stops.json?official=lavrov-sergey&official=pompeo-michael-r&country=CUB&country=UZB").get_json()
    one = client.get("/stops.json?official=lavrov-sergey,pompeo-michael-r&country=CUB,UZB").get_json()
    assert both == one
    assert {row["official_id"] for row in both} == {"lavrov-sergey", "pompeo-michael-r"}
