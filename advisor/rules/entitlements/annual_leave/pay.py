"""The pay for days not taken, and what time does to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.rules.entitlements.annual_leave.leave import CARRY, Year
from advisor.rules.inputs import Inputs
from advisor.rules.limitation import arbitration_limit
from advisor.rules.parameters import Figure, Figures
from advisor.rules.trace import ZERO, fen

PAY_DAYS = "pay_days_per_month"
MULTIPLE, INCLUDED = "annual_leave_pay_multiple", "annual_leave_pay_included"


@dataclass(frozen=True, slots=True)
class Rate:
    """What a day not taken is worth on top of the ordinary wage."""

    average: Decimal
    pay_days: Figure
    multiple: Figure
    included: Figure
    """The part of the multiple that the ordinary wage has paid already."""
    paid: Decimal

    def due(self, days: Decimal) -> Decimal:
        """Yuan to the fen, before payments."""
        return fen(self.average / self.pay_days.value * days * (self.multiple.value - self.included.value))

    def left(self, days: Decimal) -> Decimal:
        return max(ZERO, self.due(days) - self.paid)


def rate(average: Decimal, on: date, inputs: Inputs, figures: Figures) -> Rate:
    """Raises `FigureMissing`."""
    return Rate(
        average,
        figures.need(PAY_DAYS, on),
        figures.need(MULTIPLE, on),
        figures.need(INCLUDED, on),
        inputs.number("paid") or ZERO,
    )


@dataclass(frozen=True, slots=True)
class Clock:
    """When the claim falls due and from when a year runs."""

    since: date
    """The end of the year (or of the next, where leave was put off with consent), or of employment."""
    event: str
    due: bool
    """Whether that day has passed on the filing date; True without one."""
    next_year: date
    """The same if every employer may put leave off to the next year."""
    leave: date | None
    employed: bool
    """Known to be employed on the filing date, or nobody said otherwise."""


def clock(year: Year, inputs: Inputs, figures: Figures) -> Clock:
    """Raises `FigureMissing`."""
    leave, filing = inputs.day("leave"), inputs.day("filing")
    carry = figures.need(CARRY, year.last).whole
    put_off = inputs.flag("carried_over") is True
    end = date(year.number + carry, 12, 31) if put_off else year.end
    event = f"{end.year}年年底"
    since = end
    if leave is not None and leave <= end:
        since, event = leave, "离职那天"
    gone = leave is not None and (filing is None or leave <= filing)
    due = filing is None or (filing >= since if gone and since == leave else filing > since)
    later = date(year.number + carry, 12, 31)
    return Clock(
        since,
        event,
        due,
        min(later, leave) if leave is not None else later,
        leave,
        employed=not gone,
    )


def is_late(since: date, inputs: Inputs, figures: Figures) -> bool:
    """Whether a year counted from that day has run out on the filing date."""
    filing = inputs.day("filing")
    if filing is None:
        return False
    return arbitration_limit(since, inputs.day("interrupted"), figures, filing).last.passed(filing)
