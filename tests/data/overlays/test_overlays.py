"""Overlays on a day, against facts known from outside."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from dash._utils import to_json

from components.drawing.overlay_paint import as_of, cautions, index_by, paint
from components.drawing.theme import LIGHT
from components.page.overlay import as_markdown, overlays, reading
from data.check import findings
from data.load import load
from data.overlays.on_day import default_day, end_day, first_day, overlay_on
from data.selection import Selection
from data.tables import Tables
from data.tours import Tours

LATIN_AMERICA = {"Caribbean", "Central America", "South America"}


def members(tables: Tables, overlay_id: str, on: str, *values: str) -> set[str]:
    countries = overlay_on(tables, overlay_id, on).countries
    return set(countries.loc[countries["value"].isin(values), "country"] if values else countries["country"])


def test_19_latin_american_countries_are_in_the_belt_and_road_on_5_february_2020(tables: Tables) -> None:
    regions = dict(zip(tables.countries["country"], tables.countries["region"], strict=True))
    assert sum(regions[code] in LATIN_AMERICA for code in members(tables, "bri", "2020-02-05", "member")) == 19


def test_southern_command_has_31_countries(tables: Tables) -> None:
    assert len(members(tables, "us_cocom", "2020-02-05", "SOUTHCOM")) == 31
    assert {"CUB", "VEN"} <= members(tables, "us_cocom", "2020-02-05", "SOUTHCOM")


def test_kyrgyzstan_enters_the_travel_ban_on_31_january_2020(tables: Tables) -> None:
    assert "KGZ" not in members(tables, "us_travel_ban", "2020-01-30")
    assert "KGZ" in members(tables, "us_travel_ban", "2020-01-31")
    assert "KGZ" not in members(tables, "us_travel_ban", "2021-01-20")


def test_15_states_recognise_taiwan_on_5_february_2020(tables: Tables) -> None:
    assert len(members(tables, "taiwan_recognition", "2020-02-05")) == 15


def test_the_former_soviet_republics_are_fifteen(tables: Tables) -> None:
    assert len(members(tables, "ex_ussr", "2020-02-05")) == 15


def test_the_warsaw_treaty_colours_today_s_territory_and_says_through_whom(tables: Tables) -> None:
    countries = overlay_on(tables, "warsaw_pact", "1970-06-01").countries.set_index("country")
    assert countries.loc["UKR", "via"] == "Soviet Union"
    assert countries.loc["CZE", "via"] == "Czechoslovakia"
    assert countries.loc["POL", "via"] == ""
    assert countries.loc["POL", "is_imprecise"]
    assert "ALB" not in countries.index  # left in 1968


def test_members_leave(tables: Tables) -> None:
    assert "GBR" in members(tables, "eu", "2020-01-30")
    assert "GBR" not in members(tables, "eu", "2020-02-05")


@pytest.mark.parametrize(
    ("text", "first", "end"),
    [
        ("2018", "2018-01-01", "2019-01-01"),
        ("2018-12", "2018-12-01", "2019-01-01"),
        ("2018-12-05", "2018-12-05", "2018-12-05"),
    ],
)
def test_partial_dates_reach_from_their_first_to_their_last_possible_day(text: str, first: str, end: str) -> None:
    assert first_day(text) == pd.Timestamp(first)
    assert end_day(text) == pd.Timestamp(end)


def test_a_yearly_figure_is_that_of_the_year_and_missing_is_not_zero(tables: Tables) -> None:
    votes = overlay_on(tables, "unga_rus", "1946-12-01")
    figures = dict(zip(votes.countries["country"], votes.countries["value"], strict=True))
    assert votes.year == 1946
    assert figures["AFG"] == pytest.approx(50.0)
    assert "DEU" not in figures  # no member then
    assert overlay_on(tables, "unga_rus", "2021-01-01").year == 2019  # the last year there are figures for, two years on


def test_an_overlay_follows_the_end_of_the_dates(tables: Tables) -> None:
    assert default_day(tables, "2020-02-08") == "2020-02-08"
    assert default_day(tables, "") == tables.coverage["until"].max().date().isoformat()


def test_every_overlay_has_spells_and_every_spell_a_source(tables: Tables) -> None:
    assert len(tables.overlays) == 34
    assert set(tables.overlays["overlay_id"]) == set(tables.spells["overlay_id"])
    assert tables.spells["source_id"].isin(tables.sources["source_id"]).all()


def test_an_overlay_of_one_s_own_appears_with_no_code_changed(folder: Path) -> None:
    head = "overlay_id,name,group,kind,description,unit,source_id\n"
    (folder / "overlays-mine.csv").write_text(f"{head}reefs,Coral reefs,Nature,membership,Countries with reefs,,atlas\n")
    head = "overlay_id,country,value,since,until,note,source_id\n"
    (folder / "spells-mine.csv").write_text(f"{head}reefs,FJI,reef,1970,,,atlas\nreefs,WSM,reef,1999-05,2004,,atlas\n")
    own = Tours.of(load(folder))
    assert {"value": "reefs", "label": "Coral reefs"} in next(g for g in overlays(own.tables) if g["group"] == "Nature")["items"]
    assert members(own.tables, "reefs", "2003-01-01") == {"FJI", "WSM"}
    assert members(own.tables, "reefs", "2005-01-01") == {"FJI"}
    assert own.select(Selection.parse("overlay=reefs", own.known)).selection.overlay == "reefs"


def test_a_broken_row_of_one_s_own_overlay_is_named_by_its_file(folder: Path) -> None:
    head = "overlay_id,name,group,kind,description,unit,source_id\n"
    (folder / "overlays-mine.csv").write_text(f"{head}reefs,Coral reefs,Nature,membership,Countries with reefs,,atlas\n")
    head = "overlay_id,country,value,since,until,note,source_id\n"
    (folder / "spells-mine.csv").write_text(f"{head}reefs,FJI,reef,1970,,,atlas\nreefs,ATL,reef,lately,,,atlas\n")
    told = [str(finding) for finding in findings(folder)]
    assert told == ["spells-mine.csv: row 3, column since: 'lately' does not match [0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"]


def test_a_series_of_few_figures_has_a_step_for_each(tours: Tours) -> None:
    overlay = overlay_on(tours.tables, "unga_rus", "2022-07-01")
    few = replace(overlay, countries=overlay.countries.head(6).assign(value=[0, 50, 100, 100, 50, 100]))
    painted = paint(few)
    assert [(swatch.label, swatch.colour, swatch.countries) for swatch in painted.swatches] == [("0", 0, 1), ("50", 2, 2), ("100", 4, 3)]
    assert index_by(painted, few) == painted.index


def test_agreement_rests_on_ten_roll_calls_or_more_and_says_on_how_many(tables: Tables) -> None:
    series = tables.spells[tables.spells["overlay_id"].isin(["unga_usa", "unga_rus", "unga_chn"])]
    calls = series["note"].str.extract(r"^(\d+) roll calls$")[0].astype(int)
    assert calls.min() >= 10
    assert not {"1951", "1964", "2020"} & set(series["since"])  # one to seven roll calls, or none
    shown = paint(overlay_on(tables, "unga_usa", "2019-06-01"))
    assert shown.cards["FRA"] == "UN votes like the USA: 61.1 % of roll calls (2019, 90 roll calls)"
    assert cautions(shown.overlay)[0] == "Each figure rests on 16 to 90 roll calls."


@pytest.mark.parametrize(
    ("overlay", "on", "year", "words"),
    [
        ("unga_usa", "2019-06-01", 2019, "figures of 2019"),
        ("unga_usa", "2021-12-31", 2019, "figures of 2019 (none for 2021)"),
        ("unga_usa", "2022-01-01", None, "no figures for 2022 nor for the 2 years before (known: 1946 to 2019)"),
        ("unga_usa", "1952-01-01", 1952, "figures of 1952"),
        ("unga_usa", "1951-01-01", 1950, "figures of 1950 (none for 1951)"),
        ("us_exports", "1975-01-01", None, "no figures for 1975 nor for the 2 years before (known: 1985 to 2022)"),
    ],
)
def test_a_series_says_its_year_and_is_carried_on_two_years(tables: Tables, overlay: str, on: str, year: int | None, words: str) -> None:
    found = overlay_on(tables, overlay, on)
    assert (found.year, as_of(found)) == (year, words)
    assert found.countries.empty == (year is None)


def test_a_day_after_the_sources_were_read_is_said_to_be_one(tables: Tables) -> None:
    assert not any("read on" in told for told in cautions(overlay_on(tables, "eu", "2026-11-23")))
    assert (
        cautions(overlay_on(tables, "eu", "2031-05-01"))[0] == "Its sources were read on 23 November 2026: what changed later is not in it."
    )


def test_a_reading_of_the_whole_record_is_few_components(tours: Tours) -> None:
    """Each costs the page time with each other: 2,200 cells, one each, froze it for half a minute."""
    selected = tours.select(Selection.parse("official=all&overlay=eu", tours.known))
    (folded,) = reading(selected, paint(overlay_on(tours.tables, "eu", "2020-01-01")), LIGHT)
    assert to_json(folded).count('"namespace"') < 10
    rows = folded.children[2].children.splitlines()
    assert "| Acheson | 1949 | 5 | 0 | 2 | 0 | 0 | not known | complete |" in rows
    assert any(row.startswith("| Abe | 2014 |") and row.endswith("| partial: lower bounds |") for row in rows)
    assert as_markdown(("a",), [["Côte d'Ivoire | *x*, –"]]).endswith("| Côte d'Ivoire \\| \\*x\\*, – |")


def test_a_series_of_one_figure_has_one_class(tables: Tables) -> None:
    painted = paint(overlay_on(tables, "exports_usa", "1990-06-01"))
    assert [(swatch.label, swatch.colour, swatch.countries) for swatch in painted.swatches] == [("58", 0, 1)]
    assert index_by(painted, painted.overlay) == painted.index
