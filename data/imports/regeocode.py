"""Looks again for the places that stand only at a region or a country."""

from dataclasses import dataclass
from pathlib import Path

from data.imports.gather import Progress, no_progress
from data.imports.geocode import Resolver
from data.tables import read_rows, write_rows

EXACT = ("city", "site")


@dataclass(frozen=True)
class Result:
    """`lines` says for each place still inexact how exact it is and how many stops that concerns."""

    stops: int
    share: float
    lines: list[str]


def regeocode(folder: Path, resolver: Resolver, progress: Progress = no_progress) -> Result:
    """Resolve the inexact places of a folder anew and write those that were found.

    A row of precision `region` was placed by a human and is kept; one of precision `country` is the mark of a
    place nobody found yet.
    """
    places = read_rows(folder / "places.csv")
    stops = read_rows(folder / "stops.csv")
    for place in progress([p for p in places if p["precision"] == "country"], "places"):
        if found := resolver.resolve(place["name"], [place["country"]]):
            exact = {key: f"{found[key]:.4f}".rstrip("0").rstrip(".") for key in ("latitude", "longitude")}
            place.update(exact, precision=found["precision"], geocoder=found["geocoder"], geonames_id=found["geonames_id"])
    write_rows("places", places, folder)
    inexact = {p["place_id"]: p for p in places if p["precision"] not in EXACT}
    counts = {key: sum(stop["place_id"] == key for stop in stops) for key in inexact}
    lines = [
        f"{key}: {place['precision']} only, {counts[key]} stops ({place['name']}, {place['country']})" for key, place in inexact.items()
    ]
    return Result(len(stops), 1 - sum(counts.values()) / max(len(stops), 1), lines)
