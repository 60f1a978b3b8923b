"""From a conversation to the inputs of sick pay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from advisor.domain import Inquiry
from advisor.rules.base import FromCase
from advisor.rules.calendar import Month, weekdays
from advisor.rules.entitlements.sick_pay.inputs import SPECS
from advisor.rules.kinds import read_month
from advisor.rules.told import Told
from advisor.rules.trace import money

_ALL = re.compile(r"[整全]|一直|都|没有?(?:去|回)?(?:上|返)[班工]|到现在|至今|1个月|一个月")
MOST_DAYS = 23
"""Working days a month can have: more days told of a sick leave are days of the calendar."""
BY_MONTH = "先算{month}这一个月的，别的月份一个月一个月地另外算。"
FROM_DAY = "{month}从病休那天起，按周一到周五数了{days}天。"
BY_WAGE = "正常工作时间的工资先按您说的{wage}元算；里面有加班费、补助的要去掉。"


def _absent(told: Told) -> str | None:
    """The one month told of in which he was off sick."""
    absence = told.facts.get("absence")
    by_month = absence if isinstance(absence, Mapping) else {}
    months = [month for month, why in by_month.items() if why == "medical"]
    return str(months[0]) if len(months) == 1 else None


def _whole(inquiry: Inquiry) -> bool:
    """Whether the words say that the month was sick leave from end to end; 九月份割阑尾 does not."""
    return any(fact.name == "absence" and _ALL.search(fact.words) for fact in inquiry.facts)


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """One month of the leave: its first whole month that is over, else the month it began in."""
    told = Told.of(inquiry, facts, SPECS, not_these=("paid", "sick_days"))
    days, since = told.number("sick_days"), told.day("sick_since")
    if since is not None and since <= inquiry.as_of:
        whole = Month.of(since) if since.day == 1 else Month.of(since).next
        month = whole if whole.last <= inquiry.as_of else Month.of(since)
        told.suppose("month", str(month), BY_MONTH.format(month=month.label), "sick_since")
        if month == Month.of(since) and since.day > 1 and days is None:
            counted = weekdays(since, min(month.last, inquiry.as_of))
            line = FROM_DAY.format(month=month.label, days=counted)
            told.suppose("sick_days", Decimal(counted), line, "sick_since")
    sure = days is not None or _whole(inquiry)
    if since is None and sure and (absent := _absent(told)) is not None:
        told.suppose("month", absent, BY_MONTH.format(month=read_month(absent).label), "absence")
    if days is not None and days <= MOST_DAYS:
        told.take("sick_days", "sick_days")
    for fact in ("monthly_base", "monthly_wage"):
        wage = told.number(fact)
        if wage is not None:
            told.suppose("normal_wage", wage, BY_WAGE.format(wage=money(wage)), fact)
    return told.case()
