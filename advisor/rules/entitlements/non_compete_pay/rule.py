"""The entitlement: from inputs to the award."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.domain import Award, Bands, Deadline, Item
from advisor.rules import limitation
from advisor.rules.base import Entitlement, Explained
from advisor.rules.calendar import Month
from advisor.rules.entitlements.non_compete_pay import law, words
from advisor.rules.entitlements.non_compete_pay.inputs import INPUTS, SPECS
from advisor.rules.entitlements.non_compete_pay.months import LONGEST, SHARE, Owed, owed, span_of
from advisor.rules.entitlements.non_compete_pay.sums import (
    RELEASE,
    Reckoning,
    accrual_steps,
    alternatives,
    reckon,
    total_steps,
)
from advisor.rules.entitlements.non_compete_pay.told import from_inquiry
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figures, checked_until_line
from advisor.rules.trace import ZERO, Trace, money, unique
from advisor.rules.wage_floor import MINIMUM, floor_not_held
from advisor.rules.window import interruption

ID = "non_compete_pay"


def compute(inputs: Inputs, figures: Figures) -> Award:
    """Each month kept, less what was paid; raises `InputError` and `FigureMissing`."""
    ended, kept, filing = inputs.day("employment_end"), inputs.number("months"), inputs.day("filing")
    if ended is None or kept is None:
        raise ValueError("employment_end and months are required")
    if filing is not None and filing < ended:
        raise InputError("filing", f"申请日期 {filing} 早于离职日期 {ended}，请核对。")
    interruption(inputs)
    agreed = inputs.number("agreed_monthly") or None
    if inputs.flag("restricted") is False:
        return _none(words.NOT_RESTRICTED, ended, agreed, figures)
    if not kept and inputs.flag("released") is not True:
        return _none(words.not_kept(law.kept(agreed is not None, ended, figures)), ended, agreed, figures)
    unknown = [name for name in ("average_wage", "city") if agreed is None and name not in inputs]
    if unknown:
        return Award(ID, "missing", missing=tuple(SPECS[name].missing() for name in unknown))
    first_held, first = figures.first_day(SHARE), span_of(ended, 0).first
    if agreed is None and first_held is not None and first < first_held:
        basis, reason = figures.in_force(ended, law.AGREEMENT), words.out_of_period(first_held)
        return Award(ID, "out_of_period", basis=basis, warnings=(reason,))
    found = reckon(ended, int(kept), agreed, inputs, figures)
    return _award(found, owed(found.instalments, inputs, figures))


def _none(reason: str, ended: date, agreed: Decimal | None, figures: Figures) -> Award:
    basis = law.condition(agreed is not None, ended, figures)
    return Award(ID, "not_applicable", total=ZERO, amount=ZERO, basis=basis, warnings=(reason,))


def _award(found: Reckoning, main: Owed) -> Award:
    figures, filing = found.figures, found.inputs.day("filing")
    trace = Trace(found.on)
    accrual_steps(found, trace)
    total_steps(found, main, trace)
    months = [Month.of(span.first) for span in found.unheld]
    left_out = (floor_not_held(months, "这些月份没有算", figures),) if months else ()
    own = law.duty(found.share is None, found.on, figures)
    stale = checked_until_line(trace.figures, found.on)
    return Award(
        ID,
        "award",
        total=main.total,
        amount=main.claimable,
        items=tuple(_items(main)),
        bands=None if filing is None else Bands(main.claimable, ZERO, main.barred),
        alternatives=tuple(alternatives(found, main)),
        steps=trace.steps,
        basis=unique(
            [*own, *figures.in_force(found.on, law.LONGEST), *law.local(found.on, figures), *trace.basis]
        ),
        missing=left_out,
        warnings=(*words.warnings(found, main, left_out), *((stale,) if stale else ())),
        deadlines=tuple(_deadlines(found, main)),
    )


def _items(main: Owed) -> Iterator[Item]:
    for one, left, late in main.lines:
        notes = []
        if one.floor is not None and one.name is None and one.due == one.floor.value:
            notes.append(f"按最低工资{one.floor}元")
        if left != one.due:
            notes.append(f"应付{money(one.due)}，已付{money(one.due - left)}")
        if late and left:
            notes.append("过了仲裁时效")
        yield Item(one.label, money(left), "元", "；".join(notes))


def _deadlines(found: Reckoning, main: Owed) -> Iterator[Deadline]:
    """The last day for the first month still claimable, and for the last month."""
    filing, interrupted = found.inputs.day("filing"), found.inputs.day("interrupted")
    open_ = [one for one, left, late in main.lines if left and not late]
    for one in dict.fromkeys((open_[0], open_[-1])) if open_ else ():
        event = f"{one.label}到期那天"
        last = one.span.last
        day = limitation.one_year_deadline(last, interrupted, found.figures, filing or last, event)
        yield replace(day, label=f"{day.label}（{one.label}）")


NON_COMPETE_PAY = Entitlement(
    id=ID,
    title="竞业限制补偿",
    summary="约定了离职后不能去同行上班，您也遵守了的，公司每个月应当付的补偿。",
    inputs=INPUTS,
    parameters=(
        SHARE,
        LONGEST,
        words.UNPAID_MONTHS,
        RELEASE,
        MINIMUM,
        "arbitration_limitation_years",
    ),
    compute=compute,
    explained=Explained(
        formula=(
            "约定了补偿：每月约定的数 × 遵守的月数。",
            "没有约定：取大（离职前12个月平均工资 × 30%，当月最低工资），一个月一个月地算。",
            "最长24个月；公司在限制期里提出解除的，另加3个月。",
        ),
        basis=(law.AGREEMENT, law.LONGEST, law.SHARE, law.AGREED, law.UNPAID, law.RELEASE, law.LOCAL),
        conventions=(
            "从离职第二天起，一个月一个月地数；最低工资按每段第一天所在月份的标准。",
            "每个月的补偿四舍五入到分。",
            "一年的仲裁时效，从每个月的最后一天起各算各的；已付的钱先抵最早的月份。",
            "提前解除另加的三个月，按接下来那个月的数算。",
        ),
        disputed=(
            "各月补偿的时效，有的看作同一笔债分期付，从最后一期起算。",
            "约定的补偿低于平均工资的30%或者最低工资的，要不要补足，没有见到明文。",
        ),
    ),
    from_inquiry=from_inquiry,
    words=("竞业补偿", "竞业限制经济补偿", "竞业限制补偿金", "竞业协议补偿"),
)
