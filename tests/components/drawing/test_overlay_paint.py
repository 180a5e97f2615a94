"""How an overlay changes while time runs."""

import pandas as pd

from components.page.playback import MOST_DAYS, changes
from data.overlays.on_day import change_days
from data.selection import Selection
from data.tours import Tours

EPOCH = pd.Timestamp("1970-01-01")


def test_an_overlay_changes_on_its_dates(tours: Tours) -> None:
    days = change_days(tours.tables, "nato", pd.Timestamp("1998-01-01"), pd.Timestamp("2009-12-31"))
    assert days == ["1998-01-01", "1999-03-12", "2004-03-29", "2009-04-01"]
    assert change_days(tours.tables, "nato", pd.Timestamp("2010-01-01"), pd.Timestamp("2010-12-31")) == ["2010-01-01"]


def test_countries_join_in_the_colour_of_the_legend(tours: Tours) -> None:
    told = changes(tours.select(Selection(official=("clinton-hillary-rodham", "bush-george-w", "rice-condoleezza"), overlay="nato")))
    assert told is not None
    assert told["name"] == "NATO"
    assert len(told["days"]) == len(told["states"]) == len(told["words"])
    assert ("POL" in told["states"][0], "EST" in told["states"][0], "EST" in told["states"][-1]) == (True, False, True)
    assert set(told["states"][-1].values()) == {0}
    assert set(told["words"]) == {""}  # exact on every day


def test_a_yearly_number_keeps_the_classes_of_its_legend(tours: Tours) -> None:
    overlay = tours.tables.overlays.loc[tours.tables.overlays["kind"] == "number", "overlay_id"].iloc[0]
    told = changes(tours.select(Selection(official=("obama-barack",), overlay=overlay)))
    assert told is not None
    assert len(told["days"]) == 8  # the first stop, then each new year
    assert {colour for state in told["states"] for colour in state.values()} <= set(range(5))
    assert told["words"][0].startswith("figures of 2009")


def test_absence_is_told_for_sampled_days(tours: Tours) -> None:
    told = changes(tours.select(Selection(official=("pompeo-michael-r",), overlay="absence")))
    assert told is not None
    assert len(told["days"]) == 24
    assert told["words"][0].startswith("as of ")


def test_no_overlay_has_no_changes_and_many_are_thinned(tours: Tours) -> None:
    assert changes(tours.select(Selection(official=("pompeo-michael-r",)))) is None
    assert changes(tours.select(Selection(official=("pompeo-michael-r",), since="1990-01-01", until="1990-02-01", overlay="nato"))) is None
    every = [changes(tours.select(Selection(overlay=key))) for key in tours.tables.overlays["overlay_id"].iloc[::8]]
    assert all(told is None or len(told["days"]) <= MOST_DAYS for told in every)
