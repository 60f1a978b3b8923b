"""The entitlement 经济补偿 (N) with 代通知金 (+1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from advisor.domain import Alternative, Award, Missing, ProvisionRef
from advisor.rules.base import Entitlement
from advisor.rules.entitlements.compensation import law, readings, wage, words
from advisor.rules.entitlements.compensation.award import (
    Found,
    Open,
    ask_city,
    award_of,
    cap_needed,
    deadlines,
    not_applicable,
    notice_of,
    open_cap,
    out_of_period,
    starts,
)
from advisor.rules.entitlements.compensation.explained import ECONOMIC
from advisor.rules.entitlements.compensation.grounds import GROUNDS, OLD_RULES_PAID_NOTHING, Before, Ground
from advisor.rules.entitlements.compensation.inputs import INPUTS, SPECS
from advisor.rules.entitlements.compensation.sums import (
    MOST_YEARS,
    NOTICE_DAYS,
    NOTICE_MONTHS,
    OLD_MOST_YEARS,
    Held,
    Reading,
)
from advisor.rules.entitlements.compensation.told import concerns, from_inquiry
from advisor.rules.entitlements.compensation.years import A_YEAR, FULL_FROM, PART, Counting
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figure, Figures
from advisor.rules.service import month_end
from advisor.rules.trace import ZERO

ID = "economic_compensation"


def compute(inputs: Inputs, figures: Figures) -> Award:
    """Compensation for the ground told; raises `InputError` and `FigureMissing`."""
    ground = GROUNDS.get(inputs.text("ground") or "")
    if ground is not None and ground.refused is not None:
        return not_applicable(ID, ground.refused, ground.basis)
    unknown = [spec.missing() for spec in INPUTS if spec.required and spec.name not in inputs]
    if unknown or ground is None:
        return Award(ID, "missing", missing=tuple(unknown))
    begun, end = _days(inputs)
    start, open_start, joined = starts(inputs, begun, end)
    if ground.value == "refusal_to_sign_after_month" and end <= month_end(begun, 1):
        raise InputError("ground", words.WITHIN_A_MONTH)
    if end < law.CONTRACT_LAW_DAY:
        return out_of_period(ID)
    if ground.value == "unknown_cause" and not law.local(figures, end, law.UNKNOWN_CAUSE):
        return Award(ID, "missing", missing=(_where_or_why(figures),))
    held = Held.on(end, figures)
    average = wage.read_average(inputs, start, end, held.averaged)
    if average is None:
        return Award(ID, "missing", missing=(SPECS["average_wage"].missing(words.NO_MONTH),))
    cap, ceiling = wage.cap_of(average, inputs, held.minimum, figures, end)
    if cap == "unknown":
        return cap_needed(ID, inputs, figures)

    fault = inputs.text("article_38_reason") if ground.value == "article_38" else None
    before = _before(ground, fault, figures, end)
    most, open_limb = _old_limit(ground, inputs, figures, end)
    notice = notice_of(ground, inputs, figures, end)
    high = Reading(
        "经济补偿",
        Counting(start, end, before == "first_day", most),
        average,
        ceiling if cap == "known" else None,
        held,
        notice=notice.pay,
    )
    open_wage, confirm = open_cap(cap, ceiling)
    others = tuple(_alternatives(high, ground, fault, before, inputs, figures))
    days = figures.need(NOTICE_DAYS, end)
    found = Found(
        ID,
        high,
        _basis(ground, fault, joined, figures, end),
        (*open_start, *open_limb, *notice.opens, *open_wage),
        (*confirm, *ask_city(inputs, figures)),
        others,
        (
            *words.about_the_cap(cap, high),
            *words.about_the_ground(ground.value, fault, high, inputs, figures),
            *words.about_notice(ground.value, inputs, days),
            *words.about_the_wage(high, inputs, figures),
            *words.about_the_years(high, inputs, figures, joined=joined, doubtful=before == "doubtful"),
        ),
    )
    award = award_of(found, inputs, figures)
    if notice.missing:
        return _without_notice(award, notice.missing)
    claimable = award.high if award.amount is None else award.amount
    if fault == "heat_or_leave_pay" and law.local(figures, end, law.HEAT_EXIT) and claimable:
        return _conflict(award)
    return award


def _days(inputs: Inputs) -> tuple[date, date]:
    start, end = inputs.day("start"), inputs.day("end")
    if start is None or end is None:
        raise ValueError("start and end are required")
    return start, end


def _where_or_why(figures: Figures) -> Missing:
    if figures.place is None:
        return SPECS["city"].missing(words.UNKNOWN_CAUSE_WHERE)
    return SPECS["ground"].missing(words.UNKNOWN_CAUSE_ELSEWHERE)


def _before(ground: Ground, fault: str | None, figures: Figures, end: date) -> Before:
    """Whether years before 2008 count: of a worker's exit it depends on the employer's fault."""
    if fault in OLD_RULES_PAID_NOTHING:
        return "from_2008"
    if fault == "employer_fled" and law.local(figures, end, law.FLED):
        return "first_day"
    return ground.before


def _old_limit(
    ground: Ground, inputs: Inputs, figures: Figures, end: date
) -> tuple[Figure | None, tuple[Open, ...]]:
    """The limit on years before 2008: for an agreement and for incompetence only."""
    reason = inputs.text("article_40_reason")
    if ground.value in ("employer_proposed", "unknown_cause"):
        return figures.need(OLD_MOST_YEARS, end), ()
    if ground.value != "article_40":
        return None, ()
    most = figures.need(OLD_MOST_YEARS, end)
    if reason is not None:
        return (most if reason == "incompetence" else None), ()
    ask = SPECS["article_40_reason"].missing(words.OLD_YEARS_OPEN)
    return None, (Open(ask, lambda one: one.counted(replace(one.counting, old_most=most))),)


def _basis(
    ground: Ground, fault: str | None, joined: bool, figures: Figures, end: date
) -> tuple[ProvisionRef, ...]:
    """What the claim rests on, as far as it was law on the last day."""
    own = {
        "unknown_cause": (law.UNKNOWN_CAUSE,),
        "article_38": (law.FLED,) if fault == "employer_fled" else (),
    }.get(ground.value, ())
    insured: tuple[ProvisionRef, ...] = (law.NO_INSURANCE,) if fault == "social_insurance" else ()
    if insured and figures.in_shenzhen:
        insured = (*insured, law.DEMAND)
    moved = (law.JOINED, law.JOINED_COURTS) if joined else ()
    return (
        *figures.in_force(end, *ground.basis, *insured, *moved),
        *law.local(figures, end, *own),
    )


def _alternatives(
    main: Reading, ground: Ground, fault: str | None, before: Before, inputs: Inputs, figures: Figures
) -> Iterator[Alternative]:
    if ground.value == "unknown_cause":
        yield readings.nothing(words.UNKNOWN_CAUSE, (law.CAUSES,))
    if fault == "social_insurance" and figures.in_shenzhen:
        for demand in figures.in_force(main.counting.end, law.DEMAND):
            yield readings.nothing(words.NOT_DEMANDED, (demand,))
    yield from readings.of_old_years(main, figures, doubtful=before == "doubtful")
    yield from readings.common(main, inputs, figures)


def _without_notice(award: Award, needed: tuple[Missing, ...]) -> Award:
    """The compensation can be had, the month's wage for want of notice not: what is needed is asked first."""
    told = (words.needs_notice(award.total),) if award.total is not None else ()
    return replace(
        award,
        outcome="missing",
        amount=None,
        low=None,
        high=None,
        bands=None,
        missing=(*needed, *award.missing),
        warnings=(*told, *award.warnings),
    )


def _conflict(award: Award) -> Award:
    """National law pays, Guangdong's minutes do not: both readings, neither chosen."""
    most = award.total if award.total is not None else award.high
    return replace(
        award,
        outcome="conflict",
        total=None,
        amount=None,
        low=ZERO,
        high=most,
        bands=None,
        alternatives=(
            Alternative(words.HEAT_NATIONAL, award.total, (law.law("第三十八条"), law.CAUSES, law.AMOUNT)),
            readings.nothing(words.HEAT_LOCAL, (law.HEAT_EXIT,)),
        ),
        warnings=(words.HEAT_BETTER, *award.warnings),
    )


ECONOMIC_COMPENSATION = Entitlement(
    id=ID,
    title="经济补偿",
    summary="劳动合同解除或终止时，公司按工作年限付的钱（N）；没有提前通知的，再加一个月工资（N+1）。",
    inputs=INPUTS,
    parameters=(
        A_YEAR,
        FULL_FROM,
        PART,
        wage.AVERAGED,
        wage.MULTIPLE,
        MOST_YEARS,
        OLD_MOST_YEARS,
        NOTICE_MONTHS,
        NOTICE_DAYS,
        wage.MINIMUM,
        wage.SHARE,
        wage.UNASKED,
        "arbitration_limitation_years",
    ),
    compute=compute,
    explained=ECONOMIC,
    from_inquiry=from_inquiry,
    concerns=concerns,
    deadlines=deadlines,
    words=("经济补偿金", "离职补偿", "遣散费", "补偿金", "N+1", "代通知金"),
    asks_first=False,
)
