"""Vectors of a base that differs from the one before by a document or two: copied, then changed.

Writing every vector anew takes as long for one added page as for a whole law library. Only for a base of the
same knowledge and the same model: otherwise the graph would depend on how it came to be.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from advisor.domain import Passage
from advisor.index import store
from advisor.index.info import IndexInfo
from advisor.index.records import read_lines
from advisor.index.vectors import VectorStore

if TYPE_CHECKING:
    from advisor.index.embedding import Matrix

MOST_CHANGED = 0.5
"""Where more of the passages than this share are new or gone, all is written anew: that is no slower."""


@dataclass(frozen=True, slots=True)
class Change:
    """What tells a base from the one before: rows of passages to embed, ids no longer there."""

    folder: Path
    """Of the base before."""
    kept: dict[int, int]
    """Row of a passage that stays → its row in the base before."""
    fresh: tuple[int, ...]
    gone: tuple[str, ...]


def change_from(
    current: IndexInfo | None, knowledge: str, space: str, passages: Sequence[Passage]
) -> Change | None:
    """What changed since `current`; None where the base must be written whole, also when that is damaged."""
    if current is None or current.knowledge_hash != knowledge or current.encoder != space:
        return None
    try:
        held = read_lines(current.path / store.PASSAGES)
        before = {passage.id: (row, passage.text) for row, passage in enumerate(held)}
        rows = np.load(current.path / store.VECTORS, mmap_mode="r").shape[0]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if rows != len(before):
        return None
    kept: dict[int, int] = {}
    for row, passage in enumerate(passages):
        place, text = before.get(passage.id, (0, None))
        if text == passage.text:
            kept[row] = place
    fresh = tuple(row for row in range(len(passages)) if row not in kept)
    staying = {passages[row].id for row in kept}
    gone = tuple(identity for identity in before if identity not in staying)
    if len(fresh) + len(gone) > MOST_CHANGED * len(passages):
        return None
    return Change(current.path, kept, fresh, gone)


def renew(
    folder: Path,
    change: Change,
    passages: Sequence[Passage],
    vectors: Matrix,
    adapted: Matrix,
    progress: Callable[[int, int], None],
) -> None:
    """Write the vector store and `vectors.npy` of the new base; `vectors` are those of the fresh passages."""
    old: Any = np.load(change.folder / store.VECTORS, mmap_mode="r")
    whole = np.empty((len(passages), old.shape[1]), dtype=np.float16)
    whole[list(change.kept)] = old[list(change.kept.values())]
    if change.fresh:
        whole[list(change.fresh)] = vectors
    np.save(folder / store.VECTORS, whole)
    shutil.copytree(change.folder / store.CHROMA, folder / store.CHROMA)
    VectorStore.change(
        folder / store.CHROMA, change.gone, [passages[row].id for row in change.fresh], adapted
    )
    progress(len(change.fresh), len(change.fresh))
