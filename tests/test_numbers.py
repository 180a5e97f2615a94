"""A stop has one number for one selection: on the map, in the panel, in words, in the table, in figures and files."""

import json
import re

import pandas as pd
import pytest

from components.drawing.colours import groups
from components.drawing.theme import LIGHT
from components.drawing.time_columns import time_columns
from components.drawing.tour_words import paragraph
from components.drawing.traces import map_figure
from components.page.panel.tour import tour_body
from components.page.tabs.stops import grid_rows
from components.paper.captions import key_rows
from data.files.export import geojson, stops_frame
from data.frames import row_tuples
from data.selection import Selection
from data.tours import Tours

EGYPT = Selection(official=("kissinger-henry-a",), country=("EGY",), since="1974-01-01", until="1974-03-31")


def on_the_map(tours: Tours) -> dict[str, str]:
    """place -> the number its mark bears."""
    traces = [
        trace
        for trace in map_figure(tours, LIGHT).data
        if trace.type == "scattergeo" and trace.mode == "markers+text" and trace.customdata is not None
    ]
    return {point[0]: text for trace in traces for point, text in zip(trace.customdata, trace.text, strict=True) if text}


@pytest.fixture
def egypt(tours: Tours) -> Tours:
    selected = tours.select(EGYPT)
    assert selected.tours["stops"].sum() > len(selected.stops)  # the filter takes stops out of its tours
    return selected


def test_numbers_run_within_the_selection(egypt: Tours) -> None:
    assert egypt.stops["number"].tolist() == list(range(1, len(egypt.stops) + 1))
    assert egypt.stops["seq"].iloc[0] > 1


def test_they_stay_when_the_tour_is_opened(egypt: Tours) -> None:
    last = egypt.stops["tour_id"].iloc[-1]
    opened = egypt.select(EGYPT.but(tour=last))
    tour = opened.tour(last)
    numbers = dict(zip(egypt.stops["stop_id"], egypt.stops["number"], strict=True))
    assert {row.stop_id: row.number for row in row_tuples(tour.stops) if row.number is not pd.NA}.items() <= numbers.items()
    assert tour.stops["number"].isna().any()
    own = egypt.stops[egypt.stops["tour_id"] == last]
    expected = {f"place:{place}": set(part["number"].astype(str)) for place, part in own.groupby("place_id")}
    shown = {place: set(re.findall(r"\d+", text.replace("–", ", "))) for place, text in on_the_map(opened).items()}
    assert shown.keys() == expected.keys()
    assert all(shown[place] <= expected[place] for place in shown)
    panel = json.dumps(tour_body(opened), default=lambda part: part.to_plotly_json())
    in_panel = re.findall(r'"children": "(\d+)", "className": "number"', panel)
    assert in_panel == [str(number) for number in own["number"]]
    assert panel.count('"number outside"') == tour.stops["number"].isna().sum()
    words = paragraph(tour)
    assert f"{own['number'].iloc[0]}. {own['place'].iloc[0]}" in words
    assert time_columns(tour)["stops"]["number"] == [None if pd.isna(number) else number for number in tour.stops["number"]]


def test_tables_figures_and_files_bear_them(egypt: Tours) -> None:
    numbers = egypt.stops["number"].tolist()
    assert [row["number"] for row in grid_rows(egypt)] == numbers
    assert stops_frame(egypt)["number"].tolist() == numbers
    assert [feature["properties"]["number"] for feature in geojson(egypt)["features"]] == numbers
    shown = groups(list(egypt.stops["official_id"].unique()), egypt.tables)
    signs = [re.sub(r"<[^>]+>", "", sign) for sign, _ in key_rows(egypt, shown, LIGHT, egypt.by_place)]
    assert signs == [str(number) for number in numbers]
