"""Regions wider than those of the UN geoscheme: its continents, and the Middle East, each made of what countries.csv holds."""

import pandas as pd

# The five of UN M49, each with its regions.
CONTINENTS = {
    "Africa": ("Eastern Africa", "Middle Africa", "Northern Africa", "Southern Africa", "Western Africa"),
    "Americas": ("Caribbean", "Central America", "Northern America", "South America"),
    "Asia": ("Central Asia", "Eastern Asia", "South-eastern Asia", "Southern Asia", "Western Asia"),
    "Europe": ("Eastern Europe", "Northern Europe", "Southern Europe", "Western Europe"),
    "Oceania": ("Australia and New Zealand", "Melanesia", "Micronesia", "Polynesia"),
}
# No two definitions agree; this one is told in About the data: the UN's Western Asia without the Caucasus and Cyprus, with Egypt and Iran.
MIDDLE_EAST = "Middle East"
EAST_OF = "Western Asia"
WITHOUT, WITH = {"ARM", "AZE", "CYP", "GEO"}, {"EGY", "IRN"}
WIDER = (*CONTINENTS, MIDDLE_EAST)


def members(countries: pd.DataFrame) -> dict[str, frozenset[str]]:
    """Region -> its countries (alpha-3): the wide ones that have any, then those of the UN geoscheme by name. countries: countries.csv."""
    narrow = {str(region): frozenset(own["country"]) for region, own in countries.groupby("region")}
    wide = {name: frozenset[str]().union(*(narrow.get(part, frozenset()) for part in parts)) for name, parts in CONTINENTS.items()}
    wide[MIDDLE_EAST] = (narrow.get(EAST_OF, frozenset()) - WITHOUT) | (WITH & set(countries["country"]))
    return {**{name: codes for name, codes in wide.items() if codes}, **narrow}
