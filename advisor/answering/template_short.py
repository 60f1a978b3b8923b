"""简短回答: what was asked, in the order asked, within two hundred characters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from advisor.answering.conditions import admits
from advisor.answering.desk import Desk, paragraph, plain, section
from advisor.answering.layout import hotline_sentence
from advisor.answering.template_aid import hotlines_for, last_day_sentence
from advisor.answering.template_sum import headline, not_held
from advisor.domain import Award, Question, Section, Sentence, Topic

LIMIT = 200
"""Characters, source marks included: what fits a phone's screen before any scrolling."""

PRESSING = timedelta(days=183)
"""A last day this near is said unasked."""

OFFERED = 2
"""Other topics named at the end of the short answer."""

CUED = 2
"""Claims stated because the words of the message name them."""

NEAR = 0.45
"""Likeness of question and claim from which the claim belongs into the short answer, where there is room."""

_MOST: dict[Question, int] = {"evidence": 2}
"""Sentences per sub-question where one is no answer."""

_UNASKED: tuple[Question, ...] = ("lawful", "how_much", "what_now")
"""Answered when the message holds no recognisable sub-question."""

_NOTHING_FOUND = "这个问题我没有找到可以依据的法律条文，没法给您答案。"
_NO_GUIDE = "这类问题我还没有整理好的办法，下面只列出可能有关的法律原文或要旨，请打电话问清楚再决定。"
_ASK_FIRST = "还差几样情况才能算出数额，请先回答下面的问题。"
_STILL_OPEN = 3
"""Things not known that are named in the short answer, once they are not asked for any more."""


def short_section(desk: Desk) -> Section | None:
    """The short answer; when nothing governs, a plain word that this is so and whom to call."""
    if desk.empty_handed or not desk.topics:
        first = plain(_NOTHING_FOUND if desk.empty_handed else _NO_GUIDE)
        callers = (hotline_sentence(hotline) for hotline in hotlines_for(desk))
        return section("short", [paragraph(*_fitting([first, *callers]))])
    return section("short", [paragraph(*_answers(desk)), paragraph(*_understood(desk))])


def _understood(desk: Desk) -> Iterator[Sentence]:
    """What the question was taken for, where it was not named, and what else may have been meant."""
    here, others = (_quoted(topics) for topics in (desk.topics, desk.others[:OFFERED]))
    if others:
        yield plain(f"这里先回答{here}。要是您问的是{others}，请接着说。")
    elif not any(topic.id in desk.inquiry.matters for topic in desk.topics):
        yield plain(f"我理解您问的是{here}。要是不对，请换个说法再问一次。")


def _quoted(topics: tuple[Topic, ...]) -> str:
    return "".join(f"“{topic.title}”" for topic in topics)


def _answers(desk: Desk) -> tuple[Sentence, ...]:
    """What the words ask about by name; then for each sub-question the first that fits; then the sum."""
    chosen: list[Sentence] = []
    used = 0

    def take(candidates: Iterator[Sentence], most: int) -> None:
        nonlocal used
        for candidate in candidates:
            if most == 0:
                return
            if candidate not in chosen and used + length(candidate) <= LIMIT:
                chosen.append(candidate)
                used += length(candidate)
                most -= 1

    if "how_much" in desk.inquiry.asks:
        take(foretold(desk), 1)
    take((sentence for claim in desk.cued_claims() if (sentence := desk.state(claim)) is not None), CUED)
    for question in dict.fromkeys((*(desk.inquiry.asks or _UNASKED), "how_much")):
        if question == "boss_says" and chosen:
            continue
        candidates = _candidates(desk, question)
        take(islice(candidates, 1) if question == "what_now" else candidates, _MOST.get(question, 1))
    take((said for claim in desk.nearest_claims(NEAR) if (said := desk.state(claim)) is not None), 1)
    take((last_day for award in desk.awards if (last_day := _pressing(award, desk)) is not None), 1)
    if any(award.outcome == "missing" for award in desk.awards):
        take(iter(_waits_for(desk)), 1)
    return tuple(chosen)


def foretold(desk: Desk) -> Iterator[Sentence]:
    """What the facts told settle of sums that still wait for others."""
    called_for = {entitlement for topic in desk.topics for entitlement in topic.entitlements}
    for award in desk.awards:
        if award.foretold is not None and award.entitlement in called_for:
            yield Sentence(award.foretold, "sum", award.entitlement, desk.sources.cite_held(*award.basis))


def _waits_for(desk: Desk) -> list[Sentence]:
    """That the sum waits for an answer: to the questions below, or to those asked before."""
    if desk.questions:
        return [plain(_ASK_FIRST)]
    names = [f"“{one.label}”" for one in desk.still_missing if one.label][:_STILL_OPEN]
    return [plain(f"数额还差{'、'.join(names)}，知道了随时告诉我。")] if names else []


def _pressing(award: Award, desk: Desk) -> Sentence | None:
    """The first last day of a worker who left, when it has passed or is near: unasked, it matters most."""
    soon = desk.inquiry.filing + PRESSING
    days = (one for one in award.deadlines if one.day is not None and one.day <= soon)
    return next((last_day_sentence(award, deadline, desk) for deadline in days), None)


def _candidates(desk: Desk, question: Question) -> Iterator[Sentence]:
    if question == "how_much":
        for award in desk.awards:
            if (line := headline(award)) is not None:
                yield line
        yield from map(plain, not_held(desk))
        if "how_much" not in desk.inquiry.asks:
            return
    if question == "by_when":
        for award in desk.awards:
            for deadline in award.deadlines:
                yield last_day_sentence(award, deadline, desk)
    if question == "what_now":
        # The first step or none: a later one that happens to be short is no answer.
        steps = ((step, topic) for topic in desk.topics for step in topic.steps)
        yield from (plain(step.text, topic.id) for step, topic in steps if admits(step.when, desk.facts))
        return
    if question == "who_helps":
        for hotline in hotlines_for(desk):
            yield hotline_sentence(hotline)
    if question == "evidence":
        for topic in desk.topics:
            for item in topic.evidence:
                if item.holder == "worker" and admits(item.when, desk.facts):
                    yield plain(item.text, topic.id)
    for claim in desk.claims_for(question):
        sentence = desk.state(claim)
        if sentence is not None:
            yield sentence


def _fitting(sentences: list[Sentence]) -> Iterator[Sentence]:
    left = LIMIT
    for sentence in sentences:
        left -= length(sentence)
        if left < 0:
            return
        yield sentence


def length(sentence: Sentence) -> int:
    """Characters a reader sees, marks included."""
    return len(sentence.text) + sum(len(f"【{n}】") for n in sentence.cites)
