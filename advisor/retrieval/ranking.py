"""Features into one ranking: a linear score whose weights `python -m evals.train` learned."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from advisor.domain import Topic
from advisor.retrieval.features import Known, features, says
from advisor.retrieval.legs import REFERENCE, Legs, Target

WEIGHTS_FILE = Path(__file__).with_name("weights.json")
NAMED = 1000.0
"""What an article named in the query has over the next: more than all else adds up to, so that those named
come first and in the order of naming."""


@dataclass(frozen=True, slots=True)
class Weights:
    """By feature. `document` is what a page of the user's own papers has by itself: it was added on purpose,
    and no topic or question leads to it. It is set by hand."""

    features: Mapping[str, float]
    document: float


@dataclass(frozen=True, slots=True)
class Ranked:
    target: Target
    score: float
    known: Known


@cache
def learned_weights() -> Weights:
    held = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    return Weights(held["features"], held["document"])


def rank(legs: Legs, topics: Mapping[str, Topic], weights: Weights | None = None) -> list[Ranked]:
    """Every target that something found leads to, best first. `topics` are those of the library."""
    weights = weights or learned_weights()
    weights = replace(weights, document=weights.document * says(legs))
    table = features(legs, topics)
    named: dict[Target, int] = {passage.parents[0]: place for place, passage in enumerate(legs.named)}
    for passage in legs.named:
        known = table[passage.parents[0]]
        known.passage = passage
        known.legs[REFERENCE] = 1.0
    scored = (Ranked(target, _score(target, known, named, weights), known) for target, known in table.items())
    return sorted(scored, key=lambda ranked: -ranked.score)


def _score(target: Target, known: Known, named: Mapping[Target, int], weights: Weights) -> float:
    score = sum(weights.features.get(feature, 0.0) * value for feature, value in known.features.items())
    if isinstance(target, tuple):
        score += weights.document
    if target in named:
        score += NAMED * (len(named) - named[target])
    return score
