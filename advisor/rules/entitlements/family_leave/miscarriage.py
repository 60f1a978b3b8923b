"""Leave after a miscarriage, by the months of pregnancy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from advisor.domain import Alternative, Award
from advisor.rules.entitlements.family_leave.births import PROTECTED, basis_of, counting, pay_note
from advisor.rules.entitlements.family_leave.ground import GUANGDONG_WOMEN, ID, LEAVE, Case, award, part
from advisor.rules.entitlements.family_leave.inputs import SPECS
from advisor.rules.inputs import InputError
from advisor.rules.parameters import Figure
from advisor.rules.trace import Trace

WEEKS_IN_A_MEDICAL_MONTH, LONGEST_MONTH = 4, 31
"""Hospitals count a month of pregnancy as four weeks; a calendar month has at most 31 days."""


def miscarriage(case: Case) -> Award:
    """15 or 42 days by the completed months of pregnancy; Guangdong's own steps shown beside them."""
    months, weeks = case.inputs.number("pregnancy_months"), case.inputs.number("pregnancy_weeks")
    boundary = case.figures.need("miscarriage_boundary_months", case.on)
    if months is None and weeks is None:
        return Award(ID, "missing", unit="天", missing=(SPECS["pregnancy_months"].missing(),))
    if months is not None and weeks is not None:
        _agree(months, weeks)
    reached = _reached(months, weeks, boundary)
    if reached is None:
        return _open_boundary(case, boundary)
    if not reached:
        return _early(case, boundary)
    third = case.local("miscarriage_second_boundary_months_local")
    if third is None or (much_later := _reached(months, weeks, third)) is False:
        return _late(case, boundary)
    return _late_conflict(case, boundary, third, certain=much_later is True)


def _reached(months: Decimal | None, weeks: Decimal | None, boundary: Figure) -> bool | None:
    """Whether the pregnancy lasted so many months; None where weeks alone do not tell."""
    if months is not None:
        return months >= boundary.value
    if weeks is None or weeks < boundary.value * WEEKS_IN_A_MEDICAL_MONTH:
        return False
    return True if weeks * 7 >= boundary.value * LONGEST_MONTH else None


def _agree(months: Decimal, weeks: Decimal) -> None:
    if not (months - 1) * 28 <= weeks * 7 <= (months + 2) * LONGEST_MONTH:
        raise InputError("pregnancy_weeks", f"怀孕{months}个月和{weeks}周对不上，请核对。")


def _step(case: Case, trace: Trace, label: str, id: str, boundary: Figure) -> Decimal:
    figure = case.figures.need(id, case.on)
    return trace.add(
        label,
        "{天数}",
        {"天数": figure},
        figure.value,
        unit="天",
        basis=(figure.reference,),
        conditions=(boundary,),
    )


def _notes(case: Case, *, alike: bool = True) -> Iterator[str]:
    """`alike`: both ways of counting weeks as months agree."""
    if "pregnancy_months" not in case.inputs and alike:
        yield "规定按怀孕的月数分档；您写的是周数，按医院四周一个月和日历月两种数法都一样。"
    yield "请假要用医院的证明。" + pay_note(case)
    yield PROTECTED
    yield from counting(case)


def _early(case: Case, boundary: Figure) -> Award:
    trace = Trace(case.on)
    total = _step(case, trace, f"怀孕不满{boundary}个月流产的产假", "miscarriage_early_days", boundary)
    most = case.local("miscarriage_early_days_local_max")
    found = award(
        case,
        trace,
        total,
        items=[part("流产的产假", case.figures.need("miscarriage_early_days", case.on), LEAVE).item],
        basis=basis_of(case),
        warnings=_notes(case),
    )
    if most is None:
        return found
    reading = f"广东的办法：按医院的意见休15天至{most}天，医院开得多的照医院的（原件没有核对到）"
    return replace(
        found,
        alternatives=(Alternative(reading, most.value, case.in_force(GUANGDONG_WOMEN)),),
        warnings=(f"医院写明要多休的，广东的办法最多{most}天；这个办法的原件没有核对到。", *found.warnings),
    )


def _late(case: Case, boundary: Figure) -> Award:
    trace = Trace(case.on)
    total = _step(case, trace, f"怀孕满{boundary}个月流产的产假", "miscarriage_late_days", boundary)
    items = [part("流产的产假", case.figures.need("miscarriage_late_days", case.on), LEAVE).item]
    return award(case, trace, total, items=items, basis=basis_of(case), warnings=_notes(case))


def _late_conflict(case: Case, boundary: Figure, third: Figure, *, certain: bool) -> Award:
    """National and Guangdong days; not `certain` where the weeks told lie on Guangdong's later boundary."""
    trace = Trace(case.on)
    low = _step(case, trace, f"怀孕满{boundary}个月，国家规定", "miscarriage_late_days", boundary)
    high = _step(case, trace, f"怀孕满{third}个月，广东的办法", "miscarriage_third_days_local", third)
    figure = case.figures.need("miscarriage_third_days_local", case.on)
    found = award(
        case,
        trace,
        None,
        outcome="conflict",
        items=[part("流产的产假", figure, GUANGDONG_WOMEN, "按广东的办法，原件没有核对到").item],
        basis=basis_of(case),
        missing=() if certain else (SPECS["pregnancy_months"].missing(_on_boundary(third)),),
        warnings=(
            f"国家规定是最少的天数，各省可以多给：怀孕满{third}个月的，广东的办法是{high}天，对您更有利，"
            f"几处转载都这样写，但原件没有核对到；最少也有{low}天。",
            *(() if certain else (f"{_on_boundary(third)}请让医院在证明上写明怀孕满几个月。",)),
            *_notes(case, alike=certain),
        ),
    )
    return replace(
        found,
        low=low,
        high=high,
        alternatives=(
            Alternative(f"按广东的办法，满{third}个月的", high, case.in_force(GUANGDONG_WOMEN)),
            Alternative(f"按国家规定，满{boundary}个月的", low, case.in_force(LEAVE)),
        ),
    )


def _on_boundary(boundary: Figure) -> str:
    return f"这个周数正在{boundary}个月的分界上：按医院四周一个月算满了，按日历月算可能没满。"


def _open_boundary(case: Case, boundary: Figure) -> Award:
    trace = Trace(case.on)
    low = _step(case, trace, f"如果不满{boundary}个月", "miscarriage_early_days", boundary)
    high = _step(case, trace, f"如果满{boundary}个月", "miscarriage_late_days", boundary)
    why = _on_boundary(boundary)
    found = award(
        case,
        trace,
        None,
        outcome="range",
        basis=basis_of(case),
        missing=(SPECS["pregnancy_months"].missing(why),),
        warnings=(
            f"{why}请让医院在证明上写明怀孕满几个月。",
            pay_note(case),
            PROTECTED,
            *counting(case),
        ),
    )
    return replace(found, low=low, high=high)
