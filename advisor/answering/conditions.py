"""What concerns this worker: the topics that govern, the entries `when` admits, the rules of the place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.answering.base import Lookup
from advisor.domain import Claim, Evidence, Facts, Inquiry, Topic

GOVERNING = 2
"""Topics one answer treats; more in one message make an answer nobody reads to the end."""

_NATION = "全国"
_UNTOLD = object()


def governing(inquiry: Inquiry, evidence: Evidence) -> tuple[Topic, ...]:
    """The topics that govern: those recognised in the words first, else the best found.

    Procedures do not take every seat: how to sue says nothing without what about.
    """
    if evidence.abstained:
        return ()
    named = [topic for topic in evidence.topics if topic.id in inquiry.matters] or list(evidence.topics)
    first, behind = named[:GOVERNING], named[GOVERNING:]
    matter = next((topic for topic in behind if not topic.procedure), None)
    if len(first) > 1 and matter is not None and all(topic.procedure for topic in first):
        first[-1] = matter
    return tuple(first)


def admits(when: Mapping[str, tuple[str, ...]], facts: Facts) -> bool:
    """True when every named fact admits the entry; an empty `when` always admits."""
    return all(_value_admits(_known(name, facts), allowed) for name, allowed in when.items())


def applies_here(claim: Claim, facts: Facts, library: Lookup) -> bool:
    """False where the claim stands on a rule of another province or city than the worker's."""
    told = "".join(str(facts.get(name) or "") for name in ("city", "province"))
    places = [place for place, _ in library.places.find_in(told)]
    here = {name for place in places for name in (place.city, place.province) if name}
    instruments = [library.find(ref.instrument) for ref in claim.provisions]
    foreign = {one.jurisdiction for one in instruments if one is not None} - here - {_NATION}
    if not here or not foreign:
        return True
    # Of a worker who told only the province, a rule of one of its cities may still be the right one.
    above = {place.province for name in foreign for place, _ in library.places.find_in(name)}
    return not any(place.city for place in places) and above <= here


def _known(name: str, facts: Facts) -> Any:
    """The fact's value, or what other facts say of it beyond doubt."""
    if name in facts:
        return facts.get(name)
    if name == "place_known":
        return bool(facts.get("city") or facts.get("province"))
    if name == "employed" and "employment_end" in facts:
        return facts.get("employment_end") is None
    return _UNTOLD


def _value_admits(value: Any, allowed: tuple[str, ...]) -> bool:
    if value is _UNTOLD:
        return "unknown" in allowed
    if value is None:
        return "none" in allowed
    if "known" in allowed:
        return True
    if isinstance(value, bool):
        return ("yes" if value else "no") in allowed
    if isinstance(value, int | Decimal):
        # An amount of nothing answers a yes/no condition with no: paid 0 means not paid.
        return ("yes" if value else "no") in allowed or any(_equals(value, one) for one in allowed)
    if isinstance(value, date):
        return "yes" in allowed or value.isoformat() in allowed
    if isinstance(value, Mapping):
        return ("yes" if value else "no") in allowed
    return str(value) in allowed


def _equals(value: int | Decimal, literal: str) -> bool:
    return literal.replace(".", "", 1).isdigit() and Decimal(literal) == value
