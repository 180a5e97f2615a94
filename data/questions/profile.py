"""What a country sees: who came first and last, after how long, who never came, and what it belongs to on a day."""

from dataclasses import dataclass

import pandas as pd

from data.coverage import DAY, asked, complete_until, stretches
from data.frames import row_dicts, row_tuples
from data.overlays.on_day import dated, is_whole
from data.tables import Tables
from data.tours import Tours


@dataclass(frozen=True)
class Side:
    """The visits of one country's officials, of those asked about, in their whole record.

    officials: how many of that country are asked about. first, last: stops. gap_days: the longest time between two
    arrivals with complete records all the way between, from gap_since on; 0 where there is none. since: where their record
    begins; spans: the stretches it covers. until: where it ends, or is complete no more, although one of them is in office
    still, else NaT. Where `is_partial`, neither a first visit nor a gap can be claimed. `is_partly`: records are partial
    somewhere, so that counts are lower bounds, and the last is the last known.
    """

    country: str
    officials: int
    stops: int
    first: dict[str, object]
    last: dict[str, object]
    gap_days: int
    gap_since: pd.Timestamp
    since: pd.Timestamp
    spans: tuple[tuple[pd.Timestamp, pd.Timestamp], ...]
    until: pd.Timestamp
    is_partial: bool
    is_partly: bool


def sides(tours: Tours, where: str, column: str = "country") -> list[Side]:
    """One `Side` for each country whose officials, of those asked about, ever stopped there, the most frequent first.

    The other filters of the selection do not count: what is first or last is so in the record. Journeys that were only announced
    do not count either. where: a country
    (alpha-3), or with column `place_id` a place.
    """
    tables = tours.tables
    officials = asked(tours.selection, tables)
    made = tours.all_stops[tours.all_stops["status"] != "announced"]
    stops = made[(made[column] == where) & made["official_id"].isin(officials["official_id"])]
    stops = stops.sort_values(["arrived", "seq"], kind="stable")
    found = []
    for code, own in stops.groupby(stops["official_id"].map(tables.served)):
        ids = officials[officials["country"] == code]
        coverage = tables.coverage[tables.coverage["official_id"].isin(ids["official_id"])]
        complete = coverage[coverage["completeness"] == "complete"]
        in_office = ids.loc[ids["in_office_until"].isna(), "official_id"]
        until = complete[complete["official_id"].isin(in_office)].groupby("official_id")["until"].max().min()
        first, last = row_dicts(own.iloc[[0, -1]])
        partly = coverage.loc[coverage["completeness"] == "partial", "since"]
        is_partial = bool((partly <= first["arrived"]).any()) or complete.empty
        days, since = longest_gap(own["arrived"], before(complete, partly.min()) if len(complete) else coverage)
        began = coverage["since"].min()
        found.append(
            Side(
                str(code),
                len(ids),
                len(own),
                first,
                last,
                days,
                since,
                began,
                tuple(stretches(coverage)),
                until,
                is_partial,
                bool(len(partly)),
            )
        )
    return sorted(found, key=lambda side: (-side.stops, side.country))


def before(coverage: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Rows of coverage.csv as far as they lie before a day; all of them where there is none."""
    if pd.isna(day):
        return coverage
    cut = coverage[coverage["since"] < day]
    return cut.assign(until=cut["until"].where(cut["until"] < day, day - DAY))


def longest_gap(arrivals: "pd.Series[pd.Timestamp]", coverage: pd.DataFrame) -> tuple[int, pd.Timestamp]:
    """The longest time between two arrivals with records all the way between: days, and the earlier arrival."""
    spans = stretches(coverage)
    stretch = arrivals.map(lambda on: next((number for number, (since, until) in enumerate(spans) if since <= on <= until), -1))
    gaps = arrivals.diff().dt.days.where(stretch == stretch.shift()).fillna(0)
    longest = int(gaps.max())
    return longest, arrivals.shift().iloc[int(gaps.argmax())] if longest else arrivals.iloc[0]


@dataclass(frozen=True)
class Absent:
    """Officials of complete records without a stop somewhere, by short name.

    never: those whose record is over. not_by: those in office still, under the day where their record ends.
    """

    never: list[str]
    not_by: dict[pd.Timestamp, list[str]]


def never_came(tours: Tours, where: str, column: str = "country") -> Absent:
    """Who of the officials asked about has complete coverage, up to some day, and no stop there in the whole record, but who serves
    that country."""
    tables = tours.tables
    reached = complete_until(tables.coverage)
    came = set(tours.all_stops.loc[tours.all_stops[column] == where, "official_id"])
    home = where if column == "country" else tables.places.set_index("place_id").at[where, "country"]
    is_partly = (tables.coverage["completeness"] == "partial").groupby(tables.coverage["official_id"]).any()
    absent = Absent([], {})
    for row in row_tuples(asked(tours.selection, tables).sort_values("in_office_since")):
        if row.official_id in came or row.official_id not in reached.index or row.country == home:
            continue
        is_over = pd.notna(row.in_office_until) and not is_partly[row.official_id]
        names = absent.never if is_over else absent.not_by.setdefault(reached[row.official_id], [])
        names.append(tables.short_names[row.official_id])
    return absent


def belongs_to(tables: Tables, country: str, on: str) -> pd.DataFrame:
    """The overlays, numbers aside, a country is in on a day (ISO): name, value, since, until, is_imprecise, via, source_id."""
    heads = tables.overlays[tables.overlays["kind"] != "number"].set_index("overlay_id")
    spells, day = dated(tables), pd.Timestamp(on)
    held = spells[(spells["country"] == country) & spells["overlay_id"].isin(heads.index)]
    held = held[(held["begins"] <= day) & (day < held["ends"])].drop_duplicates(["overlay_id", "value"])
    precise = held["since"].map(is_whole).astype(bool)
    table = held.assign(name=held["overlay_id"].map(heads["name"]), is_imprecise=~precise)
    return table[["name", "value", "since", "until", "is_imprecise", "via", "source_id"]].sort_values("name", ignore_index=True)
