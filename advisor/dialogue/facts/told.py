"""What the readers of facts about the person share: settled days, clauses that tell, questions."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from advisor.dialogue.facts.dates import DateMention
from advisor.dialogue.facts.roughly import roughly
from advisor.dialogue.facts.scene import Found, Scene, is_supposed, word
from advisor.dialogue.reading import Clause
from advisor.domain import Certainty, Fact

_ASKS = re.compile(
    r"(?:吗|么|呢|不|没有?|吧)$|有没有|是不是|要不要|会不会|能不能|可不可以|算不算|该不该|是否|怎么|怎样|如何|多少|几[级天个年]|哪|谁"
)
EMPLOYER = re.compile(r"老板娘?|主管|经理|领导|人事|HR|班长|组长|厂长|店长|包工头|他们")
"""Who acts for the employer: 老板不签合同 tells of the worker's contract."""
_SAYS = re.compile(r"(?:听说|网上|朋友|律师|别人|人家|规定|法律|按(?:照)?法|应该|应当|必须)")


@dataclass(frozen=True, slots=True)
class Day:
    """A mention with the words around it inside its clause, and the day it is taken for."""

    mention: DateMention
    clause: Clause
    left: str
    right: str
    day: date
    certainty: Certainty


def telling(scene: Scene) -> Iterator[Clause]:
    """Clauses that tell of the worker: not supposed, not another's, no hearsay about what the law says."""
    for clause in scene.clauses:
        if (
            not is_supposed(clause)
            and not scene.of_others(EMPLOYER.sub("", clause.text))
            and not _SAYS.search(clause.text)
        ):
            yield clause


def asks(text: str) -> bool:
    """Whether the words ask rather than tell."""
    return _ASKS.search(text) is not None


def by_the_boss(text: str) -> bool:
    """Whether what stands before is the employer's word (老板说…)."""
    return word("said_by_boss").search(text) is not None


def days(scene: Scene, *, ahead: bool = False) -> Iterator[Day]:
    """Dates of one day or month, a missing year settled: the last one past, with `ahead` the nearest."""
    for index, mention in enumerate(scene.dates):
        clause = scene.clauses[scene.reading.clause_at(mention.start)]
        if is_supposed(clause) or mention.precision in ("months", "impossible"):
            continue
        found = settled(scene, index, ahead=ahead)
        if found is None:
            continue
        text = scene.reading.text
        day, certainty = found
        yield Day(
            mention,
            clause,
            text[clause.start : mention.start],
            text[mention.end : clause.end],
            day,
            certainty,
        )


def settled(scene: Scene, index: int, *, ahead: bool) -> tuple[date, Certainty] | None:
    """The day a mention is taken for; None where no year can be."""
    mention = scene.dates[index]
    if mention.precision == "vague":
        day = roughly(scene, mention) if mention.year and mention.month is None else None
        return (day, "about") if day else None
    month, year = mention.month, mention.year
    if month is None:
        before = [one for one in scene.dates[:index] if one.month]
        month, year = (before[-1].month, before[-1].year) if before else (scene.as_of.month, None)
        if month is None:
            return None
    certainty: Certainty = "stated" if mention.day else "inferred"
    years = (year,) if year else (scene.as_of.year, scene.as_of.year - 1, scene.as_of.year + 1)
    candidates = [day for one in years if (day := _day(mention, one, month)) is not None]
    if not candidates:
        return None
    if year:
        return candidates[0], certainty
    if ahead:
        return min(candidates, key=lambda day: abs((day - scene.as_of).days)), certainty
    past = [day for day in candidates if day <= scene.as_of]
    return (max(past), certainty) if past else None


def _day(mention: DateMention, year: int, month: int) -> date | None:
    try:
        return date(year, month, mention.day or 1)
    except ValueError:
        return None


def end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def one_value(found: Found, facts: list[Fact]) -> None:
    """Adds the fact when all tell the same; nothing when they differ."""
    if facts and all(fact.value == facts[0].value for fact in facts):
        found.add(facts[0])
