"""What a date that is not one day is worth: a year alone, a season, the days after a feast."""

from __future__ import annotations

import re
from datetime import date, timedelta

from advisor.dialogue import quiet
from advisor.dialogue.facts.dates import DateMention
from advisor.dialogue.facts.scene import Scene

_NEW_YEAR = re.compile(r"春节|过完?年|年后|正月|开年|开春|年?初[一二三四五六七八九十几]|大年")
_MONTHS = (
    (re.compile(r"双十一|双11"), 11),
    (re.compile(r"年底|年末|年尾"), 12),
    (re.compile(r"年初|年头"), 1),
    (re.compile(r"年中"), 6),
    (re.compile(r"春"), 3),
    (re.compile(r"夏|暑假|暑期"), 7),
    (re.compile(r"秋"), 9),
    (re.compile(r"冬|寒假"), 12),
)
_BEFORE = re.compile(r"(?:春节|过年|年|国庆|五一|元旦|中秋|端午|清明)(?:之|以)?前(?!后)")
_WORKDAY = re.compile(r"工作日|上班那天|收假")
_AFTER_NEW_YEAR = 10
"""Days from the feast to when people are back at work."""
_TAIL = 8
"""Characters behind the mention in which its season or feast may stand."""


def roughly(scene: Scene, mention: DateMention) -> date | None:
    """A day near what was said (2019年: its first day, 24年春节后: the feast), None for too little.

    A year alone counts from its first day; what the day may do to a sum is the caller's to say.
    """
    if scene.heat_matter:
        # Of the heat allowance each month counts: there a year alone waits for the month.
        return None
    said = scene.reading.text[mention.start : mention.end + _TAIL].split("，")[0]
    if _BEFORE.search(said) or _WORKDAY.search(said):
        return None
    if mention.month is not None:
        return _latest(mention, scene.as_of)
    year = mention.year
    if year is None or not 1950 <= year <= scene.as_of.year:
        return None
    if _NEW_YEAR.search(said):
        feast = quiet.one_day(f"{year}年春节", scene.as_of)
        return feast and feast + timedelta(days=_AFTER_NEW_YEAR)
    day = date(year, next((month for words, month in _MONTHS if words.search(said)), 1), 1)
    return day if day <= scene.as_of else date(year, 1, 1)


def _latest(mention: DateMention, as_of: date) -> date | None:
    """国庆后, 中秋: in the year told, else the last one that has passed."""
    for year in (mention.year,) if mention.year else (as_of.year, as_of.year - 1):
        day = mention.in_year(year)
        if day is not None and day <= as_of:
            return day
    return None
