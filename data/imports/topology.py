"""TopoJSON as points and rings: its arcs undone, thinned, and which way a ring runs."""

from typing import Any

from shapely import LineString, Polygon

Position = tuple[float, float]  # longitude, latitude in degrees, the order of TopoJSON
Ring = list[int]  # arc numbers; ~n is arc n travelled backwards
Shape = list[Ring]  # outer ring, then holes


def decode_arc(arc: list[list[float]], transform: dict[str, list[float]] | None) -> list[Position]:
    """Undo TopoJSON's quantisation and delta coding."""
    if transform is None:
        return [(x, y) for x, y in arc]
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0.0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((round(x * sx + tx, 5), round(y * sy + ty, 5)))
    return points


def shapes_of(geometry: dict[str, Any]) -> list[Shape]:
    """Polygon and MultiPolygon alike as a list of polygons."""
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    return list(geometry.get("arcs", []))


def is_outer(points: list[Position]) -> bool:
    """Whether a ring runs clockwise, as outer rings do in TopoJSON made for d3."""
    return not Polygon(points).exterior.is_ccw


def thinned(arc: list[Position], tolerance: float) -> list[Position]:
    """Douglas-Peucker by shapely; a closed arc keeps at least a triangle."""
    line = list(LineString(arc).simplify(tolerance).coords)
    if arc[0] == arc[-1] and len(line) < 4:
        third = max(1, len(arc) // 3)
        line = [arc[0], arc[third], arc[min(2 * third, len(arc) - 2)], arc[0]]
    return [(x, y) for x, y in line]
