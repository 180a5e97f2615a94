"""Whom officials met: counterparts by stop, by person and by country."""

from functools import lru_cache
from pathlib import Path

import pandas as pd

from data.tables import Tables, read_rows

SPELLINGS = Path(__file__).parent / "gazetteer" / "spellings.csv"
MET = ["stop_id", "name", "title", "country", "person"]


@lru_cache(maxsize=2)
def people_met(tables: Tables) -> pd.DataFrame:
    """The counterparts with `person`: one spelling for all that are known to be the same (`data/gazetteer/spellings.csv`)."""
    joined = {row["name"]: row["person"] for row in read_rows(SPELLINGS)}
    met = tables.counterparts
    return met.assign(person=met["name"].map(lambda name: joined.get(name, name)))[MET]


@lru_cache(maxsize=2)
def met_at(tables: Tables) -> dict[str, str]:
    """stop_id -> whom the official met there, as the source writes them: `President Assad, Foreign Minister Sharaa`."""
    met = people_met(tables)
    words = (met["title"] + " " + met["name"]).str.strip()
    return {str(key): ", ".join(own) for key, own in words.groupby(met["stop_id"], sort=False)}


def most_met(tables: Tables, stop_ids: "pd.Series[str]", most: int) -> list[tuple[str, int]]:
    """The people met at most of some stops: person and number of stops, the most frequent first."""
    met = people_met(tables)
    own = met[met["stop_id"].isin(stop_ids)].drop_duplicates(["stop_id", "person"])
    counts = own["person"].value_counts()
    ranked = sorted(counts.items(), key=lambda item: (-int(item[1]), str(item[0])))
    return [(str(person), int(number)) for person, number in ranked[:most]]
