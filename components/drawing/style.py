"""What Python and the page's scripts both need, written once here and sent with the page: how things are drawn, which keys restrict."""

from typing import Any

from components.drawing import apart, colours, countries, hatch, marks, names, routes, theme, traces
from components.drawing.layout import BASE_MAPS
from data.selection import RESTRICTING

# Addresses of what the page shows (components/addresses/scenes.py).
SCENE, CARDS, RECORD = "/page/scene.json", "/page/cards.json", "/page/record.json"
STYLE_ID = "style"  # of the page's element that holds it, as JSON


def style() -> dict[str, Any]:
    """Sizes in pixels. Bands of widths: times up to, then a width if lines are few, many, crowded; `looks`: light, dark."""
    return {
        "baseMaps": BASE_MAPS,
        "addresses": {"scene": SCENE, "cards": CARDS, "record": RECORD},
        "restricting": [key.key for key in RESTRICTING.values()],
        "font": theme.FONT,
        "serif": theme.SERIF,
        "many": colours.MANY,
        "grey": colours.GREY,
        "clear": colours.CLEAR,
        "distances": [list(row) for row in colours.DISTANCES],
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
        "hollow": list(marks.HOLLOW),
        "dashedEdge": [float(length) for length in marks.DASHED_EDGE.split()],
        "markOpacity": [1.0, marks.MANY_OPACITY],
        "disc": {"least": marks.SMALLEST_DISC, "room": marks.ROOM},
        "letters": {"sizes": list(marks.LETTERS), "widths": marks.GLYPHS, "width": marks.GLYPH},
        "star": marks.STAR,
        "names": {"size": names.SIZE, "space": names.SPACE, "line": names.LINE, "round": names.ROUND},
        "apart": {
            **{"gap": apart.GAP, "same": apart.SAME, "dot": traces.DOT, "near": apart.NEAR},
            **{
                "astray": apart.ASTRAY,
                "crossed": apart.CROSSED,
                "ring": apart.RING,
                "reach": apart.REACH,
                "star": apart.STAR,
                "leader": traces.LEADER,
            },
        },
        "arrow": {"width": routes.ARROW, "length": routes.HEAD, "turn": routes.TURN, "shortest": routes.SHORTEST_PIXELS},
        "open": [marks.OPEN, marks.OPEN_EDGE],
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
