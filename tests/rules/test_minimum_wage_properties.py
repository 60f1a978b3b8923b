"""The shortfall for any months and wages: never negative, less for more pay, and each month by itself."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.rules import evaluate
from advisor.rules.calendar import Month
from advisor.sources import Library

LIBRARY = Library.load()
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
cities = st.sampled_from(["广州", "深圳", "佛山", "湛江"])
months = st.builds(Month, st.integers(2019, 2026), st.integers(1, 8))
wages = st.decimals(0, 6000, places=2)


def shortfall(**inputs: Any) -> Decimal:
    total = evaluate("minimum_wage_shortfall", inputs, library=LIBRARY).total
    assert total is not None
    return total


@quick
@given(cities, months, wages, wages)
def test_more_pay_leaves_no_more_to_claim(city: str, month: Month, wage: Decimal, more: Decimal) -> None:
    owed = shortfall(city=city, months=[month], gross=wage)
    assert owed >= shortfall(city=city, months=[month], gross=wage + more) >= 0


@quick
@given(cities, months, wages, wages)
def test_what_does_not_count_adds_to_the_claim(
    city: str, month: Month, wage: Decimal, extra: Decimal
) -> None:
    plain = shortfall(city=city, months=[month], gross=wage)
    assert shortfall(city=city, months=[month], gross=wage + extra, overtime_included=extra) == plain
    assert shortfall(city=city, months=[month], gross=wage + extra, allowances_included=extra) == plain


@quick
@given(cities, st.sets(months, min_size=2, max_size=6), wages)
def test_months_together_are_the_months_one_by_one(city: str, chosen: set[Month], wage: Decimal) -> None:
    alone = [shortfall(city=city, months=[month], gross=wage) for month in sorted(chosen)]
    assert shortfall(city=city, months=sorted(chosen), gross=wage) == sum(alone, Decimal(0))


@quick
@given(cities, months, st.integers(0, 800), st.decimals(0, 60, places=2))
def test_hours_are_paid_by_the_hour(city: str, month: Month, halves: int, paid: Decimal) -> None:
    hours = Decimal(halves) / 2
    owed = shortfall(city=city, months=[month], part_time=True, hours=hours, hourly_pay=paid)
    assert owed >= 0
    assert shortfall(city=city, months=[month], part_time=True, hours=hours, hourly_pay=paid + 1) <= owed
