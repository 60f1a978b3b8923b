"""The library and the user's documents as passages: what is embedded and searched.

A passage stands for its parents. A worker's wording of an article, a topic's keyword, what a topic says and a
case are passages too, so that everyday words reach the article they mean; a hit on one is a hit on the
articles behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from advisor.domain import (
    Case,
    Instrument,
    Passage,
    Provision,
    ProvisionRef,
    Topic,
    Version,
    WorkedQuestion,
)

if TYPE_CHECKING:
    from advisor.sources.added import AddedText
    from advisor.sources.documents import Document
    from advisor.sources.library import Library

UNCHECKED = "您添加的文本，未核对版本"
"""Said of a registered law whose version the text does not tell."""
OCR = "识别自图片，可能有错字"

LONG_ARTICLE = 300
"""Characters above which an article is split by 款: a vector of more says little of any one of them."""

Route = Literal["provision", "wording", "topic", "question", "statement", "case", "document"]
"""How a passage leads to what it stands for."""

_ROUTES: dict[str, Route] = {
    "p": "provision",
    "w": "wording",
    "t": "topic",
    "q": "question",
    "s": "statement",
    "c": "case",
    "d": "document",
}
_ITEM = re.compile(r"^[（(][一二三四五六七八九十百]+[）)]")


def route(passage: Passage) -> Route:
    """What kind of finger-post a passage is; its id begins with the letter that tells."""
    return _ROUTES[passage.id[0]]


def library_passages(library: Library) -> Iterator[Passage]:
    """Every passage of law and knowledge, in the order of `instruments.yaml`, then topics, then cases."""
    for instrument in library.instruments:
        for version in instrument.versions:
            if version.text in ("gist", "added") or (version.text == "packaged" and instrument.indexed):
                for provision in library.provisions(instrument, version.effective):
                    if provision.version == version.effective and _searched(instrument, version, provision):
                        yield from _provision(instrument, version, provision)
    for topic in library.topics.values():
        yield from topic_passages(topic)
        yield from _questions(topic, library.questions.get(topic.id, ()))
        yield from _statements(topic)
    for case in library.cases.values():
        yield _case(case)


def _searched(instrument: Instrument, version: Version, provision: Provision) -> bool:
    # What the user added was added to be found, be it a law for everybody.
    return (
        instrument.indexed != "written"
        or version.text == "added"
        or bool(provision.claims or provision.asked_as)
    )


def documents_passages(documents: Iterable[Document], library: Library) -> Iterator[Passage]:
    """The passages of the user's documents, each with its page (1-based) and offset on it.

    A text of law that the library cites comes with the library's passages; only its annex is added here. Of a
    law whose version is not known every passage says so.
    """
    roles = {text.id: text for text in library.added}
    for document in documents:
        text = roles.get(document.id)
        role = text.role if text else "paper"
        if role == "text" or (role == "double" and not _unsearched(text)):
            yield from _chunks(document, annex_of(document), None)
        else:
            yield from document_passages(document, UNCHECKED if role == "unchecked" else None)


def _unsearched(text: AddedText | None) -> bool:
    """Whether the packaged wording of the same version is not searched, so that the user's own must be."""
    identity = text.identity if text else None
    held = identity.version if identity else None
    return bool(identity and held and held.text == "packaged" and identity.instrument.indexed is not True)


def document_passages(document: Document, note: str | None = None) -> Iterator[Passage]:
    """A law article by article, everything else in chunks; `note` is shown wherever a passage is."""
    if document.law is None or not document.law.articles:
        yield from _chunks(document, document, note)
        return
    for number, article in enumerate(document.law.articles, start=1):
        head = " ".join(part for part in (document.title, article.path, article.name) if part)
        for piece, (paragraph, body) in enumerate(split_article(article.text), start=1):
            yield Passage(
                id=f"d:{document.id}:{number}.{piece}",
                text=f"{head}\n{body}",
                body=body,
                kind="document",
                source=document.id,
                title=document.title,
                article=article.name,
                paragraph=paragraph,
                page=article.page,
                offset=article.offset,
                note=_noted(document, article.page, note),
            )
    yield from _chunks(document, annex_of(document), note)


def _chunks(document: Document, part: Document, note: str | None) -> Iterator[Passage]:
    from advisor.sources.documents import split_document

    if not part.pages:
        return
    first = document.law.annex if document.law and part is not document else None
    for number, chunk in enumerate(split_document(part), start=1):
        head = " ".join(word for word in (document.title, chunk.heading) if word)
        shift = first[1] if first and chunk.page == first[0] else 0
        yield Passage(
            id=f"d:{document.id}:{number}",
            text=f"{head}\n{chunk.text}",
            body=chunk.text,
            kind="document",
            source=document.id,
            title=document.title,
            page=chunk.page,
            offset=chunk.offset + shift,
            note=_noted(document, chunk.page, note),
        )


def annex_of(document: Document) -> Document:
    """The document from where its last article ends; without pages where nothing follows."""
    place = document.law.annex if document.law else None
    if place is None:
        return replace(document, pages=())
    page, offset = place
    pages = (one for one in document.pages if one.number >= page)
    return replace(
        document,
        pages=tuple(replace(one, text=one.text[offset:]) if one.number == page else one for one in pages),
    )


def _noted(document: Document, page: int, note: str | None) -> str | None:
    marks = (note, OCR if page in document.ocr else None)
    return "；".join(filter(None, marks)) or None


def split_article(text: str) -> tuple[tuple[int | None, str], ...]:
    """An article as (number of the 款, text); a short article is one piece, numbered None.

    Items （一）（二） stay with the paragraph that leads them in: alone they say nothing. Where they are too
    long together they are cut between items, and each piece repeats the lead.
    """
    text = text.strip()
    if len(text) <= LONG_ARTICLE:
        return ((None, text),)
    paragraphs: list[list[str]] = []
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        if _ITEM.match(line) and paragraphs:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return tuple(
        (number, piece)
        for number, (lead, *items) in enumerate(paragraphs, start=1)
        for piece in _pack(lead, items)
    )


def _pack(lead: str, items: list[str]) -> Iterator[str]:
    piece = [lead]
    for item in items:
        if len(piece) > 1 and sum(map(len, piece)) + len(item) > LONG_ARTICLE:
            yield "\n".join(piece)
            piece = [lead]
        piece.append(item)
    yield "\n".join(piece)


def _provision(instrument: Instrument, version: Version, provision: Provision) -> Iterator[Passage]:
    name = instrument.short[0] if instrument.short else instrument.title
    head = " ".join(part for part in (name, provision.path, provision.ref.article) if part)
    mark = f"{instrument.title}:{provision.ref.article or ''}:{version.effective}"

    def passage(identity: str, text: str, body: str, paragraph: int | None = None) -> Passage:
        return Passage(
            id=identity,
            text=text,
            body=body,
            kind=provision.level,
            source=instrument.title,
            title=instrument.title,
            parents=(provision.ref,),
            article=provision.ref.article,
            paragraph=paragraph,
            version=version.effective,
            effective=version.effective,
            until=version.until,
            jurisdiction=provision.jurisdiction,
        )

    claims = [claim.text for claim in provision.claims]
    wordings = list(provision.asked_as)
    if provision.text is not None:
        # Our plain sentences lead to the official wording; they are never shown as if they were it.
        wordings += claims
        pieces = split_article(provision.text)
    else:
        pieces = split_article("\n".join(claims))
    for number, (paragraph, body) in enumerate(pieces, start=1):
        yield passage(f"p:{mark}:{number}", f"{head}\n{body}", body, paragraph)
    for number, wording in enumerate(wordings, start=1):
        yield passage(f"w:{mark}:{number}", wording, wording)


def topic_passages(topic: Topic) -> Iterator[Passage]:
    """A topic's title, then each keyword and wording; each stands for all its provisions, in order."""
    names = (("title", topic.title), *(("keyword", word) for word in topic.keywords))
    wordings = (("wording", wording) for wording in topic.asked_as)
    for number, (sort, words) in enumerate((*names, *wordings), start=1):
        yield _of_topic(topic, f"t:{topic.id}:{sort}:{number}", words, topic.provisions)


def _questions(topic: Topic, questions: Iterable[WorkedQuestion]) -> Iterator[Passage]:
    """Each wording of a worked question, leading to the articles that answer that very question."""
    for number, question in enumerate(questions, start=1):
        for way, wording in enumerate(question.asked_as, start=1):
            yield _of_topic(topic, f"q:{topic.id}:{number}:{way}", wording, question.provisions)


def _statements(topic: Topic) -> Iterator[Passage]:
    """What a topic says, each claim leading to the articles it stands on and not to the topic's others."""
    claims = {entry.claim.id: entry.claim for entry in topic.claims}
    for claim in claims.values():
        yield _of_topic(topic, f"s:{topic.id}:{claim.id}", claim.text, claim.provisions)


def _of_topic(topic: Topic, identity: str, words: str, parents: tuple[ProvisionRef, ...]) -> Passage:
    return Passage(
        id=identity, text=words, body=words, kind="topic", source=topic.id, title=topic.title, parents=parents
    )


def _case(case: Case) -> Passage:
    body = "\n".join(filter(None, (case.facts, case.question, case.result)))
    return Passage(
        id=f"c:{case.id}",
        text=f"{case.title}\n{body}",
        body=body,
        kind="case",
        source=case.id,
        title=case.title,
        parents=case.provisions,
    )
