"""The US record taken in, from small made-up files."""

from pathlib import Path

import pytest

from data.check import findings
from data.errors import ImportFailedError
from data.imports import historyatstate, phrases
from data.imports.gather import Gathered
from data.imports.historyatstate import localities
from data.tables import read_rows
from tests.data.imports.trips import record, stops_of, trip


@pytest.mark.parametrize(
    ("locale", "places"),
    [
        ("Cairo, Alexandria, Giza", ["Cairo", "Alexandria", "Giza"]),
        ("Mexico, D.F.", ["Mexico, D.F."]),
        ("Acapulco, Mexico, D.F.", ["Acapulco", "Mexico, D.F."]),
        ("Mexico, D.F., Tlaxcala", ["Mexico, D.F.", "Tlaxcala"]),
        ("Rome, Anagni , Fiuggi", ["Rome", "Anagni", "Fiuggi"]),
        ("", [""]),
    ],
)
def test_a_cell_may_hold_several_places(locale: str, places: list[str]) -> None:
    assert localities(locale, {"Mexico, D.F."}) == places


def test_a_row_with_several_places_becomes_stops_in_the_order_given(tmp_path: Path, gathered: Gathered) -> None:
    historyatstate.gather(record(tmp_path, trip("2003-05-01", "2003-05-04", "Egypt", "Cairo, Alexandria, Giza")), gathered)
    assert stops_of(gathered) == [
        ("hs1-1", "2003-05-01", "2003-05-04", "cairo-eg"),
        ("hs1-2", "2003-05-01", "2003-05-04", "alexandria-eg"),
        ("hs1-3", "2003-05-01", "2003-05-04", "giza-eg"),
    ]
    assert findings(gathered.folder) == []


def test_days_listed_in_the_remark_become_visits(tmp_path: Path, gathered: Gathered) -> None:
    remark = "Shuttle talks. She was in Damascus May 3-4, 12, and 14."
    historyatstate.gather(record(tmp_path, trip("2003-05-03", "2003-05-14", "Syria", "Damascus", remark)), gathered)
    assert [stop[1:3] for stop in stops_of(gathered)] == [
        ("2003-05-03", "2003-05-04"),
        ("2003-05-12", "2003-05-12"),
        ("2003-05-14", "2003-05-14"),
    ]


def test_a_return_listed_in_the_remark_comes_after_the_row_s_own_dates(tmp_path: Path, gathered: Gathered) -> None:
    remark = "Talks continued in Damascus May 30-31."
    historyatstate.gather(record(tmp_path, trip("2003-05-09", "2003-05-10", "Syria", "Damascus", remark)), gathered)
    assert [stop[1:3] for stop in stops_of(gathered)] == [("2003-05-09", "2003-05-10"), ("2003-05-30", "2003-05-31")]


def test_one_place_under_two_names_in_a_row_is_one_stop(tmp_path: Path, gathered: Gathered) -> None:
    historyatstate.gather(record(tmp_path, trip("2003-05-01", "2003-05-02", "Egypt", "Cairo, Al Qahirah, Giza")), gathered)
    assert [stop[3] for stop in stops_of(gathered)] == ["cairo-eg", "giza-eg"]


def test_importing_twice_gives_the_same_bytes(tmp_path: Path, gathered: Gathered) -> None:
    source = record(tmp_path, trip("2003-05-01", "2003-05-02", "Egypt", "Cairo"), trip("2003-05-02", "2003-05-03", "Jordan", "Amman"))
    historyatstate.gather(source, gathered)
    gathered.write()
    before = {path.name: path.read_bytes() for path in gathered.folder.glob("*.csv")}
    again = Gathered(gathered.folder, gathered.resolver)
    historyatstate.gather(source, again)
    again.write()
    assert {path.name: path.read_bytes() for path in gathered.folder.glob("*.csv")} == before


def test_unknown_labels_and_officials_are_listed_and_nothing_is_written(tmp_path: Path, gathered: Gathered) -> None:
    before = (gathered.folder / "stops.csv").read_bytes()
    historyatstate.gather(record(tmp_path, trip("2003-05-01", "2003-05-02", "Ruritania", "Strelsau")), gathered)
    with pytest.raises(ImportFailedError, match=r'country label "Ruritania" is not in data/gazetteer/labels\.csv'):
        gathered.write()
    assert (gathered.folder / "stops.csv").read_bytes() == before


def test_a_place_nobody_knows_is_kept_listed_and_marked_as_such(tmp_path: Path, gathered: Gathered) -> None:
    historyatstate.gather(record(tmp_path, trip("2003-05-01", "2003-05-02", "France", "Xanadu-les-Bains")), gathered)
    assert stops_of(gathered) == [("hs1-1", "2003-05-01", "2003-05-02", "xanadu-les-bains-fr")]
    assert gathered.unplaced == {'"Xanadu-les-Bains" in France: no gazetteer knows it; marked at the centre of FRA'}
    place = {row["place_id"]: row for row in read_rows(gathered.folder / "places.csv")}["xanadu-les-bains-fr"]
    assert (place["precision"], place["latitude"]) == ("country", "46.5")


def test_a_human_s_place_is_never_overwritten(tmp_path: Path, gathered: Gathered) -> None:
    gathered.places["cairo-eg"] = {
        "place_id": "cairo-eg",
        "name": "Cairo",
        "country": "EGY",
        "latitude": "30",
        "longitude": "31",
        "precision": "site",
        "geocoder": "manual",
        "geonames_id": "",
    }
    historyatstate.gather(record(tmp_path, trip("2003-05-01", "2003-05-02", "Egypt", "Cairo")), gathered)
    gathered.write()
    place = {row["place_id"]: row for row in read_rows(gathered.folder / "places.csv")}["cairo-eg"]
    assert (place["latitude"], place["geocoder"]) == ("30", "manual")


def test_a_correction_is_applied_only_over_the_value_it_knows(tmp_path: Path, gathered: Gathered) -> None:
    corrections = gathered.folder / "corrections.csv"
    header = corrections.read_text(encoding="utf-8")
    source = record(tmp_path, trip("2003-05-01", "2003-05-20", "Egypt", "Cairo"))
    corrections.write_text(header + "stops,hs1-1,left,2003-05-20,2003-05-02,misprint,atlas\n", encoding="utf-8")
    historyatstate.gather(source, gathered)
    assert stops_of(gathered) == [("hs1-1", "2003-05-01", "2003-05-02", "cairo-eg")]
    corrections.write_text(header + "stops,hs1-1,left,2003-05-19,2003-05-02,misprint,atlas\n", encoding="utf-8")
    again = Gathered(gathered.folder, gathered.resolver)
    historyatstate.gather(source, again)
    with pytest.raises(ImportFailedError, match="hs1-1 left is '2003-05-20', not '2003-05-19'"):
        again.write()


def test_a_folder_that_is_no_record_is_refused(tmp_path: Path, gathered: Gathered) -> None:
    with pytest.raises(ImportFailedError, match="name a checkout of the travel record"):
        historyatstate.gather(tmp_path / "nothing", gathered)
    (tmp_path / "secretary-travels").mkdir()
    (tmp_path / "secretary-travels" / "x.xml").write_text("<trips><trip/></trips>")
    with pytest.raises(ImportFailedError, match="not laid out as the travel record is"):
        historyatstate.gather(tmp_path, gathered)
    backwards = record(tmp_path / "backwards", trip("2003-05-04", "2003-05-01", "Egypt", "Cairo"))
    with pytest.raises(ImportFailedError, match=r"blanc-anne.xml: .*trip 1: its end 2003-05-01 is before its start 2003-05-04"):
        historyatstate.gather(backwards, gathered)
    twice = record(tmp_path / "twice", trip("2003-05-01", "2003-05-01", "Egypt", "Cairo"))
    (twice / "secretary-travels" / "z.xml").write_bytes((twice / "secretary-travels" / "blanc-anne.xml").read_bytes())
    with pytest.raises(ImportFailedError, match="the trip 1 stands twice"):
        historyatstate.gather(twice, gathered)


@pytest.mark.parametrize(
    ("remark", "status", "plain"),
    [
        ("Talks with Ali Babacan (announced in advance)", "announced", "Talks with Ali Babacan"),
        ("CSTO summit (date is that of the report; city taken as the capital)", "inferred", "CSTO summit"),
        ("First talks; date is the first day of the US Secretary's stop (6-7 March)", "inferred", "First talks"),
        ("Talks (announced in advance; confirmed by the US Office of the Historian)", "confirmed", "Talks"),
        ("Met President Maduro", "confirmed", "Met President Maduro"),
    ],
)
def test_fixed_phrases_become_the_status_and_leave_the_remark(remark: str, status: str, plain: str) -> None:
    assert phrases.status(remark) == status
    assert phrases.plain(remark) == plain
