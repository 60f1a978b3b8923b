"""The monthly wage compensation is counted by: the average, its floor and its cap.

《劳动合同法》 art. 47(2), (3); 《劳动合同法实施条例》 art. 27: payable wages of the twelve months before the
end, not below the local minimum wage, and three times the local average wage where higher than that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from advisor.domain import ProvisionRef
from advisor.rules.calendar import Month
from advisor.rules.entitlements.compensation.inputs import SPECS
from advisor.rules.entitlements.compensation.steps import Planned
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figure, Figures
from advisor.rules.service import ONE_DAY, month_end
from advisor.rules.trace import ZERO, Number, money

MINIMUM, MULTIPLE = "minimum_wage_monthly", "compensation_cap_multiple"
AVERAGED, SHARE = "compensation_average_months", "minimum_share_of_average_percent"
UNASKED = "compensation_cap_unasked_wage"
WHOLE_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Average:
    """A monthly average as a sum and a count, so that nothing is rounded on the way."""

    total: Decimal
    count: int = 1
    months: tuple[Month, ...] = ()
    """The months it was taken from; empty when the average itself was told."""
    name: str = "月平均工资"

    def above(self, limit: Decimal) -> bool:
        return self.total > limit * self.count

    def less(self, each: Decimal) -> Average:
        """Without a part of every month."""
        return Average(max(ZERO, self.total - each * self.count), self.count, self.months)

    @property
    def value(self) -> Decimal:
        return self.total / self.count

    @property
    def template(self) -> str:
        return "（{各月应发合计} ÷ {月数}）" if self.months else f"{{{self.name}}}"

    @property
    def numbers(self) -> dict[str, Number]:
        if self.months:
            return {"各月应发合计": self.total, "月数": self.count}
        return {self.name: self.total}


@dataclass(frozen=True, slots=True)
class Ceiling:
    """Three times the local average wage; `at_least` marks one reckoned from the minimum wage, which the
    average wage cannot be below."""

    average: Decimal
    multiple: Figure
    at_least: Figure | None = None

    @property
    def value(self) -> Decimal:
        return self.average * self.multiple.value


Cap = Literal["known", "out_of_reach", "unlikely", "open", "unknown"]
"""What can be said of the cap: the local average was told; the wage cannot exceed three times it; it hardly
does, and is asked; it may, by so much at most; it may, and nothing says by how much."""


@dataclass(frozen=True, slots=True)
class Pay:
    """The wage as used: after floor and cap."""

    average: Average
    floor: Figure | None
    """The minimum wage, where it lifted the wage."""
    ceiling: Ceiling | None
    capped: bool

    @property
    def lifted(self) -> Average:
        """The average, or the minimum wage where that is higher."""
        return Average(self.floor.value, name="最低工资") if self.floor is not None else self.average

    @property
    def used(self) -> Average:
        if self.capped and self.ceiling is not None:
            return Average(self.ceiling.value, name="封顶线")
        return self.lifted


def pay(average: Average, minimum: Figure | None, ceiling: Ceiling | None) -> Pay:
    """Higher than three times caps; exactly three times does not."""
    lifts = minimum is not None and minimum.value * average.count > average.total
    found = Pay(average, minimum if lifts else None, ceiling, False)
    return replace(found, capped=ceiling is not None and found.lifted.above(ceiling.value))


def read_average(inputs: Inputs, start: date, end: date, averaged: Figure) -> Average | None:
    """The average told, or that of the months told; None where no month told can be used.

    Of the months, those among the last so many that were over by `end` count, and only whole ones where there
    are any (a convention).
    """
    single = inputs.single("average_wage")
    if single is not None:
        return Average(single)
    earliest = month_end(Month.of(end + ONE_DAY).first, -averaged.whole) + ONE_DAY
    told: dict[Month, Decimal] = {
        month: sum_
        for month, sum_ in inputs.by_month("average_wage").items()
        if month.last >= start and earliest <= month.first <= end
    }
    whole = {month: sum_ for month, sum_ in told.items() if month.first >= start and month.last <= end}
    used = sorted(whole or told)
    if not used:
        return None
    return Average(sum((told[month] for month in used), ZERO), len(used), tuple(used))


def without_overtime(average: Average, inputs: Inputs) -> Average | None:
    """The average without its overtime pay; None where nobody said how much. Raises `InputError` for more
    overtime pay than pay."""
    overtime = inputs.number("overtime_in_average")
    if overtime is None:
        return None
    if overtime * average.count > average.total:
        label = SPECS["overtime_in_average"].label
        raise InputError("overtime_in_average", f"“{label}”{overtime}元比月平均工资还多，请核对。")
    return average.less(overtime)


def cap_of(
    average: Average, inputs: Inputs, minimum: Figure | None, figures: Figures, on: date
) -> tuple[Cap, Ceiling | None]:
    """What can be said of the cap, with the ceiling that is known (or, where open, the least it can be).

    Nobody told the local average: it is not below the minimum wage, and the minimum wage is hardly more than
    six tenths of it (《最低工资规定》, annex), which only decides what is asked. Where the minimum wage is
    not known either, an earlier one stands for the least it can be, as minimum wages are only ever raised;
    above that, a wage that is high for any city needs the local average first.
    """
    multiple, told = figures.need(MULTIPLE, on), inputs.number("local_average_wage")
    if told is not None:
        return "known", Ceiling(told, multiple)
    if minimum is None:
        earlier = figures.last_known(MINIMUM, on)
        if earlier is not None and not average.above(earlier.value * multiple.value):
            return "out_of_reach", None
        return ("unknown" if average.above(figures.need(UNASKED, on).value) else "unlikely"), None
    least = Ceiling(minimum.value, multiple, minimum)
    share = figures.need(SHARE, on)
    if not average.above(least.value):
        return "out_of_reach", None
    if not average.above(least.value * WHOLE_PERCENT / share.value):
        return "unlikely", None
    return "open", least


def steps(found: Pay, averaged: Figure, basis: tuple[ProvisionRef, ...]) -> Iterator[Planned]:
    average = found.average
    if average.months:
        yield Planned(
            f"月平均工资（{average.months[0].label}至{average.months[-1].label}）",
            "{各月应发合计} ÷ {月数}",
            average.numbers,
            average.value,
            basis,
            conditions=(averaged,),
        )
    else:
        yield Planned(
            f"月平均工资（离职前{averaged}个月，应发）",
            "{月平均工资}",
            average.numbers,
            average.value,
            basis,
            conditions=(averaged,),
        )
    if found.floor is not None:
        yield Planned(
            "低于当地最低工资，按最低工资",
            f"取大（{average.template}，{{最低工资}}）",
            {**average.numbers, "最低工资": found.floor},
            found.floor.value,
            basis,
        )
    if found.ceiling is not None:
        yield from _cap_steps(found, found.ceiling, basis)


def _cap_steps(found: Pay, ceiling: Ceiling, basis: tuple[ProvisionRef, ...]) -> Iterator[Planned]:
    guessed = ceiling.at_least
    yield Planned(
        "封顶线，至少（职工月平均工资不会低于最低工资）"
        if guessed
        else "封顶线（上年度职工月平均工资的倍数）",
        "{最低工资} × {倍数}" if guessed else "{当地职工月平均工资} × {倍数}",
        {"最低工资": guessed, "倍数": ceiling.multiple}
        if guessed
        else {"当地职工月平均工资": ceiling.average, "倍数": ceiling.multiple},
        ceiling.value,
        basis,
    )
    yield Planned(
        "计算用的月工资",
        "{月工资} 高于 {封顶线}，按封顶线" if found.capped else "{月工资} 不高于 {封顶线}，不封顶",
        {"月工资": money(found.lifted.value), "封顶线": money(ceiling.value)},
        found.used.value,
        basis,
    )
