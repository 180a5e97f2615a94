"""The timeline: when stops were made, and the period chosen, brushed by the reader's hand (`assets/modules/timeline/`)."""

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html

from components.drawing.time_columns import rows_left, time_columns
from components.drawing.tour_words import totals, when
from components.page.control import Changes, Gesture
from components.page.ids import Id
from components.page.part import Inside, Part
from components.paper.captions import source_line
from data.chosen import Chosen
from data.tours import Tours

HELP = (
    "Timeline of stops. Left and right arrows go from tour to tour, plus and minus zoom, 0 shows all dates. "
    "Drag to choose a period; its two edges can be moved with the arrow keys."
)


def layout(tours: Tours, inside: Inside) -> Any:
    return html.Section(
        [
            html.Div(
                [
                    *inside("timeline"),
                    html.Strong(id=Id.TIMELINE_READOUT, className="readout"),
                    html.Span([html.I(className="hatched"), "record not complete"], className="timeline-key"),
                    html.Div(
                        [
                            button("‹", Id.TIMELINE_BEFORE, "Previous tour"),
                            button("›", Id.TIMELINE_NEXT, "Next tour"),
                            button("−", Id.TIMELINE_OUT, "Zoom timeline out"),
                            button("+", Id.TIMELINE_IN, "Zoom timeline in"),
                            html.Button("All dates", id=Id.TIMELINE_ALL, className="plain"),
                        ],
                        className="timeline-tools",
                    ),
                ],
                className="timeline-head",
            ),
            html.Div(
                [
                    edge(Id.TIMELINE_START, "First day of the period"),
                    edge(Id.TIMELINE_END, "Last day of the period"),
                    html.Div(
                        id=Id.PLAY_CURSOR,
                        className="play-cursor",
                        tabIndex=0,
                        role="slider",
                        hidden=True,
                        **{"aria-label": "Playback position", "aria-valuenow": "0"},
                    ),
                    html.Div(id=Id.TIMELINE_BUBBLE, className="bubble", hidden=True),
                ],
                id=Id.TIMELINE_CHART,
                className="timeline-chart",
                tabIndex=0,
                role="group",
                **{"aria-label": HELP},
            ),
            html.Div(id=Id.TIMELINE_SAID, className="sr-only", role="status", **{"aria-live": "polite"}),
            dcc.Store(id=Id.RECORD_ASKED),
            dcc.Store(id=Id.RECORD),
            dcc.Store(id=Id.TOUR_ASKED),
            dcc.Store(id=Id.TOUR_RECORD),
            dcc.Store(id=Id.BRUSHED),
            dcc.Store(id=Id.KNOWN),
        ],
        id=Id.TIMELINE,
        className="timeline",
        **{"aria-label": "Timeline"},
    )


def tour_in_time(tour: Tours, query: str) -> dict[str, Any] | None:
    """The record of one tour, whole whatever the filters, and the words a film of it bears; None where there is none.

    query: that asked for it, which tells the page what the answer answers.
    """
    if not len(tour.stops):
        return None
    row = tour.tours.iloc[0]
    partial = ["Known stops only: others may lie between"] if row["is_partial"] else []
    words = {
        "title": f"{tour.tables.short_names[row['official_id']]}, {when(tour)}",
        "subtitle": f"{', '.join(totals(tour))}. {''.join(partial)}".strip(),
        "sources": source_line(tour),
    }
    return {"key": query, "record": time_columns(tour), "words": words}


def button(sign: str, id: str, name: str) -> Any:
    return html.Button(sign, id=id, title=name, **{"aria-label": name})


def edge(id: str, name: str) -> Any:
    return html.Div(id=id, className="edge is-away", tabIndex=0, role="slider", **{"aria-label": name, "aria-orientation": "horizontal"})


def read_brush(made: dict[str, str] | None) -> Changes:
    """The period brushed on the timeline, or none; a tour in the panel stays where it lies in it."""
    return {"since": made["since"], "until": made["until"]} if made else {}


def register(app: Dash, tours: Tours, chosen: Chosen) -> None:
    app.clientside_callback(
        ClientsideFunction("page", "askRecord"),
        Output(Id.RECORD_ASKED, "data"),
        Input(Id.SELECTION, "data"),
        State(Id.RECORD_ASKED, "data"),
    )

    @app.callback(Output(Id.RECORD, "data"), Input(Id.RECORD_ASKED, "data"))
    def give_record(key: str | None) -> dict[str, Any]:
        return {"key": key, **rows_left(chosen(key))}

    app.clientside_callback(
        ClientsideFunction("page", "askTour"),
        Output(Id.TOUR_ASKED, "data"),
        Input(Id.SELECTION, "data"),
        State(Id.TOUR_ASKED, "data"),
    )

    @app.callback(Output(Id.TOUR_RECORD, "data"), Input(Id.TOUR_ASKED, "data"), prevent_initial_call=True)
    def give_tour(query: str | None) -> dict[str, Any] | None:
        selected = chosen(query)
        return tour_in_time(selected.tour(selected.selection.tour), query or "") if selected.selection.tour else None

    app.clientside_callback(
        ClientsideFunction("page", "know"),
        Output(Id.KNOWN, "data"),
        Input(Id.SELECTION, "data"),
        Input(Id.RECORD, "data"),
        Input(Id.TOUR_RECORD, "data"),
        Input(Id.CHANGES, "data"),
    )


PART = Part({"main": layout}, register, gestures=lambda tours: [Gesture(Id.BRUSHED, "data", read_brush)])
