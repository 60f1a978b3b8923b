"""From a conversation to the inputs of the retirement age."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advisor.domain import Inquiry
from advisor.rules.base import FromCase
from advisor.rules.entitlements.retirement_age.inputs import SPECS
from advisor.rules.told import Told


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """A woman's post is asked for with her birth; knowing that she is a woman leaves a range."""
    told = Told.of(inquiry, facts, SPECS)
    sex = told.text("sex")
    if sex == "male":
        told.inputs.setdefault("category", "male")
        told.used.append("sex")
    elif sex == "female" and "birth" in told.inputs:
        told.inputs.setdefault("category", "female")
        told.used.append("sex")
    return told.case()
