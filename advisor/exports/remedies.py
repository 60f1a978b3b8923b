"""Which documents fit a case: what is asked of whom, told by the sums and matters of the answer.

`lists/remedies.yaml` says for each entitlement and matter what is asked and by which sentence of law an
office takes it. Nothing is asked for a sum that is nought, out of time or not due, nor for one that a mere
supposition (如果是深圳呢) yields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml

from advisor.domain import Answer, Award, Missing

Office = Literal["arbitration", "inspection", "employer"]
_GROUNDS = frozenset({"answer", "clarify", "crisis", "deescalate"})
_COMPUTED = frozenset({"award", "range", "conflict"})


@dataclass(frozen=True, slots=True)
class Remedy:
    """`arbitration` and `inspection`: id of the claim by which that office takes it; None: it does not."""

    request: str
    arbitration: str | None = None
    inspection: str | None = None
    in_part: bool = False
    """Whether a fund pays some of the sum, so that not all of it is asked of the employer."""
    gives_way_to: str | None = None
    """The entitlement beside which this one is not asked for."""
    because: str | None = None
    """The claim by which that is so."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: with its award where one was computed, with what it waits for where none could be."""

    remedy: Remedy
    award: Award | None = None
    waits_for: tuple[Missing, ...] = ()

    @property
    def owes(self) -> bool:
        """Whether it is for money that an entitlement names."""
        return self.award is not None or bool(self.waits_for)


@cache
def remedies() -> tuple[Mapping[str, Remedy], Mapping[str, Remedy]]:
    """By entitlement, and by topic id for matters without a sum."""
    text = resources.files("advisor.exports").joinpath("lists", "remedies.yaml").read_text(encoding="utf-8")
    read: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(text)
    by_sum, by_topic = (
        {key: Remedy(**row) for key, row in read[part].items()} for part in ("entitlements", "topics")
    )
    return by_sum, by_topic


def requests(answer: Answer, office: Office) -> tuple[Request, ...]:
    """What the worker asks of this office, the sums first, in the order of the answer; () for nothing."""
    if answer.route not in _GROUNDS or answer.case.supposed is not None:
        return ()
    return tuple(one for one in _all(answer) if _taken(one.remedy, office, one.owes))


def given_way(answer: Answer, office: Office) -> tuple[tuple[Award, Remedy], ...]:
    """Sums that are not asked for because another is, with the remedy that says by which claim."""
    by_sum, _ = remedies()
    computed = {one.entitlement for one in answer.awards if _is_due(one)}
    return tuple(
        (award, by_sum[award.entitlement])
        for award in answer.awards
        if _is_due(award) and (remedy := by_sum.get(award.entitlement)) is not None
        if remedy.gives_way_to in computed and _taken(by_sum[remedy.gives_way_to or ""], office, True)
    )


def _taken(remedy: Remedy, office: Office, owes: bool) -> bool:
    if office == "employer":
        return owes and remedy.arbitration is not None
    return getattr(remedy, office) is not None


def _all(answer: Answer) -> Iterator[Request]:
    by_sum, by_topic = remedies()
    due = {award.entitlement: award for award in answer.awards if _is_due(award)}
    for entitlement, award in due.items():
        remedy = by_sum.get(entitlement)
        if remedy is not None and remedy.gives_way_to not in due:
            yield Request(remedy, award)
    settled = {award.entitlement for award in answer.awards}
    waiting = dict.fromkeys(one.entitlement for one in answer.missing if one.entitlement not in settled)
    for entitlement in waiting:
        remedy = by_sum.get(entitlement)
        if remedy is not None and not {remedy.gives_way_to} & {*due, *waiting}:
            lacking = tuple(one for one in answer.missing if one.entitlement == entitlement)
            yield Request(remedy, None, lacking)
    yield from (Request(by_topic[topic]) for topic in answer.topics if topic in by_topic)


def _is_due(award: Award) -> bool:
    """Whether something of it can be claimed: computed, in money, and not nought at its best."""
    if award.outcome not in _COMPUTED or award.unit != "元":
        return False
    sums = (award.amount, award.low, award.high, *(one.amount for one in award.alternatives))
    return any(one for one in (sums if award.outcome != "award" else (award.amount,)))
