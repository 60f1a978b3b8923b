"""What training reads of a worked question's passage: whose wording it is and how its articles weigh; and how
far a text as a passage lies from the same text as a query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from advisor.domain import Passage, ProvisionRef
from advisor.sources.library import Library

if TYPE_CHECKING:
    from advisor.index.embedding import Encoder, Matrix


def question_of(passage: Passage) -> str:
    """The question that a wording belongs to, as "q:topic:number"."""
    return passage.id.rpartition(":")[0]


def weighed(passage: Passage, library: Library, helps: float) -> dict[ProvisionRef, float]:
    """The question's articles: 1 for one that answers, `helps` for one that helps."""
    number = int(passage.id.split(":")[2])
    answering = library.questions[passage.source][number - 1].answering
    return {ref: 1.0 if place < answering else helps for place, ref in enumerate(passage.parents)}


def shift(texts: Sequence[str], vectors: Matrix, encoder: Encoder, sample: int) -> Matrix:
    """From a text as a passage to the same text as a query, on average over about `sample` of the texts: the
    model marks the two apart. `vectors` are those of the texts as passages, row by row."""
    step = max(1, len(texts) // sample)
    as_queries = encoder.queries(texts[::step])
    found: Matrix = as_queries.mean(axis=0) - vectors[::step].mean(axis=0)
    return found
