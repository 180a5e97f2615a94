"""The way most examples draw such a map, to measure ours beside: a trace a leg, nothing merged, plotly's base layers."""

import plotly.graph_objects as go

from data.frames import row_tuples
from data.tours import Tours


def naive_figure(tours: Tours) -> go.Figure:
    """One trace a leg and one a stop over plotly's own base layers."""
    places = tours.tables.places.set_index("place_id")
    figure = go.Figure()
    for leg in row_tuples(tours.legs):
        one, other = places.loc[leg.from_place_id], places.loc[leg.to_place_id]
        figure.add_trace(
            go.Scattergeo(lat=[one.latitude, other.latitude], lon=[one.longitude, other.longitude], mode="lines", line={"width": 1})
        )
    for stop in row_tuples(tours.stops):
        figure.add_trace(go.Scattergeo(lat=[stop.latitude], lon=[stop.longitude], mode="markers", text=stop.place))
    figure.update_layout(showlegend=False, geo={"showcountries": True, "fitbounds": False, "resolution": 50})
    return figure
