"""A scene as plotly's traces: each thing that is to be seen is there, in its look, in its order."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.drawing.scene import Scene, scene_of
from components.drawing.theme import LIGHT
from components.drawing.told import with_cards
from components.drawing.traces import figure_of, map_figure
from data.frames import gapped, runs
from data.selection import Selection
from data.tours import Tours


@pytest.fixture
def seen(made_up: Tours) -> Scene:
    return with_cards(scene_of(made_up, LIGHT), made_up)


def of_mode(figure: go.Figure, mode: str) -> list[go.Scattergeo]:
    return [trace for trace in figure.data if trace.type == "scattergeo" and trace.mode == mode]


def test_the_countries_come_first_because_plotly_gives_later_layers_the_click(seen: Scene) -> None:
    figure = figure_of(seen)
    assert figure.data[0].type == "choropleth"
    assert [trace.type for trace in figure.data[1:]] == ["scattergeo"] * (len(figure.data) - 1)


def test_every_line_is_drawn_in_its_look(seen: Scene) -> None:
    drawn = [
        (trace.line.width, trace.line.color, trace.line.dash, trace.opacity, *(trace.lat[at : at + 2]), *(trace.lon[at : at + 2]))
        for trace in of_mode(figure_of(seen), "lines")
        if trace.opacity is not None
        for at in range(0, len(trace.lat), 3)
    ]
    columns = ["width", "colour", "dash", "opacity", "latitude", "to_latitude", "longitude", "to_longitude"]
    assert drawn == list(seen.lines[columns].itertuples(index=False, name=None))


def test_every_mark_is_drawn_with_its_number_and_says_its_card(seen: Scene) -> None:
    traces = [trace for trace in of_mode(figure_of(seen), "markers+text") if trace.customdata is not None]
    drawn = [
        (lat, lon, text, size, colour, edge, *told)
        for trace in traces
        for lat, lon, text, size, colour, edge, told in zip(
            trace.lat, trace.lon, trace.text, trace.marker.size, trace.marker.color, trace.marker.line.color, trace.customdata, strict=True
        )
    ]
    columns = ["latitude", "longitude", "number", "diameter", "colour", "edge", "click", "card"]
    assert drawn == list(seen.marks[columns].itertuples(index=False, name=None))
    assert all(trace.hovertemplate == "%{customdata[1]}<extra></extra>" for trace in traces)


def test_bases_are_stars_and_small_states_points_in_their_fill(seen: Scene) -> None:
    figure = figure_of(seen)
    (base,) = [trace for trace in figure.data if trace.type == "scattergeo" and trace.marker.symbol == "star"]
    assert list(zip(base.lat, base.lon, strict=True)) == list(zip(seen.stars["latitude"], seen.stars["longitude"], strict=True))
    (small,) = [trace for trace in figure.data if trace.meta == "small-states"]
    rows = seen.countries[seen.countries["is_small"]]
    assert list(small.marker.color) == [seen.fills[fill] for fill in rows["fill"]]
    assert list(small.marker.line.color) == list(rows["edge"])


def test_a_figure_for_paper_has_nothing_for_a_pointer(made_up: Tours) -> None:
    figure = figure_of(scene_of(made_up, LIGHT, is_page=False), is_page=False)
    assert all(trace.hoverinfo == "skip" and trace.customdata is None and trace.hovertemplate is None for trace in figure.data)


def test_the_countries_say_which_are_hatched(tours: Tours) -> None:
    unknown = map_figure(tours.select(Selection(official=("lavrov-sergey",), overlay="absence")), LIGHT).data[0].meta["unknown"]
    assert len(unknown) > 190
    assert map_figure(tours.select(Selection(official=("lavrov-sergey",))), LIGHT).data[0].meta["unknown"] == []


@pytest.mark.parametrize("projection", ["natural-earth", "orthographic", "azimuthal-equidistant"])
def test_every_projection_draws(made_up: Tours, projection: str) -> None:
    figure = map_figure(made_up.select(Selection(projection=projection)), LIGHT)
    assert figure.layout.geo.projection.type == projection.replace("-", " ")
    assert figure.layout.geo.fitbounds is False


def test_runs_and_gaps() -> None:
    frame = pd.DataFrame({"a": [1, 1, 2, 1], "b": [1.0, 2, 3, 4]})
    assert [len(part) for part in runs(frame, ["a"])] == [2, 1, 1]
    assert list(runs(frame.iloc[:0], ["a"])) == []
    assert gapped([1, 2], [3, 4]) == [1, 3, None, 2, 4, None]
