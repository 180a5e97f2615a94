"""The figure for paper: what it says, that nothing on it touches, and how its settings are read."""

import datetime as dt
import re
from urllib.parse import parse_qsl

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.drawing.names import placed
from components.drawing.projection import View
from components.drawing.theme import GREYS
from components.paper.figure import paper_figure
from components.paper.settings import Paper
from components.paper.sheet import LINE
from data.errors import SelectionError
from data.files.export import source_rows
from data.selection import Selection
from data.tours import Tours

TODAY = dt.date(2026, 11, 24)
FOUNDING = "official=lavrov-sergey,pompeo-michael-r&from=2020-01-29&to=2020-02-08"


def told(figure: go.Figure) -> list[str]:
    return [note.text.replace("<br>", " ") for note in figure.layout.annotations]


def of(tours: Tours, query: str, paper: Paper) -> go.Figure:
    return paper_figure(tours.select(Selection.parse(query, tours.known)), paper, TODAY)


def test_it_says_what_it_shows(made_up: Tours) -> None:
    figure = of(made_up, "official=sato-ken&from=2003-03-01&to=2003-03-31", Paper())
    title, counts, footer, legend = told(figure)
    assert (figure.layout.width, figure.layout.height) == (1200, 800)
    assert title == "Sato, 1 to 31 March 2003"
    assert counts == "Known: 1 tour, 2 stops, 2 countries, about 21,000 km"  # one was only announced
    assert "known stops only" in legend
    assert "★ base" in legend
    assert "Sources: Example Press. Data through 31 December 2005 (Sato)." in footer
    assert "drawn 24 November 2026. Natural Earth projection: scale varies." in footer
    assert made_up.tables.version in footer


def test_title_subtitle_and_link_are_the_reader_s(made_up: Tours) -> None:
    paper = Paper(title="Across the reefs", subtitle="A sketch", link="https://tours.example.org/?official=sato-ken", legend=False)
    title, subtitle, footer = told(of(made_up, "official=sato-ken", paper))
    assert (title, subtitle) == ("Across the reefs", "A sketch")
    assert footer.endswith("https://tours.example.org/?official=sato-ken")


SHEETS = [
    (FOUNDING, Paper()),
    (FOUNDING, Paper(width=1280, height=720, stops=True)),
    (FOUNDING, Paper(width=1080, height=1080, stops=True, font=18)),
    (FOUNDING + "&overlay=us_cocom&overlay2=bri", Paper(width=340, height=400, font=9, look="grey")),
    (FOUNDING + "&projection=orthographic", Paper(width=718, height=500, font=10, stops=True)),
    ("official=all", Paper(width=1080, height=1350, stops=True)),
    ("official=all&overlay=us_cocom&overlay2=bri", Paper(width=1200, height=630)),
    ("official=lavrov-sergey&country=CUB,MEX,VEN,BRA&kind=bilateral,multilateral,negotiation,ceremony", Paper(width=600, height=900)),
]


@pytest.mark.parametrize(("query", "paper"), SHEETS)
def test_nothing_on_it_overlaps(tours: Tours, query: str, paper: Paper) -> None:
    figure = of(tours, query, paper)
    blocks = []  # upper edge, lower edge, left edge of every block of text, in pixels from the upper left
    for note in figure.layout.annotations:
        upper = (1 - note.y) * paper.height
        blocks.append((upper, upper + (note.text.count("<br>") + 1) * LINE * note.font.size, note.x * paper.width))
    bottom, top = (share * paper.height for share in figure.layout.geo.domain.y)
    blocks.append((paper.height - top, paper.height - bottom, 0.0))
    for number, one in enumerate(blocks):
        assert 0 <= one[0] < one[1] <= paper.height + 0.5
        for other in blocks[number + 1 :]:
            is_beside = other[2] != one[2] and 0.0 not in (other[2], one[2]) and abs(one[0] - other[0]) < 1
            assert is_beside or one[1] <= other[0] + 0.5 or other[1] <= one[0] + 0.5, (one, other)
    assert (top - bottom) / paper.height > 0.25


def test_every_stop_is_in_the_key(tours: Tours) -> None:
    words = " ".join(told(of(tours, FOUNDING, Paper(stops=True))))
    for place in ("London", "Kyiv", "Minsk", "Astana", "Tashkent", "Santiago de Cuba", "Mexico City", "Caracas"):
        assert f"{place}," in words
    assert "(departure not known)" in words


def test_many_stops_are_keyed_by_the_places_visited_most(tours: Tours) -> None:
    figure = of(tours, "official=rice-condoleezza", Paper(stops=True))
    words = " ".join(told(figure))
    assert "Jerusalem, Israel" in words
    numbers = next(trace for trace in figure.data if trace.meta == "names")
    assert {text.strip() for text in numbers.text} & {"1", "2", "3"}


def test_grey_prints_without_colour(tours: Tours) -> None:
    figure = of(tours, FOUNDING, Paper(look="grey"))
    marks = [trace for trace in figure.data[1:] if trace.mode == "markers+text" and trace.meta != "names"]
    assert {colour for trace in marks for colour in trace.marker.color} == set(GREYS[:2])
    assert {trace.marker.symbol for trace in marks} == {"circle", "square"}
    colours = {trace.line.color for trace in figure.data if trace.type == "scattergeo" and trace.mode == "lines"}
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in colours)


def test_transparent_paints_no_ground(tours: Tours) -> None:
    layout = of(tours, FOUNDING, Paper(look="transparent")).layout
    assert (layout.paper_bgcolor, layout.geo.oceancolor) == ("rgba(0,0,0,0)", "rgba(0,0,0,0)")


def test_settings_survive_an_address(made_up: Tours) -> None:
    paper = Paper(width=718, height=500, scale=3.125, font=10, look="grey", title="A & B", stops=True, legend=False, view="20,30,2")
    assert Paper.read(dict(parse_qsl(paper.query()))) == paper
    assert Paper().query() == ""


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"width": "20"}, "width=20 is not from 300 to 4000"),
        ({"height": "tall"}, "height=tall is no number"),
        ({"scale": "9"}, "scale=9 is not from 1 to 4"),
        ({"width": "nan"}, "width=nan is no number"),
        ({"look": "pink"}, "look=pink is not one of light, grey, transparent"),
        ({"stops": "yes"}, "stops=yes is neither 0 nor 1"),
        ({"view": "here"}, "view=here is no camera"),
        ({"title": "x" * 301}, "title= is longer than 300 characters"),
        ({"width": "4000", "height": "4000", "scale": "4"}, "make a picture of more than 32,000,000 pixels"),
    ],
)
def test_a_wrong_setting_is_named(given: dict[str, str], message: str) -> None:
    with pytest.raises(SelectionError, match=message):
        Paper.read(given)


def test_words_that_leave_no_room_are_refused(tours: Tours) -> None:
    founding = tours.select(Selection(official=("lavrov-sergey", "pompeo-michael-r"), since="2020-01-29", until="2020-02-08"))
    with pytest.raises(SelectionError, match="letters of 28 leave the map no room on 600 x 400"):
        paper_figure(founding, Paper(width=600, height=400, font=28), TODAY)
    with pytest.raises(SelectionError, match="letters of 12 leave the key no room"):
        paper_figure(founding, Paper(width=400, height=300, font=12, stops=True, legend=False), TODAY)


def test_what_a_reader_typed_is_printed_as_typed(tours: Tours) -> None:
    typed = tours.select(Selection(official=("lavrov-sergey",), q="<b>war</b> & peace"))
    texts = [note.text for note in paper_figure(typed, Paper(subtitle="<sup>x</sup>"), TODAY).layout.annotations]
    assert any("mentioning “&lt;b&gt;war&lt;/b&gt; &amp; peace”" in text for text in texts)
    assert "&lt;sup&gt;x&lt;/sup&gt;" in texts


def test_every_number_of_the_key_is_on_the_map(tours: Tours) -> None:
    for query in (Selection(official=("kissinger-henry-a",)), Selection(), Selection(official=("pompeo-michael-r",))):
        figure = paper_figure(tours.select(query), Paper(stops=True), TODAY)
        on_map = {text.strip() for trace in figure.data if trace.meta == "names" for text in trace.text}
        in_key = {sign for note in figure.layout.annotations for sign in re.findall(r"<b>(\d+)</b>", note.text)}
        assert in_key
        assert in_key <= on_map


def test_overlays_name_their_sources(tours: Tours) -> None:
    selected = tours.select(Selection(official=("pompeo-michael-r",), overlay="us_imports", until="2021-01-20"))
    assert any("overlays: census.gov" in note.text for note in paper_figure(selected, Paper(), TODAY).layout.annotations)
    assert any(row["publisher"] == "census.gov" for row in source_rows(selected))


def test_what_a_globe_hides_and_what_filters_leave_out_is_said(tours: Tours) -> None:
    globe = tours.select(Selection(official=("wang-yi",), projection="orthographic"))
    assert any(re.search(r"[1-9]\d* stops? on the far side", text) for text in told(paper_figure(globe, Paper(), TODAY)))
    flat = tours.select(Selection(official=("wang-yi",)))
    assert not any("far side" in text or "outside this selection" in text for text in told(paper_figure(flat, Paper(), TODAY)))
    filtered = tours.select(Selection(official=("albright-madeleine-korbel",), region=("Western Asia",)))
    assert any("○</span> on a tour, outside this selection" in text for text in told(paper_figure(filtered, Paper(), TODAY)))


def test_an_overlay_without_a_value_on_its_day_says_so(tours: Tours) -> None:
    before = tours.select(Selection(official=("kissinger-henry-a",), since="1974-05-01", until="1974-05-31", overlay="us_imports"))
    legend = re.sub(r"(<br>|\s)+", " ", " ".join(told(paper_figure(before, Paper(), TODAY))))
    assert "no figures for 1974 nor for the 2 years before (known: 1985 to 2022): no figure" in legend


def test_a_key_says_how_many_places_it_leaves_out(tours: Tours) -> None:
    selected = tours.select(Selection(official=("albright-madeleine-korbel",), region=("Western Asia",)))
    figure = paper_figure(selected, Paper(stops=True), TODAY)
    key = [note.text for note in figure.layout.annotations]
    listed = sum(len(re.findall(r"<b>\d+</b>", text)) for text in key)
    left = next(int(found[1]) for text in key if (found := re.search(r"and (\d+) more places?, not numbered", text)))
    assert listed + left == len(selected.by_place)


def test_a_name_stands_beside_its_own_mark_and_clear_of_others() -> None:
    spots = pd.DataFrame({"place_id": ["a", "b"], "name": ["Lisbon", "Porto"], "latitude": 0.0, "longitude": [0.0, 12.0], "mark": 17.0})
    view = View("natural-earth", 0, 0, 1)
    assert placed(spots, view, 1000, 520) == ["middle left", "middle right"]
    around_a = [(-12.0, -12.0, 12.0, 12.0)]
    assert placed(spots, view, 1000, 520, 12, around_a) == ["middle left", "middle right"]  # its own mark is no hindrance
    twice = pd.concat([spots, spots.assign(longitude=-12.0).head(1)])
    assert placed(twice, view, 1000, 520)[0] == "top center"
    assert placed(twice, view, 1000, 520)[2] is None  # a place is named once
