"""A record of one official, as the Office of the Historian lays it out."""

from pathlib import Path

from data.imports.gather import Gathered
from data.tables import read_rows

TRIP = """<trip role="secretary" who="blanc-anne"><id>{id}</id><role>secretary</role><name>Anne Blanc</name>
<start-date>{since}</start-date><end-date>{until}</end-date><country id="x">{country}</country>
<locale>{locale}</locale><remarks>{remarks}</remarks></trip>"""


def record(folder: Path, *trips: dict[str, str]) -> Path:
    """A record of one official, as the Office of the Historian lays it out."""
    (folder / "secretary-travels").mkdir(parents=True, exist_ok=True)
    body = "".join(TRIP.format(**{"id": str(number), **trip}) for number, trip in enumerate(trips, 1))
    (folder / "secretary-travels" / "blanc-anne.xml").write_text(f"<trips>{body}</trips>", encoding="utf-8")
    return folder


def trip(since: str, until: str, country: str, locale: str, remarks: str = "Met with the Foreign Minister.") -> dict[str, str]:
    return {"since": since, "until": until, "country": country, "locale": locale, "remarks": remarks}


def stops_of(gathered: Gathered) -> list[tuple[str, str, str, str]]:
    gathered.write()
    return [
        (row["stop_id"], row["arrived"], row["left"], row["place_id"])
        for row in read_rows(gathered.folder / "stops.csv")
        if row["official_id"] == "blanc-anne"
    ]
