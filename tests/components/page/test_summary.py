"""The summary on the page: sides beside each other, numbers that lead on, decades where years are many, files of each part."""

import csv
import io

import pytest
from flask.testing import FlaskClient

from components.page.map_words import empty, note_short, note_words
from components.page.plain import html_of
from components.page.summary_years import years_chart
from components.page.tabs.summary import limits, summary_cards
from data.questions.compare import sides
from data.selection import Selection
from data.tours import Tours


def select(tours: Tours, query: str) -> Tours:
    return tours.select(Selection.parse(query, tours.known))


def cards(selected: Tours) -> str:
    return html_of(summary_cards(selected, sides(selected)))


def test_two_stand_beside_each_other_with_links_that_narrow(tours: Tours) -> None:
    text = cards(select(tours, "official=kerry-john-forbes,rice-condoleezza"))
    assert "<h4>Kerry</h4>" in text
    assert "<h4>Rice</h4>" in text
    assert "Countries most visited" in text
    assert "/?official=kerry-john-forbes&amp;country=FRA" in text
    assert "only Kerry 28" in text
    assert "overlay=visited-by" in text
    assert "/summary.csv?official=kerry-john-forbes,rice-condoleezza&amp;part=countries" in text


def test_where_records_are_partial_nothing_is_called_most_visited(tours: Tours) -> None:
    selected = select(tours, "official=lavrov-sergey")
    text = cards(selected)
    assert "most visited" not in text
    assert "of most known stops" in text
    assert "at least 402" in text
    assert "Known stops only for Lavrov" in limits(selected, sides(selected))


def test_many_years_are_told_by_decades(tours: Tours) -> None:
    text = html_of(years_chart(sides(select(tours, "office=Secretary%20of%20State%20of%20the%20United%20States"))))
    assert "1970s" in text
    assert "from=1970-01-01&amp;to=1979-12-31" in text
    assert years_chart(sides(select(tours, "official=kerry-john-forbes&from=2014-01-01&to=2014-12-31"))) is None
    assert "2014: 98 stops" in html_of(years_chart(sides(select(tours, "official=kerry-john-forbes"))))


def test_nothing_selected_has_no_cards(made_up: Tours) -> None:
    selected = select(made_up, "official=sato-ken&country=WSM")
    assert summary_cards(selected, sides(selected)) == []


def test_an_empty_map_offers_each_filter_that_could_go(tours: Tours) -> None:
    text = html_of(empty(select(tours, "official=kerry-john-forbes&from=2020-01-29&to=2020-02-08"), "Kerry"))
    assert "All dates of this official (372 stops)" in text
    assert "All officials" in text
    assert "/?official=kerry-john-forbes" in text


@pytest.mark.parametrize(
    ("query", "short", "told"),
    [
        ("official=kerry-john-forbes", "complete", "Complete record."),
        ("official=lavrov-sergey", "known stops only", "Known stops only for Lavrov: counts are lower bounds."),
        ("official=kerry-john-forbes&q=Paris", "found by words", "Looked for “Paris” through 372 stops"),
        ("official=kerry-john-forbes&from=1950-01-01&to=1950-12-31", "nobody in office", "No official asked about was in office"),
        ("official=kerry-john-forbes&visit=first", "complete", "First and last are judged over the whole record"),
        (
            "official=kerry-john-forbes&country=FRA",
            "complete",
            "Distance counts only legs touching these stops",
        ),
    ],
)
def test_what_limits_the_record_is_told_in_a_word_and_in_full(tours: Tours, query: str, short: str, told: str) -> None:
    selected = select(tours, query)
    assert note_short(selected) == short
    assert told in " ".join(note_words(selected))


def test_each_part_is_a_file(client: FlaskClient) -> None:
    def rows(part: str) -> list[dict[str, str]]:
        answer = client.get(f"/summary.csv?official=kerry-john-forbes{part}")
        assert answer.status_code == 200
        return list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))

    first = [(row["year"], row["stops"], row["completeness"]) for row in rows("")][:2]
    assert first == [("2013", "93", "complete"), ("2014", "98", "complete")]
    assert rows("&part=officials")[0]["nights"] == "342"
    assert rows("&part=countries")[0]["country_name"] == "France"
    assert float(rows("&part=kinds")[0]["share"]) > 0.3
    for part in ("places", "regions", "events"):
        assert all(row["source_ids"] and row["licence"] for row in rows(f"&part={part}"))
    refused = client.get("/summary.csv?official=all&part=everything")
    assert (refused.status_code, "part=everything is not one of years" in refused.get_json()["error"]) == (400, True)
    assert client.get("/summary.xlsx?official=kerry-john-forbes").data[:2] == b"PK"
