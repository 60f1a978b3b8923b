"""Figures behind their labels, or below them in a table: 基本工资 2,300.00.

A figure is taken only where it is plain whose it is. A table of the whole shop or of twelve months has
several, and then there is none; so has a table whose rows a printer ran into one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from advisor.intake.fields import Found, Lines, fact_of
from advisor.intake.kinds import Kind
from advisor.intake.quoting import quoted

_NUMBER = r"\d[\d,，]*(?:\.\d+)?"
_MOST_FIGURES = 200
_CELL = re.compile(rf"(?:人民币|[¥￥])?(?P<value>{_NUMBER})元?")
_IN_BRACKETS = r"(?:[（(][^）)\d]{0,8}[）)])?"
_BEHIND = (
    rf"{_IN_BRACKETS}(?:标准|为|是|共|计)?[:：=|]*(?:人民币|[¥￥])?(?P<value>{_NUMBER})"
    r"(?![\d.,%％])(?!小?时|[天日月年件个次])"
)
_BEGINS = r"(?:(?<![\u4e00-\u9fff])|(?<=\d月)|(?<=月份)|(?<=本月)|(?<=其中))"
"""日基本工资 is another thing than the label says, and labels run together are the head of a table."""


@dataclass(frozen=True, slots=True)
class _Figure:
    page: int
    raw: str
    words: str


def read_columns(kind: Kind, lines: Lines) -> Iterator[Found]:
    """A fact for each column that has one figure; `lines` are `unspaced`."""
    found: dict[str, Found] = {}
    for name, column in kind.columns:
        for label in column["labels"]:
            figures = list(islice(_figures(label, lines), _MOST_FIGURES))
            if figures:
                one = _only(name, column, figures)
                if one is not None:
                    found[name] = one
                break
    yield from _plausible(found)


def several(kind: Kind, lines: Lines) -> bool:
    """Whether a label has figures that differ, of which none was taken."""
    return any(
        len({figure.raw for figure in islice(_figures(label, lines), _MOST_FIGURES)}) > 1
        for _, column in kind.columns
        for label in column["labels"]
    )


def _only(name: str, column: Mapping[str, Any], figures: list[_Figure]) -> Found | None:
    facts = [
        (figure, fact_of(name, figure.raw, figure.words, sure=column.get("sure", True))) for figure in figures
    ]
    if any(fact is None for _, fact in facts) or len({fact.value for _, fact in facts if fact}) != 1:
        return None
    figure, fact = facts[0]
    return Found(fact, figure.page, column.get("note", "")) if fact is not None else None


def _plausible(found: dict[str, Found]) -> Iterator[Found]:
    """Nobody is paid out more than was earned, nor has a base above it: then a figure was misread."""
    values = {name: one.fact.value for name, one in found.items()}
    most = values.get("monthly_wage")
    if most is not None and any(values.get(name, 0) > most for name in ("paid_monthly", "monthly_base")):
        return
    yield from found.values()


def _figures(label: str, lines: Lines) -> Iterator[_Figure]:
    labelled = re.compile(rf"{_BEGINS}{re.escape(label)}{_BEHIND}")
    for at, (page, line) in enumerate(lines):
        if label not in line:
            continue
        cells = [_bare(cell) for cell in line.split("|")]
        if len(cells) > 2 and label in cells and not any(_CELL.fullmatch(cell) for cell in cells):
            yield from _below(label, cells.index(label), len(cells), lines[at + 1 :])
        for match in labelled.finditer(line):
            yield _Figure(page, match["value"], quoted(line, *match.span()))


def _bare(cell: str) -> str:
    """A label without its unit: 基本工资（元）."""
    return re.sub(rf"{_IN_BRACKETS}$", "", cell)


def _below(label: str, place: int, width: int, rows: Lines) -> Iterator[_Figure]:
    """The label's figures in the rows of its table. Empty cells at the end of a row are not there."""
    for page, row in rows:
        cells = row.split("|")
        if len(cells) < 2 or len(cells) > width:
            return
        figure = _CELL.fullmatch(cells[place]) if place < len(cells) else None
        if figure is not None:
            yield _Figure(page, figure["value"], f"{label}：{figure['value']}")
