"""From a conversation to the inputs of the benefits after a work injury."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advisor.domain import Inquiry
from advisor.rules.base import FromCase
from advisor.rules.entitlements.work_injury.inputs import SPECS
from advisor.rules.told import Told

WAGE = "受伤前12个月的平均应发工资"
INSURED_FIRST = "有工伤保险的大部分由基金付，没有的都由公司付。"


def concerns(inquiry: Inquiry) -> bool | None:
    """Told when somebody was hurt, or which grade the injury was given."""
    return True if "injury" in inquiry.facts or "grade" in inquiry.facts else None


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """A claim made on inquiry.filing."""
    told = Told.of(inquiry, {**facts, "filing": inquiry.filing}, SPECS)
    if told.inputs.get("employment_end", inquiry.as_of) is None:
        # Still employed says nothing of whether he will leave, which is what the lump sums hang on.
        del told.inputs["employment_end"]
    told.take("recognised", "injury_recognised")
    told.suppose_wage("actual_wage", WAGE)
    if "insured" not in told.inputs:
        told.ask("insured", INSURED_FIRST)
    told.first = ("grade", "insured", "employment_ends")
    return told.case()
