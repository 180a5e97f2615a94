"""A component of our own: what it holds is built when it is first to be seen (`assets/later.js`)."""

from typing import Any, ClassVar

from dash.development.base_component import Component


class Later(Component):  # type: ignore[misc]
    """Builds its children when it is first seen on the live page, and keeps them."""

    _children_props: ClassVar[list[str]] = []
    _base_nodes: ClassVar[list[str]] = ["children"]
    _namespace = "diplomatic_tours"
    _type = "Later"

    def __init__(self, children: Any) -> None:
        self._prop_names = ["children"]
        self._valid_wildcard_attributes: list[str] = []
        self.available_properties = ["children"]
        self.available_wildcard_properties: list[str] = []
        super().__init__(children=children)
