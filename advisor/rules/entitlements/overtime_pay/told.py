"""From a conversation to the inputs of overtime pay: its wage, and the hours of a month."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from advisor.domain import Inquiry, Missing
from advisor.rules import limitation
from advisor.rules.base import FromCase
from advisor.rules.calendar import Month, day_off
from advisor.rules.entitlements.overtime_pay import words
from advisor.rules.entitlements.overtime_pay.inputs import SPECS
from advisor.rules.parameters import plain
from advisor.rules.told import Told, last_full_month, started
from advisor.rules.trace import money

WEEK_DAYS, WEEKEND_DAYS = 5, 2
MONTHS_BACK = 12
SUPPOSED_BASE = "您说的月工资先当作正常上班的工资，里面没有加班费；有的话要去掉再算。"
SUPPOSED_EMPLOYED = "您没说是否还在职，先按现在还在职算。如果已经离职，期限会变。"
PACKAGE = "您说的{wage}元先当作连加班费一起的包薪；合同另外写了底薪的，按底薪算会更多。"
SCHEDULE = (
    "照您说的班（{shift}），先按没有法定节假日的{month}一个月算：工作日{days}天，休息日上班{rest}天。"
    "别的月份照这样加，以考勤为准。"
)
EXTRA = "您说每天加班{hours}小时，先按没有法定节假日的{month}一个月算：工作日{days}天。以考勤为准。"
EVERY_MONTH_ALIKE = "每个月上班的天数不一样，按考勤算才准；做过几个月，也要一个月一个月地加。"
REST_DAYS = Missing(
    "rest_days_a_month",
    why="休息日上班没有补休的，是小时工资的2倍；不知道休几天，算不出来。",
    where="看排班表、考勤表。",
    ask="您每个星期上几天班，或者一个月休几天？",
)


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """Whoever did not say whether he still works there is taken to be employed; what a conversation calls
    paid is about the heat allowance."""
    told = Told.of(inquiry, facts, SPECS, not_these=("paid",))
    if told.flag("overtime_paid") is False:
        told.inputs["paid"] = None
    _wage(told, dated=_hours(told))
    told.lines[:0] = words.about_the_worker(inquiry)
    if "employment_end" in told.inputs:
        return told.case()
    told.inputs["employment_end"] = None
    when_left = SPECS["employment_end"].missing()
    if inquiry.facts.get("employed") is False:
        told.blocking.append(when_left)
        return told.case(deadlines=limitation.deadlines_unknown())
    told.asked.append(when_left)
    told.lines.append(SUPPOSED_EMPLOYED)
    return told.case()


def _wage(told: Told, *, dated: bool) -> None:
    """The wage told for normal hours, else the package, else the monthly, daily or hourly pay."""
    if {"monthly_base", "package_pay", "piece_price"} & set(told.inputs):
        return
    wage = told.number("monthly_wage")
    if wage is not None and "package-pay" in told.inquiry.matters:
        told.inputs["package_pay"] = wage
        told.used.append("monthly_wage")
        told.lines.append(PACKAGE.format(wage=money(wage).removesuffix(".00")))
        told.ask("monthly_base", "合同或工资条另外写了底薪的，加班费按底薪算。")
        told.ask("holiday_hours")
        if not dated:
            told.inputs.setdefault("month", str(last_full_month(told.facts, told.inquiry.as_of)))
    elif wage is not None:
        told.suppose("monthly_base", wage, SUPPOSED_BASE, "monthly_wage")


def _hours(told: Told) -> bool:
    """The overtime of one month by the shift told; whether it could be reckoned."""
    if told.flag("part_time") is True or {
        "weekday_hours",
        "rest_day_hours",
        "dates",
        "workdays_worked",
    } & set(told.inputs):
        return False
    each, more = told.number("hours_a_day"), told.number("overtime_hours")
    month = _plain_month(told)
    if each is not None and each > 0:
        if "rest_days_a_month" not in told.facts and "days_a_week" not in told.facts:
            told.asked.append(REST_DAYS)
            return False
        return month is not None and _by_shift(told, month, each)
    if more is None:
        return False
    if told.text("overtime_hours_per") == "month":
        return told.take("weekday_hours", "overtime_hours")
    if told.text("overtime_hours_per") != "day" or month is None:
        return False
    days = len(_workdays(month))
    line = EXTRA.format(hours=plain(more), month=month.label, days=days)
    return told.suppose(
        "weekday_hours", {str(month): more * days}, line, "overtime_hours", why=EVERY_MONTH_ALIKE
    )


def _by_shift(told: Told, month: Month, each: Decimal) -> bool:
    """How many workdays and rest days of the month such a shift works."""
    rest, week = told.number("rest_days_a_month"), told.number("days_a_week")
    workdays, off = _workdays(month), _off_days(month, rest, week)
    shift = f"每月休{plain(rest)}天" if rest is not None else f"每周上{plain(week or Decimal(WEEK_DAYS))}天"
    told.lines.append(
        SCHEDULE.format(
            shift=f"每天{plain(each)}小时，{shift}", month=month.label, days=len(workdays), rest=plain(off)
        )
    )
    told.inputs |= {
        "workdays_worked": {str(month): len(workdays)},
        "rest_days_worked": {str(month): off},
        "hours_per_day": each,
    }
    told.used += ("hours_a_day", "rest_days_a_month", "days_a_week")
    told.ask("weekday_hours", EVERY_MONTH_ALIKE)
    return True


def _off_days(month: Month, rest: Decimal | None, week: Decimal | None) -> Decimal:
    """How many days of the weekends were worked."""
    off = [day for day in _days(month) if day.weekday() >= WEEK_DAYS]
    if rest is not None:
        return max(Decimal(0), len(off) - rest)
    each = max(Decimal(0), (week or Decimal(WEEK_DAYS)) - WEEK_DAYS)
    if each >= WEEKEND_DAYS:
        return Decimal(len(off))
    # Of four or five weekends only those that are whole are surely part of the month.
    return each * min(sum(1 for day in off if day.weekday() == weekday) for weekday in (5, 6))


def _plain_month(told: Told) -> Month | None:
    """The last full month of the employment without a public holiday or a moved working day."""
    month = last_full_month(told.facts, told.inquiry.as_of)
    begun = started(told.facts, month.last)
    for _ in range(MONTHS_BACK):
        if begun is not None and begun.fact == "start" and month.first < begun.earliest:
            return None
        if all(day_off(day) is (day.weekday() >= WEEK_DAYS) for day in _days(month)):
            return month
        month = month.previous
    return None


def _days(month: Month) -> list[date]:
    return [month.first + timedelta(days=n) for n in range(month.last.day)]


def _workdays(month: Month) -> list[date]:
    return [day for day in _days(month) if day.weekday() < WEEK_DAYS]
