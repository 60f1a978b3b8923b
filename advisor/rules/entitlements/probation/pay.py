"""Probation pay below its floor: a share of the agreed wage (or of the lowest grade), and the minimum wage.

《劳动合同法》 art. 20, 《劳动合同法实施条例》 art. 15. A shortfall is unpaid remuneration.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from advisor.domain import Alternative, Award, ProvisionRef
from advisor.rules.calendar import Month
from advisor.rules.claims import Extras, Line, remuneration, total_of
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figure, Figures
from advisor.rules.trace import ZERO, Number, Trace, fen, money

FLOOR = ProvisionRef("中华人民共和国劳动合同法", "第二十条")
FLOOR_RULES = ProvisionRef("中华人民共和国劳动合同法实施条例", "第十五条")
PERCENT, MINIMUM = "probation_wage_percent", "minimum_wage_monthly"
BASES = {"contract_wage": "合同约定工资", "lowest_grade_wage": "同岗位最低档工资"}
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class _Month:
    month: Month
    percent: Figure
    minimum: Figure

    def floor(self, base: Decimal) -> Decimal:
        return max(base * self.percent.value / HUNDRED, self.minimum.value)

    def shortfall(self, base: Decimal, paid: Decimal) -> Decimal:
        return fen(max(ZERO, self.floor(base) - paid))


def missing_names(inputs: Inputs) -> tuple[str, ...]:
    """Inputs without which there is no shortfall to speak of."""
    needs = ["city", "month", "paid_monthly"]
    if not any(name in inputs for name in BASES):
        needs.insert(0, "contract_wage")
    return tuple(name for name in needs if name not in inputs)


def months(inputs: Inputs) -> tuple[Month, ...]:
    first, count = inputs.month("month"), inputs.number("months")
    if first is None:
        raise ValueError("the first month is required")
    run, month = [], first
    for _ in range(1 if count is None else int(count)):
        run.append(month)
        month = month.next
    return tuple(run)


def shortfall(inputs: Inputs, figures: Figures) -> Award:
    """Raises `FigureMissing` for a minimum wage not held, `InputError` for contradicting dates."""
    paid = inputs.number("paid_monthly")
    bases = {name: value for name in BASES if (value := inputs.number(name)) is not None}
    if paid is None or not bases:
        raise ValueError("the wages are required")
    main = next(iter(bases))
    each = tuple(
        _Month(month, figures.need(PERCENT, month.last), figures.need(MINIMUM, month.first))
        for month in months(inputs)
    )
    trace = Trace(each[-1].month.last)
    for _, run in groupby(each, key=lambda one: (one.percent.use, one.minimum.use)):
        _step(trace, list(run), main, bases[main], paid, figures)
    lines = [
        Line.of_month(
            one.month,
            one.shortfall(bases[main], paid),
            f"下限{money(one.floor(bases[main]))}元，发了{money(paid)}元",
        )
        for one in each
    ]
    extras = Extras(
        basis=(FLOOR, FLOOR_RULES),
        alternatives=tuple(
            Alternative(
                f"按{BASES[name]}的{each[0].percent}%来比",
                sum((one.shortfall(value, paid) for one in each), ZERO),
                (FLOOR, FLOOR_RULES),
            )
            for name, value in bases.items()
            if name != main
        ),
        warnings=tuple(_warnings(main, bases, each, total_of(lines), inputs)),
    )
    return remuneration("probation", lines, trace, inputs, figures, extras)


def _step(trace: Trace, run: list[_Month], main: str, base: Decimal, paid: Decimal, figures: Figures) -> None:
    one, last = run[0], run[-1].month
    numbers: dict[str, Number] = {
        BASES[main]: base,
        "比例": one.percent,
        "最低工资": one.minimum,
        "已发": paid,
        "月数": len(run),
    }
    label = one.month.label if len(run) == 1 else f"{one.month.label}至{last.label}"
    floor = f"取大（{{{BASES[main]}}} × {{比例}}%，{{最低工资}}）"
    trace.add(
        f"{label}，低于下限的差额",
        f"（{floor} − {{已发}}，不足零的算零）× {{月数}}",
        numbers,
        one.shortfall(base, paid) * len(run),
        basis=figures.in_force(last.last, FLOOR, FLOOR_RULES),
        on=last.last,
    )


def _warnings(
    main: str,
    bases: dict[str, Decimal],
    each: tuple[_Month, ...],
    total: Decimal,
    inputs: Inputs,
) -> Iterator[str]:
    share = f"{each[0].percent}%"
    if not total:
        yield f"试用期工资没有低于下限（{BASES[main]}的{share}和当地最低工资中较高的），没有差额。"
    if "months" not in inputs:
        yield "没有写发得少的月数，先按一个月算。"
    if len(bases) > 1:
        better = max(bases, key=lambda name: bases[name])
        yield (
            f"有争议：可以和合同约定工资的{share}比，也可以和同岗位最低档工资的{share}比，法律写的是“或者”。"
            f"对您有利的是{BASES[better]}。"
        )
    else:
        other = next(label for name, label in BASES.items() if name != main)
        yield f"有争议：也可以和{other}的{share}比；您没说{other}，没有算这一种。"
    if any(one.minimum.value > bases[main] * one.percent.value / HUNDRED for one in each):
        yield "最低工资按公司所在地的标准；公司和上班的地方不在一个城市的，标准可能不同。"
