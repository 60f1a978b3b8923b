"""Wordings that say the same twice, or come too near to the questions we are measured by.

Vectors of short Chinese questions lie close together whatever they ask (two unrelated ones have a cosine of
0.85 in the bundled model). Their mean is taken out first; then a cosine says how alike two questions are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from advisor.index.vectors import embed

if TYPE_CHECKING:
    from advisor.index.embedding import Encoder, Matrix
    from advisor.sources.library import Library

NEARLY_THE_SAME = 0.85
"""Cosine, the mean taken out, above which two wordings of one entry add nothing to one another."""
TOO_NEAR_A_QUESTION = 0.75
"""The same between a wording and a question of the yardstick: lower, for near is enough to spoil it."""

COMPARING = "比较问法"


def repeated_wordings(
    library: Library,
    encoder: Encoder,
    vectors: Path,
    questions: Mapping[str, str],
    progress: Callable[[str, int, int], None] = lambda stage, done, total: None,
) -> list[str]:
    """A line for each pair. Of a question only its id is told: authors must not read the yardstick."""
    entries = list(_entries(library))
    wordings = [wording for _, written in entries for wording in written]
    if not wordings:
        return []
    matrix = embed(
        [*wordings, *questions.values()],
        encoder,
        vectors,
        progress=lambda done, total: progress(COMPARING, done, total),
    )
    matrix = _centred(matrix, len(wordings))
    ours, asked = matrix[: len(wordings)], matrix[len(wordings) :]
    problems, start = [], 0
    for name, written in entries:
        rows = ours[start : start + len(written)]
        alike = rows @ rows.T
        for first in range(len(written)):
            for second in range(first + 1, len(written)):
                if alike[first, second] > NEARLY_THE_SAME:
                    problems.append(
                        f"{name}：“{written[first]}”和“{written[second]}”几乎一样——换一个说法，或删掉一个"
                    )
        near = rows @ asked.T
        for row, column in zip(*np.nonzero(near > TOO_NEAR_A_QUESTION), strict=True):
            question = list(questions)[column]
            problems.append(f"{name}：“{written[row]}”太接近评测题 {question}——换一个说法")
        start += len(written)
    return problems


def _entries(library: Library) -> Iterator[tuple[str, tuple[str, ...]]]:
    for instrument in library.instruments:
        for version in instrument.versions:
            if version.text == "not_held":
                continue
            for provision in library.provisions(instrument, version.effective):
                if provision.asked_as and provision.version == version.effective:
                    yield str(provision.ref), provision.asked_as
    for topic in library.topics.values():
        yield f"主题“{topic.id}”", topic.asked_as
        for number, question in enumerate(library.questions.get(topic.id, ()), start=1):
            yield f"主题“{topic.id}”第 {number} 问", question.asked_as


def _centred(matrix: Matrix, ours: int) -> Matrix:
    """Unit vectors without what all of our wordings have in common."""
    moved = matrix - matrix[:ours].mean(axis=0)
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    return np.asarray(moved / np.maximum(lengths, 1e-9), dtype=np.float32)
