"""The strip of years: what colour a year has, and what is said of it."""

from components.page.coverage_strip import axis, coverage_strips, gradient, shade
from data.questions.known import COMPLETE, NOTHING, PARTIAL, years_known
from data.tables import Tables


def test_a_year_of_few_known_stops_is_paler(tables: Tables) -> None:
    assert shade(COMPLETE, 0, 10) == "var(--ink)"
    assert shade(NOTHING, 0, 10) == "transparent"  # the hatch below is seen
    assert shade(PARTIAL, 1, 10) != shade(PARTIAL, 10, 10)
    years = years_known(tables, ["putin-vladimir"])
    strip = gradient(years, 2010, 2026)
    assert strip.startswith("linear-gradient(90deg, var(--sheet) 0.000%, var(--sheet) 11.765%, transparent 11.765%")
    assert "repeating-linear-gradient" in strip


def test_a_row_says_its_years_and_shares(tables: Tables) -> None:
    told = str(coverage_strips(tables, ["putin-vladimir", "modi-narendra"]))
    assert "2012 to 2020: nothing known, 2021 to 2025: known in part, 37 stops and 2026: nothing known" in told
    assert "2014 to 2025: every journey the source knows, 227 stops" in told
    assert "100%" in told
    assert coverage_strips(tables, []) is None


def test_the_axis_has_few_labels() -> None:
    assert str(axis(1861, 2026)).count("Span(") < 12
    assert str(axis(2021, 2026)).count("Span(") == 6
