"""What the statements of an answer stand on, counted sentence by sentence."""

from __future__ import annotations

from advisor.domain import Answer, Block, Citation, Claim, ProvisionRef, Section, Sentence
from evals.standing import standing, unverified

REF = ProvisionRef("法", "第一条")
CLAIMS = {
    "held": Claim("held", "一年内申请。", (REF,)),
    "doubtful": Claim("doubtful", "要写收条。", (REF,), verified="unverified"),
}
ANSWER = Answer(
    "answer",
    "",
    sections=(
        Section(
            "law",
            "",
            (
                Block(
                    "item",
                    (
                        Sentence("一年内申请。", "claim", "held", (1, 2)),
                        Sentence("要写收条。", "claim", "doubtful", (2,)),
                        Sentence("「应当发给」", "quotation", None, (1,)),
                        Sentence("先说结论。", "connective"),
                        Sentence("打12351。", "hotline", "12351"),
                    ),
                ),
            ),
        ),
    ),
    citations=(
        Citation(1, REF, "原文", None, "in_force"),
        Citation(2, REF, "要旨", None, "in_force"),
    ),
)


def test_statements_are_counted_by_the_best_they_stand_on_and_other_sentences_not_at_all() -> None:
    told = standing(ANSWER, CLAIMS)
    assert told == {"official wording": (2, 3), "gist alone": (1, 3), "unverified": (1, 3)}


def test_an_answer_without_statements_counts_for_nothing() -> None:
    assert set(standing(Answer("decline", "不归这里管。"), CLAIMS).values()) == {(0, 0)}


def test_claims_that_nobody_verified_are_named() -> None:
    assert unverified(CLAIMS) == ("doubtful",)
