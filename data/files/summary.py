"""The summary of a selection as plain tables, one a part, each row bearing where it is from."""

from collections.abc import Callable

import pandas as pd

from data.files.export import plain, with_origin
from data.questions.summary import by_year, shares, totals
from data.tours import Tours

Made = Callable[[Tours], pd.DataFrame]


def years(tours: Tours) -> pd.DataFrame:
    """A row an official and year: `data.questions.summary.by_year`."""
    table = by_year(tours)
    stops = tours.stops.assign(year=tours.stops["arrived"].dt.year)
    cited = stops.groupby(["official_id", "year"])["source_id"].agg(unique).rename("source_ids")
    return with_names(table.join(cited, on=["official_id", "year"]), tours)


def officials(tours: Tours) -> pd.DataFrame:
    """A row an official: `data.questions.summary.totals`."""
    cited = tours.stops.groupby("official_id")["source_id"].agg(unique).rename("source_ids")
    return with_names(totals(tours).join(cited, on="official_id"), tours)


def with_names(table: pd.DataFrame, tours: Tours) -> pd.DataFrame:
    """With the officials' names beside their ids; whole numbers whole, kilometres to one decimal."""
    table.insert(1, "official", table["official_id"].map(tours.tables.full_names))
    whole = {name: table[name].astype("Int64") for name in ("stops", "tours", "countries", "nights", "departures_unknown")}
    return table.assign(**whole, distance_km=table["distance_km"].round(1), source_ids=table["source_ids"].fillna(""))


def counted_by(column: str) -> Made:
    """A row a value: how many stops, and which share of all."""

    def made(tours: Tours) -> pd.DataFrame:
        stops = tours.stops.assign(region=tours.stops["country"].map(tours.tables.countries.set_index("country")["region"]))
        table = shares(stops, stops[column]).rename(columns={"what": column})
        cited = stops.groupby(column)["source_id"].agg(unique)
        return table.assign(share=table["share"].round(4), source_ids=table[column].map(cited))

    return made


def countries(tours: Tours) -> pd.DataFrame:
    """A row a country with stops: how many, by how many officials, the first and the last arrival."""
    cited = tours.stops.groupby("country")["source_id"].agg(unique)
    table = tours.by_country.assign(source_ids=tours.by_country["country"].map(cited))
    table.insert(1, "country_name", table["country"].map(tours.tables.country_names))
    return table


def places(tours: Tours) -> pd.DataFrame:
    """The same of places."""
    cited = tours.stops.groupby("place_id")["source_id"].agg(unique)
    return tours.by_place.assign(source_ids=tours.by_place["place_id"].map(cited))


def unique(ids: "pd.Series[str]") -> str:
    return " ".join(dict.fromkeys(ids))


PARTS: dict[str, Made] = {
    "years": years,
    "officials": officials,
    "countries": countries,
    "places": places,
    "regions": counted_by("region"),
    "kinds": counted_by("kind"),
    "events": counted_by("event"),
}


def summary_frame(tours: Tours, part: str) -> pd.DataFrame:
    """One part, with `licence`, `tables` and `query`; what is not known is missing."""
    return plain(with_origin(PARTS[part](tours), tours, "source_ids"))
