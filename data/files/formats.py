"""Files of the selection for other programs: CSV, Excel, KML for Google Earth, iCalendar."""

import datetime as dt
import io
import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

import pandas as pd
from icalendar import Calendar, Event, vText
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from data.files.export import about, leg_lines, plain, records, source_rows, stop_rows
from data.frames import row_tuples
from data.selection import Names
from data.tours import Tours
from data.words import period

FORMULA = re.compile(r"^[=+\-@\t\r]")  # what a spreadsheet would run
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what XML cannot hold
DATES = ("arrived", "left", "since", "until", "accessed", "first", "last", "a_arrived", "a_left", "b_arrived", "b_left")
FIRST_EXCEL_DAY = dt.date(1900, 3, 1)  # Excel counts 29 February 1900, which was none, and nothing before 1900
WIDEST = 60  # letters of a column
KML = "http://www.opengis.net/kml/2.2"


def harmless(value: Any) -> Any:
    """A text that no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value


def csv_text(frame: pd.DataFrame) -> str:
    """CSV as in RFC 4180; what is not known is empty, formulas are quoted."""
    return frame.map(harmless).to_csv(index=False, lineterminator="\r\n")


def xlsx_bytes(frames: Mapping[str, pd.DataFrame], tours: Tours) -> bytes:
    """An Excel workbook: a sheet a title, rows with typed columns under a frozen header; then their sources, and what it is."""
    book = Workbook()
    for number, (title, frame) in enumerate(frames.items()):
        fill(book.create_sheet() if number else book.active, title, frame.drop(columns=["tables", "query"], errors="ignore"))
    fill(book.create_sheet(), "Sources", pd.DataFrame(source_rows(tours), columns=list(tours.tables.sources.columns)))
    told = {**about(tours), "rows": sum(map(len, frames.values()))}
    told.pop("sources")
    fill(book.create_sheet(), "About", pd.DataFrame({"what": list(told), "value": [str(value) for value in told.values()]}))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def fill(sheet: Any, title: str, frame: pd.DataFrame) -> None:
    """One sheet: a bold header that stays in sight, dates as dates, numbers as numbers, a filter on every column."""
    sheet.title = title
    sheet.append(list(frame.columns))
    for row in row_tuples(frame):
        sheet.append([typed(column, value) for column, value in zip(frame.columns, row, strict=True)])
    for number, column in enumerate(frame.columns, 1):
        sheet.cell(1, number).font = Font(bold=True)
        longest = max([len(str(column)), *(len(str(value)) for value in frame[column] if value is not None)])
        sheet.column_dimensions[get_column_letter(number)].width = min(longest, WIDEST) + 2
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def typed(column: str, value: Any) -> Any:
    """A cell's value: a date where the column holds dates (ISO text before FIRST_EXCEL_DAY), harmless text, nothing where not known."""
    if value is None or value is pd.NA:
        return None
    if column in DATES and isinstance(value, str) and len(value) == 10:
        day = dt.date.fromisoformat(value)
        return day if day >= FIRST_EXCEL_DAY else value  # before it a workbook has no days, or others than the calendar
    return harmless(CONTROL.sub("", value)) if isinstance(value, str) else value


def kml_bytes(tours: Tours, colours: Mapping[str, str]) -> bytes:
    """KML 2.2: a folder an official, stops and legs with the days they hold, so that Google Earth plays them.

    colours: official_id -> `#rrggbb`. A leg shows from the day it begins, a stop from arrival to departure, or on
    the day of arrival where that is not known.
    """
    ET.register_namespace("", KML)
    root = ET.Element(f"{{{KML}}}kml")
    document = child(root, "Document")
    tables = tours.tables
    child(document, "name", tours.selection.describe(Names.of(tables)))
    cited = "\n".join(f"{row['title']}, {row['publisher']}, {row['url']} ({row['licence']})" for row in source_rows(tours))
    child(document, "description", f"Diplomatic Tours, tables {tables.version}, query {tours.selection.query()}\n{cited}")
    licences, names = tables.licences, tables.place_names
    last_day = tours.stops.groupby("tour_id")["ends"].max().dt.strftime("%Y-%m-%d").to_dict()  # for a way home nobody dated
    for official in tours.stops["official_id"].unique():
        style = child(document, "Style", id=f"of-{official}")
        paint = abgr(colours[official])
        icon = child(style, "IconStyle")
        child(icon, "color", paint)
        child(icon, "scale", "0.8")
        line = child(style, "LineStyle")
        child(line, "color", paint)
        child(line, "width", "2")
    for official, stops in tours.stops.groupby("official_id", sort=False):
        folder = child(document, "Folder")
        child(folder, "name", tables.short_names[str(official)])
        legs = tours.legs[tours.legs["official_id"] == official]
        for leg in records(plain(legs)):
            ends = [names[leg["from_place_id"]], names[leg["to_place_id"]]]
            told = f"{tables.short_names[str(official)]}, {leg['distance_km']:,.0f} km by the great circle"
            since = leg["departed"] or leg["arrived"] or last_day.get(leg["tour_id"])
            mark = placemark(folder, " – ".join(ends), told, (since, None), str(official))
            draw(mark, leg_lines(tours, leg))
        for stop in records(plain(stops)):
            told = f"{purpose(stop)} {stop['source_ref'] or stop['source_id']} ({licences[stop['source_id']]})"
            mark = placemark(folder, stop["place"], told, (stop["arrived"], stop["left"] or stop["arrived"]), str(official))
            child(child(mark, "Point"), "coordinates", f"{stop['longitude']},{stop['latitude']}")
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def child(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{KML}}}{name}", attributes)
    element.text = CONTROL.sub("", text) if text else None
    return element


def placemark(folder: ET.Element, name: str, told: str | None, days: tuple[str | None, str | None], official: str) -> ET.Element:
    """A placemark in the order the schema asks for: name, description, time, style."""
    mark = child(folder, "Placemark")
    child(mark, "name", name)
    if told:
        child(mark, "description", told)
    if any(days):
        span = child(mark, "TimeSpan")
        for end, on in zip(("begin", "end"), days, strict=True):
            if on:
                child(span, end, on)
    child(mark, "styleUrl", f"#of-{official}")
    return mark


def draw(mark: ET.Element, lines: list[list[list[float]]]) -> None:
    holder = mark if len(lines) == 1 else child(mark, "MultiGeometry")
    for line in lines:
        shape = child(holder, "LineString")
        child(shape, "tessellate", "1")
        child(shape, "coordinates", " ".join(f"{longitude},{latitude}" for longitude, latitude in line))


def abgr(colour: str) -> str:
    """`#rrggbb` as KML writes colours: alpha, blue, green, red."""
    return f"ff{colour[5:7]}{colour[3:5]}{colour[1:3]}"


def when(stop: Mapping[str, Any]) -> str:
    return period(stop["arrived"], stop["left"]) if stop["left"] else f"{period(stop['arrived'], stop['arrived'])} (departure not known)"


def purpose(stop: Mapping[str, Any]) -> str:
    """`Stop 3. 5 February 2020. NATO ministerial.`: the stop's number in the selection, its days, what it was for."""
    return f"Stop {stop['number']}. {when(stop)}. {stop['event'] or stop['kind']}."


def ics_bytes(tours: Tours) -> bytes:
    """iCalendar (RFC 5545): one all-day event a stop; where the departure is not known, the day of arrival, and it says so."""
    tables = tours.tables
    known = tables.sources.set_index("source_id")
    calendar = Calendar()
    calendar.add("prodid", f"-//Diplomatic Tours//tables {tables.version}//EN")
    calendar.add("version", "2.0")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, vText(tours.selection.describe(Names.of(tables))))
    licences = "; ".join(dict.fromkeys(f"{row['publisher']} ({row['licence']})" for row in source_rows(tours)))
    calendar.add("description", f"Diplomatic Tours, tables {tables.version}, query {tours.selection.query()}. Sources: {licences}")
    stamp = dt.datetime.combine(tables.sources["accessed"].max().date(), dt.time(), dt.UTC)
    for stop in records(plain(stop_rows(tours))):
        source = known.loc[stop["source_id"]]
        event = Event()
        event.add("uid", f"{stop['stop_id']}@diplomatic-tours")
        event.add("dtstamp", stamp)
        event.add("dtstart", dt.date.fromisoformat(stop["arrived"]))
        event.add("dtend", dt.date.fromisoformat(stop["left"] or stop["arrived"]) + dt.timedelta(days=1))
        where = f"{stop['place']}, {tables.country_names[stop['country']]}"
        event.add("summary", f"{tables.short_names[stop['official_id']]} in {where}")
        event.add("location", where)
        event.add("geo", (stop["latitude"], stop["longitude"]))
        event.add("description", f"{purpose(stop)} Source: {source['publisher']} ({source['licence']}).")
        if stop["source_ref"]:
            event.add("url", stop["source_ref"])
        calendar.add_component(event)
    return calendar.to_ical()
