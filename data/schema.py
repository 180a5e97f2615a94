"""What every table holds: its columns in order, and for each the rule its cells obey."""

from data.columns import ALPHA3, ID, PARTIAL_DATE, URL, Column, Table, choice, date, number

SOURCE = Column("source_id", ID, refers_to="sources.source_id")
OFFICIAL = Column("official_id", ID, refers_to="officials.official_id")
COUNTRY = Column("country", ALPHA3, refers_to="countries.country")

KINDS = ("bilateral", "multilateral", "negotiation", "ceremony", "troops", "private", "transit", "other")
STATUSES = ("confirmed", "announced", "inferred")
COMPLETENESS = ("complete", "partial")
NAMED = ("country", "place", "official")
PRECISIONS = ("city", "site", "region", "country")

TABLES: dict[str, Table] = {
    "countries": Table(
        (
            Column("country", ALPHA3),
            Column("alpha2", r"[A-Z]{2}"),
            Column("numeric", r"[0-9]{3}", is_optional=True),
            Column("name"),
            Column("region"),
            choice("status", "member", "observer", "other", "territory"),
            number("latitude"),
            number("longitude"),
            number("area_km2"),
            SOURCE,
        ),
        key=("country",),
        order=("country",),
    ),
    "officials": Table(
        (
            Column("official_id", ID),
            Column("name"),
            Column("office"),
            COUNTRY,
            Column("base_place_id", ID, refers_to="places.place_id"),
            date("in_office_since"),
            date("in_office_until", is_optional=True),
            SOURCE,
        ),
        key=("official_id",),
        order=("official_id",),
    ),
    "terms": Table(
        (OFFICIAL, date("since"), date("until", is_optional=True), SOURCE),
        key=("official_id", "since"),
        order=("official_id", "since"),
    ),
    "stops": Table(
        (
            Column("stop_id", ID),
            OFFICIAL,
            date("arrived"),
            date("left", is_optional=True),
            number("seq"),
            Column("place_id", ID, refers_to="places.place_id"),
            Column("country_then"),
            choice("kind", *KINDS),
            Column("event", is_optional=True),
            choice("status", *STATUSES),
            Column("remark", is_optional=True),
            SOURCE,
            Column("source_ref", URL, is_optional=True),
        ),
        key=("stop_id",),
        order=("official_id", "seq"),
    ),
    "places": Table(
        (
            Column("place_id", ID),
            Column("name"),
            COUNTRY,
            number("latitude"),
            number("longitude"),
            choice("precision", *PRECISIONS),
            choice("geocoder", "geonames", "manual", "nominatim"),
            Column("geonames_id", r"[0-9]+", is_optional=True),
        ),
        key=("place_id",),
        order=("place_id",),
    ),
    "coverage": Table(
        (
            OFFICIAL,
            date("since"),
            date("until"),
            choice("completeness", *COMPLETENESS),
            Column("note", is_optional=True),
            SOURCE,
        ),
        key=("official_id", "since"),
        order=("official_id", "since"),
    ),
    "sources": Table(
        (
            Column("source_id", ID),
            Column("title"),
            Column("publisher"),
            Column("url", URL),
            Column("licence"),
            date("accessed"),
            Column("is_weak", "yes", is_optional=True),
        ),
        key=("source_id",),
        order=("source_id",),
    ),
    "overlays": Table(
        (
            Column("overlay_id", ID),
            Column("name"),
            Column("group"),
            choice("kind", "membership", "category", "number"),
            Column("description"),
            Column("unit", is_optional=True),
            SOURCE,
        ),
        key=("overlay_id",),
        order=("overlay_id",),
        is_optional=True,
    ),
    "spells": Table(
        (
            Column("overlay_id", ID, refers_to="overlays.overlay_id"),
            Column("country", ALPHA3),
            Column("value"),
            Column("since", PARTIAL_DATE, is_optional=True),
            Column("until", PARTIAL_DATE, is_optional=True),
            Column("note", is_optional=True),
            SOURCE,
        ),
        key=("overlay_id", "country", "value", "since"),
        order=("overlay_id", "country", "since", "value"),
        is_optional=True,
    ),
    "historic_states": Table(
        (
            Column("code", ALPHA3),
            Column("name"),
            Column("countries", r"[A-Z]{3}(?: [A-Z]{3})*"),
            Column("since", PARTIAL_DATE, is_optional=True),
            Column("until", PARTIAL_DATE, is_optional=True),
            SOURCE,
        ),
        key=("code",),
        order=("code",),
        is_optional=True,
    ),
    "names": Table(
        (choice("kind", *NAMED), Column("id", r"\S+"), Column("name"), Column("script", r"[A-Z][a-z]{3}"), SOURCE),
        key=("kind", "id", "name"),
        order=("kind", "id", "name"),
        is_optional=True,
    ),
    "counterparts": Table(
        (
            Column("stop_id", ID, refers_to="stops.stop_id"),
            Column("name"),
            Column("title", is_optional=True),
            Column("country", ALPHA3, is_optional=True),
        ),
        key=("stop_id", "name"),
        order=("stop_id",),
        is_optional=True,
    ),
    "received": Table(
        (
            Column("visit_id", ID),
            Column("host", ALPHA3, refers_to="countries.country"),
            Column("visitor", is_optional=True),
            Column("title", is_optional=True),
            Column("country", ALPHA3, is_optional=True),
            date("since"),
            date("until"),
            Column("kind", is_optional=True),
            Column("places", is_optional=True),
            SOURCE,
        ),
        key=("visit_id",),
        order=("host", "since", "visit_id"),
        is_optional=True,
    ),
    "stories": Table(
        (Column("story_id", ID), Column("title"), Column("text"), Column("query")),
        key=("story_id",),
    ),
    "corrections": Table(
        (
            choice("table", "stops"),
            Column("row_id", ID),
            Column("column"),
            Column("was", is_optional=True),
            Column("now", is_optional=True),
            Column("reason"),
            SOURCE,
        ),
        key=("table", "row_id", "column"),
        order=("table", "row_id", "column"),
    ),
}
