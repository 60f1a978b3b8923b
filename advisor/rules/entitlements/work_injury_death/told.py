"""From a conversation to the inputs of the benefits after a death at work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advisor.domain import Inquiry
from advisor.rules.base import FromCase
from advisor.rules.entitlements.work_injury_death.inputs import SPECS
from advisor.rules.told import Told

WAGE = "受伤前12个月的平均应发工资"


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """A claim made on inquiry.filing."""
    told = Told.of(inquiry, {**facts, "filing": inquiry.filing}, SPECS)
    told.take("recognised", "injury_recognised")
    told.suppose_wage("actual_wage", WAGE)
    return told.case()
