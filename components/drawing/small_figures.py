"""The small figures beside tables: visits per year, and lanes of who was where when. Frames in, figures out."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.drawing.cards import dates
from components.drawing.colours import groups
from components.drawing.theme import FONT, Look
from data.frames import row_dicts
from data.tours import Tours

MOST_LANES = 5
DAY = pd.Timedelta(days=1)
HEIGHT = 130
FEW = 5  # of which every count has its line


def bars(counts: pd.DataFrame, colours: Mapping[str, str], look: Look, *, what: str = "stops") -> go.Figure:
    """Stacked bars per year. counts: year, series, stops; colours: series -> colour, in the order of the stack."""
    figure = go.Figure()
    for series, colour in colours.items():
        own = counts[counts["series"] == series]
        words = "%{y} " + what + " in %{x}<extra>" + series + "</extra>"
        figure.add_bar(x=own["year"], y=own["stops"], name=series, marker={"color": colour}, hovertemplate=words)
    figure.update_layout(quiet(look), barmode="stack", height=HEIGHT, bargap=0.25, showlegend=len(colours) > 1)
    most = counts.groupby("year")["stops"].sum().max() if len(counts) else 0
    return figure.update_yaxes(dtick=1) if most < FEW else figure  # no half values


def lanes(tours: Tours, found: pd.DataFrame, look: Look) -> go.Figure:
    """One line an official over time, bars for stays, a tick for each encounter from the first arrival to the second.

    tours: the stops that count. found: the encounters, as `data.encounters` gives them.
    """
    involved = pd.concat([found["a_official_id"], found["b_official_id"]]).value_counts()
    officials = list(involved.index[:MOST_LANES]) or list(tours.stops["official_id"].value_counts().index[:MOST_LANES])
    row_of = {official: number for number, official in enumerate(officials)}
    colour_of = {key: look.palette[group.colour] for group in groups(officials, tours.tables) for key in group.officials}
    figure = go.Figure()
    shown = found[found["a_official_id"].isin(row_of) & found["b_official_id"].isin(row_of)]
    x: list[Any] = []
    y: list[Any] = []
    for row in row_dicts(shown):
        x += [row["a_arrived"], row["b_arrived"], None]
        y += [row_of[row["a_official_id"]], row_of[row["b_official_id"]], None]
    figure.add_scatter(x=x, y=y, mode="lines", line={"color": look.second, "width": 1.4}, hoverinfo="skip")
    places = dict(zip(tours.all_stops["stop_id"], tours.all_stops["place"], strict=True))
    stops = (
        tours.all_stops[tours.all_stops["tour_id"].isin(set(shown["a_tour_id"]) | set(shown["b_tour_id"]))] if len(shown) else tours.stops
    )
    for official in officials:
        own = row_dicts(stops[stops["official_id"] == official])
        told = [[f"tour:{row['tour_id']}", f"{places[row['stop_id']]}, {dates(row['arrived'], row['left'])}"] for row in own]
        figure.add_scatter(
            x=[day for row in own for day in (row["arrived"], row["ends"] + DAY, None)],
            y=[row_of[official]] * (3 * len(own)),
            mode="lines+markers",
            line={"color": colour_of[official], "width": 12},
            marker={"symbol": "square", "size": 7, "color": colour_of[official]},  # a stay of a day is still seen and hit
            customdata=[item for words in told for item in (words, words, words)],
            hovertemplate="%{customdata[1]}<extra>" + tours.tables.short_names[official] + "</extra>",
        )
    names = [tours.tables.short_names[official] for official in officials]
    axis = {
        "tickvals": list(range(len(names))),
        "ticktext": names,
        "range": [len(names) - 0.4, -0.6],
        "fixedrange": True,
        "showgrid": False,
    }
    return figure.update_layout(quiet(look), hovermode="closest", xaxis={"type": "date"}, yaxis=axis, showlegend=False)


def quiet(look: Look) -> dict[str, Any]:
    """No junk: faint grid, small letters, a clear ground."""
    line = {"gridcolor": look.border, "linecolor": look.border, "zeroline": False, "tickfont": {"size": 11}, "automargin": True}
    return {
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "color": look.ink, "size": 12},
        "legend": {"orientation": "h", "y": 1.25, "x": 0, "font": {"size": 11}},
        "hoverlabel": {"bgcolor": look.paper, "font": {"color": look.ink}},
        "xaxis": line,
        "yaxis": {**line, "rangemode": "tozero"},
        "dragmode": False,
    }
