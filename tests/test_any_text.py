"""Any text at all gives a value or an error of ours, in addresses, tables and files; nothing else comes out."""

import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app import create_app
from components.drawing.theme import LIGHT
from components.page.map_words import empty, subtitle
from components.page.panel.panel import panel_body
from components.paper.settings import Paper
from data.check import findings
from data.errors import ImportFailedError, SelectionError, ToursError
from data.imports.csv_file import read_rows_of
from data.imports.handmade import COLUMNS, source_of
from data.load import load
from data.selection import KEYS as SELECTION_KEYS
from data.selection import Known, Selection
from data.tours import Tours
from data.words import fold, slug
from tests import world

KNOWN = Known(
    officials=frozenset({"lavrov-sergey", "pompeo-michael-r"}),
    offices=frozenset({"Minister"}),
    countries=frozenset({"CUB", "MEX"}),
    regions=frozenset({"Caribbean"}),
    places=frozenset({"tashkent-uz"}),
    overlays=frozenset({"nato", "absence"}),
)
KEYS = [*(key.key for key in SELECTION_KEYS.values()), "z", "utm", ""]
SIZES = ["width", "height", "scale", "font", "look", "title", "legend", "stops", "view", "link"]
NEAR = [
    "²",
    "٣",
    "１２",
    "-1",
    "1e9",
    "nan",
    "inf",
    "2020-02-30",
    "２０２０-01-01",
    "0001-01-01",
    "9999-12-31",
    "!",
    ",",
    "!,",
    "%",
    "a/b",
    "\0",
]
VALUES = st.one_of(st.text(max_size=30), st.sampled_from(NEAR), st.sampled_from(sorted(KNOWN.officials | KNOWN.countries)))
MANY = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


def tried(error: type[ToursError], ask: Callable[..., Any], *words: Any) -> tuple[Any, str]:
    """What a function answers, and what its error says; any other error is one of this test."""
    try:
        return ask(*words), ""
    except error as problem:
        return None, str(problem)


def queries(keys: list[str]) -> st.SearchStrategy[str]:
    """Query strings of keys, given once or more, with any values."""
    pairs = st.lists(st.tuples(st.sampled_from(keys), VALUES), max_size=6)
    return pairs.map(lambda found: "&".join(f"{key}={quote(value, safe='')}" for key, value in found))


@MANY
@given(query=st.one_of(queries(KEYS), st.text(max_size=60)))
@example(query="within=%C2%B2")
@example(query="official=lavrov-sergey&official=pompeo-michael-r")
@example(query="from=2020-01-01&from=2020-01-02")
def test_an_address_gives_a_selection_or_says_what_is_wrong(query: str) -> None:
    lenient = Selection.parse(query, KNOWN, is_strict=False)
    assert Selection.parse(lenient.query(), KNOWN) == lenient
    strict, problem = tried(SelectionError, Selection.parse, query, KNOWN)
    assert problem == (lenient.problems[0] if lenient.problems else "")
    assert strict == (None if problem else lenient)


@MANY
@given(query=st.one_of(queries(SIZES), st.text(max_size=60)))
@example(query="width=300&width=400")
@example(query="link=%00")
def test_the_settings_of_a_figure_are_read_or_refused(query: str) -> None:
    with suppress(SelectionError):
        paper = Paper.of_query(query)
        assert Paper.of_query(paper.query()) == paper


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Tours:
    return Tours.of(load(world.write(tmp_path_factory.mktemp("any") / "tables")))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(query=queries(KEYS))
@example(query="official=blanc-anne&office=Minister of Foreign Affairs of Japan&overlay=absence&panel=country:FRA")
@example(query="asof=0001-01-01&overlay=absence-office")
@example(query="from=9999-12-31&to=9999-12-31&panel=place:suva-fj")
def test_the_page_says_something_of_any_selection(made: Tours, query: str) -> None:
    selected = made.select(Selection.parse(query, made.known, is_strict=False))
    assert subtitle(selected)
    assert (empty(selected, "title") is None) == bool(len(selected.stops))
    panel_body(selected, LIGHT)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return create_app(world.write(tmp_path_factory.mktemp("served") / "tables")).server.test_client()


PATHS = [
    "/stops.csv",
    "/stops.xlsx",
    "/stops.json",
    "/stops.kml",
    "/stops.ics",
    "/tours.csv",
    "/encounters.csv",
    "/coverage.csv",
    "/overlays.csv",
    "/embed",
    "/",
]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(path=st.sampled_from(PATHS), query=queries([*KEYS, "bom"]))
@example(path="/stops.csv", query="within=%C2%B2")
@example(path="/", query="within=%C2%B2")
@example(path="/overlays.csv", query="official=blanc-anne&office=Minister of Foreign Affairs of Japan&overlay=absence")
@example(path="/stops.kml", query="q=%00%EF%BF%BF")
def test_no_address_is_an_error_of_the_server(client: FlaskClient, path: str, query: str) -> None:
    answer = client.get(f"{path}?{query}")
    assert answer.status_code in (200, 302, 400), (path, query)
    if answer.status_code == 400:
        assert answer.get_json()["error"]


SIGNS = ['"', ",", "\n", "\r", "\0", "\ufeff", "'", ";", "9" * 30, "-", "0000-00-00", "2020-02-30", "１９", "nan", "", "éé", "\xa0"]
TORN = st.one_of(st.text(max_size=12), st.sampled_from(SIGNS))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(name=st.sampled_from(sorted(world.TABLES)), text=TORN, seed=st.integers(0, 10_000), is_text=st.booleans())
def test_any_table_is_read_or_found_broken(
    tmp_path_factory: pytest.TempPathFactory, name: str, text: str, seed: int, is_text: bool
) -> None:
    """A piece of a table is overwritten by any text, or by bytes that are none."""
    folder = world.write(tmp_path_factory.mktemp("torn"))
    path = folder / f"{name}.csv"
    raw = path.read_bytes()
    chance = random.Random(seed)  # noqa: S311  # no secret
    at = chance.randrange(len(raw))
    piece = text.encode("utf-8", "surrogatepass") if is_text else bytes(chance.randrange(256) for _ in text)
    path.write_bytes(raw[:at] + piece + raw[at + chance.randrange(8) :])
    broken = findings(folder)
    tables, problem = tried(ToursError, load, folder)
    assert problem.startswith(str(broken[0])) if broken else Tours.of(tables)


@MANY
@given(raw=st.one_of(st.binary(max_size=80), st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_file_is_read_or_refused_in_a_line(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.csv"
    for content in (raw, ",".join(COLUMNS).encode() + b"\n" + raw):
        file.write_bytes(content)
        rows, problem = tried(ImportFailedError, read_rows_of, file, COLUMNS)
        assert len(problem.splitlines()) == (rows is None)
        assert str(file) in problem if problem else all(set(COLUMNS) <= set(row) for row in rows)


@MANY
@given(text=st.text(max_size=40))
def test_any_name_folds_once_and_any_address_has_a_source(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert slug(text)
    assert source_of(f"https://{text}/x", "t", "2026-01-01")["source_id"]
