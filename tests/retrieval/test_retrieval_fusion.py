"""Legs into one ranking."""

from __future__ import annotations

from advisor.domain import Passage, ProvisionRef
from advisor.retrieval.fusion import (
    DECAY,
    DENSE,
    KEYWORD,
    MATTER,
    REFERENCE,
    ROUTE_WEIGHTS,
    SPREAD,
    Target,
    fuse,
)

A, B, C = (ProvisionRef("甲法", f"第{number}条") for number in "一二三")


def provision(ref: ProvisionRef, kind: str = "p", number: int = 1) -> Passage:
    identity = f"{kind}:{ref.instrument}:{ref.article}:{number}"
    return Passage(identity, "", "", "statute", ref.instrument, ref.instrument, (ref,), ref.article)


def topic(*refs: ProvisionRef, number: int = 1) -> Passage:
    return Passage(f"t:tea:wording:{number}", "", "", "topic", "tea", "茶歇", refs)


def page(number: int) -> Passage:
    return Passage(f"d:paper:{number}", "", "", "document", "paper", "须知", page=number)


def order(legs: dict[str, list[tuple[Passage, float]]]) -> list[Target]:
    fused = fuse(legs)
    return sorted(fused, key=lambda target: -fused[target].total)


def test_what_both_legs_find_comes_before_what_one_finds_first() -> None:
    legs = {
        KEYWORD: [(provision(A), 9.0), (provision(B), 8.0)],
        DENSE: [(provision(C), 0.9), (provision(B), 0.8)],
    }
    assert order(legs)[0] == B
    assert fuse(legs)[B].legs == {KEYWORD: 8.0, DENSE: 0.8}


def test_the_first_place_of_one_leg_is_worth_one() -> None:
    assert fuse({DENSE: [(provision(A), 0.9)]})[A].total == 1.0


def test_an_article_named_comes_first_whatever_else_is_found_and_in_the_order_of_naming() -> None:
    crowd = [(provision(A), 1.0), (topic(A, B), 0.9)]
    legs = {
        REFERENCE: [(provision(C), 1.0), (provision(B), 1.0)],
        MATTER: crowd,
        KEYWORD: crowd,
        DENSE: crowd,
    }
    assert order(legs) == [C, B, A]


def test_twenty_wordings_of_one_topic_take_one_place() -> None:
    wordings = [(topic(A, number=number), 1.0) for number in range(20)]
    fused = fuse({DENSE: [*wordings, (provision(B), 0.5)]})
    second_place = fuse({DENSE: [(provision(A), 1.0), (provision(B), 0.5)]})
    assert fused[B].total == second_place[B].total


def test_an_article_and_its_wording_are_not_counted_twice() -> None:
    both = fuse({DENSE: [(provision(A, "w"), 0.9), (provision(A), 0.8)]})[A]
    assert both.total == 1.0
    assert both.via == {"wording": None}
    assert both.passage == provision(A)


def test_a_topic_brings_its_provisions_in_order_and_not_all_of_them() -> None:
    refs = [ProvisionRef("甲法", f"第{number}条") for number in range(20)]
    fused = fuse({KEYWORD: [(topic(*refs), 5.0)]})
    assert list(fused) == refs[: SPREAD["topic"]]
    assert fused[refs[1]].total == ROUTE_WEIGHTS["topic"] * DECAY
    assert fused[refs[0]].via == {"topic:tea": None}


def test_a_page_of_a_document_is_one_target_however_many_passages_it_has() -> None:
    two_of_one = Passage("d:paper:9", "", "", "document", "paper", "须知", page=1)
    fused = fuse({KEYWORD: [(page(1), 5.0), (two_of_one, 4.0), (page(2), 3.0)]})
    assert list(fused) == [("paper", 1), ("paper", 2)]
