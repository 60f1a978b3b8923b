"""What the readers of single inputs share: figures, days and months as they stand in a message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from advisor.dialogue.facts.dates import DateMention
from advisor.dialogue.facts.numbers import NUMBER, parse_number
from advisor.dialogue.facts.scene import Found, Scene, is_supposed
from advisor.domain import Certainty, Fact

MONEY = rf"(?P<n>{NUMBER})(?![\d.%％年月日号天个小时岁度件倍]|多|来块|左右)"
"""A sum behind words that say what it is; rough ones are left to be asked for."""
SAID = r"(?:每个?月|一个月|月|是|为|才|只|都|有|就|大概|应发|工资|收入|[:：])*"
NOT = r"(?<!没)(?<!没有)(?<!未)(?<!不)(?<!不用)"


def tell(
    scene: Scene,
    found: Found,
    name: str,
    value: Any,
    match: re.Match[str],
    certainty: Certainty = "stated",
) -> None:
    """A fact with the words it was read from."""
    words = scene.reading.words(match.start(), match.end())
    found.add(Fact(name, value, words, certainty))


def matches(scene: Scene, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where the pattern stands in the message, left out what is merely supposed."""
    for match in pattern.finditer(scene.reading.text):
        if not is_supposed(scene.clauses[scene.reading.clause_at(match.start())]):
            yield match


def one(scene: Scene, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The match, where all matches tell the same figure `n`; None where they differ or there is none."""
    found = list(matches(scene, pattern))
    if len({parse_number(match["n"]) for match in found}) != 1:
        return None
    return found[0]


def figure(match: re.Match[str] | None, group: str = "n") -> Decimal | None:
    return None if match is None or match[group] is None else parse_number(match[group])


def month_of(mention: DateMention, as_of: date) -> date | None:
    """The first day of the month meant, the latest one gone by where no year was told."""
    if mention.month is None:
        return None
    if mention.year is not None:
        return date(mention.year, mention.month, 1)
    return date(as_of.year if mention.month <= as_of.month else as_of.year - 1, mention.month, 1)


SOON = 45
"""Days ahead that a day without a year may lie."""


def day_of(mention: DateMention, as_of: date) -> date | None:
    """The day meant; None where only a month was told.

    Where no year was told it is the one to come soon (11月30到期, said on the 22nd), else the latest gone by.
    """
    if mention.precision != "day" or mention.month is None:
        return None
    if mention.year is not None:
        return mention.in_year(mention.year)
    day = mention.in_year(as_of.year)
    near = day is not None and day <= as_of + timedelta(days=SOON)
    return day if near else mention.in_year(as_of.year - 1)


def days_before(
    scene: Scene, pattern: re.Pattern[str], gap: str = ""
) -> Iterator[tuple[date, re.Match[str]]]:
    """Days told right before what the pattern says of them; `gap` may stand between."""
    for mention in scene.dates:
        match = re.compile(f"(?:{gap}){pattern.pattern}").match(scene.reading.text, mention.end)
        day = day_of(mention, scene.as_of)
        if match is not None and day is not None:
            clause = scene.clauses[scene.reading.clause_at(mention.start)]
            if not is_supposed(clause):
                yield day, match


def months_told(scene: Scene, start: int, end: int) -> list[str]:
    """Months named in a stretch of the text, as YYYY-MM, in their order."""
    found = []
    for mention in scene.dates:
        if start <= mention.start < end and mention.precision in ("month", "months"):
            numbers = mention.months or ((mention.month,) if mention.month else ())
            for number in numbers:
                this = scene.as_of.year if number <= scene.as_of.month else scene.as_of.year - 1
                found.append(f"{mention.year or this}-{number:02d}")
    return list(dict.fromkeys(found))
