"""Dates whose part is told indirectly: by a count of days, a length of service, a slip put right."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal

from advisor.dialogue.facts.dates import DateMention
from advisor.dialogue.facts.scene import Scene
from advisor.dialogue.facts.spans import spans
from advisor.dialogue.reading import Clause
from advisor.text import chinese_number

RANGE = re.compile(r"^(?:到|至|-|~|～|—+)$")
FROM = re.compile(r"(?:从|自|打|由)我?$")
_DAYS_WORKED = re.compile(
    r"(?:做|干|试工|试岗|上班?|工作|待)(?:了|满|够|过)*(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})天"
)
_BOTH = 2
_SLIP = re.compile(r"^(?:哦|啊|噢|呃|哎|诶)*(?:不对|不是|错了|打错|说错|记错|写错)")
_UNSURE = re.compile(r"记不清|记不得|不确定|搞不清|忘了|还是")


def put_right(scene: Scene, clause: Clause) -> DateMention | None:
    """我是三月来的，哦不对四月: the date said next; a vague one where the worker is not sure of it either."""
    index = scene.clauses.index(clause)
    behind = scene.clauses[index + 1 : index + 5]
    if not behind or not _SLIP.search(behind[0].text):
        return None
    dates = [mention for one in behind[:2] for mention in scene.dates_in(one)]
    if not dates:
        return None
    unsure = any(_UNSURE.search(one.text) for one in behind)
    return replace(dates[0], precision="vague") if unsure else dates[0]


def day_follows(scene: Scene, index: int, clause: Clause) -> bool:
    """2022年国庆后上班10月9号: the day behind tells it."""
    mention = scene.dates[index]
    after = scene.dates[index + 1] if index + 1 < len(scene.dates) else None
    between = scene.reading.text[mention.end : after.start] if after and after.start < clause.end else None
    return bool(
        after
        and after.day
        and between is not None
        and re.fullmatch(r"(?:来|去|进厂|入职|上班|开工)的?", between)
    )


def by_days_worked(scene: Scene, index: int) -> Literal["start", "employment_end"] | None:
    """做了19天 … 10月5号到10月23号: a span of just so many days is the employment."""
    counts = {chinese_number(match["n"]) for match in _DAYS_WORKED.finditer(scene.reading.text)}
    for first, role in ((index, "start"), (index - 1, "employment_end")):
        if not counts or first < 0 or first + 1 >= len(scene.dates):
            continue
        one, other = scene.dates[first], scene.dates[first + 1]
        begin = one.in_year(one.year or scene.as_of.year) if one.day else None
        other = replace(other, month=other.month or one.month)
        end = other.in_year(other.year or scene.as_of.year) if other.day else None
        joint = scene.reading.text[one.end : other.start]
        if begin and end and RANGE.match(joint) and (end - begin).days + 1 in counts:
            return "start" if role == "start" else "employment_end"
    return None


def by_length(scene: Scene, index: int, clause: Clause) -> Literal["start", "employment_end"] | None:
    """干了五年，从21年正月起: a day that lies as far back as the worker says he has been there."""
    mention = scene.dates[index]
    text = scene.reading.text
    left, right = text[clause.start : mention.start], text[mention.end : clause.end]
    if not mention.year or not FROM.search(left) or not re.fullmatch(r"(?:[^，。]{0,2}(?:起|开始))?", right):
        return None
    begin = mention.in_year(mention.year) or date(mention.year, 1, 1)
    years = Decimal((scene.as_of - begin).days) / Decimal("365.25")
    told = [span.years for span in spans(text)]
    return "start" if any(abs(span - years) <= 1 for span in told) else None


def range_alone(scene: Scene, index: int, clause: Clause) -> Literal["start", "employment_end"] | None:
    """2023.10.8到2026.11.3 and nothing else: the days of the employment, where no contract is spoken of."""
    dates = scene.dates_in(clause)
    if len(dates) != _BOTH or "合同" in scene.reading.text:
        return None
    first, last = dates
    text = scene.reading.text
    bare = text[clause.start : first.start] + text[last.end : clause.end]
    full = all(one.year and one.month and one.day for one in dates)
    if bare or not full or not RANGE.match(text[first.end : last.start]):
        return None
    return "start" if scene.dates[index] == first else "employment_end"
