"""The entitlements that can be computed, by id and by the names people use.

Each lives in a module or package of `advisor.rules.entitlements`, under its id in capitals, and is imported
when it is first asked for: a single calculation starts without the other twenty.
"""

from __future__ import annotations

import difflib
from functools import cache
from importlib import import_module

from advisor.errors import UserError
from advisor.rules.base import Entitlement
from advisor.rules.kinds import tidy

_HOMES = {
    "high_temperature_allowance": "high_temperature_allowance",
    "overtime_pay": "overtime_pay",
    "minimum_wage_shortfall": "minimum_wage_shortfall",
    "unpaid_wages": "unpaid_wages",
    "arrears_surcharge": "arrears_surcharge",
    "double_wage": "double_wage",
    "economic_compensation": "compensation",
    "unlawful_termination": "compensation",
    "annual_leave": "annual_leave",
    "probation": "probation",
    "sick_pay": "sick_pay",
    "medical_period": "medical_period",
    "work_stoppage_pay": "work_stoppage_pay",
    "work_injury": "work_injury",
    "work_injury_treatment_pay": "work_injury_treatment_pay",
    "work_injury_death": "work_injury_death",
    "family_leave": "family_leave",
    "statutory_holidays": "statutory_holidays",
    "unemployment_benefit": "unemployment_benefit",
    "non_compete_pay": "non_compete_pay",
    "retirement_age": "retirement_age",
    "deadline": "deadline",
    "final_award": "final_award",
}
"""Where each is, in the order in which they are listed."""

IDS = tuple(_HOMES)


@cache
def entitlement(id: str) -> Entitlement:
    """The entitlement of that id; raises KeyError."""
    found = getattr(import_module(f"advisor.rules.entitlements.{_HOMES[id]}"), id.upper())
    if not isinstance(found, Entitlement) or found.id != id:
        raise TypeError(f"advisor.rules.entitlements.{_HOMES[id]}.{id.upper()} is not the entitlement {id}")
    return found


@cache
def entitlements() -> tuple[Entitlement, ...]:
    """All of them, in order."""
    return tuple(entitlement(id) for id in IDS)


def find(name: str) -> Entitlement:
    """By id, Chinese title or another name; raises `UserError` naming the known ones."""
    wanted = tidy(name)
    if wanted in _HOMES:
        return entitlement(wanted)
    for one in entitlements():
        if wanted in (one.title, *one.words):
            return one
    near = difflib.get_close_matches(wanted, IDS, n=1)
    guess = f"您是不是想写 {near[0]}？" if near else ""
    known = "、".join(f"{one.id}（{one.title}）" for one in entitlements())
    raise UserError(f"没有“{name}”这个计算项目。{guess}能算的有：{known}。")
