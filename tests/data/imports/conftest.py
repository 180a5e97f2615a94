"""What tests of importers share."""

from pathlib import Path

import pytest

from data.imports.gather import Gathered
from data.imports.geocode import Resolver


@pytest.fixture
def gathered(folder: Path) -> Gathered:
    sources = folder / "sources.csv"
    title = "historyatstate-secretaries,Travels,Office of the Historian,https://history.state.gov/,CC0 1.0,2026-01-01,\n"
    sources.write_text(sources.read_text(encoding="utf-8") + title, encoding="utf-8")
    return Gathered(folder, Resolver.read())
