"""Stops a year as small charts of bars, one a side, all with one scale; every bar bears its number and leads to its year."""

from typing import Any

import pandas as pd
from dash import dcc, html

from data.questions.compare import Side
from data.questions.known import COMPLETE, NOTHING
from data.questions.summary import by_year

MOST_BARS = 40  # beyond as many years, bars stand for ten years each


def years_chart(them: list[Side]) -> Any:
    """None where all is of one year."""
    series = {side.name: stops_by_year(side) for side in them}
    years = sorted({year for own in series.values() for year in own["year"]})
    if len(years) < 2:
        return None
    step = 1 if years[-1] - years[0] < MOST_BARS else 10
    first = years[0] // step * step
    spans = [(year, year + step - 1) for year in range(first, years[-1] + 1, step)]
    bars = {name: [bar(own, *span) for span in spans] for name, own in series.items()}
    most = max((stops for own in bars.values() for stops, _ in own), default=0) or 1
    return html.Div([chart(side, spans, bars[side.name], most, is_one=len(them) == 1) for side in them], className="year-charts")


def stops_by_year(side: Side) -> pd.DataFrame:
    """year, stops, is_all (known in full), is_known (anything is known) of a side's officials together."""
    table = by_year(side.tours)
    told = table.assign(is_all=table["completeness"] == COMPLETE, is_known=table["completeness"] != NOTHING)
    return told.groupby("year").agg(stops=("stops", "sum"), is_all=("is_all", "all"), is_known=("is_known", "any")).reset_index()


def bar(own: pd.DataFrame, since: int, until: int) -> tuple[int, str]:
    """The stops of some years, and what is known of them: all, in part, nothing, or no office (empty)."""
    within = own[own["year"].between(since, until)]
    if within.empty:
        return 0, ""
    known = "complete" if within["is_all"].all() else "partial" if within["is_known"].any() else "nothing"
    return int(within["stops"].sum()), known


def chart(side: Side, spans: list[tuple[int, int]], bars: list[tuple[int, str]], most: int, *, is_one: bool) -> Any:
    """One side's bars."""
    asked = side.tours.selection
    columns = []
    for (since, until), (stops, known) in zip(spans, bars, strict=True):
        label = f"{since}" if since == until else f"{since}s"
        told = {"": "not in office", "nothing": "nothing known", "partial": f"{stops} known", "complete": f"{stops}"}[known]
        inside = [
            html.B(f"{stops:,}" if known in ("complete", "partial") else ""),
            html.I(style={"height": f"{100 * stops / most:.1f}%"}, className=known or "out"),
        ]
        body: Any = html.Span(inside, className="year-bar")
        if stops:
            body = dcc.Link(inside, href=f"/?{years_of(asked, since, until)}", className="year-bar", title=f"{label}: {told} stops")
        is_named = len(spans) <= 16 or since % 5 == 0 or until > since
        columns.append(html.Li([body, html.Small(label if is_named else "")], title=f"{label}: {told}"))
    head = [] if is_one else [html.H4(side.name)]
    return html.Div([*head, html.Ol(columns, className="year-bars")])


def years_of(asked: Any, since: int, until: int) -> str:
    query: str = asked.but(since=f"{since}-01-01", until=f"{until}-12-31", tour="").query()
    return query
