"""The page's scenes as addresses: what changes the map, and that a browser may keep them."""

import pytest
from flask.testing import FlaskClient

from components.addresses.scenes import map_query
from components.addresses.scripts import release
from components.drawing.style import CARDS, RECORD, SCENE
from data.selection import Selection
from data.tables import Tables

FOUNDING = "official=lavrov-sergey,pompeo-michael-r&from=2020-01-29&to=2020-02-08"


def test_a_scene_answers_with_its_frames_in_a_look(client: FlaskClient) -> None:
    light, dark = (client.get(f"{SCENE}?{FOUNDING}&look={look}").get_json() for look in ("light", "dark"))
    assert set(light) == {"camera", "layout", "fills", "frames"}
    assert light["frames"]["spots"] == dark["frames"]["spots"]
    assert light["fills"] != dark["fills"]
    assert "card" not in light["frames"]["marks"]


def test_every_row_that_answers_a_pointer_has_a_card(client: FlaskClient) -> None:
    query = f"{FOUNDING}&country=CUB&overlay=nato"
    frames, cards = client.get(f"{SCENE}?{query}").get_json()["frames"], client.get(f"{CARDS}?{query}").get_json()

    def rows(column: object) -> int:
        return len(column["at"] if isinstance(column, dict) else column)  # type: ignore[arg-type]

    assert set(cards) == {"countries", "targets", "open_marks", "stars", "marks"}
    for name, told in cards.items():
        assert len(told) == rows(frames[name]["click"])
        assert all(told), name
    assert cards["open_marks"]


def test_a_browser_may_keep_what_this_program_said_of_these_tables(client: FlaskClient, tables: Tables) -> None:
    kept = client.get(f"{SCENE}?{FOUNDING}&release={release(tables.version)}")
    assert kept.headers["Cache-Control"] == "public, max-age=86400"
    assert client.get(f"{SCENE}?{FOUNDING}").headers["Cache-Control"] == "no-cache"  # of another program or other tables
    again = client.get(f"{SCENE}?{FOUNDING}", headers={"If-None-Match": kept.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(f"{CARDS}?{FOUNDING}").headers["ETag"] != kept.headers["ETag"]
    assert release(tables.version) != release("other")


@pytest.mark.parametrize("more", ["&tab=stops", "&panel=country:MEX", "&tables=x"])
def test_what_does_not_change_the_map_asks_for_the_same_scene(client: FlaskClient, more: str) -> None:
    plain = client.get(f"{SCENE}?{FOUNDING}")
    assert client.get(f"{SCENE}?{FOUNDING}{more}").headers["ETag"] == plain.headers["ETag"]
    assert client.get(f"{SCENE}?{FOUNDING}&panel=place:kyiv-ua").headers["ETag"] != plain.headers["ETag"]
    assert map_query(Selection(tab="stops", panel="country:MEX")) == "official=all"


def test_the_whole_record_is_one_file_kept_for_good(client: FlaskClient, tables: Tables) -> None:
    whole = client.get(f"{RECORD}?release={release(tables.version)}")
    assert whole.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert len(whole.get_json()["stops"]["arrived"]) == int((tables.stops["arrived"] <= tables.date).sum())
    assert client.get(f"{RECORD}?release=before").headers["Cache-Control"] == "no-cache"
