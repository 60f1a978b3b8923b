"""The adapter: two matrices, so that a wording comes nearest to the other wordings of its article or topic.

Each wording is asked against all passages, itself left out, and the softmax over articles and topics is moved
towards its own (a topic's wording also, by weight, towards the topic's articles). The questions of the evals
take no part. One seed, some seventy seconds on two cores.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import torch

from advisor.domain import Passage, Topic
from advisor.index.passages import route
from advisor.retrieval.features import SHARPNESS, TOPIC_DECAY

if TYPE_CHECKING:
    from advisor.index.embedding import Encoder, Matrix

SEED = 1
EPOCHS = 3
BATCH = 512
RATE = 1e-3
STAY = 0.005
"""Penalty on the squared distance of each matrix from identity."""
TOPIC_SHARE = 0.5
"""What a topic's first article weighs beside the topic itself, as the target of its wordings."""
SAMPLE = 500
"""Wordings also embedded as queries, to learn how far queries lie from passages."""


def train(
    passages: Sequence[Passage], vectors: Matrix, encoder: Encoder, topics: Mapping[str, Topic]
) -> tuple[Matrix, Matrix]:
    """The query's matrix and the passages', from the passages and the model's own vectors of them."""
    torch.manual_seed(SEED)
    names: dict[object, int] = {}
    owned = [
        row for row, passage in enumerate(passages) if route(passage) in ("provision", "wording", "topic")
    ]
    owner = torch.tensor([names.setdefault(_owner(passages[row]), len(names)) for row in owned])
    place = {row: at for at, row in enumerate(owned)}
    asked = [row for row in owned if _is_question(passages[row])]
    shift = _shift(asked, passages, vectors, encoder)
    queries = torch.from_numpy(vectors[asked] + shift)
    itself = torch.tensor([place[row] for row in asked])
    targets = _targets(names, topics)[owner[itself]]
    held = torch.from_numpy(np.ascontiguousarray(vectors[owned]))
    identity = torch.eye(held.shape[1])
    query, passage = (torch.nn.Parameter(identity.clone()) for _ in range(2))
    optimiser = torch.optim.Adam([query, passage], lr=RATE)
    for epoch in range(EPOCHS):
        total = 0.0
        for batch in torch.split(torch.randperm(len(asked)), BATCH):
            asking = torch.nn.functional.normalize(queries[batch] @ query)
            answering = torch.nn.functional.normalize(held @ passage)
            likeness = (SHARPNESS * (asking @ answering.T - 1.0)).exp()
            likeness = likeness.index_put((torch.arange(len(batch)), itself[batch]), torch.zeros(len(batch)))
            summed = torch.zeros(len(batch), len(names)).index_add(1, owner, likeness) + 1e-9
            chances = summed.log() - summed.sum(1, keepdim=True).log()
            loss = -(targets[batch] * chances).sum(1).mean()
            strayed = (query - identity).square().sum() + (passage - identity).square().sum()
            optimiser.zero_grad()
            (loss + STAY * strayed).backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            total += loss.item() * len(batch)
        print(f"adapter: epoch {epoch + 1} of {EPOCHS}, loss {total / len(asked):.3f}", flush=True)
    return query.detach().numpy(), passage.detach().numpy()


def _owner(passage: Passage) -> object:
    return passage.source if route(passage) == "topic" else passage.parents[0]


def _is_question(passage: Passage) -> bool:
    """Workers' wordings; not our own claims, which lead to articles too, nor the single words of a topic."""
    way = route(passage)
    if way == "topic":
        return ":wording:" in passage.id
    return way == "wording" and not passage.body.endswith("。")


def _shift(asked: Sequence[int], passages: Sequence[Passage], vectors: Matrix, encoder: Encoder) -> Matrix:
    """From a text as a passage to the same text as a query, on average: the model marks the two apart."""
    sample = asked[:: max(1, len(asked) // SAMPLE)]
    as_queries = encoder.queries([passages[row].text for row in sample])
    shift: Matrix = as_queries.mean(axis=0) - vectors[sample].mean(axis=0)
    return shift


def _targets(names: dict[object, int], topics: Mapping[str, Topic]) -> torch.Tensor:
    """One row an article or topic: the probabilities its wordings should be given."""
    targets = torch.eye(len(names))
    for topic in topics.values():
        for place, ref in enumerate(topic.provisions):
            if topic.id in names and ref in names:
                targets[names[topic.id], names[ref]] = TOPIC_SHARE * TOPIC_DECAY**place
    return targets / targets.sum(1, keepdim=True)
