"""A sum within bounds where the worker cannot know an input of few values: each is tried."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import Any

from advisor.domain import Award, Item, Missing
from advisor.rules.base import Entitlement
from advisor.rules.inputs import InputError, InputSpec
from advisor.rules.kinds import Choice, Flag

_MOST = 12
"""Ways of filling in what is not known; beyond that both ends say nothing."""
_COMPUTED = frozenset({"award", "range", "conflict"})


def bounded(
    entitlement: Entitlement,
    award: Award,
    raw: Mapping[str, Any],
    unknown: Collection[str],
    evaluate: Callable[[Mapping[str, Any]], Award],
) -> Award:
    """The award as a range over the values of what the worker does not know; as it is where that is not fair.

    `unknown` are the inputs the worker said not to know. All that is missing must be among them and have a
    few values (yes or no, one of a list); an amount or a day has no bounds here.
    """
    missing = [entry for entry in award.missing if entry.ask]
    if award.outcome != "missing" or not missing or not {entry.fact for entry in missing} <= set(unknown):
        return award
    tried = list(_tried(entitlement, missing, raw, evaluate))
    found = [(reading, one) for reading, one in tried if one.outcome in _COMPUTED]
    fair = all(one.outcome in _COMPUTED or one.outcome == "not_applicable" for _, one in tried)
    if not fair or not found or len({one.unit for _, one in found}) > 1:
        return award
    ends = [end for _, one in tried for end in _ends(one)]
    best = max((one for _, one in found), key=lambda one: _ends(one)[-1])
    low, high = min(ends), max(ends)
    if low == high and len(found) == len(tried):
        return replace(best, warnings=(*best.warnings, _line(missing, same=True)))
    lines = tuple(Item(reading, _shown(one), one.unit) for reading, one in tried)
    return replace(
        best,
        outcome="range",
        total=None,
        amount=None,
        low=low,
        high=high,
        bands=None,
        items=lines,
        missing=award.missing,
        alternatives=(),
        warnings=(_line(missing, same=False), *best.warnings),
    )


def _tried(
    entitlement: Entitlement,
    missing: list[Missing],
    raw: Mapping[str, Any],
    evaluate: Callable[[Mapping[str, Any]], Award],
) -> Iterator[tuple[str, Award]]:
    """Each way of filling in, in words, with what the rule makes of it; nothing where there is no list."""
    specs = [entitlement.spec(entry.fact) for entry in missing]
    choices = [list(_values(spec)) for spec in specs]
    ways = list(product(*choices))
    if not all(choices) or len(ways) > _MOST:
        return
    for way in ways:
        given = {spec.name: value for spec, (value, _) in zip(specs, way, strict=True)}
        words = "，".join(f"{spec.label}：{label}" for spec, (_, label) in zip(specs, way, strict=True))
        try:
            yield words, evaluate({**raw, **given})
        except InputError:
            continue


def _values(spec: InputSpec) -> Iterator[tuple[object, str]]:
    if isinstance(spec.kind, Choice):
        yield from ((option.value, option.label) for option in spec.kind.options)
    elif isinstance(spec.kind, Flag):
        yield from ((True, "是"), (False, "不是"))


def _ends(award: Award) -> tuple[Decimal, ...]:
    """What can be claimed at least and at most; nothing where the entitlement does not apply."""
    if award.outcome not in _COMPUTED:
        return (Decimal(0),)
    amounts = [award.low, award.high, award.amount]
    amounts += [other.amount for other in award.alternatives] if award.outcome == "conflict" else []
    return tuple(sorted(one for one in amounts if one is not None)) or (Decimal(0),)


def _shown(award: Award) -> str:
    """Both ends of one way, as an item tells them."""
    ends = _ends(award)
    texts = [f"{end:.2f}" if award.unit == "元" else f"{end:f}" for end in (ends[0], ends[-1])]
    return texts[0] if texts[0] == texts[1] else "至".join(texts)


def _line(missing: list[Missing], *, same: bool) -> str:
    names = "、".join(f"“{entry.label}”" for entry in missing)
    if same:
        return f"您不清楚{names}，不过怎么样结果都一样。"
    return f"您不清楚{names}，所以每种情况各算了一遍，只能说最少和最多；查清楚以后能算准。"
