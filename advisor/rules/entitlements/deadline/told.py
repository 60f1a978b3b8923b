"""From a conversation to the inputs of a last day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advisor.domain import Inquiry
from advisor.rules.base import FromCase
from advisor.rules.entitlements.deadline.inputs import SPECS
from advisor.rules.told import Told

LIMITATION = "limitation"
OF_WAGES = ("wage-arrears", "migrant-worker-wages", "overtime-pay", "high-temperature-allowance")


def concerns(inquiry: Inquiry) -> bool | None:
    """An award that came begins to run out; whoever asks whether it is too late and has left can be told."""
    if "award_received" in inquiry.facts:
        return True
    return True if LIMITATION in inquiry.matters and _kind(inquiry) is not None else None


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """The kind follows from what was told: an award received, or the end of the employment."""
    told = Told.of(inquiry, facts, SPECS)
    kind = _kind(inquiry)
    if kind is not None:
        told.inputs.setdefault("kind", kind)
    told.take("received", "award_received")
    left = told.inputs.get("employment_end")
    if kind == "arbitration" and left is not None:
        told.inputs.setdefault("known", left)
    return told.case()


def _kind(inquiry: Inquiry) -> str | None:
    if "award_received" in inquiry.facts:
        return "lawsuit"
    if inquiry.facts.get("employment_end") is None:
        return None
    owed = any(name in inquiry.facts for name in ("owed", "unpaid_months"))
    wages = owed or any(matter in OF_WAGES for matter in inquiry.matters)
    return "arbitration_pay_after_end" if wages else "arbitration"
