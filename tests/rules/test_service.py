"""Years, months and days of work: both sides of every boundary, month ends, leap days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.rules.service import month_end, other_readings, service

days = st.dates(date(1990, 1, 1), date(2040, 12, 31))
ONE = timedelta(days=1)


def d(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "end", "years", "months", "left"),
    [
        ("2023-11-01", "2026-04-30", 2, 6, 0),
        ("2023-11-01", "2026-04-29", 2, 5, 29),
        ("2023-11-01", "2026-05-01", 2, 6, 1),
        ("2019-05-06", "2026-03-20", 6, 10, 15),
        ("2024-02-29", "2025-02-27", 0, 11, 30),
        ("2024-02-29", "2025-02-28", 1, 0, 0),
        ("2024-02-29", "2028-02-28", 4, 0, 0),
        ("2025-08-31", "2026-02-27", 0, 5, 28),
        ("2025-08-31", "2026-02-28", 0, 6, 0),
        ("2025-08-30", "2026-02-28", 0, 6, 0),
        ("2025-08-29", "2026-02-28", 0, 6, 0),
        ("2025-08-28", "2026-02-28", 0, 6, 1),
        ("2025-01-31", "2025-02-28", 0, 1, 0),
        ("2025-01-31", "2025-03-30", 0, 2, 0),
        ("2026-03-05", "2026-03-05", 0, 0, 1),
        ("2025-03-05", "2026-03-04", 1, 0, 0),
        ("2025-03-05", "2026-03-05", 1, 0, 1),
        ("2024-03-01", "2024-12-31", 0, 10, 0),
    ],
)
def test_service(start: str, end: str, years: int, months: int, left: int) -> None:
    found = service(d(start), d(end))
    assert (found.whole_years, found.further_months, found.days) == (years, months, left)


def test_what_is_shown() -> None:
    assert service(d("2019-05-06"), d("2026-03-20")).label == "6年10个月15天"
    assert service(d("2025-03-05"), d("2026-03-04")).label == "1年"
    assert service(d("2026-03-05"), d("2026-03-05")).label == "1天"


def test_the_end_before_the_start_is_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="before"):
        service(d("2026-03-05"), d("2026-03-04"))


@given(days, st.integers(0, 600))
def test_months_end_one_after_the_other(start: date, count: int) -> None:
    assert month_end(start, 0) == start - ONE
    assert 28 <= (month_end(start, count + 1) - month_end(start, count)).days <= 31


@given(days, days)
def test_a_span_is_its_months_and_its_days(one: date, other: date) -> None:
    start, end = sorted((one, other))
    found = service(start, end)
    assert month_end(start, found.months) + timedelta(days=found.days) == end
    assert month_end(start, found.months + 1) > end
    assert 0 <= found.days < 31


@given(days, days)
def test_a_day_more_is_never_less(one: date, other: date) -> None:
    start, end = sorted((one, other))
    less, more = service(start, end), service(start, end + ONE)
    assert (more.months, more.days) > (less.months, less.days)


@given(days, days)
def test_a_day_is_disputed_only_for_the_end_of_a_month(one: date, other: date) -> None:
    start, end = sorted((one, other))
    found = other_readings(start, end)
    assert bool(found) == (start.day >= 29)
    assert all(abs((other.end - end).days) == 1 for other in found)
