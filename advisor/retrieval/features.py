"""What is known of each provision or page for one query, as figures between 0 and about 1.

Every passage found vouches for what it leads to: an article's own words and the workers' wordings of it for
the article; a topic and a statement of a topic for the articles they rest on; a worked question for those
that answer it. The classifier judges articles from the question alone. 0 always means: nothing found.
What was tried and brought nothing (cases, articles cited side by side) is told in `docs/evaluation.md`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from advisor.domain import Passage, ProvisionRef, Topic
from advisor.index.passages import Route, route
from advisor.retrieval.legs import CLASSIFIER, DENSE, KEYWORD, MATTER, Legs, Target

FEATURES = (
    "text_words",
    "wording_words",
    "text",
    "wording",
    "likeness",
    "topic",
    "topic_flat",
    "statement",
    "question",
    "judged",
)

COSINE_SPAN = 0.06
"""Cosines of the bundled model lie close together: this far behind the best is as good as not found."""
LIKENESS_SPAN = 0.5
"""The same after the adapter, which spreads them."""
SHARPNESS = 20.0
"""Inverse temperature at which the adapter was trained: e^(20·cosine) adds up over an article's wordings."""
STATEMENT_SHARPNESS = 30.0
"""The same for a topic's statements: only the nearest few mean what was asked."""
QUESTION_SHARPNESS = 15.0
"""The same for worked questions, of which many together say which law is meant…"""
QUESTION_WORDS = 4.0
"""…and what the best keyword score adds to one, in nats."""
KEYWORD_BELIEF = 2.0
"""What the best keyword score adds to the belief in a topic, in nats."""
RECOGNISED_BELIEF = 3.0
"""What being recognised by the dialogue adds, in nats."""
TOPIC_DECAY = 0.92
"""Each next provision of a topic weighs this share of the one before…"""
STATEMENT_DECAY = 0.85
"""…and of a statement, this."""
FAR, CLOSE = 0.885, 0.905
"""Best cosine of an article or wording at which a message says nothing of law, and at which it does. Figures
are relative to the best found, so for a message that says nothing they are noise."""
LED_BY = 0.05
"""A topic believed in less than this is not named as what led to a provision."""
SAYS_NOTHING = 1e-7
"""A passage's share in what is said for an article that no ranking can feel; most have less."""


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


def features(legs: Legs, topics: Mapping[str, Topic]) -> Table:
    """What is known of every target that any passage leads to. `topics` are those of the library."""
    table: Table = defaultdict(Known)
    _words(table, legs)
    _meaning(table, legs)
    _statements(table, legs)
    _questions(table, legs)
    _judged(table, legs)
    _quieten(table, says(legs))
    _topics(table, topic_belief(legs), legs, topics)
    return table


def topic_belief(legs: Legs) -> dict[str, float]:
    """The probability that each topic is the one asked about, given that one is."""
    likeness: dict[str, float] = defaultdict(float)
    for near in legs.dense_by["topic"]:
        likeness[near.passage.source] += math.exp(SHARPNESS * (near.likeness - 1.0))
    words: dict[str, float] = {}
    for passage, score in legs.keyword_by["topic"]:
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


def says(legs: Legs) -> float:
    """Where a matter was recognised before: 0 for a message that says nothing of law, 1 for one that does."""
    closest = max((near.cosine for near in legs.dense if _own(near.passage)), default=CLOSE)
    return min(1.0, max(0.0, (closest - FAR) / (CLOSE - FAR))) if legs.matters else 1.0


def _quieten(table: Table, share: float) -> None:
    """What a message that says nothing seems to mean must not reorder the articles of its matter."""
    for known in table.values():
        known.features = {name: share * value for name, value in known.features.items()}


def _topics(table: Table, belief: Mapping[str, float], legs: Legs, topics: Mapping[str, Topic]) -> None:
    flat = softmax({topic: 0.5 * math.log(share) for topic, share in belief.items() if share > 0.0})
    for feature, shares in (("topic", belief), ("topic_flat", flat)):
        summed: dict[ProvisionRef, float] = defaultdict(float)
        for topic, share in shares.items():
            for place, ref in enumerate(topics[topic].provisions if topic in topics else ()):
                summed[ref] += share * TOPIC_DECAY**place
        for ref, value in summed.items():
            table[ref].features[feature] = math.sqrt(value)
    for topic in (*legs.matters, *(topic for topic, share in belief.items() if share >= LED_BY)):
        for ref in topics[topic].provisions if topic in topics else ():
            table[ref].via.setdefault(f"topic:{topic}")
            if topic in legs.matters:
                table[ref].legs[MATTER] = 1.0


def _statements(table: Table, legs: Legs) -> None:
    found = _near(legs, "statement")
    logits = {passage: STATEMENT_SHARPNESS * likeness for passage, likeness in found.items()}
    _led_to(table, "statement", logits, STATEMENT_DECAY)


def _questions(table: Table, legs: Legs) -> None:
    """Of the articles of a worked question each counts as much as the next: they belong together."""
    found = _near(legs, "question")
    words = dict(legs.keyword_by["question"])
    least = min(found.values(), default=0.0)
    most_words = max(words.values(), default=1.0)
    logits = {
        passage: QUESTION_SHARPNESS * found.get(passage, least)
        + QUESTION_WORDS * words.get(passage, 0.0) / most_words
        for passage in {**found, **words}
    }
    _led_to(table, "question", logits, decay=1.0)


def _judged(table: Table, legs: Legs) -> None:
    for ref, chance in legs.judged.items():
        table[ref].features["judged"] = math.sqrt(chance)
        table[ref].legs[CLASSIFIER] = chance


def _near(legs: Legs, way: Route) -> dict[Passage, float]:
    return {near.passage: near.likeness for near in legs.dense_by[way]}


def _led_to(table: Table, feature: str, logits: Mapping[Passage, float], decay: float) -> None:
    """What passages that rest on articles of their own, in order, say for these."""
    summed: dict[ProvisionRef, float] = defaultdict(float)
    for passage, share in softmax(logits).items():
        if share < SAYS_NOTHING:
            continue
        for place, ref in enumerate(passage.parents):
            summed[ref] += share * decay**place
            if share >= LED_BY:
                table[ref].via.setdefault(f"topic:{passage.source}")
    for ref, value in summed.items():
        table[ref].features[feature] = math.sqrt(value)


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
