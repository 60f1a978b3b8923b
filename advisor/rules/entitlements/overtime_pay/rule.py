"""The entitlement: from inputs to the award, and from a conversation to inputs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from advisor.domain import Alternative, Award
from advisor.rules import limitation
from advisor.rules.base import Entitlement
from advisor.rules.claims import Line, total_of
from advisor.rules.entitlements.overtime_pay import law, other_systems, readings, words
from advisor.rules.entitlements.overtime_pay.award import Claim, award_of
from advisor.rules.entitlements.overtime_pay.explained import EXPLAINED
from advisor.rules.entitlements.overtime_pay.inputs import COMPREHENSIVE, INPUTS, IRREGULAR, SPECS
from advisor.rules.entitlements.overtime_pay.law import ID
from advisor.rules.entitlements.overtime_pay.needs import hours_missing, wage_missing
from advisor.rules.entitlements.overtime_pay.pay import less_paid
from advisor.rules.entitlements.overtime_pay.settle import at_standard_rates
from advisor.rules.entitlements.overtime_pay.told import from_inquiry
from advisor.rules.entitlements.overtime_pay.worked import (
    if_all_overtime,
    law_day,
    worked,
    years_not_held,
    years_not_published,
)
from advisor.rules.holidays import FIRST_YEAR, HOLIDAY_RULES, not_published
from advisor.rules.holidays import PARAMETERS as HOLIDAY_PARAMETERS
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figures
from advisor.rules.trace import Trace


def compute(inputs: Inputs, figures: Figures) -> Award:
    """Overtime pay still owed; raises `InputError` for inputs that contradict each other and
    `FigureMissing` for a figure not held."""
    if years := years_not_held(inputs):
        reason = f"{FIRST_YEAR}年以前的放假办法没有核对，{years[0]}年的日子分不出是不是节假日，不能算。"
        return Award(ID, "out_of_period", basis=(HOLIDAY_RULES,), warnings=(reason,))
    if years := years_not_published(inputs):
        return Award(ID, "missing", missing=tuple(not_published(year) for year in years))
    if "piece_price" in inputs:
        return other_systems.by_piece(inputs, figures)
    if inputs.text("system") == IRREGULAR and inputs.flag("approved") is not False:
        return other_systems.irregular(inputs, figures)
    if inputs.text("system") == COMPREHENSIVE and inputs.flag("approved") is not False:
        return other_systems.comprehensive(inputs, figures)
    return _standard(inputs, figures)


def _standard(inputs: Inputs, figures: Figures) -> Award:
    missing = (*wage_missing(inputs, figures), *hours_missing(inputs))
    if missing:
        return Award(ID, "missing", missing=missing)
    trace = Trace(law_day(inputs, figures))
    hours = worked(inputs, figures)
    found, settled = at_standard_rates(trace, hours, inputs, figures)
    lines, excess = less_paid(trace, settled.lines, inputs, figures)
    others: tuple[Alternative, ...] = ()
    if "package_pay" not in inputs:
        paid = total_of(settled.lines) - total_of(lines) + excess
        others = tuple(readings.of_wage(readings.Found(found, settled, paid), hours, inputs, figures))
    claim = Claim(trace, lines, settled, hours=hours, alternatives=others, excess=excess)
    return award_of(_if_all_overtime(claim, inputs, figures), inputs, figures)


def _if_all_overtime(claim: Claim, inputs: Inputs, figures: Figures) -> Claim:
    """A range where the hours told of working days may be the overtime alone."""
    more = if_all_overtime(claim.hours, figures)
    if more is None:
        return claim

    def most(trace: Trace) -> tuple[tuple[Line, ...], Decimal]:
        _, settled = at_standard_rates(trace, more, inputs, figures, words.ALL_OVERTIME_MARK)
        return less_paid(trace, settled.lines, inputs, figures, words.ALL_OVERTIME_MARK)

    if total_of(most(Trace(law_day(inputs, figures)))[0]) == total_of(claim.lines):
        return claim
    high, excess = most(claim.trace)
    return replace(
        claim,
        lines=tuple(
            low if low.amount == top.amount else replace(low, note=words.IF_ALL_OVERTIME)
            for low, top in zip(claim.lines, high, strict=True)
        ),
        high=tuple(replace(line, note="") for line in high),
        alternatives=(),
        missing=(SPECS["hours_per_day"].missing(words.WHOLE_DAY_OR_OVERTIME),),
        excess=excess,
    )


OVERTIME_PAY = Entitlement(
    id=ID,
    title="加班费",
    summary="平时加班、休息日上班没有补休、法定节假日上班，公司在平常工资以外应当另付的钱。",
    inputs=INPUTS,
    parameters=(
        law.PAY_DAYS,
        law.DAY_HOURS,
        law.WEEKDAY_RATE,
        law.REST_RATE,
        law.HOLIDAY_RATE,
        law.IRREGULAR_RATE,
        *law.CYCLE_DAYS.values(),
        law.MINIMUM,
        law.MONTH_LIMIT,
        law.DAY_LIMIT,
        law.USUAL_DAY_LIMIT,
        *HOLIDAY_PARAMETERS,
        "wage_record_years",
        "arbitration_limitation_years",
        "inspection_limitation_years",
    ),
    compute=compute,
    explained=EXPLAINED,
    from_inquiry=from_inquiry,
    deadlines=limitation.deadlines_told,
    words=("加班工资", "加班", "延长工作时间工资"),
    one_of=(("monthly_base", "piece_price", "package_pay"),),
    asks_first=False,
)
