"""A server that has just said it is well answers a crowd."""

import json
import urllib.request
from concurrent.futures import ThreadPoolExecutor

from tests.browser.conftest import FOUNDING


def test_twenty_requests_at_once_all_succeed(fresh_server: str) -> None:
    page = f"{fresh_server}/?{FOUNDING}"
    body = json.dumps(
        {
            "output": "..map-scene.data...map-seen.data..",
            "outputs": [{"id": "map-scene", "property": "data"}, {"id": "map-seen", "property": "data"}],
            "inputs": [
                {"id": "address-selection", "property": "data", "value": FOUNDING},
                {"id": "header-dark", "property": "checked", "value": False},
            ],
            "changedPropIds": ["address-selection.data"],
            "state": [{"id": "map-seen", "property": "data", "value": None}],
        }
    ).encode()

    def ask(number: int) -> int:
        if number % 2:
            with urllib.request.urlopen(page, timeout=30) as answer:
                return int(answer.status)
        headers = {"Content-Type": "application/json"}
        with urllib.request.urlopen(urllib.request.Request(f"{fresh_server}/_dash-update-component", body, headers), timeout=30) as answer:
            return int(answer.status)

    with ThreadPoolExecutor(20) as crowd:
        assert list(crowd.map(ask, range(20))) == [200] * 20
