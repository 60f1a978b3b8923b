"""Pay during a stoppage: a naive second reading day by day, and what must hold for any stoppage."""

from __future__ import annotations

import calendar
import random
from datetime import date, timedelta
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
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
starts = st.dates(date(2019, 1, 1), date(2026, 10, 1))
lengths = st.integers(0, 200)
wages = st.decimals(2700, 60000, places=2)
ONE = timedelta(days=1)


def compute(**inputs: Any) -> Award:
    return evaluate("work_stoppage_pay", {"city": "广州", "wage": 5000, **inputs}, library=LIBRARY)


def total(**inputs: Any) -> Decimal:
    sum_ = compute(**inputs).total
    assert sum_ is not None
    return sum_


def minimum(day: date) -> int:
    """Guangzhou."""
    steps = [(date(2026, 9, 1), 2680), (date(2025, 3, 1), 2500), (date(2021, 12, 1), 2300)]
    return next((yuan for since, yuan in steps if day >= since), 2100)


def naive(start: date, end: date, wage: Decimal, period: int) -> Decimal:
    """Counts the days of each month and stage, one by one."""
    counts: dict[tuple[int, int, bool], int] = {}
    day = start
    while day <= end:
        key = (day.year, day.month, day < start + ONE * period)
        counts[key] = counts.get(key, 0) + 1
        day += ONE
    sum_ = Decimal(0)
    for (year, month, first), number in counts.items():
        monthly = wage if first else Decimal(minimum(date(year, month, 1))) * 4 / 5
        share = monthly if number == calendar.monthrange(year, month)[1] else monthly * number / 30
        sum_ += Decimal(int(share * 100 + Decimal("0.5"))) / 100
    return sum_


def test_a_naive_second_reading_agrees_on_random_stoppages() -> None:
    rng = random.Random(39)
    for _ in range(300):
        start = date(2019, 1, 1) + ONE * rng.randrange(2800)
        end = start + ONE * rng.choice([0, 27, 28, 29, 30, 31, 60, rng.randrange(400)])
        wage, period = Decimal(rng.randint(250000, 2000000)) / 100, rng.choice([7, 15, 29, 30])
        found = total(start=start, end=end, wage=wage, wage_period_days=period)
        assert found == naive(start, end, wage, period), (start, end, wage, period)


@quick
@given(starts, lengths, wages, wages)
def test_a_higher_wage_never_gives_less(start: date, length: int, one: Decimal, other: Decimal) -> None:
    less, more = sorted((one, other))
    end = start + ONE * length
    assert total(start=start, end=end, wage=less) <= total(start=start, end=end, wage=more)


@quick
@given(starts, lengths)
def test_a_longer_stoppage_never_gives_less(start: date, length: int) -> None:
    end = start + ONE * length
    assert 0 <= total(start=start, end=end) <= total(start=start, end=end + ONE)


@quick
@given(starts, lengths, wages)
def test_going_on_changes_nothing_of_the_months_before(start: date, length: int, wage: Decimal) -> None:
    end = start + ONE * length
    month_end = end.replace(day=calendar.monthrange(end.year, end.month)[1])
    short = compute(start=start, end=month_end, wage=wage).items
    long = compute(start=start, end=month_end + ONE * 40, wage=wage).items
    assert long[: len(short)] == short


@quick
@given(starts, lengths, st.decimals(0, 40000, places=2))
def test_what_was_paid_is_taken_off_and_no_more(start: date, length: int, paid: Decimal) -> None:
    end = start + ONE * length
    due = total(start=start, end=end)
    assert total(start=start, end=end, paid=paid) == max(Decimal(0), due - paid)


def test_dates_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(InputError, match="早于开始日期"):
        compute(start="2026-10-01", end="2026-09-30")
    with pytest.raises(InputError, match="早于开始日期"):
        compute(start="2026-10-01", end="2026-10-30", employment_end="2026-09-30")


def test_a_stoppage_not_over_by_a_whole_month_yields_nothing_yet() -> None:
    award = compute(start="2026-11-02", end=None, employment_end=None, filing="2026-11-22")
    assert award.total == 0
    assert any("还没有过完" in line for line in award.warnings)
