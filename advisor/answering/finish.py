"""From checked sections to the answer: sources renumbered, their standing said, the text rendered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from advisor.answering.asking import in_order
from advisor.answering.base import Lookup
from advisor.answering.checks import reply_reason
from advisor.answering.conditions import governing
from advisor.answering.layout import ALWAYS_THERE, TITLES, hotline_sentence
from advisor.answering.render import render
from advisor.answering.tracing import Worker
from advisor.answering.verifier import Checked
from advisor.domain import (
    Answer,
    Award,
    Block,
    CaseFile,
    Citation,
    Evidence,
    Inquiry,
    Missing,
    Section,
    Sentence,
    State,
    Struck,
    Verification,
    Writing,
)

_SUBSTANCE = frozenset({"short", "sum", "law", "questions"})
_NOTHING_LEFT = "这次写出来的内容没有通过核对，不能给您看。请打下面的电话问。"
_BY_MODEL = (
    "“简短回答”和“法律怎么说”由语言模型组织文字，每一句都和核对过的说法对过；金额、期限和办法不由它写。"
)
_PLACES = frozenset({"city", "province"})
_SENTENCE = re.compile(r"[^。！？\n]*(?:[。！？\n]+|$)")
_DOUBTFUL: tuple[State, ...] = ("text_not_held", "in_doubt", "not_in_force", "not_yet_in_force")


def finish(
    checked: Checked,
    inquiry: Inquiry,
    evidence: Evidence,
    awards: tuple[Award, ...],
    *,
    library: Lookup,
    example: Award | None,
    case: CaseFile,
    writing: Writing | None = None,
) -> Answer:
    """The answer for what stands after the check; `writing` says who wrote it."""
    writing = writing or Writing()
    sections, citations, struck, read = checked
    sections, citations = renumber(sections, citations)
    if not _SUBSTANCE & {section.key for section in sections}:
        helps = any(part.key == "help" for part in sections)
        sections = (*(part for part in _fallback(library) if part.key == "short" or not helps), *sections)
    sections = _with_standing(sections, citations, struck, writing)
    real = tuple(award for award in awards if award is not example)
    reply, more = ready_reply(inquiry, library, case) if inquiry.reply else ("", ())
    text = "\n\n".join(filter(None, (reply, render(sections, citations))))
    return Answer(
        route=inquiry.route,
        text=text,
        sections=sections,
        topics=tuple(topic.id for topic in governing(inquiry, evidence)),
        citations=citations,
        awards=tuple(award for award in real if _is_result(award)),
        missing=_missing(inquiry, real),
        verification=Verification(read, (*struck, *more), inquiry.as_of, library.knowledge_hash, writing),
        case=case,
    )


def finish_reply(inquiry: Inquiry, *, library: Lookup, case: CaseFile) -> Answer:
    """The answer of a route that has its reply ready (a greeting, a refusal, a call for help)."""
    text, struck = ready_reply(inquiry, library, case)
    read = sum(bool(sentence.strip()) for sentence in _SENTENCE.findall(inquiry.reply or ""))
    if not text:
        text = render(_fallback(library), ())
    return Answer(
        route=inquiry.route,
        text=text,
        verification=Verification(read, struck, inquiry.as_of, library.knowledge_hash),
        case=case,
    )


def ready_reply(inquiry: Inquiry, library: Lookup, case: CaseFile) -> tuple[str, tuple[Struck, ...]]:
    """The reply without sentences whose phone numbers or amounts nobody checked."""
    worker = Worker(inquiry, library, case.facts)
    kept, struck = [], []
    for sentence in _SENTENCE.findall(inquiry.reply or ""):
        reason = reply_reason(sentence, library, worker) if sentence.strip() else None
        if reason is None:
            kept.append(sentence)
        else:
            struck.append(Struck(sentence.strip(), reason))
    return "".join(kept).strip(), tuple(struck)


def renumber(
    sections: tuple[Section, ...], citations: tuple[Citation, ...]
) -> tuple[tuple[Section, ...], tuple[Citation, ...]]:
    """Sources 1 to n in the order in which the text cites them; unused ones are dropped."""
    order = list(dict.fromkeys(n for sentence in _all_sentences(sections) for n in sentence.cites))
    new = {old: position for position, old in enumerate(order, start=1)}
    by_number = {citation.n: citation for citation in citations}
    renumbered = tuple(
        replace(
            section,
            blocks=tuple(
                replace(
                    block,
                    sentences=tuple(
                        replace(sentence, cites=tuple(sorted({new[n] for n in sentence.cites})))
                        for sentence in block.sentences
                    ),
                )
                for block in section.blocks
            ),
        )
        for section in sections
    )
    return renumbered, tuple(replace(by_number[old], n=position) for old, position in new.items())


def _all_sentences(sections: Iterable[Section]) -> Iterator[Sentence]:
    return (sentence for section in sections for block in section.blocks for sentence in block.sentences)


def _with_standing(
    sections: tuple[Section, ...],
    citations: tuple[Citation, ...],
    struck: tuple[Struck, ...],
    writing: Writing,
) -> tuple[Section, ...]:
    """Say, under what the answer rests on, what kind its sources are and what was taken out.

    Written here and not by a writer: only now is it known which sources stand.
    """
    lines = list(_standing(citations))
    if struck:
        lines.append(f"有 {len(struck)} 句话没有通过核对，已删去。")
    if writing.by == "model":
        lines.append(_BY_MODEL)
    elif writing.trouble:
        lines.append(f"本次由模板回答，没有用上语言模型（{writing.trouble}）。内容一样完整。")
    if not lines:
        return sections
    notes = tuple(Block("note", (Sentence(line, "connective"),)) for line in lines)
    rests = next((section for section in sections if section.key == "rests"), None)
    if rests is None:
        return (*sections, Section("rests", TITLES["rests"], notes))
    # The first line gives the date of the law; what its sources are belongs beside it.
    joined = replace(rests, blocks=(*rests.blocks[:1], *notes, *rests.blocks[1:]))
    return tuple(joined if section is rests else section for section in sections)


def _standing(citations: tuple[Citation, ...]) -> Iterator[str]:
    count = {kind: sum(citation.kind == kind for citation in citations) for kind in ("原文", "要旨")}
    if count["原文"] and count["要旨"]:
        yield (
            f"法律依据共 {count['原文'] + count['要旨']} 条：{count['原文']} 条附有官方原文，"
            f"{count['要旨']} 条是我们用自己的话写的要旨，以官方文本为准。"
        )
    elif count["原文"]:
        yield f"法律依据共 {count['原文']} 条，都附有官方原文。"
    elif count["要旨"]:
        yield f"法律依据共 {count['要旨']} 条，都是我们用自己的话写的要旨，以官方文本为准。"
    said: set[str] = set()
    for citation in citations:
        if citation.state in _DOUBTFUL and citation.note and citation.ref.instrument not in said:
            said.add(citation.ref.instrument)
            yield f"《{citation.ref.instrument}》：{citation.note.rstrip('。')}。"


def _fallback(library: Lookup) -> tuple[Section, ...]:
    known = [library.hotlines[one] for one in ALWAYS_THERE if one in library.hotlines]
    calls = tuple(Block("item", (hotline_sentence(hotline),)) for hotline in known)
    first = Block("paragraph", (Sentence(_NOTHING_LEFT, "connective"),))
    return (
        Section("short", TITLES["short"], (first,)),
        *((Section("help", TITLES["help"], calls),) if calls else ()),
    )


def _is_result(award: Award) -> bool:
    """Whether an award is this worker's: computed, and not for a place the worker has not named."""
    return award.outcome != "missing" and not any(missing.fact in _PLACES for missing in award.missing)


def _missing(inquiry: Inquiry, awards: tuple[Award, ...]) -> tuple[Missing, ...]:
    found: dict[str, Missing] = {one.fact: one for one in inquiry.questions}
    for missing in in_order(awards):
        found.setdefault(missing.fact, missing)
    return tuple(found.values())
