"""One reading of a claim: years times wage, and the month's wage for want of notice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from advisor.domain import ProvisionRef
from advisor.rules.claims import Line, total_of
from advisor.rules.entitlements.compensation import law, wage, years
from advisor.rules.entitlements.compensation.steps import Planned
from advisor.rules.entitlements.compensation.wage import Average, Ceiling, Pay
from advisor.rules.entitlements.compensation.years import Counting, Rates, Stretch
from advisor.rules.parameters import Figure, Figures, plain
from advisor.rules.trace import ZERO, Number, fen, money

MOST_YEARS, MULTIPLE = "compensation_cap_years", "unlawful_termination_multiple"
OLD_MOST_YEARS = "compensation_pre_2008_cap_years"
NOTICE_MONTHS, NOTICE_DAYS = "notice_pay_months", "notice_days"


@dataclass(frozen=True, slots=True)
class Held:
    """The figures a sum needs, as of the last day, whatever the reading."""

    rates: Rates
    most_years: Figure
    averaged: Figure
    minimum: Figure | None
    """The local minimum wage; None where it is not known."""

    @classmethod
    def on(cls, day: date, figures: Figures) -> Held:
        return cls(
            Rates.on(day, figures),
            figures.need(MOST_YEARS, day),
            figures.need(wage.AVERAGED, day),
            figures.read(wage.MINIMUM, day) if figures.in_force(day, law.WAGE) else None,
        )


@dataclass(frozen=True, slots=True)
class NoticePay:
    """Wages owed for want of notice; nothing where notice was given."""

    last_month: Decimal
    months: Figure
    days: Figure
    """Days of notice."""
    given: bool = False

    @property
    def sum(self) -> Decimal:
        return ZERO if self.given else fen(self.last_month * self.months.value)


@dataclass(frozen=True)
class Reading:
    """What the sum depends on. Several readings differ in one or two of these."""

    title: str
    counting: Counting
    average: Average
    ceiling: Ceiling | None
    held: Held
    twice: Figure | None = None
    """The multiple of the compensation that is owed for an unlawful end."""
    notice: NoticePay | None = None

    def counted(self, how: Counting) -> Reading:
        """The same with the years counted otherwise."""
        return replace(self, counting=how)

    @cached_property
    def pay(self) -> Pay:
        return wage.pay(self.average, self.held.minimum, self.ceiling)

    @cached_property
    def parts(self) -> tuple[Stretch, ...]:
        most = self.held.most_years if self.pay.capped else None
        return years.stretches(self.counting, most, self.held.rates)

    @property
    def months(self) -> Decimal:
        return sum((part.months for part in self.parts), ZERO)

    @property
    def lines(self) -> tuple[Line, ...]:
        first, last = self.counting.start, self.counting.end
        own = Line(self.title, self.worth(self.months), self._note(), first, last)
        if self.notice is None:
            return (own,)
        note = "提前通知了就没有" if self.notice.given else f"没有提前{self.notice.days}天通知"
        return (own, Line("代通知金", self.notice.sum, note, last, last))

    @property
    def total(self) -> Decimal:
        return total_of(self.lines)

    def worth(self, months: Decimal) -> Decimal:
        """So many months' wages in yuan, rounded once."""
        used, times = self.pay.used, self.twice.value if self.twice is not None else 1
        return fen(used.total * months * times / used.count)

    def with_months(self, months: Decimal) -> Decimal:
        """The whole claim if so many months were owed."""
        return self.total - self.lines[0].amount + self.worth(months)

    def _note(self) -> str:
        times = f" × {self.twice}" if self.twice is not None else ""
        return f"{money(self.pay.used.value)} × {plain(self.months)}个月{times}"

    def steps(self, figures: Figures, basis: tuple[ProvisionRef, ...]) -> Iterator[Planned]:
        """The sum as a lawyer would show it. `basis` are the provisions the claim itself rests on."""
        day = self.counting.end
        yield from years.steps(self.parts, self._years_basis(figures))
        wage_basis = (law.AMOUNT, *figures.in_force(day, law.WAGE), *law.local(figures, day, law.ONE_BASE))
        yield from wage.steps(self.pay, self.held.averaged, wage_basis)
        used = self.pay.used
        numbers: dict[str, Number] = {**used.numbers, "补偿月数": self.months}
        template = f"{used.template} × {{补偿月数}}"
        if self.twice is not None:
            numbers["倍数"] = self.twice
            template += " × {倍数}"
        yield Planned(self.title, template, numbers, self.lines[0].amount, (*basis, law.AMOUNT))
        if self.notice is not None:
            owed = self.notice
            yield Planned(
                "代通知金",
                "提前 {天数} 天书面通知了，没有" if owed.given else "{上一个月的工资} × {月数}",
                {"天数": owed.days}
                if owed.given
                else {"上一个月的工资": owed.last_month, "月数": owed.months},
                owed.sum,
                (law.NOTICE, *figures.in_force(day, law.NOTICE_SUM)),
                conditions=(owed.days,),
            )

    def _years_basis(self, figures: Figures) -> tuple[ProvisionRef, ...]:
        how, refs = self.counting, [law.AMOUNT, *figures.in_force(self.counting.end, *law.COUNTING)]
        if how.start >= law.CONTRACT_LAW_DAY:
            return tuple(refs)
        if self.twice is not None:
            own = (
                *figures.in_force(how.end, law.DOUBLE_YEARS),
                *law.local(figures, how.end, law.DOUBLE_OLD_YEARS),
            )
        else:
            paid = (law.OLD_CAUSES,) if how.old_counts else ()
            own = (law.TRANSITION, *paid, *law.local(figures, how.end, law.OLD_YEARS))
        return (*refs, *own)
