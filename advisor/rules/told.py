"""What a conversation tells, on its way to the inputs of a rule.

Which fact serves which input is said beside each entitlement (`from_inquiry`); here is what they share: a
fact taken for something it is not quite is named in a line of the award and asked for; a rough figure is
named in the sum it enters (see `rough_lines`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from advisor.domain import Fact, Facts, Inquiry, Missing
from advisor.rules.base import FromCase
from advisor.rules.calendar import Month, chinese_day
from advisor.rules.inputs import InputSpec
from advisor.rules.parameters import plain
from advisor.rules.service import MONTHS_A_YEAR, month_end
from advisor.rules.trace import money

ONE_DAY = timedelta(days=1)
ASKED_AS: Mapping[str, str] = {
    "province": "city",
    "recognised": "injury_recognised",
    "leave": "employment_end",
}
"""Inputs a conversation asks for under the name of the fact that answers them."""
MONEY: Mapping[str, str] = {
    "monthly_wage": "月工资",
    "monthly_base": "底薪",
    "hourly_pay": "每小时工资",
    "daily_pay": "每天工资",
    "owed": "欠款",
    "fine": "扣款",
    "paid": "已发的钱",
}
COUNTS: Mapping[str, tuple[str, str]] = {
    "service_years": ("在这里做的年数", "年"),
    "total_years": ("工作的总年数", "年"),
    "hours_a_day": ("每天上班", "小时"),
    "days_a_week": ("每周上班", "天"),
    "rest_days_a_month": ("每月休息", "天"),
    "overtime_hours": ("加班", "小时"),
    "sick_days": ("病假", "天"),
    "temperature": ("温度", "℃"),
}
DAYS: Mapping[str, str] = {
    "start": "入职日期",
    "employment_end": "离职日期",
    "contract_end": "合同到期日",
    "injury": "受伤日期",
    "sick_since": "开始病休的日子",
    "insured_since": "开始交社保的时间",
    "birth_event": "孩子出生的日子",
}
ROUGH, LEAST = "是个约数，算出来的也是约数。", "是最少的数，实际更多的，结果也会变。"
NO_DAY = "是大概的日子，差几天或几个月，结果可能不同。"
BY_WAGE = "按您说的月工资{wage}元算；应以{real}为准，不一样的请告诉我。"


@dataclass(slots=True)
class Told:
    """Inputs in the making. `inputs` begins with the facts that go by the inputs' own names."""

    inquiry: Inquiry
    inputs: dict[str, Any]
    specs: Mapping[str, InputSpec]
    used: list[str] = field(default_factory=list)
    """Names of the facts that serve under another name, or in a sum with others."""
    lines: list[str] = field(default_factory=list)
    asked: list[Missing] = field(default_factory=list)
    blocking: list[Missing] = field(default_factory=list)
    first: tuple[str, ...] = ()
    """Inputs whose questions weigh most, if they are asked at all."""

    @classmethod
    def of(
        cls,
        inquiry: Inquiry,
        facts: Mapping[str, Any],
        specs: Mapping[str, InputSpec],
        *,
        not_these: Iterable[str] = (),
    ) -> Told:
        """`not_these`: inputs whose name a conversation uses for another thing."""
        unwanted = set(not_these)
        return cls(inquiry, {name: value for name, value in facts.items() if name not in unwanted}, specs)

    @property
    def facts(self) -> Facts:
        return self.inquiry.facts

    def day(self, name: str) -> date | None:
        value = self.facts.get(name)
        return value if isinstance(value, date) else None

    def number(self, name: str) -> Decimal | None:
        value = self.facts.get(name)
        return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None

    def flag(self, name: str) -> bool | None:
        value = self.facts.get(name)
        return value if isinstance(value, bool) else {"yes": True, "no": False}.get(str(value))

    def text(self, name: str) -> str | None:
        value = self.facts.get(name)
        return value if isinstance(value, str) else None

    def take(self, name: str, fact: str) -> bool:
        """The fact for the input as it is, where the input was not told; whether it was taken."""
        value = self.facts.get(fact)
        if name in self.inputs or value is None:
            return False
        self.inputs[name] = value
        self.used.append(fact)
        return True

    def suppose(self, name: str, value: Any, line: str, *facts: str, why: str | None = None) -> bool:
        """A value that follows from `facts` only if things are as `line` says; it is asked for beside the
        result. Nothing where the input was told."""
        if name in self.inputs:
            return False
        self.inputs[name] = value
        self.used += facts
        self.lines.append(line)
        self.ask(name, why)
        return True

    def suppose_wage(self, name: str, real: str) -> bool:
        """The monthly wage told, for a wage that is defined more narrowly: `real` says how."""
        wage = self.number("monthly_wage")
        if wage is None:
            return False
        line = BY_WAGE.format(wage=money(wage).removesuffix(".00"), real=real)
        return self.suppose(name, wage, line, "monthly_wage")

    def ask(self, name: str, why: str | None = None) -> None:
        if name in self.specs and all(one.fact != name for one in self.asked):
            self.asked.append(self.specs[name].missing(why))

    def case(self, **more: Any) -> FromCase:
        return FromCase(
            self.inputs,
            missing=tuple(self.asked),
            warnings=tuple(self.lines),
            blocking=tuple(self.blocking),
            used=tuple(dict.fromkeys(self.used)),
            first=self.first,
            **more,
        )


# --- rough figures ---


def rough_lines(facts: Facts, names: Iterable[str]) -> tuple[str, ...]:
    """A line for each fact of these that was told as a rough figure or as the least."""
    told = (facts.entries[name] for name in dict.fromkeys(names) if name in facts)
    return tuple(line for fact in told if (line := _rough_line(fact)))


def _rough_line(fact: Fact) -> str | None:
    if fact.certainty not in ("about", "at_least"):
        return None
    what = _figure(fact)
    if what is None:
        return None
    if fact.name in DAYS:
        return what + NO_DAY
    return what + (ROUGH if fact.certainty == "about" else LEAST)


def _figure(fact: Fact) -> str | None:
    value = fact.value
    if fact.name in MONEY and isinstance(value, Decimal):
        return f"您说的{MONEY[fact.name]}{money(value).removesuffix('.00')}元"
    if fact.name in COUNTS and isinstance(value, Decimal):
        label, unit = COUNTS[fact.name]
        return f"您说的{label}{plain(value)}{unit}"
    if fact.name in DAYS and isinstance(value, date):
        return f"您说的{DAYS[fact.name]}{chinese_day(value)}"
    return None


# --- the day the work began ---

_DAY_TOLD = re.compile(r"[日号天初昨晚周节]|星期|第一|今早|刚|\d{1,4}[-./]\d{1,2}[-./]\d{1,2}")
_MONTH_TOLD = re.compile(r"[月底春秋夏冬节]|年初|年前|过年|元旦|年后|\d{4}[-./]\d{1,2}")


@dataclass(frozen=True, slots=True)
class Started:
    """The first day of work as far as it was told: somewhere between the two days, both included."""

    earliest: date
    latest: date
    line: str = ""
    """What was supposed; empty where the day itself was told."""
    fact: str = "start"


def started(facts: Facts, until: date) -> Started | None:
    """From the day told, to the precision of the worker's words, or from the years worked until `until`."""
    fact = facts.entries.get("start")
    if fact is not None and "start" in facts and isinstance(fact.value, date):
        return _from_day(fact)
    years = facts.get("service_years")
    if not isinstance(years, Decimal) or not 0 < years <= 70:
        return None
    return _from_years(years, facts.entries["service_years"].certainty == "at_least", until)


def _from_day(fact: Fact) -> Started:
    first: date = fact.value
    if first.day != 1 or not fact.words or _DAY_TOLD.search(fact.words):
        return Started(first, first)
    if first.month == 1 and not _MONTH_TOLD.search(fact.words):
        line = f"您只说了{first.year}年入职，没说哪月哪日，年头和年尾入职的结果可能不同。"
        return Started(first, date(first.year, 12, 31), line)
    line = f"您只说了{Month.of(first).label}入职，没说哪一天，月头和月尾入职的结果可能不同。"
    return Started(first, Month.of(first).last, line)


def _from_years(years: Decimal, at_least: bool, until: date) -> Started:
    months = int((years * MONTHS_A_YEAR).to_integral_value())
    latest = month_end(until + ONE_DAY, -months) + ONE_DAY
    span = _span(months) + ("多" if at_least else "")
    told = f"您没说入职日期，按您说的做了{span}，从{chinese_day(until)}往前倒推。"
    if not at_least:
        return Started(latest, latest, told, "service_years")
    # 两年多: more than two years, and not yet three.
    more = MONTHS_A_YEAR if months >= MONTHS_A_YEAR else 1
    earliest = month_end(until + ONE_DAY, -months - more) + ONE_DAY
    return Started(earliest, latest - ONE_DAY, told, "service_years")


def _span(months: int) -> str:
    whole, further = divmod(months, MONTHS_A_YEAR)
    return f"{f'{whole}年' if whole else ''}{f'{further}个月' if further else ''}"


def last_full_month(facts: Facts, as_of: date) -> Month:
    """The last month that was over on the day, and within the employment where its end is told."""
    ended = facts.get("employment_end")
    day = min(ended, as_of) if isinstance(ended, date) else as_of
    month = Month.of(day)
    return month if day == month.last else month.previous
