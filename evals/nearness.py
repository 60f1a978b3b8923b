"""No wording of a held-out case may stand in the knowledge: neither in `asked_as` nor in a worked question.

`advisor kb check` compares meanings with the questions of retrieval (`advisor.audit.wordings`). Here the
letters of every held-out text of every dataset are compared, without a model: whoever wrote a wording after
reading a case keeps its phrases, whatever a model thinks of them.

Two texts are near when the shorter shares `NEAR` of its runs of `RUN` characters with the longer; signs and
figures are left out. Runs that are everybody's (more than `COMMON` wordings have them) do not count, and a
text of fewer than `SHORTEST` others is not compared. Of the development halves, which nobody hid, the nearest
pair that met by chance shares 0.62: one stock phrase and little else (合同到期能不能终止).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from advisor.sources import Library
from advisor.text import normalise
from evals import amount_cases, answers, conversations, facts, questions, rewordings, routing
from evals.datasets import abstention_cases, answer_cases, question_cases, rewording_cases, routing_cases
from evals.paired import conversation_cases, fact_cases

RUN = 4
SHORTEST = 8
COMMON = 60
NEAR = 0.65

_SIGNS = re.compile(r"[\W\d_a-zA-Z]+")


class _Case(Protocol):
    @property
    def id(self) -> str: ...


C = TypeVar("C", bound=_Case)


@dataclass(frozen=True, slots=True)
class Near:
    """A wording of ours and the id of the case it comes too near to; the case's words are not told."""

    where: str
    wording: str
    case: str
    share: float


def held_out() -> dict[str, str]:
    """Every text of a held-out case, by dataset and id; of a case of several texts each with its place."""
    return {
        f"{name} {id}": text
        for name, texts in HELD_OUT.items()
        for id, told in texts().items()
        for id, text in _placed(id, told)
    }


def _placed(id: str, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len(texts) == 1:
        yield id, texts[0]
    else:
        yield from ((f"{id}.{place}", text) for place, text in enumerate(texts, start=1))


Texts = Callable[[], Mapping[str, Sequence[str]]]
"""By id, the texts of the cases of a dataset that are held out."""


def _texts(
    cases: Callable[[], Iterable[C]], half: Callable[[C], str], words: Callable[[C], Sequence[str]]
) -> Texts:
    return lambda: {one.id: words(one) for one in cases() if half(one) == "held-out"}


HELD_OUT: Mapping[str, Texts] = {
    "questions": _texts(question_cases, questions.half, lambda one: (one.question,)),
    "facts": _texts(fact_cases, facts.half, lambda one: (one.message,)),
    "routing": _texts(routing_cases, routing.half, lambda one: (one.message,)),
    "abstention": _texts(abstention_cases, lambda one: one.half, lambda one: (one.question,)),
    "amounts": _texts(amount_cases.amount_cases, amount_cases.half, lambda one: (one.question,)),
    "amounts-later": _texts(amount_cases.later_amount_cases, amount_cases.half, lambda one: (one.question,)),
    "answers": _texts(answer_cases, answers.half, lambda one: (*one.turns, one.question)),
    "conversations": _texts(
        conversation_cases, lambda one: conversations.half(one.id), lambda one: one.turns
    ),
    "rewordings": _texts(
        rewording_cases, rewordings.half, lambda one: (*one.faithful, *(text for _, text in one.wrong))
    ),
}
"""Every suite with a held-out half; `support`, `citations` and `ingestion` have none."""


def wordings(library: Library) -> Iterator[tuple[str, str]]:
    """(where, wording) of every `asked_as` and worked question of the knowledge."""
    for instrument in library.instruments:
        for version in instrument.versions:
            if version.text == "not_held":
                continue
            for provision in library.provisions(instrument, version.effective):
                if provision.version == version.effective:
                    yield from ((str(provision.ref), one) for one in provision.asked_as)
    for topic in library.topics.values():
        yield from ((f"topics/{topic.id}", one) for one in topic.asked_as)
        for question in library.questions.get(topic.id, ()):
            yield from ((f"questions/{topic.id}", one) for one in question.asked_as)


def too_near(
    written: Iterable[tuple[str, str]], cases: Mapping[str, str], *, near: float = NEAR
) -> list[Near]:
    """Every wording of ours (as `wordings` gives them) that stands too near to a case, the nearest first."""
    ours = [(where, text, runs(text)) for where, text in written]
    known = Counter(run for _, _, own in ours for run in own)
    holders: dict[str, list[str]] = defaultdict(list)
    sizes = {}
    for id, text in cases.items():
        own = {run for run in runs(text) if known[run] <= COMMON}
        sizes[id] = len(own)
        for run in own:
            holders[run].append(id)
    found = []
    for where, text, own in ours:
        rare = {run for run in own if known[run] <= COMMON}
        shared = Counter(id for run in rare for id in holders.get(run, ()))
        for id, count in shared.items():
            shorter = min(len(rare), sizes[id])
            if shorter >= SHORTEST and count / shorter >= near:
                found.append(Near(where, text, id, count / shorter))
    return sorted(found, key=lambda one: -one.share)


def runs(text: str) -> set[str]:
    """The runs of `RUN` characters of a text, of Chinese characters alone."""
    letters = _SIGNS.sub("", normalise(text))
    return {letters[at : at + RUN] for at in range(len(letters) - RUN + 1)}
