"""What each month of the period is worth, and what of it can still be claimed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from advisor.rules.calendar import add_years, chinese_day, weekdays
from advisor.rules.entitlements.double_wage.period import MULTIPLE, Part, Period
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.limitation import arbitration_years
from advisor.rules.parameters import Figure, Figures
from advisor.rules.trace import ZERO, fen

PAY_DAYS = "pay_days_per_month"
PARTIAL, CUTOFF = "partial_month_workdays", "cutoff_month_workdays"

Age = Literal["claimable", "cut", "barred"]
"""Inside the year before the claim, cut through by its first day, or older."""


@dataclass(frozen=True, slots=True)
class Due:
    """A month of the period. `low` and `high` accrued, in yuan; they differ while workdays are not told."""

    part: Part
    wage: Decimal
    pay_days: Figure
    days: Decimal | None
    """Workdays told for a broken month; None for a whole one, or not told."""
    low: Decimal
    high: Decimal
    by_days: Decimal | None = None
    """The sum of the days before the monthly wage caps it."""
    age: Age = "claimable"
    claim_days: Decimal | None = None
    """Workdays told for the days of a cut month from the first day in time on."""
    claim_low: Decimal = ZERO
    claim_high: Decimal = ZERO

    @property
    def capped(self) -> bool:
        return self.by_days is not None and self.by_days > self.high

    @property
    def is_open(self) -> bool:
        """Whether what can be claimed of it depends on workdays not told."""
        return self.claim_low != self.claim_high


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The months of a period and their sums."""

    period: Period
    dues: tuple[Due, ...]
    counted: date | None
    """The day one year is counted back from: the claim, or a demand in time. None without a filing date."""
    since: date | None
    """The first day still in time; None without a filing date."""
    multiple: Figure
    running: Part | None
    """The month not over on the filing date, left out until its workdays are told; never the only one."""

    def total(self, name: Literal["low", "high", "claim_low", "claim_high"]) -> Decimal:
        return sum((getattr(due, name) for due in self.dues), ZERO)

    @property
    def is_open(self) -> bool:
        return any(due.is_open for due in self.dues)

    def by_weekdays(self) -> Decimal:
        """What could be claimed if every Monday to Friday of the open parts was worked: an aid, no result."""
        return sum((_by_weekdays(due, self.since, self.multiple) for due in self.dues), ZERO)


def reckon(period: Period, inputs: Inputs, figures: Figures, counted: date | None) -> Reckoning:
    """Raises `InputError` for more workdays than a part has days; needs the wages `months_without_wage`
    asks for."""
    multiple = figures.need(MULTIPLE, period.on)
    pay_days = figures.need(PAY_DAYS, period.on)
    since = None
    if counted is not None:
        since = add_years(counted, -arbitration_years(figures, period.on).whole)
    parts, running = list(period.parts), None
    if len(parts) > 1 and period.stop == "filing" and not parts[-1].whole and PARTIAL not in inputs:
        running = parts.pop()
    dues = (_due(part, inputs, pay_days, multiple) for part in parts)
    aged = tuple(_aged(due, since, inputs, multiple) for due in dues)
    return Reckoning(period, aged, counted, since, multiple, running)


def wage_of(part: Part, inputs: Inputs) -> Decimal | None:
    """The wage of the calendar month that holds most days of the part; None when not told."""
    single = inputs.single("monthly_wage")
    return single if single is not None else inputs.by_month("monthly_wage").get(part.month)


def months_without_wage(period: Period, inputs: Inputs) -> tuple[Part, ...]:
    return tuple(part for part in period.parts if wage_of(part, inputs) is None)


def _due(part: Part, inputs: Inputs, pay_days: Figure, multiple: Figure) -> Due:
    wage = wage_of(part, inputs)
    if wage is None:
        raise ValueError(f"{part.label}: the wage is required")
    second = wage * (multiple.value - 1)
    whole = Due(part, wage, pay_days, None, fen(second), fen(second))
    if part.whole:
        return whole
    days = _told(PARTIAL, part.first, part.last, inputs)
    if days is None:
        return replace(whole, low=ZERO, high=_most(second, pay_days, part.days))
    sum_ = _most(second, pay_days, days)
    return replace(whole, days=days, low=sum_, high=sum_, by_days=fen(second / pay_days.value * days))


def _aged(due: Due, since: date | None, inputs: Inputs, multiple: Figure) -> Due:
    if since is None or due.part.first >= since:
        return replace(due, claim_low=due.low, claim_high=due.high)
    if due.part.last < since:
        return replace(due, age="barred")
    days = _told(CUTOFF, since, due.part.last, inputs)
    second = due.wage * (multiple.value - 1)
    if days is None:
        rest = (due.part.last - since).days + 1
        return replace(due, age="cut", claim_high=min(due.high, _most(second, due.pay_days, rest)))
    if due.days is not None and days > due.days:
        raise InputError(CUTOFF, f"倒推一年以后的工作日{days}天，多于整段的{due.days}天，请核对。")
    sum_ = min(due.high, _most(second, due.pay_days, days))
    # What can be claimed was worked, even where the days before it were not told.
    return replace(due, age="cut", low=max(due.low, sum_), claim_days=days, claim_low=sum_, claim_high=sum_)


def _most(second: Decimal, pay_days: Figure, days: Decimal | int) -> Decimal:
    """The pay of so many days, never more than the month's."""
    return fen(min(second, second / pay_days.value * days))


def _told(name: str, first: date, last: date, inputs: Inputs) -> Decimal | None:
    days = inputs.number(name)
    calendar_days = (last - first).days + 1
    if days is not None and days > calendar_days:
        raise InputError(
            name,
            f"{chinese_day(first)}至{chinese_day(last)}共{calendar_days}天，工作日写了{days}天，请核对。",
        )
    return days


def _by_weekdays(due: Due, since: date | None, multiple: Figure) -> Decimal:
    if not due.is_open:
        return due.claim_low
    first = max(due.part.first, since or due.part.first)
    return _most(due.wage * (multiple.value - 1), due.pay_days, weekdays(first, due.part.last))
