"""不知道 as an answer: the sum between both ends, where the input has few values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.domain import Asked, Award, Fact, Facts, Inquiry
from advisor.rules import calculate, evaluate
from advisor.rules.registry import entitlement
from advisor.sources.library import Library

NOW = date(2026, 11, 22)
HEAT = entitlement("high_temperature_allowance")
KNOWN = {"city": "佛山", "start": date(2024, 6, 1), "end": date(2024, 10, 31), "employment_end": None}


def inquiry(*unknown: str, **facts: object) -> Inquiry:
    asked = tuple(Asked(HEAT.missing(name), turn=1, unknown=True) for name in unknown)
    told = Facts({name: Fact(name, value, str(value)) for name, value in facts.items()})
    matters = ("high-temperature-allowance",)
    return Inquiry("", as_of=NOW, filing=NOW, facts=told, matters=matters, asked=asked)


def award(found: Inquiry, library: Library) -> Award:
    return next(one for one in calculate(found, library=library) if one.entitlement == HEAT.id)


def test_a_post_nobody_can_tell_gives_both_ends(library: Library) -> None:
    found = award(inquiry("post", **KNOWN), library)
    outdoors = evaluate(HEAT.id, {**KNOWN, "post": "outdoor"}, library=library, as_of=NOW)
    assert found.outcome == "range"
    assert (found.low, found.high) == (Decimal(0), outdoors.amount)
    assert any("岗位" in warning for warning in found.warnings)


def test_each_way_is_a_line_of_the_sum(library: Library) -> None:
    found = award(inquiry("post", **KNOWN), library)
    assert len(found.items) == 3


def test_what_was_only_asked_is_still_waited_for(library: Library) -> None:
    open_ = inquiry("post", **KNOWN)
    waiting = replace(open_, asked=tuple(replace(one, unknown=False) for one in open_.asked))
    assert award(waiting, library).outcome == "missing"


def test_a_day_has_no_bounds(library: Library) -> None:
    told = {name: value for name, value in KNOWN.items() if name != "start"}
    assert award(inquiry("start", post="outdoor", **told), library).outcome == "missing"


def test_all_that_is_missing_must_be_what_is_not_known(library: Library) -> None:
    told = {name: value for name, value in KNOWN.items() if name != "start"}
    assert award(inquiry("post", **told), library).outcome == "missing"
