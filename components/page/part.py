"""A part of the page: what it puts where, the fields of the selection it shows, what the reader does in it, and its callbacks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import Dash

from components.drawing.theme import Look
from components.page.control import Control, Gesture
from data.chosen import Chosen
from data.tours import Tours

Inside = Callable[[str], list[Any]]  # what the parts put into a place
Layout = Callable[[Tours, Inside], Any]
TAB = "tab:"  # begins the places that are tabs under the map


@dataclass(frozen=True, eq=False)
class Say:
    """What a part says of a selection: `values(selected, look)` fills `ends`, properties of components, in their order.

    All parts say theirs in one answer. tab: that of a tab under the map is said only while it is open. is_first: the page's HTML
    says it too, before any script runs.
    """

    ends: Sequence[tuple[str, str]]
    values: Callable[[Tours, Look], Sequence[Any]]
    tab: str = ""
    is_first: bool = False


@dataclass(frozen=True, eq=False)
class Part:
    """`places`: place -> what stands there. The page has header, aside, main, panel and dialogs, and a tab for every place
    `tab:name`; a part's own layout may leave further places open to others (`inside`). `head`: what of a selection stands in the
    page's HTML, there before any script runs."""

    places: Mapping[str, Layout]
    register: Callable[[Dash, Tours, Chosen], None] = lambda app, tours, chosen: None
    controls: Callable[[Tours], list[Control]] = lambda tours: []
    gestures: Callable[[Tours], list[Gesture]] = lambda tours: []
    says: Callable[[Tours], list[Say]] = lambda tours: []
    head: Callable[[Chosen, str], str] = lambda chosen, query: ""
