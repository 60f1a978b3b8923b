"""When something found is good enough to answer from.

Two measures. For the whole question, the chance that it is one of labour law, from how near the nearest
passage of any kind is and how close the closest topic: learned on the development half of the abstention
dataset by `python -m evals.train.confidence`. For one topic or case, its closeness: the cosine of its nearest
passage plus a little for the words it shares with the query. Cosines of the bundled model lie close together
(a recipe comes to 0.86 with the nearest article, a plain question of labour law to between 0.91 and 0.97).
Another model or a much larger base needs to be learned from again.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from advisor.domain import Passage
from advisor.index.passages import Route
from advisor.retrieval.legs import Legs

WORD_SHARE = 0.002
"""Closeness for each point of BM25…"""
WORD_CAP = 20.0
"""…up to this many: long stories share many words with everything."""
GOOD = 0.925
"""Below this closeness no topic may be meant."""
CERTAIN = 0.93
"""A topic or case at least this close is meant, though the dialogue did not recognise it."""
MARGIN = 0.02
"""A second topic or case counts only when it is no further than this behind the first."""

NEAREST = 158.6
"""What the cosine of the nearest passage adds to the chance, in nats…"""
TOPIC = 51.7
"""…and the closeness of the closest topic…"""
BIAS = -194.59
FAR = 0.9
"""The closeness of a topic that is not even among the passages found, as for long stories."""
ENOUGH = 0.3
"""Below this chance nothing is answered: a worker sent home in vain is the worse of the two mistakes."""

Source = tuple[str, str | None, int | None]
"""An article with its wordings, a topic, a case, or a page: (title or id, article, page)."""


def topics(legs: Legs) -> tuple[str, ...]:
    """Ids of the topics that search finds beyond doubt, closest first."""
    return _certain(legs, "topic")


def near_topics(legs: Legs) -> tuple[str, ...]:
    """Ids of the topics that may be meant, closest first; those beyond doubt are among them."""
    ranked = sorted(closeness(legs, "topic").items(), key=lambda item: -item[1])
    return tuple(source[0] for source, close in ranked if close >= GOOD and close >= ranked[0][1] - MARGIN)


def cases(legs: Legs) -> tuple[str, ...]:
    """Ids of the cases that search finds beyond doubt, closest first."""
    return _certain(legs, "case")


def case_closeness(legs: Legs) -> dict[str, float]:
    """How close each case found is, by id: of a topic's cases the one most like the question comes first."""
    return {source[0]: close for source, close in closeness(legs, "case").items()}


def claim_nearness(legs: Legs) -> dict[str, float]:
    """The likeness of the question to every statement of a topic that was found, by claim id."""
    found: dict[str, float] = {}
    for near in legs.dense_by["statement"]:
        claim = near.passage.id.rsplit(":", 1)[1]
        found[claim] = max(near.likeness, found.get(claim, near.likeness))
    return found


def good(legs: Legs) -> bool:
    """Whether what was found is near enough to answer from."""
    nearest, topic = signals(legs)
    return bool(legs.dense) and 1 / (1 + math.exp(-(BIAS + NEAREST * nearest + TOPIC * topic))) >= ENOUGH


def signals(legs: Legs) -> tuple[float, float]:
    """The cosine of the nearest passage of any kind (0 for none), and the closeness of the closest topic."""
    nearest = max((near.cosine for near in legs.dense), default=0.0)
    return nearest, max(closeness(legs, "topic").values(), default=FAR)


def closeness(legs: Legs, way: Route) -> dict[Source, float]:
    """The closeness of every source the dense leg found by a kind of passage."""
    words = _best(legs.keyword_by[way])
    near = _best((near.passage, near.cosine) for near in legs.dense_by[way])
    return {
        source: cosine + WORD_SHARE * min(words.get(source, 0.0), WORD_CAP) for source, cosine in near.items()
    }


def _best(leg: Iterable[tuple[Passage, float]]) -> dict[Source, float]:
    best: dict[Source, float] = {}
    for passage, own in leg:
        source = (passage.source, passage.article, passage.page)
        best[source] = max(own, best.get(source, own))
    return best


def _certain(legs: Legs, way: Route) -> tuple[str, ...]:
    ranked = sorted(closeness(legs, way).items(), key=lambda item: -item[1])
    return tuple(source[0] for source, close in ranked if close >= CERTAIN and close >= ranked[0][1] - MARGIN)
