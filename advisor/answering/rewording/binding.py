"""Whether what binds still binds, and what is denied is still denied."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from advisor.answering.rewording.nearness import around, content, likeness
from advisor.answering.rewording.reading import Reading, Token
from advisor.answering.rewording.words import words
from advisor.domain import Claim

_DEED, _DENIED = 4, 2
"""How many words after 应当 say what is to be done; after 不, what is denied."""
_FORBIDS = frozenset({"must_not", "need_not"})
_NEAR = 0.2
"""Likeness of what follows two words from which on they may speak of the same thing."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that binds or denies, with the words right after it and all that follow in its clause."""

    value: str
    deed: frozenset[str]
    beyond: frozenset[str]
    """The deed and as many words again."""
    rest: frozenset[str]
    first: frozenset[str]
    """The first few words as they stand, plain ones among them."""
    clause: frozenset[str]
    """What follows in its own clause alone."""
    next: str
    """The word right after it, be it ever so plain (不 在)."""
    token: Token


def changed_binding(text: Reading, claim: Reading, bound: Claim) -> str | None:
    """应当, 可以, 不得, 不用: each with the same deed on both sides, none added, none lost."""
    said, held = _marks(text), _marks(claim)
    for mark in said:
        if mark.value != "not" and (reason := _strange(mark, held, bound, text)):
            return reason
    free = list(said)
    for mark in held:
        if mark.value in ("weak", "not"):
            continue
        fit = [one for one in free if _agree(one.value, mark.value, bound) and _nearness(one, mark) >= _NEAR]
        if not fit:
            return f"少了“{mark.token.words}”"
        free.remove(max(fit, key=lambda one: _nearness(one, mark)))
    return None


def changed_denial(text: Reading, claim: Reading, bound: Claim) -> str | None:
    """What is denied on one side is denied on the other."""
    return _undenied(text, claim, bound, adding=True) or _undenied(claim, text, bound, adding=False)


def _marks(reading: Reading) -> list[Mark]:
    return [
        Mark(
            token.value,
            around(reading, at, _DENIED if token.kind == "not" else _DEED)[1],
            around(reading, at, 2 * (_DENIED if token.kind == "not" else _DEED))[1],
            _onward(reading, at, 1),
            frozenset(one.words for one in reading.tokens[at + 1 : at + 5]),
            _onward(reading, at, 0),
            next((one.value for one in reading.tokens[at + 1 :]), ""),
            token,
        )
        for at, token in reading.of("modal", "not")
    ]


def _onward(reading: Reading, at: int, further: int) -> frozenset[str]:
    """All that follows in this clause and so many further ones, up to the next word that binds."""
    clause = reading.tokens[at].clause
    return content(
        takewhile(
            lambda one: one.clause <= clause + further and one.kind not in ("modal", "not"),
            reading.tokens[at + 1 :],
        )
    )


def _nearness(one: Mark, other: Mark) -> float:
    """How far two marks speak of one deed. Words in between (不能在合同里写) count a little less."""
    apart = [len(a & b) / len(a) for a, b in ((one.deed, other.rest), (other.deed, one.rest)) if a]
    return max(likeness(one.deed, other.deed), *(0.8 * share for share in apart), 0.0)


def _strange(mark: Mark, held: list[Mark], bound: Claim, text: Reading) -> str | None:
    rated = [(_nearness(mark, one), one) for one in held]
    best = max((score for score, _ in rated), default=0.0)
    near = [one for score, one in rated if score >= max(best - 0.001, _NEAR)]
    if any(_agree(mark.value, one.value, bound) for one in near):
        return None
    strong = [one for one in near if one.value != "weak"]
    if strong and mark.value != "weak":
        return f"“{strong[0].token.words}”变成了“{mark.token.words}”"
    if not near and mark.value == "may" and bound.modality in ("is", "may") and _is_theirs(mark, text):
        return None
    if mark.value == "weak" and any(one.value == "may" for one in held):
        return None
    if mark.value == "must" and any(one.value in ("must", "weak") for one in held):
        return f"多了“{mark.token.words}”"
    return None if _may_be_added(mark.value, bound) else f"多了“{mark.token.words}”"


def _is_theirs(mark: Mark, text: Reading) -> bool:
    """Whether the deed is one that workers do or leave as they like (申请), by its word or by its doer."""
    beside = [one for _, one in text.of("party") if one.clause == mark.token.clause]
    speaks_to = bool(beside) and all(one.value == "you" for one in beside)
    lists = words()
    return bool(mark.first & lists.rights) or (speaks_to and not mark.rest & lists.deeds_of_employers)


def _agree(said: str, held: str, bound: Claim) -> bool:
    if said == held:
        return True
    if {said, held} == {"must", "weak"}:
        return held == "must" or bound.modality == "must"
    if {said, held} == {"need_not", "not"}:
        return True
    return {said, held} == {"must_not", "not"} and bound.modality == "must_not"


def _may_be_added(value: str, bound: Claim) -> bool:
    """What the sentence as a whole is known to do may be said where its words leave it unsaid."""
    if value == "weak":
        return bound.modality != "may"
    return value == bound.modality and value in ("must", "may")


def _undenied(one: Reading, other: Reading, bound: Claim, *, adding: bool) -> str | None:
    marks = _marks(other)
    free = list(marks)
    # 不能 stands for 不 only where it is not the 不能 the other text has as well.
    spare = sum(there.value in _FORBIDS for there in free) - sum(
        here.value in _FORBIDS for here in _marks(one)
    )
    for mark in _marks(one):
        if mark.value != "not":
            continue
        fit = [
            there
            for there in free
            if (there.value == "not" or (spare > 0 and _agree("not", there.value, bound)))
            and (mark.deed & there.beyond or mark.next == there.next)
        ]
        if not fit:
            if adding and any(_repeats(mark, there) for there in marks):
                continue
            return f"{'多' if adding else '少'}了否定（{mark.token.words}）"
        free.remove(max(fit, key=lambda there: likeness(mark.deed, there.deed)))
    return None


def _repeats(mark: Mark, other: Mark) -> bool:
    """Whether the other text makes this denial once for several things (不包括甲和乙)."""
    return other.value == "not" and mark.next == other.next and bool(mark.deed) and mark.deed <= other.clause
