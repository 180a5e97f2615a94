"""Overlays: which countries have a property on a given day, and how precisely that is known."""

import re
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from data.frames import row_dicts, row_tuples
from data.tables import Tables

CARRIED = 2  # years that the figures of a series are carried on, and said to be
EVER, NEVER = pd.Timestamp("0001-01-01"), pd.Timestamp("9999-12-31")


@dataclass(frozen=True)
class Overlay:
    """One overlay on one day.

    `countries`: one row a country of today: country (alpha-3), value (text, or a number for kind `number`), since and
    until as the source gives them, is_imprecise (a day, a month or the beginning is not known), via (the name of the
    historic state through which the country is coloured, or empty), note (of a number: what it rests on), source_id.
    `year`: of the figures of a number; None where there are none for that year or the CARRIED before. `years`: the first
    and the last year of a series. `read_on`: the day (ISO) its sources were read last; empty for what is computed from the stops.
    """

    overlay_id: str
    name: str
    kind: str
    description: str
    unit: str
    on: str
    year: int | None
    countries: pd.DataFrame
    years: tuple[int, int] | None = None
    read_on: str = ""

    @property
    def values(self) -> list[str]:
        """The values that occur, the most frequent first."""
        return [] if self.kind == "number" else list(self.countries["value"].value_counts(sort=True).index)

    def source_ids(self) -> list[str]:
        return list(dict.fromkeys(self.countries["source_id"]))


def first_day(text: str) -> pd.Timestamp:
    """The first day a partial date may mean; an empty one begins before all records."""
    if not text:
        return EVER
    return pd.Timestamp(text + "-01" * (2 - text.count("-")))


def end_day(text: str) -> pd.Timestamp:
    """The first day no longer meant: the day itself, or the day after the last one a month or a year may mean."""
    if not text:
        return NEVER
    if text.count("-") == 2:
        return pd.Timestamp(text)
    return first_day(text) + (pd.DateOffset(years=1) if text.count("-") == 0 else pd.DateOffset(months=1))


@lru_cache(maxsize=4)
def dated(tables: Tables) -> pd.DataFrame:
    """Every spell with the days it holds, [begins, ends), the historic states spread over today's countries."""
    spells = tables.spells
    begins = {text: first_day(text) for text in spells["since"].unique()}
    ends = {text: end_day(text) for text in spells["until"].unique()}
    spells = spells.assign(begins=spells["since"].map(begins), ends=spells["until"].map(ends), via="")
    states = {row.code: row for row in row_tuples(tables.historic_states)}
    is_historic = spells["country"].isin(states)
    spread = [
        {**row, "country": country, "via": states[row["country"]].name}
        for row in row_dicts(spells[is_historic])
        for country in states[row["country"]].countries.split()
    ]
    return pd.concat([spells[~is_historic], pd.DataFrame(spread, columns=spells.columns)], ignore_index=True)


def overlay_on(tables: Tables, overlay_id: str, on: str) -> Overlay:
    """An overlay as of a day (ISO). A number shows the figures of that year, or of the last before it, at most CARRIED years back."""
    head = tables.overlay_heads[overlay_id]
    spells = dated(tables)
    spells = spells[spells["overlay_id"] == overlay_id]
    year = series = None
    if head["kind"] == "number":
        years = spells["since"].str[:4].astype(int)
        series = (int(years.min()), int(years.max()))
        year = year_shown(set(years), int(on[:4]))
        valid = spells[years == year].sort_values(["country", "via"]).drop_duplicates("country")  # a state's own figure first
        valid = valid.assign(value=pd.to_numeric(valid["value"]))
    else:
        day = pd.Timestamp(on)
        valid = spells[(spells["begins"] <= day) & (day < spells["ends"])]
        valid = valid.sort_values(["country", "via", "begins"]).drop_duplicates("country", keep="last")
    whole = valid["since"].map(is_whole).astype(bool) & (valid["until"].map(is_whole).astype(bool) | (valid["until"] == ""))
    columns = ["country", "value", "since", "until", "is_imprecise", "via", "note", "source_id"]
    countries = valid.assign(is_imprecise=~whole if head["kind"] != "number" else False)[columns].reset_index(drop=True)
    accessed = tables.sources.set_index("source_id")["accessed"].loc[[head["source_id"], *spells["source_id"].unique()]].max()
    read_on = str(accessed.date())
    return Overlay(overlay_id, head["name"], head["kind"], head["description"], head["unit"], on, year, countries, series, read_on)


def year_shown(years: set[int], asked: int) -> int | None:
    """The last year of a series up to the one asked for; none where that is more than CARRIED years back."""
    return next((year for year in range(asked, asked - CARRIED - 1, -1) if year in years), None)


def change_days(tables: Tables, overlay_id: str, first: pd.Timestamp, last: pd.Timestamp) -> list[str]:
    """The days (ISO) from `first` to `last` on which an overlay is another than before, `first` itself included.

    A number changes with each year.
    """
    spells = dated(tables)
    spells = spells[spells["overlay_id"] == overlay_id]
    if tables.overlays.set_index("overlay_id").at[overlay_id, "kind"] == "number":
        return [str(first.date()), *(f"{year}-01-01" for year in range(first.year + 1, last.year + 1))]
    days = pd.concat([spells["begins"], spells["ends"]]).drop_duplicates().sort_values()
    return [str(day.date()) for day in [first, *days[(days > first) & (days <= last)]]]


def is_whole(text: str) -> bool:
    """Whether a partial date names a day."""
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text))


def default_day(tables: Tables, until: str) -> str:
    """The day an overlay is shown for where the reader names none: the end of the dates chosen, else of the record."""
    return until or str(tables.coverage["until"].max().date())
