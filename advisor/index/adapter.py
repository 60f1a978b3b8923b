"""A linear adapter over the bundled model: two matrices that turn its vectors towards our own wordings.

Trained by `python -m evals.train` on which wording belongs to which article and topic, and on nothing else;
`adapter.npz` beside this file is what it wrote. Another model than the one it was trained on gets none.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from advisor.index.embedding import Matrix

ADAPTER_FILE = Path(__file__).with_name("adapter.npz")


@dataclass(frozen=True, slots=True)
class Adapter:
    """`query` and `passage` are square matrices applied to unit vectors from the right; None: identity."""

    name: str
    query: Matrix | None = None
    passage: Matrix | None = None

    def queries(self, vectors: Matrix) -> Matrix:
        return _turned(vectors, self.query)

    def passages(self, vectors: Matrix) -> Matrix:
        return _turned(vectors, self.passage)


def adapter_for(encoder: str) -> Adapter:
    """The adapter trained on the model of that name; one that changes nothing where there is none."""
    trained = _trained()
    return trained[1] if trained is not None and trained[0] == encoder else Adapter("none")


def space(encoder: str) -> str:
    """Names the vectors a base is searched by: those of another model or adapter must not be mixed in."""
    adapter = adapter_for(encoder)
    return encoder if adapter.query is None else f"{encoder}, {adapter.name}"


def save(path: Path, encoder: str, query: Matrix, passage: Matrix) -> None:
    """Write a trained adapter; half precision loses nothing that shows in a ranking."""
    np.savez(
        path,
        encoder=np.array(encoder),
        query=query.astype(np.float16),
        passage=passage.astype(np.float16),
    )


@cache
def _trained() -> tuple[str, Adapter] | None:
    if not ADAPTER_FILE.is_file():
        return None
    digest = hashlib.sha256(ADAPTER_FILE.read_bytes()).hexdigest()[:12]
    with np.load(ADAPTER_FILE) as held:
        query, passage = (held[name].astype(np.float32) for name in ("query", "passage"))
        return str(held["encoder"]), Adapter(f"adapter {digest}", query, passage)


def _turned(vectors: Matrix, by: Matrix | None) -> Matrix:
    if by is None:
        return vectors
    turned: Matrix = vectors @ by
    turned /= np.linalg.norm(turned, axis=-1, keepdims=True)
    return turned
