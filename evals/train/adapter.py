"""The adapter: two matrices that bring a question near to what answers it.

Two objectives at once. Each wording is asked against all articles and topics, itself left out, and the
softmax is moved towards its own (a topic's wording also, by weight, towards the topic's articles; a worked
question's towards its articles and its topic). And each worked question is asked against all others, and the
articles of those found, weighed by nearness, are moved towards its own: neighbourhood component analysis
(Goldberger and others, 2004) with articles for classes. The questions of the evals take no part. One seed,
some two minutes on two cores.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn.functional import normalize

from advisor.domain import Passage, ProvisionRef, Topic
from advisor.index.passages import route
from advisor.retrieval.features import SHARPNESS, TOPIC_DECAY
from evals.train.worked import question_of, shift, weighed

if TYPE_CHECKING:
    from advisor.index.embedding import Encoder, Matrix
    from advisor.sources.library import Library

SEED = 1
EPOCHS = 3
BATCH = 512
RATE = 1e-3
STAY = 0.005
"""Penalty on the squared distance of each matrix from identity."""
TOPIC_SHARE = 0.5
"""What a topic's first article weighs beside the topic itself, as the target of its wordings; what the topic
and each article that only helps weigh beside one that answers, as the target of a worked question."""
SAMPLE = 500
"""Wordings also embedded as queries, to learn how far queries lie from passages."""
LEAST = 1e-4
"""Added to a probability before its logarithm."""


def train(
    passages: Sequence[Passage], vectors: Matrix, encoder: Encoder, library: Library
) -> tuple[Matrix, Matrix]:
    """The query's matrix and the passages', from the passages and the model's own vectors of them."""
    torch.manual_seed(SEED)
    rows = [row for row, one in enumerate(passages) if route(one) in ("provision", "wording", "topic")]
    names: dict[object, int] = {}
    owner = torch.tensor([names.setdefault(_owner(passages[row]), len(names)) for row in rows])
    place = {row: at for at, row in enumerate(rows)}
    wordings = [row for row in rows if _is_question(passages[row])]
    itself = torch.tensor([place[row] for row in wordings])
    worked = [row for row, one in enumerate(passages) if route(one) == "question"]
    entries, entry = _entries(passages, worked, library)
    articles = _articles(entries)
    of_wordings = _targets(names, library.topics)[owner[itself]]
    targets = torch.cat([of_wordings, _worked_targets(names, entries)[entry]])
    texts = [passages[row].text for row in wordings]
    queries = torch.from_numpy(vectors[wordings + worked] + shift(texts, vectors[wordings], encoder, SAMPLE))
    held, asked = (torch.from_numpy(np.ascontiguousarray(vectors[chosen])) for chosen in (rows, worked))
    identity = torch.eye(held.shape[1])
    query, passage = (torch.nn.Parameter(identity.clone()) for _ in range(2))
    optimiser = torch.optim.Adam([query, passage], lr=RATE)
    for epoch in range(EPOCHS):
        total = 0.0
        for batch in torch.split(torch.randperm(len(queries)), BATCH):
            asking = normalize(queries[batch] @ query)
            likeness = (SHARPNESS * (asking @ normalize(held @ passage).T - 1.0)).exp()
            ours = torch.nonzero(batch < len(wordings))[:, 0]
            likeness = likeness.index_put((ours, itself[batch[ours]]), torch.zeros(len(ours)))
            summed = torch.zeros(len(batch), len(names)).index_add(1, owner, likeness) + 1e-9
            chances = summed.log() - summed.sum(1, keepdim=True).log()
            loss = -(targets[batch] * chances).sum(1).mean()
            theirs = torch.nonzero(batch >= len(wordings))[:, 0]
            if len(theirs):
                own = entry[batch[theirs] - len(wordings)]
                near = SHARPNESS * (asking[theirs] @ normalize(asked @ passage).T)
                shares = near.masked_fill(own[:, None] == entry[None, :], -1e4).softmax(1)
                told = torch.zeros(len(theirs), len(entries)).index_add(1, entry, shares) @ articles
                loss = loss - (articles[own] * (told + LEAST).log()).sum(1).mean()
            strayed = (query - identity).square().sum() + (passage - identity).square().sum()
            optimiser.zero_grad()
            (loss + STAY * strayed).backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            total += loss.item() * len(batch)
        print(f"adapter: epoch {epoch + 1} of {EPOCHS}, loss {total / len(queries):.3f}", flush=True)
    return query.detach().numpy(), passage.detach().numpy()


def _entries(
    passages: Sequence[Passage], worked: Sequence[int], library: Library
) -> tuple[list[tuple[str, dict[ProvisionRef, float]]], torch.Tensor]:
    """Each worked question as (topic, article → weight), and of each of its wordings which question it is."""
    entries: list[tuple[str, dict[ProvisionRef, float]]] = []
    numbers: dict[str, int] = {}
    entry = []
    for row in worked:
        one = passages[row]
        question = question_of(one)
        if question not in numbers:
            numbers[question] = len(entries)
            entries.append((one.source, weighed(one, library, TOPIC_SHARE)))
        entry.append(numbers[question])
    return entries, torch.tensor(entry, dtype=torch.long)


def _articles(entries: Sequence[tuple[str, Mapping[ProvisionRef, float]]]) -> torch.Tensor:
    """One row a worked question: the probabilities of its articles."""
    columns: dict[ProvisionRef, int] = {}
    for _, weights in entries:
        for ref in weights:
            columns.setdefault(ref, len(columns))
    table = torch.zeros(len(entries), len(columns))
    for row, (_, weights) in enumerate(entries):
        for ref, weight in weights.items():
            table[row, columns[ref]] = weight
    return table / table.sum(1, keepdim=True)


def _worked_targets(
    names: Mapping[object, int], entries: Sequence[tuple[str, Mapping[ProvisionRef, float]]]
) -> torch.Tensor:
    """One row a worked question: the probabilities its wordings should give to articles and topics."""
    table = torch.zeros(len(entries), len(names))
    for row, (topic, weights) in enumerate(entries):
        for name, weight in ((topic, TOPIC_SHARE), *weights.items()):
            if name in names:
                table[row, names[name]] = weight
    return table / table.sum(1, keepdim=True)


def _owner(passage: Passage) -> object:
    return passage.source if route(passage) == "topic" else passage.parents[0]


def _is_question(passage: Passage) -> bool:
    """Workers' wordings; not our own claims, which lead to articles too, nor the single words of a topic."""
    way = route(passage)
    if way == "topic":
        return ":wording:" in passage.id
    return way == "wording" and not passage.body.endswith("。")


def _targets(names: dict[object, int], topics: Mapping[str, Topic]) -> torch.Tensor:
    """One row an article or topic: the probabilities its wordings should be given."""
    targets = torch.eye(len(names))
    for topic in topics.values():
        for place, ref in enumerate(topic.provisions):
            if topic.id in names and ref in names:
                targets[names[topic.id], names[ref]] = TOPIC_SHARE * TOPIC_DECAY**place
    return targets / targets.sum(1, keepdim=True)
