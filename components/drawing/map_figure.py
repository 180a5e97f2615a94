"""The map as a figure: tables and a look in, a plotly figure out."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.drawing.cards import country_card
from components.drawing.marks import base_trace, name_traces, passing_traces, stop_traces
from components.drawing.overlay_paint import Paint, paint
from components.drawing.projection import FRAME, View, focus
from components.drawing.routes import arrow_traces, leg_points, leg_traces
from components.drawing.theme import FONT, Look, groups
from data.overlays.absence import overlay_of
from data.selection import Selection
from data.sphere import arc
from data.tours import Tours

SMALL_KM2 = 7_000  # states below are also drawn as points
ARC_SAMPLES = np.linspace(0, 1, 9)
CROWDED = 400  # legs beyond which the coarser base map is drawn, for speed


def map_figure(tours: Tours, look: Look, view: View | None = None, *, is_page: bool = True) -> go.Figure:
    """The routes and stops of a selection over the countries of the world.

    tours: what the selection left; a place in the panel is ringed. `layout.meta` says what the camera hangs on:
    while it stays the same the page keeps the reader's camera. view: another camera than the one that holds all.
    is_page: with what a pointer needs along the legs, and with the page's names.
    """
    tables, selection = tours.tables, tours.selection
    pointed = selection.panel.removeprefix("place:")
    view = view or view_of(tours)
    places, positions = tables.place_names, tables.positions
    names, countries, publishers = tables.short_names, tables.country_names, tables.publishers
    focus, setting = tours.focus, tours.setting
    colours = groups(list(dict.fromkeys([*tours.stops["official_id"], *focus.stops["official_id"]])), tables)
    bases = bases_of(replace(tours, stops=pd.concat([tours.stops, focus.stops])))
    cards = (names, countries, publishers)
    return go.Figure(
        [
            *country_traces(tours, look, is_page=is_page),
            *leg_traces(setting.legs, colours, positions, look, is_faint=True),
            *stop_traces(setting.stops, colours, look, *cards, is_faint=True),
            *leg_traces(focus.legs, colours, positions, look),
            *arrow_traces(focus.legs, colours, positions, look, view),
            *(leg_points(focus.legs, positions, places, names, view) if is_page else ()),
            *passing_traces(focus.legs, set(focus.stops["place_id"]) | set(bases["place_id"]), places, positions, look),
            base_trace(bases, look),
            *stop_traces(focus.stops, colours, look, *cards, pointed=pointed),
            *(name_traces(focus.stops, bases, look, view) if is_page else ()),
        ],
        {**layout_of(look, view, is_crowded=len(tours.legs) > CROWDED), "meta": camera_key(selection)},
    )


def camera_key(selection: Selection) -> str:
    """What the camera hangs on: other dates, kinds or words leave it where the reader put it."""
    return "|".join([selection.projection, *selection.official, *selection.office, selection.tour, *selection.region])


def bases_of(tours: Tours) -> pd.DataFrame:
    """The bases of the officials of a selection."""
    officials = tours.tables.officials
    ids = officials.loc[officials["official_id"].isin(tours.stops["official_id"].unique()), "base_place_id"].unique()
    return tours.tables.places[tours.tables.places["place_id"].isin(ids)]


def centre_of(tours: Tours) -> "pd.Series[Any] | None":
    """The base the azimuthal map is centred on: that of the official named first, else of the one with most stops."""
    counts = tours.stops["official_id"].value_counts()
    first = next((key for key in tours.selection.official if key in counts), None) or (counts.index[0] if len(counts) else None)
    if first is None:
        return None
    officials, places = tours.tables.officials.set_index("official_id"), tours.tables.places.set_index("place_id")
    return places.loc[officials.at[first, "base_place_id"]]


def view_of(tours: Tours, frame: tuple[float, float] = FRAME) -> View:
    """The camera that holds every leg, arcs included; on a tour in focus it holds that tour. frame: see `focus`."""
    positions = tours.tables.positions
    pairs = tours.focus.legs[["from_place_id", "to_place_id"]].drop_duplicates()
    samples = ARC_SAMPLES if len(pairs) <= CROWDED else ARC_SAMPLES[[0, -1]]
    arcs = [arc(*positions[a], *positions[b], samples) for a, b in pairs.itertuples(index=False)]
    latitudes = np.concatenate([np.empty(0), *(lat for lat, _ in arcs)])
    longitudes = np.concatenate([np.empty(0), *(lon for _, lon in arcs)])
    at = centre_of(tours)
    base = None if at is None else (float(at["latitude"]), float(at["longitude"]))
    return focus(tours.selection.projection, latitudes, longitudes, base, frame)


def paints_of(tours: Tours) -> tuple[Paint | None, Paint | None]:
    """The first and the second overlay of a selection on its day, ready to draw."""
    first, second = (paint(overlay_of(tours, key)) if key else None for key in (tours.selection.overlay, tours.selection.overlay2))
    return first, second


def country_traces(tours: Tours, look: Look, *, is_page: bool) -> list[Any]:
    """All countries as one layer: the visited outlined, tinted unless an overlay fills; the small states as points too."""
    countries = tours.tables.countries
    first, second = paints_of(tours)
    visited = set(tours.stops["country"])
    table = countries.assign(
        is_visited=countries["country"].isin(visited),
        is_second=countries["country"].isin(second.index if second else ()),
        click="country:" + countries["country"],
        card=country_cards(tours, first, second) if is_page else "",
    ).sort_values(["is_second", "is_visited"], kind="stable")
    fills = [look.land, look.visited] if first is None else [look.land, look.land, *first.colours(look)]
    table["z"] = table["is_visited"].astype(int) if first is None else table["country"].map(first.index).fillna(-2).astype(int) + 2
    outline = 1.0 if len(visited) <= 30 else 0.6
    land = go.Choropleth(
        locations=table["country"],
        z=table["z"],
        zmin=0,
        zmax=len(fills) - 1,
        colorscale=[[number / (len(fills) - 1), colour] for number, colour in enumerate(fills)],
        showscale=False,
        locationmode="ISO-3",
        marker={
            "line": {
                "color": edges(table, look),
                "width": [1.6 if s else outline if v else 0.5 for s, v in zip(table["is_second"], table["is_visited"], strict=True)],
            }
        },
        customdata=table[["click", "card"]].to_numpy(),
        hovertemplate="%{customdata[1]}<extra></extra>",
    )
    small = table[(table["area_km2"] < SMALL_KM2) & ((table["status"] != "territory") | table["is_visited"])]
    points = go.Scattergeo(
        lat=small["latitude"],
        lon=small["longitude"],
        mode="markers",
        marker={
            "size": 6,
            "color": [fills[z] for z in small["z"]],
            "line": {"color": edges(small, look), "width": 1.2},
        },
        customdata=small[["click", "card"]].to_numpy(),
        hovertemplate="%{customdata[1]}<extra></extra>",
        meta="small-states",
    )
    return [land, points]


def country_cards(tours: Tours, *paints: Paint | None) -> list[str]:
    """What a pointer is told of each country: its stops, and its value in the overlays."""
    countries = tours.tables.countries
    visits = {row["country"]: row for row in tours.by_country.to_dict("records")}
    return [
        "<br>".join([country_card(name, visits.get(code), tours.is_partial), *(p.cards[code] for p in paints if p and code in p.cards)])
        for code, name in zip(countries["country"], countries["name"], strict=True)
    ]


def edges(table: pd.DataFrame, look: Look) -> list[str]:
    """The colours of the countries' borders: the second overlay's before the visits'."""
    return [look.second if s else look.outline if v else look.border for s, v in zip(table["is_second"], table["is_visited"], strict=True)]


def layout_of(look: Look, view: View, is_crowded: bool) -> dict[str, Any]:
    """Paper, sea and camera; no chart junk."""
    return {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "paper_bgcolor": look.sea if view.kind.is_flat else "rgba(0,0,0,0)",
        "showlegend": False,
        "font": {"family": FONT, "color": look.ink, "size": 13},
        "hoverlabel": {
            "bgcolor": look.paper,
            "bordercolor": look.border,
            "align": "left",
            "font": {"color": look.ink, "size": 13, "family": FONT},
        },
        "hoverdistance": 4,
        "clickanywhere": True,
        "dragmode": "pan",
        "geo": {
            "resolution": 110 if is_crowded else 50,
            "showland": False,
            "showcoastlines": False,
            "showcountries": False,
            "showlakes": False,
            "showframe": False,
            "showocean": True,
            "oceancolor": look.sea,
            "bgcolor": look.sea if view.kind.is_flat else "rgba(0,0,0,0)",
            **view.geo(),
        },
    }
