"""Verbatim comparison of a quotation with an article.

Two texts are the same when they are equal after `advisor.text.normalise` (NFKC, white space, full and half
width). Two things more are disregarded, and nothing else:

- the style of quotation marks within the quotation (“…”, "…", 「…」, ‘…’ are one);
- a 。 or ； at the end of the quotation, which the quoting sentence may cut or add.

A quotation may begin and end anywhere in the article. …… within it (or （略）) splits it into parts, which
must stand in the article in that order. A heading 第八十二条 that the quotation repeats is not wording.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from advisor.citations.articles import NUMERAL
from advisor.text import article_key, normalise

_MARKS = str.maketrans(dict.fromkeys("'「」『』〝〞", '"'))
_ELLIPSIS = re.compile(r"(?:…|⋯|\.{3,}|。{3,}|．{3,}|[（(]略[）)])+")
_END = "。;"
_HEADING = re.compile(rf"\s*(第\s*{NUMERAL}\s*条(?:之{NUMERAL})?)[\s\u3000]+")
_LONG_RUN = 24
_KEPT = 10
_LONGEST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Difference:
    """What the text says, what was quoted, and both in one line with the differing characters marked."""

    says: str
    quoted: str
    marked: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`likeness` from 0 to 1 says how far the best-aligned words of the article are those quoted."""

    verbatim: bool
    likeness: float
    difference: Difference | None = None
    out_of_order: bool = False
    """Every part between …… is verbatim, but they do not stand in that order."""


def fold(text: str) -> str:
    """A text as it is compared."""
    return normalise(text).translate(_MARKS)


def is_verbatim(quote: str, provision_text: str, article: str | None = None) -> bool:
    """Whether the words quoted stand so in the text; see the module for what is disregarded.

    `article` is the article the text is of: a heading of that number in the quotation is skipped.
    """
    return is_within(parts(quote, article), fold(provision_text))


def parts(quote: str, article: str | None = None) -> tuple[str, ...]:
    """The folded parts of a quotation between ellipses, without a heading and without 。 or ； at the end."""
    return tuple(folded for part in _raw_parts(quote, article) if (folded := fold(part).rstrip(_END)))


def is_within(folded_parts: Sequence[str], folded_text: str) -> bool:
    """Whether the parts stand in the text in order, none over another. No parts: False."""
    position = 0
    for part in folded_parts:
        found = folded_text.find(part, position)
        if found < 0:
            return False
        position = found + len(part)
    return bool(folded_parts)


def compare(quote: str, provision_text: str, article: str | None = None) -> Comparison:
    """Compare, and where the words differ show how, for the first part that differs."""
    folded_text = fold(provision_text)
    folded_parts = parts(quote, article)
    if is_within(folded_parts, folded_text):
        return Comparison(True, 1.0)
    if len(folded_parts) > 1 and all(part in folded_text for part in folded_parts):
        return Comparison(False, 1.0, out_of_order=True)
    for raw, folded in zip(_raw_parts(quote, article), map(fold, _raw_parts(quote, article)), strict=True):
        if folded.rstrip(_END) not in folded_text:
            return _differing(raw, provision_text)
    return Comparison(False, 0.0)


def _raw_parts(quote: str, article: str | None) -> list[str]:
    heading = _HEADING.match(quote)
    if heading and article and article_key(heading[1]) == article_key(article):
        quote = quote[heading.end() :]
    return _ELLIPSIS.split(quote)


@dataclass(frozen=True, slots=True)
class _Mapped:
    """A folded text that remembers where in the original each of its characters stood."""

    original: str
    folded: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> _Mapped:
        pairs = [(char, n) for n, original in enumerate(text) for char in fold(original)]
        return cls(text, "".join(char for char, _ in pairs), tuple(place for _, place in pairs))

    def words(self, start: int, end: int) -> str:
        """The original words of a stretch of the folded text, on one line."""
        if start >= end:
            return ""
        return re.sub(r"\s+", "", self.original[self.places[start] : self.places[end - 1] + 1])


def _differing(quote: str, provision_text: str) -> Comparison:
    said, quoted = _Mapped.of(provision_text), _Mapped.of(quote)
    end = len(quoted.folded.rstrip(_END)) or len(quoted.folded)
    anchor = SequenceMatcher(None, said.folded, quoted.folded, autojunk=False).find_longest_match(
        0, len(said.folded), 0, end
    )
    if anchor.size < 2:
        shown = re.sub(r"\s+", "", provision_text)
        shown = shown if len(shown) <= _LONGEST_SHOWN else shown[:_LONGEST_SHOWN] + "……"
        return Comparison(False, 0.0, Difference(shown, quoted.words(0, end), "（与该条的文字没有相合之处）"))
    slack = 8 + end // 4
    low = max(0, anchor.a - anchor.b - slack)
    high = min(len(said.folded), anchor.a - anchor.b + end + slack)
    window = said.folded[low:high]
    codes = _trimmed(SequenceMatcher(None, window, quoted.folded[:end], autojunk=False).get_opcodes(), window)
    same = sum(a2 - a1 for tag, a1, a2, _, _ in codes if tag == "equal")
    says = said.words(low + codes[0][1], low + codes[-1][2])
    marked = "".join(
        _mark(
            tag, said.words(low + a1, low + a2), quoted.words(b1, b2), first=n == 0, last=n == len(codes) - 1
        )
        for n, (tag, a1, a2, b1, b2) in enumerate(codes)
    )
    likeness = 2 * same / (codes[-1][2] - codes[0][1] + end)
    return Comparison(False, likeness, Difference(says, quoted.words(0, end), marked))


_Code = tuple[str, int, int, int, int]


def _trimmed(codes: Sequence[_Code], said: str) -> list[_Code]:
    """At either edge no more of the article than was quoted there: its words beside those are no difference.

    Marks alone, as of （一）, count as nothing.
    """
    codes = [code for n, code in enumerate(codes) if code[0] != "delete" or 0 < n < len(codes) - 1]
    tag, a1, a2, b1, b2 = codes[0]
    if tag == "replace":
        codes[0] = _edge(said, max(a1, a2 - (b2 - b1)), a2, b1, b2, a2)
    tag, a1, a2, b1, b2 = codes[-1]
    if tag == "replace" and len(codes) > 1:
        codes[-1] = _edge(said, a1, min(a2, a1 + (b2 - b1)), b1, b2, a1)
    return codes


def _edge(said: str, a1: int, a2: int, b1: int, b2: int, inner: int) -> _Code:
    if any(char.isalnum() for char in said[a1:a2]):
        return "replace", a1, a2, b1, b2
    return "insert", inner, inner, b1, b2


def _mark(tag: str, says: str, quoted: str, *, first: bool, last: bool) -> str:
    if tag == "equal":
        if len(says) <= _LONG_RUN:
            return says
        return ("" if first else says[:_KEPT]) + "……" + ("" if last else says[-_KEPT:])
    if tag == "replace":
        return f"〔原文“{says}”，引作“{quoted}”〕"
    return f"〔引文漏了“{says}”〕" if tag == "delete" else f"〔原文没有“{quoted}”〕"
