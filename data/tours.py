"""Tours: the stops of officials, joined to their places, cut into tours and legs, and what a selection leaves of them."""

from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from data.coverage import Reach, reach_of
from data.firsts import visits_of
from data.legs import legs_of
from data.met import met_at, people_met
from data.selection import RESTRICTING, Known, Selection
from data.selection.search import LOOKED_THROUGH, is_whole
from data.tables import Tables
from data.words import counted, fold

ALL_TOURS = Selection()
GAP_DAYS = 2  # a stop that begins at most so many days after the one before ended belongs to the same tour


@dataclass(frozen=True, eq=False)
class Tours:
    """Stops and legs, and the tables they come from. Every method returns something new.

    `stops`: one row a stop, sorted by official and order of travel: the columns of stops.csv, those of its place
    (place, country, latitude, longitude in degrees, precision), `ends` (left, else arrived), `nights` (NaN where
    `left` is not known, or where several places share the same days), `tour_id`, `is_partial` (coverage is partial on
    that day), `visit` (`data.firsts.visits_of`), `text` (its own
    words, folded, between spaces), and `number`: 1, 2, ... among its official's stops in the selection, missing where the
    selection leaves the stop out. A stop has the same number wherever it is told: map, panel, tables, figures, files.
    `legs`: one row a leg, see `data.legs`.
    `all_stops`, `all_legs`, `whole`: stops, legs and tours of all officials, before any selection. `selection`: what was asked.
    """

    tables: Tables
    stops: pd.DataFrame
    legs: pd.DataFrame
    all_stops: pd.DataFrame
    all_legs: pd.DataFrame
    whole: pd.DataFrame
    selection: Selection = ALL_TOURS

    @classmethod
    def of(cls, tables: Tables) -> "Tours":
        """All tours of the tables, but for journeys announced for days after the tables' date: they count nowhere yet."""
        stops = with_places(tables)
        stops = in_tours(with_coverage(stops[stops["arrived"] <= tables.date].reset_index(drop=True), tables.coverage))
        stops = with_numbers(stops.assign(visit=visits_of(stops, tables)), stops)
        legs = legs_of(stops, tables.bases, tables.positions)
        return cls(tables, stops, legs, stops, legs, tour_table(stops, legs))

    @cached_property
    def known(self) -> Known:
        """The values an address may name."""
        tables = self.tables
        frames = {
            name: getattr(tables, name)
            for name in ("officials", "countries", "places", "overlays", "spells", "historic_states", "received")
        }
        return Known.of({**frames, "people": people_met(tables)})

    def select(self, selection: Selection) -> "Tours":
        """The stops a selection leaves, and the legs that lead to or from one of them."""
        stops = self.all_stops[selection.mask(self.all_stops, self.tables)]
        ids = set(stops["stop_id"])
        touching = self.all_legs["from_stop_id"].isin(ids) | self.all_legs["to_stop_id"].isin(ids)
        return replace(self, stops=with_numbers(stops, stops), legs=self.all_legs[touching], selection=selection)

    def tour(self, tour_id: str) -> "Tours":
        """One whole tour, whatever the selection, each stop with the number it has there; empty where there is no such tour."""
        if not tour_id:
            return replace(self, stops=self.all_stops.iloc[:0], legs=self.all_legs.iloc[:0])
        stops, legs = self.all_stops, self.all_legs
        return replace(self, stops=with_numbers(stops[stops["tour_id"] == tour_id], self.stops), legs=legs[legs["tour_id"] == tour_id])

    @cached_property
    def focus(self) -> "Tours":
        """The tour in focus where one is, whole; else the selection itself."""
        tour = self.tour(self.selection.tour)
        return tour if len(tour.stops) else self

    @property
    def is_on_tour(self) -> bool:
        """Whether a tour is in focus."""
        return self.focus is not self

    @cached_property
    def setting(self) -> "Tours":
        """The rest of the selection beside the tour in focus; nothing where none is."""
        if not self.is_on_tour:
            return replace(self, stops=self.stops.iloc[:0], legs=self.legs.iloc[:0])
        tour_id = self.selection.tour
        return replace(self, stops=self.stops[self.stops["tour_id"] != tour_id], legs=self.legs[self.legs["tour_id"] != tour_id])

    @cached_property
    def tours(self) -> pd.DataFrame:
        """One row a tour that has a stop in the selection, told whole; see `tour_table`."""
        return self.whole[self.whole["tour_id"].isin(self.stops["tour_id"].unique())].reset_index(drop=True)

    @cached_property
    def by_country(self) -> pd.DataFrame:
        """country, stops, officials (counts), first and last (days of arrival), most visited first."""
        return visits(self.stops, ["country"])

    @cached_property
    def by_place(self) -> pd.DataFrame:
        """place_id, place, country, latitude, longitude, stops, officials, first, last."""
        return visits(self.stops, ["place_id", "place", "country", "latitude", "longitude"])

    @property
    def distance_km(self) -> float:
        """The length of the legs drawn."""
        return float(self.legs["distance_km"].sum())

    @cached_property
    def reach(self) -> Reach:
        """How far the record of the officials asked for can be trusted over the period asked for."""
        reach = reach_of(self.selection, self.tables)
        return replace(reach, looked=self._looked_through()) if self.selection.rests_on_words else reach

    def _looked_through(self) -> tuple[str, ...]:
        """What a search by words, or by kinds, which rules read from words, has looked through."""
        selection = self.selection
        without_words = {name: key.default for name, key in RESTRICTING.items() if key.is_of_words}
        many = counted(len(self.select(selection.but(**without_words)).stops), "stop")
        told = []
        if selection.q:
            told.append(f"Looked for “{selection.q}” through {many}: {LOOKED_THROUGH}. What a source words otherwise is not found.")
            if len(self.stops) and not is_whole(self.all_stops, self.tables, selection.q):
                told.append("No stop holds it as a whole word: these hold words that begin so.")
        if selection.kind:
            among = "" if selection.q else f", {many} looked through"
            told.append(f"Kinds are read from the words of the sources by rules{among}: a stop may be filed as another kind.")
        return tuple(told)

    @property
    def is_partial(self) -> bool:
        """Whether something asked for is not known in full, so that counts are lower bounds and no stop is no claim."""
        return self.reach.is_limited

    @property
    def is_cut(self) -> bool:
        """Whether a filter leaves out stops of tours that it shows."""
        return len(self.stops) < int(self.tours["stops"].sum())

    def summary(self) -> str:
        """`2 tours, 8 stops, 8 countries, 48,495 km`; where filters cut tours, the km are those to and from the stops left; where an
        end of a leg is known by its country alone, or was only announced, they are about so many."""
        counts = [(self.stops["tour_id"].nunique(), "tour"), (len(self.stops), "stop"), (self.stops["country"].nunique(), "country")]
        return ", ".join(
            [
                *(counted(n, what) for n, what in counts),
                km_words(self.distance_km, self.legs) + (" to and from them" if self.is_cut else ""),
            ]
        )


def km_words(distance_km: float, legs: pd.DataFrame) -> str:
    """`48,495 km`, or `about 48,500 km` where an end of one of the legs is known only roughly."""
    is_rough = bool(legs["is_rough"].any())
    return f"about {round(distance_km, -2):,.0f} km" if is_rough else f"{distance_km:,.0f} km"


def with_places(tables: Tables) -> pd.DataFrame:
    """Stops joined to their places, with `ends`, `nights` and the text a search reads."""
    places = tables.places.rename(columns={"name": "place"}).drop(columns=["geocoder", "geonames_id"])
    stops = tables.stops.merge(places, on="place_id", how="left", validate="many_to_one")
    stops["ends"] = stops["left"].fillna(stops["arrived"])
    stops["nights"] = (stops["left"] - stops["arrived"]).dt.days
    is_shared = stops.duplicated(["official_id", "arrived", "left"], keep=False) & (stops["nights"] > 0)
    stops["nights"] = stops["nights"].where(~is_shared)  # several places in one row of the source: the nights of each are not known
    names = stops["country"].map(tables.country_names)
    others = tables.other_names["official"].by_id
    called = {key: " ".join([name, *others.get(key, ())]) for key, name in tables.full_names.items()}
    travellers = stops["official_id"].map(called)
    told = met_at(tables)
    met = pd.Series([told.get(key, "") for key in stops["stop_id"]], index=stops.index, dtype="str")
    of_place = stops["place"] + " " + names + " " + stops["country_then"]
    of_event = stops["event"] + " " + stops["kind"] + " " + stops["remark"]
    words = travellers + " " + met + " " + of_place + " " + of_event
    stops["met"] = met
    stops["text"] = " " + words.map(fold) + " "
    return stops


def with_coverage(stops: pd.DataFrame, coverage: pd.DataFrame) -> pd.DataFrame:
    """Mark the stops made where an official's record is partial."""
    partial = coverage[coverage["completeness"] == "partial"]
    joined = stops[["stop_id", "official_id", "arrived"]].merge(partial, on="official_id")
    within = joined.loc[joined["arrived"].between(joined["since"], joined["until"]), "stop_id"]
    return stops.assign(is_partial=stops["stop_id"].isin(within))


def in_tours(stops: pd.DataFrame) -> pd.DataFrame:
    """Give every stop its `tour_id`, by the rule of the glossary: a gap of more than two days begins a new tour."""
    latest = stops.groupby("official_id")["ends"].cummax()
    before = latest.groupby(stops["official_id"]).shift()
    begins = before.isna() | ((stops["arrived"] - before).dt.days > GAP_DAYS)
    start = stops["arrived"].where(begins).groupby(stops["official_id"]).ffill()
    return stops.assign(tour_id=stops["official_id"] + "/" + start.dt.strftime("%Y-%m-%d"))


def with_numbers(stops: pd.DataFrame, chosen: pd.DataFrame) -> pd.DataFrame:
    """Stops with the `number` each has among its official's chosen stops; missing where it is not one of them."""
    numbers = chosen.groupby("official_id").cumcount() + 1
    return stops.assign(number=numbers.reindex(stops.index).astype("Int64"))


def tour_table(stops: pd.DataFrame, legs: pd.DataFrame) -> pd.DataFrame:
    """Every tour, in the order of time.

    tour_id, official_id, since and until (days; until NaT where the last departure is not known), stops, countries
    (counts), nights (last departure minus first arrival; NaN where not known), distance_km, is_partial, route (the
    places in the order of travel, none said twice in a row).
    """
    groups = stops.groupby("tour_id", sort=False)
    table = groups.agg(
        official_id=("official_id", "first"),
        since=("arrived", "first"),
        stops=("stop_id", "size"),
        countries=("country", "nunique"),
        is_partial=("is_partial", "any"),
    )
    table["until"] = groups["left"].max().where(groups["ends"].max() <= groups["left"].max())
    table["nights"] = (table["until"] - table["since"]).dt.days
    table["distance_km"] = legs.groupby("tour_id")["distance_km"].sum()
    moved = stops[stops["place_id"] != groups["place_id"].shift()]
    table["route"] = moved.groupby("tour_id", sort=False)["place"].agg(" – ".join)
    table = table.reset_index().sort_values(["since", "tour_id"], kind="stable", ignore_index=True)
    return table[["tour_id", "official_id", "since", "until", "stops", "countries", "nights", "distance_km", "is_partial", "route"]]


def visits(stops: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Stops counted by some columns, most visited first."""
    table = stops.groupby(by, sort=False).agg(
        stops=("stop_id", "size"), officials=("official_id", "nunique"), first=("arrived", "min"), last=("arrived", "max")
    )
    return table.reset_index().sort_values(["stops", by[0]], ascending=[False, True], kind="stable", ignore_index=True)
