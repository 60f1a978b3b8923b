"""From a conversation to the inputs of the second wage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advisor.domain import Inquiry
from advisor.rules.base import FromCase
from advisor.rules.entitlements.double_wage import words
from advisor.rules.entitlements.double_wage.inputs import SPECS
from advisor.rules.told import Told, started

NOT_EMPLOYED = ("platform_worker", "student", "over_age", "part_time")
FIRST_DAY = "先按您说的最早的那天算；"


def concerns(inquiry: Inquiry) -> bool | None:
    """Told that no contract was signed by a worker whom the law gives one."""
    apart = any(inquiry.facts.get(name) in (True, "yes") for name in NOT_EMPLOYED)
    if apart or "domestic-workers" in inquiry.matters:
        return None
    return True if inquiry.facts.get("contract_signed") is False else None


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """Whoever did not say whether he still works there is taken to be employed, and asked. That a contract
    was signed, without the day, leaves the day to ask; an old one that ran out makes it another situation."""
    told = Told.of(inquiry, facts, SPECS, not_these=("contract_signed", "start"))
    signed, over = told.facts.get("contract_signed"), told.day("contract_end")
    until = told.day("employment_end") or inquiry.as_of
    if over is not None and over < min(until, inquiry.as_of):
        told.inputs |= {"situation": "expired", "contract_expired": over}
        told.used.append("contract_end")
    if signed is False:
        told.inputs["contract_signed"] = None
    begun = started(told.facts, until)
    if begun is not None and begun.earliest <= until:
        told.inputs["start"] = begun.earliest
        told.used.append(begun.fact)
        if begun.line:
            told.lines.append(begun.line + (FIRST_DAY if begun.latest > begun.earliest else ""))
            told.ask("start")
    told.lines[:0] = words.about_the_worker(inquiry)
    if "employment_end" in told.inputs:
        return told.case()
    when_left = SPECS["employment_end"].missing()
    if inquiry.facts.get("employed") is False:
        told.blocking.append(when_left)
        return told.case()
    told.inputs["employment_end"] = None
    told.asked.append(when_left)
    told.lines.append(words.SUPPOSED_EMPLOYED)
    return told.case()
