"""Months of a year, "YYYY-MM", from dates that often leave the year out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from advisor.dialogue.facts.claimed import claimed_years
from advisor.dialogue.facts.dates import DateMention
from advisor.dialogue.facts.scene import Found, Scene, word
from advisor.dialogue.reading import Clause

_FRESH_DAYS = 92
"""A bare month that began within this many days is the one just gone: 7月 said in September."""
_OTHER_STORY = re.compile(r"^(?:公司|厂|老板|单位|听说|网上)|合同|标准|规定|涨|仲裁")


@dataclass(frozen=True, slots=True)
class _Year:
    year: int | None
    said: bool = False
    """Whether it was named, with the month or just before it."""
    open: bool = False
    """Several years are possible and none was named: to be asked, never chosen."""
    supposed: bool = False
    """Taken from the day of joining before it, where other years are possible: said to the worker."""


def month_key(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}"


def months_of(scene: Scene, clause: Clause) -> list[tuple[str, bool]]:
    """The months named in a clause, each with whether its year was said too; open ones are left out."""
    return months_in(scene, scene.dates_in(clause))


def months_in(scene: Scene, mentions: tuple[DateMention, ...]) -> list[tuple[str, bool]]:
    out: list[tuple[str, bool]] = []
    for mention in mentions:
        months = _months(mention)
        if not months:
            continue
        told = _year_of(scene, mention, months[0])
        for month in months:
            # 6到10月, said in September: the span lies in one year, and October is not yet.
            if told.year is not None and (mention.year or date(told.year, month, 1) <= scene.as_of):
                out.append((month_key(told.year, month), told.said))
    return out


def ask_year(scene: Scene, clause: Clause, found: Found) -> bool:
    """Whether a month of the clause leaves its year open; if so the worker is asked."""
    for mention in scene.dates_in(clause):
        months = _months(mention)
        told = _year_of(scene, mention, months[0]) if months else _Year(None)
        said = scene.reading.words(mention.start, mention.end)
        if told.supposed:
            found.note(f"您说的“{said}”没说是哪一年，先按{told.year}年算，不对请告诉我。")
        if told.open:
            found.note(f"您说的“{said}”没说是哪一年，请连年份一起说，比如：2024年7月。")
            return True
    return False


def _months(mention: DateMention) -> tuple[int, ...]:
    if mention.precision not in ("month", "months", "day"):
        return ()
    return mention.months or ((mention.month,) if mention.month else ())


def _year_of(scene: Scene, mention: DateMention, month: int) -> _Year:
    if mention.year is not None:
        return _Year(mention.year, said=True)
    possible = _possible(scene, month)
    if len(possible) == 1:
        return _Year(possible[0])
    carried, sure = _carried(scene, mention, month)
    if carried is not None and sure:
        return _Year(carried, said=True)
    wanted = [year for year in claimed_years(scene) if year in possible]
    if len(wanted) == 1:
        return _Year(wanted[0])
    fresh = possible[-1] if possible and _is_fresh(scene, possible[-1], month) else None
    if carried is not None and carried in possible and fresh in (None, carried):
        return _Year(carried, supposed=True)
    if carried is None and fresh is not None:
        return _Year(fresh)
    return _Year(None, open=bool(possible))


def _possible(scene: Scene, month: int) -> list[int]:
    """Years in which that month lies within the employment and before the date of asking, earliest first."""
    left, start = scene.known.get("employment_end"), scene.known.get("join") or scene.known.get("start")
    latest = min(scene.as_of, left) if isinstance(left, date) else scene.as_of
    last = latest.year if date(latest.year, month, 1) <= latest else latest.year - 1
    if not isinstance(start, date):
        return [last - 1, last]
    return [year for year in range(start.year, last + 1) if date(year, month, 28) >= start]


def _is_fresh(scene: Scene, year: int, month: int) -> bool:
    return (scene.as_of - date(year, month, 1)).days <= _FRESH_DAYS


def _carried(scene: Scene, mention: DateMention, month: int) -> tuple[int | None, bool]:
    """The year named before in the same sentence or list, and whether it surely carries.

    2025年6月量到31度，7月36度 is one list. The day of joining only begins a story.
    """
    here = scene.clauses[scene.reading.clause_at(mention.start)]
    for before in reversed([one for one in scene.dates if one.end <= mention.start and one.year]):
        clause = scene.clauses[scene.reading.clause_at(before.start)]
        listed = bool(_months(before))
        if here.sentence - clause.sentence > (1 if listed else 0):
            return None, False
        if word("join").search(clause.text) or word("leave").search(clause.text):
            in_order = before.month is not None and before.month <= month and here.sentence == clause.sentence
            if in_order and word("join").search(clause.text):
                return before.year, False
            continue
        if _OTHER_STORY.search(clause.text) and clause is not here:
            continue
        return before.year, True
    return None, False
