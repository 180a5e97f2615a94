"""Files read by the programs and libraries that read them."""

import datetime as dt
import io
import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pyogrio
import pytest
from fastkml.validator import validate
from icalendar import Calendar
from lxml import etree  # type: ignore[import-untyped]
from openpyxl import load_workbook

from data.files.export import about, encounters_frame, overlays_frame, stops_frame, tours_frame, tours_geojson
from data.files.formats import csv_text, harmless, ics_bytes, kml_bytes, typed, xlsx_bytes
from data.selection import Selection
from data.tours import Tours

PACIFIC = Selection(official=("blanc-anne",))
BACK_TO_BACK = Selection(official=("lavrov-sergey", "pompeo-michael-r"), since="2020-01-29", until="2020-02-08")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_a_spreadsheet_would_run_is_quoted(text: str) -> None:
    assert harmless(text) == f"'{text}"


def test_numbers_and_other_text_stay_as_they_are() -> None:
    assert [harmless(value) for value in (-17.8, None, "1=1", "Apia")] == [-17.8, None, "1=1", "Apia"]


def test_a_formula_in_a_table_reaches_neither_csv_nor_excel(made_up: Tours) -> None:
    frame = stops_frame(made_up.select(PACIFIC)).assign(remark="=HYPERLINK()")
    assert ",'=HYPERLINK()," in csv_text(frame)
    sheet = load_workbook(io.BytesIO(xlsx_bytes({"Stops": frame}, made_up)))["Stops"]
    assert {cell.value for cell in sheet["R"][1:]} == {"'=HYPERLINK()"}
    assert {cell.data_type for cell in sheet["R"][1:]} == {"s"}


def test_csv_rows_bear_licence_version_and_query(made_up: Tours) -> None:
    table = pd.read_csv(io.StringIO(csv_text(stops_frame(made_up.select(PACIFIC)))))
    assert table["place"].tolist() == ["Suva", "Apia", "Singapore"]
    assert set(table["licence"]) == {"CC0 1.0"}
    assert set(table["tables"]) == {made_up.tables.version}
    assert set(table["query"]) == {"official=blanc-anne"}
    assert table["latitude"].min() == -18.1416


def test_excel_has_types_a_frozen_header_and_sources(tours: Tours) -> None:
    selected = tours.select(BACK_TO_BACK)
    book = load_workbook(io.BytesIO(xlsx_bytes({"Stops": stops_frame(selected)}, selected)))
    assert book.sheetnames == ["Stops", "Sources", "About"]
    sheet = book["Stops"]
    assert sheet.freeze_panes == "A2"
    header = [cell.value for cell in sheet[1]]
    first = dict(zip(header, [cell.value for cell in sheet[2]], strict=True))
    assert (first["place"], first["arrived"], first["left"]) == ("Santiago de Cuba", dt.datetime(2020, 2, 5), None)
    assert isinstance(first["latitude"], float)
    assert sheet.max_row == 9
    assert book["Sources"].max_row == 1 + len(about(selected)["sources"])
    told = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
    assert told["tables"] == tours.tables.version
    assert told["query"] == BACK_TO_BACK.query()


def test_tours_count_what_is_known(tours: Tours) -> None:
    selected = tours.select(BACK_TO_BACK)
    sheet = load_workbook(io.BytesIO(xlsx_bytes({"Tours": tours_frame(selected)}, selected)))["Tours"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert rows[0][0] == "pompeo-michael-r/2020-01-29"
    assert rows[1][6] is None  # Lavrov's nights are not known


def test_geojson_opens_in_gdal_and_cuts_at_the_date_line(made_up: Tours, tmp_path: Path) -> None:
    path = tmp_path / "tours.geojson"
    path.write_text(json.dumps(tours_geojson(made_up.select(PACIFIC))), encoding="utf-8")
    info = pyogrio.read_info(path)
    assert info["features"] == 5 + 3
    _, _, shapes, columns = pyogrio.raw.read(path)
    names = list(info["fields"])
    assert columns[names.index("feature")].tolist() == ["leg"] * 5 + ["stop"] * 3
    assert len(shapes) == 8
    told = json.loads(path.read_text(encoding="utf-8"))
    crossing = told["features"][1]["geometry"]
    assert crossing["type"] == "MultiLineString"
    assert [crossing["coordinates"][0][-1][0], crossing["coordinates"][1][0][0]] == [180.0, -180.0]
    assert told["about"]["sources"][0]["licence"] == "CC0 1.0"


def test_kml_is_valid_and_bears_time_spans(tours: Tours, tmp_path: Path) -> None:
    path = tmp_path / "stops.kml"
    path.write_bytes(kml_bytes(tours.select(BACK_TO_BACK), dict.fromkeys(tours.tables.officials["official_id"], "#3070dd")))
    assert validate(file_to_validate=path)  # against the OGC's schema of KML 2.2
    text = path.read_text(encoding="utf-8")
    assert "<TimeSpan><begin>2020-02-02</begin><end>2020-02-03</end></TimeSpan>" in text
    assert "<color>ffdd7030</color>" in text
    assert tours.tables.version in text
    assert "CC0 1.0" in text
    assert {layer[0] for layer in pyogrio.list_layers(path)} == {"Lavrov", "Pompeo"}


def test_a_calendar_has_an_all_day_event_a_stop(tours: Tours) -> None:
    events: list[Any] = list(Calendar.from_ical(ics_bytes(tours.select(BACK_TO_BACK))).walk("VEVENT"))
    assert len(events) == 8
    last = events[-1]
    assert str(last["summary"]) == "Pompeo in Tashkent, Uzbekistan"
    assert (last["dtstart"].dt, last["dtend"].dt) == (dt.date(2020, 2, 2), dt.date(2020, 2, 4))  # the end is not part of it
    unknown = events[0]
    assert (unknown["dtend"].dt - unknown["dtstart"].dt).days == 1
    assert "departure not known" in str(unknown["description"])
    assert len({str(event["uid"]) for event in events}) == 8


def test_kml_shows_every_leg_and_stop_in_its_time_alone(tours: Tours) -> None:
    root = etree.fromstring(kml_bytes(tours.select(BACK_TO_BACK), dict.fromkeys(tours.tables.officials["official_id"], "#3070dd")))
    space = {"k": "http://www.opengis.net/kml/2.2"}
    marks = root.findall(".//k:Placemark", space)
    assert all(mark.find("k:TimeSpan/k:begin", space) is not None for mark in marks)
    stops = [mark for mark in marks if mark.find("k:Point", space) is not None]
    assert all(mark.find("k:TimeSpan/k:end", space) is not None for mark in stops)
    assert "Moscow – Santiago de Cuba" in [mark.findtext("k:name", namespaces=space) for mark in marks]


def test_encounters_and_overlays_as_rows(tours: Tours) -> None:
    pair = encounters_frame(tours.select(Selection(official=("lavrov-sergey", "pompeo-michael-r"), since="2020-01-01", until="2020-12-31")))
    assert {"country", "gap_days", "a_official_id", "b_official_id", "licence", "tables", "query"} <= set(pair.columns)
    assert len(pair)
    nato = overlays_frame(tours.select(Selection(overlay="nato", asof="1999-03-11")))
    assert len(nato) == 16
    assert set(nato["on"]) == {"1999-03-11"}
    every = overlays_frame(tours.select(Selection(asof="2020-02-05")))
    assert every["overlay_id"].nunique() > 25


def test_the_absence_on_the_map_is_in_the_file(tours: Tours) -> None:
    rows = overlays_frame(tours.select(Selection(official=("pompeo-michael-r",), overlay="absence", asof="2020-02-08")))
    assert set(rows["overlay_id"]) == {"absence"}
    assert rows.set_index("country").at["UZB", "value"] == "under 1 year"


def test_days_that_excel_does_not_have_are_text(tours: Tours) -> None:
    """Excel counts from 1900 and knows a 29 February 1900: Seward's days of 1866 would be #### or another day."""
    seward = tours.select(Selection(official=("seward-william-henry", "hay-john-milton")))
    sheet = load_workbook(io.BytesIO(xlsx_bytes({"Stops": stops_frame(seward)}, seward)))["Stops"]
    column = [cell.value for cell in sheet[1]].index("arrived")
    days = [row[column].value for row in sheet.iter_rows(min_row=2)]
    old = [day for day in days if isinstance(day, str)]
    assert len(old) == 7
    assert all(re.fullmatch(r"18[67]\d-\d\d-\d\d", day) for day in old)
    assert all(day.year >= 1900 for day in days if not isinstance(day, str))
    assert typed("arrived", "1900-02-28") == "1900-02-28"
    assert typed("arrived", "1900-03-01") == dt.date(1900, 3, 1)
