"""The days: how many a year gives, how many the part of it in this employment gives, how many are left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Literal

from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figure, Figures
from advisor.rules.service import month_end
from advisor.rules.trace import ZERO

BANDS = ("first", "second", "third")
YEARS, DAYS, SICK = "annual_leave_years_", "annual_leave_days_", "annual_leave_sick_months_"
CONTINUOUS, PERSONAL = "annual_leave_continuous_months", "annual_leave_personal_days"
YEAR_DAYS, CARRY = "annual_leave_year_days", "annual_leave_carry_years"
HALF = Decimal("0.5")

Reading = Literal["split", "start_of_year", "subtract_first"]


@dataclass(frozen=True, slots=True)
class Year:
    """The part of the calendar year in this employment, both ends included."""

    number: int
    first: date
    last: date
    joined: bool
    """Whether employment began inside the year, after its first day."""
    left: bool
    """Whether it ended inside the year, before its last day."""

    @property
    def end(self) -> date:
        return date(self.number, 12, 31)

    @property
    def whole(self) -> bool:
        return not (self.joined or self.left)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Band:
    """A step of seniority: from so many years on, so many days."""

    years: Figure
    days: Figure
    sick: Figure
    """Months of sick leave that take the year's leave away."""


@dataclass(frozen=True, slots=True)
class Days:
    """Days due and left, before money."""

    year: Year
    band: Band
    year_days: Figure
    earned: Decimal
    """For the whole year, or for the part of it in this employment; whole days."""
    vacation: Decimal
    taken: Decimal

    @property
    def unused(self) -> Decimal:
        return max(ZERO, self.earned - self.vacation - self.taken)

    @property
    def unrounded(self) -> Decimal:
        return share(self.year, self.year_days, self.band.days.value)


def year_of(inputs: Inputs) -> Year:
    """Raises `InputError` where the dates contradict the year or each other."""
    number = int(inputs.number("year") or 0)
    join, leave, filing = inputs.day("join"), inputs.day("leave"), inputs.day("filing")
    first, last = date(number, 1, 1), date(number, 12, 31)
    if join is not None and leave is not None and leave < join:
        raise InputError("leave", f"离职日期 {leave} 早于入职日期 {join}，请核对。")
    if join is not None and join > last:
        raise InputError("join", f"入职日期 {join} 在{number}年以后，那一年还没有入职，请核对。")
    if leave is not None and leave < first:
        raise InputError("leave", f"离职日期 {leave} 在{number}年以前，那一年已经离职，请核对。")
    if filing is not None and filing < max(first, join or first):
        raise InputError("filing", f"申请日期 {filing} 早于要算的日子，请核对。")
    joined = join is not None and join > first
    left = leave is not None and leave < last
    return Year(
        number,
        join if join is not None and joined else first,
        leave if leave is not None and left else last,
        joined,
        left,
    )


def bands(figures: Figures, on: date) -> tuple[Band, ...]:
    """From the lowest; raises `FigureMissing`."""
    return tuple(Band(*(figures.need(kind + name, on) for kind in (YEARS, DAYS, SICK))) for name in BANDS)


def band_of(cumulative: Decimal, steps: tuple[Band, ...]) -> Band | None:
    """The highest step reached; None below the first."""
    return next((band for band in reversed(steps) if cumulative >= band.years.value), None)


def continuous(inputs: Inputs, year: Year, figures: Figures) -> bool | None:
    """Whether twelve months were worked without a break by the end of the year's part: as told, else as the
    date of joining shows; None where neither tells."""
    told, join = inputs.flag("continuous_12_months"), inputs.day("join")
    if told is not None:
        return told
    months = figures.need(CONTINUOUS, year.last)
    if join is not None and month_end(join, months.whole) <= year.last:
        return True
    return None


def share(year: Year, year_days: Figure, days_a_year: Decimal) -> Decimal:
    """What the part of the year gives, before broken days are dropped."""
    return days_a_year if year.whole else Decimal(year.days) / year_days.value * days_a_year


def reckon(year: Year, band: Band, inputs: Inputs, figures: Figures) -> Days:
    """Broken days are dropped before the days taken are subtracted (a convention that matters only for half
    days). Raises `InputError` for days taken that are not whole or half."""
    taken = inputs.number("taken_days") or ZERO
    if taken % HALF:
        raise InputError("taken_days", f"“已休年休假天数”要写整天或半天，现在是{taken}，请核对。")
    year_days = figures.need(YEAR_DAYS, year.last)
    earned = whole_days(share(year, year_days, band.days.value))
    vacation = inputs.number("school_vacation_days") or ZERO
    return Days(year, band, year_days, earned, vacation, taken)


def whole_days(days: Decimal) -> Decimal:
    """Broken days dropped."""
    return days.to_integral_value(rounding=ROUND_FLOOR)


def other_readings(
    days: Days, cumulative: Decimal, steps: tuple[Band, ...]
) -> Iterator[tuple[Reading, Decimal]]:
    """The days left under other readings, where they differ: a step of seniority reached inside the year,
    half days taken before leaving."""
    yield from _by_step(days, cumulative, steps)
    if days.year.left:
        first_subtracted = max(ZERO, whole_days(days.unrounded - days.vacation - days.taken))
        if first_subtracted != days.unused:
            yield "subtract_first", first_subtracted


def _by_step(days: Days, cumulative: Decimal, steps: tuple[Band, ...]) -> Iterator[tuple[Reading, Decimal]]:
    year, count = days.year, days.year_days.value
    inside = count if year.whole else min(count, Decimal(year.days))
    since = whole_days((cumulative - days.band.years.value) * count)
    if since >= inside:
        return
    lower = steps.index(days.band) - 1
    before = steps[lower].days.value if lower >= 0 else ZERO
    split = whole_days(((inside - since) * before + since * days.band.days.value) / count)
    readings: tuple[tuple[Reading, Decimal], ...] = (
        ("split", split),
        ("start_of_year", whole_days(inside / count * before)),
    )
    told = {days.unused}
    for reading, earned in readings:
        left = replace(days, earned=earned).unused
        if left not in told:
            told.add(left)
            yield reading, left
