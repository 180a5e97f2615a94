"""What the server does, timed by pytest-benchmark (`make bench`); in `make test` each runs once, untimed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from dash import Dash

from components.drawing.scene import scene_of
from components.drawing.theme import LIGHT
from data.load import load
from data.questions.encounters import encounters
from data.selection import Selection
from data.tables import Tables
from data.tours import Tours
from tests.benchmarks.naive import naive_figure

Benchmark = Callable[..., Any]
ONE, ALL = Selection(official=("lavrov-sergey",)), Selection()


def test_tables_loaded(benchmark: Benchmark) -> None:
    assert len(benchmark(load).stops) > 5000


def test_tours_built(benchmark: Benchmark, tables: Tables) -> None:
    assert len(benchmark(Tours.of, tables).legs) > 6000


@pytest.mark.parametrize("selection", [ONE, ALL], ids=["1 official", "all"])
def test_selection(benchmark: Benchmark, tours: Tours, selection: Selection) -> None:
    assert len(benchmark(tours.select, selection).stops) > 300


@pytest.mark.parametrize("selection", [ONE, ALL], ids=["528 legs", "6,999 legs"])
def test_scene_built(benchmark: Benchmark, tours: Tours, selection: Selection) -> None:
    scene = benchmark(lambda: scene_of(tours.select(selection), LIGHT).compact())
    assert len(scene) < 1_600_000


def test_figure_built_the_naive_way(benchmark: Benchmark, tours: Tours) -> None:
    figure = benchmark(lambda: naive_figure(tours.select(ONE)).to_json())
    assert figure.count("scattergeo") > 800  # a trace for each leg and each stop


@pytest.mark.parametrize("times", [1, 10], ids=["all officials, all years", "ten times the rows"])
def test_encounters(benchmark: Benchmark, tours: Tours, times: int) -> None:
    shifted = [tours.all_stops.assign(arrived=tours.all_stops["arrived"] + pd.Timedelta(days=400 * 365 * n)) for n in range(times)]
    many = replace(tours, stops=pd.concat(shifted, ignore_index=True))
    assert len(benchmark(encounters, many)) >= 115


def test_callback_answered(benchmark: Benchmark, app: Dash) -> None:
    client = app.server.test_client()
    key = next(key for key in app.callback_map if "map-title.children" in key)  # all words of a selection
    body = {
        "output": key,
        "outputs": [dict(zip(("id", "property"), one.split("."), strict=True)) for one in key.strip(".").split("...")],
        "inputs": [
            {"id": "address-selection", "property": "data", "value": ONE.query()},
            {"id": "header-dark", "property": "checked", "value": False},
        ],
        "changedPropIds": ["address-selection.data"],
        "state": [],
    }
    assert benchmark(client.post, "/_dash-update-component", json=body).status_code == 200
