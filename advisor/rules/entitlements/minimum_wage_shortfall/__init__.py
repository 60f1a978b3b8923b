"""最低工资差额: what was paid less than the local minimum wage, month by month."""

from __future__ import annotations

from advisor.rules.entitlements.minimum_wage_shortfall.rule import MINIMUM_WAGE_SHORTFALL

__all__ = ["MINIMUM_WAGE_SHORTFALL"]
