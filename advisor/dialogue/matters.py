"""Which topics a message is about, what it asks about first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, pairwise, product
from typing import Any, get_args

from advisor.dialogue.wordlists import pattern, section
from advisor.domain import Question, Topic
from advisor.text import normalise

_SHORTEST_WORDING = 6
_APART = 40
"""Characters between two words that name a matter together; further apart they tell two things."""
_PLACES = 12
"""Places of one word that are looked at: a message may repeat it a thousand times."""

_BREAK = re.compile(r"[，,。；;！!？?\n…~～]+")
_STOP = re.compile(r"[。；;！!？?\n…]")
SUB_QUESTIONS = frozenset(get_args(Question))
"""A procedure of this name (evidence) is part of every matter: the matter named gives it."""

_Span = tuple[int, int]


def recognise(text: str, topics: Mapping[str, Topic]) -> tuple[str, ...]:
    """Topic ids named in a normalised message; see `recognise_asked`."""
    return recognise_asked(text, topics)[0]


def recognise_asked(text: str, topics: Mapping[str, Topic]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Topic ids named in a normalised message: what it asks about, then what it tells, then mere background;
    and those among them that it asks about in more than passing words (没合同 is often a circumstance).

    A procedure (arbitration, legal aid …) counts beside a matter only where the question is about it; the
    proof of unpaid wages is given by the topic of unpaid wages.

    A name inside a longer name of another topic does not count: 试用期辞退 does not name 试用期 as well.
    """
    found = _named(text, topics)
    clauses = _clauses(text)
    matters = {id: spans for id, spans in found.items() if not topics[id].procedure}
    told = [span for spans in matters.values() for span in spans]
    meant = _meant(text, matters, clauses, [span for spans in found.values() for span in spans])
    ranked: dict[str, tuple[int, int]] = {
        id: _rank_of_matter(text, spans, clauses, meant.get(id)) for id, spans in matters.items()
    }
    for id in found.keys() - matters.keys():
        rank = _rank_of_procedure(found[id], clauses, told, part=id in SUB_QUESTIONS)
        if rank is not None or not matters:
            ranked[id] = rank or (_TOLD, found[id][0][0])
    weak = pattern("matters", "background")
    asked = frozenset(
        id
        for id, (rank, _) in ranked.items()
        if rank == _ASKED and any(not weak.search(text[start:end]) for start, end in found[id])
    )
    return tuple(sorted(ranked, key=lambda id: ranked[id])), asked


_ASKED, _TOLD, _BESIDE, _BACKGROUND = range(4)


def _meant(
    text: str, matters: Mapping[str, list[_Span]], clauses: tuple[_Clause, ...], named: list[_Span]
) -> dict[str, int]:
    """Where a question that names nothing (还能不能要) asks for a matter: the one told most before it."""
    weak = pattern("matters", "background")
    places: dict[str, int] = {}
    for clause in clauses:
        if not clause.asks or any(clause.holds(span) for span in named):
            continue
        told = {
            id: [
                before.start
                for before in clauses
                if before.end <= clause.start
                and any(before.holds(one) and not weak.search(text[one[0] : one[1]]) for one in spans)
            ]
            for id, spans in matters.items()
        }
        most = max(told, key=lambda id: (len(told[id]), -min(told[id], default=0)), default=None)
        if most is not None and told[most]:
            places.setdefault(most, clause.start)
    return places


def _rank_of_matter(
    text: str, spans: list[_Span], clauses: tuple[_Clause, ...], meant: int | None
) -> tuple[int, int]:
    """两班倒, 没签合同, a wage slip are often only the circumstances of what is asked about."""
    asked = [start for start, end in spans if any(one.asks and one.holds((start, end)) for one in clauses)]
    if meant is not None:
        asked.append(meant)
    weak = pattern("matters", "background")
    strong = [start for start, end in spans if not weak.search(text[start:end])]
    for rank, places in ((_ASKED, asked), (_TOLD, strong)):
        if places:
            return rank, min(places)
    return _BACKGROUND, min(spans)[0]


def _rank_of_procedure(
    spans: list[_Span], clauses: tuple[_Clause, ...], told: list[_Span], *, part: bool
) -> tuple[int, int] | None:
    """First or beside the matter where the question names it; None where it is only part of the story."""
    asking = {clause.sentence for clause in clauses if clause.asks}
    ranks: list[tuple[int, int]] = []
    for span in spans:
        held = [clause for clause in clauses if clause.holds(span)]
        alone = any(not any(clause.holds(one) for one in told) for clause in held)
        if any(clause.asks for clause in held) and (alone or not part):
            ranks.append((_BESIDE if part else _ASKED, span[0]))
        elif alone and not part and any(clause.sentence in asking for clause in held):
            ranks.append((_BESIDE, span[0]))
    return min(ranks, default=None)


# --- where each topic is named ---


def _named(text: str, topics: Mapping[str, Topic]) -> dict[str, list[_Span]]:
    """The places, in the text's own positions, where each topic is named in its own right."""
    bare, places = _bare(text)
    named: dict[str, list[_Span]] = {}
    for id, topic in topics.items():
        spans = [span for name in _names(topic) for span in _spans(bare, name)]
        if spans:
            named[id] = [(places[start], places[end - 1] + 1) for start, end in spans]
    pairs = {id: _pairs(id, text) for id in topics}
    free: dict[str, list[_Span]] = {}
    for id in topics:
        others = [span for other, theirs in named.items() if other != id for span in theirs]
        taken = [span for other, theirs in pairs.items() if other != id for pair in theirs for span in pair]
        spans = [span for span in named.get(id, ()) if not any(_inside(span, other) for other in others)]
        spans += _by_lexicon(id, text)
        spans = [span for span in spans if not any(_overlap(span, other) for other in taken)]
        spans += [span for pair in pairs[id] for span in pair]
        if spans:
            free[id] = sorted(spans)
    return free


def _bare(text: str) -> tuple[str, list[int]]:
    """The text as names are compared with it, and where each of its characters stands in the text."""
    pieces = [(_bare_char(char), index) for index, char in enumerate(text)]
    bare = "".join(piece for piece, _ in pieces)
    return bare, [index for piece, index in pieces for _ in piece]


@lru_cache(maxsize=8192)
def _bare_char(char: str) -> str:
    return normalise(char)


def _spans(text: str, name: str) -> Iterator[_Span]:
    at = text.find(name)
    while at >= 0:
        yield at, at + len(name)
        at = text.find(name, at + 1)


def _inside(span: _Span, other: _Span) -> bool:
    return other[0] <= span[0] and span[1] <= other[1] and span != other


def _overlap(span: _Span, other: _Span) -> bool:
    return span[0] < other[1] and other[0] < span[1]


def _names(topic: Topic) -> tuple[str, ...]:
    """Keywords, and whole wordings long enough to mean nothing else."""
    return _named_by(topic.keywords, topic.asked_as)


@lru_cache(maxsize=1024)
def _named_by(keywords: tuple[str, ...], asked_as: tuple[str, ...]) -> tuple[str, ...]:
    wordings = (normalise(wording) for wording in asked_as)
    return (
        *(normalise(word) for word in keywords),
        *(one for one in wordings if len(one) >= _SHORTEST_WORDING),
    )


def _by_lexicon(id: str, text: str) -> Iterator[_Span]:
    lexicon = _lexicon(id)
    for name in lexicon.names:
        yield from (match.span() for match in name.finditer(text))
    for patterns in lexicon.together:
        matches = [pattern.search(text) for pattern in patterns]
        if all(matches):
            yield min(match.span() for match in matches if match)


def _pairs(id: str, text: str) -> list[tuple[_Span, ...]]:
    """Words that name the matter because they stand near each other; they name nothing else then."""
    lexicon = _lexicon(id)
    if any(one.search(text) for one in lexicon.unless):
        return []
    out = []
    for patterns in lexicon.near:
        places = [[match.span() for match in islice(one.finditer(text), _PLACES)] for one in patterns]
        close = [spans for spans in product(*places) if _distance(spans) <= _APART]
        out += [min(close, key=_distance)] if close else []
    return out


def _distance(spans: Iterable[_Span]) -> int:
    ordered = sorted(spans)
    return max(start - end for (_, end), (start, _) in pairwise(ordered))


@dataclass(frozen=True, slots=True)
class _Lexicon:
    names: tuple[re.Pattern[str], ...] = ()
    together: tuple[tuple[re.Pattern[str], ...], ...] = ()
    """Each of a group somewhere in the message."""
    near: tuple[tuple[re.Pattern[str], ...], ...] = ()
    """Each of a group, close to the others."""
    unless: tuple[re.Pattern[str], ...] = ()
    """Words that give what is `near` another, plainer meaning."""


@cache
def _lexicon(id: str) -> _Lexicon:
    try:
        entry: Any = section("matters", id)
    except KeyError:
        return _Lexicon()
    return _Lexicon(
        names=tuple(re.compile(name) for name in entry.get("names", ())),
        unless=tuple(re.compile(one) for one in entry.get("unless", ())),
        together=_groups(entry.get("together", ())),
        near=_groups(entry.get("near", ())),
    )


def _groups(entry: Iterable[Iterable[str]]) -> tuple[tuple[re.Pattern[str], ...], ...]:
    return tuple(tuple(re.compile(one) for one in group) for group in entry)


# --- what the message asks ---


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    sentence: int
    asks: bool

    def holds(self, span: _Span) -> bool:
        return _overlap(span, (self.start, self.end))


def _clauses(text: str) -> tuple[_Clause, ...]:
    asking = pattern("questions", "asking")
    out: list[_Clause] = []
    start, sentence = 0, 0
    for mark in (*_BREAK.finditer(text), None):
        end = len(text) if mark is None else mark.start()
        if end > start:
            put = mark is not None and ("？" in mark[0] or "?" in mark[0])
            out.append(_Clause(start, end, sentence, put or asking.search(text[start:end]) is not None))
        if mark is not None:
            sentence += _STOP.search(mark[0]) is not None
            start = mark.end()
    return tuple(out)
