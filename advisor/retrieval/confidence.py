"""When something found is good enough to answer from.

The measure is closeness: the cosine of a source's nearest passage plus a little for the words it shares with
the query. Cosines of the bundled model lie close together (a recipe comes to 0.86 with the nearest article, a
plain question of labour law to between 0.88 and 0.95), so neither leg alone tells them apart. Calibrated on
some seventy questions of our own, in and out of labour law; the slow tests of retrieval hold others, both
ways. Another model or a much larger base needs other thresholds.
"""

from __future__ import annotations

from collections.abc import Sequence

from advisor.domain import Passage
from advisor.index.passages import Route, route
from advisor.retrieval.legs import Legs

WORD_SHARE = 0.002
"""Closeness for each point of BM25…"""
WORD_CAP = 20.0
"""…up to this many: long stories share many words with everything."""
GOOD = 0.925
"""Below this closeness nothing found is near the question."""
CERTAIN = 0.93
"""A topic or case at least this close is meant, though the dialogue did not recognise it."""
MARGIN = 0.02
"""A second topic or case counts only when it is no further than this behind the first."""

Source = tuple[str, str | None, int | None]
"""An article with its wordings, a topic, a case, or a page: (title or id, article, page)."""


def topics(legs: Legs) -> tuple[str, ...]:
    """Ids of the topics that search finds beyond doubt, closest first."""
    return _certain(legs, "topic")


def near_topics(legs: Legs) -> tuple[str, ...]:
    """Ids of the topics that may be meant, closest first; those beyond doubt are among them."""
    ranked = sorted(closeness(legs, ("topic",)).items(), key=lambda item: -item[1])
    return tuple(source[0] for source, close in ranked if close >= GOOD and close >= ranked[0][1] - MARGIN)


def cases(legs: Legs) -> tuple[str, ...]:
    """Ids of the cases that search finds beyond doubt, closest first."""
    return _certain(legs, "case")


def case_closeness(legs: Legs) -> dict[str, float]:
    """How close each case found is, by id: of a topic's cases the one most like the question comes first."""
    return {source[0]: close for source, close in closeness(legs, ("case",)).items()}


def good(legs: Legs) -> bool:
    """Whether any provision or page found is near enough to answer from."""
    return max(closeness(legs, ("provision", "wording", "document")).values(), default=0.0) >= GOOD


def closeness(legs: Legs, routes: tuple[Route, ...]) -> dict[Source, float]:
    """The closeness of every source the dense leg found by one of the routes."""
    words = _best(legs.keyword, routes)
    return {
        source: cosine + WORD_SHARE * min(words.get(source, 0.0), WORD_CAP)
        for source, cosine in _best([(near.passage, near.cosine) for near in legs.dense], routes).items()
    }


def _best(leg: Sequence[tuple[Passage, float]], routes: tuple[Route, ...]) -> dict[Source, float]:
    best: dict[Source, float] = {}
    for passage, own in leg:
        if route(passage) in routes:
            source = (passage.source, passage.article, passage.page)
            best[source] = max(own, best.get(source, own))
    return best


def _certain(legs: Legs, way: Route) -> tuple[str, ...]:
    ranked = sorted(closeness(legs, (way,)).items(), key=lambda item: -item[1])
    return tuple(source[0] for source, close in ranked if close >= CERTAIN and close >= ranked[0][1] - MARGIN)
