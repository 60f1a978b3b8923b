"""Vectors that come with the project, so that a first build does not embed what never changes for its users.

`prepared.npz` beside this file holds them for every passage of the knowledge base at the time of
`python -m evals.train.prepare` (or `make vectors`), by a hash of the text: a text that changed since is
simply embedded when the base is built, and another model finds nothing here. One byte a figure: what all
vectors share is taken off first and kept once, so that what is left is small and rounds well (the cosine of
a vector with what is read back is above 0.9999).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from advisor.index.embedding import Matrix

PREPARED_FILE = Path(__file__).with_name("prepared.npz")

_KEY_BYTES = 8
_STEPS = 127


@dataclass(frozen=True, slots=True)
class Prepared:
    """Unit vectors by the key `vectors.key_of` gives a text and model: shared + steps * scale, normalised."""

    rows: Mapping[bytes, int]
    """First bytes of the key → row."""
    shared: Matrix
    steps: np.ndarray[Any, np.dtype[np.int8]]
    """One row a vector."""
    scales: Matrix

    def __contains__(self, key: bytes) -> bool:
        return key[:_KEY_BYTES] in self.rows

    def find(self, keys: Iterable[bytes]) -> dict[bytes, Matrix]:
        """Those of `keys` that are held, with their vectors."""
        held = {key: self.rows[key[:_KEY_BYTES]] for key in keys if key in self}
        if not held:
            return {}
        chosen = list(held.values())
        vectors = self.shared + self.steps[chosen] * self.scales[chosen, None]
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return dict(zip(held, vectors, strict=True))

    def renewed(self, keys: Sequence[bytes], fresh: Mapping[bytes, Matrix]) -> Prepared:
        """Exactly `keys`, the new ones from `fresh`; rows held before stay as they are, to the byte."""
        keys = sorted(keys)
        shared = self.shared if self.rows else np.stack([fresh[key] for key in keys]).mean(axis=0)
        steps = np.empty((len(keys), len(shared)), np.int8)
        scales = np.empty(len(keys), np.float32)
        for row, key in enumerate(keys):
            if key in self:
                before = self.rows[key[:_KEY_BYTES]]
                steps[row], scales[row] = self.steps[before], self.scales[before]
            else:
                left = fresh[key] - shared
                scales[row] = np.abs(left).max() / _STEPS
                steps[row] = np.rint(left / scales[row]) if scales[row] else 0
        return Prepared({key[:_KEY_BYTES]: row for row, key in enumerate(keys)}, shared, steps, scales)

    def save(self, path: Path) -> None:
        np.savez_compressed(
            path,
            keys=np.frombuffer(b"".join(self.rows), np.uint8),
            shared=self.shared,
            steps=self.steps,
            scales=self.scales,
        )


NONE_PREPARED = Prepared({}, np.zeros(0, np.float32), np.zeros((0, 0), np.int8), np.zeros(0, np.float32))


@cache
def prepared_vectors(path: Path = PREPARED_FILE) -> Prepared:
    """What the file holds; nothing where there is none."""
    if not path.is_file():
        return NONE_PREPARED
    with np.load(path) as held:
        packed = held["keys"].tobytes()
        keys = (packed[start : start + _KEY_BYTES] for start in range(0, len(packed), _KEY_BYTES))
        rows = {key: row for row, key in enumerate(keys)}
        return Prepared(rows, held["shared"], held["steps"], held["scales"])
