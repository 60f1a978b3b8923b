"""From a conversation to the inputs of annual leave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.domain import Inquiry
from advisor.rules.base import FromCase
from advisor.rules.entitlements.annual_leave.inputs import SPECS
from advisor.rules.parameters import plain
from advisor.rules.service import MONTHS_A_YEAR, service
from advisor.rules.told import Told, started

THIS_YEAR = "您没说是哪一年的年休假，先算{year}年的；别的年份要一年一年分开算。"
YEARS_HERE = "您没说一共工作过多少年，先只算在这家公司的{years}年；以前单位的也算，够上一档的天数会多。"
AVERAGE = "付这笔钱以前12个月、去掉加班费的平均应发工资"


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """A conversation knows the days of joining and leaving by other names; what it tells of payments is about
    wages."""
    told = Told.of(inquiry, facts, SPECS, not_these=("paid",))
    for name, fact in (("leave", "employment_end"), ("join", "start")):
        if name not in told.inputs and fact in inquiry.facts:
            told.inputs[name] = inquiry.facts.get(fact)
            told.used.append(fact)
    left = told.day("employment_end")
    until = left if left is not None and left <= inquiry.as_of else inquiry.as_of
    told.take("taken_days", "annual_leave_taken")
    told.suppose("year", Decimal(until.year), THIS_YEAR.format(year=until.year))
    _years(told, until)
    told.suppose_wage("average_wage", AVERAGE)
    return told.case()


def _years(told: Told, until: date) -> None:
    """The years worked in all; those here are the least they can be."""
    if told.take("cumulative_years", "total_years"):
        return
    begun = started(told.facts, until)
    year_end = date(until.year, 12, 31) if told.day("employment_end") is None else until
    if begun is None or begun.latest > year_end:
        return
    span = service(begun.latest, year_end)
    years = (Decimal(span.months) / MONTHS_A_YEAR).quantize(Decimal("0.01"))
    line = YEARS_HERE.format(years=plain(years))
    told.suppose("cumulative_years", years, line, begun.fact)
    if years >= 1:
        told.inputs.setdefault("continuous_12_months", True)
