"""Quotations in running text: “…”, "…", 「…」, 『…』, ‘…’, with the slips people make in typing them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from advisor.citations.articles import Span

_CLOSER = {"“": "”", "「": "」", "『": "』", "〝": "〞", "‘": "’"}
_STRAIGHT = '"＂'
_LONGEST = 5000
_LONGEST_TITLE = 150
_DEEPEST = 8
"""Marks nested deeper are stray ones; without a bound a megabyte of them is counted through from each."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_TITLE_OPEN, _TITLE_CLOSE = "《〈", "》〉"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: `span` is that of the words between the marks, `marks` includes the marks."""

    span: Span
    text: str
    marks: Span


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Every outermost quotation in order.

    Marks inside 《…》 belong to the title; a mark without a fellow is no quotation.
    """
    found: list[Quote] = []
    position = 0
    while position < len(text):
        char = text[position]
        end = None
        if char == "《":
            position = title_end(text, position) or position + 1
            continue
        if char in _CLOSER:
            end = _closing(text, position)
        elif char in _STRAIGHT:
            end = _straight_closing(text, position)
        if end is None:
            position += 1
            continue
        inner = text[position + 1 : end]
        if inner.strip() and _HAN.search(inner):
            found.append(Quote((position + 1, end), inner, (position, end + 1)))
        position = end + 1
    return tuple(found)


def title_end(text: str, start: int) -> int | None:
    """Where the title that opens at `start` ends (after its bracket), counting brackets within it."""
    depth = 0
    for position in range(start, min(len(text), start + _LONGEST_TITLE)):
        char = text[position]
        if char in _TITLE_OPEN:
            depth += 1
            if depth > _DEEPEST:
                return None
        elif char in _TITLE_CLOSE:
            depth -= 1
            if depth == 0:
                return position + 1
        elif char in "。；" or text.startswith("\n\n", position):
            return None
    return None


def _closing(text: str, start: int) -> int | None:
    opener = text[start]
    closer = _CLOSER[opener]
    limit = min(len(text), start + _LONGEST)
    first = text.find(closer, start, limit)
    if first < 0 and not (opener == "“" and any(text.find(mark, start, limit) >= 0 for mark in _STRAIGHT)):
        return None
    depth = 0
    for position in range(start, limit):
        char = text[position]
        if char == opener:
            # A quotation of several paragraphs opens each of them and closes once.
            if position == start or text[max(0, position - 20) : position].rstrip(" \t\u3000")[-1:] != "\n":
                depth += 1
                if depth > _DEEPEST:
                    break
        elif char == closer:
            depth -= 1
            if depth == 0:
                return position
        elif char in _STRAIGHT and opener == "“" and depth == 1 and _closes_instead(text, position, limit):
            return position
    return first if first > 0 else None


def _closes_instead(text: str, position: int, limit: int) -> bool:
    """Whether the straight mark here ends a quotation opened by “: no ” comes before the next “ or line."""
    rest = re.search(r"[“”\n]", text[position + 1 : limit])
    return rest is None or rest[0] != "”"


def _straight_closing(text: str, start: int) -> int | None:
    limit = min(len(text), start + _LONGEST)
    # Only what is introduced as a quotation may run over lines: stray marks must not pair.
    if not text[max(0, start - 20) : start].rstrip().endswith(("：", ":")):
        line_end = text.find("\n", start, limit)
        limit = limit if line_end < 0 else line_end
    match = re.compile(r"[\"＂”“]").search(text, start + 1, limit)
    if match is None:
        return None
    if match[0] == "“":
        closing = re.compile(r"[\"＂]").search(text, match.end(), limit)
        return closing.start() if closing else None
    return match.start()
