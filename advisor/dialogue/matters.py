"""Which topics a message is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from advisor.dialogue.wordlists import section
from advisor.domain import Topic
from advisor.text import normalise

_SHORTEST_WORDING = 6


def recognise(text: str, topics: Mapping[str, Topic]) -> tuple[str, ...]:
    """Topic ids named in a normalised message, in the order in which it names them.

    A procedure (arbitration, evidence …) counts only where no matter is named: to whoever asks for the proof
    of unpaid wages, the topic of unpaid wages gives it.

    A name inside a longer name of another topic does not count: 试用期辞退 does not name 试用期 as well.
    """
    bare = normalise(text)
    named: dict[str, list[_Span]] = {}
    for id, topic in topics.items():
        spans = [span for name in _names(topic) for span in _spans(bare, name)]
        if spans:
            named[id] = spans
    found: dict[str, int] = {}
    for id, spans in named.items():
        others = [span for other, theirs in named.items() if other != id for span in theirs]
        free = [span for span in spans if not any(_inside(span, other) for other in others)]
        if free:
            found[id] = min(free)[0]
    for id in topics:
        by_lexicon = _by_lexicon(id, text)
        if by_lexicon is not None:
            found[id] = min(by_lexicon, found.get(id, by_lexicon))
    matters = {id: at for id, at in found.items() if not topics[id].procedure} or found
    return tuple(sorted(matters, key=lambda id: matters[id]))


_Span = tuple[int, int]


def _spans(text: str, name: str) -> Iterator[_Span]:
    at = text.find(name)
    while at >= 0:
        yield at, at + len(name)
        at = text.find(name, at + 1)


def _inside(span: _Span, other: _Span) -> bool:
    return other[0] <= span[0] and span[1] <= other[1] and span != other


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
