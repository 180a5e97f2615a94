"""The page as the server draws it: what is said of the selection and its map, there before any script runs; where none does, with
a table of the tours. It stands as the live page will, in the same elements and places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

from components.addresses.scenes import scene
from components.drawing.countries import fills_of
from components.drawing.ground import MOST_LINES
from components.drawing.overlay_paint import paints_of
from components.drawing.svg import svg_of
from components.drawing.theme import DARK
from components.page.ids import Id
from components.page.plain import html_of
from data.frames import row_tuples
from data.tours import Tours
from data.words import counted

CLAIM = "Who travelled where, when, after whom"
MOST_TOURS = 300  # in the table of a page without scripts; the file has all
KEPT = 32  # maps kept in memory, the same for every reader
COLUMNS = (
    *(("official", "Official"), ("since", "From"), ("until", "To"), ("route", "Route"), ("stops", "Stops")),
    *(("nights", "Nights"), ("distance_km", "km"), ("record", "Record")),
)


SCRIPTS_OFF = (
    "Scripts are off.",
    f"The title, the counts and the tours below are whole; of more than {MOST_LINES:,} lines the map draws those gone most often. "
    "Filters, zoom, playback, the timeline, encounters, sortable tables and figures to compose need JavaScript.",
)


@dataclass(frozen=True)
class Offered:
    """What the page without scripts offers besides: files (what each is, and where), and the rows of the table of tours."""

    files: Sequence[tuple[str, str]]
    tours: Sequence[Mapping[str, Any]]


def first_page(selected: Tours, told: Mapping[str, Any], offered: Offered) -> str:
    """The document's body until the page lives. told: id -> what is said there."""
    words = {key: html_of(value) for key, value in told.items()}
    map_part = (
        f'<section class="map-part"><div class="story">{words[Id.STORY]}</div>'
        f'<div class="map-head"><div class="titles"><h2>{words[Id.TITLE]}</h2><div class="counts"><p>{words[Id.SUBTITLE]}</p>'
        f'<details class="record-note"><summary>About this record: {words[Id.RECORD_SHORT]}</summary><div class="note-body">'
        f'<p>{words[Id.RECORD_NOTE]}</p><p class="sources">{words[Id.SOURCES]}</p></div></details>'
        f'<ul class="legend">{words[Id.LEGEND]}</ul></div>'
        f'<p class="answer">{words[Id.ANSWER]}</p></div>'
        '<div class="map-tools"></div></div>'
        f'<div class="overlay-legend">{words[Id.OVERLAY_LEGEND]}</div>'
        f'<div class="map-frame">{first_map(selected, str(told[Id.TITLE]))}<div class="empty">{words[Id.EMPTY]}</div></div></section>'
    )
    return (
        '<div class="first"><header class="header-bar"><h1><a href="/">Diplomatic Tours</a></h1>'
        f'<p class="claim">{CLAIM}</p><nav><a href="/api">API</a></nav></header>'
        f'<div class="body"><aside class="filters"><h2>Filters</h2></aside><main>{map_part}'
        f"<noscript>{without_scripts(selected, offered)}</noscript></main></div></div>"
    )


@lru_cache(maxsize=KEPT)
def first_map(selected: Tours, title: str) -> str:
    """The map of a selection as SVG."""
    return svg_of(scene(selected, is_dark=False), fills_of(paints_of(selected), DARK), f"Map: {title}")


def without_scripts(selected: Tours, offered: Offered) -> str:
    """What needs scripts, other ways on, and the tours."""
    stories = "".join(f'<li><a href="/?{escape(row.query)}">{escape(row.title)}</a></li>' for row in row_tuples(selected.tables.stories))
    files = ", ".join(f'<a href="{escape(href)}">{escape(words)}</a>' for words, href in offered.files)
    return (
        f'<div class="first-words"><p><strong>{SCRIPTS_OFF[0]}</strong> {SCRIPTS_OFF[1]}</p>'
        f'<p>Stories:</p><ul>{stories}<li><a href="/?official=all">All tours</a></li></ul><p>Files of this selection: {files}.</p>'
        f"{tour_table(selected.selection.query(), offered.tours)}</div>"
    )


def tour_table(query: str, tours: Sequence[Mapping[str, Any]]) -> str:
    """The tours, the latest first."""
    rows = sorted(tours, key=lambda row: str(row["since"]), reverse=True)
    more = (
        f', the first {MOST_TOURS} of them here: <a href="/tours.csv?{escape(query)}">all as a file</a>' if len(rows) > MOST_TOURS else ""
    )
    head = "".join(f"<th>{name}</th>" for _, name in COLUMNS)
    body = "".join(f"<tr>{''.join(f'<td>{cell(row[key])}</td>' for key, _ in COLUMNS)}</tr>" for row in rows[:MOST_TOURS])
    return f"<h2>{counted(len(rows), 'tour')}{more}</h2><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def cell(value: Any) -> str:
    """A number with thousands apart, words as they are, nothing where nothing is known."""
    return "" if value is None else f"{value:,.0f}" if isinstance(value, int | float) else escape(str(value))
