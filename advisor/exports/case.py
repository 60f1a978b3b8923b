"""The whole case on paper: what was told, the answer, the sums with every step, what to do, all sources."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from urllib.parse import urlsplit

from advisor.domain import Answer, Block, Citation, Fact, Section, Sentence
from advisor.exports.paper import Heading, Paper, Part, Point, Points, Table, Words
from advisor.exports.sums import account
from advisor.exports.words import CERTAINTY, day_words, days_left, provisions, standing
from advisor.fact_names import fact_for, label, shown
from advisor.sources.library import Library

TITLE = "我的案件"
_ENDS = ("。", "！", "？", "；", "：", "，", "…")
_ANSWER = ("short", "example", "law", "notes")
_TODO = (("evidence", "要留好的证据"), ("steps", "现在怎么办"), ("help", "谁能帮您"))
_TOLD_BY_OTHERS = frozenset({"province", "employed", "paid_unclear"})


def case_paper(answer: Answer, library: Library, question: str) -> Paper:
    """Everything of one answer and its case file."""
    verification = answer.verification
    day = verification.as_of if verification else None
    parts = [
        *_opening(answer),
        *_numbered("您说的情况", _facts(answer)),
        *_numbered("您问的", (Words(line) for line in question.splitlines() if line.strip())),
        *_numbered("回答", _said(answer)),
        *_numbered("算出来的数", _sums(answer, library)),
        *_numbered("期限", _deadlines(answer)),
        *(part for key, title in _TODO for part in _numbered(title, _section(answer, key))),
        *_numbered("还不确定的", _open(answer)),
        *_numbered("全部出处", _sources(answer.citations)),
        *_closing(answer),
    ]
    return Paper(TITLE, tuple(_count(parts)), foot="劳动权益案件顾问", day=day)


def _numbered(title: str, parts: Iterator[Part]) -> Iterator[Part]:
    """The parts under their heading; nothing where there are none."""
    held = list(parts)
    if held:
        yield Heading(title)
        yield from held


def _count(parts: list[Part]) -> Iterator[Part]:
    """一、二、三 before the headings that are there."""
    names = iter("一二三四五六七八九十")
    for part in parts:
        if isinstance(part, Heading) and part.level == 1:
            yield Heading(f"{next(names)}、{part.text}")
        else:
            yield part


def _opening(answer: Answer) -> Iterator[Part]:
    yield Words(
        "这份材料照您说的情况整理，供您自己看，也可以带给工会（12351）、法律援助（12348）或者律师核对。"
        "它不能代替律师的意见。里面有您的情况，不要随便给别人。",
        "note",
    )
    if answer.case.supposed is not None:
        yield Words(
            f"下面的回答和数额里有假设（{answer.case.supposed.words}），不是您已经说定的情况。", "lead"
        )


def _facts(answer: Answer) -> Iterator[Part]:
    names = labels(answer)
    rows = tuple(
        (names.get(fact.name) or label(fact.name), value_of(fact), CERTAINTY[fact.certainty], fact.words)
        for fact in answer.case.facts
        if fact.name not in _TOLD_BY_OTHERS
    )
    if rows:
        yield Table(("项目", "内容", "把握", "您的原话"), rows, (3, 3, 3, 5))
    for doubt in answer.case.contradictions:
        name = names.get(doubt.earlier.name) or label(doubt.earlier.name)
        yield Words(
            f"“{name}”您说过两种：{value_of(doubt.earlier)}，{value_of(doubt.later)}。请核对是哪一种。"
        )


def labels(answer: Answer) -> dict[str, str]:
    """What facts are called that only one entitlement asks for."""
    put = (asked.missing for asked in answer.case.asked)
    return {fact_for(one.entitlement, one.fact): one.label for one in put if one.label}


def value_of(fact: Fact) -> str:
    return shown(fact.name, fact.value)


def _said(answer: Answer) -> Iterator[Part]:
    # What is said before the sections stands in the text alone: a call for help, a ready reply.
    lead = answer.text.partition("## ")[0]
    yield from (Words(line.lstrip("-# ")) for line in lead.splitlines() if line.strip())
    for section in answer.sections:
        if section.key in _ANSWER:
            yield Heading(section.title, 2)
            yield from blocks(section)


def _section(answer: Answer, key: str) -> Iterator[Part]:
    for section in answer.sections:
        if section.key == key:
            yield from blocks(section)


def blocks(section: Section) -> Iterator[Part]:
    """A section of the answer as it was checked, with its 【n】."""
    mark = {"step": "number", "law": "dot", "item": "box" if section.key == "evidence" else "dot"}
    for style, run in groupby(section.blocks, key=_shape):
        held = list(run)
        if style == "table":
            yield _grid(held)
        elif style == "paragraph":
            yield from (Words(_line(block.sentences)) for block in held)
        else:
            yield Points(tuple(map(_point, held)), mark[style])  # type: ignore[arg-type]


def _shape(block: Block) -> str:
    if block.style == "item" and all(one.kind == "claim" for one in block.sentences):
        # A statement of law among things to keep is nothing to tick.
        return "law"
    return {"head": "table", "row": "table", "note": "item"}.get(block.style, block.style)


def _grid(held: list[Block]) -> Part:
    head = _cells(held[0]) if held[0].style == "head" else ("",) * len(held[0].sentences)
    rows = tuple(_cells(block) for block in held if block.style != "head")
    return Table(head, rows, (1,) * len(head))


def _cells(block: Block) -> tuple[str, ...]:
    return tuple(cell.text + _marks(cell) for cell in block.sentences)


def _point(block: Block) -> Point:
    """What to do or keep, and under it the law behind it."""
    law = tuple(one for one in block.sentences if one.kind in ("claim", "quotation"))
    rest = tuple(one for one in block.sentences if one not in law)
    return Point(_line(rest), tuple(_line((one,)) for one in law)) if rest else Point(_line(law))


def _line(sentences: tuple[Sentence, ...]) -> str:
    last = len(sentences) - 1
    return "".join(_closed(one, at == last) + _marks(one) for at, one in enumerate(sentences))


def _closed(sentence: Sentence, last: bool) -> str:
    text = sentence.text.strip()
    ended = text.rstrip("」”’）").endswith(_ENDS)
    return text if ended or (last and not sentence.cites) else f"{text}。"


def _marks(sentence: Sentence) -> str:
    return "".join(f"【{n}】" for n in sentence.cites)


def _sums(answer: Answer, library: Library) -> Iterator[Part]:
    for award in answer.awards:
        yield Heading(award.title or award.entitlement, 2)
        yield from account(award, library)


def _deadlines(answer: Answer) -> Iterator[Part]:
    day = answer.verification.as_of if answer.verification else None
    rows = [
        (
            one.label,
            day_words(one.day) if one.day else "现在没有",
            days_left(one.day, day) if one.day and day else "",
            one.note,
            provisions(one.basis),
        )
        for award in answer.awards
        for one in award.deadlines
    ]
    if rows:
        counted = f"还有几天从{day_words(day)}数起。" if day else ""
        yield Table(
            ("期限", "最后一天", "还有几天", "说明", "依据"), tuple(dict.fromkeys(rows)), (3, 3, 2, 4, 4)
        )
        yield Words(f"{counted}最后一天靠近的，不要等到那天再去。", "note")
    for section in answer.sections:
        if section.key == "deadlines":
            law = tuple(
                _point(block) for block in section.blocks if any(s.kind == "claim" for s in block.sentences)
            )
            yield from [Points(law)] if law else []


def _open(answer: Answer) -> Iterator[Part]:
    yield from _section(answer, "rests")
    asks = tuple(
        Point(one.ask, tuple(filter(None, (one.why, one.where)))) for one in answer.missing if one.ask
    )
    if asks:
        yield Words("还差这些情况，知道了可以接着问：")
        yield Points(asks, "box")


def _sources(citations: tuple[Citation, ...]) -> Iterator[Part]:
    if not citations:
        return
    yield Words("“原文”是官方条文的原话；“要旨”是我们用自己的话写的，以官方文本为准。", "note")
    yield Points(tuple(_source(one) for one in citations), "dot")


def _source(citation: Citation) -> Point:
    page = f"第{citation.page}页" if citation.page is not None and citation.file is None else ""
    lead = "案例：" if citation.kind == "案例" else ""
    name = f"【{citation.n}】{lead}《{citation.ref.instrument}》{citation.ref.article or ''}{page}"
    words = citation.quote if citation.quote is not None else citation.gist
    kind = "材料里写" if citation.kind == "材料" else "原文" if citation.quote is not None else "要旨"
    lines = [line.strip() for line in (words or "").splitlines() if line.strip()]
    under = [f"{kind}：{lines[0]}", *lines[1:]] if lines else []
    if citation.url and urlsplit(citation.url).scheme in ("http", "https"):
        under.append(f"官方网址：{citation.url}")
    return Point(f"{name}（{standing(citation)}）", tuple(under))


def _closing(answer: Answer) -> Iterator[Part]:
    verification = answer.verification
    if verification is None:
        return
    struck = f"有{len(verification.struck)}句没有通过核对，已删去；" if verification.struck else ""
    yield Words(
        f"按{day_words(verification.as_of)}的法律回答；逐句核对了{verification.sentences}句；{struck}"
        f"知识版本 {verification.knowledge[:16]}。",
        "note",
    )
