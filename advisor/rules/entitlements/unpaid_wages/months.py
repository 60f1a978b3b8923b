"""One month's wage: what was due for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from advisor.rules.calendar import Month, chinese_day, weekdays
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figure, Figures
from advisor.rules.trace import ZERO, fen
from advisor.rules.wage_floor import MINIMUM, wage_floor

PAY_DAYS, WORK_DAYS = "pay_days_per_month", "work_days_month"


@dataclass(frozen=True, slots=True)
class MonthWage:
    month: Month
    last: date
    """The month's last day, or the last day of employment inside it."""
    agreed: Decimal
    floor: Figure | None
    """The local minimum wage; None where it is not held."""
    due: Decimal
    """Yuan, to the fen."""
    pay_days: Figure | None = None
    """Given for a month paid by days, with `days`."""
    days: Decimal | None = None
    counted: bool = False
    """Whether `days` are weekdays counted for want of attendance records."""
    daily: Decimal | None = None
    """What a day pays, where the wage was agreed by the day: then no month's wage limits it."""

    @property
    def raised(self) -> bool:
        """Whether the minimum wage stands in for a lower agreed wage."""
        return self.floor is not None and self.floor.value > self.agreed

    @property
    def rate(self) -> Decimal:
        """The monthly wage it is reckoned from."""
        return self.floor.value if self.floor is not None and self.raised else self.agreed

    @property
    def capped(self) -> bool:
        """Whether the days alone would give more than the month's wage."""
        if self.pay_days is None or self.days is None or self.daily is not None:
            return False
        return self.days > self.pay_days.value

    def by_absence(self) -> Decimal:
        """The other way round: the month's wage less each workday not worked; never below nothing."""
        if self.pay_days is None or self.days is None or self.daily is not None:
            return self.due
        absent = max(ZERO, weekdays(self.month.first, self.month.last) - self.days)
        return fen(max(ZERO, self.rate - self.rate / self.pay_days.value * absent))

    def by_divisor(self, divisor: Figure) -> Decimal:
        """With another number of days in the month, never more than the month's wage."""
        by_month = self.days is None or self.daily is not None
        return (
            self.due
            if by_month or self.days is None
            else fen(min(self.rate, self.rate / divisor.value * self.days))
        )


def month_wage(month: Month, inputs: Inputs, figures: Figures) -> MonthWage:
    """What was due for the month; raises `InputError` for a month without a wage or with too many days.

    The whole wage, unless days were told or employment ended inside the month; then the wage over the pay
    days for each day, never more than the whole. Days not told are counted from Monday to Friday up to the
    last day of employment (a convention; public holidays on a weekday are paid days).
    """
    agreed = inputs.by_month("monthly_wage").get(month, inputs.single("monthly_wage"))
    if agreed is None and (daily := inputs.number("daily_pay")) is not None:
        return _by_day(month, daily, inputs, figures)
    if agreed is None:
        raise InputError("monthly_wage", f"“月工资”没有写{month.label}的，请补上。")
    ended = inputs.day("employment_end")
    last = min(month.last, ended) if ended is not None else month.last
    whole = MonthWage(month, last, agreed, _floor(month, figures), ZERO)
    told = _told(month, last, inputs)
    reached = weekdays(month.first, last)
    if told is None and reached == weekdays(month.first, month.last):
        return replace(whole, due=fen(whole.rate))
    days = Decimal(reached) if told is None else told
    pay_days = figures.need(PAY_DAYS, month.first)
    due = fen(min(whole.rate, whole.rate / pay_days.value * days))
    return replace(whole, due=due, pay_days=pay_days, days=days, counted=told is None)


def _by_day(month: Month, daily: Decimal, inputs: Inputs, figures: Figures) -> MonthWage:
    """A wage agreed by the day: so many days at so much, never less than the minimum wage gives for them."""
    ended = inputs.day("employment_end")
    last = min(month.last, ended) if ended is not None else month.last
    days = _told(month, last, inputs)
    if days is None:
        raise InputError("partial_days", f"按天算工资的，要写{month.label}做了几天。")
    pay_days = figures.need(PAY_DAYS, month.first)
    whole = MonthWage(month, last, daily * pay_days.value, _floor(month, figures), ZERO)
    due = fen(whole.rate / pay_days.value * days)
    return replace(whole, due=due, pay_days=pay_days, days=days, daily=None if whole.raised else daily)


def city_unknown(figures: Figures) -> bool:
    """Whether the minimum wage cannot be told because nobody said which city."""
    return figures.place is None or figures.needs_city(MINIMUM)


def _floor(month: Month, figures: Figures) -> Figure | None:
    return None if city_unknown(figures) else wage_floor(month, figures)


def _told(month: Month, last: date, inputs: Inputs) -> Decimal | None:
    days: Decimal | None = inputs.by_month("partial_days").get(month)
    if days is not None and days > last.day:
        raise InputError(
            "partial_days", f"{month.label}到{chinese_day(last)}只有{last.day}天，写了{days}天，请核对。"
        )
    return days
