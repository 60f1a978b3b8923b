"""What kind of message this is, judged from its meaning: where no list of words can be long enough.

A small network over the message's vector (the bundled model's) with one hidden layer, beside a linear model
over the vector and the message's character sequences, learned together by `python -m evals.train.kinds` from
the messages in `evals/train/messages*.yaml` and worked questions; it wrote `kinds.npz`. Words decide beside
it (`routing.py`): it finds the danger that no word names, and a field of life or law that no list foresaw.
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

    @property
    def likeliest_in_safety(self) -> str | None:
        """What the message is once danger has been ruled out."""
        return max(self.chances.keys() - set(DANGERS), key=self.__getitem__, default=None)


UNJUDGED = Kinds({})


def judge(text: str, meaning: Meaning) -> Kinds:
    """The kind of a message that was read (`Reading.text`)."""
    import numpy as np

    learned = _model()
    seen = features(text, meaning([text])[0] - learned.centre)
    hidden = np.maximum(0, seen[: len(learned.centre)] @ learned.inner + learned.inner_bias)
    scores = seen @ learned.weights + hidden @ learned.outer + learned.bias
    raised = np.exp(scores - scores.max())
    return Kinds(dict(zip(learned.names, (raised / raised.sum()).tolist(), strict=True)))


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


SPREAD = 10.0
"""Figures of the bundled model's unit vectors differ by some hundredths…"""
SHARE = 2.5
"""…and this gives the characters about as much say as the vector."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What training found. D figures make a vector, F a message's features (D first), H the hidden layer."""

    names: tuple[str, ...]
    """The N kinds."""
    weights: Matrix
    """F × N."""
    bias: Matrix
    """N."""
    inner: Matrix
    """D × H."""
    inner_bias: Matrix
    """H."""
    outer: Matrix
    """H × N."""
    centre: Matrix
    """D: the mean of all vectors, taken off each."""


_LARGE = ("weights", "inner", "outer")


def save(path: Path, learned: Learned) -> None:
    """Half precision loses nothing that shows in a chance."""
    import numpy as np

    held = {name: getattr(learned, name) for name in (*_LARGE, "bias", "inner_bias", "centre")}
    np.savez_compressed(
        path,
        names=np.array(learned.names),
        **{
            name: matrix.astype(np.float16 if name in _LARGE else np.float32) for name, matrix in held.items()
        },
    )
    _model.cache_clear()


@cache
def _model() -> Learned:
    import numpy as np

    with np.load(KINDS_FILE) as held:
        return Learned(
            names=tuple(str(name) for name in held["names"]),
            **{name: held[name].astype(np.float32) for name in held.files if name != "names"},
        )
