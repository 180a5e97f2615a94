"""Playback: the buttons that run the selection's time, the card that tells it, and the film (`assets/modules/playback/`)."""

from typing import Any

import pandas as pd
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html

from components.drawing.overlay_paint import as_of, index_by, paints_of
from components.drawing.theme import DARK, LIGHT
from components.page.ids import Id
from components.page.part import Inside, Part
from data.chosen import Chosen
from data.overlays.absence import overlay_of
from data.overlays.on_day import change_days
from data.tours import Tours

SPEEDS = (
    ("whole 30", "Whole period in 30 s"),
    ("whole 60", "Whole period in 60 s"),
    ("days 0.5", "Half a day a second"),
    ("days 1", "1 day a second"),
    ("days 3", "3 days a second"),
    ("days 10", "10 days a second"),
    ("days 30", "30 days a second"),
)
SIZES = (("1280x720", "1280 × 720, wide"), ("1080x1080", "1080 × 1080, square"))
FORMATS = (("webm", "WebM"), ("mp4", "MP4"))
MOST_DAYS = 120  # changes of an overlay shown in one playback


def bar(tours: Tours, inside: Inside) -> Any:
    """The buttons, for beside the timeline."""
    return html.Div(
        [
            control("", Id.PLAY_PREVIOUS, "Previous stop", className="skip-back"),
            control("", Id.PLAY_TOGGLE, "Play", className="play"),
            control("", Id.PLAY_NEXT, "Next stop", className="skip-on"),
            control("", Id.PLAY_END, "End playback", className="halt", disabled=True),
            html.Select([html.Option(label, value=value) for value, label in SPEEDS], id=Id.PLAY_SPEED, **{"aria-label": "Speed"}),
            control("Loop", Id.PLAY_LOOP, "Loop", **{"aria-pressed": "false"}),
            html.Button("Record film", id=Id.FILM_OPEN, className="plain", **{"aria-label": "Save film"}),
        ],
        id=Id.PLAY_BAR,
        className="playback-bar",
        role="group",
        **{"aria-label": "Playback"},
    )


def card(tours: Tours, inside: Inside) -> Any:
    """The date and the stop at hand, for a corner of the map."""
    return html.Div(
        [
            html.Div(className="date"),
            html.Div(className="as-of"),
            html.Div(className="shortened"),
            html.Ul([]),
        ],
        id=Id.PLAY_CARD,
        className="playback-card",
        hidden=True,
    )


def layout(tours: Tours, inside: Inside) -> Any:
    return html.Div(
        [
            html.Dialog(
                [
                    html.H2("Record film"),
                    html.P("The playback at its speed, at most 60 seconds, recorded while it runs: keep this page in front."),
                    html.Label(["Size ", select(Id.FILM_SIZE, SIZES)]),
                    html.Label(["Format ", select(Id.FILM_FORMAT, FORMATS)]),
                    html.Progress(id=Id.FILM_PROGRESS, value="0", max="1", **{"aria-label": "Recorded so far"}),
                    html.P(id=Id.FILM_STATUS, role="status"),
                    html.Div(
                        [
                            html.Button("Record", id=Id.FILM_RECORD, className="plain strong"),
                            html.Button("Cancel", id=Id.FILM_CANCEL, className="plain"),
                        ],
                        className="film-buttons",
                    ),
                ],
                id=Id.FILM,
                className="film",
                **{"aria-label": "Save film"},
            ),
            dcc.Store(id=Id.CHANGES_ASKED),
            dcc.Store(id=Id.CHANGES),
        ]
    )


def control(sign: str, id: str, name: str, **more: Any) -> Any:
    return html.Button(sign, id=id, title=name, **{"aria-label": name, **more})


def select(id: str, options: tuple[tuple[str, str], ...]) -> Any:
    return html.Select([html.Option(label, value=value) for value, label in options], id=id)


def register(app: Dash, tours: Tours, chosen: Chosen) -> None:
    app.clientside_callback(
        ClientsideFunction("page", "askChanges"),
        Output(Id.CHANGES_ASKED, "data"),
        Input(Id.SELECTION, "data"),
        State(Id.CHANGES_ASKED, "data"),
    )

    @app.callback(Output(Id.CHANGES, "data"), Input(Id.CHANGES_ASKED, "data"), prevent_initial_call=True)
    def give_changes(query: str | None) -> dict[str, Any] | None:
        return changes(chosen(query)) if query else None


def changes(selected: Tours) -> dict[str, Any] | None:
    """How the first overlay of a selection changes over its stops: the days, and on each the colour of every country.

    Colours mean throughout what the legend says: classes of a yearly number and the order of values are those of the
    legend's day. Where an overlay changes on more than MOST_DAYS days, that many are kept, evenly, and `words` say of
    which day they are; where all are there, `words` are empty but for the year of a number.
    """
    selection, tables = selected.selection, selected.tables
    if not len(selected.stops):
        return None
    first, last = selected.stops["arrived"].min(), selected.stops["ends"].max()
    legend, _ = paints_of(selected)
    if legend is None:
        return None
    is_computed = selection.overlay not in tables.overlay_heads  # from stops or visits, and so on any day
    if is_computed:
        days = [str(day.date()) for day in pd.date_range(first, last, periods=24)]
    else:
        days = change_days(tables, selection.overlay, first, last)
    is_exact = not is_computed and len(days) <= MOST_DAYS
    if len(days) > MOST_DAYS:
        days = [days[number * (len(days) - 1) // (MOST_DAYS - 1)] for number in range(MOST_DAYS)]
    shown = [overlay_of(selected, selection.overlay, day) for day in days]
    return {
        "name": legend.overlay.name,
        "fills": [list(legend.colours(look)) for look in (LIGHT, DARK)],
        "unknown": [legend.unknown_swatch] if legend.overlay.kind == "steps" else [],
        "days": [int((pd.Timestamp(day) - pd.Timestamp("1970-01-01")).days) for day in days],
        "words": ["" if is_exact and overlay.year is None else as_of(overlay) for overlay in shown],
        "states": [index_by(legend, overlay) for overlay in shown],
    }


PART = Part({"timeline": bar, "over the map": card, "dialogs": layout}, register)
