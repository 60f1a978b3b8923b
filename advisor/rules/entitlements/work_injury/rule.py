"""The entitlement: from inputs to the award."""

from __future__ import annotations

from advisor.domain import Award, ProvisionRef
from advisor.rules.base import Entitlement
from advisor.rules.entitlements.work_injury import words
from advisor.rules.entitlements.work_injury.claim import ID, LEVELS, Claim
from advisor.rules.entitlements.work_injury.explained import EXPLAINED
from advisor.rules.entitlements.work_injury.inputs import ABOUT_THE_END, INPUTS
from advisor.rules.entitlements.work_injury.law import NATION_ACT, NATION_SINCE
from advisor.rules.entitlements.work_injury.sums import Benefits, Days
from advisor.rules.entitlements.work_injury.time import check_order, deadlines
from advisor.rules.entitlements.work_injury.told import concerns, from_inquiry
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figures
from advisor.rules.trace import ZERO, Trace

WHAT_IS_DUE = tuple(
    ProvisionRef(NATION_ACT, article) for article in ("第三十五条", "第三十六条", "第三十七条")
)


def compute(inputs: Inputs, figures: Figures) -> Award:
    """What an injured worker gets once and each month, and who pays it.

    Raises `InputError` for inputs that contradict each other, `FigureMissing` for a figure not held.
    """
    check_order(inputs)
    ends = _ends(inputs)
    days = _days(inputs, figures)
    injury = inputs.day("injury")
    if days.graded < NATION_SINCE or (injury and injury < NATION_SINCE and "graded" not in inputs):
        return Award(ID, "out_of_period", basis=WHAT_IS_DUE, warnings=(words.TOO_EARLY,))
    level = inputs.number("grade")
    if "grade" in inputs and level is None:
        return Award(
            ID, "not_applicable", total=ZERO, amount=ZERO, basis=WHAT_IS_DUE, warnings=(words.NO_GRADE,)
        )
    unknown = WORK_INJURY.required(inputs)
    if unknown or level is None:
        where = () if "city" in inputs else (WORK_INJURY.missing("city"),)
        return Award(ID, "missing", missing=(*where, *unknown))
    average = inputs.number("average_wage")
    benefits = Benefits(int(level), average, inputs, figures, Trace(days.graded), days)
    return Claim(benefits, ends).award()


def _ends(inputs: Inputs) -> bool | None:
    """Whether employment ends; None where nobody said."""
    told, ended = inputs.flag("employment_ends"), inputs.day("employment_end")
    if told is False and ended is not None:
        raise InputError("employment_ends", f"写了离职日期 {ended}，又说劳动关系不结束，请核对。")
    if told is False and inputs.text("end_reason") is not None:
        raise InputError("end_reason", "写了劳动关系怎么结束的，又说不结束，请核对。")
    if told is True or ended is not None or inputs.text("end_reason") is not None:
        return True
    if told is False or "employment_end" in inputs:
        return False
    return True if any(name in inputs for name in ABOUT_THE_END) else None


def _days(inputs: Inputs, figures: Figures) -> Days:
    """Where a day was not told: the day of the claim, else the day the figures were last checked."""
    now = inputs.day("filing") or figures.as_of
    return Days(inputs.day("graded") or now, inputs.day("employment_end") or now, now)


WORK_INJURY = Entitlement(
    id=ID,
    title="工伤待遇",
    summary="认定工伤、评了伤残等级以后，一次能拿多少、每月能拿多少，哪些由基金付、哪些由公司付。",
    inputs=INPUTS,
    parameters=(
        *(f"injury_disability_months_{grade}" for grade in range(1, 11)),
        *(f"injury_allowance_rate_{grade}" for grade in range(1, 7)),
        *(f"injury_medical_months_{grade}" for grade in range(5, 11)),
        *(f"injury_employment_months_{grade}" for grade in range(5, 11)),
        *(f"injury_care_rate_{level}" for level in LEVELS),
        "injury_wage_floor_rate",
        "injury_wage_cap_rate",
        "injury_resettlement_months",
        "minimum_wage_monthly",
        "work_injury_employer_days",
        "work_injury_worker_years",
        "work_injury_grading_objection_days",
        "arbitration_limitation_years",
    ),
    compute=compute,
    explained=EXPLAINED,
    from_inquiry=from_inquiry,
    concerns=concerns,
    deadlines=deadlines,
    words=("工伤赔偿", "工伤", "伤残待遇", "伤残赔偿"),
    one_of=(("insured_wage", "actual_wage"),),
    asks_first=False,
)
