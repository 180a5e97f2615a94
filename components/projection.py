"""The three projections in plain geometry: where a point falls, and the view that holds a set of routes.

plotly.js draws the map; this is only for what must be known before: the first view and the places of labels.
"""

from dataclasses import dataclass

import numpy as np

from data.sphere import Floats, unit

# plotly.js names of the projections the address knows.
PLOTLY_NAMES = {"natural-earth": "natural earth", "orthographic": "orthographic", "azimuthal-equidistant": "azimuthal equidistant"}
LABELS = {"natural-earth": "Flat (Natural Earth)", "orthographic": "Globe", "azimuthal-equidistant": "From the base"}
WHOLE = 11.0  # the flat world's central meridian: the Bering Strait stays whole
CLOSEST = 7.0


@dataclass(frozen=True)
class View:
    """A camera: centre in degrees, and scale (1: the whole world fits)."""

    projection: str
    longitude: float
    latitude: float
    scale: float

    def geo(self) -> dict[str, object]:
        """The part of `layout.geo` that sets this camera."""
        rotation = {"lon": self.longitude, "lat": self.latitude}
        shape: dict[str, object] = {"type": PLOTLY_NAMES[self.projection], "scale": self.scale, "minscale": 0.5, "maxscale": 40}
        if self.projection == "natural-earth":
            centre = {"lon": self.longitude, "lat": self.latitude}
            return {"projection": {**shape, "rotation": {"lon": self.longitude}}, "center": centre, "fitbounds": False}
        return {"projection": {**shape, "rotation": rotation}, "fitbounds": False}


def focus(projection: str, latitudes: Floats, longitudes: Floats, base: tuple[float, float] | None) -> View:
    """The view that holds all points; the flat map turns so that the date line may run through the middle.

    `base` is the latitude and longitude the azimuthal equidistant projection is centred on.
    """
    if projection == "azimuthal-equidistant":
        latitude, longitude = base or (0.0, 0.0)
        return View(projection, round(longitude, 2), round(latitude, 2), 0.9)
    if not len(latitudes):
        return View(projection, WHOLE, 15.0 if projection == "orthographic" else 0.0, 1.0 if projection != "orthographic" else 0.95)
    if projection == "orthographic":
        mean = np.mean([unit(a, b) for a, b in zip(latitudes, longitudes, strict=True)], axis=0)
        latitude = float(np.degrees(np.arctan2(mean[2], np.hypot(mean[0], mean[1]))))
        return View(projection, round(float(np.degrees(np.arctan2(mean[1], mean[0]))), 2), round(latitude, 2), 0.95)
    west, span = narrowest(longitudes)
    south, north = float(latitudes.min()), float(latitudes.max())
    scale = float(np.clip(min(0.84 * 360 / max(span, 1), 0.8 * 180 / max(north - south, 1)), 1, CLOSEST))
    if scale < 1.15:
        return View(projection, WHOLE if span > 200 else round((west + span / 2 + 540) % 360 - 180, 2), 0.0, 1.0)
    longitude = (west + span / 2 + 540) % 360 - 180
    latitude = float(np.clip((south + north) / 2, -60, 60))
    return View(projection, round(longitude, 2), round(latitude, 2), round(scale, 2))


def narrowest(longitudes: Floats) -> tuple[float, float]:
    """West edge and width of the narrowest band of longitudes that holds all points."""
    around = np.sort(np.unique(np.round(longitudes, 3) % 360))
    gaps = np.diff(np.append(around, around[0] + 360))
    widest = int(np.argmax(gaps))
    return float(around[(widest + 1) % len(around)]), float(360 - gaps[widest])


def project(view: View, latitudes: Floats, longitudes: Floats, width: float, height: float) -> tuple[Floats, Floats]:
    """Pixels from the middle of a map of some width and height (x to the right, y down); NaN where out of sight."""
    if view.projection == "natural-earth":
        x, y = natural_earth(latitudes, (longitudes - view.longitude + 540) % 360 - 180)
        _, middle = natural_earth(np.array([view.latitude]), np.array([0.0]))
        pixels = view.scale * min(width / (2 * 2.735), height / (2 * 1.4225))  # half extents of the projection
        return x * pixels, (middle[0] - y) * pixels
    phi, lam = np.radians(latitudes), np.radians(longitudes - view.longitude)
    tilt = np.radians(view.latitude)
    depth = np.sin(tilt) * np.sin(phi) + np.cos(tilt) * np.cos(phi) * np.cos(lam)
    x, y = np.cos(phi) * np.sin(lam), np.cos(tilt) * np.sin(phi) - np.sin(tilt) * np.cos(phi) * np.cos(lam)
    pixels = view.scale * min(width, height) / 2
    if view.projection == "orthographic":
        hidden = depth < 0
        return np.where(hidden, np.nan, x * pixels), np.where(hidden, np.nan, -y * pixels)
    angle = np.arccos(np.clip(depth, -1, 1))
    stretch = np.where(angle > 1e-9, angle / np.maximum(np.sin(angle), 1e-9), 1) / np.pi
    return x * stretch * pixels, -y * stretch * pixels


def natural_earth(latitudes: Floats, longitudes: Floats) -> tuple[Floats, Floats]:
    """Natural Earth projection, radians of arc (Šavrič, Jenny, Patterson, Petrovič & Hurni 2011)."""
    phi, lam = np.radians(latitudes), np.radians(longitudes)
    two = phi**2
    four = two**2
    x = lam * (0.8707 - 0.131979 * two + four * (-0.013791 + four * (0.003971 * two - 0.001529 * four)))
    y = phi * (1.007226 + two * (0.015085 + four * (-0.044475 + 0.028874 * two - 0.005916 * four)))
    return x, y
