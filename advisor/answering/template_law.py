"""法律怎么说: claims as written, a few words of the law itself, and what the user's own documents say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.answering.conditions import admits
from advisor.answering.desk import Desk, paragraph, plain, section
from advisor.domain import Block, Claim, Provision, ProvisionRef, Question, Section, Sentence, TopicClaim

QUOTATIONS = 2
QUOTED_PARAGRAPH = 120
"""Characters: a longer paragraph is not read; the citation shows the whole article anyway."""
QUOTED_ARTICLE = 300
"""Characters of an article quoted where there is no guide; the citation shows it whole."""
QUOTED_DOCUMENT = 80
PROVISIONS_WITHOUT_GUIDE = 5

_GROUPS: dict[Question, int] = {"lawful": 4, "how_much": 5, "boss_says": 2}
"""Sub-questions in order, with the most claims stated under each: the topic lists the weightiest first."""

NEAREST = 3
"""Claims stated beyond those because they say what was asked…"""
NEAR = 0.3
"""…which is so from this likeness of question and claim on: below it, neighbours are chance."""

_SAID = re.compile("“([^”]+)”")
_ALIKE = 0.4
"""Share of an excuse's character pairs that stand in the worker's words, where the employer is quoted."""
_SURELY_ALIKE = 0.6
"""The same where nothing shows that the employer said anything."""

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")


def law_section(desk: Desk) -> Section | None:
    if desk.empty_handed:
        return None
    return section("law", _guided(desk) if desk.topics else _found(desk))


def documents_section(desk: Desk) -> Section | None:
    """One short quotation of the user's own documents, when a page really speaks of this matter."""
    words = {word for topic in desk.topics for word in (topic.title, *topic.keywords)}
    for hit in desk.evidence.hits:
        if hit.kind != "document" or hit.passage is None:
            continue
        quote = document_quote(hit.passage.body, words)
        if quote is not None:
            cites = desk.sources.document(hit, quote)
            return section("notes", [paragraph(Sentence(f"「{quote}」", "quotation", hit.instrument, cites))])
    return None


def document_quote(body: str, words: set[str]) -> str | None:
    """The sentence of a passage that names the matter, word for word, at most `QUOTED_DOCUMENT` long."""
    for match in _SENTENCE.finditer(body):
        sentence = match[0].strip()
        word = max((word for word in words if word in sentence), key=len, default=None)
        if word is None or "「" in sentence or "」" in sentence:
            continue
        if len(sentence) <= QUOTED_DOCUMENT:
            return sentence
        at = sentence.index(word)
        begin = sentence.rfind("，", 0, at) + 1
        begin = begin if at + len(word) - begin <= QUOTED_DOCUMENT else at
        part = sentence[begin : begin + QUOTED_DOCUMENT]
        return part[: part.rfind("，")] if part.rfind("，") > at + len(word) - begin else part
    return None


def _guided(desk: Desk) -> Iterator[Block]:
    for question, most in _GROUPS.items():
        claims = [claim for claim in desk.claims_for(question) if claim.id not in desk.said]
        if question == "boss_says":
            claims = _answers_to_the_boss(desk, claims)
        for claim in claims[:most]:
            sentences = desk.state_once([claim.id])
            if sentences:
                yield Block("item", sentences)
    asked = (claim.id for claim in desk.nearest_claims(NEAR))
    yield from (Block("item", (sentence,)) for sentence in desk.state_once(asked, most=NEAREST))
    yield from _official_words(desk)
    yield from _similar_case(desk)


def _answers_to_the_boss(desk: Desk, claims: list[Claim]) -> list[Claim]:
    """Those that answer what the employer said; claims quote the excuse they answer between “ and ”."""
    told = f"{desk.inquiry.question}{desk.facts.get('employer_reason') or ''}"
    heard = _pairs(told)
    likeness = {
        claim.id: max(
            (len(_pairs(said) & heard) / (len(_pairs(said)) or 1) for said in _SAID.findall(claim.text)),
            default=0,
        )
        for claim in claims
    }
    quoted = "boss_says" in desk.inquiry.asks or "employer_reason" in desk.facts
    least = _ALIKE if quoted else _SURELY_ALIKE
    return sorted((c for c in claims if likeness[c.id] >= least), key=lambda c: -likeness[c.id])


def _official_words(desk: Desk) -> Iterator[Block]:
    """Up to two short quotations of the weightiest articles that claims of the answer stand on."""
    quoted = 0
    for topic in desk.topics:
        for ref in topic.provisions:
            about = next((entry.claim.text for entry in topic.claims if _rests_on(entry, ref, desk)), None)
            provision = desk.library.provision(ref, desk.inquiry.as_of)
            if quoted == QUOTATIONS or about is None or provision is None or not desk.sources.in_force(ref):
                continue
            words = _paragraph_for(provision, about)
            cites = desk.sources.cite(ref) if words else None
            if words and cites:
                quoted += 1
                yield paragraph(Sentence(f"原文：「{words}」", "quotation", None, cites))


def _rests_on(entry: TopicClaim, ref: ProvisionRef, desk: Desk) -> bool:
    return ref in entry.claim.provisions and admits(entry.when, desk.facts)


def _paragraph_for(provision: Provision, about: str) -> str | None:
    """The paragraph closest to a claim, when it is short enough to quote whole."""
    paragraphs = [line.strip() for line in (provision.text or "").splitlines() if line.strip()]
    wanted = _pairs(about)
    best = max(
        paragraphs, key=lambda line: len(wanted & _pairs(line)) / (len(_pairs(line)) or 1), default=None
    )
    if best is None or len(best) > QUOTED_PARAGRAPH or "「" in best:
        return None
    # A paragraph that only opens a list says nothing without it, nor does an item of one.
    return None if best.endswith(("：", ":")) or best.startswith(("（", "(")) else best


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _similar_case(desk: Desk) -> Iterator[Block]:
    for case in desk.evidence.cases:
        if set(case.topics) & {topic.id for topic in desk.topics}:
            first = _SENTENCE.match(case.result.strip())
            if first is not None and len(first[0]) <= QUOTED_PARAGRAPH:
                result = Sentence(first[0], "connective", case.id, desk.sources.case(case))
                yield paragraph(plain("有一个相似的案例："), result)
            return


def _found(desk: Desk) -> Iterator[Block]:
    """Without a guide: the articles the worker named, else the best found, quoted or as claims."""
    named = desk.inquiry.references
    refs = named or tuple(hit.ref for hit in desk.evidence.hits if hit.kind != "document")
    shown = 0
    for ref in dict.fromkeys(refs):
        provision = desk.library.provision(ref, desk.inquiry.as_of) or desk.library.provision(ref)
        if shown == PROVISIONS_WITHOUT_GUIDE or provision is None or not desk.sources.in_force(ref):
            continue
        block = as_found(desk, provision)
        if block is not None:
            shown += 1
            yield block


def as_found(desk: Desk, provision: Provision) -> Block | None:
    """The article as held: its own words, or our claims where no official wording is."""
    if provision.text is not None:
        words = opening(provision.text)
        cites = desk.sources.cite(provision.ref)
        return (
            Block("item", (Sentence(f"「{words}」", "quotation", None, cites),)) if cites and words else None
        )
    sentences = desk.state_once(claim.id for claim in provision.claims)
    return Block("item", sentences) if sentences else None


def opening(text: str) -> str | None:
    """The article whole when short, else its first paragraphs; a list is never cut off from its lead."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if any("「" in line for line in lines):
        return None
    kept: list[str] = []
    for line in lines:
        too_long = sum(map(len, kept)) + len(line) > QUOTED_ARTICLE
        if kept and too_long and not kept[-1].endswith(("：", "；", ":")):
            break
        kept.append(line)
    return "".join(kept) or None
