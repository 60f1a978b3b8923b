"""我只要2024年的: the years for which the worker wants the money, however long he has worked there."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from advisor.dialogue.facts.scene import Found, Scene, is_supposed, word
from advisor.dialogue.reading import Clause
from advisor.domain import Fact

_WANTED_BEFORE = re.compile(
    r"(?:只|光|单|就|仅)(?:是|能|够|想|打算|准备)*(?:要求|主张|追讨|追|讨|要|算|拿|补|说|问)(?:回|一下|下)?$"
    r"|(?:帮我|请|想|先)(?:算|主张|追讨|要回|要|讨)(?:回|一下|下)?$"
)
_BELONGING = r"(?:度|全年|一年|这一?年|那一?年)?的?(?:那份|部分)?"
_MONEY_NAMED = r"(?:高温(?:津贴|补贴|费|补助|钱)|津贴|补贴|这笔钱|钱)?"
_WANTED_AFTER = re.compile(
    rf"^{_BELONGING}{_MONEY_NAMED}(?:我|一共|总共|还|到底|大概|可以|应该)*(?:能|可以|可|该|应该?)(?:要|拿|补|领|追|讨|得)(?:回|到)?(?:来)?(?:多少|几)"
)
_ENDS_THERE = re.compile(rf"^{_BELONGING}{_MONEY_NAMED}(?:吧|就行|就好|就可以|行吗|可以吗)?$")
_NOT_A_CLAIM = re.compile(r"标准|每个?月|一个?月(?!的)|工资|没[发给]|发[了过]")
_SPAN = re.compile(r"^年?(?:到|至|-|~|和|、|跟|与)$")


def claimed_years(scene: Scene) -> tuple[int, ...]:
    """The years wanted, in a row without gaps; empty when none are named."""
    for clause in scene.clauses:
        years = _years(scene, clause)
        if years:
            return years
    return ()


def _years(scene: Scene, clause: Clause) -> tuple[int, ...]:
    if is_supposed(clause) or _NOT_A_CLAIM.search(clause.text) or word("join").search(clause.text):
        return ()
    mentions = [m for m in scene.dates_in(clause) if m.precision == "vague" and m.year and not m.month]
    if not mentions or len(mentions) != len(scene.dates_in(clause)):
        return ()
    text = scene.reading.text
    for one, other in pairwise(mentions):
        if not _SPAN.match(text[one.end : other.start]):
            return ()
    before, after = text[clause.start : mentions[0].start], text[mentions[-1].end : clause.end]
    wanted = (_WANTED_BEFORE.search(before) and _ENDS_THERE.match(after)) or _WANTED_AFTER.match(after)
    numbers = [m.year for m in mentions if m.year]
    if not wanted or any(year > scene.as_of.year or year < 2000 for year in numbers):
        return ()
    first, last = min(numbers), max(numbers)
    joined = text[mentions[0].end : mentions[-1].start]
    if len(numbers) > 1 and last - first >= len(numbers) and not re.search("[到至~-]", joined):
        return ()
    return tuple(range(first, last + 1))


def claimed(scene: Scene) -> Found:
    """`start` and `end` of the years wanted, inside the employment; `join` keeps the day of joining.

    Whether the worker is still employed is another matter and stays as told.
    """
    found = Found()
    clause = next((clause for clause in scene.clauses if _years(scene, clause)), None)
    if clause is None:
        return found
    years = _years(scene, clause)
    entry = scene.known.entries.get("join") or scene.known.entries.get("start")
    left = scene.known.get("employment_end")
    last = date(years[-1], 12, 31)
    if isinstance(left, date):
        last = min(last, left)
    first = date(years[0], 1, 1)
    said = scene.words([clause])
    if entry is not None and isinstance(entry.value, date):
        if entry.value > last:
            found.note(f"您{years[-1]}年还没有进这家厂，请再看一下要算的是哪一年。")
            return found
        both = "，".join(dict.fromkeys(filter(None, (entry.words, said))))
        found.add(Fact("join", entry.value, entry.words, entry.certainty))
        found.add(Fact("start", max(entry.value, first), both, entry.certainty))
    if first > last:
        found.note(f"您{years[0]}年已经离开了，请再看一下要算的是哪一年。")
        found.facts.clear()
    elif last <= scene.as_of:
        found.add(Fact("end", last, said))
    return found
