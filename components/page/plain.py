"""What Dash shows, as HTML that needs no script: for the page as the server draws it."""

from html import escape
from typing import Any

from dash.development.base_component import Component

NEEDS_SCRIPT = ("Graph", "Markdown")  # left out
NAMES = {"className": "class", "colSpan": "colspan"}
KEPT = ("className", "href", "title", "colSpan", "style")


def html_of(node: Any) -> str:
    """Elements with their class, style, link and title; a component that is no element of HTML as what it holds."""
    if node is None:
        return ""
    if isinstance(node, list | tuple):
        return "".join(html_of(one) for one in node)
    if not isinstance(node, Component):
        return escape(str(node))
    if node._type in NEEDS_SCRIPT:
        return ""
    inside = html_of(getattr(node, "children", None))
    tag = "a" if node._type == "Link" else node._type.lower() if node._namespace == "dash_html_components" else ""
    if not tag:
        return inside
    given = {name: getattr(node, name, None) for name in KEPT}
    told = {NAMES.get(name, name): style_of(value) if name == "style" else value for name, value in given.items() if value}
    words = "".join(f' {name}="{escape(str(value))}"' for name, value in told.items())
    return f"<{tag}{words}>{inside}</{tag}>"


def style_of(style: dict[str, Any]) -> str:
    """A style as text; its names are those of variables (`--light`)."""
    return ";".join(f"{name}:{value}" for name, value in style.items())
