"""The conversations and their gold, and that the judge sees what is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from advisor.domain import (
    Answer,
    Asked,
    Block,
    CaseFile,
    Citation,
    Fact,
    Facts,
    Missing,
    ProvisionRef,
    Section,
    Sentence,
    SumFound,
)
from advisor.rules.registry import IDS
from evals.conversations import Ran, judge
from evals.paired import ConversationCase, conversation_cases

CASE = ConversationCase(
    id="c-001",
    matter="",
    turns=("一", "二"),
    route="answer",
    topics=("wage-arrears",),
    entitlements={"unpaid_wages": ({"outcome": "award", "amount": "7440.00"},)},
    cite=((("法", "第一条"), ("法", "第二条")),),
    facts={"city": "珠海", "start": "2026-06"},
    not_facts={"city": "广州"},
    must_not_ask=("city",),
)


def answer(*asked: Missing, turn: int, **changes: object) -> Answer:
    blocks = tuple(Block("item", (Sentence(one.ask, "connective"),)) for one in asked)
    case = CaseFile(
        facts=Facts(
            {"city": Fact("city", "珠海", "珠海"), "start": Fact("start", date(2026, 6, 18), "6月18")}
        ),
        awards=(SumFound("unpaid_wages", "", "award", amount=Decimal(7440)),),
        asked=tuple(Asked(one, turn=turn) for one in asked),
    )
    cited = (Citation(1, ProvisionRef("法", "第二条"), "要旨", None, "in_force"),)
    told = Answer(
        "answer",
        "",
        sections=(Section("questions", "", blocks),),
        topics=("wage-arrears",),
        citations=cited,
        case=case,
    )
    return replace(told, **changes)  # type: ignore[arg-type]


def ran(first: Answer, last: Answer) -> Ran:
    return Ran([first, last], [frozenset(), frozenset({"city"})])


WAGE = Missing("monthly_wage", "", "", "多少？", entitlement="unpaid_wages")
CITY = Missing("city", "", "", "哪里？", entitlement="unpaid_wages")


def test_a_conversation_that_ends_well_has_nothing_wrong() -> None:
    assert not list(judge(CASE, ran(answer(WAGE, turn=1), answer(turn=2))))


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        (answer(turn=2, route="clarify"), "route"),
        (answer(turn=2, topics=("overtime-pay",)), "topic"),
        (answer(turn=2, case=CaseFile(facts=answer(turn=2).case.facts)), "award"),
        (answer(turn=2, case=replace(answer(turn=2).case, facts=Facts())), "facts"),
        (answer(WAGE, turn=2), "asked"),
        (answer(CITY, turn=2), "asked"),
    ],
)
def test_what_is_wrong_is_seen(last: Answer, kind: str) -> None:
    assert next(one.why for one in judge(CASE, ran(answer(WAGE, turn=1), last))) == kind


def test_a_source_never_cited_is_missed() -> None:
    bare = [answer(turn=turn, citations=()) for turn in (1, 2)]
    assert [one.why for one in judge(CASE, ran(*bare))] == ["sources"]


def test_there_are_sixty_conversations_with_gold() -> None:
    cases = conversation_cases()
    assert len(cases) >= 60
    for case in cases:
        assert 3 <= len(case.turns) <= 8, case.id
        assert set(case.entitlements) <= set(IDS), case.id
        assert all(one["outcome"] for sums in case.entitlements.values() for one in sums), case.id
        assert len(case.cite) <= 3, case.id
