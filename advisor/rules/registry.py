"""The entitlements that can be computed, by id and by the names people use."""

from __future__ import annotations

import difflib

from advisor.errors import UserError
from advisor.rules.arrears_surcharge import ARREARS_SURCHARGE
from advisor.rules.base import Entitlement
from advisor.rules.compensation import ECONOMIC_COMPENSATION, UNLAWFUL_TERMINATION
from advisor.rules.deadline import DEADLINE
from advisor.rules.double_wage import DOUBLE_WAGE
from advisor.rules.family_leave import FAMILY_LEAVE
from advisor.rules.final_award import FINAL_AWARD
from advisor.rules.high_temperature_allowance import HIGH_TEMPERATURE_ALLOWANCE
from advisor.rules.kinds import tidy
from advisor.rules.medical_period import MEDICAL_PERIOD
from advisor.rules.minimum_wage_shortfall import MINIMUM_WAGE_SHORTFALL
from advisor.rules.non_compete_pay import NON_COMPETE_PAY
from advisor.rules.overtime_pay import OVERTIME_PAY
from advisor.rules.probation import PROBATION
from advisor.rules.retirement_age import RETIREMENT_AGE
from advisor.rules.sick_pay import SICK_PAY
from advisor.rules.statutory_holidays import STATUTORY_HOLIDAYS
from advisor.rules.unemployment_benefit import UNEMPLOYMENT_BENEFIT
from advisor.rules.unpaid_wages import UNPAID_WAGES
from advisor.rules.work_injury import WORK_INJURY
from advisor.rules.work_injury_death import WORK_INJURY_DEATH
from advisor.rules.work_injury_treatment_pay import WORK_INJURY_TREATMENT_PAY
from advisor.rules.work_stoppage_pay import WORK_STOPPAGE_PAY

ENTITLEMENTS: tuple[Entitlement, ...] = (
    HIGH_TEMPERATURE_ALLOWANCE,
    MINIMUM_WAGE_SHORTFALL,
    DOUBLE_WAGE,
    PROBATION,
    ECONOMIC_COMPENSATION,
    UNLAWFUL_TERMINATION,
    STATUTORY_HOLIDAYS,
    SICK_PAY,
    MEDICAL_PERIOD,
    FAMILY_LEAVE,
    UNPAID_WAGES,
    RETIREMENT_AGE,
    WORK_STOPPAGE_PAY,
    WORK_INJURY,
    WORK_INJURY_DEATH,
    WORK_INJURY_TREATMENT_PAY,
    OVERTIME_PAY,
    DEADLINE,
    ARREARS_SURCHARGE,
    FINAL_AWARD,
    UNEMPLOYMENT_BENEFIT,
    NON_COMPETE_PAY,
)


def find(name: str) -> Entitlement:
    """By id, Chinese title or another name; raises `UserError` naming the known ones."""
    wanted = tidy(name)
    for entitlement in ENTITLEMENTS:
        if wanted in (entitlement.id, entitlement.title, *entitlement.words):
            return entitlement
    ids = [entitlement.id for entitlement in ENTITLEMENTS]
    near = difflib.get_close_matches(wanted, ids, n=1)
    guess = f"您是不是想写 {near[0]}？" if near else ""
    known = "、".join(f"{entitlement.id}（{entitlement.title}）" for entitlement in ENTITLEMENTS)
    raise UserError(f"没有“{name}”这个计算项目。{guess}能算的有：{known}。")
