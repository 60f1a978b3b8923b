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

DAY, WEEK_DAYS, WEEKEND_DAYS = Decimal(8), Decimal(5), Decimal(2)
MONTHS_BACK = 12
SUPPOSED_BASE = "您说的月工资先当作正常上班的工资，里面没有加班费；有的话要去掉再算。"
SUPPOSED_EMPLOYED = "您没说是否还在职，先按现在还在职算。如果已经离职，期限会变。"
PACKAGE = "您说的{wage}元先当作连加班费一起的包薪；合同另外写了底薪的，按底薪算会更多。"
SCHEDULE = (
    "照您说的班（{shift}），先按没有法定节假日的{month}一个月算：工作日{days}天，每天加班{extra}小时，"
    "休息日上班{rest}天。别的月份照这样加，以考勤为准。"
)
EXTRA = "您说每天加班{hours}小时，先按没有法定节假日的{month}一个月算：工作日{days}天。以考勤为准。"
BY_HOUR = "您按小时领的钱，加班的钟头先当作已经按每小时{pay}元发过，只算差的部分。"
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
    hours = _hours(told)
    _wage(told, hours)
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


def _wage(told: Told, hours: Decimal) -> None:
    """The wage told for normal hours, else the package, else the monthly, daily or hourly pay."""
    if {"monthly_base", "package_pay", "piece_price"} & set(told.inputs):
        return
    wage, hourly = told.number("monthly_wage"), told.number("hourly_pay")
    if wage is not None and "package-pay" in told.inquiry.matters:
        told.inputs["package_pay"] = wage
        told.used.append("monthly_wage")
        told.lines.append(PACKAGE.format(wage=money(wage).removesuffix(".00")))
        told.ask("monthly_base", "合同或工资条另外写了底薪的，加班费按底薪算。")
        told.ask("holiday_hours")
        if not hours:
            told.suppose("month", str(last_full_month(told.facts, told.inquiry.as_of)), "")
            told.lines.remove("")
    elif wage is not None:
        told.suppose("monthly_base", wage, SUPPOSED_BASE, "monthly_wage")
    elif hourly is not None and hours and told.flag("part_time") is not True:
        told.suppose("paid", hourly * hours, BY_HOUR.format(pay=plain(hourly)), "hourly_pay")


def _hours(told: Told) -> Decimal:
    """The overtime of one month by the shift told; its hours, nothing where they cannot be reckoned."""
    if told.flag("part_time") is True or {"weekday_hours", "rest_day_hours", "dates"} & set(told.inputs):
        return Decimal(0)
    each, more = told.number("hours_a_day"), told.number("overtime_hours")
    month = _plain_month(told)
    if each is not None and each > 0:
        worked = _rest_days_worked(told, month) if month is not None else None
        if worked is None:
            told.asked.append(REST_DAYS)
            return Decimal(0)
        return _by_shift(told, month, each, worked) if month is not None else Decimal(0)
    if more is None or told.text("overtime_hours_per") not in ("day", "month"):
        return Decimal(0)
    if told.text("overtime_hours_per") == "month":
        told.take("weekday_hours", "overtime_hours")
        return more
    if month is None:
        return Decimal(0)
    days = _workdays(month)
    line = EXTRA.format(hours=plain(more), month=month.label, days=days)
    told.suppose("weekday_hours", {str(month): more * days}, line, "overtime_hours", why=EVERY_MONTH_ALIKE)
    return more * days


def _by_shift(told: Told, month: Month, each: Decimal, worked: Decimal) -> Decimal:
    days, extra = _workdays(month), max(Decimal(0), each - DAY)
    if not extra and not worked:
        return Decimal(0)
    rest = told.number("rest_days_a_month")
    week = told.number("days_a_week")
    shift = f"每天{plain(each)}小时，" + (
        f"每月休{plain(rest)}天" if rest is not None else f"每周上{plain(week or WEEK_DAYS)}天"
    )
    line = SCHEDULE.format(shift=shift, month=month.label, days=days, extra=plain(extra), rest=plain(worked))
    facts = ("hours_a_day", "rest_days_a_month", "days_a_week")
    told.suppose("weekday_hours", {str(month): extra * days}, line, *facts, why=EVERY_MONTH_ALIKE)
    told.inputs.setdefault("rest_day_hours", {str(month): worked * each})
    return extra * days + worked * each


def _rest_days_worked(told: Told, month: Month) -> Decimal | None:
    """Days of the weekend that were worked in the month; None where nothing was told of it."""
    off = sum(1 for day in _days(month) if day.weekday() >= WEEK_DAYS)
    rest, week = told.number("rest_days_a_month"), told.number("days_a_week")
    if rest is not None:
        return max(Decimal(0), off - rest)
    if week is None:
        return None
    if week >= WEEK_DAYS + WEEKEND_DAYS:
        return Decimal(off)
    # Of four or five weekends only those that are whole are surely part of the month.
    return max(Decimal(0), week - WEEK_DAYS) * min(_count(month, 5), _count(month, 6))


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


def _count(month: Month, weekday: int) -> int:
    return sum(1 for day in _days(month) if day.weekday() == weekday)


def _workdays(month: Month) -> int:
    return sum(1 for day in _days(month) if day.weekday() < WEEK_DAYS)
