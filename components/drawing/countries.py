"""The countries of a scene: fills of an overlay or of visits, borders, an outline for a second overlay; small states as points too."""

import pandas as pd

from components.drawing.overlay_paint import Paint
from components.drawing.theme import Look
from data.tours import Tours

SMALL_KM2 = 7_000  # states below are also drawn as points
MANY_VISITED = 30  # countries beyond which outlines are thinner
BORDER, OUTLINE, THIN_OUTLINE, SECOND = 0.5, 1.0, 0.6, 1.6  # pixels of a border: plain, of a visited country, of a second overlay
SMALL, SMALL_EDGE = 6.0, 1.2  # pixels across a small state's point, and of its edge
UNKNOWN_PATTERN = "rising"  # the hatch of what is not known, a key of `hatch.PATTERNS`
Paints = tuple[Paint | None, Paint | None]
COLUMNS = [
    *("country", "latitude", "longitude", "fill", "edge", "edge_width", "pattern"),
    *("is_visited", "is_second", "is_unknown", "is_tiny", "is_small", "click"),
]


def countries_of(tours: Tours, paints: Paints, look: Look) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """One row a country in the order of drawing, and the colours that `fill` counts.

    Columns: country (alpha-3), latitude, longitude (of its label point), fill, edge (a colour), edge_width (pixels), pattern
    (the hatch that tells its fill from others, or empty), is_visited, is_second (in the second overlay), is_unknown (of which
    the first overlay can say nothing), is_tiny (too small to be seen), is_small (so drawn as a point too: territories only where
    visited), click.
    """
    first, second = paints
    countries, visited = tours.tables.countries, set(tours.stops["country"].unique())
    table = countries.assign(
        is_visited=countries["country"].isin(visited),
        is_second=countries["country"].isin(second.index if second else ()),
        click="country:" + countries["country"],
    ).sort_values(["is_second", "is_visited"], kind="stable")
    fills = fills_of(paints, look)
    table["fill"] = table["is_visited"].astype(int) if first is None else table["country"].map(first.index).fillna(-2).astype(int) + 2
    outline = OUTLINE if len(visited) <= MANY_VISITED else THIN_OUTLINE
    edges = [
        (look.second, SECOND) if s else (look.outline, outline if v else BORDER) if v else (look.border, BORDER)
        for s, v in zip(table["is_second"], table["is_visited"], strict=True)
    ]
    table["is_unknown"] = table["country"].isin(first.unknown() if first else ())
    table["pattern"] = [
        UNKNOWN_PATTERN if u else look.patterns.get(fills[f], "") for u, f in zip(table["is_unknown"], table["fill"], strict=True)
    ]
    table["is_tiny"] = table["area_km2"] < SMALL_KM2
    table["is_small"] = table["is_tiny"] & ((table["status"] != "territory") | table["is_visited"])
    table[["edge", "edge_width"]] = pd.DataFrame(edges, index=table.index)
    return table[COLUMNS].reset_index(drop=True), fills


def fills_of(paints: Paints, look: Look) -> tuple[str, ...]:
    """The colours of countries in a look: land and what was visited, or land twice and the swatches of the first overlay."""
    first = paints[0]
    return (look.land, look.visited) if first is None else (look.land, look.land, *first.colours(look))
