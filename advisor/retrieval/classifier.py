"""Which articles answer a question, judged from its vector by a small network.

One hidden layer over the bundled model's own vectors, trained by `python -m evals.train --classifier` on the
worked questions of `knowledge/questions/` and on nothing else; `classifier.npz` beside this file is what it
wrote. What the searches cannot see, it has learned: that whoever asks this also needs that article, though
no word of it was said. Another model than the one it was trained on gets none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from advisor.domain import ProvisionRef

if TYPE_CHECKING:
    from advisor.index.embedding import Matrix

CLASSIFIER_FILE = Path(__file__).with_name("classifier.npz")
JUDGED = 60
"""Articles that a judgement names, likeliest first."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """`hidden` and `out` are matrices applied from the right, each with its bias; ReLU between them."""

    articles: tuple[ProvisionRef, ...]
    centre: Matrix
    hidden: Matrix
    hidden_bias: Matrix
    out: Matrix
    out_bias: Matrix

    def judge(self, vectors: Matrix) -> dict[ProvisionRef, float]:
        """The likeliest articles with their probabilities, best first.

        `vectors` are those of the pieces of one question, one a row; each piece has as much say as the next.
        """
        inner = np.maximum((vectors - self.centre) @ self.hidden + self.hidden_bias, 0.0)
        logits = inner @ self.out + self.out_bias
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        chances = (raised / raised.sum(axis=1, keepdims=True)).mean(axis=0)
        best = np.argsort(-chances, kind="stable")[:JUDGED]
        return {self.articles[row]: float(chances[row]) for row in best}


def classifier_for(encoder: str) -> Classifier | None:
    """The classifier trained on the model of that name; None where there is none."""
    trained = _trained()
    return trained[1] if trained is not None and trained[0] == encoder else None


def save(path: Path, encoder: str, classifier: Classifier) -> None:
    """Write a trained classifier; half precision loses nothing that shows in a ranking."""
    np.savez_compressed(
        path,
        encoder=np.array(encoder),
        titles=np.array([ref.instrument for ref in classifier.articles]),
        numbers=np.array([ref.article or "" for ref in classifier.articles]),
        **{name: getattr(classifier, name).astype(np.float16) for name in _FIGURES},
    )
    _trained.cache_clear()


_FIGURES = ("centre", "hidden", "hidden_bias", "out", "out_bias")


@cache
def _trained() -> tuple[str, Classifier] | None:
    if not CLASSIFIER_FILE.is_file():
        return None
    with np.load(CLASSIFIER_FILE) as held:
        articles = tuple(
            ProvisionRef(str(title), str(number) or None)
            for title, number in zip(held["titles"], held["numbers"], strict=True)
        )
        figures = {name: held[name].astype(np.float32) for name in _FIGURES}
        return str(held["encoder"]), Classifier(articles, **figures)
