"""Which words stand near another: how a word that was moved is told from one that was kept."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.answering.rewording.reading import Reading, Token

_CONTENT = frozenset({"word", "figure", "law", "place"})


def content(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(token.value for token in tokens if token.kind in _CONTENT)


def around(
    reading: Reading, at: int, reach: int, kinds: frozenset[str] = _CONTENT
) -> tuple[frozenset[str], frozenset[str]]:
    """The values of up to `reach` words on either side of a token, in its clause if it has any."""
    tokens = reading.tokens
    before = _nearest(tokens[at], reversed(tokens[:at]), reach, kinds)
    after = _nearest(tokens[at], tokens[at + 1 :], reach, kinds)
    return before, after


def _nearest(token: Token, others: Iterable[Token], reach: int, kinds: frozenset[str]) -> frozenset[str]:
    found: list[Token] = []
    for other in others:
        if other.clause != token.clause and found:
            break
        if other.kind in kinds or (other.kind == "plain" and len(other.words) == 1):
            found.append(other)
        if sum(one.kind in kinds for one in found) >= reach:
            break
    real = [one for one in found if one.kind in kinds]
    return frozenset(one.value for one in (real or found[:reach]))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """0 (nothing shared) to 1 (the same)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def clauses(reading: Reading) -> list[frozenset[str]]:
    """The words of each clause, in order."""
    last = max((token.clause for token in reading.tokens), default=0)
    return [
        frozenset(
            one.value for one in reading.tokens if one.clause == n and one.kind in ("word", "figure", "law")
        )
        for n in range(last + 1)
    ]
