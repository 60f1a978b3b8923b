"""What is known of each provision or page for one query, as figures between 0 and about 1.

Every passage found vouches for what it leads to: an article's own words and the workers' wordings of it for
the article; a topic, a statement of a topic and a case for the articles they rest on. Companions of what is
likely so far come last. 0 always means: nothing found.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from advisor.domain import Passage, ProvisionRef
from advisor.index.passages import route
from advisor.retrieval.legs import DENSE, KEYWORD, MATTER, Legs, Target
from advisor.retrieval.relations import Links, Relations

DIRECT = (
    "text_words",
    "wording_words",
    "text",
    "wording",
    "likeness",
    "topic",
    "topic_flat",
    "statement",
    "case",
)
COMPANION = ("cited", "grouped")
FEATURES = (*DIRECT, *COMPANION)

COSINE_SPAN = 0.06
"""Cosines of the bundled model lie close together: this far behind the best is as good as not found."""
LIKENESS_SPAN = 0.5
"""The same after the adapter, which spreads them."""
SHARPNESS = 20.0
"""Inverse temperature at which the adapter was trained: e^(20·cosine) adds up over an article's wordings."""
BELIEF_SHARPNESS = 30.0
KEYWORD_BELIEF = 2.0
"""What the best keyword score adds to the belief in a topic, in nats."""
RECOGNISED_BELIEF = 3.0
"""What being recognised by the dialogue adds, in nats."""
PLACE_DECAY = 0.85
"""Each next provision of a statement or case weighs this share of the one before."""


@dataclass(slots=True)
class Known:
    """What is known of one target."""

    features: dict[str, float] = field(default_factory=dict)
    legs: dict[str, float] = field(default_factory=dict)
    """Each leg's own best score, for people to read."""
    via: dict[str, None] = field(default_factory=dict)
    passage: Passage | None = None

    def at_least(self, feature: str, value: float) -> None:
        self.features[feature] = max(value, self.features.get(feature, 0.0))


Table = defaultdict[Target, Known]
_Key = TypeVar("_Key")


def direct_features(legs: Legs, relations: Relations) -> Table:
    """All but the companions, for every target that any passage leads to."""
    table: Table = defaultdict(Known)
    _words(table, legs)
    _meaning(table, legs)
    belief = topic_belief(legs)
    _topics(table, belief, legs, relations)
    _led_to(table, legs, "statement")
    _led_to(table, legs, "case")
    return table


def companion_features(table: Table, likely: Mapping[Target, float], relations: Relations) -> None:
    """Add what the companions of the likely targets get; `likely` is a probability over targets."""
    for feature, links in (("cited", relations.cited), ("grouped", relations.grouped)):
        for ref, share in _spread(likely, links).items():
            table[ref].features[feature] = math.sqrt(share)


def topic_belief(legs: Legs) -> dict[str, float]:
    """The probability that each topic is the one asked about, given that one is."""
    likeness: dict[str, float] = defaultdict(float)
    for near in legs.dense:
        if route(near.passage) == "topic":
            likeness[near.passage.source] += math.exp(SHARPNESS * (near.likeness - 1.0))
    words: dict[str, float] = {}
    for passage, score in legs.keyword:
        if route(passage) == "topic":
            words[passage.source] = max(score, words.get(passage.source, 0.0))
    least = min(likeness.values(), default=1.0)
    most_words = max(words.values(), default=1.0)
    logits = {
        topic: math.log(likeness.get(topic, least))
        + KEYWORD_BELIEF * words.get(topic, 0.0) / most_words
        + RECOGNISED_BELIEF * (topic in legs.matters)
        for topic in {*likeness, *words, *legs.matters}
    }
    return softmax(logits)


def softmax(logits: Mapping[_Key, float]) -> dict[_Key, float]:
    top = max(logits.values(), default=0.0)
    raised = {key: math.exp(value - top) for key, value in logits.items()}
    total = sum(raised.values())
    return {key: value / total for key, value in raised.items()}


def _words(table: Table, legs: Legs) -> None:
    own = [(passage, score) for passage, score in legs.keyword if _own(passage)]
    best = max((score for _, score in own), default=1.0)
    for passage, score in own:
        known = table[_target(passage)]
        for feature in _sorts(passage, "text_words", "wording_words"):
            known.at_least(feature, score / best)
        _note(known, passage, KEYWORD, score)


def _meaning(table: Table, legs: Legs) -> None:
    own = [near for near in legs.dense if _own(near.passage)]
    best = max((near.cosine for near in own), default=0.0)
    raised: dict[Target, float] = defaultdict(float)
    for near in own:
        target = _target(near.passage)
        known = table[target]
        for feature in _sorts(near.passage, "text", "wording"):
            known.at_least(feature, max(0.0, 1.0 - (best - near.cosine) / COSINE_SPAN))
        raised[target] += math.exp(SHARPNESS * (near.likeness - 1.0))
        _note(known, near.passage, DENSE, near.cosine)
    top = max(raised.values(), default=1.0)
    for target, value in raised.items():
        behind = (math.log(top) - math.log(value)) / SHARPNESS
        table[target].features["likeness"] = max(0.0, 1.0 - behind / LIKENESS_SPAN)


def _topics(table: Table, belief: Mapping[str, float], legs: Legs, relations: Relations) -> None:
    flat = softmax({topic: 0.5 * math.log(share) for topic, share in belief.items() if share > 0.0})
    for feature, shares in (("topic", belief), ("topic_flat", flat)):
        summed: dict[ProvisionRef, float] = defaultdict(float)
        for topic, share in shares.items():
            for ref, weight in relations.topics.get(topic, {}).items():
                summed[ref] += share * weight
        for ref, value in summed.items():
            table[ref].features[feature] = math.sqrt(value)
    for topic in (*legs.matters, *(topic for topic, share in belief.items() if share >= LED_BY)):
        for ref in relations.topics.get(topic, {}):
            table[ref].via.setdefault(f"topic:{topic}")
            if topic in legs.matters:
                table[ref].legs[MATTER] = 1.0


LED_BY = 0.05
"""A topic believed in less than this is not named as what led to a provision."""


def _led_to(table: Table, legs: Legs, way: str) -> None:
    """What the statements, or the cases, found by meaning lead to."""
    found = {near.passage.id: near for near in legs.dense if route(near.passage) == way}
    shares = softmax({identity: BELIEF_SHARPNESS * near.likeness for identity, near in found.items()})
    summed: dict[ProvisionRef, float] = defaultdict(float)
    for identity, share in shares.items():
        passage = found[identity].passage
        for place, ref in enumerate(passage.parents):
            summed[ref] += share * PLACE_DECAY**place
            if share >= LED_BY:
                table[ref].via.setdefault(f"{'case' if way == 'case' else 'topic'}:{passage.source}")
    for ref, value in summed.items():
        table[ref].features[way] = math.sqrt(value)


def _spread(likely: Mapping[Target, float], links: Links) -> dict[ProvisionRef, float]:
    summed: dict[ProvisionRef, float] = defaultdict(float)
    for target, share in likely.items():
        if isinstance(target, ProvisionRef):
            for ref, part in links.get(target, {}).items():
                summed[ref] += share * part
    return summed


def _own(passage: Passage) -> bool:
    return route(passage) in ("provision", "wording", "document")


def _target(passage: Passage) -> Target:
    return (passage.source, passage.page or 1) if route(passage) == "document" else passage.parents[0]


def _sorts(passage: Passage, text: str, wording: str) -> Iterable[str]:
    """A user's own paper has no wordings: its words stand for both."""
    way = route(passage)
    return (text, wording) if way == "document" else (wording,) if way == "wording" else (text,)


def _note(known: Known, passage: Passage, leg: str, score: float) -> None:
    known.legs[leg] = max(score, known.legs.get(leg, score))
    if route(passage) == "wording":
        known.via.setdefault("wording")
    else:
        known.passage = known.passage or passage
