"""What must hold of non-compete pay for any inputs, and inputs that contradict each other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.domain import Award
from advisor.rules import evaluate
from advisor.rules.inputs import InputError
from advisor.sources import Library

LIBRARY = Library.load()
wages = st.decimals(0, 100000, places=2)
ends = st.dates(date(2021, 1, 1), date(2026, 6, 30))
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def compute(**inputs: Any) -> Award:
    given_ = {"city": "东莞", "agreed_monthly": None, "employment_end": "2026-02-28", "months": 6, **inputs}
    return evaluate("non_compete_pay", given_, library=LIBRARY)


def total(**inputs: Any) -> Decimal:
    sum_ = compute(**inputs).total
    assert sum_ is not None
    return sum_


@quick
@given(ends, st.integers(1, 30), wages, wages)
def test_more_wage_or_more_months_never_give_less(
    ended: date, months: int, one: Decimal, other: Decimal
) -> None:
    low, high = sorted((one, other))
    base = total(employment_end=ended, months=months, average_wage=low)
    assert 0 < base <= total(employment_end=ended, months=months, average_wage=high)
    assert base <= total(employment_end=ended, months=months + 1, average_wage=low)


@quick
@given(ends, st.integers(1, 24), wages, st.decimals(0, 500000, places=2))
def test_sums_agree(ended: date, months: int, wage: Decimal, paid: Decimal) -> None:
    filing = date(2026, 11, 22)
    award = compute(employment_end=ended, months=months, average_wage=wage, paid=paid, filing=filing)
    assert award.total is not None and award.amount is not None and award.bands is not None
    assert award.total == sum((Decimal(item.value) for item in award.items), Decimal(0))
    assert award.amount == award.total - award.bands.barred == award.bands.recent
    assert min(award.amount, award.bands.barred) >= 0
    assert all(step.basis for step in award.steps)


@quick
@given(ends, st.integers(1, 24), wages)
def test_never_below_the_minimum_wage_of_the_place(ended: date, months: int, wage: Decimal) -> None:
    award = compute(employment_end=ended, months=months, average_wage=wage)
    assert all(Decimal(item.value) >= 1720 for item in award.items)


@pytest.mark.parametrize(
    ("inputs", "says"),
    [
        ({"filing": "2026-02-27"}, "早于离职日期"),
        ({"filing": "2026-05-01", "interrupted": "2026-05-02"}, "晚于申请日期"),
        ({"months": "2.5"}, "要写整数"),
        ({"months": -1}, "不能是负数"),
        ({"average_wage": "不少"}, "要写一个数"),
        ({"employment_end": "2026-02-30"}, "不存在"),
    ],
)
def test_contradictions_are_one_clear_line(inputs: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        compute(**{"average_wage": 9000, **inputs})
