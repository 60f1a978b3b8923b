"""From weighted hours to money: by the monthly wage, or against a package pay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.rules.claims import Line
from advisor.rules.entitlements.overtime_pay.base import Base, base_of
from advisor.rules.entitlements.overtime_pay.law import (
    MINIMUM,
    MINIMUM_DUTY,
    MINIMUM_MEANING,
    applying,
    hourly,
)
from advisor.rules.entitlements.overtime_pay.pay import Hour, pay_step
from advisor.rules.entitlements.overtime_pay.reckon import Reckoned, standard
from advisor.rules.entitlements.overtime_pay.worked import Worked
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figures
from advisor.rules.trace import ZERO, Trace, fen, money


@dataclass(frozen=True, slots=True)
class Settled:
    """The lines of money, with the wage each was reckoned from."""

    lines: tuple[Line, ...]
    bases: tuple[Base, ...]

    @property
    def lifted(self) -> bool:
        return any(base.lifted for base in self.bases)


def settle(
    trace: Trace, one: Reckoned, inputs: Inputs, figures: Figures, mark: str = ""
) -> tuple[Line, Base]:
    """A line at the monthly wage of its time, or what the package falls short of it."""
    if "package_pay" in inputs:
        return _by_package(trace, one, inputs, figures, mark)
    base = base_of(inputs, one.month, one.on, figures)
    label = f"{one.label}{mark}"
    amount = pay_step(trace, label, base, one.weighted, one.on, figures, one.because)
    return Line(one.label, amount, one.note, one.first, one.last), base


def _by_package(
    trace: Trace, one: Reckoned, inputs: Inputs, figures: Figures, mark: str
) -> tuple[Line, Base]:
    """The wage for normal hours is the local minimum unless a higher one was told. Raises `FigureMissing`
    where the minimum is not held."""
    package = inputs.number("package_pay") or ZERO
    minimum = figures.need(MINIMUM, one.month.first if one.month else one.on)
    base = base_of(inputs, one.month, one.on, figures) if tells_wage(inputs) else Base(ZERO, minimum)
    hour = Hour.on(figures, one.on)
    basis = (*applying(figures, one.on, MINIMUM_DUTY, MINIMUM_MEANING), *one.because)
    due = base.amount + hour.pay(base.amount, one.weighted)
    trace.add(
        f"{one.label}{mark}，连加班费一起至少应发",
        "{月工资} + {月工资} ÷ {计薪天数} ÷ {每天小时} × {折算的小时}",
        {"月工资": base.number, "计薪天数": hour.days, "每天小时": hour.hours, "折算的小时": one.weighted},
        due,
        basis=(*basis, *hourly(figures, one.on)),
        on=one.on,
    )
    amount = trace.add(
        f"{one.label}{mark}，包薪少发的",
        "{至少应发} − {包薪}，不足零的算零",
        {"至少应发": fen(due), "包薪": package},
        max(ZERO, due - package),
        basis=basis,
        on=one.on,
    )
    note = f"{one.note}；包薪{money(package)}元"
    return Line(one.label, amount, note, one.first, one.last), base


def tells_wage(inputs: Inputs) -> bool:
    """Whether a wage for normal hours was told beside the package."""
    return inputs.single("monthly_base") is not None or bool(inputs.by_month("monthly_base"))


def at_standard_rates(
    trace: Trace, hours: Sequence[Worked], inputs: Inputs, figures: Figures, mark: str = ""
) -> tuple[tuple[Reckoned, ...], Settled]:
    """Each line of hours at standard multiples, and its money."""
    found, lines, bases = [], [], []
    for one in hours:
        found.append(standard(trace, one, figures, mark))
        line, base = settle(trace, found[-1], inputs, figures, mark)
        lines.append(line)
        bases.append(base)
    return tuple(found), Settled(tuple(lines), tuple(bases))
