"""Which topics a message is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from advisor.dialogue.wordlists import section
from advisor.domain import Topic
from advisor.text import normalise

_SHORTEST_WORDING = 6


def recognise(text: str, topics: Mapping[str, Topic]) -> tuple[str, ...]:
    """Topic ids named in a normalised message, in the order in which it names them."""
    bare = normalise(text)
    found = {}
    for id, topic in topics.items():
        positions = [at for word in _names(topic) if (at := bare.find(word)) >= 0]
        positions += [at for at in (_by_lexicon(id, text),) if at is not None]
        if positions:
            found[id] = min(positions)
    return tuple(sorted(found, key=lambda id: found[id]))


def _names(topic: Topic) -> list[str]:
    """Keywords, and whole wordings long enough to mean nothing else."""
    wordings = (normalise(wording) for wording in topic.asked_as)
    return [normalise(word) for word in topic.keywords] + [
        one for one in wordings if len(one) >= _SHORTEST_WORDING
    ]


def _by_lexicon(id: str, text: str) -> int | None:
    names, together = _lexicon(id)
    starts = [match.start() for pattern in names if (match := pattern.search(text))]
    for patterns in together:
        matches = [pattern.search(text) for pattern in patterns]
        starts += [min(match.start() for match in matches if match)] if all(matches) else []
    return min(starts, default=None)


@cache
def _lexicon(id: str) -> tuple[tuple[re.Pattern[str], ...], tuple[tuple[re.Pattern[str], ...], ...]]:
    try:
        entry: Any = section("matters", id)
    except KeyError:
        return (), ()
    return (
        tuple(re.compile(name) for name in entry["names"]),
        tuple(tuple(re.compile(one) for one in group) for group in entry["together"]),
    )
