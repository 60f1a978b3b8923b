"""The readings a tribunal may take instead, with what the claim comes to under each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from advisor.domain import Alternative
from advisor.rules.entitlements.overtime_pay import words
from advisor.rules.entitlements.overtime_pay.law import (
    CYCLE_DAYS,
    DUTY,
    GD_BASE,
    GD_DAILY,
    GD_NUMBERING_SINCE,
    MINIMUM_DUTY,
)
from advisor.rules.entitlements.overtime_pay.pay import Hour, Rates
from advisor.rules.entitlements.overtime_pay.reckon import Reckoned
from advisor.rules.entitlements.overtime_pay.settle import Settled
from advisor.rules.entitlements.overtime_pay.worked import Worked
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figures
from advisor.rules.trace import ZERO, fen, unique


@dataclass(frozen=True, slots=True)
class Found:
    """A claim as reckoned, and what was paid on it."""

    reckoned: Sequence[Reckoned]
    settled: Settled
    paid: Decimal

    def total(self, weighted: Sequence[Decimal], bases: Sequence[Decimal], hours: Sequence[Hour]) -> Decimal:
        """Rounded by line, less what was paid."""
        lines = zip(weighted, bases, hours, strict=True)
        return max(ZERO, sum((fen(hour.pay(base, one)) for one, base, hour in lines), ZERO) - self.paid)


def of_wage(found: Found, lines: Sequence[Worked], inputs: Inputs, figures: Figures) -> Iterator[Alternative]:
    """Other readings of a claim by the monthly wage."""
    weighted = [one.weighted for one in found.reckoned]
    bases = [base.amount for base in found.settled.bases]
    hours = [Hour.on(figures, one.on) for one in found.reckoned]
    main = found.total(weighted, bases, hours)
    day = min(one.on for one in found.reckoned)
    if figures.in_guangdong and not figures.in_shenzhen and day >= GD_NUMBERING_SINCE:
        months = [figures.need(CYCLE_DAYS["month"], one.on) for one in found.reckoned]
        literal = [replace(hour, days=days) for hour, days in zip(hours, months, strict=True)]
        if (other := found.total(weighted, bases, literal)) != main:
            basis = (GD_DAILY, *unique(one.reference for one in months))
            yield Alternative(words.working_days(months, [hour.days for hour in hours]), other, basis)
    undated = any(one.last is None for one in found.reckoned)
    if undated and found.settled.lifted:
        told = [base.told for base in found.settled.bases]
        yield Alternative(words.NOT_LIFTED, found.total(weighted, told, hours), (MINIMUM_DUTY,))
    actual = inputs.number("actual_wage")
    if actual is not None and any(not base.agreed for base in found.settled.bases):
        only = [replace(base, told=actual).amount for base in found.settled.bases]
        if (other := found.total(weighted, only, hours)) != main:
            yield Alternative(words.BY_ACTUAL_WAGE, other, (GD_BASE,))
    if any(day.kind == "workday" for line in lines for day in line.days):
        more = [
            one.weighted + line.uncounted(hour.hours.value) * Rates.on(figures, one.on).weekday.value
            for one, line, hour in zip(found.reckoned, lines, hours, strict=True)
        ]
        yield Alternative(words.ALL_OVERTIME, found.total(more, bases, hours), (DUTY,))


def with_holidays_inside(found: Found, inside: Decimal, figures: Figures) -> Alternative | None:
    """Comprehensive hours with the holiday hours left in the cycle's total; None where that changes
    nothing."""
    bases = [base.amount for base in found.settled.bases]
    hours = [Hour.on(figures, one.on) for one in found.reckoned]
    main = found.total([one.weighted for one in found.reckoned], bases, hours)
    other = found.total([inside], bases, hours)
    return None if other == main else Alternative(words.HOLIDAYS_INSIDE, other, (DUTY,))
