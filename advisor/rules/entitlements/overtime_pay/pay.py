"""The arithmetic of a line: classes of hours, weighted hours, pay; and what was paid set against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from advisor.domain import ProvisionRef
from advisor.rules.calendar import Month
from advisor.rules.claims import Line
from advisor.rules.entitlements.overtime_pay.base import Base
from advisor.rules.entitlements.overtime_pay.law import (
    DAY_HOURS,
    GD_BASE,
    HOLIDAY_RATE,
    MINIMUM_DUTY,
    MINIMUM_MEANING,
    PAY_DAYS,
    REST_DAYS,
    REST_RATE,
    WEEKDAY_RATE,
    applying,
    duty,
    hourly,
)
from advisor.rules.entitlements.overtime_pay.worked import NO_HOURS, Worked
from advisor.rules.holidays import DayClass
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figure, Figures, plain
from advisor.rules.trace import ZERO, Number, Trace, money, unique

_KINDS = (("holiday", "法定节假日"), ("rest_day", "休息日"), ("workday", "工作日"))


@dataclass(frozen=True, slots=True)
class Rates:
    weekday: Figure
    rest_day: Figure
    holiday: Figure

    @classmethod
    def on(cls, figures: Figures, day: date) -> Rates:
        return cls(*(figures.need(id, day) for id in (WEEKDAY_RATE, REST_RATE, HOLIDAY_RATE)))

    def weighted(self, line: Worked) -> Decimal:
        return (
            line.weekday * self.weekday.value
            + line.rest_day_due * self.rest_day.value
            + line.holiday * self.holiday.value
        )


@dataclass(frozen=True, slots=True)
class Hour:
    """What turns a monthly wage into an hour's."""

    days: Figure
    hours: Figure

    @classmethod
    def on(cls, figures: Figures, day: date) -> Hour:
        return cls(figures.need(PAY_DAYS, day), figures.need(DAY_HOURS, day))

    def pay(self, base: Decimal, weighted: Decimal) -> Decimal:
        """Yuan, not rounded: one division at the end."""
        return base * weighted / (self.days.value * self.hours.value)


def weighted_step(trace: Trace, line: Worked, figures: Figures, mark: str = "") -> Decimal:
    """Shows the classes of the days and the weighted hours; returns the latter."""
    day_steps(trace, line, figures)
    rates = Rates.on(figures, line.on)
    parts: list[str] = []
    numbers: dict[str, Number] = {}
    for name, hours, rate in (
        ("工作日", line.weekday, rates.weekday),
        ("休息日", line.rest_day_due, rates.rest_day),
        ("节假日", line.holiday, rates.holiday),
    ):
        if hours:
            parts.append(f"{{{name}小时}} × {{{name}倍数}}")
            numbers |= {f"{name}小时": hours, f"{name}倍数": rate}
    return trace.add(
        f"{line.label}，按倍数折算的小时{mark}",
        " + ".join(parts) or "{没有小时}",
        numbers or {"没有小时": 0},
        rates.weighted(line),
        unit="小时",
        basis=duty(figures, line.on),
        on=line.on,
    )


def day_steps(trace: Trace, line: Worked, figures: Figures) -> None:
    """Shows what each of the days is, and the hours that count."""
    normal = figures.need(DAY_HOURS, line.on)
    for kind, name in _KINDS:
        days = tuple(day for day in line.days if day.kind == kind)
        if not days:
            continue
        numbers: dict[str, Number] = {
            "日子": _days_named(days),
            "天数": len(days),
            "每天小时": line.each,
            "工作日小时": normal,
        }
        template = (
            "{日子}，{天数} 天 ×（{每天小时} − {工作日小时}，不足零的算零）"
            if kind == "workday"
            else "{日子}，{天数} 天 × {每天小时} 小时"
        )
        if kind != "workday":
            del numbers["工作日小时"]
        trace.add(
            f"{line.label}，{name}",
            template,
            numbers,
            len(days) * (max(NO_HOURS, line.each - normal.value) if kind == "workday" else line.each),
            unit="小时",
            basis=figures.in_force(days[-1].day, *unique(ref for day in days for ref in _class_basis(day))),
            conditions=unique(one for day in days if day.holiday for one in day.holiday.figures),
            on=days[-1].day,
        )


def _class_basis(day: DayClass) -> tuple[ProvisionRef, ...]:
    return day.basis or (REST_DAYS,)


def _days_named(days: Sequence[DayClass]) -> str:
    named = "、".join(f"{day.day.month}月{day.day.day}日" for day in days[:6])
    return named if len(days) <= 6 else f"{named}等"


def pay_step(
    trace: Trace,
    label: str,
    base: Base,
    weighted: Decimal,
    on: date,
    figures: Figures,
    because: tuple[ProvisionRef, ...],
) -> Decimal:
    """The pay of a line, rounded to the fen: the only rounding. `because` is why it is paid."""
    hour = Hour.on(figures, on)
    base_steps(trace, label, base, on, figures)
    return trace.add(
        f"{label}，加班费",
        "{月工资} ÷ {计薪天数} ÷ {每天小时} × {折算的小时}",
        {"月工资": base.number, "计薪天数": hour.days, "每天小时": hour.hours, "折算的小时": weighted},
        hour.pay(base.amount, weighted),
        basis=(*because, *hourly(figures, on)),
        on=on,
    )


def base_steps(trace: Trace, label: str, base: Base, on: date, figures: Figures) -> None:
    """Shows where the wage comes from, unless it is simply the one told."""
    if not base.agreed:
        trace.add(
            f"{label}，没有约定工资时的月工资",
            "取大（{当地平均工资}，{实际工资}）",
            {"当地平均工资": base.average, "实际工资": base.actual},
            base.told,
            basis=figures.in_force(on, GD_BASE),
            on=on,
        )
    if base.lifted and base.minimum is not None:
        trace.add(
            f"{label}，算加班费的月工资",
            "取大（{月工资}，{最低工资}）",
            {"月工资": base.told, "最低工资": base.minimum},
            base.amount,
            basis=applying(figures, on, MINIMUM_DUTY, MINIMUM_MEANING),
            on=on,
        )


def less_paid(
    trace: Trace, lines: Sequence[Line], inputs: Inputs, figures: Figures, mark: str = ""
) -> tuple[tuple[Line, ...], Decimal]:
    """The lines less what was paid, and what was paid beyond them.

    A sum for no month goes to the earliest line first. Raises `InputError` for a payment in a month without
    a line.
    """
    by_month: Mapping[Month, Decimal] = inputs.by_month("paid")
    left, result = inputs.single("paid") or ZERO, []
    named = {Month.of(line.last): line for line in lines if line.last is not None}
    stray = [month for month in by_month if month not in named]
    if stray:
        raise InputError(
            "paid", f"“已经发的加班费”写了{stray[0].label}，这个月没有加班小时；请核对，或写一共发了多少。"
        )
    excess = ZERO
    for line in lines:
        own = by_month.get(Month.of(line.last), ZERO) if by_month and line.last else left
        used = min(line.amount, own)
        if by_month:
            excess += own - used
        else:
            left -= used
        result.append(_less(trace, line, used, figures, mark) if used else line)
    return tuple(result), excess + left


def _less(trace: Trace, line: Line, used: Decimal, figures: Figures, mark: str) -> Line:
    on = line.last
    rest = trace.add(
        f"{line.label}，减去已经发的{mark}",
        "{应发} − {已发}",
        {"应发": line.amount, "已发": used},
        line.amount - used,
        basis=duty(figures, on) if on else duty(figures, trace_day(trace)),
        on=on,
    )
    return replace(line, amount=rest, note=f"{line.note}；应发{money(line.amount)}，已发{money(used)}")


def trace_day(trace: Trace) -> date:
    """The day of the trace's last step."""
    day = trace.steps[-1].on
    if day is None:
        raise ValueError("a step without its day")
    return day


def note_of(line: Worked, weighted: Decimal) -> str:
    """工作日12小时，休息日16小时，节假日8小时，折算74小时"""
    parts = [
        f"{name}{plain(hours)}小时"
        for name, hours in (("工作日", line.weekday), ("休息日", line.rest_day_due), ("节假日", line.holiday))
        if hours
    ]
    if line.rested:
        parts.append(f"补休{plain(line.rested)}小时已减")
    return "，".join([*parts, f"折算{plain(weighted)}小时"])
