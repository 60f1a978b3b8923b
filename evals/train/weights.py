"""The weights of the ranking, learned on the development questions alone.

A listwise softmax over each question's candidates, moved towards the graded gold. Held-out questions are
never learned from.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from advisor.advice import Advisor
from advisor.clock import today
from advisor.dialogue import understand
from advisor.domain import ProvisionRef
from advisor.retrieval import filters
from advisor.retrieval.features import FEATURES, Table, features
from advisor.retrieval.legs import Legs
from advisor.retrieval.ranking import Weights
from advisor.retrieval.search import Ground
from evals.datasets import RetrievalCase
from evals.retrieval import DEPTH, figures_of

STEPS = 200
RATE = 0.1
SHRINK = 3e-3
"""Penalty on squared weights."""
FOLDS = 5
SEED = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with what the searches found for it."""

    case: RetrievalCase
    ground: Ground
    legs: Legs


def gather(cases: Sequence[RetrievalCase], advisor: Advisor) -> list[Asked]:
    """What the searches find for each question, as `Advisor.search` has it."""
    library, day = advisor.library, today()
    asked = []
    for case in cases:
        matters = understand(case.question, as_of=day, case=None, library=library).matters
        scope = filters.scope(day, filters.places_in(case.question, library))
        ground = Ground(advisor.index, library, scope)
        asked.append(
            Asked(case, ground, ground.legs(case.question, (), [library.topics[one] for one in matters]))
        )
    return asked


def learn(asked: Sequence[Asked], document: float, *, without: Collection[str] = ()) -> Weights:
    """The weights of all features but those named, from the questions; `document` is handed on."""
    names = [name for name in FEATURES if name not in without]
    tables = [features(one.legs, one.ground.library.topics) for one in asked]
    return Weights(_fit(tables, asked, names), document)


def cross_validated(asked: Sequence[Asked], document: float) -> dict[str, float]:
    """The figures on questions whose matter took no part in learning."""
    matters = sorted({one.case.matter for one in asked})
    random.Random(SEED).shuffle(matters)
    found: dict[str, list[str]] = {}
    for fold in range(FOLDS):
        out = set(matters[fold::FOLDS])
        weights = learn([one for one in asked if one.case.matter not in out], document)
        found |= {one.case.id: _ranked(one, weights) for one in asked if one.case.matter in out}
    return figures_of([one.case for one in asked], found)


def figures(asked: Sequence[Asked], weights: Weights) -> dict[str, float]:
    """The figures the questions get by these weights."""
    return figures_of([one.case for one in asked], {one.case.id: _ranked(one, weights) for one in asked})


def _ranked(one: Asked, weights: Weights) -> list[str]:
    hits = one.ground.hits(one.legs, DEPTH, weights)
    return [f"{hit.instrument}#{hit.article or ''}" for hit in hits if hit.kind != "document"]


def _fit(tables: Sequence[Table], asked: Sequence[Asked], names: Sequence[str]) -> Mapping[str, float]:
    width = max(map(len, tables))
    values = np.zeros((len(tables), width, len(names)), dtype=np.float32)
    gold = np.zeros((len(tables), width), dtype=np.float32)
    there = np.zeros((len(tables), width), dtype=bool)
    for row, (table, one) in enumerate(zip(tables, asked, strict=True)):
        for column, (target, known) in enumerate(table.items()):
            there[row, column] = True
            values[row, column] = [known.features.get(name, 0.0) for name in names]
            if isinstance(target, ProvisionRef):
                gold[row, column] = one.case.gold.get(f"{target.instrument}#{target.article or ''}", 0)
    wanted = torch.from_numpy(gold / np.maximum(gold.sum(axis=1, keepdims=True), 1e-6))
    seen, absent = torch.from_numpy(values), torch.from_numpy(~there)
    weights = torch.zeros(len(names), requires_grad=True)
    optimiser = torch.optim.Adam([weights], lr=RATE)
    for _ in range(STEPS):
        chances = (seen @ weights).masked_fill(absent, -1e4).log_softmax(1)
        loss = -(wanted * chances).sum(1).mean() + SHRINK * weights.square().sum()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    return {name: round(float(weight), 3) for name, weight in zip(names, weights.detach(), strict=True)}
