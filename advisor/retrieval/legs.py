"""What the searches found, before it is ranked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from advisor.domain import Passage, ProvisionRef
from advisor.index.store import Near

REFERENCE, MATTER, KEYWORD, DENSE = "reference", "matter", "keyword", "dense"
CLASSIFIER, RERANKER = "classifier", "reranker"
"""The legs' names as a hit shows them."""

Target = ProvisionRef | tuple[str, int]
"""A provision, or a page of a user's document: (document id, page)."""


@dataclass(frozen=True, slots=True)
class Legs:
    """Passages of the right place and date, each leg best first."""

    named: Sequence[Passage] = ()
    """The articles the query names, in its order."""
    matters: Sequence[str] = ()
    """Ids of the topics the dialogue recognised."""
    keyword: Sequence[tuple[Passage, float]] = ()
    """With their BM25 scores."""
    dense: Sequence[Near] = ()
    judged: Mapping[ProvisionRef, float] = field(default_factory=dict)
    """The classifier's likeliest articles with their probabilities."""
    query: str = ""
    """What was searched for, folded; empty when nothing was."""
