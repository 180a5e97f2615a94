"""What Python and the page's scripts both need, written once here and sent with the page: how things are drawn, which keys restrict."""

from typing import Any

from components.drawing import countries, hatch, marks, names, routes, theme
from components.drawing.layout import BASE_MAPS
from data.selection import RESTRICTING

STYLE_ID = "style"  # of the page's element that holds it, as JSON


def style() -> dict[str, Any]:
    """Sizes in pixels. Bands of widths: times up to, then a width if lines are few, many, crowded; `looks`: light, dark."""
    return {
        "baseMaps": BASE_MAPS,
        "restricting": [key.key for key in RESTRICTING.values()],
        "font": theme.FONT,
        "serif": theme.SERIF,
        "many": theme.MANY,
        "fewLegs": routes.FEW_LEGS,
        "crowded": routes.CROWDED,
        "widths": [[min(times, 10**6), *widths] for times, *widths in routes.WIDTHS],
        "opacity": list(routes.OPACITY),
        "paler": routes.PALER,
        "casing": [routes.CASING, routes.CASING_OPACITY],
        "dash": routes.DASH,
        "fewStops": marks.FEW_STOPS,
        "manyStops": marks.MANY_STOPS,
        "sizes": [list(sizes) for sizes in marks.SIZES],
        "ring": list(marks.RING),
        "edge": list(marks.EDGE),
        "disc": {"least": marks.SMALLEST_DISC, "room": marks.ROOM},
        "letters": {"sizes": list(marks.LETTERS), "widths": marks.GLYPHS, "width": marks.GLYPH},
        "star": marks.STAR,
        "name": names.SIZE,
        "border": {
            "plain": countries.BORDER,
            "visited": countries.OUTLINE,
            "thin": countries.THIN_OUTLINE,
            "many": countries.MANY_VISITED,
            "small": countries.SMALL,
            "smallEdge": countries.SMALL_EDGE,
        },
        "hatch": hatch.APART,
        "looks": [
            {"palette": list(look.palette)}
            | {name: getattr(look, name) for name in ("paper", "ink", "quiet", "sea", "land", "visited", "border", "outline", "second")}
            for look in (theme.LIGHT, theme.DARK)
        ],
    }
