"""Which sub-questions a message asks."""

from __future__ import annotations

from typing import cast, get_args

from advisor.dialogue.reading import Reading
from advisor.dialogue.wordlists import pattern
from advisor.domain import Question

USUAL: tuple[Question, ...] = ("lawful", "how_much", "what_now")
"""What somebody who only tells their story wants to know."""


def asked(reading: Reading) -> tuple[Question, ...]:
    """Sub-questions in the order in which they are asked; empty when none is."""
    first: dict[Question, int] = {}
    for question in cast("tuple[Question, ...]", get_args(Question)):
        words = pattern("questions", question)
        positions = [
            clause.start + match.start() for clause in reading.clauses if (match := words.search(clause.text))
        ]
        if positions:
            first[question] = positions[0]
    if set(first) == {"boss_says"}:
        return (*USUAL, "boss_says")
    # What the boss says is seldom put as a question; it comes behind those that are.
    return tuple(sorted(first, key=lambda question: (question == "boss_says", first[question])))
