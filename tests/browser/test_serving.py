"""A server that has just said it is well answers a crowd."""

import json
import urllib.request
from concurrent.futures import ThreadPoolExecutor

from components.drawing.style import SCENE
from tests.browser.conftest import FOUNDING


def test_twenty_requests_at_once_all_succeed(fresh_server: str) -> None:
    page = f"{fresh_server}/?{FOUNDING}"
    scene = f"{fresh_server}{SCENE}?{FOUNDING}&look=light"
    body = json.dumps(
        {
            "output": "playback-changes.data",
            "outputs": {"id": "playback-changes", "property": "data"},
            "inputs": [{"id": "playback-changes-asked", "property": "data", "value": f"{FOUNDING}&overlay=nato"}],
            "changedPropIds": ["playback-changes-asked.data"],
        }
    ).encode()

    def ask(number: int) -> int:
        if number % 3:
            with urllib.request.urlopen(page if number % 3 == 1 else scene, timeout=30) as answer:
                return int(answer.status)
        headers = {"Content-Type": "application/json"}
        with urllib.request.urlopen(urllib.request.Request(f"{fresh_server}/_dash-update-component", body, headers), timeout=30) as answer:
            return int(answer.status)

    with ThreadPoolExecutor(20) as crowd:
        assert list(crowd.map(ask, range(20))) == [200] * 20
