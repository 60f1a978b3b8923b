"""Features into one ranking: two linear scores, learned by `python -m evals.train`.

The first sees what was found and gives each target a probability; companions of the probable ones then count
in the second. `weights.json` beside this file holds both; a weight of 0 would be a feature that goes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from advisor.retrieval.features import Known, Table, companion_features, direct_features, softmax
from advisor.retrieval.legs import REFERENCE, Legs, Target
from advisor.retrieval.relations import Relations

WEIGHTS_FILE = Path(__file__).with_name("weights.json")
NAMED = 1000.0
"""What an article named in the query has over the next: more than all else adds up to, so that those named
come first and in the order of naming."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Of the first score and of the second, by feature. `document` is what a page of the user's own papers
    has by itself: it was added on purpose, and no topic leads to it. It is set by hand."""

    direct: Mapping[str, float]
    full: Mapping[str, float]
    document: float


@dataclass(frozen=True, slots=True)
class Ranked:
    target: Target
    score: float
    known: Known


@cache
def learned_weights() -> Weights:
    held = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    return Weights(held["direct"], held["full"], held["document"])


def rank(legs: Legs, relations: Relations, weights: Weights | None = None) -> list[Ranked]:
    """Every target that something found leads to, best first."""
    weights = weights or learned_weights()
    table = table_of(legs, relations, weights)
    named = {passage.parents[0]: place for place, passage in enumerate(legs.named)}
    for passage in legs.named:
        known = table[passage.parents[0]]
        known.passage = passage
        known.legs[REFERENCE] = 1.0
    scored = (
        Ranked(
            target,
            _score(known, target, weights.full, weights.document)
            + (NAMED * (len(named) - named[target]) if target in named else 0.0),
            known,
        )
        for target, known in table.items()
    )
    return sorted(scored, key=lambda ranked: -ranked.score)


def table_of(legs: Legs, relations: Relations, weights: Weights) -> Table:
    """All features of all targets."""
    table = direct_features(legs, relations)
    add_companions(table, relations, weights.direct, weights.document)
    return table


def add_companions(table: Table, relations: Relations, direct: Mapping[str, float], document: float) -> None:
    """Add what the companions of the targets get that the first weights find likely."""
    scores = {target: _score(known, target, direct, document) for target, known in table.items()}
    companion_features(table, softmax(scores), relations)


def _score(known: Known, target: Target, weights: Mapping[str, float], document: float) -> float:
    own = sum(weights.get(feature, 0.0) * value for feature, value in known.features.items())
    return own + document * isinstance(target, tuple)
