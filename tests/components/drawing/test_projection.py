"""The view that holds a set of routes, and where points fall in it."""

import numpy as np
import pytest

from components.drawing.projection import View, fill, focus, project, unproject
from components.drawing.projections import PROJECTIONS, narrowest
from data.selection import PROJECTIONS as ADDRESSED
from data.sphere import arc, bearing, destination, pieces

WASHINGTON, MOSCOW = (38.9, -77.0), (55.75, 37.6)


def test_an_arc_bulges_towards_the_pole() -> None:
    latitudes, _ = arc(*WASHINGTON, *MOSCOW, np.linspace(0, 1, 21))
    assert latitudes[0] == pytest.approx(38.9)
    assert latitudes[-1] == pytest.approx(55.75)
    assert latitudes.max() > 62


def test_bearing_and_destination_undo_each_other() -> None:
    ahead = bearing(*WASHINGTON, *MOSCOW)
    assert ahead == pytest.approx(33, abs=1)
    there = destination(*WASHINGTON, ahead, 70.3)
    assert there == pytest.approx(MOSCOW, abs=0.5)


@pytest.mark.parametrize(
    ("longitudes", "west", "span"),
    [([170, -170, 178], 170, 20), ([-10, 30], 350, 40), ([5], 5, 0)],
)
def test_the_narrowest_band_may_cross_the_date_line(longitudes: list[float], west: float, span: float) -> None:
    assert narrowest(np.array(longitudes, float)) == pytest.approx((west, span))


def test_the_flat_map_turns_to_the_pacific() -> None:
    view = focus("natural-earth", np.array([-18.0, -14.0]), np.array([178.0, -172.0]), None)
    assert abs(view.longitude) == pytest.approx(177, abs=1)
    assert view.scale > 3


def test_everything_in_focus_falls_inside_the_frame() -> None:
    latitudes, longitudes = arc(*WASHINGTON, *MOSCOW, np.linspace(0, 1, 9))
    view = focus("natural-earth", latitudes, longitudes, None)
    x, y = project(view, latitudes, longitudes, 1000, 520)
    assert (np.abs(x) < 500).all()
    assert (np.abs(y) < 260).all()


def test_the_base_is_the_centre_of_the_azimuthal_map() -> None:
    view = focus("azimuthal-equidistant", np.array([0.0]), np.array([0.0]), MOSCOW)
    assert (view.latitude, view.longitude) == MOSCOW
    x, y = project(view, np.array([MOSCOW[0]]), np.array([MOSCOW[1]]), 600, 600)
    assert (abs(x[0]), abs(y[0])) == pytest.approx((0, 0), abs=1e-6)
    x, y = project(view, np.array([-54.75]), np.array([37.6 - 180]), 600, 600)  # near the antipode, so near the rim
    assert np.hypot(x, y)[0] == pytest.approx(300 * view.scale * 179 / 180, rel=1e-3)


def test_the_far_side_of_the_globe_is_hidden() -> None:
    view = View("orthographic", 0, 0, 1)
    x, _ = project(view, np.array([0.0, 0.0]), np.array([10.0, 170.0]), 600, 600)
    assert np.isfinite(x[0])
    assert np.isnan(x[1])


def test_an_empty_selection_shows_the_whole_world() -> None:
    assert focus("natural-earth", np.empty(0), np.empty(0), None).scale == 1


@pytest.mark.parametrize("projection", list(PROJECTIONS))
def test_a_pixel_is_turned_back_into_its_point(projection: str) -> None:
    view = View(projection, 170, 35, 1.4)
    latitudes, longitudes = np.array([35.0, 60.0, 0.0, -20.0]), np.array([170.0, -150.0, 150.0, 175.0])
    back = unproject(view, *project(view, latitudes, longitudes, 800, 500), 800, 500)
    assert back[0] == pytest.approx(latitudes, abs=1e-4)
    assert (back[1] + 540) % 360 - 180 == pytest.approx(longitudes, abs=1e-4)


@pytest.mark.parametrize("projection", list(PROJECTIONS))
def test_beyond_the_world_there_is_no_point(projection: str) -> None:
    latitudes, longitudes = unproject(View(projection, 0, 0, 1), np.array([0.0, 900.0]), np.array([900.0, 0.0]), 800, 500)
    assert np.isnan(latitudes + longitudes).all()


@pytest.mark.parametrize(("frame", "sea"), [((1128, 590), 0.02), ((600, 900), 0.25), ((1128, 300), 0)])
def test_no_more_sea_beyond_a_pole_is_shown_than_a_frame_asks_for(frame: tuple[int, int], sea: float) -> None:
    latitudes, longitudes = np.array([30.0, 65.0, 40.0]), np.array([-77.0, 130.0, 30.0])
    view = focus("natural-earth", latitudes, longitudes, None, frame)
    x, y = project(view, latitudes, longitudes, *frame)
    assert (np.abs(x) < frame[0] / 2).all()
    assert (np.abs(y) < frame[1] / 2).all()
    _, pole = project(view, np.array([90.0]), np.array([view.longitude]), *frame)
    assert max(0, pole[0] / frame[1] + 0.5) == pytest.approx(sea, abs=0.01)


def test_a_flat_map_fills_its_frame() -> None:
    assert fill(View("orthographic", 0, 0, 1), 800, 300) == {}
    shape = fill(View("natural-earth", 10, 0, 2), 2 * 547.08, 2 * 284.48)
    assert shape["projection"] == pytest.approx({"scale": 2, "minscale": 0.5}, rel=1e-3)


def test_a_line_is_cut_where_it_crosses_the_date_line() -> None:
    cut = pieces(*arc(-18.14, 178.44, -13.83, -171.77, np.linspace(0, 1, 5)))
    assert len(cut) == 2
    assert (cut[0][-1][0], cut[1][0][0]) == (180.0, -180.0)
    assert cut[0][-1][1] == cut[1][0][1] == pytest.approx(-17.4, abs=0.3)
    assert len(pieces(*arc(*WASHINGTON, *MOSCOW, np.linspace(0, 1, 5)))) == 1


@pytest.mark.parametrize("projection", list(PROJECTIONS))
def test_raw_and_inverse_undo_each_other(projection: str) -> None:
    kind = PROJECTIONS[projection]
    latitudes, longitudes = np.array([0.0, 45.0, -60.0, 80.0]), np.array([0.0, 30.0, -60.0, 10.0])
    back = kind.inverse(*kind.raw(latitudes, longitudes))
    assert back[0] == pytest.approx(latitudes, abs=1e-4)
    assert back[1] == pytest.approx(longitudes, abs=1e-4)


def test_each_projection_is_what_plotly_and_the_address_know() -> None:
    assert tuple(PROJECTIONS) == ADDRESSED
    assert [kind.plotly_name for kind in PROJECTIONS.values()] == ["natural earth", "orthographic", "azimuthal equidistant"]
    assert [(kind.is_flat, kind.hides, kind.is_of_base) for kind in PROJECTIONS.values()] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
