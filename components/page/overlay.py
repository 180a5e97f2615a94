"""The overlays: two pickers, the day they are shown for, and their legend."""

import datetime as dt
import re
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import dcc, html

from components.drawing.overlay_paint import FIGURES, Paint, as_of, cautions, paints_of
from components.drawing.small_figures import bars
from components.drawing.theme import DARK, LIGHT, Look
from components.page import control
from components.page.choices import BY_NAME
from components.page.control import Control
from components.page.ids import Id
from components.page.part import Inside, Part, Say
from data.frames import row_dicts, row_tuples
from data.overlays.on_day import default_day
from data.overlays.readings import through_overlay, totals
from data.overlays.received import received_ids
from data.selection import ABSENCE, ABSENCE_OFFICE, VISITED_BY
from data.tables import Tables
from data.tours import Tours
from data.words import listed

READ = ("Official", "Year", "Stops", "Inside", "Countries", "Inside", "Nights inside", "Nights outside", "Record")
MOST_READ = 4  # officials named in a line
FIRST_DAY = dt.date(1861, 1, 1)  # before the first day of any record


def layout(tours: Tours, inside: Inside) -> Any:
    tables = tours.tables
    last = dt.date.fromisoformat(default_day(tables, ""))
    picker = {"data": overlays(tables), "searchable": True, "filter": BY_NAME, "clearable": True, "size": "xs"}
    picker["maxDropdownHeight"] = 360
    return html.Div(
        [
            dmc.Select(id=Id.OVERLAY, label="Overlay", placeholder="colour countries by", **picker),
            dmc.Select(id=Id.OVERLAY2, label="Second overlay", placeholder="outline countries by", **picker),
            html.Div(
                [
                    html.Span("Overlay day", className="slider-label"),
                    dmc.Slider(
                        id=Id.ASOF,
                        min=0,
                        max=(last - FIRST_DAY).days,
                        step=1,
                        updatemode="mouseup",
                        label={"function": "overlayDay", "options": {"first": FIRST_DAY.isoformat()}},
                        thumbLabel="Overlay day",
                        size="sm",
                    ),
                ]
            ),
        ],
        className="overlay-part",
    )


def legend(tours: Tours, inside: Inside) -> Any:
    """Where the legend goes: under that of the officials."""
    return html.Div(id=Id.OVERLAY_LEGEND, className="overlay-legend")


def controls(tours: Tours) -> list[Control]:
    tables = tours.tables

    def day_number(selection: Any) -> int:
        on = dt.date.fromisoformat(selection.asof or default_day(tables, selection.until))
        return max(0, (on - FIRST_DAY).days)

    def read_day(number: int | None) -> dict[str, str]:
        return {"asof": (FIRST_DAY + dt.timedelta(days=int(number or 0))).isoformat()}

    return [control.one(Id.OVERLAY, "overlay"), control.one(Id.OVERLAY2, "overlay2"), Control(Id.ASOF, "value", day_number, read_day)]


def says(tours: Tours) -> list[Say]:
    """How far the slider reaches, and the legend of both overlays."""

    def words(selected: Tours, look: Look) -> list[Any]:
        days = {default_day(selected.tables, ""), default_day(selected.tables, selected.selection.until), selected.selection.asof}
        publishers = selected.tables.publishers
        first, second = paints_of(selected)
        shown = [paint for paint in (first, second) if paint]
        entries = [item for one in shown for item in (*entry(one, publishers, is_second=one is second), *reading(selected, one, look))]
        return [(dt.date.fromisoformat(max(days)) - FIRST_DAY).days, entries]

    return [Say([(Id.ASOF, "max"), (Id.OVERLAY_LEGEND, "children")], words, is_first=True)]


def entry(paint: Paint, publishers: dict[str, str], *, is_second: bool) -> list[Any]:
    """One overlay's legend: name, day, swatches with counts, cautions, sources."""
    overlay = paint.overlay
    swatches = [
        html.Li([mark(paint, swatch.colour, is_second), swatch.label, html.Small(f" {swatch.countries}")]) for swatch in paint.swatches
    ]
    if is_second and paint.swatches:
        names = listed([swatch.label for swatch in paint.swatches])
        swatches = [html.Li([mark(paint, 0, is_second), f"outlined: {names}", html.Small(f" {len(paint.index)}")])]
    sources = list(dict.fromkeys(publishers[key] for key in overlay.source_ids()))
    told = ", ".join(sources[:3]) + (f" and {len(sources) - 3} more" if len(sources) > 3 else "")
    unit = f", {overlay.unit}" if overlay.unit else ""
    none = html.Span(" no figure" if overlay.kind in FIGURES else " no country")
    head = html.Summary([html.Strong(f"{overlay.name}{unit}, {as_of(overlay)}"), html.Ul(swatches) if swatches else none])
    return [html.Details([head, html.Small(" ".join([*cautions(overlay), f"Source: {told}." if told else ""]))])]


def reading(selected: Tours, paint: Paint, shown: Look) -> list[Any]:
    """The selection read through an overlay: "Lavrov: 9 of 41 stops in members", and per year, folded away."""
    overlay = paint.overlay
    if overlay.kind in ("number", "steps", "count", "sides") or not len(selected.stops):
        return []
    table, names = through_overlay(selected, overlay.overlay_id), selected.tables.short_names
    sums = row_dicts(totals(table))
    told = [f"{names[row['official_id']]} {share(row)}" for row in sums[:MOST_READ]]
    more = f"; {len(sums) - MOST_READ} more below" if len(sums) > MOST_READ else ""
    body = [
        [
            names[row["official_id"]],
            *(f"{row[key]}" for key in ("year", "stops", "inside", "countries", "countries_inside")),
            *("not known" if row[key] != row[key] else f"{row[key]:.0f}" for key in ("nights_inside", "nights_outside")),
            "partial: lower bounds" if row["is_partial"] else "complete",
        ]
        for row in row_dicts(table)
    ]
    undated = sum(row["undated"] for row in sums)
    since = f". Of {undated} of them it is not known since when the country is in it" if undated else ""
    words = f"Stops in {overlay.name}, each on the day of arrival: {'; '.join(told)}{more}{since}"
    chart = dcc.Graph(figure=bars(*inside_outside(table, shown), shown), config={"displayModeBar": False}, className="small-chart")
    return [html.Details([html.Summary(words), chart, dcc.Markdown(as_markdown(READ, body))], className="reading coverage")]


def as_markdown(head: tuple[str, ...], rows: list[list[str]]) -> str:
    """A table of plain words: one component for Dash, which takes a second for every thousand cells that are one each."""
    lines = [head, ["---"] * len(head), *([re.sub(r"([\\`*_\[\]<>|~&])", r"\\\1", cell) for cell in cells] for cells in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def inside_outside(table: pd.DataFrame, shown: Look) -> tuple[pd.DataFrame, dict[str, str]]:
    """The stops of all officials per year, inside and outside, ready for bars."""
    years = table.groupby("year")[["stops", "inside"]].sum().reset_index()
    inside = years.assign(series="inside", stops=years["inside"])
    outside = years.assign(series="outside", stops=years["stops"] - years["inside"])
    return pd.concat([inside, outside], ignore_index=True), {"inside": shown.palette[4], "outside": shown.border}


def share(row: dict[str, Any]) -> str:
    """`9 of 41`, as a lower bound where the record is partial."""
    return f"{row['inside']} of {row['stops']}" + (" known" if row["is_partial"] else "")


def mark(paint: Paint, number: int, is_second: bool) -> Any:
    """A small square: filled for the first overlay, outlined for the second."""
    if is_second:
        return html.Span(className="swatch outlined", style={"--light": LIGHT.second, "--dark": DARK.second})
    is_unknown = number == paint.unknown_swatch
    return html.Span(
        className="swatch hatched" if is_unknown else "swatch",
        style={"--light": paint.colours(LIGHT)[number], "--dark": paint.colours(DARK)[number]},
    )


def overlays(tables: Tables) -> list[dict[str, Any]]:
    """The overlays for a picker, group by group."""
    groups: dict[str, list[dict[str, str]]] = {}
    years = {key: (own.min(), own.max()) for key, own in tables.spells["since"].str[:4].groupby(tables.spells["overlay_id"])}
    for row in row_tuples(tables.overlays.sort_values("name")):
        series = f", {'–'.join(years[row.overlay_id])}" if row.kind == "number" else ""
        groups.setdefault(row.group, []).append({"value": row.overlay_id, "label": f"{row.name}{series}"})
    groups["Absence"] = [
        {"value": ABSENCE, "label": "Years since the last visit by those chosen"},
        {"value": ABSENCE_OFFICE, "label": "Years since the last visit by any holder of their office"},
    ]
    groups["Comparison"] = [{"value": VISITED_BY, "label": "Visited by each of those compared"}]
    groups["Visits received"] = [
        {"value": key, "label": f"Visits of foreign leaders to {tables.country_names[host]}"} for key, host in received_ids(tables).items()
    ]
    return [{"group": group, "items": items} for group, items in sorted(groups.items()) if items]


PART = Part({"filters": layout, "legend": legend}, controls=controls, says=says)
