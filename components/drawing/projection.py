"""The camera: where a point falls on a map of some size, and the view that holds a set of routes.

plotly.js draws the map; this is only for what must be known before: the first view and the places of labels. The camera
turns and scales, whichever the projection is (`components/drawing/projections.py`).
"""

from dataclasses import dataclass

import numpy as np

from components.drawing.projections import FLAT, HALF_HEIGHT, HALF_WIDTH, PROJECTIONS, Base, Frame, Projection
from data.sphere import Floats

FRAME = (2 * HALF_WIDTH, 2 * HALF_HEIGHT)


@dataclass(frozen=True)
class View:
    """A camera: centre in degrees, and scale (1: the whole world fits)."""

    projection: str
    longitude: float
    latitude: float
    scale: float

    @property
    def kind(self) -> Projection:
        return PROJECTIONS[self.projection]

    def geo(self) -> dict[str, object]:
        """The part of `layout.geo` that sets this camera."""
        shape: dict[str, object] = {"type": self.kind.plotly_name, "scale": self.scale, "minscale": 0.5, "maxscale": 40}
        if self.kind.is_flat:
            centre = {"lon": self.longitude, "lat": self.latitude}
            return {"projection": {**shape, "rotation": {"lon": self.longitude}}, "center": centre, "fitbounds": False}
        return {"projection": {**shape, "rotation": {"lon": self.longitude, "lat": self.latitude}}, "fitbounds": False}


def focus(projection: str, latitudes: Floats, longitudes: Floats, base: Base | None, frame: Frame = FRAME) -> View:
    """The view that holds all points. base: what a projection from a base is centred on. frame: width and height of the map."""
    return View(projection, *PROJECTIONS[projection].fit(latitudes, longitudes, base, frame))


def turned(view: View, latitudes: Floats, longitudes: Floats, *, is_back: bool = False) -> tuple[Floats, Floats]:
    """Points on the sphere turned so that the view's centre lies at 0, 0 (flat: its meridian alone); is_back: from there."""
    if view.kind.is_flat:
        return latitudes, view.longitude + longitudes if is_back else (longitudes - view.longitude + 540) % 360 - 180
    phi, lam = np.radians(latitudes), np.radians(longitudes if is_back else longitudes - view.longitude)
    tilt = np.radians(-view.latitude if is_back else view.latitude)
    depth, x, y = np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)
    across = np.degrees(np.arctan2(x, np.sin(tilt) * y + np.cos(tilt) * depth))
    up = np.degrees(np.arcsin(np.clip(np.cos(tilt) * y - np.sin(tilt) * depth, -1, 1)))
    return up, view.longitude + across if is_back else across


def middle_of(view: View) -> float:
    """Radians of arc from the raw projection's equator to the middle of the map."""
    return FLAT.height_of(view.latitude) if view.kind.is_flat else 0.0


def project(view: View, latitudes: Floats, longitudes: Floats, width: float, height: float) -> tuple[Floats, Floats]:
    """Pixels from the middle of a map of some width and height (x to the right, y down); NaN where out of sight."""
    x, y = view.kind.raw(*turned(view, latitudes, longitudes))
    pixels = pixels_of(view, width, height)
    return x * pixels, (middle_of(view) - y) * pixels


def pixels_of(view: View, width: float, height: float) -> float:
    """Pixels of a radian of arc in the middle of a map of some width and height."""
    return view.scale * view.kind.radian(width, height)


def unproject(view: View, x: Floats, y: Floats, width: float, height: float) -> tuple[Floats, Floats]:
    """Latitudes and longitudes of pixels from the middle of a map, what `project` makes of them; NaN beyond the world."""
    pixels = pixels_of(view, width, height)
    return turned(view, *view.kind.inverse(x / pixels, middle_of(view) - y / pixels), is_back=True)


def fill(view: View, width: float, height: float) -> dict[str, object]:
    """See `Projection.fill`."""
    return view.kind.fill((view.latitude, view.longitude), view.scale, (width, height))
