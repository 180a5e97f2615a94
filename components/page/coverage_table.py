"""The coverage of officials' records as a table."""

from typing import Any

from dash import html

from data.frames import row_tuples
from data.tables import Tables
from data.words import day

MEANING = {"complete": "complete: every journey the source knows", "partial": "partial: known stops only, counts are lower bounds"}


def coverage_table(tables: Tables, officials: list[str] | None = None) -> Any:
    """One row a stretch of coverage, the latest first. officials: whose, None for all."""
    rows = tables.coverage.sort_values("since", ascending=False)
    if officials is not None:
        rows = rows[rows["official_id"].isin(officials)]
    publishers, names = tables.publishers, tables.full_names
    stops = tables.stops
    body = [
        html.Tr(
            [
                html.Th(names[row.official_id], scope="row"),
                html.Td(day(row.since.date().isoformat())),
                html.Td(day(row.until.date().isoformat())),
                html.Td(MEANING[row.completeness], className=row.completeness),
                html.Td(
                    f"{((stops['official_id'] == row.official_id) & stops['arrived'].between(row.since, row.until)).sum():,}",
                    className="count",
                ),
                html.Td(row.note),
                html.Td(publishers[row.source_id]),
            ]
        )
        for row in row_tuples(rows)
    ]
    head = html.Tr([html.Th(text, scope="col") for text in ("Official", "From", "To", "Completeness", "Stops", "Note", "Source")])
    return html.Table([html.Thead(head), html.Tbody(body)])
