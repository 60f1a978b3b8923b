"""A message as the rules read it, with the way back to the worker's own words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from advisor.dialogue.wordlists import pairs
from advisor.text import simplified

_BREAK = re.compile(r"[，,。；;！!？?\n…~～]+|(?<![\d.])\.(?!\d)")
_STOP = re.compile(r"[。；;！!？?\n…]")
_KEEP = "℃℉，。；！？“”‘’《》【】、…～"
_LOOSE_NUMBER = re.compile(
    r"(?<=[\d年月第约])[ \t]+"
    r"(?=年(?![终底前后初薪假中会休轻])|日(?![薪结])|百(?!分)|[号度元块千万岁℃%k]|月(?![休薪底均入])|天(?!天)|个(?:月|小时|钟|人)|小时(?!工))"
    r"|(?<=[年月第约])[ \t]+(?=\d)"
)
_TWO_NUMBERS = re.compile(r"(?<=\d)[ \t]+(?=\d)")
"""一天110 11月6号走的: two things told, not one figure."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between commas, in positions of the reading's text; `sentence` numbers full stops."""

    start: int
    end: int
    text: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` is the normalised message; `begins[i]:ends[i]` is where its character i stands in `source`."""

    source: str
    text: str
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    clauses: tuple[Clause, ...]

    def words(self, start: int, end: int) -> str:
        """The worker's own words behind a stretch of the normalised text."""
        if end <= start:
            return ""
        return self.source[self.begins[start] : self.ends[end - 1]].strip()

    def clause_at(self, position: int) -> int:
        """Index of the clause that holds a position (the last one for a position behind the text)."""
        for index, clause in enumerate(self.clauses):
            if position < clause.end:
                return index
        return len(self.clauses) - 1


@dataclass(slots=True)
class _Cell:
    char: str
    begin: int
    end: int


def read(message: str) -> Reading:
    """Fold widths, traditional characters, Cantonese wordings and common slips; keep every position."""
    cells = [
        _Cell(folded, index, index + 1)
        for index, char in enumerate(simplified(message))
        for folded in (char if char in _KEEP else unicodedata.normalize("NFKC", char))
        if folded.isspace()
        or unicodedata.category(folded) not in ("Cc", "Cf", "So", "Cs", "Co", "Cn")
        or folded in _KEEP
    ]
    for pattern, replacement in _rewritings():
        cells = _replace(cells, pattern, replacement)
    cells = _replace(cells, _LOOSE_NUMBER, "")
    cells = _replace(cells, _TWO_NUMBERS, "，")
    # People who type a space mean a comma; one inside a row of Latin words or figures stays.
    cells = _replace(cells, re.compile(r"(?<=[^\x00-\x7f])[ \t]+|[ \t]+(?=[^\x00-\x7f])"), "，")
    text = "".join(cell.char for cell in cells)
    return Reading(
        message,
        text,
        tuple(cell.begin for cell in cells),
        tuple(cell.end for cell in cells),
        tuple(_clauses(text)),
    )


@cache
def _rewritings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(find), put) for key in ("spoken", "typos") for find, put in pairs("wordings", key)
    )


def _replace(cells: list[_Cell], pattern: re.Pattern[str], replacement: str) -> list[_Cell]:
    text = "".join(cell.char for cell in cells)
    out: list[_Cell] = []
    at = 0
    for match in pattern.finditer(text):
        if match.start() == match.end():
            continue
        out += cells[at : match.start()]
        begin, end = cells[match.start()].begin, cells[match.end() - 1].end
        out += [_Cell(char, begin, end) for char in replacement]
        at = match.end()
    return out + cells[at:] if at else cells


def _clauses(text: str) -> Iterator[Clause]:
    start, sentence = 0, 0
    for match in _breaks(text):
        if match.start() > start:
            yield Clause(start, match.start(), text[start : match.start()], sentence)
        if _STOP.search(match[0]):
            sentence += 1
        start = match.end()
    if start < len(text) or not text:
        yield Clause(start, len(text), text[start:], sentence)


def _breaks(text: str) -> Iterable[re.Match[str]]:
    # "1,200元" and "22.5.1" are not two clauses.
    return (m for m in _BREAK.finditer(text) if not _inside_number(text, m))


def _inside_number(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    in_date = match[0] in "~～" and before[-1:] in "0123456789月日号年" and after[:1].isdigit()
    thousands = match[0] == "," and bool(re.search(r"\d$", before)) and bool(re.match(r"\d{3}(?!\d)", after))
    return bool(before) and (in_date or thousands)
