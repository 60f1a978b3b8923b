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

PAY = ("monthly_wage", "monthly_base", "daily_pay", "hourly_pay")
APART = (
    *("labour-dispatch", "outsourcing-and-affiliation", "platform-workers", "live-streamers"),
    *("interns-students", "domestic-workers"),
)
"""Matters of those who work for somebody in another way, or for more than one."""
BY_BASE = "您只说了底薪{base}元，先按底薪算；提成、奖金、津贴没发的要加上。"
DEDUCTED = "先把您说的扣款{fine}元全部当作少发的工资；公司扣得有依据的部分要减掉。"
STARTED = "{month}从{day}做起，没写做了几天，按周一到周五数（包括其中的法定节假日）。"
END_SUPPOSED = "您没说离职没有、哪天离职，先按没有过仲裁时效算；离职满一年才申请的，可能要不回来。"
WHICH_MONTHS = "欠的是哪几个月的，决定要什么证据、有没有过时效。"
BY_HOUR = "按小时算工资的，要知道每个月一共做了多少小时、应当发多少。"


def concerns(inquiry: Inquiry) -> bool | None:
    """Told that wages are owed, or for which months none was paid; told one's pay where the last pay, or pay
    outside an ordinary employment, is what is mostly fought over."""
    if "owed" in inquiry.facts or "unpaid_months" in inquiry.facts:
        return True
    paid = any(name in inquiry.facts for name in PAY)
    apart = any(matter in APART for matter in inquiry.matters)
    return True if paid and (apart or inquiry.facts.get("ground") == "resigned") else None


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """What a conversation calls paid is about the heat allowance, not about wages."""
    told = Told.of(inquiry, facts, SPECS, not_these=("paid",))
    months = _months(told)
    if months:
        told.inputs["months"] = months
        told.used.append("unpaid_months")
    fine = told.number("fine")
    if fine is not None and "owed" not in told.inputs and not months:
        told.suppose("owed", fine, DEDUCTED.format(fine=money(fine)), "fine")
    if "owed" in told.inputs:
        # A sum without its months says nothing of time.
        told.suppose("employment_end", None, END_SUPPOSED)
        if not months:
            told.ask("months", WHICH_MONTHS)
        return told.case()
    _wage(told)
    if "monthly_wage" in told.inputs and months:
        _begun_inside(told, months)
        return told.case()
    by_day = "daily_pay" in told.inputs and "monthly_wage" not in told.inputs
    told.first = ("months", "partial_days") if by_day else ("monthly_wage", "months")
    for name in (*told.first, "employment_end", "city", "paid"):
        if name not in told.inputs:
            told.ask(name)
    return told.case()


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
    elif "hourly_pay" in told.facts:
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
