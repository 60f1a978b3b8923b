"""Legs into one ranking: reciprocal ranks, passages resolved to the provisions and pages they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from advisor.domain import Passage, ProvisionRef
from advisor.index.passages import route

RANK_CONSTANT = 20
"""k of reciprocal-rank fusion. Smaller than the usual 60: our lists are short and their heads are good."""
WINDOW = 40
"""Sources of a leg that count; what ranks lower is noise."""

REFERENCE, MATTER, KEYWORD, DENSE = "reference", "matter", "keyword", "dense"
LEG_WEIGHTS: Mapping[str, float] = {MATTER: 2.0, KEYWORD: 1.0, DENSE: 1.0}
"""What the dialogue recognised weighs as much as both searches together."""
NAMED = 10.0
"""What an article named in the query has over the next: more than all else adds up to, so that those named
come first and in the order of naming."""

ROUTE_WEIGHTS: Mapping[str, float] = {
    "provision": 1.0,
    "wording": 0.9,
    "topic": 0.9,
    "case": 0.5,
    "document": 1.45,
}
"""How much a passage vouches for what it leads to. A user's own paper weighs more than its rank: it was added
on purpose, and has no topics or wordings to lead to it."""
DECAY = 0.85
"""Each next provision of a topic or case gets this share of the one before."""
SPREAD: Mapping[str, int] = {"topic": 6, "case": 3}
"""Provisions a topic or a case brings in, at most, so that one matter does not fill the list."""

Target = ProvisionRef | tuple[str, int]
"""A provision, or a page of a user's document: (document id, page)."""


@dataclass(slots=True)
class Score:
    """What is known of one target while legs are added up."""

    total: float = 0.0
    legs: dict[str, float] = field(default_factory=dict)
    via: dict[str, None] = field(default_factory=dict)
    passage: Passage | None = None


def fuse(legs: Mapping[str, Sequence[tuple[Passage, float]]]) -> dict[Target, Score]:
    """Targets with their fused scores; 1.0 is what the first place of one leg is worth.

    Each leg is (passage, the leg's own score), best first. Ranks count sources, not passages: twenty wordings
    of one topic take one place, not twenty. Within a leg a target has the best of itself and its wordings,
    and the best of each other route that leads to it.
    """
    targets: dict[Target, Score] = {}
    for leg, found in legs.items():
        routes: dict[tuple[Target, str], float] = {}
        for rank, (passage, own) in _ranked(found):
            if leg == REFERENCE:
                worth = NAMED * (len(found) + 1 - rank)
            else:
                worth = LEG_WEIGHTS[leg] * (RANK_CONSTANT + 1) / (RANK_CONSTANT + rank)
            way = route(passage)
            for target, share in _targets(passage):
                key = (target, "provision" if way == "wording" else way)
                routes[key] = max(routes.get(key, 0.0), worth * share)
                score = targets.setdefault(target, Score())
                _note(score, passage, leg, own)
        for (target, _), worth in routes.items():
            targets[target].total += worth
    return targets


def _ranked(found: Iterable[tuple[Passage, float]]) -> Iterable[tuple[int, tuple[Passage, float]]]:
    places: dict[object, int] = {}
    for passage, own in found:
        way = route(passage)
        source = passage.parents if way in ("provision", "wording") else (way, passage.source, passage.page)
        rank = places.setdefault(source, len(places) + 1)
        if rank > WINDOW:
            return
        yield rank, (passage, own)


def _targets(passage: Passage) -> Iterable[tuple[Target, float]]:
    way = route(passage)
    weight = ROUTE_WEIGHTS[way]
    if way == "document":
        yield (passage.source, passage.page or 1), weight
        return
    for place, ref in enumerate(passage.parents[: SPREAD.get(way)]):
        yield ref, weight * DECAY**place


def _note(score: Score, passage: Passage, leg: str, own: float) -> None:
    way = route(passage)
    score.legs.setdefault(leg, own)
    if way in ("provision", "document"):
        score.passage = score.passage or passage
    elif way == "wording":
        score.via.setdefault("wording")
    else:
        score.via.setdefault(f"{way}:{passage.source}")
