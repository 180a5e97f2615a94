"""What a click on a figure means: points carry `tour:...`, `place:...` or `country:...`; elsewhere closes the panel."""

from typing import Any

from components.page.control import Changes


def read_click(click: dict[str, Any] | None) -> Changes:
    """A click on a stop tells the place, on a leg or a stay the tour, on a country the country; beside all it closes the panel."""
    point = next(iter((click or {}).get("points") or []), None)
    if point is None:
        return {"tour": "", "panel": ""}
    told = point.get("customdata")
    told = str(told[0] if isinstance(told, list) else told or "")
    if told.startswith("tour:"):
        return {"tour": told.removeprefix("tour:"), "panel": ""}
    return {"panel": told, "tour": ""} if told.startswith(("place:", "country:")) else {}
