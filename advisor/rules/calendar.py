"""Months, weekdays and last days of legal periods. Pure functions; nothing here knows an entitlement."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple


class Month(NamedTuple):
    """A calendar month; sorts by time, prints as 2022-06."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Month:
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def next(self) -> Month:
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    @property
    def previous(self) -> Month:
        return Month.of(self.first - timedelta(days=1))

    def plus(self, count: int) -> Month:
        """So many months on, or back."""
        years, zero_based = divmod(self.year * 12 + self.number - 1 + count, 12)
        return Month(years, zero_based + 1)

    @property
    def label(self) -> str:
        return f"{self.year}年{self.number}月"

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


def chinese_day(day: date) -> str:
    """2022年5月1日, as a worker writes it."""
    return f"{day.year}年{day.month}月{day.day}日"


def months_between(start: date, end: date) -> Iterator[Month]:
    """Every calendar month that holds a day of start…end (both inclusive); none when end is before start."""
    month, final = Month.of(start), Month.of(end)
    while start <= end and month <= final:
        yield month
        month = month.next


def weekdays(start: date, end: date) -> int:
    """Days from Monday to Friday in start…end, both inclusive. Public holidays on a weekday count."""
    whole, rest = divmod((end - start).days + 1, 7)
    return whole * 5 + sum((start + timedelta(days=extra)).weekday() < 5 for extra in range(rest))


def add_months(day: date, months: int) -> date:
    """The corresponding day so many months on (or back); the month's last day where there is none.

    《民法典》 arts. 200–202.
    """
    target = Month.of(day).plus(months)
    return date(target.year, target.number, min(day.day, target.last.day))


def add_years(day: date, years: int) -> date:
    """The corresponding day so many years on (or back); see `add_months`."""
    return add_months(day, 12 * years)


LONGEST_BREAK = 9
"""Days by which the longest holiday break published so far moved a last day (Spring Festival 2026)."""


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of a period.

    `unrolled` is the corresponding day; `day` the one after moving past rest days and holidays. Where the
    holiday calendar of that year is not published yet, `certain` is False, only weekends were passed, and
    `unrolled` is the safe day to give.
    """

    unrolled: date
    day: date
    certain: bool

    @property
    def safe(self) -> date:
        return self.day if self.certain else self.unrolled

    def passed(self, day: date) -> bool:
        """Whether that day is too late for certain: a break not published yet may still move the last day."""
        return day > (self.day if self.certain else self.day + timedelta(days=LONGEST_BREAK))


def last_day(corresponding: date) -> LastDay:
    """Move a last day that is a rest day or public holiday to the next day that is neither.

    《民法典》 art. 203; weekends are taken as rest days and make-up Saturdays and Sundays as working days.
    """
    day = corresponding
    while True:
        free = day_off(day)
        if free is None:
            return LastDay(corresponding, _past_weekend(day), certain=False)
        if not free:
            return LastDay(corresponding, day, certain=True)
        day += timedelta(days=1)


def moved_note(last: LastDay) -> str:
    """What is said of a last day that moved, or may move; empty where it stands."""
    if not last.certain:
        early = "这天是周末，最好提前到前一个工作日办；" if last.unrolled.weekday() >= 5 else ""
        return f"{not_published(last)}，请最迟在这一天办；{early}如遇放假顺延，以当年放假通知为准。"
    if last.day != last.unrolled:
        return f"{chinese_day(last.unrolled)}是休息日或节假日，顺延到{chinese_day(last.day)}。"
    return ""


def not_published(last: LastDay) -> str:
    """Which year's holidays are missing for the last day to be certain."""
    year = last.unrolled.year + (day_off(last.unrolled) is not None)
    return f"{year}年的放假安排还没有公布"


def day_off(day: date) -> bool | None:
    """Whether the day is off, by the State's holiday notices; None outside the published years."""
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_holiday(day))
    except NotImplementedError:
        return None


def working_days_after(day: date, count: int) -> tuple[date, bool]:
    """The so-manieth working day after `day`, which is itself not counted (《民法典》 art. 201).

    Make-up Saturdays and Sundays are working days. False where a year's holidays are not published yet and
    weekends alone were passed over.
    """
    certain = True
    while count:
        day += timedelta(days=1)
        free = day_off(day)
        certain = certain and free is not None
        if not (day.weekday() >= 5 if free is None else free):
            count -= 1
    return day, certain


def _past_weekend(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)
