"""What is said round the map: counts, what limits them, the story, the legend, and what to do where nothing is left."""

from typing import Any

from dash import dcc, html

from components.drawing.colours import groups
from components.drawing.projections import PROJECTIONS
from components.drawing.routes import is_dashed
from components.drawing.scene import centre_of
from components.drawing.theme import PALETTE, PALETTE_DARK
from data.frames import row_tuples
from data.selection import RESTRICTING
from data.tours import Tours
from data.words import counted

# The filters as a reader would call them.
FILTERS = {
    "country": "the countries",
    "region": "the regions",
    "membership": "the membership",
    "office": "the offices",
    "visit": "first or last visits",
    "kind": "the kinds",
    "met": "whom they met",
    "q": "the search",
}


def subtitle(selected: Tours) -> str:
    """The counts."""
    return f"{selected.summary()}." if len(selected.stops) else "No stops match these filters."


def note_short(selected: Tours) -> str:
    """In a word or two how far the record can be trusted here."""
    reach = selected.reach
    if reach.looked:
        return "found by words"
    if reach.partial or reach.partly:
        return "known stops only"
    return "not complete" if reach.is_limited else "complete" if reach.is_in_office else "nobody in office"


def note_words(selected: Tours) -> list[str]:
    """What limits the counts, one sentence a limit."""
    reach, visit = selected.reach, selected.selection.visit
    if not len(selected.stops) and reach.says_absence:
        return [reach.absence()]
    sentences = reach.sentences()
    if visit:
        where = "known in part, earlier or later visits may be missing" if reach.is_limited else "complete"
        sentences.append(f"First and last are judged over the whole record, whatever the other filters; here it is {where}.")
    if selected.is_cut:
        sentences.append("Distance counts only legs touching these stops; the table lists whole tours.")
    centre = centre_of(selected)
    if PROJECTIONS[selected.selection.projection].is_of_base and centre is not None:
        sentences.append(f"Centred on {centre['name']}.")
    return sentences


def empty(selected: Tours, title: str) -> Any:
    """What to say, and to do, when nothing is left."""
    if len(selected.stops):
        return None
    return [
        html.P(f"No stops match these filters: {title}."),
        html.P([*less(selected), dcc.Link("Show all tours", href="/?official=all", className="plain")], className="less"),
    ]


def less(selected: Tours) -> list[Any]:
    """One link for each filter that could go, the dates first, with the stops that are there without it."""
    asked, found = selected.selection, []
    given = [name for name in RESTRICTING if getattr(asked, name) != RESTRICTING[name].default]
    whose = "this official" if len(asked.official) == 1 else "these officials"
    groups = {f"all dates of {whose}": [name for name in given if name in ("since", "until")]}
    groups |= {f"without {FILTERS[name]}": [name] for name in given if name not in ("since", "until", "official")}
    groups |= {"all officials": [name for name in given if name == "official"]}
    for words, names in groups.items():
        wider = asked.but(**{name: RESTRICTING[name].default for name in names}, tour="", panel="")
        if names and len(names) < len(given) and (many := len(selected.select(wider).stops)):
            found.append(dcc.Link(f"{words[0].upper()}{words[1:]} ({counted(many, 'stop')})", href=f"/?{wider.query()}", className="plain"))
    return found


def story(selected: Tours) -> list[Any]:
    """The title and the sentences of the story whose selection this is."""
    query = selected.selection.query()
    for row in row_tuples(selected.tables.stories):
        if row.query == query:
            return [html.Strong(f"{row.title}. "), html.Span(f"{row.text} "), dcc.Link("Show all tours", href="/?official=all")]
    return []


def legend(selected: Tours) -> list[Any]:
    """One entry a colour; a dashed line where the map dashes those of a partial record."""
    items = []
    counts = selected.stops["official_id"].value_counts()
    partial = set(selected.stops.loc[selected.stops["is_partial"], "official_id"])
    for group in groups(list(selected.stops["official_id"].unique()), selected.tables):
        number = int(counts.reindex(list(group.officials)).sum())
        is_partial = bool(partial & set(group.officials))
        style = {"--light": PALETTE[group.colour], "--dark": PALETTE_DARK[group.colour]}
        note = ", partial record" if is_partial else ""
        items.append(
            html.Li(
                [
                    html.Span(className="dash" if is_dashed(selected.legs, is_partial=is_partial) else "line", style=style),
                    f"{group.name}",
                    html.Small(f" {counted(number, 'stop')}{note}"),
                ]
            )
        )
    if items:
        items.append(html.Li([html.Span("★", className="star"), "base"]))
        items += [html.Li([html.Span(className=f"open-mark {sign}"), words]) for sign, words in open_marks(selected)]
    return items


def open_marks(selected: Tours) -> list[tuple[str, str]]:
    """What open marks stand for on this map: their class, and words."""
    stops = selected.focus.stops
    is_announced = stops["status"] == "announced"
    only_announced = is_announced.groupby([stops["place_id"], stops["official_id"]]).all().any()
    has_country = bool((stops["precision"] == "country").any())
    told = [("known-roughly", "only the country is known")] if has_country else []
    return [*told, ("announced", "only announced")] if only_announced else told
