"""The three projections as objects: each is `raw` and `inverse` on the sphere turned to its middle, and how it fits and fills a frame."""

from typing import Protocol

import numpy as np

from data.sphere import Floats, unit

WHOLE = 11.0  # the flat world's central meridian: the Bering Strait stays whole
CLOSEST = 7.0
BEYOND = 0.02  # of a frame's height, that may be sea beyond a pole where the world is higher than the frame
# Half the width and half the height of the flat world, in radians of arc; pixels of a map at which it just fits.
HALF_WIDTH, HALF_HEIGHT = 2.7354, 1.4224
NORTH = np.linspace(-90, 90, 3601)  # latitudes at which the flat projection is turned round
Frame = tuple[float, float]  # width and height of a map
Base = tuple[float, float]  # latitude and longitude


class Projection(Protocol):
    """What the camera asks of a projection.

    label: in the picker; note: the sentence of figures, `{centre}` being a base in the middle. is_flat: it is turned round
    the poles alone and fills a frame of any shape; others are turned to their middle, and round. hides: part of the world
    lies behind. is_of_base: it is centred on a base. arrow_degrees: the length of an arrowhead at scale 1, about 9 pixels.
    rim: radians of arc from the middle to the edge, at the sides.
    """

    plotly_name: str
    label: str
    note: str
    is_flat: bool
    hides: bool
    is_of_base: bool
    arrow_degrees: float
    rim: float

    def raw(self, latitudes: Floats, longitudes: Floats) -> tuple[Floats, Floats]:
        """Radians of arc from the middle (x east, y north) of points in degrees; NaN where hidden."""

    def inverse(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """What `raw` makes of them, in degrees; NaN beyond the world."""

    def radian(self, width: float, height: float) -> float:
        """Pixels of a radian of arc in the middle, where the whole world just fits a map of some width and height."""

    def fit(self, latitudes: Floats, longitudes: Floats, base: Base | None, frame: Frame) -> tuple[float, float, float]:
        """Longitude, latitude and scale of the camera that holds all points."""

    def fill(self, centre: Base, scale: float, frame: Frame) -> dict[str, object]:
        """What `layout.geo` needs, where nobody turns the map, so that it fills or stands whole in a frame. centre: of the camera."""


class NaturalEarth:
    """The flat world."""

    plotly_name, label = "natural earth", "Flat (Natural Earth)"
    note = "Natural Earth projection: scale varies."
    is_flat, hides, is_of_base = True, False, False
    arrow_degrees = 3.0
    rim = HALF_WIDTH

    def raw(self, latitudes: Floats, longitudes: Floats) -> tuple[Floats, Floats]:
        """The polynomial of Šavrič, Jenny, Patterson, Petrovič & Hurni (2011)."""
        phi, lam = np.radians(latitudes), np.radians(longitudes)
        two = phi**2
        four = two**2
        x = lam * (0.8707 - 0.131979 * two + four * (-0.013791 + four * (0.003971 * two - 0.001529 * four)))
        y = phi * (1.007226 + two * (0.015085 + four * (-0.044475 + 0.028874 * two - 0.005916 * four)))
        return x, y

    def inverse(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        latitudes = self.latitude_of(y)
        stretch, _ = self.raw(latitudes, np.full_like(latitudes, np.degrees(1)))
        longitudes = np.degrees(x / stretch)
        longitudes[np.abs(longitudes) > 180] = np.nan
        return latitudes, longitudes

    def height_of(self, latitude: float) -> float:
        """Radians of arc from the equator to a latitude."""
        return float(self.raw(np.array([latitude]), np.array([0.0]))[1][0])

    def latitude_of(self, y: Floats) -> Floats:
        """Latitudes of heights (radians of arc); NaN beyond the poles."""
        _, heights = self.raw(NORTH, np.zeros_like(NORTH))
        return np.interp(y, heights, NORTH, left=np.nan, right=np.nan)

    def radian(self, width: float, height: float) -> float:
        return min(width / HALF_WIDTH, height / HALF_HEIGHT) / 2

    def fit(self, latitudes: Floats, longitudes: Floats, base: Base | None, frame: Frame) -> tuple[float, float, float]:
        """It turns so that the date line may run through the middle, and uses the height it gets."""
        if not len(latitudes):
            return WHOLE, 0.0, 1.0
        west, span = narrowest(longitudes)
        south, north = float(latitudes.min()), float(latitudes.max())
        whole = self.radian(*frame)
        across, down = (side / half / whole / 2 for side, half in zip(frame, (HALF_WIDTH, HALF_HEIGHT), strict=True))
        scale = float(np.clip(min(0.84 * across * 360 / max(span, 1), 0.8 * down * 180 / max(north - south, 1)), 1, CLOSEST))
        longitude = (west + span / 2 + 540) % 360 - 180
        if scale < 1.15:
            return WHOLE if span > 200 else round(longitude, 2), 0.0, 1.0
        spare = max(0.0, HALF_HEIGHT - (0.5 - BEYOND) * frame[1] / (whole * scale))
        y = np.clip(self.height_of((south + north) / 2), -spare, spare)
        return round(longitude, 2), round(float(self.latitude_of(np.array([y]))[0]), 2), round(scale, 2)

    def fill(self, centre: Base, scale: float, frame: Frame) -> dict[str, object]:
        """plotly cuts a map off at the box that its ranges span, and scales from where that box fits (geo.js, updateProjection):
        the box gets the shape of the frame; its upper edge is drawn along great circles between quarters of the range."""
        half, tall, (width, height) = 180.0, 90.0, frame
        if width / height < HALF_WIDTH / HALF_HEIGHT:
            half *= width / height / (HALF_WIDTH / HALF_HEIGHT)
        else:
            edge = self.latitude_of(np.array([HALF_WIDTH * height / width]))[0]
            tall = float(np.degrees(np.arctan(np.tan(np.radians(edge)) * np.cos(np.radians(half / 4)))))
        fitted = width / (2 * HALF_WIDTH * half / 180)  # pixels of a radian where the box fits
        scale *= self.radian(width, height) / fitted
        return {
            "lonaxis": {"range": [centre[1] - half, centre[1] + half]},
            "lataxis": {"range": [-tall, tall]},
            "projection": {"scale": scale, "minscale": min(0.5, scale)},
        }


class Round:
    """What the round projections share: points by their angle from the middle."""

    is_flat = False
    rim = np.pi  # radians of arc from the middle to the edge

    def raw(self, latitudes: Floats, longitudes: Floats) -> tuple[Floats, Floats]:
        phi, lam = np.radians(latitudes), np.radians(longitudes)
        depth, x, y = np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)
        stretch = self.stretch(depth)
        return x * stretch, y * stretch

    def inverse(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        away = np.hypot(x, y)
        angle = self.angle(away)
        share = np.divide(np.sin(angle), away, out=np.ones_like(away), where=away > 1e-12)
        return np.degrees(np.arcsin(np.clip(y * share, -1, 1))), np.degrees(np.arctan2(x * share, np.cos(angle)))

    def stretch(self, depth: Floats) -> Floats:
        """How much farther from the middle a point falls than its shadow on the plane. depth: the cosine of its angle."""
        raise NotImplementedError

    def angle(self, away: Floats) -> Floats:
        """The angle from the middle of what falls so far from it; NaN beyond the edge."""
        raise NotImplementedError

    def radian(self, width: float, height: float) -> float:
        return min(width, height) / 2 / self.rim


class Orthographic(Round):
    """The globe."""

    plotly_name, label = "orthographic", "Globe"
    note = "Orthographic projection."
    hides, is_of_base = True, False
    arrow_degrees = 2.0
    rim = 1.0

    def stretch(self, depth: Floats) -> Floats:
        return np.where(depth < 0, np.nan, 1.0)

    def angle(self, away: Floats) -> Floats:
        return np.arcsin(np.where(away > 1, np.nan, away))

    def fit(self, latitudes: Floats, longitudes: Floats, base: Base | None, frame: Frame) -> tuple[float, float, float]:
        """It turns to the middle of all points."""
        if not len(latitudes):
            return WHOLE, 15.0, 0.95
        mean = np.mean([unit(a, b) for a, b in zip(latitudes, longitudes, strict=True)], axis=0)
        latitude = float(np.degrees(np.arctan2(mean[2], np.hypot(mean[0], mean[1]))))
        return round(float(np.degrees(np.arctan2(mean[1], mean[0]))), 2), round(latitude, 2), 0.95

    def fill(self, centre: Base, scale: float, frame: Frame) -> dict[str, object]:
        """It is whole in any frame."""
        return {}


class AzimuthalEquidistant(Round):
    """The world from a base."""

    plotly_name, label = "azimuthal equidistant", "From the base"
    note = "Azimuthal equidistant projection: distances from {centre} are true."
    hides, is_of_base = False, True
    arrow_degrees = 4.6

    def stretch(self, depth: Floats) -> Floats:
        angle = np.arccos(np.clip(depth, -1, 1))
        return np.where(angle > 1e-9, angle / np.maximum(np.sin(angle), 1e-9), 1)

    def angle(self, away: Floats) -> Floats:
        return np.where(away > np.pi, np.nan, away)

    def fit(self, latitudes: Floats, longitudes: Floats, base: Base | None, frame: Frame) -> tuple[float, float, float]:
        """It is centred on the base."""
        latitude, longitude = base or (0.0, 0.0)
        return round(longitude, 2), round(latitude, 2), 0.9

    def fill(self, centre: Base, scale: float, frame: Frame) -> dict[str, object]:
        """The box holds the whole rim where the poles are left out, but not what is opposite the base."""
        latitude, longitude = centre
        tall = max(80.0, (abs(latitude) + 90) / 2)
        return {"lataxis": {"range": [-tall, tall]}, "center": {"lon": longitude, "lat": latitude}}


FLAT = NaturalEarth()
PROJECTIONS: dict[str, Projection] = {
    "natural-earth": FLAT,
    "orthographic": Orthographic(),
    "azimuthal-equidistant": AzimuthalEquidistant(),
}
LABELS = {key: projection.label for key, projection in PROJECTIONS.items()}


def narrowest(longitudes: Floats) -> tuple[float, float]:
    """West edge and width of the narrowest band of longitudes that holds all points."""
    around = np.sort(np.unique(np.round(longitudes, 3) % 360))
    gaps = np.diff(np.append(around, around[0] + 360))
    widest = int(np.argmax(gaps))
    return float(around[(widest + 1) % len(around)]), float(360 - gaps[widest])
