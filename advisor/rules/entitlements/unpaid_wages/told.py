"""From a conversation to the inputs of unpaid wages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.domain import Inquiry
from advisor.rules.base import FromCase
from advisor.rules.calendar import Month, chinese_day, weekdays
from advisor.rules.entitlements.unpaid_wages.inputs import SPECS
from advisor.rules.kinds import BadValue, read_month
from advisor.rules.told import Told
from advisor.rules.trace import money

BY_BASE = "您只说了底薪{base}元，先按底薪算；提成、奖金、津贴没发的要加上。"
DEDUCTED = "先把您说的扣款{fine}元全部当作少发的工资；公司扣得有依据的部分要减掉。"
STARTED = "{month}从{day}做起，没写做了几天，按周一到周五数（包括其中的法定节假日）。"
END_SUPPOSED = "您没说离职没有、哪天离职，先按没有过仲裁时效算；离职满一年才申请的，可能要不回来。"
WHICH_MONTHS = "欠的是哪几个月的，决定要什么证据、有没有过时效。"
BY_DAY = "您按天算工资，没说每个月做了几天，先按每月21.75天、每天{pay}元算；做得多的，应发更多。"
PAY_DAYS = Decimal("21.75")
BY_HOUR = "按小时算工资的，要知道每个月一共做了多少小时、应当发多少。"


def concerns(inquiry: Inquiry) -> bool | None:
    """Told that wages are owed, or for which months none was paid."""
    return True if "owed" in inquiry.facts or "unpaid_months" in inquiry.facts else None


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """What a conversation calls paid is about the heat allowance, not about wages."""
    told = Told.of(inquiry, facts, SPECS, not_these=("paid",))
    months = _months(told)
    if months:
        told.inputs["months"] = months
        told.used.append("unpaid_months")
    _wage(told)
    fine = told.number("fine")
    if fine is not None and "owed" not in told.inputs and not months:
        told.suppose("owed", fine, DEDUCTED.format(fine=money(fine)), "fine")
    if "owed" in told.inputs:
        _if_employed(told)
        if not months:
            told.ask("months", WHICH_MONTHS)
    elif "monthly_wage" in told.inputs and months:
        _begun_inside(told, months)
    else:
        for name in ("monthly_wage", "months", "employment_end", "city", "paid"):
            if name not in told.inputs:
                told.ask(name)
    return told.case()


def _if_employed(told: Told) -> None:
    """A sum without its months says nothing of time: it is taken as still claimable, and the end is asked."""
    told.suppose("employment_end", None, END_SUPPOSED)


def _months(told: Told) -> tuple[str, ...]:
    raw = told.facts.get("unpaid_months")
    months = []
    for one in raw if isinstance(raw, list | tuple) else ():
        try:
            months.append(str(read_month(one)))
        except BadValue:
            continue
    return tuple(months)


def _wage(told: Told) -> None:
    base = told.number("monthly_base")
    if "monthly_wage" in told.inputs:
        return
    if base is not None:
        told.suppose("monthly_wage", base, BY_BASE.format(base=money(base)), "monthly_base")
    elif (daily := told.number("daily_pay")) is not None and "owed" not in told.inputs:
        told.inputs["monthly_wage"] = daily * PAY_DAYS
        told.used.append("daily_pay")
        told.lines.append(BY_DAY.format(pay=money(daily)))
        told.ask("partial_days")
    elif "hourly_pay" in told.facts and "owed" not in told.inputs:
        told.ask("monthly_wage", BY_HOUR)


def _begun_inside(told: Told, months: tuple[str, ...]) -> None:
    """The weekdays from the first day of work, where it lies inside a month claimed."""
    begun, ended = told.day("start"), told.day("employment_end")
    if begun is None or begun.day == 1 or str(Month.of(begun)) not in months or "partial_days" in told.inputs:
        return
    month = Month.of(begun)
    last = min(ended, month.last) if isinstance(ended, date) else month.last
    if last < begun:
        return
    days = Decimal(weekdays(begun, last))
    line = STARTED.format(month=month.label, day=chinese_day(begun))
    told.suppose("partial_days", {str(month): days}, line, "start")
