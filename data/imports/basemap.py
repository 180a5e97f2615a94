"""Builds the base map: our borders, two resolutions, every state kept, from Natural Earth's public-domain geometry.

Input is the folder of npm's `world-atlas@2.0.2` (`npm pack world-atlas@2.0.2`, unpacked), whose
`countries-50m.json` and `countries-10m.json` are TopoJSON with ISO numeric ids. Output is
`world_50m.json` and `world_110m.json`, read by plotly.js under these names: object `countries`,
ids ISO alpha-3 (Kosovo XKX). The border policy is the table of constants below and is told to the
reader in "About the data".
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from shapely import Polygon

from data.imports.topology import Position, Ring, Shape, decode_arc, is_outer, shapes_of, thinned
from data.sphere import unwrapped
from data.tables import read_table

# Resolution -> (simplification tolerance, smallest island kept) in degrees and square degrees.
RESOLUTIONS = {"50m": (0.02, 0.004), "110m": (0.12, 0.12)}
ARCHIPELAGO = 0.2  # square degrees: a state whose largest island is smaller keeps all its islands
ISLAND_DETAIL = 12  # a state's largest ring never falls below this many points, where it has them

# Features of Natural Earth without an ISO code -> the state they are drawn with
# (UN General Assembly positions), None: drawn with nobody.
UNCODED: dict[str, str | None] = {
    "Kosovo": "XKX",
    "Somaliland": "SOM",
    "N. Cyprus": "CYP",
    "Cyprus U.N. Buffer Zone": "CYP",
    "Dhekelia": "GBR",
    "Akrotiri": "GBR",
    "USNB Guantanamo Bay": "CUB",
    "Baikonur": "KAZ",
    "Indian Ocean Ter.": "AUS",
    "Coral Sea Is.": "AUS",
    "Siachen Glacier": None,
    "Spratly Is.": None,
    "Clipperton I.": None,
    "Bajo Nuevo Bank": None,
    "Serranilla Bank": None,
    "Scarborough Reef": None,
}
# Polygons that move to another state: (from, to, west, south, east, north), the box holds the whole polygon.
MOVES = [
    ("RUS", "UKR", 32.0, 44.0, 37.0, 46.5),  # Crimea: A/RES/68/262
    ("FRA", "GUF", -55.0, 2.0, -51.0, 6.0),
    ("FRA", "GLP", -62.0, 15.8, -60.9, 16.6),
    ("FRA", "MTQ", -61.3, 14.3, -60.7, 15.0),
    ("FRA", "REU", 55.0, -21.5, 56.0, -20.7),
    ("FRA", "MYT", 44.9, -13.1, 45.4, -12.5),
    ("NOR", "SJM", 10.0, 74.0, 34.0, 81.0),
    ("NOR", "SJM", -10.0, 70.0, -7.0, 72.0),
    ("NLD", "BES", -69.0, 11.9, -62.0, 18.0),
]
# The line of 1949 between Israel and Syria: the Golan is drawn with Syria (S/RES/497), from north to south.
ARMISTICE_LINE_1949: list[Position] = [
    (35.66, 33.26), (35.63, 33.19), (35.64, 33.09), (35.62, 33.0), (35.63, 32.92), (35.65, 32.88), (35.66, 32.8), (35.65, 32.72),
]  # fmt: skip
# The source's quantisation leaves the Holy See two points: its walls, by hand.
HOLY_SEE: list[Position] = [
    (12.446, 41.902), (12.449, 41.906), (12.453, 41.907), (12.458, 41.904), (12.457, 41.901), (12.451, 41.9), (12.446, 41.902),
]  # fmt: skip
ANTARCTICA = 6_000.0  # square degrees, roughly; only its rank matters
# The sea is the whole globe: on a sphere, all that lies outside a speck at the South Pole.
ALL_BUT_THE_POLE = [[0.0, -89.9], [-120.0, -89.9], [120.0, -89.9], [0.0, -89.9]]
# States too small for 50m, taken from the 10m file.
FROM_10M = ("GIB", "TUV", "UMI")


class World:
    """One TopoJSON file, taken apart: arcs as lists of positions, countries as lists of polygons of arcs."""

    def __init__(self, path: Path, alpha3: dict[str, str]) -> None:
        topology = json.loads(path.read_text(encoding="utf-8"))
        self.arcs = [decode_arc(arc, topology.get("transform")) for arc in topology["arcs"]]
        self.countries: dict[str, list[Shape]] = defaultdict(list)
        for geometry in topology["objects"]["countries"]["geometries"]:
            name = geometry["properties"]["name"]
            code = alpha3.get(geometry["id"]) if geometry.get("id") else UNCODED[name]
            if code is not None:
                self.countries[code] += shapes_of(geometry)

    def points(self, ring: Ring) -> list[Position]:
        """The positions of a ring, arcs joined."""
        line: list[Position] = []
        for number in ring:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            line += arc[1:] if line else arc
        return line

    def area(self, ring: Ring) -> float:
        """Planar area in square degrees; good enough to tell an islet from an island."""
        points = unwrapped(self.points(ring))
        if any(y < -89 for _, y in points):
            return ANTARCTICA  # a ring round the pole has no inside on a plane
        return float(Polygon(points).area) if len(points) > 3 else 0.0

    def dissolve(self, code: str) -> None:
        """Join a country's polygons where they share arcs, so that no inner border is drawn."""
        uses: dict[int, int] = defaultdict(int)
        for shape in self.countries[code]:
            for ring in shape:
                for number in ring:
                    uses[max(number, ~number)] += 1
        inner = {number for number, count in uses.items() if count == 2}
        touched = [s for s in self.countries[code] if any(max(n, ~n) in inner for r in s for n in r)]
        if not touched:
            return
        outline = [n for s in touched for r in s for n in r if max(n, ~n) not in inner]
        rings = sorted(self.link(outline), key=self.area, reverse=True)
        rest = [s for s in self.countries[code] if s not in touched]
        outer = [r for r in rings if is_outer(self.points(r))]
        holes = [r for r in rings if r not in outer]
        self.countries[code] = [[outer[0], *holes], *([r] for r in outer[1:]), *rest]

    def link(self, numbers: list[int]) -> list[Ring]:
        """Put loose arcs end to end until every ring is closed."""
        loose, rings = list(numbers), []
        while loose:
            ring = [loose.pop(0)]
            while self.points(ring)[0] != self.points(ring)[-1]:
                end = self.points(ring)[-1]
                ring.append(loose.pop(next(i for i, n in enumerate(loose) if self.points([n])[0] == end)))
            rings.append(ring)
        return rings


def apply_policy(world: World) -> None:
    """Move and dissolve polygons as the border policy says."""
    for source, target, west, south, east, north in MOVES:
        for shape in list(world.countries[source]):
            points = world.points(shape[0])
            if all(west <= x <= east and south <= y <= north for x, y in points):
                world.countries[source].remove(shape)
                world.countries[target].append(shape)
    borders = [{max(n, ~n) for s in world.countries[c] for r in s for n in r} for c in ("ISR", "SYR")]
    for number in borders[0] & borders[1]:
        arc = world.arcs[number]
        line = ARMISTICE_LINE_1949 if arc[0][1] > arc[-1][1] else ARMISTICE_LINE_1949[::-1]
        world.arcs[number] = [arc[0], *line, arc[-1]]
    world.arcs.append(HOLY_SEE)
    world.countries["VAT"] = [[[len(world.arcs) - 1]]]
    for code in ("UKR", "SOM", "CYP", "CUB", "KAZ"):
        world.dissolve(code)


def simplify(world: World, tolerance: float, smallest: float) -> dict[str, list[Shape]]:
    """Thin every arc out in place and drop islets, but keep each state's largest ring in detail."""
    kept: dict[str, list[Shape]] = {}
    detailed: set[int] = set()
    for code, shapes in world.countries.items():
        ranked = sorted(shapes, key=lambda s: world.area(s[0]), reverse=True)
        floor = smallest if world.area(ranked[0][0]) > ARCHIPELAGO else 0.0
        kept[code] = [s for i, s in enumerate(ranked) if i == 0 or world.area(s[0]) > floor]
        thin = [p for n in ranked[0][0] for p in thinned(world.points([n]), tolerance)]
        if len(thin) < ISLAND_DETAIL:
            detailed |= {max(n, ~n) for n in ranked[0][0]}
    for number, arc in enumerate(world.arcs):
        world.arcs[number] = arc if number in detailed else thinned(arc, tolerance)
    for code, shapes in kept.items():
        kept[code] = [[r for i, r in enumerate(s) if i == 0 or world.area(r) > 0] for s in shapes]
    return kept


def write(world: World, countries: dict[str, list[Shape]], path: Path) -> None:
    """Write TopoJSON, only the arcs in use, positions to 0.001 degree (110 m)."""
    used = sorted({max(n, ~n) for shapes in countries.values() for s in shapes for r in s for n in r})
    new = {old: i for i, old in enumerate(used)}

    def renumber(ring: Iterable[int]) -> list[int]:
        return [new[n] if n >= 0 else ~new[~n] for n in ring]

    geometries = [
        {
            "type": "MultiPolygon",
            "id": code,
            "properties": {"ct": centre(world, countries[code])},
            "arcs": [[renumber(r) for r in s] for s in countries[code]],
        }
        for code in sorted(countries)
    ]
    arcs = [[[round(x, 3), round(y, 3)] for x, y in world.arcs[n]] for n in used]
    empty = {"type": "GeometryCollection", "geometries": []}
    ocean = {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "arcs": [[len(arcs)]]}]}
    arcs.append(ALL_BUT_THE_POLE)
    objects: dict[str, Any] = {"countries": {"type": "GeometryCollection", "geometries": geometries}, "ocean": ocean}
    objects |= dict.fromkeys(("land", "coastlines", "lakes", "rivers", "subunits"), empty)
    text = json.dumps({"type": "Topology", "objects": objects, "arcs": arcs}, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")


def centre(world: World, shapes: list[Shape]) -> list[float]:
    """A point well inside the country's largest polygon."""
    if any(y < -89 for _, y in world.points(shapes[0][0])):
        return [0.0, -85.0]  # a ring round the pole has no inside on a plane
    point = Polygon(unwrapped(world.points(shapes[0][0]))).buffer(0).representative_point()
    return [round((point.x + 180) % 360 - 180, 2), round(point.y, 2)]


def build(atlas: Path, out: Path) -> list[Path]:
    """Write both resolutions from a `world-atlas` folder; the same bytes each time."""
    countries = read_table("countries")
    alpha3 = dict(zip(countries["numeric"], countries["country"], strict=True))
    written = []
    for name, (tolerance, smallest) in RESOLUTIONS.items():
        world = World(atlas / "countries-50m.json", alpha3)
        fine = World(atlas / "countries-10m.json", alpha3)
        for code in FROM_10M:
            shift = len(world.arcs)
            world.arcs += fine.arcs
            world.countries[code] = [[[n + shift if n >= 0 else n - shift for n in r] for r in s] for s in fine.countries[code]]
        apply_policy(world)
        kept = simplify(world, tolerance, smallest)
        out.mkdir(parents=True, exist_ok=True)
        write(world, kept, out / f"world_{name}.json")
        written.append(out / f"world_{name}.json")
    return written
