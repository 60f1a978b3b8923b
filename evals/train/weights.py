"""The weights of the ranking, learned on worked questions of `knowledge/questions/`.

A listwise softmax over each question's candidates, moved towards the graded articles. A worked question is
out of the search while it is the one asked. The questions of the evals take no part: the development ones
tell whether a change helps, the held-out ones are told at the end.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch

from advisor.advice import Advisor
from advisor.clock import today
from advisor.dialogue import understand
from advisor.domain import Passage, ProvisionRef
from advisor.index.passages import route
from advisor.retrieval import filters, query
from advisor.retrieval.classifier import Classifier
from advisor.retrieval.features import FEATURES, Table, features
from advisor.retrieval.legs import Legs
from advisor.retrieval.ranking import Weights
from advisor.retrieval.search import Ground
from evals.datasets import RetrievalCase
from evals.retrieval import DEPTH, figures_of
from evals.train import classifier
from evals.train.worked import question_of, weighed

STEPS = 200
RATE = 0.1
SHRINK = 3e-3
"""Penalty on squared weights."""
SEED = 3
SAMPLE = 1500
"""Worked questions learned from: more do not move the third decimal."""


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
        topics = [library.topics[one] for one in matters if one in library.topics]
        asked.append(Asked(case, ground, ground.legs(case.question, (), topics)))
    return asked


def worked(advisor: Advisor) -> list[Asked]:
    """A sample of the worked questions, each with what the searches find when it is not there to be found."""
    wordings = [passage for passage in advisor.index.passages if route(passage) == "question"]
    sample = random.Random(SEED).sample(wordings, min(SAMPLE, len(wordings)))
    asked = gather([_case(passage, advisor) for passage in sample], advisor)
    stranger = classifier.train(advisor, without={question_of(passage) for passage in sample})
    return [_without(passage, one, stranger) for passage, one in zip(sample, asked, strict=True)]


def _case(passage: Passage, advisor: Advisor) -> RetrievalCase:
    weights = weighed(passage, advisor.library, helps=0.5)
    gold = {f"{ref.instrument}#{ref.article or ''}": int(2 * weight) for ref, weight in weights.items()}
    return RetrievalCase(passage.id, passage.source, passage.body, gold)


def _without(passage: Passage, asked: Asked, stranger: Classifier) -> Asked:
    """Without any wording of the same worked question, judged by a classifier that never saw it."""
    same = question_of(passage) + ":"
    vectors = asked.ground.index.embedded(query.pieces(query.fold(passage.body)))
    legs = replace(
        asked.legs,
        keyword=[found for found in asked.legs.keyword if not found[0].id.startswith(same)],
        dense=[near for near in asked.legs.dense if not near.passage.id.startswith(same)],
        judged=stranger.judge(vectors),
    )
    return replace(asked, legs=legs)


def learn(asked: Sequence[Asked], document: float, *, without: Collection[str] = ()) -> Weights:
    """The weights of all features but those named, from the questions; `document` is handed on."""
    names = [name for name in FEATURES if name not in without]
    tables = [features(one.legs, one.ground.library.topics) for one in asked]
    return Weights(_fit(tables, asked, names), document)


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
