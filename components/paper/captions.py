"""The words of a figure: title, counts, legend, key, sources and footer, from what is selected."""

import datetime as dt
from dataclasses import dataclass
from html import escape

import pandas as pd

from components.drawing.cards import dates
from components.drawing.colours import Group
from components.drawing.countries import UNKNOWN_PATTERN
from components.drawing.marks import FEW_STOPS
from components.drawing.overlay_paint import Paint, as_of, cautions, paints_of
from components.drawing.projections import PROJECTIONS
from components.drawing.routes import is_dashed
from components.drawing.scene import bases_of
from components.drawing.theme import Look
from components.drawing.tour_words import totals, when
from components.paper.settings import Paper
from data.coverage import reach_sentence
from data.frames import row_dicts
from data.selection import ABSENCES, VISITED_BY, Names
from data.tours import Tours
from data.words import counted, day, listed

SIGNS = ("●", "■", "◆", "▲")
SWATCH = "\u2588\u2588"
HATCHED = {"rising": "▨", "falling": "▧", "upright": "▥", "level": "▤", "crossed": "▩"}


@dataclass(frozen=True)
class Words:
    """What a figure says beside its key: entries are those of the legend, none where it has none."""

    title: str
    counts: str
    entries: list[str]
    foot: str


def words_of(tours: Tours, paper: Paper, shown: list[Group], look: Look, today: dt.date, *, behind: int = 0, centre: str = "") -> Words:
    """The words of a selection set for paper. behind, centre: see `footer`."""
    entries = legend(tours, shown, look, is_grey=paper.look == "grey") if paper.legend else []
    foot = footer(tours.focus, paper.link, today, behind, centre)
    return Words(paper.title or title_of(tours), paper.subtitle or counts(tours), entries, foot)


def key_rows(tours: Tours, shown: list[Group], look: Look, named: pd.DataFrame) -> list[tuple[str, str]]:
    """The key: every stop by its number on the map, or, where stops are many, the places that are numbered (rows of `by_place`)."""
    if len(tours.stops) > FEW_STOPS:
        most = row_dicts(named)
        at_least = "at least " if tours.is_partial else ""
        listed = [
            (f"<b>{place}</b>", f"{row['place']}, {tours.tables.country_names[row['country']]}: {at_least}{counted(row['stops'], 'stop')}")
            for place, row in enumerate(most, 1)
        ]
        left = len(tours.by_place) - len(most)
        return [*listed, ("", f"and {left:,} more {'place' if left == 1 else 'places'}, not numbered")] if left else listed
    colour = {official: look.palette[group.colour] for group in shown for official in group.officials}
    order = row_dicts(tours.stops.sort_values(["arrived", "official_id", "seq"], kind="stable"))
    is_one = tours.stops["official_id"].nunique() == 1
    told = []
    for row in order:
        who = "" if is_one else f"{tours.tables.short_names[row['official_id']]}: "
        where = f"{row['place']}, {tours.tables.country_names[row['country']]}"
        event = f"; {row['event']}" if row["event"] else ""
        sign = f'<b><span style="color:{colour[row["official_id"]]}">{"–" if pd.isna(row["number"]) else row["number"]}</span></b>'
        told.append((sign, f"{who}{where}, {dates(row['arrived'], row['left'])}{event}"))
    return told


def title_of(tours: Tours) -> str:
    """What the figure shows: the tour in focus, else the selection."""
    tables, tour = tours.tables, tours.focus
    if tours.is_on_tour:
        return f"{tables.short_names[tour.tours['official_id'].iloc[0]]}, {when(tour)}"
    return tours.selection.describe(Names.of(tables))


def counts(tours: Tours) -> str:
    """The numbers under the title, said to be those of known stops where the record is partial: tours and km are no lower bounds."""
    if tours.is_on_tour:
        row = tours.focus.tours.iloc[0]
        return ("Known: " if row["is_partial"] else "") + ", ".join(totals(tours.focus))
    if not len(tours.stops):
        return "No stops match these filters"
    return ("Known: " if tours.is_partial else "") + tours.summary()


def legend(tours: Tours, shown: list[Group], look: Look, *, is_grey: bool = False) -> list[str]:
    """One entry a colour, a dashed sign where the record is partial; then the overlays with their day."""
    told = tours.focus
    if tours.is_on_tour:  # the tour is what is told; the rest of the selection is its setting
        shown = [group for group in shown if told.stops["official_id"].iloc[0] in group.officials]
    partial = set(tours.stops.loc[tours.stops["is_partial"], "official_id"])
    stops = told.stops["official_id"].value_counts()
    entries = []
    for place, group in enumerate(shown):
        many = int(stops.reindex(list(group.officials)).sum())
        is_partial = bool(partial & set(group.officials))
        sign = SIGNS[place % len(SIGNS)] if is_grey else "- -" if is_dashed(tours.legs, is_partial=is_partial) else "—"
        note = ", known stops only" if is_partial else ""
        name = escape(tours.tables.short_names[told.stops["official_id"].iloc[0]] if tours.is_on_tour else group.name, quote=False)
        entries.append(f'<span style="color:{look.palette[group.colour]}"><b>{sign}</b></span> {name} ({counted(many, "stop")}{note})')
    if len(told.stops) < len(tours.stops):
        entries.append(f'<span style="color:{look.quiet}">·</span> faint: the other tours selected')
    if passed(tours):
        entries.append(f'<span style="color:{look.quiet}">○</span> on a tour, outside this selection')
    paints = paints_of(tours)
    if len(tours.stops):
        visited = f'<span style="color:{look.outline}">▭</span> visited'
        entries.append(visited if paints[0] else f'<span style="color:{look.visited}">{SWATCH}</span> visited')
    for paint, is_filled in zip(paints, (True, False), strict=True):
        if paint:
            fills = paint.colours(look)
            swatches = [
                f"{sample(fills[s.colour], look, is_unknown=s.colour == paint.unknown_swatch)} {escape(s.label, quote=False)}"
                for s in paint.swatches
            ]
            none = "no figure" if paint.overlay.kind == "number" else "no country"
            samples = (swatches or [none]) if is_filled else [f'<span style="color:{look.second}">□</span> {outlined(paint)}']
            unit = f", {paint.overlay.unit}" if paint.overlay.unit else ""
            limits = cautions(paint.overlay) if paint.overlay.kind in ("number", "steps", "sides") else []
            head = f"{paint.overlay.name}{unit}, {as_of(paint.overlay)}:"
            entries += [escape(head, quote=False), *samples, *(escape(limit, quote=False) for limit in limits)]
    return [*entries, "★ base"] if entries else []


def outlined(paint: Paint) -> str:
    """What a second overlay outlines: every value it has."""
    return escape(f"outlined: {listed([swatch.label for swatch in paint.swatches])}" if paint.swatches else "outlined", quote=False)


def passed(tours: Tours) -> bool:
    """Whether legs of the selection begin or end at a stop that the filters leave out."""
    ends = {*tours.legs["from_place_id"], *tours.legs["to_place_id"]}
    return bool(ends - set(tours.stops["place_id"]) - set(bases_of(tours)["place_id"]))


def sample(fill: str, look: Look, *, is_unknown: bool) -> str:
    """A square of a fill, hatched where the map hatches it."""
    pattern = UNKNOWN_PATTERN if is_unknown else look.patterns.get(fill)
    return f'<span style="color:{look.quiet}">{HATCHED[pattern]}</span>' if pattern else f'<span style="color:{fill}">{SWATCH}</span>'


def source_line(tours: Tours, most: int | None = 5) -> str:
    """Sources, the day the data reach, borders, version; at most so many publishers of stops are named, None: all."""
    tables = tours.tables
    cited = tours.stops["source_id"].value_counts()
    publishers = tables.publishers
    named = list(dict.fromkeys(publishers[key] for key in cited.index))
    told = ", ".join(named[:most]) + (f" and {len(named[most:])} more" if most and named[most:] else "")
    reach = reach_sentence(tours.selection, tables)
    drawn = [paint.overlay for paint in paints_of(tours) if paint and paint.overlay.overlay_id not in (*ABSENCES, VISITED_BY)]
    behind = ", ".join(dict.fromkeys(publishers[key] for overlay in drawn for key in overlay.source_ids()))
    source = f"Sources: {'; overlays: '.join(part for part in (told, behind) if part)}. " if named or behind else ""
    borders = "Base map: Natural Earth; borders follow UN resolutions where there are any."
    return f"{source}{reach} {borders} Diplomatic Tours, tables {tables.version}."


def footer(tours: Tours, link: str, today: dt.date, behind: int = 0, centre: str = "") -> str:
    """The sources, the projection, the day it was drawn, and the link.

    behind: stops on the far side of a globe. centre: the base a map from the base is centred on, where it is.
    """
    projection = PROJECTIONS[tours.selection.projection]
    note = projection.note if centre or not projection.is_of_base else projection.note.split(":")[0] + "."
    note = note.replace("{centre}", centre)
    if behind:
        note += f" {counted(behind, 'stop')} on the far side."
    return f"{source_line(tours).removesuffix('.')}, drawn {day(today.isoformat())}. {note} {link}".strip()
