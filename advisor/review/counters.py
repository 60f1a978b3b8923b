"""Counts of answers for the desk's charts: never a worker's words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from sqlalchemy import select

from advisor.domain import Answer
from advisor.review.tables import Counted

if TYPE_CHECKING:
    from advisor.review.store import Store

UNANSWERED = frozenset({"clarify", "decline", "decline_route"})
"""Routes on which a question went away without an answer from the law."""
_CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Counts:
    """What the charts show of the days since `since`."""

    since: date
    questions: int
    unanswered: int
    sentences: int
    rejected: int
    by_matter: tuple[tuple[str, int], ...]
    """Topic id and questions, most first; "" is no matter recognised."""
    by_day: tuple[tuple[str, int, int, int], ...]
    """ISO day, questions, unanswered, rejected sentences; every day of the span."""
    median_ms: int
    slow_ms: int
    """Milliseconds within which 95 of 100 answers came."""


def count_answer(store: Store, answer: Answer, milliseconds: int) -> None:
    """Counts one answer."""
    verification = answer.verification
    with store.session() as work, work.begin():
        work.add(
            Counted(
                day=_today(store).isoformat(),
                route=answer.route,
                matter=answer.topics[0][:80] if answer.topics else "",
                sentences=verification.sentences if verification else 0,
                rejected=len(verification.struck) if verification else 0,
                milliseconds=milliseconds,
            )
        )


def counts(store: Store, *, days: int = 30) -> Counts:
    """Of the last `days` days, today included."""
    last = _today(store)
    since = last - timedelta(days=days - 1)
    with store.session() as work:
        rows = list(work.scalars(select(Counted).where(Counted.day >= since.isoformat())))
    span = [(since + timedelta(days=n)).isoformat() for n in range(days)]
    asked: Counter[str] = Counter(row.day for row in rows)
    without: Counter[str] = Counter(row.day for row in rows if row.route in UNANSWERED)
    struck: Counter[str] = Counter()
    for row in rows:
        struck[row.day] += row.rejected
    times = sorted(row.milliseconds for row in rows)
    return Counts(
        since,
        len(rows),
        sum(without.values()),
        sum(row.sentences for row in rows),
        sum(struck.values()),
        tuple(Counter(row.matter for row in rows).most_common()),
        tuple((day, asked[day], without[day], struck[day]) for day in span),
        _quantile(times, 0.5),
        _quantile(times, 0.95),
    )


def _quantile(ordered: list[int], share: float) -> int:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0


def _today(store: Store) -> date:
    return datetime.fromtimestamp(store.now(), _CHINA).date()
