"""What to ask next: which questions, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from advisor.domain import Award, Missing

_RUN = 2
"""Questions of the first entitlement in a row before the next one gets its first."""
_ALIKE = {"end": "employment_end", "leave": "employment_end", "province": "city"}
"""Inputs that ask a worker for the same thing."""


def in_order(awards: Sequence[Award]) -> tuple[Missing, ...]:
    """All that is missing, each thing once: the first two questions of the entitlement that leads (awards
    come in the order of the matters), then the first of each other in turn; figures we do not hold, which
    nobody is asked for, last."""
    asked = [[one for one in award.missing if one.ask] for award in awards]
    asked = [questions for questions in asked if questions]
    lead, others = (asked[0], asked[1:]) if asked else ([], [])
    rounds = zip_longest(*others, lead[_RUN:])
    in_turn = [one for turn in rounds for one in turn if one is not None]
    not_held = [one for award in awards for one in award.missing if not one.ask]
    return _once((*lead[:_RUN], *in_turn, *not_held))


def _once(questions: Iterable[Missing]) -> tuple[Missing, ...]:
    found: dict[str, Missing] = {}
    for one in questions:
        found.setdefault(_ALIKE.get(one.fact, one.fact), one)
    return tuple(found.values())
