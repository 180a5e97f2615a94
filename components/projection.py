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
BEYOND = 0.02  # of a frame's height, that may be sea beyond a pole where the world is higher than the frame
# Half the width and half the height of the flat world, in radians of arc; pixels of a map at which it just fits.
HALF_WIDTH, HALF_HEIGHT = 2.7354, 1.4224
FRAME = (2 * HALF_WIDTH, 2 * HALF_HEIGHT)
NORTH = np.linspace(-90, 90, 3601)  # latitudes at which the flat projection is turned round


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


def focus(
    projection: str,
    latitudes: Floats,
    longitudes: Floats,
    base: tuple[float, float] | None,
    frame: tuple[float, float] = FRAME,
) -> View:
    """The view that holds all points; the flat map turns so that the date line may run through the middle.

    `base` is the latitude and longitude the azimuthal equidistant projection is centred on. frame: width and height of
    the map, of which the flat view makes use.
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
    whole = pixels_of(View(projection, 0, 0, 1), *frame)  # of a radian, where the whole world fits
    across, down = (side / half / whole / 2 for side, half in zip(frame, (HALF_WIDTH, HALF_HEIGHT), strict=True))
    scale = float(np.clip(min(0.84 * across * 360 / max(span, 1), 0.8 * down * 180 / max(north - south, 1)), 1, CLOSEST))
    if scale < 1.15:
        return View(projection, WHOLE if span > 200 else round((west + span / 2 + 540) % 360 - 180, 2), 0.0, 1.0)
    longitude = (west + span / 2 + 540) % 360 - 180
    spare = max(0.0, HALF_HEIGHT - (0.5 - BEYOND) * frame[1] / (whole * scale))
    _, y = natural_earth(np.array([(south + north) / 2]), np.array([0.0]))
    latitude = latitude_of(np.clip(y, -spare, spare))[0]
    return View(projection, round(longitude, 2), round(float(latitude), 2), round(scale, 2))


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
        pixels = pixels_of(view, width, height)
        return x * pixels, (middle[0] - y) * pixels
    phi, lam = np.radians(latitudes), np.radians(longitudes - view.longitude)
    tilt = np.radians(view.latitude)
    depth = np.sin(tilt) * np.sin(phi) + np.cos(tilt) * np.cos(phi) * np.cos(lam)
    x, y = np.cos(phi) * np.sin(lam), np.cos(tilt) * np.sin(phi) - np.sin(tilt) * np.cos(phi) * np.cos(lam)
    pixels = pixels_of(view, width, height)
    if view.projection == "orthographic":
        hidden = depth < 0
        return np.where(hidden, np.nan, x * pixels), np.where(hidden, np.nan, -y * pixels)
    angle = np.arccos(np.clip(depth, -1, 1))
    stretch = np.where(angle > 1e-9, angle / np.maximum(np.sin(angle), 1e-9), 1)
    return x * stretch * pixels, -y * stretch * pixels


def pixels_of(view: View, width: float, height: float) -> float:
    """Pixels of a radian of arc in the middle of a map of some width and height."""
    if view.projection == "natural-earth":
        return view.scale * min(width / HALF_WIDTH, height / HALF_HEIGHT) / 2
    return view.scale * min(width, height) / 2 / (1 if view.projection == "orthographic" else np.pi)


def unproject(view: View, x: Floats, y: Floats, width: float, height: float) -> tuple[Floats, Floats]:
    """Latitudes and longitudes of pixels from the middle of a map, what `project` makes of them; NaN beyond the world."""
    across, up = x / pixels_of(view, width, height), -y / pixels_of(view, width, height)
    if view.projection == "natural-earth":
        _, middle = natural_earth(np.array([view.latitude]), np.array([0.0]))
        latitudes = latitude_of(up + middle[0])
        stretch, _ = natural_earth(latitudes, np.full_like(latitudes, np.degrees(1)))
        longitudes = np.degrees(across / stretch)
        longitudes[np.abs(longitudes) > 180] = np.nan
        return latitudes, view.longitude + longitudes
    tilt, away = np.radians(view.latitude), np.hypot(across, up)
    is_globe = view.projection == "orthographic"
    angle = np.arcsin(np.where(away > 1, np.nan, away)) if is_globe else np.where(away > np.pi, np.nan, away)
    share = np.divide(np.sin(angle), away, out=np.ones_like(away), where=away > 1e-12)
    latitudes = np.arcsin(np.clip(np.cos(angle) * np.sin(tilt) + up * share * np.cos(tilt), -1, 1))
    turn = np.arctan2(across * share, np.cos(angle) * np.cos(tilt) - up * share * np.sin(tilt))
    return np.degrees(latitudes), view.longitude + np.degrees(turn)


def latitude_of(y: Floats) -> Floats:
    """Latitudes of heights on the flat projection (radians of arc); NaN beyond the poles."""
    _, heights = natural_earth(NORTH, np.zeros_like(NORTH))
    return np.interp(y, heights, NORTH, left=np.nan, right=np.nan)


def fill(view: View, width: float, height: float) -> dict[str, object]:
    """What `layout.geo` needs, where nobody turns the map, so that a flat one fills a frame of any shape and others are whole.

    plotly cuts a map off at the box that its ranges span, and scales from where that box fits (geo.js, updateProjection):
    the box of a flat map gets the shape of the frame; its upper edge is drawn along great circles between quarters of the
    range. That of a map from a base holds the whole rim where the poles are left out, but not what is opposite the base.
    """
    if view.projection == "orthographic":
        return {}
    if view.projection == "azimuthal-equidistant":
        tall = max(80.0, (abs(view.latitude) + 90) / 2)
        return {"lataxis": {"range": [-tall, tall]}, "center": {"lon": view.longitude, "lat": view.latitude}}
    half, tall = 180.0, 90.0
    if width / height < HALF_WIDTH / HALF_HEIGHT:
        half *= width / height / (HALF_WIDTH / HALF_HEIGHT)
    else:
        edge = latitude_of(np.array([HALF_WIDTH * height / width]))[0]
        tall = float(np.degrees(np.arctan(np.tan(np.radians(edge)) * np.cos(np.radians(half / 4)))))
    fitted = width / (2 * HALF_WIDTH * half / 180)  # pixels of a radian where the box fits
    scale = pixels_of(view, width, height) / fitted
    return {
        "lonaxis": {"range": [view.longitude - half, view.longitude + half]},
        "lataxis": {"range": [-tall, tall]},
        "projection": {"scale": scale, "minscale": min(0.5, scale)},
    }


def natural_earth(latitudes: Floats, longitudes: Floats) -> tuple[Floats, Floats]:
    """Natural Earth projection, radians of arc (Šavrič, Jenny, Patterson, Petrovič & Hurni 2011)."""
    phi, lam = np.radians(latitudes), np.radians(longitudes)
    two = phi**2
    four = two**2
    x = lam * (0.8707 - 0.131979 * two + four * (-0.013791 + four * (0.003971 * two - 0.001529 * four)))
    y = phi * (1.007226 + two * (0.015085 + four * (-0.044475 + 0.028874 * two - 0.005916 * four)))
    return x, y
