"""The tab "Summary": how much, where, when and what; two to four officials, offices or countries side by side. Each line leads on."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from components.drawing.colours import groups
from components.drawing.theme import PALETTE, PALETTE_DARK, Look
from components.page import control
from components.page.ids import Id
from components.page.part import Inside, Part, Say
from components.page.summary_table import figures_table, years_table
from components.page.summary_years import years_chart
from data.questions.compare import Side, correlation_words, shared, sides
from data.questions.summary import MOST, shares
from data.selection import COMPARED, Selection
from data.tours import Tours
from data.words import counted

COMPARED_WORDS = {"official": "Officials", "office": "Offices", "country": "Countries they serve"}
Rank = list[tuple[str, int, str]]  # what, stops, the query it leads to


def layout(tours: Tours, inside: Inside) -> Any:
    return html.Div(
        [
            html.Div(
                [
                    dmc.Select(
                        id=Id.COMPARE,
                        label="Compare",
                        data=[{"value": key, "label": COMPARED_WORDS[key]} for key in COMPARED],
                        allowDeselect=False,
                        size="xs",
                    ),
                    html.P(id=Id.SUMMARY_SAYS),
                ],
                className="encounters-head",
            ),
            html.Div(id=Id.SUMMARY, className="summary-cards", tabIndex=0, role="group", **{"aria-label": "Summary"}),
        ],
        className="summary",
    )


def says(tours: Tours) -> list[Say]:
    """What limits the figures, and the cards."""

    def cards(selected: Tours, look: Look) -> list[Any]:
        them = sides(selected)
        return [limits(selected, them), summary_cards(selected, them)]

    return [Say([(Id.SUMMARY_SAYS, "children"), (Id.SUMMARY, "children")], cards, "summary")]


def limits(selected: Tours, them: list[Side]) -> str:
    """What must be known of the figures, and of the comparison."""
    told = [*selected.reach.sentences(), correlation_words(them)]
    return " ".join(sentence for sentence in told if sentence)


def summary_cards(selected: Tours, them: list[Side]) -> list[Any]:
    """The cards: figures, countries, places, years, where only one side was, regions, kinds, events."""
    if not len(selected.stops):
        return []
    query = selected.selection.query()
    one = len(them) == 1
    most = "of most known stops" if selected.is_partial or selected.selection.rests_on_words else "most visited"
    cards = [
        card("In figures", "officials", query, figures_table(them), is_wide=True),
        card(f"Countries {most}", "countries", query, ranks(them, countries)),
        card(f"Places {most}", "places", query, ranks(them, places)),
        card("Stops a year", "years", query, years_chart(them), is_wide=True),
    ]
    if not one:
        cards.append(card("Who was where", "countries", query, who_was_where(selected, them), is_wide=True))
    cards += [
        card("Regions", "regions", query, ranks(them, regions)),
        card("Kinds of stop", "kinds", query, ranks(them, kinds)),
        card("Events", "events", query, ranks(them, events)),
        card("Totals per year", "years", query, years_table(selected), is_wide=True),
    ]
    return [made for made in cards if made is not None]


def card(title: str, part: str, query: str, body: Any, *, is_wide: bool = False) -> Any:
    """One card, with its file; none where there is nothing in it."""
    if body is None:
        return None
    link = html.A("CSV", href=f"/summary.csv?{query}&part={part}", download="", title=f"{title} as CSV")
    return html.Section([html.Div([html.H3(title), link], className="card-head"), body], className="card is-wide" if is_wide else "card")


def ranks(them: list[Side], ranked: Any) -> Any:
    """What a side has most of, as bars with their numbers, a column a side with one scale."""
    lists: list[tuple[Side, Rank]] = [(side, ranked(side.tours)) for side in them]
    most = max((stops for _, rank in lists for _, stops, _ in rank), default=0)
    if not most:
        return None
    colours = colours_of(them)
    return html.Div([column(side, rank, most, colours[side.name], is_one=len(them) == 1) for side, rank in lists], className="sides")


def column(side: Side, rank: Rank, most: int, style: dict[str, str], *, is_one: bool) -> Any:
    head = [] if is_one else [html.H4(side.name)]
    rows = [
        html.Li(
            dcc.Link(
                [
                    html.Span(what, className="what"),
                    html.Span(html.I(style={"width": f"{100 * stops / most:.1f}%"}), className="bar"),
                    html.B(f"{stops:,}"),
                ],
                href=f"/?{query}",
                title=f"{what}: {counted(stops, 'stop')}",
            )
        )
        for what, stops, query in rank
    ]
    return html.Div([*head, html.Ol(rows, className="ranks")], style=style)


def colours_of(them: list[Side]) -> dict[str, dict[str, str]]:
    """The colour of each side, as the map has it: of one official its own, else that of the first official."""
    if len(them) == 1:
        return {them[0].name: {}}
    officials = [official for side in them for official in side.officials]
    shown = {official: group.colour for group in groups(officials, them[0].tours.tables) for official in group.officials}
    return {side.name: {"--light": PALETTE[shown[side.officials[0]]], "--dark": PALETTE_DARK[shown[side.officials[0]]]} for side in them}


def countries(tours: Tours) -> Rank:
    names, asked = tours.tables.country_names, tours.selection
    return [(names[row["country"]], row["stops"], asked.but(country=(row["country"],), tour="").query()) for row in top(tours.by_country)]


def places(tours: Tours) -> Rank:
    asked = tours.selection
    return [
        (row["place"], row["stops"], asked.but(country=(row["country"],), tour="", panel=f"place:{row['place_id']}").query())
        for row in top(tours.by_place)
    ]


def top(table: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.head(MOST).to_dict("records")
    return rows


def regions(tours: Tours) -> Rank:
    region = tours.tables.countries.set_index("country")["region"]
    return shared_out(tours, tours.stops["country"].map(region), "region")


def kinds(tours: Tours) -> Rank:
    return shared_out(tours, tours.stops["kind"], "kind")


def events(tours: Tours) -> Rank:
    found = shares(tours.stops, tours.stops["event"]).head(MOST)
    return [(row["what"], row["stops"], tours.selection.but(q=row["what"], tour="").query()) for row in top(found)]


def shared_out(tours: Tours, by: Any, key: str) -> Rank:
    """The ten largest shares, each said in per cent."""
    found = shares(tours.stops, by).head(MOST)
    narrowed: Selection = tours.selection.but(tour="")
    return [(f"{row['what']}, {row['share']:.0%}", row["stops"], narrowed.but(**{key: (row["what"],)}).query()) for row in top(found)]


def who_was_where(selected: Tours, them: list[Side]) -> Any:
    """The countries only one side was in, and those all were in; where records are partial, as far as is known."""
    found, names = shared(them), selected.tables.country_names
    asked = selected.selection

    def line(words: str, codes: list[str]) -> Any:
        links = [part for code in codes for part in (dcc.Link(names[code], href=f"/?{asked.but(country=(code,)).query()}"), ", ")][:-1]
        return html.Li([html.Strong(f"{words} {len(codes)}"), ": " if codes else "", *links])

    known = "Known: " if selected.is_partial else ""
    only = [line(f"{known}only {name}", codes) for name, codes in found.only.items()]
    some = [line(f"{known}some of them", found.some)] if found.some else []
    together = "both" if len(them) == 2 else f"all {len(them)}"
    fills = dcc.Link("Show on the map", href=f"/?{asked.but(overlay='visited-by').query()}")
    return html.Div([html.Ul([*only, *some, line(f"{known}{together}", found.all)], className="who"), fills])


PART = Part({"tab:summary": layout}, controls=lambda tours: [control.words(Id.COMPARE, "compare")], says=says)
