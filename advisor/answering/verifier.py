"""Sentence by sentence: what is not supported does not leave, and the answer says so.

Nothing in a draft is trusted: sources are looked up again, titles and the order of sections are our own,
and a sentence's kind only says which proof it offers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from advisor.answering.authored import Authored
from advisor.answering.base import Lookup
from advisor.answering.checks import Scene, reason_to_strike
from advisor.answering.citing import describe, describe_case, describe_document
from advisor.answering.layout import TITLES
from advisor.answering.tracing import Account, Worker
from advisor.citations import is_verbatim
from advisor.domain import (
    Award,
    Block,
    CaseFile,
    Citation,
    Draft,
    Evidence,
    Inquiry,
    Section,
    Sentence,
    Struck,
)

Checked = tuple[tuple[Section, ...], tuple[Citation, ...], tuple[Struck, ...], int]
"""Sections and sources that stand (still under the draft's numbers), what was struck, sentences read."""


def check(
    draft: Draft,
    inquiry: Inquiry,
    evidence: Evidence,
    awards: tuple[Award, ...],
    *,
    library: Lookup,
    example: Award | None,
    case: CaseFile,
) -> Checked:
    """Read every sentence of a draft against the law, the awards and the worker's words."""
    real = tuple(award for award in awards if award is not example)
    scene, struck = set_scene(draft.citations, inquiry, evidence, real, library=library, case=case)
    supposed = () if example is None else (example,)
    apart = replace(
        scene,
        accounts=_accounts(supposed, library),
        authored=Authored(inquiry, evidence, supposed, library),
        places=(TITLES["example"],),
    )
    read = 0
    sections: list[Section] = []
    for key in TITLES:
        for section in draft.sections:
            if section.key != key:
                continue
            read += sum(len(block.sentences) for block in section.blocks)
            stage = apart if key == "example" else scene
            kept = _kept_blocks(section, stage, struck)
            if kept:
                sections.append(Section(section.key, TITLES[key], kept))
    for section in draft.sections:
        if section.key not in TITLES:
            unknown = [Struck(s.text, "不认识的章节") for block in section.blocks for s in block.sentences]
            read += len(unknown)
            struck += unknown
    return tuple(sections), tuple(scene.citations.values()), tuple(struck), read


def set_scene(
    citations: tuple[Citation, ...],
    inquiry: Inquiry,
    evidence: Evidence,
    awards: tuple[Award, ...],
    *,
    library: Lookup,
    case: CaseFile,
) -> tuple[Scene, list[Struck]]:
    """What sentences under these sources are checked against, and what is wrong with the sources."""
    resolved, struck = _resolve(citations, inquiry, evidence, library)
    scene = Scene(
        library,
        evidence,
        resolved,
        _accounts(awards, library),
        Worker(inquiry, library, case.facts),
        Authored(inquiry, evidence, awards, library),
        tuple(text for award in awards for missing in award.missing for text in (missing.ask, missing.where)),
    )
    return scene, struck


def _resolve(
    citations: tuple[Citation, ...], inquiry: Inquiry, evidence: Evidence, library: Lookup
) -> tuple[dict[int, Citation], list[Struck]]:
    """The sources that exist, described by the library; a number used twice stands for neither.

    What does not resolve is left out: the sentences that cite it fall with it.
    """
    found: dict[int, Citation] = {}
    numbers = [citation.n for citation in citations]
    struck = []
    for citation in citations:
        actual = _look_up(citation, inquiry, evidence, library)
        if actual is None or numbers.count(citation.n) > 1:
            continue
        if citation.kind == "原文" and citation.quote not in (None, actual.quote):
            struck.append(Struck(citation.quote or "", "出处所附的文字与原文不一致，已换成原文"))
        found[citation.n] = actual
    return found, struck


def _look_up(citation: Citation, inquiry: Inquiry, evidence: Evidence, library: Lookup) -> Citation | None:
    if citation.kind == "材料":
        pages: list[Citation] = []
        for hit in evidence.hits:
            if hit.kind == "document" and (hit.instrument, hit.page) == (
                citation.ref.instrument,
                citation.page,
            ):
                body = hit.passage.body if hit.passage is not None else ""
                said = citation.quote if citation.quote and is_verbatim(citation.quote, body) else None
                pages.append(describe_document(hit, said, citation.n))
        return max(pages, key=lambda page: page.quote is not None, default=None)
    if citation.kind == "案例":
        for case in evidence.cases:
            if case.title == citation.ref.instrument:
                return describe_case(case, citation.n)
        return None
    return describe(citation.ref, citation.n, as_of=inquiry.as_of, library=library)


def _accounts(awards: tuple[Award, ...], library: Lookup) -> Mapping[str, Account]:
    return {award.entitlement: Account(award, library) for award in awards}


def _kept_blocks(section: Section, scene: Scene, struck: list[Struck]) -> tuple[Block, ...]:
    kept: list[Block] = []
    for block in section.blocks:
        if block.style == "row" and block in kept:
            struck.append(Struck(_row_words(block), "这一行已经有了"))
            continue
        stands = (
            _row(block, scene, struck) if block.style in ("row", "head") else _sentences(block, scene, struck)
        )
        if stands:
            kept.append(Block(block.style, stands))
    return tuple(_without_lonely_leads(kept))


def _sentences(block: Block, scene: Scene, struck: list[Struck]) -> tuple[Sentence, ...]:
    kept: list[Sentence] = []
    for sentence in block.sentences:
        reason = reason_to_strike(sentence, scene)
        if reason is not None:
            struck.append(Struck(sentence.text, reason))
        elif sentence.text.strip():
            kept.append(sentence)
    # A lead (为什么问：) whose sentence fell says nothing, and must not run into the next one.
    return tuple(
        sentence
        for at, sentence in enumerate(kept)
        if not _is_lead(sentence)
        or len(block.sentences) == 1
        or (at + 1 < len(kept) and _follows(block, sentence, kept[at + 1]))
    )


def _follows(block: Block, lead: Sentence, after: Sentence) -> bool:
    places = [at for at, sentence in enumerate(block.sentences[:-1]) if sentence == lead]
    return any(block.sentences[at + 1] == after for at in places)


def _is_lead(sentence: Sentence) -> bool:
    return sentence.kind == "connective" and sentence.text.rstrip().endswith(("：", ":"))


def _row(block: Block, scene: Scene, struck: list[Struck]) -> tuple[Sentence, ...]:
    """A table's row stands or falls whole: cells are true only beside each other."""
    reason: str | None = None
    for cell in block.sentences:
        if cell.kind == "connective":
            reason = reason or reason_to_strike(cell, scene)
        elif cell.kind != "sum":
            reason = reason or "表格里只能放计算结果"
    sums = [cell for cell in block.sentences if cell.kind == "sum"]
    if sums and reason is None:
        account = scene.accounts.get(sums[0].source or "")
        whole = len(sums) == len(block.sentences) and len({cell.source for cell in sums}) == 1
        cited = any(cell.cites for cell in sums)
        if account is None or not whole or cited or not account.has_row(tuple(cell.text for cell in sums)):
            reason = "这一行与计算结果对不上"
    if reason is None:
        return block.sentences
    struck.append(Struck(_row_words(block), reason))
    return ()


def _row_words(block: Block) -> str:
    return " | ".join(cell.text for cell in block.sentences)


def _without_lonely_leads(blocks: list[Block]) -> list[Block]:
    """Drop table heads without rows and leads (您自己能留的：) without the list they announce."""
    kept: list[Block] = []
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        lonely_head = block.style == "head" and (after is None or after.style != "row")
        announces = block.style == "paragraph" and len(block.sentences) == 1 and _is_lead(block.sentences[0])
        lonely_lead = announces and (after is None or after.style == "paragraph")
        if not (lonely_head or lonely_lead):
            kept.append(block)
    return kept
