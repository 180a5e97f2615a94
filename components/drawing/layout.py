"""The layout of a map's figure: paper, sea and camera; no chart junk."""

from typing import Any

from components.drawing.projection import View
from components.drawing.theme import FONT, Look

BASE_MAPS = "/assets/topojson/"  # where the page finds them


def layout_of(look: Look, view: View, is_crowded: bool) -> dict[str, Any]:
    """Paper, sea and camera; no chart junk."""
    return {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "paper_bgcolor": look.sea if view.kind.is_flat else "rgba(0,0,0,0)",
        "showlegend": False,
        "font": {"family": FONT, "color": look.ink, "size": 13},
        "hoverlabel": {
            "bgcolor": look.paper,
            "bordercolor": look.border,
            "align": "left",
            "font": {"color": look.ink, "size": 13, "family": FONT},
        },
        "hoverdistance": 4,
        "clickanywhere": True,
        "dragmode": "pan",
        "geo": {
            "resolution": 110 if is_crowded else 50,
            "showland": False,
            "showcoastlines": False,
            "showcountries": False,
            "showlakes": False,
            "showframe": False,
            "showocean": True,
            "oceancolor": look.sea,
            "bgcolor": look.sea if view.kind.is_flat else "rgba(0,0,0,0)",
            **view.geo(),
        },
    }
