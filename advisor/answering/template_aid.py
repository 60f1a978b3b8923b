"""What to do, what to keep, by when, who helps, what to tell us, and what all of it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.answering.conditions import admits
from advisor.answering.desk import Desk, paragraph, plain, section
from advisor.answering.layout import ALWAYS_THERE, about_sources, day_words, hotline_sentence
from advisor.domain import Award, Block, Deadline, Hotline, Question, Section, Sentence, Uncertainty

OFFICES = ("inspection", "arbitration")

UNCERTAINTIES = 2
CLAIMS_BEHIND = 2
"""Claims stated behind one step or item: the weightiest; all of them are in the topic for a lawyer."""
MORE_CLAIMS: dict[Question, int] = {"what_now": 1, "evidence": 1, "by_when": 3, "who_helps": 1}
"""Claims stated beyond those that stand behind a step or an item; more is not read."""


def questions_section(desk: Desk) -> Section | None:
    return section(
        "questions",
        (
            Block(
                "item",
                (
                    plain(missing.ask),
                    *((plain("为什么问："), plain(missing.why)) if missing.why else ()),
                    *((plain("在哪里找："), plain(missing.where)) if missing.where else ()),
                ),
            )
            for missing in desk.questions
        ),
    )


def steps_section(desk: Desk) -> Section | None:
    return section("steps", _steps(desk))


def _steps(desk: Desk) -> Iterator[Block]:
    for topic in desk.topics:
        for step in topic.steps:
            if not admits(step.when, desk.facts):
                continue
            sentences = [plain(step.text, topic.id)]
            for label, words in (
                ("谁去办：", None if step.who == "本人" else step.who),
                ("去哪里：", step.where),
                ("带上：", "、".join(step.papers)),
            ):
                if words:
                    sentences += [plain(label), plain(words, topic.id)]
            yield Block("step", (*sentences, *desk.state_once(step.claims, most=CLAIMS_BEHIND)))
    yield from _more("what_now", desk)


def _more(question: Question, desk: Desk) -> Iterator[Block]:
    """Claims under the sub-question that were not stated yet, the weightiest first."""
    sentences = desk.state_once((claim.id for claim in desk.claims_for(question)), most=MORE_CLAIMS[question])
    yield from (Block("item", (sentence,)) for sentence in sentences)


def evidence_section(desk: Desk) -> Section | None:
    return section("evidence", _evidence(desk))


def _evidence(desk: Desk) -> Iterator[Block]:
    for holder, lead in (("worker", "您自己能留的："), ("employer", "公司手里的：")):
        items = [
            Block(
                "item", (*_item_words(item.text, item.how, topic.id), *desk.state_once(item.claims, most=1))
            )
            for topic in desk.topics
            for item in topic.evidence
            if item.holder == holder and admits(item.when, desk.facts)
        ]
        if items:
            yield paragraph(plain(lead))
            yield from items
    yield from _more("evidence", desk)


def _item_words(text: str, how: str | None, topic: str) -> tuple[Sentence, ...]:
    return (plain(text, topic), plain(how, topic)) if how else (plain(text, topic),)


def deadlines_section(desk: Desk) -> Section | None:
    return section("deadlines", _deadlines(desk))


def _deadlines(desk: Desk) -> Iterator[Block]:
    for award in desk.awards:
        for deadline in award.deadlines:
            sentences = [last_day_sentence(award, deadline, desk)]
            if deadline.day is not None and deadline.note:
                sentences.append(Sentence(deadline.note, "deadline", award.entitlement))
            yield Block("item", tuple(sentences))
    yield from _more("by_when", desk)


def last_day_sentence(award: Award, deadline: Deadline, desk: Desk) -> Sentence:
    """The last day, or why there is none yet, with its sources."""
    if deadline.day is None:
        text = f"{deadline.label}：{deadline.note}"
    else:
        text = f"{deadline.label}：最后一天是{day_words(deadline.day)}。"
    return Sentence(text, "deadline", award.entitlement, desk.sources.cite_held(*deadline.basis))


def hotlines_for(desk: Desk) -> list[Hotline]:
    """The matter's helpers, best first, then those that are always there."""
    wanted = [helper for topic in desk.topics for helper in topic.helpers]
    offices = OFFICES if desk.topics else ()
    known = desk.library.hotlines
    return [known[one] for one in dict.fromkeys((*wanted, *ALWAYS_THERE, *offices)) if one in known]


def help_section(desk: Desk) -> Section | None:
    blocks = [Block("item", (hotline_sentence(hotline),)) for hotline in hotlines_for(desk)]
    return section("help", [*blocks, *_more("who_helps", desk)])


def rests_section(desk: Desk) -> Section | None:
    """The date of the law, doubtful figures first, then doubts that move the sum or the deadline."""
    blocks = [Block("note", (plain(f"这里用的是{day_words(desk.inquiry.as_of)}的法律。"),))]
    blocks += [
        Block("note", (Sentence(warning, "sum", award.entitlement),))
        for award in desk.awards
        for warning in award.warnings
        if about_sources(warning)
    ]
    blocks += [
        Block("note", (plain(one.text, topic), plain(one.effect, topic)))
        for one, topic in _uncertainties(desk)
    ]
    blocks += [Block("note", (plain(note),)) for note in desk.inquiry.notes]
    return section("rests", blocks)


def _uncertainties(desk: Desk) -> list[tuple[Uncertainty, str]]:
    found = [
        (one, topic.id)
        for topic in desk.topics
        for one in topic.uncertainties
        if admits(one.when, desk.facts)
    ]
    # A second reading shown beside the sum is one doubt the worker already has to hold.
    shown = any(award.alternatives for award in desk.awards)
    return sorted(found, key=lambda pair: pair[0].weight)[: UNCERTAINTIES - shown]
