"""A document before it is a file: headings, words, lists and tables, and what is still to be filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

GAP = re.compile(r"【待填：[^】]*】")
"""What the worker has to fill in; shown marked in every form."""


def gap(what: str) -> str:
    """A place to be filled in by hand: 【待填：姓名】."""
    return f"【待填：{what.replace('】', '').replace('【', '')}】"


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. `note` is smaller and stands back; `close` is what stands to the right at the end."""

    text: str
    style: Literal["body", "lead", "note", "close"] = "body"


@dataclass(frozen=True, slots=True)
class Point:
    """An entry of a list, with lines that belong under it."""

    text: str
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    points: tuple[Point, ...]
    mark: Literal["dot", "number", "box"] = "dot"


@dataclass(frozen=True, slots=True)
class Table:
    """`shares` are the columns' widths in proportion to each other; `totals` rows at the end are bold."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]
    totals: int = 0


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""


Part = Heading | Words | Points | Table | NewPage


@dataclass(frozen=True, slots=True)
class Paper:
    """`foot` stands at the foot of every page; `day` is the day whose law the document goes by."""

    title: str
    parts: tuple[Part, ...]
    foot: str = ""
    day: date | None = None
