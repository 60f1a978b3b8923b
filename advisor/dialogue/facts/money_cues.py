"""What stands around an amount, as features of the model that weighs what the amount is (`money_roles`)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache

from advisor.dialogue.facts.amounts import Amount, is_of_others
from advisor.dialogue.facts.scene import Scene, is_supposed
from advisor.dialogue.wordlists import keys, pattern

_FIGURES = re.compile(r"[\d.,]+|[零一二两三四五六七八九十百千万]{2,}")
_LIST = "money"
_WAGES = (1800, 30_000)
"""Yuan between which nearly every wage of a month lies."""


def cues(scene: Scene, every: Sequence[Amount], at: int, roles: Sequence[str]) -> set[str]:
    """Features of the amount `every[at]`; `roles` are what the rules alone take each amount for."""
    one = every[at]
    text, clauses = scene.reading.text, scene.clauses
    index = scene.index(one.clause)
    own, behind = _masked(text[one.clause.start : one.start]), _masked(text[one.end : one.clause.end])
    left, right = own.rsplit("#", 1)[-1], behind.split("#", 1)[0]
    before = _masked(clauses[index - 1].text) if index else "^"
    after = _masked(clauses[index + 1].text) if index + 1 < len(clauses) else "$"
    earlier = clauses[index - 2].text if index > 1 else ""
    out = {f"le:{('^' + left)[-size:]}" for size in range(1, 5)}
    out |= {f"rb:{(right + '$')[:size]}" for size in range(1, 5)}
    for place, words in zip(
        ("S", "O", "R", "B", "P", "PP", "N", "M"),
        (left, own, right, behind, before, earlier, after, text),
        strict=True,
    ):
        out |= {f"{place}:{kind}" for kind in _kinds_in(words)}
    out |= _nearest(left, right, before)
    out |= _of_the_figure(one, left, right)
    out |= _among_others(every, at, roles)
    if is_supposed(one.clause):
        out.add("supposed")
    if is_of_others(scene, one.clause):
        out.add("of_others")
    out.add(f"last{index == len(clauses) - 1}&{_is_wage(one)}&{not any(_kinds_in(left))}")
    return out


def characters(scene: Scene, one: Amount) -> set[str]:
    """Sequences of the characters close by; they count less than the features of `cues`."""
    text, clauses = scene.reading.text, scene.clauses
    index = scene.index(one.clause)
    left = _masked(text[one.clause.start : one.start]).rsplit("#", 1)[-1]
    right = _masked(text[one.end : one.clause.end]).split("#", 1)[0]
    before = _masked(clauses[index - 1].text) if index else "^"
    after = _masked(clauses[index + 1].text) if index + 1 < len(clauses) else "$"
    return {
        *_sequences("o", left[-10:], 1, 3),
        *_sequences("b", right[:10], 1, 3),
        *_sequences("l", before[-8:], 2, 3),
        *_sequences("r", after[:8], 2, 3),
    }


def _masked(text: str) -> str:
    return _FIGURES.sub("#", text)


def _sequences(tag: str, text: str, shortest: int, longest: int) -> Iterator[str]:
    for size in range(shortest, longest + 1):
        for at in range(len(text) - size + 1):
            yield f"{tag}:{text[at : at + size]}"


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, pattern(_LIST, kind)) for kind in keys(_LIST))


def _kinds_in(text: str) -> Iterator[str]:
    return (kind for kind, found in _patterns() if text and found.search(text))


def _by_distance(text: str, *, from_end: bool) -> list[tuple[int, str]]:
    near = []
    for kind, found in _patterns():
        spans = [match.span() for match in found.finditer(text)]
        if spans:
            near.append((len(text) - spans[-1][1] if from_end else spans[0][0], kind))
    return sorted(near)


def _nearest(left: str, right: str, before: str) -> set[str]:
    out = set()
    ahead = _by_distance(left, from_end=True)
    for rank, (distance, kind) in enumerate(ahead[:2]):
        out |= {f"nl{rank}:{kind}", f"nl{rank}:{kind}:{min(4, distance)}"}
    out |= {f"nn:{a}&{b}" for _, a in ahead[:3] for _, b in ahead[:3] if a < b}
    for distance, kind in _by_distance(right, from_end=False)[:1]:
        out |= {f"nr:{kind}", f"nr:{kind}:{min(3, distance)}"}
    if not ahead:
        out |= {"nolcue", *(f"np:{kind}" for _, kind in _by_distance(before, from_end=True)[:2])}
    return out


def _is_wage(one: Amount) -> bool:
    return _WAGES[0] <= one.value <= _WAGES[1]


def _of_the_figure(one: Amount, left: str, right: str) -> set[str]:
    wage = _is_wage(one)
    rounded = 100 if one.value % 100 == 0 else 10 if one.value % 10 == 0 else 1
    out = {
        f"size{min(9, int(2 * math.log10(max(1.0, float(one.value)))))}",
        f"wage{wage}",
        f"round{rounded}",
        f"per{one.per}",
        f"per{one.per}&{wage}",
        f"currency{one.currency}",
        f"about{one.about}",
        f"range{one.high is not None}",
    }
    return out if left else out | {"bare", f"bare:{wage}:{not right}"}


def _among_others(every: Sequence[Amount], at: int, roles: Sequence[str]) -> set[str]:
    one, wage = every[at], _is_wage(every[at])
    wages = [other for other in every if _is_wage(other)]
    role = roles[at]
    out = {
        f"count{min(4, len(every))}",
        f"place{min(3, at)}",
        f"wages{min(3, len(wages))}&{wage}",
        f"role:{role}",
        f"role:{role}&{wage}",
        f"same{sum(other.value == one.value for other in every) > 1}",
    }
    if wage:
        out |= {f"highest{one.value == max(other.value for other in wages)}", f"last{one is wages[-1]}"}
        out.add(f"first{one is wages[0]}")
    for place, other in enumerate(every):
        if place == at:
            continue
        out |= {f"other:{roles[place]}", f"other:{roles[place]}&{role}&{wage}"}
        if other.value >= 1500 and one.value in (other.value * times for times in range(2, 41)):
            out.add("multiple")
        if one.value >= 1500 and other.value in (one.value * times for times in range(2, 41)):
            out.add("share")
    return out
