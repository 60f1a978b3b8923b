"""The library and the user's documents as passages: what is embedded and searched.

A passage stands for its parents. A worker's wording of an article, a topic's keyword, what a topic says and a
case are passages too, so that everyday words reach the article they mean; a hit on one is a hit on the
articles behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from advisor.domain import Case, Instrument, Passage, Provision, Topic, Version

if TYPE_CHECKING:
    from advisor.sources.documents import Document
    from advisor.sources.library import Library

LONG_ARTICLE = 300
"""Characters above which an article is split by 款: a vector of more says little of any one of them."""

Route = Literal["provision", "wording", "topic", "statement", "case", "document"]
"""How a passage leads to what it stands for."""

_ROUTES: dict[str, Route] = {
    "p": "provision",
    "w": "wording",
    "t": "topic",
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
            if version.text == "gist" or (version.text == "packaged" and instrument.indexed):
                for provision in library.provisions(instrument, version.effective):
                    if provision.version == version.effective and _searched(instrument, provision):
                        yield from _provision(instrument, version, provision)
    for topic in library.topics.values():
        yield from topic_passages(topic)
        yield from _statements(topic)
    for case in library.cases.values():
        yield _case(case)


def _searched(instrument: Instrument, provision: Provision) -> bool:
    return instrument.indexed != "written" or bool(provision.claims or provision.asked_as)


def document_passages(document: Document) -> Iterator[Passage]:
    """The chunks of a user's document, each with its page (1-based) and offset on it."""
    from advisor.sources.documents import split_document

    for number, chunk in enumerate(split_document(document), start=1):
        head = " ".join(part for part in (document.title, chunk.heading) if part)
        yield Passage(
            id=f"d:{document.id}:{number}",
            text=f"{head}\n{chunk.text}",
            body=chunk.text,
            kind="document",
            source=document.id,
            title=document.title,
            page=chunk.page,
            offset=chunk.offset,
        )


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
        yield Passage(
            id=f"t:{topic.id}:{sort}:{number}",
            text=words,
            body=words,
            kind="topic",
            source=topic.id,
            title=topic.title,
            parents=topic.provisions,
        )


def _statements(topic: Topic) -> Iterator[Passage]:
    """What a topic says, each claim leading to the articles it stands on and not to the topic's others."""
    claims = {entry.claim.id: entry.claim for entry in topic.claims}
    for claim in claims.values():
        yield Passage(
            id=f"s:{topic.id}:{claim.id}",
            text=claim.text,
            body=claim.text,
            kind="topic",
            source=topic.id,
            title=topic.title,
            parents=claim.provisions,
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
