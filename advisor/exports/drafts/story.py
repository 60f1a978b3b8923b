"""What happened, told from the facts alone, and the law behind it, stated by claims alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.domain import Fact, Sentence
from advisor.exports.drafts.desk import Desk, value
from advisor.exports.paper import Part, Point, Points, Words, gap
from advisor.exports.words import provisions
from advisor.fact_names import label

_AT_MOST = 8
"""Statements of law in one draft: more are not read."""
_TO_THE_WORKER = re.compile("您|公司说“|这样做|先问|先打")
"""A claim with these words speaks to the worker, not to an office."""
_TOLD_ABOVE = frozenset(
    {"start", "join", "end", "employment_end", "employed", "city", "province", "district"}
)
_NOT_WRITTEN = frozenset({"paid_unclear", "filing", "sex", "age", "planned_ground"})
"""Told by others on the list, named with the parties, or not the office's business."""


def story(desk: Desk) -> Iterator[Part]:
    """The facts, plainly. What only the employer says or what is merely planned is left out."""
    start = desk.fact("start", "join")
    began = value(start) if start is not None else gap("哪年哪月哪日")
    place = "".join(str(one.value) for one in (desk.fact("city"), desk.fact("district")) if one is not None)
    yield Words(
        f"{desk.me}于{began}到{desk.them}处工作，实际上班的地方在{place}{gap('详细地址')}，岗位是{gap('岗位')}。"
    )
    end = desk.fact("employment_end", "end")
    if end is None:
        yield Words(f"{desk.me}{gap('现在还在职；或者哪天离职、怎么离职的')}。")
    elif end.value is None:
        yield Words(f"{desk.me}至今在职{value(end).removeprefix('还在职')}。")
    else:
        yield Words(f"{desk.me}于{value(end)}离职。")
    rows = tuple(
        Point(f"{label(one.name)}：{value(one)}。") for one in desk.answer.case.facts if _is_told(one, desk)
    )
    if rows:
        yield Words("与这件事有关的情况：")
        yield Points(rows)
    yield Words(gap("按日期补上：什么时候向公司要过、谁怎么答复的"))


def _is_told(fact: Fact, desk: Desk) -> bool:
    if fact.name in _TOLD_ABOVE | _NOT_WRITTEN or "." in fact.name:
        return False
    # 离职原因 tells it.
    if fact.name == "dismissed" and "ground" in desk.answer.case.facts:
        return False
    return fact.name in desk.answer.case.facts


def law(desk: Desk) -> Iterator[Part]:
    """What the answer states of the law: each claim as written, with its provisions, then its quotations.

    A rewording by a model gets its claim's own words back. Left out is what speaks to the worker, and what
    the employer may do: that is for the employer to plead.
    """
    told = (
        point
        for section in desk.answer.sections
        if section.key == "law"
        for block in section.blocks
        for sentence in block.sentences
        if (point := _stated(sentence, desk)) is not None
    )
    points = tuple(dict.fromkeys(told))
    claims = [one for one in points if "「" not in one.text][:_AT_MOST]
    quoted = [one for one in points if "「" in one.text]
    yield (
        Points((*claims, *quoted), "number") if points else Words(gap("依据哪些法律条文，请工会或者律师补上"))
    )


def _stated(sentence: Sentence, desk: Desk) -> Point | None:
    sources = {one.n: one for one in desk.answer.citations}
    cited = [sources[n] for n in sentence.cites if n in sources]
    if not cited or any(one.kind in ("材料", "案例") for one in cited):
        return None
    if sentence.kind == "claim":
        claim = desk.library.claims.get(sentence.source or "")
        if claim is None:
            return None
        if claim.modality in ("may", "need_not") and "employer" in claim.binds:
            return None
        text, kind, refs = claim.text, "要旨", claim.provisions
    elif sentence.kind == "quotation":
        text, kind, refs = sentence.text.removeprefix("原文："), "原文", tuple(one.ref for one in cited)
    else:
        return None
    if _TO_THE_WORKER.search(text):
        return None
    doubt = "，效力有疑问" if any(one.state == "in_doubt" for one in cited) else ""
    return Point(f"{text.rstrip('。')}（{provisions(refs)}，{kind}{doubt}）。")
