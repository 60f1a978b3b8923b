"""The entitlement: the funeral, the lump sum, and the allowance of dependants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.domain import Award, ProvisionRef
from advisor.rules.base import Entitlement, told_for
from advisor.rules.claims import Extras, Line, one_year, without_limit
from advisor.rules.entitlements.work_injury.claim import with_fund
from advisor.rules.entitlements.work_injury.law import CHOICE, NATION_SINCE, Law
from advisor.rules.entitlements.work_injury.over_age import if_over_age
from advisor.rules.entitlements.work_injury.sums import Due, once
from advisor.rules.entitlements.work_injury.time import deadlines
from advisor.rules.entitlements.work_injury.wage import HUNDRED, Wages, because_uninsured, insurer, wages_of
from advisor.rules.entitlements.work_injury.words import about_a_lost_claim
from advisor.rules.entitlements.work_injury_death.explained import EXPLAINED, WHAT_IS_DUE
from advisor.rules.entitlements.work_injury_death.inputs import INCOME, INPUTS
from advisor.rules.entitlements.work_injury_death.told import from_inquiry
from advisor.rules.entitlements.work_injury_death.words import warnings
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figure, Figures, checked_until_line
from advisor.rules.trace import ZERO, Trace, fen, money, unique

ID = "work_injury_death"
FUNERAL, LUMP, DEPENDANTS = "丧葬补助金", "一次性工亡补助金", "供养亲属抚恤金"
RATES = tuple(f"injury_dependant_rate_{who}" for who in ("spouse", "other", "orphan"))
TOO_EARLY = "2011年以前去世的，那时的标准不同，条文没有取得，不能计算。请拨打12333询问。"
_SPECS = {spec.name: spec for spec in INPUTS}


def compute(inputs: Inputs, figures: Figures) -> Award:
    """What the family gets once and each month.

    Raises `InputError` for inputs that contradict each other, `FigureMissing` for a figure not held.
    """
    death, average = inputs.day("death"), inputs.number("average_wage")
    if death is None or average is None:
        raise ValueError("death and average_wage are required")
    _check_order(inputs, death)
    if death < NATION_SINCE:
        return Award(ID, "out_of_period", basis=(WHAT_IS_DUE,), warnings=(TOO_EARLY,))
    law, trace = Law(figures, death), Trace(death)
    with_lump = inputs.text("stage") != "after_leave"
    if with_lump and inputs.number(INCOME) is None and figures.read(INCOME, death) is None:
        why = (
            f"没有核对到{death.year - 1}年的这个数；一次性工亡补助金是它的20倍，不能推算。"
            "这个数还没公布的，社保局可以先按再前一年的核定，公布以后补差额。"
        )
        ask = (_SPECS[INCOME].missing(why),)
        return Award(ID, "missing", missing=ask, deadlines=deadlines(inputs, figures))
    dues = [_funeral(average, inputs, law, trace)]
    if with_lump:
        dues.append(_lump(inputs, law, trace))
    people = _people(inputs)
    wages = _wages(inputs, average, law, trace) if any(people) else None
    if wages is not None:
        dues += _dependants(people, wages, inputs, law, trace)
    award = _award(dues, inputs, figures, trace, tuple(warnings(inputs, figures, death, people, wages)))
    if not with_lump:
        award = replace(award, basis=unique([*award.basis, *figures.in_force(death, CHOICE)]))
    return if_over_age(award, inputs, figures, death)


def _check_order(inputs: Inputs, death: date) -> None:
    injury = inputs.day("injury")
    # The first of a month may stand for a death of which only the month was told.
    if injury is not None and death < (injury.replace(day=1) if death.day == 1 else injury):
        raise InputError("death", f"去世日期 {death} 早于受伤日期 {injury}，请核对。")
    for name, label in {"filing": "申请日期", "refused": "公司拒绝付的日期"}.items():
        day = inputs.day(name)
        if day is not None and day < death:
            raise InputError(name, f"{label} {day} 早于去世日期 {death}，请核对。")


def _people(inputs: Inputs) -> tuple[Decimal, Decimal, Decimal]:
    """Spouse (1 or 0), others, and how many of them are orphans or old people living alone."""
    spouse = Decimal(1) if inputs.flag("spouse") else Decimal(0)
    others = inputs.number("other_dependants") or Decimal(0)
    lone = inputs.number("lone_dependants") or Decimal(0)
    if lone > spouse + others:
        raise InputError("lone_dependants", "孤寡老人、孤儿的人数比供养亲属的总人数还多，请核对。")
    return spouse, others, lone


def _basis(inputs: Inputs, law: Law) -> tuple[ProvisionRef, ...]:
    cited = law.cite(guangdong="第三十五条", nation="第三十九条", insurance="第三十八条")
    return (*cited, *because_uninsured(insurer(inputs), law))


def _funeral(average: Decimal, inputs: Inputs, law: Law, trace: Trace) -> Due:
    months = law.figures.need("injury_funeral_months", law.on)
    amount = trace.add(
        FUNERAL,
        "{月数} × {平均工资}",
        {"月数": months, "平均工资": average},
        months.value * average,
        basis=_basis(inputs, law),
    )
    return Due(FUNERAL, amount, insurer(inputs), f"{months}个月的职工月平均工资")


def _lump(inputs: Inputs, law: Law, trace: Trace) -> Due:
    times = law.figures.need("injury_death_income_multiple", law.on)
    told, held = inputs.number(INCOME), law.figures.read(INCOME, law.on)
    income: Figure | Decimal
    if told is not None and (held is None or told != held.value):
        income = value = told
    else:
        income = law.figures.need(INCOME, law.on)
        value = income.value
    amount = trace.add(
        LUMP,
        "{上一年人均可支配收入} × {倍数}",
        {"上一年人均可支配收入": income, "倍数": times},
        value * times.value,
        basis=_basis(inputs, law),
    )
    return Due(LUMP, amount, insurer(inputs), f"{law.on.year - 1}年全国城镇居民人均可支配收入的{times}倍")


def _wages(inputs: Inputs, average: Decimal, law: Law, trace: Trace) -> Wages | None:
    own, actual = inputs.number("insured_wage"), inputs.number("actual_wage")
    return wages_of("本人工资", own, actual, average, insurer(inputs), law, trace)


def _dependants(
    people: tuple[Decimal, Decimal, Decimal], wages: Wages, inputs: Inputs, law: Law, trace: Trace
) -> list[Due]:
    """All dependants together, each month; never more than the dead worker's wage."""
    note = "亲属每月合起来；不超过死者生前的工资"
    amount = _allowance(people, wages.insured, inputs, law, trace, "")
    found = [Due(DEPENDANTS, amount, insurer(inputs), note, monthly=True)]
    if wages.under_reported:
        full = _allowance(people, wages.actual, inputs, law, trace, "，按实际工资")
        difference = trace.add(
            f"{DEPENDANTS}，少报工资的差额",
            "{按实际工资算的} − {按缴费工资算的}",
            {"按实际工资算的": money(full), "按缴费工资算的": money(amount)},
            full - amount,
            basis=law.cite(guangdong="第五十六条"),
        )
        found.append(Due(f"{DEPENDANTS}，少报工资的差额", difference, "employer", monthly=True))
    return found


def _allowance(
    people: tuple[Decimal, Decimal, Decimal], wage: Decimal, inputs: Inputs, law: Law, trace: Trace, mark: str
) -> Decimal:
    rates = [law.figures.need(id, law.on) for id in RATES]
    shares = sum((rate.value * count for rate, count in zip(rates, people, strict=True)), Decimal(0))
    spouse, other, lone = rates
    return trace.add(
        f"{DEPENDANTS}，每月{mark}",
        "取小（{工资}，{工资} ×（{配偶}% × {配偶人数} + {其他}% × {其他人数} + {另加}% × {孤寡孤儿人数}））",
        {
            "工资": wage,
            "配偶": spouse,
            "配偶人数": people[0],
            "其他": other,
            "其他人数": people[1],
            "另加": lone,
            "孤寡孤儿人数": people[2],
        },
        min(fen(wage), fen(wage * shares / HUNDRED)),
        basis=_basis(inputs, law),
    )


def _award(
    dues: Sequence[Due], inputs: Inputs, figures: Figures, trace: Trace, told: tuple[str, ...]
) -> Award:
    law = Law(figures, trace.steps[0].on or NATION_SINCE)
    if sum(not one.monthly for one in dues) > 1:
        sums = " + ".join(money(one.amount) for one in dues if not one.monthly)
        trace.add("一次性的合计", "{各项相加}", {"各项相加": sums}, once(dues), basis=_basis(inputs, law))
    extras = Extras(warnings=told, items=tuple(one.item for one in dues))
    uninsured = insurer(inputs) == "employer"
    own = once(dues) if uninsured else ZERO
    lines = [Line("公司付的", own)]
    if uninsured:
        since = inputs.day("refused")
        event = "公司明确不付那天"
        award = one_year(ID, lines, trace, inputs, figures, extras, since=since, event=event)
    else:
        award = without_limit(ID, lines, trace, extras)
    award = with_fund(award, once(dues) - own, ZERO, inputs.day("filing"))
    stale = checked_until_line(trace.figures, law.on)
    return replace(
        award,
        basis=unique([*award.basis, *trace.basis]),
        warnings=(*about_a_lost_claim(award, inputs, figures), *award.warnings, *((stale,) if stale else ())),
        deadlines=(*award.deadlines, *deadlines(inputs, figures)),
    )


WORK_INJURY_DEATH = Entitlement(
    id=ID,
    title="工亡待遇",
    summary="因工死亡的，家属一次能领多少丧葬补助金和工亡补助金，供养的亲属每月能领多少。",
    inputs=INPUTS,
    parameters=(
        "injury_funeral_months",
        "injury_death_income_multiple",
        INCOME,
        *RATES,
        "injury_wage_floor_rate",
        "injury_wage_cap_rate",
        "work_injury_employer_days",
        "work_injury_worker_years",
        "arbitration_limitation_years",
    ),
    compute=compute,
    explained=EXPLAINED,
    concerns=told_for(ID, "death"),
    from_inquiry=from_inquiry,
    deadlines=deadlines,
    words=("工亡", "工亡赔偿", "因工死亡", "工亡补助金"),
)
