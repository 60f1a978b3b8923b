"""From a conversation to the inputs of family leave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advisor.domain import Inquiry
from advisor.rules.base import FromCase
from advisor.rules.entitlements.family_leave.inputs import EVENT, RELATION, SPECS
from advisor.rules.kinds import Choice
from advisor.rules.told import Told
from advisor.text import normalise

_FIRST = ("miscarriage", "multiple_birth", "difficult_birth", "paternity", "parental", "nursing", "care")
"""Leaves named by words of their own; whoever tells of one also speaks of the birth."""
CAESAREAN = ("剖腹", "剖宫", "剖产", "产钳", "胎头吸引")
CUT = "剖宫产、产钳、胎头吸引一般按难产算；以医院的证明为准。"


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """The city stands for its province; without a day, the law of the question's date. Which leave is meant
    is told by the words of the question, or by whose child it is."""
    told = Told.of(inquiry, facts, SPECS, not_these=("part_time",))
    place = facts.get("province") or inquiry.facts.get("city")
    if place:
        told.inputs["province"] = place
    born = told.day("birth_event")
    event = _event(told)
    if event is not None:
        told.inputs.setdefault("event", event)
    if event in ("birth", "multiple_birth", "difficult_birth", "paternity") and born is not None:
        told.inputs.setdefault("day", born)
        told.used.append("birth_event")
    told.inputs.setdefault("day", inquiry.as_of)
    if event == "birth" and any(word in inquiry.question for word in CAESAREAN):
        told.suppose("difficult", True, CUT)
    if event == "miscarriage":
        told.take("pregnancy_months", "pregnant_months")
    if event == "bereavement" and (who := _named(RELATION, inquiry.question)) is not None:
        told.inputs.setdefault("relation", who)
    return told.case()


def _event(told: Told) -> str | None:
    question = told.inquiry.question
    own = _named(EVENT, question)
    if own in _FIRST:
        return own
    man = told.text("sex") == "male"
    child = any(name in told.facts for name in ("birth_event", "due", "pregnant_months"))
    if child or own == "birth":
        return "paternity" if man else "birth"
    if (
        own is None
        and _named(RELATION, question)
        and "marriage-and-bereavement-leave" in told.inquiry.matters
    ):
        return "bereavement"
    return own


def _named(choice: Choice, question: str) -> str | None:
    """The option whose name or another word for it stands in the question; the rarer leaves first."""
    said = normalise(question)
    found = [
        option.value
        for option in choice.options
        if any(normalise(word) in said for word in (option.label, *option.words) if len(word) > 1)
    ]
    first = (value for value in _FIRST if value in found)
    return next(first, found[0] if found else None)
