"""Every address a program may ask, defined once: what answers it, the page that documents it, and its OpenAPI description."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import quote

from components.addresses import scripts
from data.overlays.on_day import default_day
from data.selection import KEYS
from data.tours import Tours

FOUNDING = "official=lavrov-sergey,pompeo-michael-r&from=2020-01-29&to=2020-02-08"
Schema = dict[str, Any]
CAMERA: Schema = {
    "type": "string",
    "pattern": r"^-?[0-9]{1,3}(\.[0-9]+)?,-?[0-9]{1,2}(\.[0-9]+)?,[0-9]{1,2}(\.[0-9]+)?$",
    "examples": ["37.6,55.7,2.5"],
}


@dataclass(frozen=True)
class Parameter:
    """A key of the query; `schema` in JSON Schema, lists being comma-separated."""

    name: str
    told: str
    schema: Schema = field(hash=False)

    def openapi(self) -> dict[str, Any]:
        listed = {"style": "form", "explode": False} if self.schema["type"] == "array" else {}
        return {"name": self.name, "in": "query", "required": False, "description": self.told, "schema": self.schema, **listed}


@dataclass(frozen=True)
class Address:
    """One address: `answer` makes the body of what is selected. `parts`: of a file of several, what `part` may ask for instead.
    `more`: parameters beside those of the selection."""

    path: str
    told: str
    media: str
    answer: Callable[[Tours], bytes]
    example: str = FOUNDING
    is_selection: bool = True
    parts: Mapping[str, Callable[[Tours], bytes]] = field(default_factory=dict, hash=False)
    more: tuple[Parameter, ...] = ()
    errors: tuple[tuple[int, str], ...] = ()

    @property
    def name(self) -> str:
        return self.path.strip("/")


def parameters(tours: Tours) -> tuple[Parameter, ...]:
    """The keys of a selection, with the values these tables allow."""
    last = default_day(tours.tables, "")
    return tuple(Parameter(key.key, key.told.format(last=last), key.schema(tours.known)) for key in KEYS.values() if key.schema)


def openapi(addresses: list[Address], tours: Tours) -> dict[str, Any]:
    """The OpenAPI 3.1 description of the addresses."""
    keys = parameters(tours)
    components = {key.name: key.openapi() for key in keys}
    paths: dict[str, Any] = {}
    for address in addresses:
        refs = [{"$ref": f"#/components/parameters/{key.name}"} for key in keys] if address.is_selection else []
        body: dict[str, Any] = {"schema": {"type": ["object", "array"]}} if address.media.endswith("json") else {}
        answers: dict[str, Any] = {"200": {"description": address.told, "content": {address.media: body}}}
        told = ([(400, "A value is wrong; the body says which.")] if address.is_selection else []) + list(address.errors)
        for status, words in told:
            answers[str(status)] = {
                "description": words,
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
            }
        own = [key.openapi() for key in address.more]
        paths[address.path] = {
            "get": {"operationId": address.name, "summary": address.told, "parameters": refs + own, "responses": answers}
        }
    error = {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Diplomatic Tours",
            "version": tours.tables.version,
            "description": "Who travelled where, when, after whom: the selection of the page's address as files. "
            "Keys that are not known are ignored; `from` must not be after `to`.",
        },
        "paths": paths,
        "components": {"parameters": components, "schemas": {"Error": error}},
    }


def page(addresses: list[Address], tours: Tours) -> str:
    """The page that documents every address and key, each with an example that works."""
    rows = "".join(
        f"<tr><td><code>{escape(address.path)}</code></td><td>{escape(address.told)}</td><td><code>{escape(address.media)}</code></td>"
        f'<td><a href="{escape(link(address))}">{escape(link(address))}</a></td></tr>'
        for address in addresses
    )
    keys = "".join(row(key) for key in parameters(tours))
    more = "".join(row(key) for key in dict.fromkeys(key for address in addresses for key in address.more))
    head = "<tr><th scope=col>key</th><th scope=col>meaning</th><th scope=col>values</th></tr>"
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        '<title>Diplomatic Tours: addresses for programs</title><link rel="icon" href="data:,">'
        f'{scripts.styles("document")}<body class="document"><main>'
        '<p><a href="/">Diplomatic Tours</a></p><h1>API</h1>'
        "<p>Every file takes the query of the page: what the page shows is what the file holds. Keys that are not known are ignored; "
        "an unknown value is answered 400 with a body that says which. In lists of officials, countries, regions and offices an "
        "exclamation mark in front means all but these. A link of many values may be packed into one key, z; every address reads it. "
        "What is not known is empty, never zero. Every row of CSV "
        "and JSON bears its source, licence, the query and the version of the tables; other files say so once.</p>"
        "<p>The page itself is at <code>/?…</code>; "
        f"the map alone, for an iframe of another page, at <a href='/embed?{escape(FOUNDING)}'>/embed?…</a>, both with the same keys.</p>"
        f"<p>Tables {escape(tours.tables.version)}. A machine-readable description: <a href='/openapi.json'>/openapi.json</a>.</p>"
        "<h2>Addresses</h2><table>"
        "<tr><th scope=col>address</th><th scope=col>answer</th><th scope=col>type</th><th scope=col>example</th></tr>"
        f"{rows}</table>"
        f"<h2>Keys of the selection</h2><table>{head}{keys}</table>"
        f"<h2>Keys of figures and of CSV</h2><table>{head}{more}</table></main></body></html>"
    )


def row(key: Parameter) -> str:
    return f"<tr><td><code>{key.name}</code></td><td>{escape(key.told)}</td><td>{allowed(key.schema)}</td></tr>"


def link(address: Address) -> str:
    return f"{address.path}?{quote(address.example, safe='=&,:/')}" if address.example else address.path


def allowed(schema: Schema) -> str:
    """The values a key takes, a few of many."""
    values = schema.get("enum") or schema.get("items", {}).get("enum") or []
    if values:
        shown = [f"<code>{escape(str(value))}</code>" for value in values]
        rest = f"<details><summary>{len(values)} in all</summary>{', '.join(shown[6:])}</details>" if len(values) > 6 else ""
        return ", ".join(shown[:6]) + rest
    if schema.get("pattern"):
        return f"like <code>{escape(schema['examples'][0])}</code>"
    limits = [f"{word} {schema[key]}" for key, word in (("minimum", "from"), ("maximum", "to"), ("maxLength", "at most")) if key in schema]
    return escape(" ".join([str(schema.get("format") or schema["type"]), *limits]))
