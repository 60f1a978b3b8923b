"""Unemployment benefit: a naive second reading, what must hold for any contributions, and the last day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.domain import Award
from advisor.rules import evaluate
from advisor.sources import Library

LIBRARY = Library.load()
quick = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
paid_months = st.integers(12, 480)


def compute(**inputs: Any) -> Award:
    given_ = {"city": "广州", "month": "2026-11", "ground": "article_41", **inputs}
    return evaluate("unemployment_benefit", given_, library=LIBRARY)


def months(**inputs: Any) -> int:
    return int(next(item.value for item in compute(**inputs).items if item.label == "领取期限"))


def naive(paid: int, left: int) -> int:
    count = 0
    for month in range(1, paid + 1):
        if month % 12 == 0 and month <= 48:
            count += 1
        if month > 48 and (month - 48) % 6 == 0:
            count += 1
    return min(24, min(24, count) + left)


@quick
@given(paid_months, st.integers(0, 24))
def test_a_naive_second_reading_agrees(paid: int, left: int) -> None:
    award = compute(contribution_months=paid, remaining_months=left)
    assert award.total == naive(paid, left) * Decimal(2412)
    assert months(contribution_months=paid, remaining_months=left) == naive(paid, left)


@quick
@given(paid_months)
def test_the_national_ceiling_never_cuts_the_months_of_guangdong(paid: int) -> None:
    ceiling = 12 if paid < 60 else 18 if paid < 120 else 24
    assert naive(paid, 0) <= ceiling


@quick
@given(paid_months, st.integers(1, 480))
def test_more_contributions_never_give_less(paid: int, more: int) -> None:
    assert months(contribution_months=paid) <= months(contribution_months=min(480, paid + more))


@quick
@given(paid_months, st.integers(1, 60))
def test_nobody_near_retirement_gets_less_while_no_pension_is_drawn(paid: int, until: int) -> None:
    near = months(contribution_months=paid, months_to_retirement=until, pension_at_retirement=False)
    assert near >= months(contribution_months=paid)
    if near > months(contribution_months=paid):
        assert near == until and until - months(contribution_months=paid) < 12


@pytest.mark.parametrize(
    ("registered", "last", "certain"),
    [
        (date(2026, 11, 20), date(2026, 12, 1), True),  # 23 24 25 26 27 30 and 1 December
        (date(2026, 9, 28), date(2026, 10, 13), True),  # 29 30, then 8 9, Saturday 10 is worked, 12 13
        (date(2027, 1, 4), date(2027, 1, 13), False),  # holidays of 2027 not published: weekends alone
    ],
)
def test_seven_working_days_after_registration(registered: date, last: date, certain: bool) -> None:
    (deadline,) = compute(contribution_months=12, registered=registered).deadlines
    assert deadline.day == last
    assert ("还没有公布" in deadline.note) is not certain


@pytest.mark.parametrize("city", ["珠海", "佛山", "汕头", "惠州", "广州"])
def test_only_shenzhen_has_two_answers(city: str) -> None:
    assert compute(city=city, contribution_months=12).outcome == "award"
    assert compute(city="深圳", contribution_months=12).outcome == "conflict"
