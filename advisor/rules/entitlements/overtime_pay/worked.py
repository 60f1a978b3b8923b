"""The hours of overtime, by month and by class, from hours told or from dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from advisor.rules.calendar import Month
from advisor.rules.entitlements.overtime_pay.inputs import SPECS
from advisor.rules.entitlements.overtime_pay.law import DAY_HOURS
from advisor.rules.holidays import FIRST_YEAR, Calendar, DayClass, is_published
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figures
from advisor.rules.trace import ZERO

CLASSES = ("weekday_hours", "rest_day_hours", "holiday_hours")
DAY_COUNTS = ("workdays_worked", "rest_days_worked")
_CLASS_OF = {"workday": "weekday_hours", "rest_day": "rest_day_hours", "holiday": "holiday_hours"}
NO_HOURS = Decimal(0)


@dataclass(frozen=True, slots=True)
class Worked:
    """The overtime of one claim line, in hours."""

    month: Month | None
    """None: nobody said when."""
    on: date
    """The day whose law applies."""
    weekday: Decimal = NO_HOURS
    rest_day: Decimal = NO_HOURS
    holiday: Decimal = NO_HOURS
    rested: Decimal = NO_HOURS
    """Rest-day hours made up for by rest."""
    days: tuple[DayClass, ...] = ()
    each: Decimal = NO_HOURS
    """Hours worked on each of the days."""

    @property
    def rest_day_due(self) -> Decimal:
        return self.rest_day - self.rested

    @property
    def on_holidays(self) -> tuple[DayClass, ...]:
        return tuple(day for day in self.days if day.kind == "holiday")

    def uncounted(self, normal: Decimal) -> Decimal:
        """Hours of its working days within the normal hours of a day, which are no overtime."""
        return sum((min(self.each, normal) for day in self.days if day.kind == "workday"), NO_HOURS)

    @property
    def label(self) -> str:
        return self.month.label if self.month is not None else "加班（没说月份）"

    @property
    def first(self) -> date | None:
        return self.days[0].day if self.days else self.month.first if self.month else None

    @property
    def last(self) -> date | None:
        return self.days[-1].day if self.days else self.month.last if self.month else None


def law_day(inputs: Inputs, figures: Figures) -> date:
    """The day whose law applies where nobody said when the work was done: of the claim, else as asked."""
    month = inputs.month("month")
    return month.last if month else inputs.day("filing") or inputs.day("employment_end") or figures.as_of


def years_not_held(inputs: Inputs) -> tuple[int, ...]:
    """Years of `dates` before the holiday rules we hold."""
    return tuple(sorted({day.year for day in inputs.many("dates") if day.year < FIRST_YEAR}))


def years_not_published(inputs: Inputs) -> tuple[int, ...]:
    """Years of `dates` whose days off are not known yet."""
    years = {day.year for day in inputs.many("dates") if day.year >= FIRST_YEAR}
    return tuple(sorted(year for year in years if not is_published(year)))


def told_hours(inputs: Inputs) -> bool:
    return any(name in inputs for name in (*CLASSES, *DAY_COUNTS, "dates"))


def worked(inputs: Inputs, figures: Figures) -> tuple[Worked, ...]:
    """A line for each month told, and one for hours of no month, in order.

    Raises `InputError` where hours are told twice or dates contradict the end or the filing.
    """
    lines = _from_hours(inputs, figures)
    undated = lines.get(None)
    for by_days in (_from_counts(inputs, figures), _from_dates(inputs, figures)):
        for month, line in by_days.items():
            own = lines.get(month)
            _refuse_double(line, *(told for told in (own, undated) if told is not None))
            lines[month] = line if own is None else _joined(own, line)
    ordered = tuple(lines[key] for key in sorted(lines, key=lambda month: (month is None, month or (0, 0))))
    for line in ordered:
        _refuse_impossible(line)
    return _less_rest(ordered, inputs)


def if_all_overtime(lines: Iterable[Worked], figures: Figures) -> tuple[Worked, ...] | None:
    """The lines with every hour of their working days as overtime, where fewer hours than a normal day has
    were told of working days: then they may be the overtime alone. None where that is not in question."""
    lines = tuple(lines)
    more = []
    for line in lines:
        normal = figures.need(DAY_HOURS, line.on).value
        added = line.uncounted(normal) if line.each < normal else NO_HOURS
        more.append(replace(line, weekday=line.weekday + added, days=()) if added else line)
    return tuple(more) if any(new is not old for new, old in zip(more, lines, strict=True)) else None


def _from_hours(inputs: Inputs, figures: Figures) -> dict[Month | None, Worked]:
    by_month = {name: inputs.by_month(name) for name in CLASSES}
    single = {name: inputs.single(name) for name in CLASSES}
    month = inputs.month("month")
    if month is not None and any(set(values) - {month} for values in by_month.values()):
        raise InputError("month", f"“加班的月份”写了{month.label}，小时又按别的月份写了，请只用一种写法。")
    if any(by_month.values()) and month is None and any(single.values()):
        name = next(name for name in CLASSES if single[name])
        raise InputError(name, f"“{SPECS[name].label}”也请按月写，如 2026-09:20,2026-10:30。")
    keys: set[Month | None] = {key for values in by_month.values() for key in values}
    keys |= {month} if any(value is not None for value in single.values()) else set()

    def hours(name: str, key: Month | None) -> Decimal:
        found = single[name] if key == month else None
        own = by_month[name].get(key) if key else None
        return own or found or NO_HOURS

    return {
        key: Worked(
            key,
            key.last if key else law_day(inputs, figures),
            hours("weekday_hours", key),
            hours("rest_day_hours", key),
            hours("holiday_hours", key),
        )
        for key in keys
    }


def _from_counts(inputs: Inputs, figures: Figures) -> dict[Month, Worked]:
    """So many days of each class in a month, each of so many hours."""
    each = inputs.number("hours_per_day")
    work, rest = (inputs.by_month(name) for name in DAY_COUNTS)
    if each is None:
        return {}
    found = {}
    for month in {*work, *rest}:
        extra = max(NO_HOURS, each - figures.need(DAY_HOURS, month.last).value)
        hours = work.get(month, NO_HOURS) * extra, rest.get(month, NO_HOURS) * each
        found[month] = Worked(month, month.last, weekday=hours[0], rest_day=hours[1])
    return found


def _from_dates(inputs: Inputs, figures: Figures) -> dict[Month, Worked]:
    each = inputs.number("hours_per_day")
    if each is None:
        return {}
    calendar = Calendar(figures)
    ended, filing = inputs.day("employment_end"), inputs.day("filing")
    found: dict[Month, list[DayClass]] = {}
    for day in sorted(inputs.many("dates")):
        if ended is not None and day > ended:
            raise InputError("dates", f"上班的日期 {day} 晚于离职日期 {ended}，请核对。")
        if filing is not None and day > filing:
            raise InputError("dates", f"上班的日期 {day} 晚于申请日期 {filing}，还没有做的不能算，请核对。")
        found.setdefault(Month.of(day), []).append(calendar.classify(day))
    return {month: _of_days(month, tuple(days), each, figures) for month, days in found.items()}


def _of_days(month: Month, days: tuple[DayClass, ...], each: Decimal, figures: Figures) -> Worked:
    normal = figures.need(DAY_HOURS, month.last).value
    count = {kind: sum(1 for day in days if day.kind == kind) for kind in _CLASS_OF}
    return Worked(
        month,
        month.last,
        weekday=count["workday"] * max(NO_HOURS, each - normal),
        rest_day=count["rest_day"] * each,
        holiday=count["holiday"] * each,
        days=days,
        each=each,
    )


def _refuse_double(dated: Worked, *told: Worked) -> None:
    for name in CLASSES:
        field = name.removesuffix("_hours")
        if getattr(dated, field) and any(getattr(line, field) for line in told):
            label = SPECS[name].label
            raise InputError(name, f"“{label}”和日期里的同一类重复了，会算两遍，请只写一种。")


def _joined(own: Worked, dated: Worked) -> Worked:
    return replace(
        own,
        weekday=own.weekday + dated.weekday,
        rest_day=own.rest_day + dated.rest_day,
        holiday=own.holiday + dated.holiday,
        days=dated.days or own.days,
        each=dated.each or own.each,
    )


def _refuse_impossible(line: Worked) -> None:
    if line.month is None:
        return
    hours, most = line.weekday + line.rest_day + line.holiday, 24 * line.month.last.day
    if hours > most:
        raise InputError("weekday_hours", f"{line.label}加班{hours}小时，超过了这个月的全部时间，请核对。")


def _less_rest(lines: tuple[Worked, ...], inputs: Inputs) -> tuple[Worked, ...]:
    """Compensatory rest sets off rest-day work alone: the month's own, or, told as one sum, the earliest
    first."""
    by_month, left = inputs.by_month("rest_given_hours"), inputs.single("rest_given_hours") or ZERO
    result = []
    for line in lines:
        given = by_month.get(line.month, ZERO) if line.month else ZERO
        used = min(line.rest_day, given or left)
        left -= used if not given else ZERO
        result.append(replace(line, rested=used))
    return tuple(result)


def rest_unused(lines: Iterable[Worked], inputs: Inputs) -> Decimal:
    """Rest told beyond the rest-day work it can set off."""
    by_month: Mapping[Month, Decimal] = inputs.by_month("rest_given_hours")
    told = inputs.single("rest_given_hours") or sum(by_month.values(), ZERO)
    return told - sum((line.rested for line in lines), ZERO)
