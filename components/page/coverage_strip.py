"""What is known of each official, year by year, as a strip: all of a year, some of its stops, nothing."""

from typing import Any

import pandas as pd
from dash import html

from data.questions.known import COMPLETE, NOTHING, PARTIAL, runs, years_known
from data.tables import Tables
from data.words import counted, listed

SHADES = (0.25, 0.5, 0.75, 1.0)  # of years known in part, by how many stops are known beside the year of most
SAID = {COMPLETE: "every journey the source knows", PARTIAL: "known in part", NOTHING: "nothing known"}
TICKS = (1, 2, 5, 10, 20, 50)  # years between labels
MOST_TICKS = 12


def coverage_strips(tables: Tables, officials: list[str]) -> Any:
    """One row an official, the latest in office first: the strip, known stops, how many stand at a city or a site, weak sources."""
    years = years_known(tables, officials)
    if years.empty:
        return None
    first, last = int(years["year"].min()), int(years["year"].max())
    heads = tables.officials[tables.officials["official_id"].isin(officials)].sort_values("in_office_since", ascending=False)
    by_official = dict(list(years.groupby("official_id")))
    rows = [
        row(by_official[key], name, first, last)
        for key, name in zip(heads["official_id"], heads["name"], strict=True)
        if key in by_official
    ]
    columns = ("Official", axis(first, last), "Known stops", "With a city", "Weak sources")
    return html.Div(
        [
            html.Ul([html.Li([html.I(className=f"known {key}"), words]) for key, words in SAID.items()], className="known-key"),
            html.Table([html.Thead(html.Tr([html.Th(name, scope="col") for name in columns])), html.Tbody(rows)], className="known-years"),
        ]
    )


def row(years: pd.DataFrame, name: str, first: int, last: int) -> Any:
    """The years of one official."""
    stops, with_city, weak = (int(years[column].sum()) for column in ("stops", "with_city", "weak"))
    told = listed([f"{span_words(since, until)}: {SAID[what]}{many_words(what, many)}" for since, until, what, many in runs(years)])
    share = f"{with_city / stops:.0%}" if stops else "–"
    strip = html.Div(className="strip", style={"background": gradient(years, first, last)}, title=told, role="img", **{"aria-label": told})
    cells = [html.Td(strip), *(html.Td(text, className="count") for text in (f"{stops:,}", share, f"{weak:,}" if weak else ""))]
    return html.Tr([html.Th(name, scope="row"), *cells])


def span_words(since: int, until: int) -> str:
    return str(since) if since == until else f"{since} to {until}"


def many_words(what: str, stops: int) -> str:
    """The stops of a stretch, where there are any."""
    return f", {counted(stops, 'stop')}" if stops else ""


def gradient(years: pd.DataFrame, first: int, last: int) -> str:
    """A background with a step a year: out of office as the paper, nothing known as what lies below, a hatch."""
    most = max(int(years["stops"].max()), 1)
    of_year = {int(one): (what, int(stops)) for one, what, stops in zip(years["year"], years["completeness"], years["stops"], strict=True)}
    width = 100 / (last - first + 1)
    steps, before = [], ""
    for place, year in enumerate(range(first, last + 1)):
        colour = shade(*of_year[year], most) if year in of_year else "var(--sheet)"
        if colour != before:
            steps += [f"{before} {place * width:.3f}%"] * bool(before) + [f"{colour} {place * width:.3f}%"]
        before = colour
    steps.append(f"{before} 100%")
    return f"linear-gradient(90deg, {', '.join(steps)}), {HATCH}"


HATCH = "repeating-linear-gradient(135deg, var(--quiet) 0 1px, transparent 1px 5px)"


def shade(completeness: str, stops: int, most: int) -> str:
    """The colour of a year: deep where all is known, paler the fewer stops are known of it, none where nothing is."""
    if completeness == COMPLETE:
        return "var(--ink)"
    if completeness == NOTHING:
        return "transparent"
    share = next(limit for limit in SHADES if stops <= limit * most)
    return f"color-mix(in srgb, var(--caution) {round(100 * share)}%, var(--sheet))"


def axis(first: int, last: int) -> Any:
    """The years above the strips."""
    step = next((step for step in TICKS if (last - first) / step <= MOST_TICKS), TICKS[-1])
    width = 100 / (last - first + 1)
    labels = [year for year in range(first, last + 1) if year % step == 0]
    return html.Div(
        [html.Span(str(year), style={"left": f"{(year - first) * width:.2f}%"}) for year in labels],
        className="axis",
        **{"aria-hidden": "true"},
    )
