"""The value of a few bare words as an answer of the kind asked for: 6200, 21天, 10月20号走的, 没有."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.dialogue.facts.dates import DateMention, find_dates
from advisor.dialogue.facts.numbers import NUMBER, parse_number
from advisor.dialogue.wordlists import pattern
from advisor.domain import Certainty, Missing
from advisor.fact_names import same_question

LEFT = same_question("employment_end")
_UNITS = {
    "元": r"(?:块钱|块|元|一个月|每个?月)?",
    "天": r"天?|日|个?工作日",
    "个月": r"(?:个?月)?",
    "年": r"(?:年(?P<half>半)?)?",
    "级": r"级?",
    "小时": r"(?:个?(?:小时|钟头?))?",
    "岁": r"(?:周?岁)?",
    "℃": r"(?:度|℃)?",
}
_YEARS = {"今年": 0, "去年": 1, "前年": 2}
_ROLES: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (re.compile("走|离|辞|不干|不做"), LEFT),
    (re.compile("进|入|来|到岗|报到"), same_question("start")),
    (re.compile("伤|摔|出事"), frozenset({"injury"})),
)
"""A word beside a date that says what it is, and the questions it then answers."""
_BESIDE_A_DATE = re.compile(
    r"(?:进厂?|入职|来|到岗|走|离职|离开|辞职|受伤|那天|那时|那年|开始|去|从|起|在|号|吧|签)*的?"
)
_BETWEEN_MONTHS = re.compile(
    r"(?:[、和跟与，从到至~-]|都|也|就|没|没有|发|给|的|这|那|几|三|两|个|月|工资|份|吧|，|欠|我)*"
)


def values(bare: str, missing: Missing, as_of: date, *, alone: bool) -> Iterator[tuple[Any, Certainty]]:
    """The value the words give the question; nothing where they are no answer of its kind.

    `alone`: whether it is the only question put that 有 or 没有 can answer.
    """
    match missing.kind:
        case "number":
            number = _year(bare, as_of) if missing.fact == "year" else _number(bare, missing.unit)
            if number is not None:
                yield number, "stated"
        case "day":
            if _fits(bare, missing.fact):
                yield from days(bare, as_of)
        case "month":
            yield from ((f"{day:%Y-%m}", sure) for day, sure in days(bare, as_of))
        case "months":
            months = _months(bare, as_of)
            if months:
                yield months, "stated"
        case "yes_no" if alone:
            for key, value in (("says_yes", True), ("says_no", False)):
                if pattern("conversation", key).search(bare):
                    yield value, "stated"
    if missing.nullable and alone and missing.fact not in LEFT and _says_none(bare):
        yield None, "stated"


def _says_none(bare: str) -> bool:
    """没有, 没签: there is none; 不是 denies something else."""
    return pattern("conversation", "says_no").search(bare) is not None and not re.match("不|否|还没", bare)


def amount(bare: str) -> Decimal | None:
    """A bare sum of money."""
    return _number(bare, "元")


def _fits(bare: str, fact: str) -> bool:
    named = [facts for words, facts in _ROLES if words.search(bare)]
    return not named or any(fact in facts for facts in named)


def _number(bare: str, unit: str) -> Decimal | None:
    units = _UNITS.get(unit, f"(?:{re.escape(unit)})?")
    match = re.fullmatch(rf"(?P<n>{NUMBER})(?:多|来|几)?(?:{units})(?:多|出头)?", bare)
    number = parse_number(match["n"]) if match is not None else None
    if match is None or number is None:
        return None
    return number + (Decimal("0.5") if match.groupdict().get("half") else 0)


def _year(bare: str, as_of: date) -> Decimal | None:
    """A calendar year: 15年 is how long, not when."""
    match = re.fullmatch(r"((?:19|20)\d\d)年?度?", bare)
    if match is not None:
        return Decimal(match[1])
    ago = _YEARS.get(bare.removesuffix("的"))
    return None if ago is None else Decimal(as_of.year - ago)


def lone_date(bare: str, as_of: date) -> DateMention | None:
    """The one date that the words are, but for those like 那天 or 走的."""
    found = find_dates(bare, as_of)
    if len(found) != 1:
        return None
    rest = bare[: found[0].start] + bare[found[0].end :]
    return found[0] if _BESIDE_A_DATE.fullmatch(rest) else None


def days(bare: str, as_of: date) -> Iterator[tuple[date, Certainty]]:
    """The past day the words name; of a month its first day."""
    mention = lone_date(bare, as_of)
    if mention is None or mention.precision not in ("day", "month", "part") or mention.month is None:
        return
    year = mention.year
    if year is None:
        this = mention.in_year(as_of.year)
        year = as_of.year if this is not None and this <= as_of else as_of.year - 1
    day = mention.in_year(year)
    if day is not None and day <= as_of:
        yield day, "stated" if mention.year and mention.precision == "day" else "inferred"


def span(bare: str, as_of: date) -> tuple[date, date] | None:
    """去年3月到今年8月: first and last day, where the words are nothing but that."""
    found = find_dates(bare, as_of)
    if len(found) != 2:
        return None
    around = bare[: found[0].start] + bare[found[0].end : found[1].start] + bare[found[1].end :]
    if not re.fullmatch("从?[到至~-]止?", around):
        return None
    first, last = (one.in_year(one.year) if one.year else None for one in found)
    if first is None or last is None or not first < last <= as_of:
        return None
    if found[1].precision == "month":
        last = min(as_of, last.replace(day=calendar.monthrange(last.year, last.month)[1]))
    return first, last


def either_day(text: str, as_of: date) -> date | None:
    """2012年11月9号还是19号: which month it was, by its first day, where two days of it are named."""
    found = find_dates(text, as_of)
    months = {(one.year, one.month) for one in found if one.month}
    if len(found) < 2 or len(months) != 1 or not re.search("还是|或者?|要么", text):
        return None
    ((year, month),) = months
    return None if year is None or month is None else date(year, month, 1)


def _months(bare: str, as_of: date) -> tuple[str, ...]:
    """Months in a row or a list; days (6月18到8月初) tell something else."""
    mentions = find_dates(bare, as_of)
    rest = bare
    for mention in reversed(mentions):
        rest = rest[: mention.start] + rest[mention.end :]
    whole = all(mention.precision in ("month", "months") for mention in mentions)
    if not mentions or not whole or not _BETWEEN_MONTHS.fullmatch(rest):
        return ()
    numbers = [(mention.year, n) for mention in mentions for n in mention.months or (mention.month,) if n]
    named = {f"{year or _latest(n, as_of)}-{n:02d}": None for year, n in numbers}
    return tuple(named)


def _latest(month: int, as_of: date) -> int:
    return as_of.year if month <= as_of.month else as_of.year - 1
