"""Which questions come first."""

from __future__ import annotations

from advisor.answering.asking import in_order
from advisor.domain import Award, Missing, Outcome


def award(name: str, outcome: Outcome, *facts: str) -> Award:
    return Award(
        name, outcome, missing=tuple(Missing(fact, "为什么", "哪里", ask=f"{fact}？") for fact in facts)
    )


def facts(*awards: Award) -> list[str]:
    return [one.fact for one in in_order(awards)]


def test_the_first_entitlement_gets_two_questions_before_the_next_gets_one() -> None:
    first, second = award("a", "missing", "x", "y", "z"), award("b", "missing", "p", "q")
    assert facts(first, second) == ["x", "y", "p", "z", "q"]


def test_an_entitlement_without_questions_leads_nothing() -> None:
    assert facts(award("a", "award"), award("b", "range", "p", "q", "r"), award("c", "missing", "x")) == [
        "p",
        "q",
        "x",
        "r",
    ]


def test_the_same_thing_under_two_names_is_asked_once() -> None:
    assert facts(award("a", "missing", "end"), award("b", "missing", "employment_end", "start")) == [
        "end",
        "start",
    ]


def test_a_figure_we_do_not_hold_is_no_question_and_comes_last() -> None:
    lacking = Award("a", "missing", missing=(Missing("parameter", "没有核对到", "12333"),))
    assert facts(lacking, award("b", "missing", "x")) == ["x", "parameter"]


def test_nothing_missing_is_nothing_to_ask() -> None:
    assert facts(award("a", "award")) == []
