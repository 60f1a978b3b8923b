"""What the statements of law in an answer stand on: official wording, a gist, or unverified words.

A statement is a sentence that states a claim or quotes. It has official wording where one of its sources is
shown with it (原文), and a gist alone where none is (要旨). Either may be unverified: its claim is marked so.
"""

from __future__ import annotations

from collections.abc import Mapping

from advisor.domain import Answer, Claim, Sentence
from evals.report import Score

FIGURES = ("official wording", "gist alone", "unverified")


def standing(answer: Answer, claims: Mapping[str, Claim]) -> dict[str, Score]:
    """By figure, how many of the answer's statements, and of how many."""
    kinds = {citation.n: citation.kind for citation in answer.citations}
    told = [
        sentence
        for section in answer.sections
        for block in section.blocks
        for sentence in block.sentences
        if sentence.kind in ("claim", "quotation")
    ]
    sources = [{kinds.get(n) for n in sentence.cites} for sentence in told]
    counts = (
        sum("原文" in shown for shown in sources),
        sum("原文" not in shown and "要旨" in shown for shown in sources),
        sum(_unverified(sentence, claims) for sentence in told),
    )
    return {name: (count, len(told)) for name, count in zip(FIGURES, counts, strict=True)}


def unverified(claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """The claims of the knowledge that nobody held against a text."""
    return tuple(sorted(claim.id for claim in claims.values() if claim.verified == "unverified"))


def _unverified(sentence: Sentence, claims: Mapping[str, Claim]) -> bool:
    claim = claims.get(sentence.source or "")
    return claim is not None and claim.verified == "unverified"
