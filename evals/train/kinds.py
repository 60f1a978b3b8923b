"""`python -m evals.train.kinds`: learn `advisor/dialogue/kinds.npz`, what kind of message this is.

Trained as one small network (`network.py` beside this) on the files `messages*.yaml`, on how topics are
asked for and on one in ten worked questions, all of labour law; of the others it tells how many would be
sent away. A danger told in the middle of a long story is still one, and a curse before a question is still a
question: so messages are also learned from with a worked question before or behind them. The datasets of the
suites take no part. One seed, one result.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import yaml
from scipy import sparse

from advisor.advice import Advisor
from advisor.dialogue.kinds import DANGERS, KINDS_FILE, Meaning, features, judge, save
from advisor.dialogue.reading import read
from advisor.index.embedding import SentenceEncoder
from advisor.index.vectors import embed
from advisor.retrieval.query import fold
from evals.train.network import fit
from evals.train.worked import shift

if TYPE_CHECKING:
    from advisor.index.embedding import Encoder, Matrix

MESSAGES = tuple(sorted(Path(__file__).parent.glob("messages*.yaml")))
ALIKE = {"employer_ask": "labour"}
"""Kinds told apart in the file for whoever extends it, answered alike."""
EVERY = 10
"""Of the worked questions one in so many is learned from."""
PLAIN_WEIGHT = 0.3
JOINED_WEIGHT = 0.5
"""Of a plain question of labour law, and of a message joined to one, beside a message written for this."""
SAMPLE = 60
"""Worked questions also embedded as queries, to learn how far queries lie from passages."""
SEED = 7


def main() -> None:
    encoder = SentenceEncoder("bundled")
    advisor = Advisor()
    worked, asked = _worked(advisor, encoder)
    written = [(ALIKE.get(kind, kind), read(text).text) for kind, text in messages()]
    joined = _joined(written, worked)
    names = [kind for kind, _ in (*written, *joined)]
    texts = [text for _, text in (*written, *joined)]
    plain = _topics(advisor)
    vectors = np.concatenate([encoder.queries([fold(text) for text in (*texts, *plain)]), asked[::EVERY]])
    plain += worked[::EVERY]
    texts += plain
    weights = _weights([kind for kind, _ in written], names, len(plain))
    names += ["labour"] * len(plain)
    centre = vectors.mean(axis=0)
    seen = sparse.csr_matrix(
        sparse.vstack(
            [
                sparse.csr_matrix(features(text, vector - centre))
                for text, vector in zip(texts, vectors, strict=True)
            ]
        )
    )
    save(KINDS_FILE, fit(seen, names, weights, centre))
    print(f"written: {KINDS_FILE.name}, {len(written)} messages")
    left = [place for place in range(len(worked)) if place % EVERY]
    _tell([worked[place] for place in left], asked[left])


def messages() -> list[tuple[str, str]]:
    """(kind, message) of every file, in order of the files."""
    return [
        (kind, text)
        for path in MESSAGES
        for kind, texts in yaml.safe_load(path.read_text(encoding="utf-8")).items()
        for text in texts
    ]


def _topics(advisor: Advisor) -> list[str]:
    """How topics are asked for: short, often no more than a noun and 多少钱."""
    return [read(text).text for topic in advisor.library.topics.values() for text in topic.asked_as]


def _joined(written: list[tuple[str, str]], worked: list[str]) -> list[tuple[str, str]]:
    out = []
    for kind, text in written:
        # A message of its own seed: another one in the file changes nothing for the rest.
        chosen = random.Random(f"{SEED} {text}")
        if kind in (*DANGERS, "labour"):
            out += [(kind, f"{chosen.choice(worked)}，{text}"), (kind, f"{text}，{chosen.choice(worked)}")]
        if kind == "vent":
            out.append(("labour", f"{text}，{chosen.choice(worked)}"))
    return out


def _weights(written: list[str], names: list[str], plain: int) -> list[float]:
    """Kinds with few messages weigh more, by the root of their rarity."""
    count = Counter(written)
    rarity = [(100 / count[name]) ** 0.5 for name in names]
    joined = [JOINED_WEIGHT * weight for weight in rarity[len(written) :]]
    return rarity[: len(written)] + joined + [PLAIN_WEIGHT] * plain


def _worked(advisor: Advisor, encoder: Encoder) -> tuple[list[str], Matrix]:
    """The worked questions as read, and their vectors as queries."""
    texts = [
        text
        for topic in advisor.library.questions.values()
        for question in topic
        for text in question.asked_as
    ]
    with tempfile.TemporaryDirectory() as folder:
        vectors = embed(texts, encoder, Path(folder) / "vectors.sqlite")
    return [read(text).text for text in texts], vectors + shift(texts, vectors, encoder, SAMPLE)


def _told_before(vector: Matrix) -> Meaning:
    return lambda texts: vector[None]


def _tell(texts: list[str], vectors: Matrix) -> None:
    judged = [judge(text, _told_before(vector)) for text, vector in zip(texts, vectors, strict=True)]
    sent = [kinds.likeliest != "labour" for kinds in judged]
    danger = [kinds.danger >= 0.5 for kinds in judged]
    print(f"left out {len(texts)}: not labour {np.mean(sent):.4f}, danger {np.mean(danger):.4f}")


if __name__ == "__main__":
    main()
