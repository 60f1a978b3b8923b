"""The days off by law against the specification's lists, and the calendar against the yearly notices."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest

from advisor.rules import evaluate
from advisor.rules.holidays import (
    FIRST_YEAR,
    Calendar,
    breaks,
    is_published,
    statutory_days,
    worked_weekend_days,
)
from advisor.rules.inputs import InputError
from advisor.rules.parameters import Figures
from advisor.sources import Library

LAST_PUBLISHED = max(chinese_calendar.constants.holidays).year
YEARS = range(FIRST_YEAR, LAST_PUBLISHED + 1)


def days(text: str) -> list[date]:
    return [date.fromisoformat(day) for day in text.split()]


@pytest.fixture(scope="module")
def figures(library: Library) -> Figures:
    return Figures(library.parameters, None)


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (
            2025,
            "2025-01-01 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-04-04 2025-05-01 2025-05-02"
            " 2025-05-31 2025-10-01 2025-10-02 2025-10-03 2025-10-06",
        ),
        (
            2026,
            "2026-01-01 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-04-05 2026-05-01 2026-05-02"
            " 2026-06-19 2026-09-25 2026-10-01 2026-10-02 2026-10-03",
        ),
        (
            2020,
            "2020-01-01 2020-01-25 2020-01-26 2020-01-27 2020-04-04 2020-05-01 2020-06-25"
            " 2020-10-01 2020-10-02 2020-10-03 2020-10-04",
        ),
    ],
)
def test_the_days_of_the_specification(year: int, expected: str, figures: Figures) -> None:
    assert [one.day for one in statutory_days(year, figures)] == days(expected)


def test_the_weekend_days_worked_of_the_specification() -> None:
    assert list(worked_weekend_days(2025)) == days("2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11")
    assert list(worked_weekend_days(2026)) == days(
        "2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10"
    )


def test_every_published_year_is_known_and_no_other() -> None:
    assert all(is_published(year) for year in YEARS)
    assert not is_published(LAST_PUBLISHED + 1)


@pytest.mark.parametrize("year", YEARS)
def test_every_day_by_law_is_off_in_the_notice(year: int, figures: Figures) -> None:
    found = statutory_days(year, figures)
    assert len(found) == (13 if year >= 2025 else 11)
    assert all(chinese_calendar.is_holiday(one.day) for one in found)
    # Each festival lies in the break that the notice gives for it; some notices name no weekend days, and
    # where Mid-Autumn falls on National Day one name stands for both.
    overlap = any(one.moved for one in found)
    for one in found:
        _, named = chinese_calendar.get_holiday_detail(one.day)
        if named is not None and not (overlap and one.day.month == 10):
            assert chinese_calendar.Holiday(named).chinese.rstrip("节") == one.name.rstrip("节")


@pytest.mark.parametrize("year", YEARS)
def test_breaks_hold_every_weekday_off(year: int, figures: Figures) -> None:
    by_law = [one.day for one in statutory_days(year, figures)]
    off = {*by_law, *breaks(year, by_law)}
    every = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    weekdays_off = {
        day for day in every if day.year == year and day.weekday() < 5 and chinese_calendar.is_holiday(day)
    }
    # 2015 had an extra holiday in September; 2007's and 2012's breaks reach over the turn of the year.
    stray = {day for day in weekdays_off - off if day.month not in (1, 9, 12)}
    assert not stray


def test_a_day_is_one_of_three(figures: Figures) -> None:
    calendar = Calendar(figures)
    kinds = {
        "2026-10-01": ("holiday", False),
        "2026-10-05": ("rest_day", True),
        "2026-10-10": ("workday", True),
        "2026-10-11": ("rest_day", False),
        "2026-10-12": ("workday", False),
        "2024-05-02": ("rest_day", True),
        "2025-05-02": ("holiday", False),
    }
    for text, (kind, adjusted) in kinds.items():
        found = calendar.classify(date.fromisoformat(text))
        assert (found.kind, found.adjusted) == (kind, adjusted), text


def test_the_items_list_the_days(library: Library) -> None:
    award = evaluate("statutory_holidays", {"year": 2026}, library=library)
    listed = [item.value for item in award.items if "300%" in item.note]
    assert len(listed) == 13 and listed[0] == "2026-01-01" and listed[-1] == "2026-10-03"
    assert [item.value for item in award.items if item.label == "调休上班"][-1] == "2026-10-10"


def test_a_date_outside_the_year_is_refused(library: Library) -> None:
    with pytest.raises(InputError, match="不在2026年"):
        evaluate("statutory_holidays", {"year": 2026, "date": "2025-05-02"}, library=library)
