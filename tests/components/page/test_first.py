"""The page as the server draws it: what a reader without scripts, a crawler and a link preview read."""

import re
from html import unescape

import brotli
import pytest
from dash import dcc, html
from flask.testing import FlaskClient

from components.page.plain import html_of

FOUNDING = "official=lavrov-sergey,pompeo-michael-r&from=2020-01-29&to=2020-02-08"


def first(client: FlaskClient, query: str) -> str:
    page = client.get(f"/?{query}").get_data(as_text=True)
    return page[page.index('<div class="first">') : page.index("<footer>")]


def words(markup: str) -> str:
    return unescape(re.sub("<[^>]+>", " ", markup))


def test_title_counts_story_legend_map_and_sources_are_in_the_page(client: FlaskClient) -> None:
    page = first(client, FOUNDING)
    told = words(page)
    for words_told in (
        "Lavrov and Pompeo, 29 January to 8 February 2020",
        "2 tours, 8 stops, 8 countries, 48,495 km.",
        "Back to back in each other’s backyard.",
        "3 stops, partial record",
        "Office of the Historian",
        "Scripts are off.",
        "2 tours",
    ):
        assert words_told in told
    assert page.count("<svg class=") == 1
    assert 'aria-label="Map: Lavrov and Pompeo' in page


def test_the_table_tells_each_tour_and_where_all_are(client: FlaskClient) -> None:
    page = first(client, FOUNDING)
    rows = [re.findall("<td>(.*?)</td>", row) for row in re.findall("<tr>(<td>.*?)</tr>", page)]
    assert [row[0] for row in rows] == ["Lavrov", "Pompeo"]
    assert "Tashkent" in rows[1][3]
    assert rows[0][-1] == "partial"
    whole = first(client, "official=all")
    assert len(re.findall("<tr><td>", whole)) == 300
    assert '<a href="/tours.csv?official=all">all as a file</a>' in whole
    assert '<a href="/stops.csv?official=all">' in whole


def test_an_overlay_is_told_with_its_legend(client: FlaskClient) -> None:
    told = first(client, f"{FOUNDING}&overlay=nato")
    assert "NATO, as of" in words(told)
    assert 'class="swatch"' in told


def test_an_empty_selection_says_so(client: FlaskClient) -> None:
    page = first(client, "official=all&q=nowhere")
    assert "No stops match these filters" in words(page)
    assert "<td>" not in page


@pytest.mark.parametrize("query", ["q=%3Cscript%3Ealert(1)%3C/script%3E", "q=%22%3E%3Cimg%20src=x%3E", "official=nobody&tab=%3Cb%3E"])
def test_what_an_address_says_is_text(client: FlaskClient, query: str) -> None:
    page = first(client, query)
    assert not re.search("<script>|<img|<b>", page)


@pytest.mark.parametrize("query", [FOUNDING, "official=all"])
def test_the_whole_document_is_small(client: FlaskClient, query: str) -> None:
    assert len(brotli.compress(client.get(f"/?{query}").data, quality=5)) < 90_000


def test_what_dash_shows_becomes_plain_html() -> None:
    node = html.Li([html.Span(className="line", style={"--light": "#fff"}), "a < b", dcc.Link("all", href="/?x=1&y=2"), None, dcc.Graph()])
    assert html_of(node) == '<li><span class="line" style="--light:#fff"></span>a &lt; b<a href="/?x=1&amp;y=2">all</a></li>'
    assert html_of(["a", dcc.Markdown("| x |"), 3]) == "a3"
