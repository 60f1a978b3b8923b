"""From a conversation to the inputs of the shortfall against the minimum wage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advisor.domain import Inquiry
from advisor.rules.base import FromCase
from advisor.rules.calendar import Month, months_between
from advisor.rules.entitlements.minimum_wage_shortfall.inputs import SPECS
from advisor.rules.told import Told, last_full_month, started

LONGEST = 12
"""Months a wage told without its time is supposed to have been paid."""
WAGE = "各个月的应发工资"
ONE_MONTH = "您没说是哪几个月，先只算{month}一个月；别的月份照样算了相加。"
MONTHS = "您没说是哪几个月，先按{first}到{last}每个月都是这么多算。"
LONG_DAYS, REST_DAYS = 8, 8
OVERTIME_INSIDE = "您上班的时间长，工资里可能有加班费；加班费要减掉再比，差额会更大。"


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """The monthly wage told for each of the last whole months of the employment."""
    told = Told.of(inquiry, facts, SPECS)
    if told.flag("part_time") is True:
        return told.case()
    if "gross" not in told.inputs and told.number("monthly_wage") is not None:
        _months(told)
        each, rest = told.number("hours_a_day"), told.number("rest_days_a_month")
        if (each is not None and each > LONG_DAYS) or (rest is not None and rest < REST_DAYS):
            told.ask("overtime_included", OVERTIME_INSIDE)
        told.suppose_wage("gross", WAGE)
        told.first = ("overtime_included",)
    return told.case()


def _months(told: Told) -> None:
    last = last_full_month(told.facts, told.inquiry.as_of)
    begun = started(told.facts, told.day("employment_end") or told.inquiry.as_of)
    if begun is None:
        told.suppose("months", (str(last),), ONE_MONTH.format(month=last.label))
        return
    since = Month.of(begun.latest)
    first = max(since if begun.latest == since.first else since.next, last.plus(1 - LONGEST))
    if first > last:
        return
    line = MONTHS.format(first=first.label, last=last.label)
    months = tuple(map(str, months_between(first.first, last.last)))
    told.suppose("months", months, line, begun.fact)
