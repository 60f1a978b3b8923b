"""The case file of a conversation: what a turn adds to it, and which of its questions are still open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from advisor.domain import Answer, Asked, CaseFile, Inquiry, Missing, SumFound
from advisor.fact_names import fact_for

_STORY = 600
"""Characters kept of a story whose matter is not yet plain: its last ones."""
_UNSETTLED = frozenset({"answer", "clarify"})


def update_case(inquiry: Inquiry, case: CaseFile | None = None) -> CaseFile:
    """The case file after a message: newer facts replace older ones, earlier matters stay behind new ones.

    What the message merely supposes (如果是深圳呢) is kept apart and changes no fact.
    """
    case = case or CaseFile()
    return replace(
        case,
        facts=inquiry.facts if inquiry.told is None else inquiry.told,
        matters=tuple(dict.fromkeys((*inquiry.matters, *case.matters))),
        turns=case.turns + 1,
        asked=inquiry.asked,
        contradictions=inquiry.contradictions,
        supposed=inquiry.supposed,
        story="" if inquiry.matters or inquiry.route not in _UNSETTLED else inquiry.question[-_STORY:],
    )


def remember(case: CaseFile, inquiry: Inquiry, answer: Answer) -> CaseFile:
    """The case file with what the answer to its last message says: sums, sources and the questions it puts.

    Only questions that left with the answer count as asked. The sums of a what-if answer are not the case's.
    """
    put = {
        block.sentences[0].text
        for section in answer.sections
        if section.key == "questions"
        for block in section.blocks
        if block.sentences
    }
    questions = (*inquiry.questions, *answer.missing)
    sums = tuple(
        SumFound(one.entitlement, one.title, one.outcome, one.total, one.amount, one.low, one.high, one.unit)
        for one in answer.awards
    )
    return replace(
        case,
        awards=sums if sums and inquiry.supposed is None else case.awards,
        # 第三条 behind an explanation of 第二条 still counts in the answer before.
        citations=case.citations
        if inquiry.point is not None
        else tuple(one.ref for one in answer.citations) or case.citations,
        asked=_with(case.asked, (one for one in questions if one.ask in put), case.turns),
    )


def _with(asked: tuple[Asked, ...], put: Iterable[Missing], turn: int) -> tuple[Asked, ...]:
    found = {_key(one.missing): one for one in asked}
    for missing in put:
        before = found.get(_key(missing))
        found[_key(missing)] = Asked(missing, turn, before.times + 1 if before else 1)
    return tuple(found.values())


def _key(missing: Missing) -> tuple[str, bool]:
    """The same question, whichever entitlement needs it; what the conversation asks of a fact is another."""
    return missing.fact, missing.entitlement == ""


def open_questions(case: CaseFile) -> tuple[Asked, ...]:
    """Questions not yet answered, those of the latest answer first; one the worker cannot answer is none."""
    disputed = {one.later.name for one in case.contradictions}
    waiting = [
        one
        for one in case.asked
        if not one.unknown
        and (
            one.missing.fact in disputed
            or fact_for(one.missing.entitlement, one.missing.fact) not in case.facts
        )
    ]
    return tuple(sorted(waiting, key=lambda one: -one.turn))
