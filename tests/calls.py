"""Callbacks called as the browser calls them."""

from typing import Any

from dash import Dash
from flask.testing import FlaskClient


def call(app: Dash, client: FlaskClient, output: str, inputs: dict[str, Any], states: dict[str, Any] | None = None) -> Any:
    """Call the callback with that output as the browser would; inputs and states by `id.property`."""
    key = next(key for key in app.callback_map if output in key.strip(".").split("..."))
    callback = app.callback_map[key]

    def ends(kind: str, values: dict[str, Any]) -> list[dict[str, Any]]:
        return [{**end, "value": values.get(f"{end['id']}.{end['property']}")} for end in callback[kind]]

    names = key.strip(".").split("...")
    outputs = [{"id": name.rsplit(".", 1)[0], "property": name.rsplit(".", 1)[1]} for name in names]
    body = {
        "output": key,
        "outputs": outputs if key.startswith("..") else outputs[0],
        "inputs": ends("inputs", inputs),
        "state": ends("state", states or {}),
        "changedPropIds": list(inputs),
    }
    return client.post("/_dash-update-component", json=body)
