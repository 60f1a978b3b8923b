"""The overview's charts: bars as SVG, so that they need no script and print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.review.counters import Counts

_MOST_MATTERS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """`share` is the bar's length in percent of the longest."""

    label: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class DayBar:
    """Heights in percent of the busiest day; `answered` and `unanswered` stand on each other."""

    day: str
    asked: int
    unanswered: int
    rejected: int
    answered_height: float
    unanswered_height: float


def matter_bars(counts: Counts, titles: Mapping[str, str]) -> list[Bar]:
    """Questions by matter, the rest in one bar at the end."""
    rows = [(titles.get(id, id) if id else "没有认出事项", count) for id, count in counts.by_matter]
    rest = sum(count for _, count in rows[_MOST_MATTERS:])
    rows = rows[:_MOST_MATTERS] + ([("其他", rest)] if rest else [])
    longest = max((count for _, count in rows), default=1)
    return [Bar(label, count, round(100 * count / longest, 1)) for label, count in rows]


def day_bars(counts: Counts) -> list[DayBar]:
    """One for each day of the span, those without a question too."""
    busiest = max((asked for _, asked, _, _ in counts.by_day), default=0) or 1
    return [
        DayBar(
            day,
            asked,
            without,
            rejected,
            round(100 * (asked - without) / busiest, 1),
            round(100 * without / busiest, 1),
        )
        for day, asked, without, rejected in counts.by_day
    ]
