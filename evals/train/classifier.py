"""The classifier of `retrieval/classifier.py`: from the vector of a question to the articles that answer it.

Trained on the worked questions with their graded articles (an article that helps weighs half of one that
answers), by cross-entropy, with dropout and noise on the vectors: wordings are few, and each stands for many
ways of saying the same. The questions of the evals take no part. One seed, one result.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import torch
from torch import nn

from advisor.advice import Advisor
from advisor.domain import Passage, ProvisionRef
from advisor.index import VECTOR_CACHE
from advisor.index.embedding import SentenceEncoder
from advisor.index.passages import route
from advisor.index.vectors import embed
from advisor.retrieval.classifier import Classifier
from advisor.sources.library import Library
from evals.train.worked import question_of, shift, weighed

if TYPE_CHECKING:
    from advisor.index.embedding import Matrix

SEED = 1
HIDDEN = 512
EPOCHS = 20
BATCH = 256
RATE = 1e-3
DECAY = 1e-4
DROPOUT = (0.2, 0.3)
"""Of the vector's figures and of the hidden layer's."""
NOISE = 0.3
"""Standard deviation of what is added to a vector, in standard deviations of the vectors."""
HELPS = 0.5
"""What an article that helps weighs beside one that answers."""
SAMPLE = 600
"""Wordings also embedded as queries, to learn how far queries lie from passages."""


def train(advisor: Advisor, without: Collection[str] = ()) -> Classifier:
    """The classifier, trained on all worked questions but those named ("q:topic:number")."""
    encoder = SentenceEncoder(advisor.settings.embedding_model)
    worked = [one for one in advisor.index.passages if route(one) == "question"]
    worked = [one for one in worked if question_of(one) not in without]
    texts = [one.text for one in worked]
    vectors = embed(texts, encoder, advisor.settings.data_dir / VECTOR_CACHE)
    articles = tuple(dict.fromkeys(ref for one in worked for ref in one.parents))
    asked = vectors + shift(texts, vectors, encoder, SAMPLE)
    return _fit(asked, _targets(worked, articles, advisor.library), articles)


def _fit(vectors: Matrix, targets: torch.Tensor, articles: tuple[ProvisionRef, ...]) -> Classifier:
    torch.manual_seed(SEED)
    centre = vectors.mean(axis=0)
    scale = float((vectors - centre).std())
    seen = torch.from_numpy((vectors - centre) / scale)
    first, last = nn.Linear(seen.shape[1], HIDDEN), nn.Linear(HIDDEN, len(articles))
    network = nn.Sequential(nn.Dropout(DROPOUT[0]), first, nn.ReLU(), nn.Dropout(DROPOUT[1]), last)
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    for epoch in range(EPOCHS):
        total = 0.0
        for batch in torch.split(torch.randperm(len(seen)), BATCH):
            noisy = seen[batch] + NOISE * torch.randn(len(batch), seen.shape[1])
            loss = -(targets[batch] * network(noisy).log_softmax(1)).sum(1).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            total += float(loss.detach()) * len(batch)
        print(f"classifier: epoch {epoch + 1} of {EPOCHS}, loss {total / len(seen):.3f}", flush=True)
    return Classifier(
        articles,
        centre,
        _matrix(first.weight) / scale,
        _matrix(first.bias),
        _matrix(last.weight),
        _matrix(last.bias),
    )


def _matrix(parameter: torch.Tensor) -> Matrix:
    held: Matrix = parameter.detach().numpy().T.copy()
    return held


def _targets(worked: Sequence[Passage], articles: Sequence[ProvisionRef], library: Library) -> torch.Tensor:
    """One row a wording: the probabilities its articles should be given."""
    place = {ref: row for row, ref in enumerate(articles)}
    targets = torch.zeros(len(worked), len(articles))
    for row, one in enumerate(worked):
        for ref, weight in weighed(one, library, HELPS).items():
            targets[row, place[ref]] = weight
    return targets / targets.sum(1, keepdim=True)
