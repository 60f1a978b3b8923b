"""The entitlement: from inputs to the award."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advisor.domain import Alternative, Award, Bands, Deadline, Missing
from advisor.rules import limitation
from advisor.rules.base import Entitlement, Explained
from advisor.rules.calendar import add_years, chinese_day, last_day
from advisor.rules.entitlements.double_wage import law, words
from advisor.rules.entitlements.double_wage.dues import PAY_DAYS, Reckoning, months_without_wage, reckon
from advisor.rules.entitlements.double_wage.inputs import INPUTS, SPECS
from advisor.rules.entitlements.double_wage.period import (
    GRACE,
    LIMIT,
    MULTIPLE,
    Period,
    check_dates,
    resolve,
    unknown,
)
from advisor.rules.entitlements.double_wage.readings import alternatives
from advisor.rules.entitlements.double_wage.sums import accrual_steps, asks, duty, items, limitation_steps
from advisor.rules.entitlements.double_wage.told import concerns, from_inquiry
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import FigureMissing, Figures, checked_until_line
from advisor.rules.trace import ZERO, Trace, money, unique
from advisor.rules.window import interruption

ID = "double_wage"
EVENT = "二倍工资的最后一天"


def compute(inputs: Inputs, figures: Figures) -> Award:
    """The second wage for each month without a written contract; raises `InputError`, `FigureMissing`."""
    check_dates(inputs)
    interrupted = interruption(inputs)
    reason = inputs.text("reason_unsigned")
    if reason in words.EXEMPT and reason != "own_fault":
        return _not_applicable(words.EXEMPT[reason], inputs, figures)
    needs = tuple(unknown(inputs))
    if needs:
        if reason == "own_fault":
            return _not_applicable(words.EXEMPT[reason], inputs, figures)
        wage = () if "monthly_wage" in inputs else ("monthly_wage",)
        return Award(ID, "missing", missing=tuple(SPECS[name].missing() for name in (*needs, *wage)))
    first_held = figures.first_day(GRACE)
    on = inputs.day("filing") or inputs.day("employment_end") or inputs.day("contract_signed")
    if first_held is not None and on is not None and on < first_held:
        warning = f"{chinese_day(first_held)}以前没有二倍工资的规定。"
        return Award(ID, "out_of_period", basis=(law.DUTY,), warnings=(warning,))
    period = resolve(inputs, figures)
    if not period.parts:
        return _not_applicable(words.too_short(period), inputs, figures)
    lacking = months_without_wage(period, inputs)
    if lacking:
        why = None if "monthly_wage" not in inputs else words.no_wage(lacking)
        return Award(ID, "missing", missing=(SPECS["monthly_wage"].missing(why),))
    reckoning = reckon(period, inputs, figures, _counted(inputs, interrupted, figures))
    award = _award(reckoning, inputs, interrupted, figures)
    if reason == "own_fault":
        exempt = _not_applicable(words.EXEMPT[reason], inputs, figures)
        sure = award.amount if award.outcome == "award" else None
        other = Alternative(words.OWN_FAULT_OTHER, sure, law.local(figures, period.on, law.LOCAL_BASE))
        return replace(exempt, alternatives=(other,) if other.basis else ())
    if period.situation == "expired" or reason == "unlicensed":
        return _conflict(award, period, reason, figures)
    return award


def _counted(inputs: Inputs, interrupted: date | None, figures: Figures) -> date | None:
    """The day the year is counted back from: the claim, or a demand less than a year old then."""
    filing = inputs.day("filing")
    if filing is None:
        return None
    years = limitation.arbitration_years(figures, filing).whole
    if interrupted is not None and not last_day(add_years(interrupted, years)).passed(filing):
        return interrupted
    return filing


def _award(reckoning: Reckoning, inputs: Inputs, interrupted: date | None, figures: Figures) -> Award:
    period, trace = reckoning.period, Trace(reckoning.period.on)
    accrual_steps(trace, reckoning, figures)
    bands: Bands | None = None
    if reckoning.counted is not None:
        bands = limitation_steps(trace, reckoning, figures)
    missing = tuple(SPECS[name].missing(words.why_days(name, span)) for name, span in asks(reckoning))
    stale = checked_until_line(trace.figures, reckoning.dues[-1].part.last) if reckoning.dues else None
    award = Award(
        ID,
        "range" if reckoning.is_open else "award",
        items=items(reckoning),
        bands=bands,
        alternatives=tuple(alternatives(reckoning, figures)),
        steps=trace.steps,
        basis=unique([*duty(reckoning, figures), *trace.basis]),
        missing=(*(missing if reckoning.is_open else ()), *_where(reckoning, figures)),
        deadlines=_deadlines(period, interrupted, figures),
    )
    if reckoning.is_open:
        award = replace(award, low=reckoning.total("claim_low"), high=reckoning.total("claim_high"))
    else:
        award = replace(award, total=reckoning.total("low"), amount=reckoning.total("claim_low"))
    told = words.warnings(reckoning, award, inputs, figures)
    return replace(award, warnings=(*told, *((stale,) if stale else ())))


def _where(reckoning: Reckoning, figures: Figures) -> tuple[Missing, ...]:
    """The city, where part is out of time by Guangdong's way of counting and nobody said where."""
    lost = any(due.age != "claimable" for due in reckoning.dues)
    return (SPECS["city"].missing(),) if lost and figures.place is None else ()


def _not_applicable(reason: words.Reason, inputs: Inputs, figures: Figures) -> Award:
    on = inputs.day("filing") or inputs.day("employment_end")
    basis = reason.basis if on is None else figures.in_force(on, *reason.basis) or reason.basis
    later = (words.not_yet(on),) if on is not None and len(basis) < len(reason.basis) else ()
    told = (reason.text, *later, *reason.more)
    return Award(ID, "not_applicable", total=ZERO, amount=ZERO, basis=basis, warnings=told)


def _conflict(award: Award, period: Period, reason: str | None, figures: Figures) -> Award:
    """National and local texts point different ways; nothing to choose where nothing can be claimed."""
    high = award.high if award.outcome == "range" else award.amount
    if not high:
        return award
    amount = award.amount if award.outcome == "award" else None
    if reason == "unlicensed":
        supported, refused = words.UNLICENSED_DUE, words.UNLICENSED_NONE
        for_it = figures.in_force(period.on, law.DUTY)
        against = (
            *figures.in_force(period.on, law.UNLICENSED),
            *law.local(figures, period.on, law.LOCAL_UNLICENSED),
        )
    else:
        supported, refused = words.EXPIRED_DUE, words.EXPIRED_NONE
        for_it = (
            *figures.in_force(period.on, law.DUTY),
            *law.local(figures, period.on, law.LOCAL_BASE),
        )
        against = figures.in_force(period.on, law.OLD_TERMS_FIRST, law.OLD_TERMS)
    span = f"，{money(award.low)}至{money(high)}元" if award.low is not None else ""
    readings = (Alternative(supported + span, amount, for_it), Alternative(refused, ZERO, against))
    return replace(
        award,
        outcome="conflict",
        total=None,
        amount=None,
        low=ZERO,
        high=high,
        bands=None,
        alternatives=(*readings, *award.alternatives),
        basis=unique([*award.basis, *for_it, *against]),
        warnings=(words.more_favourable(supported, reason, figures), *award.warnings),
    )


def _deadlines(period: Period, interrupted: date | None, figures: Figures) -> tuple[Deadline, ...]:
    """The last day for the last part; each earlier day runs out a year after it."""
    note = words.rolling(period, figures)
    if period.stop == "filing":
        return (Deadline(limitation.ARBITRATION, None, note, (limitation.ARBITRATION_LIMIT,)),)
    own = limitation.one_year_deadline(period.end, interrupted, figures, period.on, EVENT)
    return (replace(own, note=own.note + note),)


def deadlines_told(inputs: Inputs, figures: Figures) -> tuple[Deadline, ...]:
    """The last day where the period is known though the sum is not. Raises `InputError`."""
    if any(unknown(inputs)) or inputs.text("reason_unsigned") in words.EXEMPT:
        return ()
    try:
        period = resolve(inputs, figures)
        return _deadlines(period, interruption(inputs), figures) if period.parts else ()
    except FigureMissing:
        return ()


DOUBLE_WAGE = Entitlement(
    id=ID,
    title="没签劳动合同的二倍工资",
    summary="用工超过一个月、不满一年没有签书面劳动合同的，公司每个月要另外再付一份工资。",
    inputs=INPUTS,
    parameters=(GRACE, LIMIT, MULTIPLE, PAY_DAYS, "arbitration_limitation_years"),
    compute=compute,
    explained=Explained(
        formula=(
            "期间：用工满一个月的次日起，到补签的前一天、离职那天或满一年的前一天中最早的一天止，最多十一个月。",
            "每个整月：当月工资 ×（2 − 1）；不满一个月的：月工资 ÷ 21.75 × 实际工作日，不超过一个月工资。",
            "能要的：从申请那天往前倒推一年以内的部分。",
        ),
        basis=(
            law.DUTY,
            law.WRITTEN,
            law.OPEN_ENDED,
            law.PERIOD,
            law.YEAR,
            law.BY_DAYS,
            law.EXCEPTIONS,
            law.CONTINUED,
            law.AFTER_A_YEAR,
            law.LOCAL_BASE,
            law.LOCAL_LIMIT,
            limitation.ARBITRATION_LIMIT,
        ),
        conventions=(
            "月从用工那天起数：到对应日的前一天满一个月；没有对应日的，到那个月最后一天。",
            "各月工资不同的，一个月的工资取占天数多的那个自然月的数，一样多的取前一个。",
            "不满一个月的按月计薪天数折算，不超过一个月工资。",
            "倒推一年切在一个月中间的，按切点以后的工作日算；工作日没说的，给出最少和最多。",
            "还在职、没签的，申请那天所在的不满一个月的一段先不算；只有这一段的，给出最少和最多。",
            "合同到期没续签的，从到期后满一个月的次日起，最多算到满一年的前一天（比照入职没签）。",
            "用的是申请那天（没有申请日期的，是期间结束那天）的规定。",
        ),
        disputed=(
            "“满一个月的次日”按民法典的算法可以晚一天。",
            "倒推一年切在一个月中间的，可以按整月算，也可以按天算。",
            "逐月往前倒推是广东的做法；别的地方也可能整段从最后一天起算一年，没有核对。",
            "合同到期没续签继续上班，广东2012年的座谈会纪要支持二倍工资，最高人民法院的两个解释指向按原条件继续。",
            "公司不签无固定期限合同的二倍工资算到哪天为止，法律没有写。",
            "公司没有合法经营资格的，广东2012年的座谈会纪要不支持二倍工资。",
            "劳动者无正当理由不签而公司没有书面终止的，广东2012年的座谈会纪要支持，解释（二）不支持。",
        ),
    ),
    from_inquiry=from_inquiry,
    concerns=concerns,
    deadlines=deadlines_told,
    words=("二倍工资", "双倍工资", "双倍工资差额", "二倍工资差额"),
    asks_first=False,
)
