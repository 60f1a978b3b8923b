"""What a payslip, a contract or a notice says in its set phrases, each with the line it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from advisor.domain import Fact
from advisor.errors import UserError
from advisor.fact_values import read_value

_DAY = r"\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?"
_NUMBER = r"\d[\d,，]*(?:\.\d+)?"
_FIGURE = re.compile(rf"(?:人民币|[¥￥])?\s*(?P<value>{_NUMBER})\s*元?")
_BLANKS = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])|(?<=\|)\s+|\s+(?=\|)")
"""Forms leave room around what is filled in: 自 2022 年 5 月 1 日."""
_LONGEST = 80
"""Characters of a line that are shown with what was read in it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A fact, the page it stands on, and its line of the paper in `fact.words`."""

    fact: Fact
    page: int


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper: how it is known and what is read in it."""

    id: str
    name: str
    tells: tuple[str, ...]
    fields: tuple[Mapping[str, Any], ...] = ()
    columns: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    spoken: tuple[tuple[str, frozenset[str]], ...] = ()
    """Lines with these words are read as everyday Chinese, for these facts alone."""


@cache
def kinds() -> tuple[Kind, ...]:
    text = resources.files("advisor.intake").joinpath("lists", "fields.yaml").read_text(encoding="utf-8")
    return tuple(
        Kind(
            id,
            row["name"],
            tuple(row["tells"]),
            tuple(row.get("fields", ())),
            tuple(row.get("columns", {}).items()),
            tuple((words, frozenset(facts)) for words, facts in row.get("spoken", {}).items()),
        )
        for id, row in yaml.safe_load(text).items()
    )


def kind_of_paper(text: str) -> Kind | None:
    """The kind whose words stand first: a contract speaks of ending it, but not in its head."""
    squeezed = re.sub(r"\s+", "", text)
    places = [
        (squeezed.find(word), at)
        for at, kind in enumerate(kinds())
        for word in kind.tells
        if word in squeezed
    ]
    # 解除劳动合同通知 begins before the 劳动合同 in it.
    return kinds()[min(places)[1]] if places else None


def read_fields(kind: Kind, lines: list[tuple[int, str]]) -> Iterator[Found]:
    """The first of each fact that stands in the paper; `lines` are (page, line)."""
    seen: set[str] = set()
    lines = [(page, _BLANKS.sub("", line)) for page, line in lines]
    for found in (*_phrases(kind, lines), *_columns(kind, lines)):
        if found.fact.name not in seen:
            seen.add(found.fact.name)
            yield found


def _phrases(kind: Kind, lines: list[tuple[int, str]]) -> Iterator[Found]:
    for field in kind.fields:
        pattern = _compiled(field["pattern"])
        for page, line in lines:
            match = pattern.search(line)
            if match is None:
                continue
            raw = field["value"] if "value" in field else match["value"]
            fact = _fact(field["fact"], raw, _around(line, match.start()), sure=field.get("sure", True))
            if fact is not None:
                yield Found(fact, page)
                break


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("DAY", _DAY).replace("NUMBER", _NUMBER))


def _columns(kind: Kind, lines: list[tuple[int, str]]) -> Iterator[Found]:
    for name, column in kind.columns:
        for label in column["labels"]:
            found = _figure_of(label, lines)
            if found is not None:
                page, raw, words = found
                fact = _fact(name, raw, words, sure=column.get("sure", True))
                if fact is not None:
                    yield Found(fact, page)
                    break


def _figure_of(label: str, lines: list[tuple[int, str]]) -> tuple[int, str, str] | None:
    """The figure behind a label in its line, or below it where the line is the head of a table."""
    for at, (page, line) in enumerate(lines):
        cells = line.split("|")
        if len(cells) > 2 and label in cells:
            below = lines[at + 1][1].split("|") if at + 1 < len(lines) else []
            place = cells.index(label)
            figure = _FIGURE.fullmatch(below[place]) if place < len(below) else None
            if figure is not None and len(below) == len(cells):
                return page, figure["value"], f"{label}：{below[place]}"
        match = re.search(rf"{label}[^\d。；\n|]{{0,6}}\|?\s*{_FIGURE.pattern}", line)
        if match is not None:
            return page, match["value"], _around(line, match.start())
    return None


def _fact(name: str, raw: Any, words: str, *, sure: bool) -> Fact | None:
    """None for a figure or a day that cannot be one."""
    value = re.sub(r"[\s，]", "", raw) if isinstance(raw, str) else raw
    try:
        return Fact(name, read_value(name, value), words, "stated" if sure else "inferred")
    except UserError:
        return None


def _around(line: str, at: int) -> str:
    """The line from the beginning of the clause."""
    start = max(line.rfind(stop, 0, at) for stop in "。；，") + 1
    return line[start : start + _LONGEST].strip().replace("|", "：")
