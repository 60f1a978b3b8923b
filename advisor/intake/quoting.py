"""The paper's own words as they are shown and kept: the clause alone, without what names a person."""

from __future__ import annotations

import re
from collections.abc import Iterable

from advisor.privacy import MARKS, redact, spans

_LONGEST = 60
_AROUND = 120
"""Characters on either side in which names and numbers are looked for: a line may be a whole page."""
_FROM = re.compile(r"^.{1,12}上写的：")


def quoted(line: str, start: int, end: int) -> str:
    """What stands at `start` to `end` of the line, from the beginning of its clause to the end of it."""
    begin = max(line.rfind(stop, 0, start + 1) for stop in "。；，|") + 1
    lead = ""
    if begin < start - _LONGEST // 2:
        begin, lead = start - _LONGEST // 2, "……"
    stops = [at for stop in "。；，|" if (at := line.find(stop, end)) >= 0]
    finish = min([len(line), max(end, begin + _LONGEST), *stops])
    # Names are told by what stands beside them, so they are looked for before the words are cut out.
    low = max(begin - _AROUND, 0)
    out, at = [], begin
    for span in spans(_spoken(line[low : finish + _AROUND])):
        first, last = span.start + low, span.end + low
        if last > begin and first < finish:
            out += [line[at : max(first, at)], MARKS[span.kind]]
            at = last
    return lead + "".join([*out, line[at:finish]]).strip().replace("|", "：")


def names_in(lines: Iterable[str]) -> frozenset[str]:
    """Names that a paper announces somewhere (姓名：…, 乙方：…): they stand elsewhere unannounced."""
    return frozenset(
        line[span.start : span.end] for line in lines for span in spans(_spoken(line)) if span.kind == "name"
    )


def without(names: Iterable[str], words: str) -> str:
    for name in names:
        words = words.replace(name, MARKS["name"])
    return words


def _spoken(line: str) -> str:
    """A row of a table as it would be read out, letter by letter: 姓名|张三 is 姓名:张三."""
    return line.replace("|", ":")


def from_paper(kind: str, words: str) -> str:
    """How a fact's words are kept, so that nobody takes them for the worker's own."""
    return f"{kind}上写的：{redact(words).text}"


def is_from_paper(words: str) -> bool:
    return _FROM.match(words) is not None
