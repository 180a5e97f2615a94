"""Great circles: points along them, bearings, and lines cut where they cross the date line."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def arc(from_latitude: float, from_longitude: float, to_latitude: float, to_longitude: float, at: Floats) -> tuple[Floats, Floats]:
    """Latitudes and longitudes (degrees) along the great circle, `at` being shares of the way from 0 to 1."""
    one, other = unit(from_latitude, from_longitude), unit(to_latitude, to_longitude)
    angle = np.arccos(np.clip(np.dot(one, other), -1, 1))
    if angle < 1e-9:
        return np.full_like(at, from_latitude), np.full_like(at, from_longitude)
    points = np.outer(np.sin((1 - at) * angle), one) + np.outer(np.sin(at * angle), other)
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    return np.degrees(np.arcsin(points[:, 2])), np.degrees(np.arctan2(points[:, 1], points[:, 0]))


def unit(latitude: float | Floats, longitude: float | Floats) -> Floats:
    """A point of the unit sphere, or many (3 x n)."""
    phi, lam = np.radians(latitude), np.radians(longitude)
    return np.array([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)])


def destination(latitude: float, longitude: float, bearing: float, degrees: float) -> tuple[float, float]:
    """Latitude and longitude reached from a point on a bearing (degrees from north) after an arc of some degrees."""
    phi, lam, theta, delta = np.radians([latitude, longitude, bearing, degrees])
    there = np.arcsin(np.sin(phi) * np.cos(delta) + np.cos(phi) * np.sin(delta) * np.cos(theta))
    turn = np.arctan2(np.sin(theta) * np.sin(delta) * np.cos(phi), np.cos(delta) - np.sin(phi) * np.sin(there))
    return float(np.degrees(there)), float((np.degrees(lam + turn) + 540) % 360 - 180)


def bearing(from_latitude: float, from_longitude: float, to_latitude: float, to_longitude: float) -> float:
    """The initial bearing of the great circle, degrees clockwise from north."""
    phi, lam, there, far = np.radians([from_latitude, from_longitude, to_latitude, to_longitude])
    east = np.sin(far - lam) * np.cos(there)
    north = np.cos(phi) * np.sin(there) - np.sin(phi) * np.cos(there) * np.cos(far - lam)
    return float(np.degrees(np.arctan2(east, north)) % 360)


def pieces(latitudes: Floats, longitudes: Floats) -> list[list[list[float]]]:
    """A line as [longitude, latitude] lists, cut where it crosses the 180th meridian, which each piece then reaches (RFC 7946, 3.1.9)."""
    found: list[list[list[float]]] = [[]]
    before: tuple[float, float] | None = None
    for latitude, longitude in zip(latitudes.tolist(), longitudes.tolist(), strict=True):
        if before is not None and abs(longitude - before[1]) > 180:
            side = 180.0 if before[1] > 0 else -180.0
            span = (longitude + 360 * np.sign(side)) - before[1]
            share = (side - before[1]) / span if span else 0.0
            crossing = before[0] + share * (latitude - before[0])
            found[-1].append([side, round(crossing, 5)])
            found.append([[-side, round(crossing, 5)]])
        found[-1].append([round(longitude, 5), round(latitude, 5)])
        before = (latitude, longitude)
    return [piece for piece in found if len(piece) > 1]


def unwrapped(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A ring across the date line with longitudes that run on past 180, so that plane geometry holds."""
    longitudes = [x for x, _ in points]
    if max(longitudes) - min(longitudes) <= 180:
        return points
    return [(x + 360 if x < 0 else x, y) for x, y in points]


def arcs(ends: Floats, at: Floats) -> tuple[Floats, Floats]:
    """The same of many great circles at once, a row each. ends: n x 4, latitude and longitude of one end and of the other."""
    one, other = unit(ends[:, 0], ends[:, 1]), unit(ends[:, 2], ends[:, 3])  # 3 x n
    angle = np.arccos(np.clip((one * other).sum(axis=0), -1, 1))[:, None]
    still = np.where(angle < 1e-9, 1.0, angle)
    shares = np.where(angle < 1e-9, 1.0, np.sin((1 - at) * still)), np.where(angle < 1e-9, 0.0, np.sin(at * still))
    points = one[:, :, None] * shares[0] + other[:, :, None] * shares[1]
    points /= np.linalg.norm(points, axis=0)
    return np.degrees(np.arcsin(points[2])), np.degrees(np.arctan2(points[1], points[0]))
