"""The stoppage cut into stretches: one calendar month, one stage, one set of figures each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from advisor.domain import ProvisionRef
from advisor.rules.calendar import Month, weekdays
from advisor.rules.parameters import Figure, Figures
from advisor.rules.trace import Number, Trace, fen
from advisor.rules.window import Window

MINIMUM_WAGE, PAY_DAYS = "minimum_wage_monthly", "pay_days_per_month"
FIRST_RATE, CITY_FIRST_RATE = "stoppage_first_period_rate", "stoppage_first_period_rate_city"
FIRST_DAYS, LIVING_RATE = "stoppage_first_period_days", "stoppage_living_rate"
NATIONAL = ProvisionRef("工资支付暂行规定", "第十二条")
ONE_DAY = timedelta(days=1)
Stage = Literal["first", "living", "agreed"]
"""Normal wages; living allowance without work; work at newly agreed pay."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the stages pay."""

    wage: Decimal
    agreed: Decimal | None
    """Newly agreed monthly pay for work after the first stage; None where no work is given."""
    first_days: int
    """Days of the first stage."""


@dataclass(frozen=True, slots=True)
class Stretch:
    first: date
    last: date
    stage: Stage
    month_days: Figure
    """Days that make a whole month where a month is not covered in full."""
    rate: Figure | None
    """Of the wage or of the minimum wage; None for newly agreed pay."""
    city_rate: Figure | None = None
    """The city's own rate for the first stage."""
    minimum: Figure | None = None
    """The minimum wage, after the first stage."""

    @property
    def month(self) -> Month:
        return Month.of(self.first)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def whole(self) -> bool:
        return self.first == self.month.first and self.last == self.month.last

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(
            one for one in (self.month_days, self.rate, self.city_rate, self.minimum) if one is not None
        )


def stretches(window: Window, terms: Terms, figures: Figures) -> Iterator[Stretch]:
    """The days of the window in order. Raises `FigureMissing`."""
    turn = window.start + timedelta(days=terms.first_days)
    day = window.start
    while day <= window.end:
        last = min(Month.of(day).last, window.end)
        if day < turn:
            last = min(last, turn - ONE_DAY)
        stretch = _from(day, last, day < turn, terms, figures)
        changes = [figure.use.until for figure in stretch.figures if figure.use.until is not None]
        if changes and min(changes) < last:
            stretch = _from(day, min(changes), day < turn, terms, figures)
        yield stretch
        day = stretch.last + ONE_DAY


def _from(first: date, last: date, in_first: bool, terms: Terms, figures: Figures) -> Stretch:
    days = figures.need(FIRST_DAYS, first)
    if in_first:
        own = figures.read(CITY_FIRST_RATE, first)
        return Stretch(first, last, "first", days, figures.need(FIRST_RATE, first), city_rate=own)
    minimum = figures.need(MINIMUM_WAGE, first)
    if terms.agreed is not None:
        return Stretch(first, last, "agreed", days, None, minimum=minimum)
    return Stretch(first, last, "living", days, figures.need(LIVING_RATE, first), minimum=minimum)


def monthly(stretch: Stretch, terms: Terms, *, city: bool = False) -> Decimal:
    """Yuan for a whole month of the stretch's stage, unrounded; `city` takes the city's own rate."""
    rate = stretch.city_rate if city and stretch.city_rate is not None else stretch.rate
    if stretch.minimum is None:
        return terms.wage * (rate.value if rate is not None else 1)
    if terms.agreed is not None:
        return max(terms.agreed, stretch.minimum.value)
    return stretch.minimum.value * (rate.value if rate is not None else 1)


def due(stretch: Stretch, terms: Terms, *, city: bool = False) -> Decimal:
    """Yuan for the stretch: the monthly sum for a whole calendar month, else by days (a convention)."""
    sum_of_month = monthly(stretch, terms, city=city)
    return fen(sum_of_month if stretch.whole else sum_of_month * stretch.days / stretch.month_days.value)


def due_by_pay_days(stretch: Stretch, terms: Terms, pay_days: Figure) -> Decimal:
    """The same counted in Mondays to Fridays over the pay days of a month, never more than the month."""
    share = min(Decimal(1), weekdays(stretch.first, stretch.last) / pay_days.value)
    return fen(monthly(stretch, terms) * (1 if stretch.whole else share))


def add_step(
    trace: Trace, stretch: Stretch, terms: Terms, figures: Figures, *, city: bool = False
) -> Decimal:
    """Shows how the stretch is paid and returns the sum, in yuan."""
    base, numbers, basis = _base(stretch, terms, city)
    template = base
    if not stretch.whole:
        template = f"{base} ÷ {{一个月的天数}} × {{天数}}"
        numbers |= {"一个月的天数": stretch.month_days, "天数": stretch.days}
    return trace.add(
        f"{days_named(stretch)}，{stage_named(stretch)}{'（深圳自己的规定）' if city else ''}",
        template,
        numbers,
        due(stretch, terms, city=city),
        basis=figures.in_force(stretch.last, *basis, NATIONAL),
        on=stretch.last,
    )


def _base(
    stretch: Stretch, terms: Terms, city: bool
) -> tuple[str, dict[str, Number], tuple[ProvisionRef, ...]]:
    if stretch.minimum is None:
        rate = stretch.city_rate if city else stretch.rate
        agree = rate is not None and stretch.city_rate is not None and rate.value == stretch.city_rate.value
        told = (rate, stretch.city_rate) if agree else (rate,)
        lawful = tuple(one.reference for one in told if one is not None)
        return "{月工资} × {倍数}", {"月工资": terms.wage, "倍数": rate or 1}, lawful
    if terms.agreed is not None:
        return (
            "取大（{新约定的月工资}，{最低工资}）",
            {"新约定的月工资": terms.agreed, "最低工资": stretch.minimum},
            (stretch.month_days.reference,),
        )
    lawful = () if stretch.rate is None else (stretch.rate.reference,)
    return "{最低工资} × {倍数}", {"最低工资": stretch.minimum, "倍数": stretch.rate or 1}, lawful


def days_named(stretch: Stretch) -> str:
    """2026年10月1日至30日; 2026年10月 for a whole month."""
    label = stretch.month.label
    if stretch.whole:
        return label
    until = f"至{stretch.last.day}日" if stretch.days > 1 else ""
    return f"{label}{stretch.first.day}日{until}"


def stage_named(stretch: Stretch) -> str:
    return {"first": "头一个工资支付周期", "living": "生活费", "agreed": "新约定的工资"}[stretch.stage]
