"""Last days against a naive count day by day, and inputs that contradict each other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.domain import Award
from advisor.rules import evaluate
from advisor.rules.entitlements.deadline.count import later
from advisor.rules.inputs import InputError
from advisor.sources import Library

DAYS = {"lawsuit": 15, "annulment": 30, "grading_objection": 15}
PUBLISHED = st.dates(date(2021, 1, 1), date(2025, 10, 31))


def compute(library: Library, **inputs: Any) -> Award:
    return evaluate("deadline", inputs, library=library)


def last(award: Award) -> date:
    return date.fromisoformat(award.items[0].value)


def naive_days(start: date, count: int) -> date:
    """Counts from the day after, one by one, then walks past days off."""
    day = start
    for _ in range(count):
        day += timedelta(days=1)
    while chinese_calendar.is_holiday(day):
        day += timedelta(days=1)
    return day


@settings(max_examples=150, deadline=None)
@given(start=PUBLISHED, kind=st.sampled_from(sorted(DAYS)))
def test_days_agree_with_a_naive_count(library: Library, start: date, kind: str) -> None:
    award = compute(library, kind=kind, received=start)
    assert last(award) == naive_days(start, DAYS[kind])
    assert award.deadlines[0].day == last(award)


@settings(max_examples=150, deadline=None)
@given(start=PUBLISHED, more=st.integers(0, 60))
def test_a_later_start_never_ends_earlier(library: Library, start: date, more: int) -> None:
    first = compute(library, kind="arbitration", known=start)
    second = compute(library, kind="arbitration", known=start + timedelta(days=more))
    assert last(first) <= last(second)


@settings(max_examples=100, deadline=None)
@given(start=PUBLISHED, after=st.integers(1, 365))
def test_a_demand_in_time_only_lengthens(library: Library, start: date, after: int) -> None:
    plain = compute(library, kind="arbitration_pay_after_end", employment_end=start)
    act = start + timedelta(days=after)
    renewed = compute(library, kind="arbitration_pay_after_end", employment_end=start, interrupted=act)
    assert last(renewed) >= last(plain)
    assert last(renewed) == last(compute(library, kind="arbitration", known=act))


@pytest.mark.parametrize(
    ("start", "count", "unit", "expected"),
    [
        (date(2024, 1, 31), 1, "个月", date(2024, 2, 29)),
        (date(2023, 1, 31), 1, "个月", date(2023, 2, 28)),
        (date(2025, 8, 31), 6, "个月", date(2026, 2, 28)),
        (date(2025, 12, 15), 6, "个月", date(2026, 6, 15)),
        (date(2024, 2, 29), 1, "年", date(2025, 2, 28)),
        (date(2024, 2, 29), 4, "年", date(2028, 2, 29)),
        (date(2025, 12, 31), 15, "天", date(2026, 1, 15)),
    ],
)
def test_the_corresponding_day(start: date, count: int, unit: str, expected: date) -> None:
    assert later(start, count, unit) == expected


def test_an_unpublished_year_is_not_rolled_and_says_so(library: Library) -> None:
    # 2027-03-06 is a Saturday.
    award = compute(library, kind="work_injury_worker", injury="2026-03-06")
    assert last(award) == date(2027, 3, 6)
    assert any("放假安排还没有公布" in line for line in award.warnings)
    assert "放假安排还没有公布" in award.deadlines[0].note


@pytest.mark.parametrize(
    "inputs",
    [
        {"kind": "arbitration", "known": "2026-01-05", "interrupted": "2026-08-01", "filing": "2026-07-01"},
        {"kind": "lawsuit", "received": "2026-11-06", "filing": "2026-11-01"},
        {"kind": "lawsuit", "received": "2026-11-31"},
        {"kind": "appeal", "received": "2026-11-06"},
    ],
)
def test_contradictions_are_one_clear_line(library: Library, inputs: dict[str, str]) -> None:
    with pytest.raises(InputError) as caught:
        compute(library, **inputs)
    assert "\n" not in str(caught.value)


def test_chinese_names_and_values(library: Library) -> None:
    award = evaluate(
        "时效", {"种类": "离职后追讨工资", "离职日期": "2025年12月27日", "城市": "东莞"}, library=library
    )
    assert last(award) == date(2026, 12, 28)
