"""The monthly wage that overtime is reckoned from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.domain import Missing
from advisor.rules.calendar import Month
from advisor.rules.entitlements.overtime_pay.inputs import SPECS
from advisor.rules.entitlements.overtime_pay.law import MINIMUM
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figure, Figures
from advisor.rules.trace import ZERO


@dataclass(frozen=True, slots=True)
class Base:
    """Yuan a month. `minimum` is the local standard, where we hold one for the place and day."""

    told: Decimal
    minimum: Figure | None
    agreed: bool = True
    """False: nothing was agreed, and the law's fallback stands in: the higher of the next two."""
    average: Decimal = ZERO
    actual: Decimal = ZERO

    @property
    def lifted(self) -> bool:
        return self.minimum is not None and self.told < self.minimum.value

    @property
    def amount(self) -> Decimal:
        return self.minimum.value if self.minimum is not None and self.lifted else self.told

    @property
    def number(self) -> Figure | Decimal:
        """As a step puts it in: the dated standard itself where it is what counts."""
        return self.minimum if self.minimum is not None and self.lifted else self.told


def base_missing(inputs: Inputs, figures: Figures) -> tuple[Missing, ...]:
    """What is still needed to know the base; empty when it can be had."""
    if "monthly_base" not in inputs:
        return (SPECS["monthly_base"].missing(),)
    if not not_agreed(inputs):
        return ()
    if not figures.in_guangdong:
        why = "没有约定工资时按什么算，各地不一样；我们只核对过广东的规定，要先知道合同或实际的月工资。"
        return (SPECS["monthly_base"].missing(why),)
    unknown = [name for name in ("local_average_wage", "actual_wage") if name not in inputs]
    return tuple(SPECS[name].missing() for name in unknown)


def not_agreed(inputs: Inputs) -> bool:
    """Told that no wage was agreed."""
    return "monthly_base" in inputs and inputs.number("monthly_base") is None


def base_of(inputs: Inputs, month: Month | None, on: date, figures: Figures) -> Base:
    """The base for a month (None: nobody said which). Needs `base_missing` to be empty; raises
    `InputError` for a month without a wage and for a wage of nothing."""
    minimum = figures.read(MINIMUM, month.first if month else on) if figures.place else None
    if not_agreed(inputs):
        average = inputs.number("local_average_wage") or ZERO
        actual = inputs.number("actual_wage") or ZERO
        return Base(max(average, actual), minimum, False, average, actual)
    wages: Mapping[Month, Decimal] = inputs.by_month("monthly_base")
    told = wages.get(month) if month and wages else inputs.single("monthly_base")
    if told is None:
        when = f"没有写{month.label}的，请补上" if month else "按月写了，加班小时也要按月写"
        raise InputError("monthly_base", f"“月工资”{when}。")
    if told <= 0:
        raise InputError("monthly_base", "“月工资”要大于零；没有约定工资的请写“没有约定”。")
    return Base(told, minimum)
