"""Printed lines back into paragraphs: running heads and page numbers out, broken lines joined."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from math import ceil

from advisor.sources.documents.radicals import mend_radicals

HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_WIDE = HAN + "\u3000-\u303f\uff01-\uffee“”‘’…—℃"
# White space carries no meaning between Chinese characters, nor between them and figures (justified lines).
_GAP = re.compile(rf"(?<=[{_WIDE}])[ \t]+(?=[{_WIDE}\d])|(?<=\d)[ \t]+(?=[{_WIDE}])")
_BLANKS = re.compile(r"[ \t]+")
_ODD_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]"
)

_CLOSERS = r"”’\"'」』）)】》〉\]"
ENDS_SENTENCE = re.compile(rf"[。！？!?…][{_CLOSERS}]*$")
ENDS_CLAUSE = re.compile(rf"[；：;:][{_CLOSERS}]*$")
_GOES_ON = re.compile(r"[，、,（(《〈“‘「【〔\[·—－-]$")
_CARRIES_ON = re.compile(r"^[，。、；：！？）)》〉”’」】〕\]%％]")
_FIGURE = re.compile(r"^[\d.,%％+-]+$")
_BULLET = re.compile(r"^(?:[□■●○◆◇▲△★☆※•➢]|/ )")
_INDENT = re.compile("^(?:\u3000{2}|[ \u3000]{2,})")

_SHORT = 0.75
_SCRAP = 16
"""Columns (a Han character takes two) below which a line is a cell or a stamp, never running text."""
_REACH = 3

# A page number, never a year: 2021, 2022, 2023 may head the pages of a table.
_NUMBER = re.compile(r"^(?!(?:19|20)\d\d$)\d{1,4}$")
_PAGE_NUMBER = re.compile(
    r"^(?:[-—–－·•]+\s*\d{1,4}\s*[-—–－·•]+|第\s*\d{1,4}\s*页(?:\s*[/，,、]?\s*共\s*\d{1,4}\s*页)?|"
    r"\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?|[Pp]\.?\s*\d{1,4})$"
)
_HEAD_NUMBER = re.compile(r"^\d{1,4}[\s—·|-]+(?![年月日元条章期])|[\s—·|-]+\d{1,4}$")
_HEAD_LENGTH = 60
_HEAD_DEPTH = 3


def clean(line: str) -> str:
    """A line of a printed page: radicals mended, invisible characters and meaningless spaces gone."""
    return _GAP.sub("", tidy(line))


def tidy(line: str) -> str:
    """As `clean`, but single spaces stay: in formats that are typed, not printed, they separate."""
    line = _ODD_SPACES.sub(" ", _INVISIBLE.sub("", mend_radicals(line)))
    return _BLANKS.sub(" ", line).strip()


def join_lines(lines: Sequence[str]) -> str:
    """Paragraphs of raw printed lines, one per line of the result.

    A paragraph ends where a line ends a sentence or stops short of its neighbours. Blank lines end one too,
    unless they stand between (nearly) all lines, as some producers put them.
    """
    rows: list[str] = []
    indented: list[bool] = []
    gaps: list[bool] = []
    blank = False
    for raw in lines:
        text = clean(raw)
        if not text:
            blank = True
            continue
        rows.append(text)
        indented.append(_INDENT.match(raw) is not None)
        gaps.append(blank)
        blank = False
    if not rows:
        return ""
    if sum(gaps[1:]) >= 0.6 * (len(rows) - 1):
        gaps = [False] * len(rows)
    widths = [width(row) for row in rows]
    joined = rows[0]
    for at in range(1, len(rows)):
        broken = gaps[at] or indented[at] or _parts(rows[at - 1], rows[at], widths, at - 1)
        joined = joined + "\n" + rows[at] if broken else join(joined, rows[at])
    return joined


def join(left: str, right: str) -> str:
    """Two halves of a broken line: no space between Chinese characters, one between words or figures."""
    return left + gap(left, right) + right


def gap(left: str, right: str) -> str:
    """What belongs between two halves of a broken line."""
    # Figures are never run together: a wrong sum would be born on the line break.
    ascii_sides = left[-1:].isascii() and right[:1].isascii()
    return " " if ascii_sides and left[-1:] not in " (-/" and right[:1] not in " .,;:!?)%-/" else ""


def width(text: str) -> int:
    """Columns on a printed page: two for a Chinese character, one for others."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def drop_running(pages: Sequence[Sequence[str]]) -> tuple[list[list[str]], tuple[str, ...]]:
    """The pages' lines without running heads, feet and page numbers; and the heads, most frequent first.

    Blank lines go too where they are outermost. A line is a running one when it stands outermost on three of
    six pages in a row, but for the page's number; only then is it safe to say that it is no part of the text.
    """
    kept = [list(page) for page in pages]
    heads: dict[str, int] = defaultdict(int)
    for edge in (0, -1):
        for _ in range(_HEAD_DEPTH):
            _strip(kept, edge)
            outermost = [tidy(page[edge]) if page else "" for page in kept]
            running = _running(outermost)
            dropped = False
            for page, line in zip(kept, outermost, strict=True):
                numbered = _PAGE_NUMBER.match(line) is not None
                head = _head(line)
                if numbered or head in running:
                    page.pop(edge)
                    dropped = True
                if head in running:
                    heads[head] += 1
            dropped = _drop_numbers(kept, outermost, edge) or dropped
            if not dropped:
                break
        _strip(kept, edge)
    return kept, tuple(sorted(heads, key=lambda line: -heads[line]))


def _parts(line: str, following: str, widths: Sequence[int], at: int) -> bool:
    """Whether a paragraph ends between two printed lines."""
    if _BULLET.match(following) or _FIGURE.match(following):
        return True
    if _GOES_ON.search(line) or _CARRIES_ON.match(following):
        return False
    if ENDS_SENTENCE.search(line) or widths[at] < _SCRAP:
        return True
    before = widths[max(0, at - _REACH) : at]
    after = widths[at + 1 : at + 1 + _REACH]
    # The narrower side: a column beside a wide caption is not short because the caption is wide.
    sides = [max(side) for side in (before, after) if side and max(side) >= _SCRAP]
    full = min(sides, default=0)
    if widths[at] < _SHORT * full:
        return True
    # A full line that happens to end with a colon or semicolon goes on; a list's lead-in stops short.
    return ENDS_CLAUSE.search(line) is not None and widths[at] < 0.9 * full


def _strip(pages: list[list[str]], edge: int) -> None:
    for page in pages:
        while page and not clean(page[edge]):
            page.pop(edge)


def _head(line: str) -> str:
    """A line without the page's number; empty where it cannot be a running head.

    Other figures stay: 2021年工资表 and 2022年工资表 head two tables, not one publication.
    """
    if len(line) > _HEAD_LENGTH or re.search(r"[。；！？，：]$", line):
        return ""
    head = clean(_HEAD_NUMBER.sub("", line))
    return head if len(re.sub(r"[\W\d_]+", "", head)) >= 2 else ""


def _running(outermost: Sequence[str]) -> set[str]:
    at: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(outermost):
        if head := _head(line):
            at[head].append(number)
    return {
        head
        for head, numbers in at.items()
        if any(third - first <= 5 for first, third in zip(numbers, numbers[2:], strict=False))
    }


def _drop_numbers(pages: list[list[str]], outermost: Sequence[str], edge: int) -> bool:
    """Drop bare page numbers: figures that run along with the pages. Others may be a sum in a table."""
    offsets: dict[int, list[int]] = defaultdict(list)
    for at, line in enumerate(outermost):
        if _NUMBER.match(line):
            offsets[int(line) - at].append(at)
    enough = max(2, ceil(len(pages) / 10))
    found = [at for places in offsets.values() if len(places) >= enough for at in places]
    for at in found:
        pages[at].pop(edge)
    return bool(found)
