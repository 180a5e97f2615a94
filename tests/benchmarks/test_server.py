"""What the server does, timed by pytest-benchmark (`make bench`); in `make test` each runs once, untimed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from dash import Dash

from components.drawing.countries import fills_of
from components.drawing.overlay_paint import paints_of
from components.drawing.scene import scene_of
from components.drawing.svg import svg_of
from components.drawing.theme import DARK, LIGHT
from components.drawing.told import cards_of
from components.drawing.traces import map_figure
from data.load import load
from data.questions.encounters import encounters
from data.selection import Selection
from data.tables import Tables
from data.tours import Tours
from tests.benchmarks.naive import naive_figure

Benchmark = Callable[..., Any]
ONE, ALL = Selection(official=("lavrov-sergey",)), Selection()


def times_over(tours: Tours, times: int) -> Tours:
    """The same stops and legs so many times, each time of other tours."""

    def again(frame: pd.DataFrame, ids: list[str], number: int) -> pd.DataFrame:
        return frame.assign(**{key: frame[key].where(frame[key] == "", frame[key] + f"-{number}") for key in ids})

    def all_of(frame: pd.DataFrame, ids: list[str]) -> pd.DataFrame:
        return pd.concat([again(frame, ids, number) for number in range(times)], ignore_index=True)

    stops = all_of(tours.all_stops, ["stop_id", "tour_id"])
    legs = all_of(tours.all_legs, ["tour_id", "from_stop_id", "to_stop_id"])
    return replace(tours, stops=stops, legs=legs, all_stops=stops, all_legs=legs, whole=all_of(tours.whole, ["tour_id"]))


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


def test_scene_built_of_107_000_stops(benchmark: Benchmark, tours: Tours) -> None:
    many = times_over(tours, 20)
    selected = many.select(ALL)
    assert len(selected.stops) > 107_000
    assert len(benchmark(lambda: scene_of(selected, LIGHT).compact())) < 1_600_000


def test_cards_written_of_6_999_legs(benchmark: Benchmark, tours: Tours) -> None:
    selected = tours.select(ALL)
    scene = scene_of(selected, LIGHT)
    assert len(benchmark(cards_of, scene, selected)["marks"]) > 500


@pytest.mark.parametrize("selection", [ONE, ALL], ids=["528 legs", "6,999 legs"])
def test_first_map_drawn_for_no_script(benchmark: Benchmark, tours: Tours, selection: Selection) -> None:
    selected = tours.select(selection)
    fills = fills_of(paints_of(selected), DARK)
    assert len(benchmark(lambda: svg_of(scene_of(selected, LIGHT), fills, "map"))) < 400_000


@pytest.mark.parametrize("selection", [ONE, ALL], ids=["528 legs", "6,999 legs"])
def test_merged_figure_as_before_the_canvas(benchmark: Benchmark, tours: Tours, selection: Selection) -> None:
    figure = benchmark(lambda: map_figure(tours.select(selection), LIGHT).to_json())
    assert figure.count("scattergeo") > 3


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
