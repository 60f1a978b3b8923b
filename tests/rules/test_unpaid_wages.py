"""What must hold of unpaid wages for any inputs, and inputs that contradict each other."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.domain import Award
from advisor.rules import evaluate
from advisor.rules.calendar import Month
from advisor.rules.inputs import InputError
from advisor.sources import Library

LIBRARY = Library.load()
ALL = [Month(year, number) for year in (2025, 2026) for number in range(1, 13)]
wages = st.decimals(0, 50000, places=2)
runs = st.tuples(st.integers(0, 20), st.integers(1, 4)).map(lambda pair: ALL[pair[0] : sum(pair)])
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def compute(**inputs: Any) -> Award:
    return evaluate("unpaid_wages", {"city": "深圳", **inputs}, library=LIBRARY)


def total(**inputs: Any) -> Decimal:
    sum_ = compute(**inputs).total
    assert sum_ is not None
    return sum_


@quick
@given(runs, wages, wages)
def test_a_higher_wage_never_gives_less(months: list[Month], one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert total(monthly_wage=low, months=months) <= total(monthly_wage=high, months=months)


@quick
@given(runs, wages, st.decimals(0, 200000, places=2))
def test_a_payment_takes_off_what_was_due_and_no_more(
    months: list[Month], wage: Decimal, paid: Decimal
) -> None:
    due = total(monthly_wage=wage, months=months)
    award = compute(monthly_wage=wage, months=months, paid=paid)
    assert award.total == max(Decimal(0), due - paid)
    assert award.total == sum((Decimal(item.value) for item in award.items), Decimal(0))


@quick
@given(runs, wages, st.dictionaries(st.sampled_from(ALL), st.integers(0, 28), max_size=3))
def test_each_month_stands_for_itself(months: list[Month], wage: Decimal, days: dict[Month, int]) -> None:
    told = {month: count for month, count in days.items() if month in months}
    alone = [
        total(
            monthly_wage=wage,
            months=[month],
            partial_days={month: told[month]} if month in told else {},
        )
        for month in months
    ]
    assert total(monthly_wage=wage, months=months, partial_days=told) == sum(alone, Decimal(0))


@quick
@given(wages, st.integers(0, 29), st.integers(0, 2))
def test_more_days_never_give_less_and_never_more_than_the_month(wage: Decimal, days: int, more: int) -> None:
    def by_days(count: int) -> Decimal:
        return total(monthly_wage=wage, months=["2026-10"], partial_days={"2026-10": count})

    whole = total(monthly_wage=wage, months=["2026-10"])
    assert Decimal(0) <= by_days(days) <= by_days(days + more) <= whole


@pytest.mark.parametrize(
    ("inputs", "says"),
    [
        ({"months": ["2026-08"], "employment_end": "2026-07-31"}, "在离职日期"),
        ({"months": ["2026-12"], "filing": "2026-11-22"}, "在申请日期"),
        ({"months": ["2026-08"], "paid": {"2026-07": 1}}, "“欠薪的月份”里没有它"),
        ({"months": ["2026-09"], "partial_days": {"2026-09": 31}}, "这个月共30天"),
        (
            {"months": ["2026-09"], "partial_days": {"2026-09": 11}, "employment_end": "2026-09-10"},
            "只有10天",
        ),
        ({"months": ["2026-08", "2026-09"], "monthly_wage": {"2026-08": 5000}}, "没有写2026年9月的"),
        ({"months": ["2026-08"], "monthly_wage": "很多"}, "要写一个数"),
        ({"months": "八月"}, "看不懂"),
    ],
)
def test_contradictions_are_one_clear_line(inputs: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        compute(**{"monthly_wage": 5000, **inputs})
