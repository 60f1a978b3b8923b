"""What kind of message this is, judged from its meaning: where no list of words can be long enough.

A linear model over the message's vector (the bundled model's) and its character sequences, learned by
`python -m evals.train.kinds` from the messages in `evals/train/messages.yaml` and worked questions; it wrote
`kinds.npz`. Words decide beside it (`routing.py`): it finds the danger that no word names, and a field of
life or law that no list foresaw.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Matrix = np.ndarray[Any, np.dtype[np.float32]]

Meaning = Callable[[Sequence[str]], "Matrix"]
"""Texts to unit vectors of the bundled model, one a row."""

KINDS_FILE = Path(__file__).with_name("kinds.npz")
DANGERS = ("self_harm", "own_plan", "violence", "assault", "forced", "injury", "accident")
"""Kinds of danger; the entries of lists/routing.yaml answer them."""
BUCKETS = 8192
LONGEST = 3
"""Characters in the longest sequence that is counted."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """The chance of every kind; they add up to one. Empty where the message was not judged."""

    chances: Mapping[str, float]

    def __getitem__(self, kind: str) -> float:
        return self.chances.get(kind, 0.0)

    @property
    def danger(self) -> float:
        return sum(self[kind] for kind in DANGERS)

    @property
    def likeliest_danger(self) -> str:
        return max(DANGERS, key=self.__getitem__)

    @property
    def likeliest(self) -> str | None:
        return max(self.chances, key=self.__getitem__) if self.chances else None


UNJUDGED = Kinds({})


def judge(text: str, meaning: Meaning) -> Kinds:
    """The kind of a message that was read (`Reading.text`)."""
    import numpy as np

    names, weights, bias, centre = _model()
    scores = features(text, meaning([text])[0] - centre) @ weights + bias
    raised = np.exp(scores - scores.max())
    return Kinds(dict(zip(names, (raised / raised.sum()).tolist(), strict=True)))


def features(text: str, vector: Matrix) -> Matrix:
    """The centred vector, and behind it the share of each bucket of character sequences."""
    import numpy as np

    counts = Counter(
        zlib.crc32(text[at : at + size].lower().encode()) % BUCKETS
        for size in range(1, LONGEST + 1)
        for at in range(len(text) - size + 1)
    )
    bag = np.zeros(BUCKETS, dtype=np.float32)
    bag[list(counts)] = 1 + np.log(list(counts.values()))
    return np.concatenate([vector * SPREAD, bag * SHARE / max(1e-9, float(np.linalg.norm(bag)))])


SPREAD = 40.0
"""Figures of the bundled model's unit vectors differ by some hundredths…"""
SHARE = 10.0
"""…and this gives the characters about as much say as the vector."""


def save(path: Path, names: Sequence[str], weights: Matrix, bias: Matrix, centre: Matrix) -> None:
    """Half precision loses nothing that shows in a chance."""
    import numpy as np

    np.savez_compressed(
        path,
        names=np.array(names),
        weights=weights.astype(np.float16),
        bias=bias.astype(np.float32),
        centre=centre.astype(np.float32),
    )
    _model.cache_clear()


@cache
def _model() -> tuple[tuple[str, ...], Matrix, Matrix, Matrix]:
    import numpy as np

    with np.load(KINDS_FILE) as held:
        names = tuple(str(name) for name in held["names"])
        return names, held["weights"].astype(np.float32), held["bias"], held["centre"]
