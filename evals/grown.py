"""The base several times over: an index as large as knowledge may become, without embedding it anew.

Each copy has the words of its passage, so that lists of words grow as they would, and its vector with the
figures in another order, which lies near to no question: what is found by meaning stays what it was.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from advisor.domain import Passage
from advisor.index import Index, store
from advisor.index.adapter import adapter_for
from advisor.index.build import _fill
from advisor.sources import Library

if TYPE_CHECKING:
    from advisor.index.embedding import Matrix


def grown(index: Index, library: Library, folder: Path, times: int) -> Index:
    """An index `times` as large, written to `folder`, with the same model. Close it when done."""
    passages = copies(index.passages, times)
    vectors = shuffled(np.asarray(index._vectors, dtype=np.float32), times)
    settings = index.settings.model_copy(update={"data_dir": folder})
    place = folder / "index" / "grown"
    place.mkdir(parents=True)
    _fill(
        place,
        passages,
        library,
        index.lexicon,
        settings,
        lambda texts: vectors,
        adapter_for(index.encoder),
        lambda stage, done, total: None,
        None,
    )
    info = dataclasses.replace(index.info, path=place, passages=len(passages))
    return Index(info, settings, index._encoder, (place / store.LEASE).open("rb"))


def copies(passages: Sequence[Passage], times: int) -> list[Passage]:
    """The passages, then each once more for every further time, under ids of their own."""
    more = [
        dataclasses.replace(passage, id=f"{passage.id}~{n}")
        for n in range(2, times + 1)
        for passage in passages
    ]
    return [*passages, *more]


def shuffled(vectors: Matrix, times: int) -> Matrix:
    """The vectors, then for every further time all of them with their figures in another order."""
    chance = np.random.default_rng(7)
    orders = [chance.permutation(vectors.shape[1]) for _ in range(times - 1)]
    return np.vstack([vectors, *(vectors[:, order] for order in orders)])
