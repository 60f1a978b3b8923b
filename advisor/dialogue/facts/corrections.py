"""不是5月是6月: what an earlier turn got wrong, put right without saying again what it was about."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.dialogue.facts.dates import DateMention, find_dates
from advisor.dialogue.facts.numbers import NUMBER, parse_number
from advisor.dialogue.facts.scene import Found, Scene
from advisor.domain import Fact

_THING = r"(?:在|从)?([^，,。；;！!？?\n]{1,14}?)"
_WRONG_FIRST = re.compile(
    rf"不是{_THING}(?:的|来的)?[，,。]*(?:而?是|应该是|，){_THING}(?=$|[，,。；;！!？?\n]|的|走|进|离职|入职)"
)
_RIGHT_FIRST = re.compile(rf"是{_THING}(?:的)?[，,]+(?:并)?不是{_THING}(?=$|[，,。；;！!？?\n]|的)")
_AMOUNT = re.compile(rf"^({NUMBER})(?:块钱|块|元|一个月)?$")
_DATED = ("employment_end", "start", "end", "filing")
_MONEY = ("monthly_wage", "monthly_base", "hourly_pay", "paid")


def corrections(scene: Scene, found: Found) -> Found:
    """Facts of earlier turns whose value the message calls wrong, with the value it gives instead.

    What the message says by itself (工资是6200不是5800) is already in `found` and stays as it is.
    """
    out = Found()
    text = scene.reading.text
    for pattern, wrong, right in ((_WRONG_FIRST, 1, 2), (_RIGHT_FIRST, 2, 1)):
        for match in pattern.finditer(text):
            fact = _corrected(scene, match[wrong], match[right])
            if fact is not None and fact.name not in found.facts:
                out.add(replace(fact, words=scene.reading.words(match.start(), match.end())))
    return out


def _corrected(scene: Scene, wrong: str, right: str) -> Fact | None:
    old, new = find_dates(wrong, scene.as_of), find_dates(right, scene.as_of)
    if len(old) == 1 and len(new) == 1:
        return _corrected_date(scene, old[0], new[0])
    before, after = _AMOUNT.match(wrong), _AMOUNT.match(right)
    if before and after:
        return _corrected_amount(scene, parse_number(before[1]), parse_number(after[1]))
    return None


def _corrected_date(scene: Scene, old: DateMention, new: DateMention) -> Fact | None:
    for name in _DATED:
        value = scene.known.get(name)
        if not isinstance(value, date) or not _matches(old, value):
            continue
        day = _moved(value, old, new)
        if day is not None and day <= scene.as_of:
            kept = scene.known.entries[name].certainty
            return Fact(name, day, "", kept if new.day or not new.month else "inferred")
    return None


def _matches(mention: DateMention, value: date) -> bool:
    said = ((mention.year, value.year), (mention.month, value.month), (mention.day, value.day))
    return any(part for part, _ in said) and all(part in (None, known) for part, known in said)


def _moved(value: date, old: DateMention, new: DateMention) -> date | None:
    """Only what was called wrong changes; a month that changes takes the day along if the month has it."""
    try:
        return date(new.year or value.year, new.month or value.month, new.day or value.day)
    except ValueError:
        return None


def _corrected_amount(scene: Scene, old: Decimal | None, new: Decimal | None) -> Fact | None:
    if old is None or new is None:
        return None
    for name in _MONEY:
        value: Any = scene.known.get(name)
        if isinstance(value, Decimal) and value == old:
            return Fact(name, new, "")
    return None
