"""Sick pay: what must hold for any wage, days and payment."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.rules import evaluate
from advisor.rules.inputs import InputError
from advisor.sources import Library

LIBRARY = Library.load()
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
wages = st.decimals(0, 90000, places=2)
days = st.integers(0, 31)
FLOOR = Decimal(2700) * 4 / 5


def total(**inputs: Any) -> Decimal:
    given_ = {"city": "深圳", "month": "2026-10", **inputs}
    sum_ = evaluate("sick_pay", given_, library=LIBRARY).total
    assert sum_ is not None
    return sum_


def naive(wage: Decimal, sick: int) -> Decimal:
    month = FLOOR if wage * 6 < FLOOR * 10 else wage * 6 / 10
    part = month * sick * 4 / 87  # 21.75 = 87 ÷ 4
    return Decimal(int(min(month, part) * 100 + Decimal("0.5"))) / 100


@quick
@given(wages, days)
def test_a_naive_second_reading_agrees(wage: Decimal, sick: int) -> None:
    assert total(normal_wage=wage, sick_days=sick) == naive(wage, sick)


@quick
@given(wages, wages, days)
def test_a_higher_wage_never_gives_less(one: Decimal, other: Decimal, sick: int) -> None:
    less, more = sorted((one, other))
    assert total(normal_wage=less, sick_days=sick) <= total(normal_wage=more, sick_days=sick)


@quick
@given(wages, days)
def test_more_days_never_give_less_and_a_month_is_the_most(wage: Decimal, sick: int) -> None:
    fewer = total(normal_wage=wage, sick_days=max(0, sick - 1))
    some = total(normal_wage=wage, sick_days=sick)
    assert 0 <= fewer <= some <= total(normal_wage=wage)


@quick
@given(wages, days, wages)
def test_what_was_paid_is_taken_off_and_no_more(wage: Decimal, sick: int, paid: Decimal) -> None:
    due = total(normal_wage=wage, sick_days=sick)
    assert total(normal_wage=wage, sick_days=sick, paid=paid) == max(Decimal(0), due - paid)


@quick
@given(st.integers(0, 31), st.integers(0, 31))
def test_splitting_the_leave_changes_nothing_but_rounding(one: int, other: int) -> None:
    if one + other <= 21:
        parts = total(normal_wage=6000, sick_days=one) + total(normal_wage=6000, sick_days=other)
        assert abs(total(normal_wage=6000, sick_days=one + other) - parts) <= Decimal("0.01")


@pytest.mark.parametrize(("month", "sick"), [("2026-11", 31), ("2025-02", 29), ("2024-02", 30)])
def test_more_days_than_the_month_has_are_refused(month: str, sick: int) -> None:
    with pytest.raises(InputError, match="病假天数"):
        total(month=month, sick_days=sick, normal_wage=6000)
