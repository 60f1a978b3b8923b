"""From a conversation to the inputs of non-compete pay."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from advisor.domain import Inquiry
from advisor.rules.base import FromCase
from advisor.rules.entitlements.non_compete_pay.inputs import SPECS
from advisor.rules.service import service
from advisor.rules.told import Told

WAGE = "离职前12个月的平均应发工资"
KEPT = "您没说遵守了几个月，先按从离职到今天的{months}个整月都遵守了算。"


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """What a conversation tells of payments by month is about wages, not about this."""
    told = Told.of(inquiry, facts, SPECS, not_these=("paid",))
    left = told.day("employment_end")
    if left is None:
        told.inputs.pop("employment_end", None)
    elif left <= inquiry.as_of:
        months = service(left, inquiry.as_of).months
        told.suppose("months", Decimal(months), KEPT.format(months=months), "employment_end")
    told.suppose_wage("average_wage", WAGE)
    if "average_wage" not in told.inputs:
        told.ask("average_wage")
    return told.case()
