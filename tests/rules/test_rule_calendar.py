"""Months, weekdays, corresponding days and last days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from advisor.rules.calendar import (
    LastDay,
    Month,
    add_months,
    add_years,
    last_day,
    months_between,
    moved_note,
    weekdays,
    working_days_after,
)


def test_months_between_holds_both_ends_and_is_empty_backwards() -> None:
    months = list(months_between(date(2023, 12, 31), date(2024, 2, 1)))
    assert [str(month) for month in months] == ["2023-12", "2024-01", "2024-02"]
    assert list(months_between(date(2024, 2, 2), date(2024, 2, 1))) == []
    assert Month(2024, 2).last == date(2024, 2, 29)
    assert Month(2024, 1).previous == Month(2023, 12)
    assert Month(2023, 12).next == Month(2024, 1)


def test_weekdays_count_as_a_calendar_shows() -> None:
    for offset in range(14):
        for length in range(40):
            start = date(2024, 5, 27) + timedelta(days=offset)
            days = [start + timedelta(days=n) for n in range(length + 1)]
            assert weekdays(start, days[-1]) == sum(day.weekday() < 5 for day in days)


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2023, 2, 28), 1, date(2024, 2, 28)),
        (date(2026, 11, 22), -2, date(2024, 11, 22)),
    ],
)
def test_the_corresponding_day(day: date, years: int, expected: date) -> None:
    assert add_years(day, years) == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 12, 15), 6, date(2026, 6, 15)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2024, 1, 15), -1, date(2023, 12, 15)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
    ],
)
def test_the_corresponding_day_of_months(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected
    assert Month.of(day).plus(months) == Month.of(expected)


@pytest.mark.parametrize(
    ("last", "said", "unsaid"),
    [
        (last_day(date(2026, 11, 30)), "", "顺延"),
        (last_day(date(2026, 11, 21)), "2026年11月21日是休息日或节假日，顺延到2026年11月23日。", "公布"),
        (last_day(date(2031, 3, 7)), "2031年的放假安排还没有公布，请最迟在这一天办；如遇", "周末"),
        (last_day(date(2031, 3, 8)), "这天是周末，最好提前到前一个工作日办；", "顺延到"),
        # A day off at the end of a published year rolls into one that is not.
        (LastDay(date(2025, 10, 1), date(2026, 1, 1), certain=False), "2026年的放假安排还没有公布", "2025"),
    ],
)
def test_what_is_said_of_a_day_that_moved_or_may_move(last: LastDay, said: str, unsaid: str) -> None:
    assert said in moved_note(last) and unsaid not in moved_note(last)
    assert bool(moved_note(last)) == bool(said)


@pytest.mark.parametrize(
    ("corresponding", "expected"),
    [
        (date(2026, 11, 30), date(2026, 11, 30)),
        (date(2026, 12, 27), date(2026, 12, 28)),  # Sunday
        (date(2026, 11, 21), date(2026, 11, 23)),  # Saturday
        (date(2026, 5, 5), date(2026, 5, 6)),  # Labour Day break
        (date(2024, 10, 3), date(2024, 10, 8)),  # National Day break
        (date(2025, 10, 11), date(2025, 10, 11)),  # a Saturday worked in exchange
    ],
)
def test_a_last_day_moves_past_rest_days_and_holidays(corresponding: date, expected: date) -> None:
    found = last_day(corresponding)
    assert (found.day, found.safe, found.certain) == (expected, expected, True)


@pytest.mark.parametrize(
    ("corresponding", "weekend_passed"),
    [
        (date(2031, 3, 8), date(2031, 3, 10)),
        (date(2031, 3, 9), date(2031, 3, 10)),
        (date(2031, 3, 7), date(2031, 3, 7)),
    ],
)
def test_beyond_the_published_holidays_the_unrolled_day_is_the_safe_one(
    corresponding: date, weekend_passed: date
) -> None:
    found = last_day(corresponding)
    assert not found.certain
    assert (found.safe, found.day) == (corresponding, weekend_passed)


@pytest.mark.parametrize(
    ("day", "count", "expected", "certain"),
    [
        (date(2026, 11, 20), 0, date(2026, 11, 20), True),
        (date(2026, 11, 20), 1, date(2026, 11, 23), True),  # Friday, then Monday
        (date(2026, 11, 21), 1, date(2026, 11, 23), True),  # from a Saturday
        (date(2026, 9, 30), 1, date(2026, 10, 8), True),  # over National Day
        (date(2026, 9, 30), 3, date(2026, 10, 10), True),  # 8, 9, and Saturday 10 is worked
        (date(2027, 1, 1), 5, date(2027, 1, 8), False),  # not published: weekends alone
    ],
)
def test_working_days_after_a_day(day: date, count: int, expected: date, certain: bool) -> None:
    assert working_days_after(day, count) == (expected, certain)


def test_a_break_not_published_yet_may_still_move_a_last_day() -> None:
    last = last_day(date(2027, 2, 6))
    assert not last.certain
    assert not last.passed(date(2027, 2, 17))  # nine days after Monday, the 8th
    assert last.passed(date(2027, 2, 18))
    published = last_day(date(2026, 11, 6))
    assert not published.passed(date(2026, 11, 6)) and published.passed(date(2026, 11, 7))
