"""What many tests share: the made-up world, the real tables, and the app over them."""

from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from app import create_app
from data.load import load
from data.tables import Tables
from data.tours import Tours
from tests import world


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the made-up tables, to read or to break."""
    return world.write(tmp_path / "tables")


@pytest.fixture
def made_up(folder: Path) -> Tours:
    return Tours.of(load(folder))


@pytest.fixture(scope="session")
def tables() -> Tables:
    return load()


@pytest.fixture(scope="session")
def tours(tables: Tables) -> Tours:
    """All tours of the tables that ship."""
    return Tours.of(tables)


@pytest.fixture(scope="session")
def app() -> Dash:
    return create_app()


@pytest.fixture(scope="session")
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()
