"""The countries on a plane: whole at every camera, cut at no edge, round what lies opposite."""

import re

import numpy as np
import pytest

from components.drawing.land import along_rim, dense_world, edge_radius, outline, paths_of_land, world, world_edge
from components.drawing.projection import View, project

BOX, ROUND_BOX = (1000.0, 520.0), (600.0, 600.0)
GLOBE = View("orthographic", 10, 20, 1)


def points(path: str) -> list[np.ndarray]:
    """The lines of a path, as points."""
    found = []
    for part in path.split("M")[1:]:
        begin, moves = re.split("l", part.removesuffix("z"))
        numbers = [int(one) for one in re.findall(r"-?\d+", moves)]
        found.append(np.cumsum([[int(one) for one in begin.split()], *zip(numbers[::2], numbers[1::2], strict=True)], axis=0))
    return found


def holds(path: str, x: float, y: float) -> bool:
    """Whether a point lies within the rings of a path, by the even-odd rule."""
    inside = False
    for ring in points(path):
        a, b = ring, np.roll(ring, -1, axis=0)
        crossing = (a[:, 1] > y) != (b[:, 1] > y)
        at = (b[:, 0] - a[:, 0]) * (y - a[:, 1]) / np.where(crossing, b[:, 1] - a[:, 1], 1) + a[:, 0]
        inside ^= bool((crossing & (x < at)).sum() % 2)
    return inside


def at(view: View, latitude: float, longitude: float, box: tuple[float, float]) -> tuple[float, float]:
    x, y = project(view, np.array([latitude]), np.array([longitude]), *box)
    return float(x[0]), float(y[0])


@pytest.mark.parametrize("longitude", [0, 11, 100, 180, -120])
def test_the_flat_world_has_every_large_state_where_it_is_whatever_its_middle(longitude: float) -> None:
    view = View("natural-earth", longitude, 0, 1)
    paths = paths_of_land(view, BOX)
    assert len(paths) > 190
    inside = (("RUS", 60, 100), ("RUS", 66, -175), ("USA", 40, -100), ("BRA", -10, -50), ("ATA", -80, 30), ("AUS", -25, 135))
    for code, latitude, east in inside:
        assert holds(paths[code], *at(view, latitude, east, BOX)), (code, longitude)
        assert not holds(paths[code], *at(view, 0, -25, BOX))


def test_land_beyond_the_frame_of_a_close_camera_is_left_out() -> None:
    near = paths_of_land(View("natural-earth", 25, 45, 7), BOX)
    assert {"ROU", "UKR", "TUR"} <= set(near)
    assert not {"AUS", "BRA", "NZL"} & set(near)
    assert max(np.abs(ring).max() for path in near.values() for ring in points(path)) <= 1500


def test_a_globe_shows_its_near_side_and_ends_at_its_edge() -> None:
    paths = paths_of_land(GLOBE, ROUND_BOX)
    assert {"FRA", "COD", "RUS"} <= set(paths)
    assert not {"NZL", "FJI"} & set(paths)
    assert holds(paths["RUS"], *at(GLOBE, 60, 60, ROUND_BOX))
    away = max(np.hypot(*ring.T).max() for path in paths.values() for ring in points(path))
    assert away <= edge_radius(GLOBE, ROUND_BOX) + 1


def test_what_is_hidden_of_a_ring_runs_along_the_edge() -> None:
    ring = np.array([[0.5, 0.0], [0.6, 0.5], [0.2, 0.1], [0.1, -0.4], [0.5, 0.0]])
    moved = along_rim(ring, np.array([1.0, -0.2, -0.9, -0.3, 1.0]))
    hidden = moved[1:-1]
    assert len(hidden) > 10
    assert np.hypot(*hidden.T) == pytest.approx(1)
    assert np.hypot(*np.diff(hidden, axis=0).T).max() < 0.1


def test_a_country_opposite_the_base_lies_round_the_edge() -> None:
    cordoba = View("azimuthal-equidistant", -64.2, -31.4, 1)  # in Argentina; opposite: China
    paths = paths_of_land(cordoba, ROUND_BOX)
    radius = edge_radius(cordoba, ROUND_BOX)
    for angle in np.radians(range(0, 360, 30)):
        assert holds(paths["CHN"], 0.995 * radius * np.cos(angle), 0.995 * radius * np.sin(angle))
    assert holds(paths["ARG"], *at(cordoba, -31.4, -64, ROUND_BOX))
    for code, latitude, longitude in (("ARG", 35, 105), ("CHN", -35, -60)):
        assert not holds(paths[code], *at(cordoba, latitude, longitude, ROUND_BOX))


def test_a_ring_too_small_or_too_far_is_nothing() -> None:
    small, far = np.array([[0.1, 0], [0.2, 0.1], [0, 0.2], [0.1, 0]]), np.array([[9000.0, 0], [9010, 10], [9000, 20], [9000, 0]])
    assert outline(small, BOX) == outline(far, BOX) == ""
    assert outline(100 * small, BOX) == "M10 0l10 10-20 10 10-20z"
    assert outline(np.array([[0.0, 0], [7, -3]]), BOX, is_closed=False) == "M0 0l7-3"


def test_the_edge_of_the_world_holds_it_all() -> None:
    view = View("natural-earth", 11, 0, 1)
    (edge,) = points(world_edge(view, BOX))
    assert edge[:, 0].max() == pytest.approx(500, abs=1)
    assert edge[:, 1].max() == pytest.approx(260, abs=1)
    assert {len(rings) > 0 for rings in world().values()} == {True}
    assert len(dense_world().codes) == sum(len(rings) for rings in world().values())
