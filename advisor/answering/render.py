"""Sections as Markdown a worker reads: short lists, tables that fit a phone, 【n】 after each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from advisor.answering.layout import STATES, TOLD_BY_NOTE
from advisor.domain import Block, Citation, Section, Sentence

_ENDS = ("。", "！", "？", "；", "：", "，", "…")
_UNSAFE = str.maketrans({"<": "＜", ">": "＞", "|": "｜", "\n": " ", "\r": " "})


def render(sections: Iterable[Section], citations: Iterable[Citation]) -> str:
    """The whole answer, with the list of its sources at the end."""
    parts = [f"## {section.title}\n\n{_section(section)}" for section in sections]
    sources = "\n".join(f"- {source_line(citation)}" for citation in citations)
    if sources:
        parts.append(f"## 出处\n\n{sources}")
    return "\n\n".join(parts)


def source_line(citation: Citation) -> str:
    """【1】《…》第十七条（要旨，现行有效）."""
    if citation.kind == "材料":
        page = f"第{citation.page}页" if citation.page is not None else ""
        note = citation.note or "您添加的材料"
        return _safe(f"【{citation.n}】《{citation.ref.instrument}》{page}（{note}）")
    if citation.kind == "案例":
        note = f"，{citation.note}" if citation.note else ""
        return _safe(f"【{citation.n}】案例：{citation.ref.instrument}（我们写的摘要{note}）")
    # Where the note itself says how the source stood on the date, the bare word would say it twice.
    state = None if citation.note and citation.state in TOLD_BY_NOTE else STATES[citation.state]
    origin = f"出自您添加的“{citation.file}”第{citation.page}页" if citation.file else None
    standing = "，".join(filter(None, (citation.kind, state, origin, citation.note)))
    return _safe(f"【{citation.n}】{citation.ref}（{standing}）")


def _section(section: Section) -> str:
    return "\n\n".join(_run(list(blocks)) for _, blocks in groupby(section.blocks, key=_shape))


def _shape(block: Block) -> str:
    return {"head": "table", "row": "table", "note": "item"}.get(block.style, block.style)


def _run(blocks: list[Block]) -> str:
    match _shape(blocks[0]):
        case "table":
            return "\n".join(_table(blocks))
        case "item":
            return "\n".join(f"- {_words(block)}" for block in blocks)
        case "step":
            return "\n".join(_step(n, block) for n, block in enumerate(blocks, start=1))
    return "\n\n".join(_words(block) for block in blocks)


def _table(blocks: list[Block]) -> Iterator[str]:
    if blocks[0].style != "head":
        # Markdown knows no table without a head.
        yield "|" + " |" * len(blocks[0].sentences)
        yield "|" + " --- |" * len(blocks[0].sentences)
    for block in blocks:
        yield "| " + " | ".join(_safe(cell.text) + _marks(cell) for cell in block.sentences) + " |"
        if block.style == "head":
            yield "|" + " --- |" * len(block.sentences)


def _step(n: int, block: Block) -> str:
    """What to do, and under it the law behind it."""
    action = replace(block, sentences=tuple(one for one in block.sentences if one.kind == "connective"))
    law = [replace(block, sentences=(one,)) for one in block.sentences if one.kind != "connective"]
    return "\n".join([f"{n}. {_words(action)}", *(f"   - {_words(one)}" for one in law)])


def _words(block: Block) -> str:
    return "".join(
        _closed(sentence, last=at == len(block.sentences)) + _marks(sentence)
        for at, sentence in enumerate(block.sentences, start=1)
    )


def _closed(sentence: Sentence, *, last: bool) -> str:
    """The text, ended by a full stop where another sentence follows or a source mark stands."""
    text = _safe(sentence.text.strip())
    inner = text.rstrip("」”’）")
    return text if inner.endswith(_ENDS) or (last and not sentence.cites) else f"{text}。"


def _marks(sentence: Sentence) -> str:
    return "".join(f"【{n}】" for n in sentence.cites)


def _safe(text: str) -> str:
    return text.translate(_UNSAFE)
