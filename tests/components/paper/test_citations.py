"""A view cited."""

import datetime as dt
import json

from components.paper.citations import citations, permalink, snippet, source_citations
from data.selection import Selection
from data.tours import Tours

TODAY = dt.date(2026, 11, 24)
BACK_TO_BACK = Selection(official=("lavrov-sergey", "pompeo-michael-r"), since="2020-01-29", until="2020-02-08", tab="stops")


def test_the_permanent_link_bears_the_version_of_the_tables(tours: Tours) -> None:
    link = permalink("https://tours.example.org", tours.select(BACK_TO_BACK))
    version = tours.tables.version
    assert link == f"https://tours.example.org/?official=lavrov-sergey,pompeo-michael-r&from=2020-01-29&to=2020-02-08&tables={version}"


def test_four_ready_citations(tours: Tours) -> None:
    told = citations(tours.select(BACK_TO_BACK), "https://tours.example.org", TODAY)
    version = tours.tables.version
    title = "Lavrov and Pompeo, 29 January to 8 February 2020"
    assert told["APA"].startswith(
        f"Diplomatic Tours. (2026). {title} (Version {version}) [Map]. Retrieved November 24, 2026, from https://tours"
    )
    assert told["Chicago"].startswith(f"Diplomatic Tours. “{title}.” Map, tables {version}. 2026. Accessed November 24, 2026.")
    assert told["BibTeX"].startswith("@misc{tours")
    assert f"title = {{{{{title}}}}}" in told["BibTeX"]
    assert told["BibTeX"].count("{") == told["BibTeX"].count("}")
    [csl] = json.loads(told["CSL-JSON"])
    assert (csl["type"], csl["version"], csl["accessed"]) == ("map", version, {"date-parts": [[2026, 11, 24]]})


def test_the_sources_are_those_of_the_rows_shown(tours: Tours) -> None:
    cited = source_citations(tours.select(Selection(official=("pompeo-michael-r",))))
    assert len(cited) == 1
    words, url = cited[0]
    assert words.startswith("Office of the Historian, US Department of State, “Travels Abroad of the Secretary of State")
    assert words.endswith("CC0 1.0.")
    assert url.startswith("https://history.state.gov/")


def test_the_snippet_is_html_that_frames_the_map_alone(tours: Tours) -> None:
    text = snippet("https://tours.example.org", tours.select(BACK_TO_BACK))
    assert text.startswith('<iframe src="https://tours.example.org/embed?official=lavrov-sergey,pompeo-michael-r&amp;from=2020-01-29')
    assert 'title="Lavrov and Pompeo, 29 January to 8 February 2020"' in text
