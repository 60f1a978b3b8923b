"""What must hold of overtime pay for any inputs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.domain import Award
from advisor.rules import evaluate
from advisor.rules.trace import FEN
from advisor.sources import Library

LIBRARY = Library.load()
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
cities = st.sampled_from(["广州", "深圳", "佛山", "韶关", "长沙"])
wages = st.decimals(100, 90000, places=2)
hours = st.integers(0, 160).map(lambda half: Decimal(half) / 2)
days = st.lists(st.dates(date(2014, 1, 1), date(2026, 11, 22)), min_size=1, max_size=12, unique=True)
MONTHS = [f"{year}-{month:02d}" for year in range(2019, 2027) for month in range(1, 11)]
months = st.sampled_from(MONTHS)


def compute(**inputs: Any) -> Award:
    return evaluate("overtime_pay", inputs, library=LIBRARY)


def total(**inputs: Any) -> Decimal:
    sum_ = compute(**inputs).total
    assert sum_ is not None
    return sum_


@quick
@given(cities, wages, days, hours.filter(lambda h: 8 <= h <= 24), hours, st.decimals(0, 5000, places=2))
def test_never_negative_and_the_lines_add_up(
    city: str, wage: Decimal, dates: list[date], each: Decimal, rest: Decimal, paid: Decimal
) -> None:
    award = compute(
        city=city, monthly_base=wage, dates=dates, hours_per_day=each, rest_given_hours=rest, paid=paid
    )
    assert award.outcome == "award" and award.total is not None and award.total >= 0
    assert award.total == sum(Decimal(item.value) for item in award.items)
    assert all(other.amount is None or other.amount >= 0 for other in award.alternatives)


@quick
@given(cities, months, wages, wages, hours, hours, hours)
def test_a_higher_wage_never_gives_less(
    city: str, month: str, one: Decimal, two: Decimal, work: Decimal, rest: Decimal, holiday: Decimal
) -> None:
    told: dict[str, Any] = {
        "city": city,
        "month": month,
        "weekday_hours": work,
        "rest_day_hours": rest,
        "holiday_hours": holiday,
    }
    low, high = sorted((one, two))
    assert total(monthly_base=low, **told) <= total(monthly_base=high, **told)


@quick
@given(cities, months, wages, hours, hours, hours, st.sampled_from(["weekday", "rest_day", "holiday"]))
def test_more_hours_never_give_less_and_holidays_pay_most(
    city: str, month: str, wage: Decimal, work: Decimal, rest: Decimal, holiday: Decimal, more: str
) -> None:
    told = {"weekday_hours": work, "rest_day_hours": rest, "holiday_hours": holiday}
    added = {**told, f"{more}_hours": told[f"{more}_hours"] + 8}
    place: dict[str, Any] = {"city": city, "month": month, "monthly_base": wage}
    assert total(**place, **told) < total(**place, **added)
    eight = [total(**place, **{name: 8}) for name in told]
    assert eight == sorted(eight)


@quick
@given(cities, months, wages, hours, hours)
def test_splitting_the_hours_changes_nothing_but_rounding(
    city: str, month: str, wage: Decimal, one: Decimal, other: Decimal
) -> None:
    told: dict[str, Any] = {"city": city, "month": month, "monthly_base": wage}
    whole = total(**told, weekday_hours=one + other)
    split = total(**told, weekday_hours=one) + total(**told, weekday_hours=other)
    assert abs(whole - split) <= FEN


@quick
@given(cities, wages, days, st.integers(0, 12))
def test_splitting_the_dates_by_month_changes_nothing(
    city: str, wage: Decimal, dates: list[date], cut: int
) -> None:
    early = [day for day in dates if day.month <= cut]
    late = [day for day in dates if day.month > cut]
    told: dict[str, Any] = {"city": city, "monthly_base": wage, "hours_per_day": 10}
    parts = [total(**told, dates=some) for some in (early, late) if some]
    assert total(**told, dates=dates) == sum(parts)


@quick
@given(months, wages, hours, hours)
def test_rest_only_touches_rest_days(month: str, wage: Decimal, rest: Decimal, given_: Decimal) -> None:
    told: dict[str, Any] = {
        "city": "深圳",
        "month": month,
        "monthly_base": wage,
        "weekday_hours": 5,
        "holiday_hours": 5,
    }
    with_rest = total(**told, rest_day_hours=rest, rest_given_hours=given_)
    assert with_rest == total(**told, rest_day_hours=max(Decimal(0), rest - given_))


@quick
@given(months, wages, st.decimals(0, 9000, places=2), hours, hours)
def test_a_package_and_its_shortfall_are_never_less_than_the_minimum_with_overtime(
    month: str, base: Decimal, package: Decimal, work: Decimal, rest: Decimal
) -> None:
    told: dict[str, Any] = {"city": "广州", "month": month, "weekday_hours": work, "rest_day_hours": rest}
    short = total(package_pay=package, **told)
    assert short >= 0
    assert total(package_pay=package + 1, **told) <= short
    assert total(package_pay=package, monthly_base=base, **told) >= short


@quick
@given(st.integers(2020, 2026), st.sampled_from(["month", "quarter", "year"]), wages, hours, hours)
def test_unapproved_standard_hours_never_give_less_than_a_cycle(
    year: int, cycle: str, wage: Decimal, beyond: Decimal, holiday: Decimal
) -> None:
    length = {"month": 1, "quarter": 3, "year": 12}[cycle]
    cycled = total(
        city="深圳",
        system="comprehensive",
        approved=True,
        cycle=cycle,
        year=year,
        period=12 // length,
        monthly_base=wage,
        total_hours=160 * length + beyond + holiday,
        holiday_hours=holiday,
    )
    standard = total(
        city="深圳", month=f"{year}-12", monthly_base=wage, weekday_hours=beyond, holiday_hours=holiday
    )
    assert cycled <= standard
