"""The entitlements that can be computed, by id and by the names people use."""

from __future__ import annotations

import difflib

from advisor.errors import UserError
from advisor.rules.base import Entitlement
from advisor.rules.high_temperature_allowance import HIGH_TEMPERATURE_ALLOWANCE
from advisor.rules.kinds import tidy
from advisor.rules.minimum_wage_shortfall import MINIMUM_WAGE_SHORTFALL

ENTITLEMENTS: tuple[Entitlement, ...] = (
    HIGH_TEMPERATURE_ALLOWANCE,
    MINIMUM_WAGE_SHORTFALL,
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
