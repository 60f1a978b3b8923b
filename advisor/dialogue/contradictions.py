"""Two turns that tell the same fact differently: asked about once, decided by the worker alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.dialogue.wordlists import pattern
from advisor.domain import NOT_SETTLED, Contradiction, Fact, Facts, Missing
from advisor.fact_names import NAMES, label, shown

_CHECKED = frozenset(
    name for name, row in NAMES.items() if row.kind in ("day", "number", "yes_no", "place", "choice")
)
_MOVES = frozenset(
    {"employed", "end", "join", "filing", "interrupted", "district", "province", "planned_ground"}
    | {"dismissed", "paid_unclear", "asked_employer", "overtime_hours_per", "compensation_offered"}
    | {"complaint_made", "drinks_value", "post"}
)
"""Facts that change in the course of things, or that are told piece by piece."""
_CLOSE = Decimal("0.3")
"""A rough figure agrees with one that is off by less than this share."""
_ROUGH = frozenset({"about", "at_least", "inferred", "assumed"})
_WORDS = 24


def is_correction(text: str) -> bool:
    """Whether the message says that something told before was wrong, or brings a better source for it."""
    return pattern("conversation", "correcting").search(text) is not None


def settled(new: Mapping[str, Fact], known: Facts) -> dict[str, Fact]:
    """What of a message enters the case: what is only planned or claimed by the boss replaces nothing, nor
    does a rough figure an exact one it agrees with."""
    return {name: fact for name, fact in new.items() if not _is_weaker(fact, known.entries.get(name))}


def _is_weaker(fact: Fact, known: Fact | None) -> bool:
    if known is None or known.certainty in NOT_SETTLED:
        return False
    if fact.certainty in NOT_SETTLED:
        return True
    rougher = fact.certainty in _ROUGH and known.certainty not in _ROUGH
    return rougher and known.value is not None and not _differs(known, fact)


def contradictions(new: Mapping[str, Fact], known: Facts) -> tuple[Contradiction, ...]:
    """Facts of a message that cannot hold together with those of earlier turns."""
    pairs = ((known.entries.get(name), fact) for name, fact in new.items() if name in _CHECKED - _MOVES)
    return tuple(
        Contradiction(earlier, fact)
        for earlier, fact in pairs
        if earlier is not None
        and not {earlier.certainty, fact.certainty} & (NOT_SETTLED | {"assumed"})
        and _differs(earlier, fact)
    )


def _differs(earlier: Fact, later: Fact) -> bool:
    old, new = earlier.value, later.value
    if old is None or old == new:
        # Still employed, then gone: time went on.
        return False
    rough = {earlier.certainty, later.certainty} & _ROUGH
    if isinstance(old, date) and isinstance(new, date):
        return not (rough and (old.year, old.month) == (new.year, new.month))
    if isinstance(old, Decimal) and isinstance(new, Decimal):
        if earlier.certainty == "at_least" and new >= old:
            return False
        return not (rough and old and abs(new - old) <= _CLOSE * old)
    return True


def decided(
    open_ones: Iterable[Contradiction], new: Mapping[str, Fact], text: str, *, unknown: bool
) -> tuple[dict[str, Fact], tuple[Contradiction, ...]]:
    """Facts the worker settles, and the contradictions still open: one asked about is not asked again."""
    facts: dict[str, Fact] = {}
    left = []
    for one in open_ones:
        name = one.later.name
        if name in new:
            facts[name] = new[name]
        elif pattern("conversation", "later_holds").search(text):
            facts[name] = one.later
        elif not (pattern("conversation", "earlier_holds").search(text) or unknown):
            left.append(one)
    return facts, tuple(left)


def question(one: Contradiction) -> Missing:
    """Which of the two holds, in the worker's own words."""
    first, second = _said(one.earlier), _said(one.later)
    name = label(one.later.name)
    return Missing(
        one.later.name,
        why="两次说的不一样，算出来的结果也会不一样；您没定之前，先照第一次说的算。",
        where="看合同、工资条、银行流水或聊天记录上是怎么写的。",
        ask=f"关于{name}，您先说“{first}”，现在说“{second}”，以哪个为准？",
        label=name,
        kind=NAMES[one.later.name].kind,
        unit=NAMES[one.later.name].unit,
    )


def _said(fact: Fact) -> str:
    """The worker's words, shortened where they are a whole story."""
    words = " ".join(fact.words.split())
    return words if words and len(words) <= _WORDS else shown(fact.name, fact.value)


def changed(new: Mapping[str, Fact], known: Facts) -> tuple[Fact, ...]:
    """Facts that a correction puts in the place of others."""
    return tuple(
        fact
        for name, fact in new.items()
        if name in _CHECKED and name in known and not _same(known.get(name), fact.value)
    )


def _same(old: Any, new: Any) -> bool:
    return bool(old == new)
