"""A document as chunks of whole sentences, each knowing its page, its offset there and its heading."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from advisor.sources.documents.base import Document, Page
from advisor.sources.documents.lines import ENDS_CLAUSE, ENDS_SENTENCE, gap

TARGET = 300
"""Characters at which a chunk is full enough; the next sentence starts another."""
LONGEST = 400
"""Characters a chunk does not exceed, unless one sentence is longer by itself."""
_RUN_ON = 600
"""Characters of a sentence above which it is cut at a comma: tables and bad scans have no full stops."""
_ENOUGH = 80
"""Characters a chunk must have before a heading starts a new one; shorter sections stay together."""
_OVERLAP = 120
"""Characters of the longest sentence that is repeated at the start of the next chunk."""
_HEADING = 40
_MONSTROUS = 20_000
"""Characters of a paragraph above which it is looked at in parts."""

_CLOSERS = '”’」』）】》)"'
_STOP = r"(?:[。！？；]|[!?;](?!\w)|(?<=[a-z)])\.(?=\s|$))"
# A question or exclamation in quotation marks ends no sentence that goes on after them.
_QUOTED = rf"[！？!?]+[{_CLOSERS}]+(?=[\w，、])"
_SENTENCE = re.compile(rf"(?:{_QUOTED}|(?!{_STOP}).)*(?:{_STOP}+[{_CLOSERS}]*|$)")
_COMMA = re.compile(r"[，、,| ]")
_MARKDOWN = re.compile(r"^#{1,6}\s+")
_ARTICLE = re.compile(r"^第[〇零一二三四五六七八九十百千]+[编章节条]")
_NUMBERED = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]|第[一二三四五六七八九十百\d]+[编章节条])"
)
_NOT_HEADING = re.compile(
    r"^[□■●○◆◇/—⸺※①-⑳”’）]|^\d+(?:月|年)|^(?:图为|来源|作者|摘编|（[上下][接转])|"
    r"[，。；！？：、（“‘《,;:!?]$|[。；]| \| "
)
_PAIRS = (("“", "”"), ("‘", "’"), ("（", "）"), ("《", "》"))
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Text of one page, or of a page and what follows on the next."""

    page: int
    """Page on which it starts (1-based)."""
    offset: int
    """Position of its first character in that page's text."""
    heading: str | None
    """The nearest heading above it, or that it starts with."""
    text: str


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    heading: bool = False
    breaks: bool = False
    """Whether a new chunk had better start here."""


def split_document(document: Document) -> tuple[Chunk, ...]:
    """The document in reading order, in chunks of some 200 to 400 characters.

    A chunk is a run of whole sentences; it begins with the last sentence of the one before unless a heading
    stands between. A sentence that runs over to the next page stays whole; a chunk touches a third page only
    where one sentence does by itself, over a page of a line or two.
    """
    text, starts = run_together(document.pages)
    chunks: list[Chunk] = []
    heading: str | None = None
    for spans in _grouped(_within_three_pages(_spans(text), starts), starts):
        headings = [_MARKDOWN.sub("", text[span.start : span.end]) for span in spans if span.heading]
        if spans[0].heading:
            heading = headings[0]
        start = spans[0].start
        at = _page(start, starts)
        body = text[start : spans[-1].end].rstrip()
        chunks.append(Chunk(document.pages[at].number, start - starts[at], heading, body))
        if headings:
            heading = headings[-1]
    return tuple(chunks)


def run_together(pages: tuple[Page, ...]) -> tuple[str, list[int]]:
    """All pages as one text and where each begins; a sentence broken by the page's end is joined."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for at, page in enumerate(pages):
        if at:
            before = pages[at - 1]
            follows = page.number == before.number + 1 and _runs_on(before.text, page.text)
            parts.append(gap(before.text, page.text) if follows else "\n")
            length += len(parts[-1])
        starts.append(length)
        parts.append(page.text)
        length += len(page.text)
    return "".join(parts), starts


def _runs_on(text: str, following: str) -> bool:
    last = text[text.rfind("\n") + 1 :]
    first = following.split("\n", 1)[0]
    ended = ENDS_SENTENCE.search(last) or ENDS_CLAUSE.search(last) or " | " in last
    return not (ended or _is_heading(last) or _is_heading(first))


def _spans(text: str) -> Iterator[_Span]:
    """Headings and sentences in order; white space between them belongs to none."""
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if _is_heading(paragraph):
            yield _Span(start, end, heading=True, breaks=True)
        else:
            first = True
            for window in _windows(text, start, end):
                for found in _SENTENCE.finditer(text, *window):
                    for piece in _pieces(text, found.start(), found.end()):
                        yield _Span(*piece, breaks=first and _ARTICLE.match(paragraph) is not None)
                        first = False
        start = end + 1


def _windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph's limits, in parts where it is monstrous: matching takes memory for every character."""
    while end - start > _MONSTROUS:
        cut = text.rfind("。", start, start + _MONSTROUS) + 1 or start + _MONSTROUS
        yield start, cut
        start = cut
    yield start, end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence's limits without outer spaces, cut at commas where it is much too long."""
    while end - start > _RUN_ON:
        commas = [comma.end() for comma in _COMMA.finditer(text, start + TARGET // 2, start + LONGEST)]
        cut = commas[-1] if commas else start + LONGEST
        yield from _pieces(text, start, cut)
        start = cut
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    if start < end:
        yield start, end


def _within_three_pages(spans: Iterable[_Span], starts: list[int]) -> Iterator[_Span]:
    """The spans, cut at a page's end where one runs on to a fourth: that is scraps, not a sentence."""
    for span in spans:
        start = span.start
        while _pages(start, span.end, starts) > 3:
            cut = starts[_page(start, starts) + 3]
            yield replace(span, start=start, end=cut)
            start = cut
        yield replace(span, start=start)


def _grouped(spans: Iterable[_Span], starts: list[int]) -> Iterator[list[_Span]]:
    group: list[_Span] = []
    fresh = 0
    for span in spans:
        if group and fresh and _closes(group, span, starts):
            yield group
            group = [] if span.breaks else _overlap(group[-1], span, starts)
            fresh = 0
        group.append(span)
        fresh += 1
    if fresh:
        yield group


def _closes(group: list[_Span], span: _Span, starts: list[int]) -> bool:
    length = group[-1].end - group[0].start
    pages = _pages(group[0].start, span.end, starts)
    if all(one.heading for one in group):
        # A heading alone says nothing: it goes with its first sentence, over three pages at most.
        return pages > 3
    if pages > 2:
        return True
    if span.breaks:
        return length >= _ENOUGH
    return length >= TARGET or span.end - group[0].start > LONGEST


def _overlap(last: _Span, span: _Span, starts: list[int]) -> list[_Span]:
    small = last.end - last.start <= _OVERLAP and span.end - last.start <= LONGEST
    near = _pages(last.start, span.end, starts) <= 2
    return [last] if small and near and not last.heading else []


def _pages(start: int, end: int, starts: list[int]) -> int:
    return _page(end - 1, starts) - _page(start, starts) + 1


def _page(position: int, starts: list[int]) -> int:
    return bisect_right(starts, position) - 1


def _is_heading(paragraph: str) -> bool:
    if _MARKDOWN.match(paragraph):
        return True
    if not 2 <= len(paragraph) <= _HEADING or len(_HAN.findall(paragraph)) < 2:
        return False
    if _NOT_HEADING.search(paragraph) or any(paragraph.count(a) != paragraph.count(b) for a, b in _PAIRS):
        return False
    # An unnumbered line with a comma is a piece of running text more often than a heading.
    return "，" not in paragraph or _NUMBERED.match(paragraph) is not None
