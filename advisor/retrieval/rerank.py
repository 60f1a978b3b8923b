"""The first hits read again by a cross-encoder, when `ADVISOR_RERANKER_MODEL` names one.

It reads the question together with each text, which is slower than comparing vectors made apart and often
truer. It shares the word with the ranking, since it knows nothing of topics, wordings and places.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, islice
from statistics import fmean, pstdev
from typing import TYPE_CHECKING

from advisor.domain import Hit
from advisor.errors import UserError
from advisor.retrieval import query
from advisor.retrieval.legs import REFERENCE, RERANKER

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

DEPTH = 30
"""Hits that are read again: each costs a run of the model over question and text."""
WEIGHT = 1.0
"""What the cross-encoder's score weighs against the ranking's, both standardised: as much. Set by hand."""

Scorer = Callable[[Sequence[tuple[str, str]]], Sequence[float]]
"""How well each (question, text) fits, on any scale: a higher score fits better."""

_turn = threading.Lock()


def rerank(text: str, hits: Iterable[Hit], scorer: Scorer) -> Iterator[Hit]:
    """The hits, the first `DEPTH` of them in the order of both scores added up, the others as they were.

    `text` is the folded query, or empty: then nothing changes. Both scores are standardised over the hits
    that are read (mean 0, deviation 1), so that a model's scale does not matter. Articles named in the query
    and hits without a passage keep their places. A hit takes over the `score` of its new place, so that
    scores still fall from first to last; the cross-encoder's own is its leg `reranker`.
    """
    hits = iter(hits)
    first = list(islice(hits, DEPTH))
    read = {
        place: hit.passage.body
        for place, hit in enumerate(first)
        if hit.passage is not None and REFERENCE not in hit.legs
    }
    if not text or not read:
        return chain(first, hits)
    # A long story is read by its part that asks, as in the dense leg.
    asked = query.pieces(text)[0]
    own = dict(zip(read, scorer([(asked, body) for body in read.values()]), strict=True))
    ranking = _standardised([first[place].score for place in read])
    reading = _standardised(list(own.values()))
    total = {place: one + WEIGHT * other for place, one, other in zip(read, ranking, reading, strict=True)}
    better = sorted(read, key=lambda place: -total[place])
    moved = {
        place: replace(
            first[taken],
            score=first[place].score,
            legs={**first[taken].legs, RERANKER: round(own[taken], 4)},
        )
        for place, taken in zip(read, better, strict=True)
    }
    return chain((moved.get(place, hit) for place, hit in enumerate(first)), hits)


def cross_encoder(model: str) -> Scorer:
    """The scorer of a sentence-transformers CrossEncoder: a folder, or a hub id.

    The model loads at the first pair, once in a process. Safe between threads. The scorer raises UserError
    when the model cannot be loaded or gives no single score.
    """

    def score(pairs: Sequence[tuple[str, str]]) -> list[float]:
        import torch

        # One at a time: the model shall load once, and its tokenizer is not safe between threads.
        with _turn:
            # Before the sigmoid: good pairs lie too close together after it.
            scores = _loaded(model).predict(
                list(pairs), activation_fn=torch.nn.Identity(), show_progress_bar=False
            )
        return [float(one) for one in scores]

    return score


@cache
def _loaded(model: str) -> CrossEncoder:
    from sentence_transformers import CrossEncoder

    # They warn in English of what the errors below say in Chinese.
    for library in ("sentence_transformers", "transformers"):
        logging.getLogger(library).setLevel(logging.ERROR)
    try:
        loaded: CrossEncoder = CrossEncoder(model)
    except Exception as error:
        # A damaged or foreign folder raises anything (OSError, ValueError, SafetensorError …).
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise UserError(
            f"ADVISOR_RERANKER_MODEL 指定的重排模型“{model}”打不开：{reason}。"
            "请检查路径或名称，或去掉这个设置（不重排）。"
        ) from error
    if not _scores_pairs(loaded):
        raise UserError(
            f"ADVISOR_RERANKER_MODEL 指定的“{model}”不是重排模型：它不给一问一文打一个分。"
            "请换成 CrossEncoder 模型，或去掉这个设置（不重排）。"
        )
    return loaded


def _scores_pairs(model: CrossEncoder) -> bool:
    """Whether the model was trained to give a pair one score.

    A plain encoder is loaded too, with a last layer of random numbers; its config tells it apart.
    """
    if getattr(model[0], "transformer_task", None) != "sequence-classification":
        return model.num_labels == 1
    names = getattr(model.config, "architectures", None) or ()
    return model.num_labels == 1 and any(name.endswith("ForSequenceClassification") for name in names)


def _standardised(scores: Sequence[float]) -> list[float]:
    mean, deviation = fmean(scores), pstdev(scores)
    return [(score - mean) / deviation if deviation else 0.0 for score in scores]
