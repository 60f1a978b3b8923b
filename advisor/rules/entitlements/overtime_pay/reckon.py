"""Weighted hours of each claim line under the three systems of working time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from advisor.domain import ProvisionRef
from advisor.rules.calendar import Month
from advisor.rules.claims import Line
from advisor.rules.entitlements.overtime_pay.law import (
    CYCLE_DAYS,
    DAY_HOURS,
    DUTY,
    GD_COMPREHENSIVE,
    GD_IRREGULAR,
    GD_RATES,
    IRREGULAR_RATE,
    RULES,
    SZ_COMPREHENSIVE,
    SZ_IRREGULAR,
    SZ_RATES,
    applying,
    duty,
)
from advisor.rules.entitlements.overtime_pay.pay import Rates, day_steps, note_of, weighted_step
from advisor.rules.entitlements.overtime_pay.worked import NO_HOURS, Worked
from advisor.rules.holidays import Calendar, is_published
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figure, Figures, plain
from advisor.rules.trace import Trace

_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
_CYCLE_NAMES = {"month": "月", "quarter": "季度", "year": "年"}


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A claim line before money: its days, and its hours at their multiples."""

    label: str
    on: date
    weighted: Decimal
    because: tuple[ProvisionRef, ...]
    """Why the hours are paid."""
    note: str = ""
    month: Month | None = None
    first: date | None = None
    last: date | None = None


def standard(trace: Trace, line: Worked, figures: Figures, mark: str = "") -> Reckoned:
    """Weekday, rest-day and holiday hours at their multiples."""
    return _reckoned(line, weighted_step(trace, line, figures, mark), duty(figures, line.on))


def _reckoned(line: Worked, weighted: Decimal, because: tuple[ProvisionRef, ...]) -> Reckoned:
    note = note_of(line, weighted)
    return Reckoned(line.label, line.on, weighted, because, note, line.month, line.first, line.last)


def irregular(trace: Trace, line: Worked, rate: Figure, figures: Figures) -> Reckoned:
    """Irregular hours where the place pays for statutory holidays: these alone."""
    only = replace(line, weekday=NO_HOURS, rest_day=NO_HOURS, rested=NO_HOURS, days=line.on_holidays)
    because = figures.in_force(line.on, DUTY, SZ_IRREGULAR)
    day_steps(trace, only, figures)
    weighted = trace.add(
        f"{line.label}，法定节假日按倍数折算的小时",
        "{节假日小时} × {节假日倍数}",
        {"节假日小时": line.holiday, "节假日倍数": rate},
        line.holiday * rate.value,
        unit="小时",
        basis=because,
        on=line.on,
    )
    return replace(_reckoned(only, weighted, because), first=line.first, last=line.last)


def no_premium(trace: Trace, line: Worked, figures: Figures) -> Line:
    """The line of irregular hours, approved, where the place pays no overtime for them."""
    amount = trace.add(
        f"{line.label}，批准过的",
        "{没有加班费}",
        {"没有加班费": 0},
        NO_HOURS,
        basis=applying(figures, line.on, RULES, guangdong=(GD_IRREGULAR,)),
        on=line.on,
    )
    return Line(line.label, amount, "", line.first, line.last)


def irregular_rate(figures: Figures, on: date) -> Figure | None:
    """The multiple for statutory holidays where the place grants it to irregular hours."""
    return figures.read(IRREGULAR_RATE, on)


@dataclass(frozen=True, slots=True)
class Cycle:
    """A cycle of comprehensive hours; `first` and `last` are None where only the year was told."""

    kind: str
    year: int
    first: date | None
    last: date | None

    @classmethod
    def of(cls, inputs: Inputs) -> Cycle:
        """Needs `cycle`, and `year` or `month`. Raises `InputError` for a period the cycle does not have."""
        kind, month = inputs.text("cycle") or "month", inputs.month("month")
        told, number = inputs.number("year"), inputs.number("period")
        if month is not None and told is not None and int(told) != month.year:
            raise InputError("year", f"年份{told}和月份{month.label}不一致，请核对。")
        year = month.year if month is not None else int(told or NO_HOURS)
        length = _MONTHS_IN[kind]
        if number is not None and number * length > 12:
            raise InputError("period", f"按{_CYCLE_NAMES[kind]}算，一年没有第{number}个周期，请核对。")
        if number is None and month is not None:
            number = Decimal((month.number - 1) // length + 1)
        if number is None and kind == "year":
            number = Decimal(1)
        if number is None:
            return cls(kind, year, None, None)
        end = int(number) * length
        if month is not None and not end - length < month.number <= end:
            raise InputError("period", f"第{number}个周期里没有{month.label}，请核对。")
        return cls(kind, year, Month(year, end - length + 1).first, Month(year, end).last)

    @property
    def on(self) -> date:
        return self.last or date(self.year, 12, 31)

    @property
    def label(self) -> str:
        if self.first is None or self.last is None:
            return f"{self.year}年的一个{_CYCLE_NAMES[self.kind]}"
        if self.kind == "year":
            return f"{self.year}年"
        if self.kind == "quarter":
            return f"{self.year}年第{self.last.month // 3}季度"
        return Month.of(self.last).label

    @property
    def most_hours(self) -> int:
        days = (self.last - self.first).days + 1 if self.first and self.last else 31 * _MONTHS_IN[self.kind]
        return 24 * days

    def has_holidays(self, figures: Figures) -> bool:
        """Whether a statutory holiday falls into it, as far as it is known which days it has."""
        if self.first is None or self.last is None or not is_published(self.year):
            return True
        return any(self.first <= day <= self.last for day in Calendar(figures).holidays(self.year))


@dataclass(frozen=True, slots=True)
class CycleHours:
    """The hours of a cycle: all of them, and those on statutory holidays among them."""

    cycle: Cycle
    total: Decimal
    holiday: Decimal

    @classmethod
    def of(cls, inputs: Inputs, figures: Figures) -> CycleHours:
        """Needs `total_hours`. Raises `InputError` for hours that cannot be."""
        cycle, total = Cycle.of(inputs), inputs.number("total_hours") or NO_HOURS
        if total > cycle.most_hours:
            raise InputError(
                "total_hours",
                f"一共{plain(total)}小时，超过了这个周期的全部时间，请核对是按月、按季还是按年。",
            )
        if inputs.by_month("holiday_hours"):
            raise InputError("holiday_hours", "综合计算工时的“法定节假日上班小时”请写这个周期一共多少小时。")
        holiday, each = inputs.single("holiday_hours"), inputs.number("hours_per_day")
        if holiday is None and each is not None:
            calendar = Calendar(figures)
            days = [day for day in inputs.many("dates") if calendar.classify(day).kind == "holiday"]
            if any(cycle.first and cycle.last and not cycle.first <= day <= cycle.last for day in days):
                raise InputError("dates", f"上班的日期有不在{cycle.label}里的，请核对。")
            holiday = len(days) * each
        if holiday is not None and holiday > total:
            raise InputError("holiday_hours", "法定节假日上班的小时比周期里一共上班的还多，请核对。")
        return cls(cycle, total, holiday or NO_HOURS)

    def excess(self, legal: Decimal, *, holidays_inside: bool = False) -> Decimal:
        """Hours beyond the legal total; holiday hours are left out of the total (a convention)."""
        counted = self.total if holidays_inside else self.total - self.holiday
        return max(NO_HOURS, counted - legal)


def comprehensive(trace: Trace, hours: CycleHours, figures: Figures) -> tuple[Reckoned, Decimal]:
    """The cycle's line, and its weighted hours when holiday hours stay in the cycle's total."""
    cycle, on = hours.cycle, hours.cycle.on
    days, each, rates = (
        figures.need(CYCLE_DAYS[cycle.kind], on),
        figures.need(DAY_HOURS, on),
        Rates.on(figures, on),
    )
    legal = trace.add(
        f"{cycle.label}，法定工时总数",
        "{工作天数} × {每天小时}",
        {"工作天数": days, "每天小时": each},
        days.value * each.value,
        unit="小时",
        on=on,
    )
    basis = applying(
        figures,
        on,
        DUTY,
        RULES,
        guangdong=(GD_COMPREHENSIVE, GD_RATES),
        shenzhen=(SZ_COMPREHENSIVE, SZ_RATES),
    )
    excess = trace.add(
        f"{cycle.label}，超过的小时",
        "{一共上班} − {节假日小时} − {法定工时}，不足零的算零"
        if hours.holiday
        else "{一共上班} − {法定工时}，不足零的算零",
        {"一共上班": hours.total, "节假日小时": hours.holiday, "法定工时": legal},
        hours.excess(legal),
        unit="小时",
        basis=basis,
        on=on,
    )
    weighted = trace.add(
        f"{cycle.label}，按倍数折算的小时",
        "{超过的} × {延时倍数} + {节假日小时} × {节假日倍数}" if hours.holiday else "{超过的} × {延时倍数}",
        {
            "超过的": excess,
            "延时倍数": rates.weekday,
            **({"节假日小时": hours.holiday, "节假日倍数": rates.holiday} if hours.holiday else {}),
        },
        excess * rates.weekday.value + hours.holiday * rates.holiday.value,
        unit="小时",
        basis=basis,
        on=on,
    )
    inside = (
        hours.excess(legal, holidays_inside=True) * rates.weekday.value + hours.holiday * rates.holiday.value
    )
    note = f"一共{plain(hours.total)}小时，法定{plain(legal)}小时，超过{plain(excess)}小时"
    if hours.holiday:
        note += f"，节假日{plain(hours.holiday)}小时"
    month = Month.of(on) if cycle.last and cycle.kind == "month" else None
    return Reckoned(cycle.label, on, weighted, basis, note, month, cycle.first, cycle.last), inside
