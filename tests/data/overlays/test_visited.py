"""The overlay "visited by": who of those compared was where."""

from data.overlays.absence import overlay_of
from data.selection import Selection
from data.tours import Tours


def test_each_country_bears_who_was_there(made_up: Tours) -> None:
    overlay = overlay_of(made_up.select(Selection.parse("official=blanc-anne,sato-ken&overlay=visited-by", made_up.known)), "visited-by")
    assert overlay.name == "Visited by Blanc and Sato"
    told = dict(zip(overlay.countries["country"], overlay.countries["value"], strict=True))
    assert told == {"FJI": "Blanc only", "WSM": "Blanc only", "SGP": "both"}  # Sato was only announced in Fiji
    notes = dict(zip(overlay.countries["country"], overlay.countries["note"], strict=True))
    assert notes["SGP"] == "Blanc 1 stop and Sato 1 stop"
    assert "Known stops only" in overlay.description
    assert set(overlay.countries["source_id"]) == {"atlas"}


def test_one_alone_is_no_comparison(made_up: Tours) -> None:
    overlay = overlay_of(made_up.select(Selection.parse("official=blanc-anne&overlay=visited-by", made_up.known)), "visited-by")
    assert overlay.countries.empty
    assert overlay.description.startswith("It compares two to 4")
