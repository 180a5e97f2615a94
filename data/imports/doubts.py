"""Days of stops that are to be looked at: several countries on one day, stops that overlap, tours whose rows all bear the tour's days."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import groupby
from typing import Any

Row = dict[str, Any]
CountryOf = Callable[[Row], str]


def of_whole_tours(stops: list[Row], country_of: CountryOf) -> list[list[Row]]:
    """Stops of one official in two countries or more that all bear the same several days: those are the tour's, not the stop's."""
    key = lambda row: (row["official_id"], row["arrived"], row["left"])  # noqa: E731
    several = sorted((row for row in stops if row["left"] and row["left"] > row["arrived"]), key=key)
    tours = [list(rows) for _, rows in groupby(several, key)]
    return [rows for rows in tours if len({country_of(row) for row in rows}) > 1]


def doubts(stops: list[Row], country_of: CountryOf) -> list[str]:
    """A line for each day, or pair of stops, to be looked at; a day trip is real, three countries on one day rarely are."""
    whole = of_whole_tours(stops, country_of)
    told = [
        f"the tour's days on every stop: {rows[0]['official_id']}, {rows[0]['arrived']} to {rows[0]['left']}, "
        f"{', '.join(country_of(row) for row in rows)}"
        for rows in whole
    ]
    as_tour = {row["stop_id"] for rows in whole for row in rows}
    dated = sorted((row for row in stops if row["stop_id"] not in as_tour), key=lambda row: (row["official_id"], row["arrived"]))
    for official, rows in groupby(dated, lambda row: row["official_id"]):
        own = list(rows)
        told += [f"{official}: {line}" for line in [*crowded_days(own, country_of), *overlaps(own, country_of)]]
    return told


def crowded_days(stops: list[Row], country_of: CountryOf) -> list[str]:
    """Days on which stops of one day only stand in two countries, or stops of any length in three or more."""
    by_day: dict[str, list[Row]] = {}
    for row in stops:
        for day in days(row):
            by_day.setdefault(day, []).append(row)
    told = []
    for day, rows in sorted(by_day.items()):
        every = list(dict.fromkeys(country_of(row) for row in rows))
        short = list(dict.fromkeys(country_of(row) for row in rows if len(days(row)) == 1))
        if len(every) > 2:
            told.append(f"{len(every)} countries on one day, {day}: {', '.join(every)}")
        elif len(short) > 1:
            told.append(f"two countries on one day, {day}: {', '.join(short)} (a day trip?)")
    return told


def overlaps(stops: list[Row], country_of: CountryOf) -> list[str]:
    """Pairs of stops in two countries that share more than the day of a journey."""
    told = []
    for number, one in enumerate(stops):
        for other in stops[number + 1 :]:
            shared = len(set(days(one)) & set(days(other)))
            if shared > 1 and country_of(one) != country_of(other):
                spans = " and ".join(f"{country_of(row)} {row['arrived']} to {row['left']}" for row in (one, other))
                told.append(f"two stops overlap: {spans}")
            elif other["arrived"] > (one["left"] or one["arrived"]):
                break
    return told


def days(row: Row) -> list[str]:
    """The days of a stop, ISO; the first alone where the last is not known."""
    first = date.fromisoformat(row["arrived"])
    last = date.fromisoformat(row["left"] or row["arrived"])
    return [(first + timedelta(days=step)).isoformat() for step in range((last - first).days + 1)]
