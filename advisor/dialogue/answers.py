"""A short answer read in the light of what was asked: 6200, 还在, 21天, 不知道."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from advisor.dialogue.facts import Found
from advisor.dialogue.facts.dates import DateMention, find_dates
from advisor.dialogue.facts.numbers import NUMBER, parse_number
from advisor.dialogue.reading import Clause, Reading
from advisor.dialogue.wordlists import pattern
from advisor.domain import Asked, Certainty, Fact, Facts, Missing
from advisor.fact_names import fact_for, label, same_question, told_by

_LONGEST = 20
"""Characters of a clause that may be nothing but an answer."""
_UNITS = {
    "元": r"(?:块钱|块|元|一个月|每个?月|个月工资)?",
    "天": r"天?|日|个?工作日",
    "个月": r"个?月|个月",
    "年": r"年(?P<half>半)?|",
    "级": r"级?",
    "小时": r"(?:个)?(?:小时|钟头?|钟)?",
    "岁": r"(?:周)?岁?",
    "℃": r"度|℃|",
    "个": r"个?",
    "": "",
}
_GUESSED = frozenset({"start", "employment_end"})
"""What a message that is nothing but a date is taken for where nobody looked at the question."""
_DAY_NAMES = frozenset({"employment_end", "end", "leave"})


@dataclass(slots=True)
class Answered:
    """What a message answers of the open questions."""

    facts: dict[str, Fact] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    unknown: list[Missing] = field(default_factory=list)
    """Questions the worker cannot answer."""
    instead: set[str] = field(default_factory=set)
    """Facts read from the same words without regard to the question: they do not hold."""

    def __bool__(self) -> bool:
        return bool(self.facts or self.unknown or self.withdrawn)


def read_answers(
    reading: Reading, questions: tuple[Asked, ...], found: Found, *, known: Facts, as_of: date
) -> Answered:
    """Answers to open questions that the message gives in so few words that alone they say nothing.

    `questions` are the open ones, the latest first; `found` is what the message says by itself, and stays,
    but for a lone date that was given a meaning without regard to the question.
    """
    out = Answered()
    latest = max((one.turn for one in questions), default=0)
    fresh = [one.missing for one in questions if one.turn == latest]
    waiting = fresh + [one.missing for one in questions if one.turn != latest]
    said = {fact.name for fact in found.facts.values() if not _is_guess(fact, as_of)}
    for clause in reading.clauses:
        if not _says_unknown(clause.text):
            scene = _Scene(reading, clause, found, known, fresh, as_of)
            _read_clause(scene, _untold(waiting, said, out), out)
    for clause in reading.clauses:
        if _says_unknown(clause.text):
            still = _untold(waiting, said, out)
            out.unknown += [one for one in _not_known(clause.text, still, fresh) if one not in out.unknown]
    return out


def _is_guess(fact: Fact, as_of: date) -> bool:
    """Whether it comes from a clause that is nothing but a date."""
    return fact.name in _GUESSED and _whole(_bare(fact.words), as_of) is not None


def _untold(waiting: list[Missing], said: set[str], out: Answered) -> list[Missing]:
    told = said | set(out.facts) | out.withdrawn
    return [one for one in waiting if not told_by(fact_for(one.entitlement, one.fact)) & told]


# --- not known ---


def _says_unknown(text: str) -> bool:
    return (
        pattern("conversation", "unknown").search(text) is not None
        and pattern("conversation", "unknown_of_something_else").search(text) is None
    )


def _not_known(text: str, waiting: list[Missing], fresh: list[Missing]) -> list[Missing]:
    """The questions meant: those named, else those of the kind named, else all that were just put."""
    rest = pattern("conversation", "unknown").sub("", text)
    named = [one for one in waiting if _names(rest, one)]
    if named:
        return named
    just_put = [one for one in waiting if one in fresh]
    for words, kinds in (
        ("about_days", ("day", "month", "months")),
        ("about_numbers", ("number", "by_month")),
    ):
        if pattern("conversation", words).search(rest):
            alike = [one for one in just_put if one.kind in kinds]
            if alike:
                return alike
    return just_put if not pattern("conversation", "unknown_filler").sub("", rest).strip("，, ") else []


def _names(text: str, missing: Missing) -> bool:
    """Whether two characters in a row of the input's name stand in the text: 平均工资, 温度."""
    names = f"{missing.label} {label(missing.fact)}"
    pairs = {names[at : at + 2] for at in range(len(names) - 1)}
    return any(re.fullmatch(r"[\u4e00-\u9fff]{2}", pair) and pair in text for pair in pairs - _EVERYWHERE)


_EVERYWHERE = frozenset(
    {"日期", "公司", "月的", "您的", "多少", "几个", "个月", "没有", "是不", "不是", "一个", "上一"}
)


# --- known ---


@dataclass(frozen=True, slots=True)
class _Scene:
    reading: Reading
    clause: Clause
    found: Found
    known: Facts
    fresh: list[Missing]
    """What was just asked."""
    as_of: date

    @property
    def words(self) -> str:
        return self.reading.words(self.clause.start, self.clause.end)


def _read_clause(scene: _Scene, waiting: list[Missing], out: Answered) -> None:
    bare = _bare(scene.clause.text)
    read = {fact.name for fact in scene.found.facts.values() if fact.words == scene.words}
    guessed = {name for name in read if _is_guess(scene.found.facts[name], scene.as_of)}
    if not bare or len(bare) > _LONGEST or read - guessed - {"employed"}:
        return
    if _still_or_gone(bare, waiting, scene, out):
        return
    for missing in waiting:
        for value, certainty in islice(_values(bare, missing, scene), 1):
            _add(missing, value, certainty, scene, out)
            out.instead |= guessed - set(out.facts)
            return
    _make_precise(bare, scene, out)


def _add(missing: Missing, value: Any, certainty: Certainty, scene: _Scene, out: Answered) -> None:
    name = fact_for(missing.entitlement, missing.fact)
    rough: Certainty = "about" if pattern("conversation", "roughly").search(scene.clause.text) else "stated"
    sure = rough if certainty == "stated" else certainty
    if name in _DAY_NAMES and isinstance(value, date):
        last = _last_of_month(value, _bare(scene.clause.text), scene.as_of)
        out.facts["employment_end"] = Fact("employment_end", last, scene.words, sure)
        out.facts["employed"] = Fact("employed", False, scene.words, sure)
        return
    out.facts[name] = Fact(name, value, scene.words, sure)
    if (
        name == "average_wage"
        and "monthly_wage" not in scene.found.facts
        and "monthly_wage" not in scene.known
    ):
        out.facts["monthly_wage"] = Fact("monthly_wage", value, scene.words, sure)


def _last_of_month(day: date, bare: str, as_of: date) -> date:
    """Who left 上个月 worked to its end as far as anybody knows; the same as the reader of whole messages."""
    mention = _whole(bare, as_of)
    if mention is None or mention.precision != "month":
        return day
    return min(as_of, day.replace(day=calendar.monthrange(day.year, day.month)[1]))


def _make_precise(bare: str, scene: _Scene, out: Answered) -> None:
    """10月20号 behind 上个月走了: the day of a month that was told before, though nobody asked for it."""
    for day, _ in _day(bare, scene.as_of):
        for name in ("employment_end", "start"):
            held = scene.known.entries.get(name)
            if held is None or held.certainty != "inferred" or not isinstance(held.value, date):
                continue
            if (held.value.year, held.value.month) == (day.year, day.month):
                out.facts[name] = Fact(name, day, scene.words)
                return


def _bare(text: str) -> str:
    bare = pattern("conversation", "answer_filler").sub("", text.strip(" ，,。.!！"))
    return bare or text.strip(" ，,。.!！")


def _still_or_gone(bare: str, waiting: list[Missing], scene: _Scene, out: Answered) -> bool:
    asked = any(one.fact in same_question("employment_end") for one in waiting)
    alone = len(scene.reading.clauses) == 1 and "employment_end" not in scene.known
    if not (asked or alone) or "employment_end" in scene.found.withdrawn:
        return False
    if pattern("conversation", "still_there").search(bare):
        out.facts["employment_end"] = Fact("employment_end", None, scene.words)
        out.facts["employed"] = Fact("employed", True, scene.words)
        return True
    if pattern("conversation", "gone").search(bare):
        out.facts["employed"] = Fact("employed", False, scene.words)
        out.withdrawn.add("employment_end")
        out.notes.append("您说已经离开了，请告诉我最后一天是哪年哪月哪日。")
        return True
    return False


def _values(bare: str, missing: Missing, scene: _Scene) -> Iterator[tuple[Any, Certainty]]:
    """The value a bare clause gives the question, if it is an answer of its kind."""
    match missing.kind:
        case "number":
            number = _number(bare, missing.unit)
            if number is not None:
                yield number, "stated"
        case "day":
            yield from _day(bare, scene.as_of)
        case "month":
            yield from ((f"{day:%Y-%m}", sure) for day, sure in _day(bare, scene.as_of))
        case "months":
            months = _months(bare, scene.as_of)
            if months:
                yield months, "stated"
        case "yes_no":
            # With two such questions open a bare 没有 says nothing.
            if _alone(missing, scene.fresh):
                for key, value in (("says_yes", True), ("says_no", False)):
                    if pattern("conversation", key).search(bare):
                        yield value, "stated"
    may_be_none = missing.nullable and missing.fact not in _DAY_NAMES and _alone(missing, scene.fresh)
    if may_be_none and pattern("conversation", "says_no").search(bare):
        yield None, "stated"


def _alone(missing: Missing, fresh: Iterable[Missing]) -> bool:
    """Whether it is the only question put that 有 or 没有 can answer."""
    return [one for one in fresh if one.kind == "yes_no" or one.nullable] == [missing]


def _number(bare: str, unit: str) -> Decimal | None:
    units = _UNITS.get(unit, re.escape(unit) + "?")
    match = re.fullmatch(rf"(?P<n>{NUMBER})(?:多|来|几)?(?:{units})(?:多|出头)?", bare)
    if match is None:
        return None
    number = parse_number(match["n"])
    half = "half" in match.re.groupindex and match["half"] is not None
    if number is None or (unit == "元" and number < 1 and number != 0):
        return None
    return number + (Decimal("0.5") if half else 0)


def _whole(bare: str, as_of: date) -> DateMention | None:
    """The one date that a clause is, but for words like 那天 or 走的."""
    found = find_dates(bare, as_of)
    if len(found) != 1:
        return None
    rest = bare[: found[0].start] + bare[found[0].end :]
    return (
        found[0]
        if re.fullmatch(r"(?:进厂?|入职|来|走|离职|那天|那时|开始|受伤|去|从|起|在|号|吧|到|签)*的?", rest)
        else None
    )


def _day(bare: str, as_of: date) -> Iterator[tuple[date, Certainty]]:
    mention = _whole(bare, as_of)
    if mention is None or mention.precision not in ("day", "month", "part") or mention.month is None:
        return
    year = mention.year
    if year is None:
        this = mention.in_year(as_of.year)
        year = as_of.year if this is not None and this <= as_of else as_of.year - 1
    day = mention.in_year(year)
    if day is not None and day <= as_of:
        yield day, "stated" if mention.year and mention.precision == "day" else "inferred"


def _months(bare: str, as_of: date) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for mention in find_dates(bare, as_of):
        numbers = mention.months or ((mention.month,) if mention.month else ())
        for number in numbers:
            year = mention.year or (as_of.year if number <= as_of.month else as_of.year - 1)
            found[f"{year}-{number:02d}"] = None
    return tuple(found)
