"""Words that were written and reviewed elsewhere, and may therefore stand in an answer exactly as written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from advisor.answering.base import Lookup
from advisor.domain import Award, Case, Evidence, Inquiry, Topic

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")


class Authored:
    """Looks up whole texts: advice and doubts of the topics found, the rules' words, notes on the message.

    Whole texts only. Half a reviewed sentence, or one with a word more, may say the opposite.
    """

    def __init__(
        self, inquiry: Inquiry, evidence: Evidence, awards: Iterable[Award], library: Lookup
    ) -> None:
        known = [library.topics[topic.id] for topic in evidence.topics if topic.id in library.topics]
        texts = [text for topic in known for text in _topic_texts(topic)]
        texts += [text for award in awards for text in award_texts(award)]
        texts += [text for one in inquiry.questions for text in (one.ask, one.why, one.where)]
        self._texts = {_bare(text) for text in (*texts, *inquiry.notes) if text}
        self._cases = {case.id: {_bare(text) for text in _case_texts(case)} for case in evidence.cases}

    def holds(self, text: str) -> bool:
        """Whether the text, or each member of a 、 list, was authored as it stands."""
        return _bare(text) in self._texts or all(_bare(part) in self._texts for part in text.split("、"))

    def case_holds(self, case_id: str, text: str) -> bool:
        return _bare(text) in self._cases.get(case_id, set())


def award_texts(award: Award) -> Iterator[str]:
    """Every sentence a rule wrote into its award."""
    yield from award.warnings
    if award.foretold is not None:
        yield award.foretold
    yield from (other.reading for other in award.alternatives)
    yield from (item.note for item in award.items)
    for deadline in award.deadlines:
        yield deadline.note
        yield f"{deadline.label}：{deadline.note}"
    for missing in award.missing:
        yield from (missing.ask, missing.why, missing.where)


def _topic_texts(topic: Topic) -> Iterator[str]:
    for step in topic.steps:
        yield from (text for text in (step.text, step.who, step.where, *step.papers) if text)
    for item in topic.evidence:
        yield from (text for text in (item.text, item.how) if text)
    for doubt in topic.uncertainties:
        yield from (doubt.text, doubt.effect)


def _case_texts(case: Case) -> Iterator[str]:
    yield case.title
    yield from _SENTENCE.findall(case.result)


def _bare(text: str) -> str:
    return text.strip().rstrip("。；，：")
