"""What the searches found, before it is ranked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from advisor.domain import Passage, ProvisionRef
from advisor.index.passages import Route, route
from advisor.index.store import Near

REFERENCE, MATTER, KEYWORD, DENSE = "reference", "matter", "keyword", "dense"
CLASSIFIER, RERANKER = "classifier", "reranker"
"""The legs' names as a hit shows them."""

Target = ProvisionRef | tuple[str, int]
"""A provision, or a page of a user's document: (document id, page)."""


@dataclass(frozen=True)
class Legs:
    """Passages of the right place and date, each leg best first."""

    # Without slots: what is asked of the legs many times is worked out once.

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

    @cached_property
    def keyword_by(self) -> Mapping[Route, Sequence[tuple[Passage, float]]]:
        """The keyword leg by the kind of passage."""
        found: dict[Route, list[tuple[Passage, float]]] = defaultdict(list)
        for passage, score in self.keyword:
            found[route(passage)].append((passage, score))
        return found

    @cached_property
    def dense_by(self) -> Mapping[Route, Sequence[Near]]:
        found: dict[Route, list[Near]] = defaultdict(list)
        for near in self.dense:
            found[route(near.passage)].append(near)
        return found
