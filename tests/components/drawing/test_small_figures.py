"""The small figures: bars per year, and lanes of who was where when."""

import pandas as pd

from components.drawing.small_figures import bars, lanes
from components.drawing.theme import LIGHT
from data.questions.encounters import encounters
from data.tours import Tours


def test_bars_stack_the_series_in_order() -> None:
    counts = pd.DataFrame({"year": [2001, 2002, 2001], "series": ["France", "France", "Japan"], "stops": [2, 1, 4]})
    figure = bars(counts, {"Japan": "#111111", "France": "#222222"}, LIGHT)
    assert [(bar.name, list(bar.x), list(bar.y)) for bar in figure.data] == [("Japan", [2001], [4]), ("France", [2001, 2002], [2, 1])]


def test_lanes_have_a_line_an_official_bars_for_stays_and_ticks_for_encounters(made_up: Tours) -> None:
    figure = lanes(made_up, encounters(made_up), LIGHT)
    ticks, *stays = figure.data
    assert list(figure.layout.yaxis.ticktext) == ["Blanc", "Sato"]
    assert sum(value is None for value in ticks.x) == 2
    assert [sum(day is None for day in lane.x) for lane in stays] == [3, 2]
    assert [str(day)[:10] for day in stays[0].x[:2]] == ["2003-03-01", "2003-03-04"]  # both days of a stay are inside
    assert stays[0].customdata[0][0] == "tour:blanc-anne/2003-03-01"
    assert stays[0].customdata[0][1] == "Suva, 1 to 3 March 2003"


def test_lanes_without_an_encounter_still_show_the_stays(made_up: Tours) -> None:
    none = encounters(made_up, within_days=1)
    assert [len(lane.y) // 3 for lane in lanes(made_up, none, LIGHT).data[1:]] == [3, 2]
