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


def add_years(day: date, years: int) -> date:
    """The corresponding day so many years on (or back); the month's last day where there is none.

    《民法典》 arts. 200–202.
    """
    target = Month(day.year + years, day.month)
    return target.last if day.day > target.last.day else day.replace(year=day.year + years)


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


def day_off(day: date) -> bool | None:
    """Whether the day is off, by the State's holiday notices; None outside the published years."""
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_holiday(day))
    except NotImplementedError:
        return None


def _past_weekend(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)
