"""How provisions hang together: what a topic rests on, and what is cited side by side.

A worker asks for a ground and needs its consequence too, for a right and needs its time limit. Topics name
such articles in order of weight; claims and cases name them together. Nothing here is learned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from advisor.domain import ProvisionRef
from advisor.sources.library import Library

DECAY = 0.92
"""Each next provision of a topic weighs this share of the one before."""
MOST = 8
"""Provisions cited together, at most: a longer list ties nothing to anything."""
TOPIC_SHARE = 0.5
"""What standing in one topic counts beside standing in one claim."""

Links = Mapping[ProvisionRef, Mapping[ProvisionRef, float]]
"""For each provision its companions, with shares that add up to less than one."""


@dataclass(frozen=True, slots=True)
class Relations:
    """`topics` gives each topic's provisions their weights; `cited` and `grouped` are companions by what
    claims and cases cite together, and by that and the topics."""

    topics: Mapping[str, Mapping[ProvisionRef, float]]
    cited: Links
    grouped: Links


_known: WeakKeyDictionary[Library, Relations] = WeakKeyDictionary()


def relations(library: Library) -> Relations:
    """Of a library, worked out once for as long as it lives."""
    known = _known.get(library)
    if known is None:
        known = _known[library] = _relations(library)
    return known


def _relations(library: Library) -> Relations:
    weights: dict[ProvisionRef, dict[ProvisionRef, float]] = defaultdict(lambda: defaultdict(float))
    for claim in library.claims.values():
        _link(weights, claim.provisions, 1.0)
    for case in library.cases.values():
        _link(weights, case.provisions, 1.0)
    cited = _shares(weights)
    for topic in library.topics.values():
        _link(weights, topic.provisions, TOPIC_SHARE, most=len(topic.provisions))
    return Relations(
        topics={
            topic.id: {ref: DECAY**place for place, ref in enumerate(topic.provisions)}
            for topic in library.topics.values()
        },
        cited=cited,
        grouped=_shares(weights),
    )


def _link(
    weights: dict[ProvisionRef, dict[ProvisionRef, float]],
    together: Sequence[ProvisionRef],
    weight: float,
    *,
    most: int = MOST,
) -> None:
    distinct: Iterable[ProvisionRef] = dict.fromkeys(together)
    members = tuple(distinct)
    if not 1 < len(members) <= most:
        return
    for one in members:
        for other in members:
            if one != other:
                weights[one][other] += weight / (len(members) - 1)


def _shares(weights: Mapping[ProvisionRef, Mapping[ProvisionRef, float]]) -> Links:
    # One more than the sum: an article cited once with another is not bound to it for good.
    return {
        ref: {other: weight / (1.0 + sum(companions.values())) for other, weight in companions.items()}
        for ref, companions in weights.items()
    }
