"""How long somebody worked: whole years, months and days, both ends counted.

《民法典》 arts. 200–202 by analogy: the k-th month ends on the day before the corresponding day, or, where
the month has no corresponding day, on its last day. Pure functions; nothing here knows an entitlement.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from advisor.rules.calendar import Month

ONE_DAY = timedelta(days=1)
MONTHS_A_YEAR = 12
LAST_DAY_IN_EVERY_MONTH = 28
"""The last day of a month that every month has."""


@dataclass(frozen=True, slots=True)
class Service:
    """A span of work: `months` whole months (years included), then `days` further days."""

    start: date
    end: date
    months: int
    days: int

    @property
    def whole_years(self) -> int:
        return self.months // MONTHS_A_YEAR

    @property
    def further_months(self) -> int:
        """Whole months beyond the whole years."""
        return self.months % MONTHS_A_YEAR

    @property
    def broken(self) -> bool:
        """Whether anything remains beyond the whole years."""
        return bool(self.further_months or self.days)

    @property
    def label(self) -> str:
        """6年10个月15天; parts that are nothing are left out."""
        parts = ((self.whole_years, "年"), (self.further_months, "个月"), (self.days, "天"))
        return "".join(f"{count}{unit}" for count, unit in parts if count)


def month_end(start: date, count: int) -> date:
    """Last day of the so-manieth month that began on `start`; `start` less a day for none."""
    year, number = divmod(start.year * MONTHS_A_YEAR + start.month - 1 + count, MONTHS_A_YEAR)
    target = Month(year, number + 1)
    if start.day > target.last.day:
        return target.last
    return start.replace(year=target.year, month=target.number) - ONE_DAY


def service(start: date, end: date) -> Service:
    """The span from `start` to `end`, both inclusive; raises ValueError when `end` is before `start`."""
    if end < start:
        raise ValueError(f"{end} is before {start}")
    months = (end.year - start.year) * MONTHS_A_YEAR + end.month - start.month + 1
    while month_end(start, months) > end:
        months -= 1
    return Service(start, end, months, (end - month_end(start, months)).days)


def other_readings(start: date, end: date) -> tuple[Service, ...]:
    """The spans as read a day longer and a day shorter, where the start has no corresponding day in every
    month and a day is therefore disputed; none for a start on the 1st to the 28th.

    The shorter one is left out where nothing would remain.
    """
    if start.day <= LAST_DAY_IN_EVERY_MONTH:
        return ()
    shorter = (service(start, end - ONE_DAY),) if end > start else ()
    return (service(start, end + ONE_DAY), *shorter)
