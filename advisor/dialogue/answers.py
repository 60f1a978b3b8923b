"""A short answer read in the light of what was asked: 6200, 还在, 21天, 不知道."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from advisor.dialogue.answer_values import LEFT, amount, days, either_day, lone_date, span, values
from advisor.dialogue.facts import Found
from advisor.dialogue.facts.numbers import NUMBER
from advisor.dialogue.reading import Clause, Reading
from advisor.dialogue.wordlists import pattern
from advisor.domain import Asked, Certainty, Fact, Facts, Missing
from advisor.fact_names import NAMES, fact_for, label, same_question, told_by

_LONGEST = 20
"""Characters of a clause that may be nothing but an answer."""
_WAGE = (Decimal(1000), Decimal(60000))
"""A bare sum between these that nobody asked for is what somebody earns in a month."""
_GUESSED = frozenset({"start", "employment_end"})
_WEIGHED = frozenset({"monthly_wage", "owed"})
"""What a figure alone is taken for when nothing was asked."""
_FIGURE = re.compile(rf"{NUMBER}(?:块钱|块|元)?")
"""What a message that is nothing but a date is taken for where nobody looked at the question."""
_EVERYWHERE = frozenset(
    {"日期", "公司", "月的", "您的", "多少", "几个", "个月", "没有", "是不", "不是", "一个", "上一"}
)
"""Pairs of characters that name no question."""


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
    latest = max((one.turn for one in questions), default=0)
    fresh = [one.missing for one in questions if one.turn == latest]
    waiting = fresh + [one.missing for one in questions if one.turn != latest]
    desk = _Desk(reading, found, known, fresh, waiting, as_of)
    for clause in reading.clauses:
        if not _says_unknown(clause.text):
            desk.read(clause)
    desk.drop_what_stands_in_a_story()
    for index, clause in enumerate(reading.clauses):
        if _says_unknown(clause.text):
            desk.read_unknown(index, clause)
    return desk.out


def _says_unknown(text: str) -> bool:
    return (
        pattern("conversation", "unknown").search(text) is not None
        and pattern("conversation", "unknown_of_something_else").search(text) is None
    )


def _bare(text: str) -> str:
    bare = pattern("conversation", "answer_filler").sub("", text.strip(" ，,。.!！"))
    return bare or text.strip(" ，,。.!！")


def _names(text: str, missing: Missing) -> bool:
    """Whether two characters in a row of the input's name stand in the text: 平均工资, 温度."""
    names = f"{missing.label} {label(missing.fact)}"
    pairs = {names[at : at + 2] for at in range(len(names) - 1)} - _EVERYWHERE
    return any(re.fullmatch(r"[\u4e00-\u9fff]{2}", pair) and pair in text for pair in pairs)


@dataclass(slots=True)
class _Desk:
    """A message beside the questions it may answer, and what came of it."""

    reading: Reading
    found: Found
    known: Facts
    fresh: list[Missing]
    """What was just asked."""
    waiting: list[Missing]
    """All open questions, the fresh ones first."""
    as_of: date
    out: Answered = field(default_factory=Answered)
    by_shape: set[str] = field(default_factory=set)
    """Facts of `out` that nothing but their shape speaks for: a sum, a number, a date without 走 or 进."""
    used: list[Clause] = field(default_factory=list)
    """Clauses that answered something."""

    # --- what is told ---

    def read(self, clause: Clause) -> None:
        bare, words = _bare(clause.text), self.reading.words(clause.start, clause.end)
        read = {fact.name for fact in self.found.facts.values() if fact.words == words}
        guessed = {name for name in read if self._is_guess(self.found.facts[name])}
        if not bare or len(bare) > _LONGEST or read - guessed - {"employed"}:
            return
        before = set(self.out.facts) | self.out.withdrawn
        if not self._still_or_gone(bare, words):
            self._answer(bare, clause, words, guessed)
        if (set(self.out.facts) | self.out.withdrawn) - before:
            self.used.append(clause)

    def _is_guess(self, fact: Fact) -> bool:
        """Whether it comes from a clause that is nothing but a date, or nothing but a figure."""
        bare = _bare(fact.words)
        dated = fact.name in _GUESSED and lone_date(bare, self.as_of) is not None
        return dated or (fact.name in _WEIGHED and _FIGURE.fullmatch(bare) is not None)

    def _untold(self) -> list[Missing]:
        told = {fact.name for fact in self.found.facts.values() if not self._is_guess(fact)}
        told |= set(self.out.facts) | self.out.withdrawn
        return [one for one in self.waiting if not told_by(fact_for(one.entitlement, one.fact)) & told]

    def _answer(self, bare: str, clause: Clause, words: str, guessed: set[str]) -> None:
        both = span(bare, self.as_of)
        if both is not None and any(one.fact in same_question("start") for one in self._untold()):
            self._put("start", both[0], words, "inferred")
            held = self.known.entries.get("employment_end")
            if held is None or held.certainty == "inferred":
                self._put("employment_end", both[1], words, "inferred")
                self._put("employed", False, words, "inferred")
            return
        for missing in self._untold():
            alone = [one for one in self.fresh if one.kind == "yes_no" or one.nullable] == [missing]
            for value, certainty in islice(values(bare, missing, self.as_of, alone=alone), 1):
                self._add(missing, value, self._sure(certainty, clause), words)
                self.out.instead |= guessed - set(self.out.facts)
                return
        self._unasked(bare, clause, words)

    def _sure(self, certainty: Certainty, clause: Clause) -> Certainty:
        rough = pattern("conversation", "roughly").search(clause.text) is not None
        return "about" if rough and certainty == "stated" else certainty

    def _add(self, missing: Missing, value: Any, sure: Certainty, words: str) -> None:
        name = fact_for(missing.entitlement, missing.fact)
        if missing.kind in ("number", "day") and value is not None:
            self.by_shape.add("employment_end" if name in LEFT else name)
        if name in LEFT and isinstance(value, date):
            self._put("employment_end", self._last_of_month(value, words), words, sure)
            self._put("employed", False, words, sure)
            return
        if value is None and name in NAMES and NAMES[name].kind == "yes_no":
            value = False
        self._put(name, value, words, sure)
        if name == "average_wage" and not {"monthly_wage"} & (
            set(self.found.facts) | set(self.known.entries)
        ):
            self._put("monthly_wage", value, words, sure)
            self.by_shape.add("monthly_wage")

    def _put(self, name: str, value: Any, words: str, sure: Certainty = "stated") -> None:
        self.out.facts[name] = Fact(name, value, words, sure)

    def _last_of_month(self, day: date, words: str) -> date:
        """Who left 上个月 worked to its end as far as anybody knows."""
        mention = lone_date(_bare(words), self.as_of)
        if mention is None or mention.precision != "month":
            return day
        return min(self.as_of, day.replace(day=calendar.monthrange(day.year, day.month)[1]))

    def _still_or_gone(self, bare: str, words: str) -> bool:
        asked = any(one.fact in LEFT for one in self._untold())
        alone = len(self.reading.clauses) == 1 and "employment_end" not in self.known
        # Who answers 没走 has answered, whatever the rest of the message sounds like.
        unclear = not asked and "employment_end" in self.found.withdrawn
        if not (asked or alone) or unclear:
            return False
        if pattern("conversation", "still_there").search(bare):
            self._put("employment_end", None, words)
            self._put("employed", True, words)
            return True
        if pattern("conversation", "gone").search(bare):
            self._put("employed", False, words)
            self.out.withdrawn.add("employment_end")
            self.out.notes.append("您说已经离开了，请告诉我最后一天是哪年哪月哪日。")
            return True
        return False

    def _unasked(self, bare: str, clause: Clause, words: str) -> None:
        """10月20号 behind 上个月走了 gives the day of a month told before; a bare 6300 what is earned."""
        for day, _ in days(bare, self.as_of):
            for name in ("employment_end", "start"):
                held = self.known.entries.get(name)
                if held is None or held.certainty != "inferred" or not isinstance(held.value, date):
                    continue
                if (held.value.year, held.value.month) == (day.year, day.month):
                    self._put(name, day, words)
                    return
        sum_ = amount(bare)
        told = {*self.known.entries, *self.found.facts, *self.out.facts}
        if sum_ is not None and _WAGE[0] <= sum_ <= _WAGE[1] and "monthly_wage" not in told:
            self._put("monthly_wage", sum_, words, self._sure("stated", clause))
            self.by_shape.add("monthly_wage")

    def drop_what_stands_in_a_story(self) -> None:
        """他们说我虚报油费，一共两千三: a sum among clauses that tell something else is no answer."""
        if self.by_shape & set(self.out.facts) and not all(map(self._is_read, self.reading.clauses)):
            for name in self.by_shape:
                self.out.facts.pop(name, None)
            if "employment_end" in self.by_shape:
                self.out.facts.pop("employed", None)

    @property
    def _told(self) -> set[str]:
        return {fact.words for fact in self.found.facts.values() if fact.words}

    def _is_read(self, clause: Clause) -> bool:
        """Whether a clause is an answer, tells a fact, names a question, or says nothing of its own."""
        words = self.reading.words(clause.start, clause.end)
        bare = _bare(clause.text)
        return (
            clause in self.used
            or len(bare) <= 2
            or _says_unknown(clause.text)
            or any(told in words or words in told for told in self._told)
            or any(bare in one.label or bare in one.ask for one in self.waiting)
            or pattern("conversation", "correcting").search(clause.text) is not None
        )

    # --- what is not known ---

    def read_unknown(self, index: int, clause: Clause) -> None:
        day = either_day(clause.text, self.as_of)
        asked = [one for one in self._untold() if one.kind == "day"]
        if day is not None and asked:
            words = self.reading.words(clause.start, clause.end)
            self._put(fact_for(asked[0].entitlement, asked[0].fact), day, words, "inferred")
            return
        for missing in self._not_known(index, clause):
            if missing not in self.out.unknown:
                self.out.unknown.append(missing)

    def _not_known(self, index: int, clause: Clause) -> Iterable[Missing]:
        """The questions meant: those named, else those of the kind named, else all that were just put."""
        waiting = self._untold()
        rest = pattern("conversation", "unknown").sub("", clause.text)
        before = self.reading.clauses[index - 1].text if index else ""
        named = [one for one in waiting if _names(rest, one)] or [
            # 平均？我也不知道 takes up the question; 机器还在吗，不知道 is another one.
            one
            for one in waiting
            if len(before) <= _LONGEST and _names(before, one)
        ]
        if named:
            return named
        just_put = [one for one in waiting if one in self.fresh]
        for words, kinds in (("about_days", ("day", "month")), ("about_numbers", ("number", "by_month"))):
            alike = [one for one in just_put if one.kind in kinds]
            if pattern("conversation", words).search(rest) and alike:
                return alike
        says_more = pattern("conversation", "unknown_filler").sub("", rest).strip("，, ")
        others = [one for one in self.reading.clauses if one is not clause]
        return just_put if not says_more and (index == 0 or all(map(self._is_read, others))) else ()
