"""Company: who else arrived in the countries of a tour shortly before or after."""

import pandas as pd

from data.tours import Tours

WITHIN_DAYS = 30


def company(tours: Tours, tour_id: str, within_days: int = WITHIN_DAYS) -> pd.DataFrame:
    """The arrivals of all other officials in a tour's countries at most `within_days` from the tour's own arrival there.

    One row an official and country, that of the closest two arrivals: country, official_id, tour_id, arrived, gap_days
    (negative: before the tour's official). The closest first.
    """
    own = tours.tour(tour_id).stops
    record = tours.all_stops
    others = record[record["country"].isin(own["country"].unique()) & ~record["official_id"].isin(own["official_id"].unique())]
    near = others[["country", "official_id", "tour_id", "arrived"]].merge(own[["country", "arrived"]], on="country", suffixes=("", "_own"))
    near["gap_days"] = (near["arrived"] - near["arrived_own"]).dt.days
    near = near.assign(distance=near["gap_days"].abs())
    near = near[near["distance"] <= within_days].sort_values(["distance", "arrived", "official_id"], kind="stable")
    columns = ["country", "official_id", "tour_id", "arrived", "gap_days"]
    return near.drop_duplicates(["country", "official_id"])[columns].reset_index(drop=True)
