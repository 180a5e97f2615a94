"""Figures by address: drawn by one Chrome, bounded in size, queue and time, remembered, and plain about what is missing."""

import asyncio
import struct
import threading
import time
import zlib
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from flask import Flask
from flask.testing import FlaskClient

from components.addresses import pictures as figures
from components.addresses.renderer import Allowance, BusyError, NoChromeError, Renderer, find_chrome, with_resolution
from data.tours import Tours

FOUNDING = "official=lavrov-sergey,pompeo-michael-r&from=2020-01-29&to=2020-02-08"
TOPOJSON = Path("assets/topojson")


class Slow(Renderer):
    """Draws nothing, slowly, and counts how often."""

    def __init__(self, seconds: float) -> None:
        super().__init__("a chrome", TOPOJSON)
        self.seconds, self.drawn = seconds, 0

    def draw(self, figure: dict[str, Any], options: dict[str, Any]) -> bytes:
        self.drawn += 1
        time.sleep(self.seconds)
        return b"picture"


def serve(tours: Tours, renderer: Renderer) -> FlaskClient:
    server = Flask(__name__)
    figures.register(server, tours, renderer)
    return server.test_client()


def test_without_a_chrome_it_says_what_to_install(made_up: Tours) -> None:
    answer = serve(made_up, Renderer(None, TOPOJSON)).get("/figure.png?official=sato-ken")
    assert answer.status_code == 501
    assert "apt-get install chromium" in answer.get_json()["error"]
    with pytest.raises(NoChromeError):
        Renderer(None, TOPOJSON).picture(dict, "png", 300, 300, 1)


def test_a_figure_is_drawn_once_for_the_same_view(made_up: Tours) -> None:
    renderer = Slow(0)
    client = serve(made_up, renderer)
    for query in ("official=sato-ken", "official=sato-ken&tab=stops", "official=sato-ken&panel=country:FJI"):
        answer = client.get(f"/figure.png?{query}")
        assert (answer.status_code, answer.get_data()[:7], answer.mimetype) == (200, b"picture", "image/png")
    assert renderer.drawn == 1
    client.get("/figure.png?official=sato-ken&width=500")
    client.get("/figure.svg?official=sato-ken")
    assert renderer.drawn == 3


def test_too_many_for_one_asker_are_sent_away_with_a_time(made_up: Tours, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "A_MINUTE", 3)
    client = serve(made_up, Slow(0))
    statuses = [client.get(f"/figure.png?official=sato-ken&width={400 + number}") for number in range(5)]
    assert [answer.status_code for answer in statuses] == [200, 200, 200, 429, 429]
    assert int(statuses[-1].headers["Retry-After"]) > 0
    assert client.get("/figure.png?official=sato-ken&width=400").status_code == 200  # what is remembered costs nothing


def test_an_allowance_comes_back_with_time() -> None:
    now = [0.0]
    allowance = Allowance(6, clock=lambda: now[0])
    assert [allowance.take("a") for _ in range(7)] == [0, 0, 0, 0, 0, 0, 11]
    assert allowance.take("b") == 0
    now[0] = 11.0
    assert allowance.take("a") == 0


def test_a_full_queue_is_answered_503_never_piled_up(made_up: Tours, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "A_MINUTE", 100)
    client_of = serve(made_up, Slow(0.3)).application
    answers: list[Any] = []

    def ask(number: int) -> None:
        answers.append(client_of.test_client().get(f"/figure.png?official=sato-ken&width={500 + number}"))

    crowd = [threading.Thread(target=ask, args=(number,)) for number in range(12)]
    started = time.monotonic()
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [200] * 5 + [503] * 7
    assert all(int(answer.headers["Retry-After"]) > 0 for answer in answers if answer.status_code == 503)
    assert time.monotonic() - started < 5


def test_one_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.addresses.renderer.DRAW_SECONDS", 0.2)
    renderer = Renderer("a chrome", TOPOJSON)

    async def hang(figure: dict[str, Any], options: dict[str, Any]) -> bytes:
        await asyncio.sleep(30)
        return b""

    monkeypatch.setattr(renderer, "calculate", hang)
    with pytest.raises(BusyError, match="too long"):
        renderer.picture(dict, "png", 300, 300, 1)
    assert renderer.waiting == 0


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("official=nobody", "official=nobody is no official of these tables"),
        ("width=5", "width=5 is not from 300 to 4000"),
        ("width=4000&height=4000&scale=3", "more than 32,000,000 pixels"),
    ],
)
def test_a_wrong_value_is_answered_400(app: Dash, query: str, told: str) -> None:
    answer = app.server.test_client().get(f"/figure.png?{query}")
    assert answer.status_code == 400
    assert told in answer.get_json()["error"]


def test_a_link_bears_title_and_picture_for_a_chat(app: Dash) -> None:
    page = app.server.test_client().get(f"/?{FOUNDING}").get_data(as_text=True)
    assert '<meta property="og:title" content="Lavrov and Pompeo, 29 January to 8 February 2020">' in page
    assert '<meta property="og:description" content="Known: 2 tours, 8 stops, 8 countries, 48,495 km">' in page
    assert 'property="og:image" content="http://localhost/figure.png?official=lavrov-sergey,pompeo-michael-r' in page


def test_the_map_alone_may_be_framed_and_nothing_else(app: Dash) -> None:
    client = app.server.test_client()
    alone = client.get(f"/embed?{FOUNDING}")
    assert "frame-ancestors *" in alone.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in alone.headers
    text = alone.get_data(as_text=True)
    for words in ("Lavrov and Pompeo, 29 January to 8 February 2020", "Office of the Historian", "Open the map"):
        assert words in text
    assert "frame-ancestors 'self'" in client.get(f"/?{FOUNDING}").headers["Content-Security-Policy"]
    assert client.get("/embed?official=nobody").status_code == 400


def test_a_chrome_that_is_not_there_is_none() -> None:
    assert find_chrome("/no/such/chrome") is None


def test_a_png_says_how_large_it_prints() -> None:
    """A picture of 1 x 1 at 300 dpi: 11,811 pixels a metre."""
    plain = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
    )
    told = with_resolution(plain, 300 / 96)
    at = told.index(b"pHYs")
    assert struct.unpack(">IIB", told[at + 4 : at + 13]) == (11811, 11811, 1)
    assert struct.unpack(">I", told[at + 13 : at + 17])[0] == zlib.crc32(told[at : at + 13])
    assert (told[:33], told[at + 17 :]) == (plain[:33], plain[33:])
