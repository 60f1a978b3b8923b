"""What a paper says in the set phrases of its kind, each with the words it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from advisor.domain import Fact
from advisor.errors import UserError
from advisor.fact_values import read_value
from advisor.intake.kinds import Kind
from advisor.intake.quoting import quoted

Lines = list[tuple[int, str]]
"""(page, line)."""

_MACROS = {
    "DAY": r"\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?",
    "MONEY": r"(?<![\d.,])(?:\d{1,3}(?:[,，]\d{3})+|\d{3,7})(?:\.\d{1,2})?(?![\d.])",
    "YUAN": r"(?:元(?!至|到|[-—~～]|[/／每]*(?:[日天件]|小时))|[）)]|[/／]月)",
    "COUNT": r"(?:\d{1,2}|十[一二]?|[一二两三四五六七八九壹贰叁肆伍陆柒捌玖])",
}
_COUNTS = {
    **{word: n for n, word in enumerate("一二三四五六七八九十", 1)},
    **{word: n for n, word in enumerate("壹贰叁肆伍陆柒捌玖", 1)},
    "两": 2,
    "十一": 11,
    "十二": 12,
}
_BLANKS = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])|(?<=\|)\s+|\s+(?=\|)")
"""Forms leave room around what is filled in: 自 2022 年 5 月 1 日."""


@dataclass(frozen=True, slots=True)
class Found:
    """A fact, the page it stands on, and the paper's own words in `fact.words`."""

    fact: Fact
    page: int
    note: str = ""
    """What to think of before it is taken for true, in Chinese."""


def unspaced(lines: Lines) -> Lines:
    return [(page, _BLANKS.sub("", line)) for page, line in lines]


def read_phrases(kind: Kind, lines: Lines) -> Iterator[Found]:
    """The first of each fact that stands in the paper, `lines` being `unspaced`.

    Of a fact with fixed values nothing where the paper has two of them: a form with boxes names them all.
    """
    whole = "\n".join(line for _, line in lines)
    fixed: dict[str, list[tuple[Mapping[str, Any], Found]]] = {}
    seen: set[str] = set()
    for field in kind.fields:
        if field["fact"] in seen or ("unless" in field and re.search(field["unless"], whole)):
            continue
        found = next(_matches(field, lines), None)
        if found is None:
            continue
        if "value" in field:
            fixed.setdefault(field["fact"], []).append((field, found))
        else:
            seen.add(field["fact"])
            yield found
    for choices in fixed.values():
        strong = [found for field, found in choices if not field.get("weak")] or [one for _, one in choices]
        if len({found.fact.value for found in strong}) == 1:
            yield strong[0]


def _matches(field: Mapping[str, Any], lines: Lines) -> Iterator[Found]:
    pattern, blot = _compiled(field["pattern"]), field.get("without")
    for page, line in lines:
        # Blotted out letter by letter, so that what is found can be shown as it stands.
        tried = re.sub(blot, lambda match: "\0" * len(match[0]), line) if blot else line
        for match in pattern.finditer(tried):
            raw = field["value"] if "value" in field else _raw(match)
            words = quoted(line, *match.span())
            fact = fact_of(field["fact"], raw, words, sure=field.get("sure", True))
            if fact is not None:
                yield Found(fact, page, field.get("note", ""))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    for name, expression in _MACROS.items():
        pattern = pattern.replace(name, expression)
    return re.compile(pattern)


def _raw(match: re.Match[str]) -> Any:
    told = match.groupdict()
    if "from" in told:
        return _months_between(told["from"], told["until"])
    return _COUNTS.get(told["value"], told["value"])


def _months_between(first: str, last: str) -> int | None:
    """Whole months from the first to the last day, both within; None for any other stretch."""
    try:
        start, end = (read_value("start", day) for day in (first, last))
    except UserError:
        return None
    if not isinstance(start, date) or not isinstance(end, date):
        return None
    after = end + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    return months if after.day == start.day and 0 < months <= 12 else None


def fact_of(name: str, raw: Any, words: str, *, sure: bool) -> Fact | None:
    """None for a figure or a day that cannot be one."""
    if raw is None:
        return None
    value = re.sub(r"[\s,，]|\.0+$", "", raw) if isinstance(raw, str) else raw
    try:
        return Fact(name, read_value(name, value), words, "stated" if sure else "inferred")
    except UserError:
        return None
