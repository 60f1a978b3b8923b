"""One calendar month of the season: what is due for it and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from advisor.rules.calendar import Month, weekdays
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figure, Figures
from advisor.rules.trace import ZERO, fen
from advisor.rules.window import Window

MONTHLY, DAILY = "heat_allowance_monthly", "heat_allowance_daily"
SEASON = ("heat_season_first_month", "heat_season_last_month")
THRESHOLD = "heat_indoor_threshold"

Kind = Literal["full", "days", "cool", "open"]
"""The whole monthly sum; by days; too cool to be due; open between two sums until a fact is told."""


@dataclass(frozen=True, slots=True)
class MonthLine:
    month: Month
    first: date
    last: date
    """First and last day of the month inside the window."""
    kind: Kind
    monthly: Figure
    season: tuple[Figure, ...]
    """First and last month of the season."""
    threshold: Figure | None
    """The temperature an indoor place must be brought below; None outdoors."""
    low: Decimal
    high: Decimal
    """What is due, in yuan; equal unless the kind is open."""
    daily: Figure | None = None
    days: int | None = None
    counted: bool = False
    """Whether `days` are weekdays counted for want of attendance records."""
    sum_of_days: Decimal | None = None
    """Where the month is paid by days: the daily sums before the monthly sum caps them."""
    temperature: Decimal | None = None
    asks: Literal["absence", "attended_days"] | None = None

    @property
    def conditions(self) -> tuple[Figure, ...]:
        """Figures it depends on without multiplying by them."""
        return (*self.season, self.threshold) if self.threshold else self.season

    @property
    def capped(self) -> bool:
        return self.sum_of_days is not None and self.sum_of_days > self.high

    @property
    def whole(self) -> bool:
        return self.first == self.month.first and self.last == self.month.last


def season_months(window: Window, figures: Figures) -> tuple[tuple[Month, ...], tuple[Month, ...]]:
    """The window's months in the season, and those of which we hold no season or sum."""
    due, unheld = [], []
    for month in window.months:
        seasonal = in_season(month, figures)
        if seasonal is None or (seasonal and figures.read(MONTHLY, month.first) is None):
            unheld.append(month)
        elif seasonal:
            due.append(month)
    return tuple(due), tuple(unheld)


def in_season(month: Month, figures: Figures) -> bool | None:
    """Whether the allowance is due in that month; None where we hold no season for it."""
    first, last = (figures.read(id, month.first) for id in SEASON)
    if first is None or last is None:
        return None
    return first.whole <= month.number <= last.whole


def assess(month: Month, window: Window, inputs: Inputs, figures: Figures) -> MonthLine:
    """What is due for one month of the season; raises `InputError` for more days than the month has.

    The whole monthly sum is due unless the month is not fully covered or the worker was absent for a
    reason of his own; then the daily sum for each day attended, never more than the monthly sum. Where
    attendance is not known, Monday to Friday of the covered days count (a convention, from one judgment).
    """
    first, last = window.covered(month)
    monthly = figures.need(MONTHLY, month.first)
    indoor = inputs.text("post") != "outdoor"
    threshold = figures.need(THRESHOLD, month.first) if indoor else None
    temperature = _temperature(month, inputs) if indoor else None
    full = MonthLine(
        month,
        first,
        last,
        "full",
        monthly,
        season=tuple(figures.need(id, month.first) for id in SEASON),
        threshold=threshold,
        low=fen(monthly.value),
        high=fen(monthly.value),
        temperature=temperature,
    )
    if threshold is not None and _is_cool(inputs.text("post"), temperature, threshold.value):
        return replace(full, kind="cool", low=ZERO, high=ZERO)

    attended = _attended(month, first, last, inputs)
    absent = month in inputs.by_month("absence")
    if full.whole and attended is None and not absent:
        return full

    daily = figures.need(DAILY, month.first)
    days = weekdays(first, last) if attended is None else attended
    sum_of_days = fen(daily.value * days)
    by_days = min(full.high, sum_of_days)
    line = replace(full, daily=daily, days=days, counted=attended is None)
    if absent and attended is None:
        return replace(
            line, kind="open", low=ZERO, high=full.high if full.whole else by_days, asks="attended_days"
        )
    if full.whole and not absent:
        return full if by_days == full.high else replace(line, kind="open", low=by_days, asks="absence")
    return replace(line, kind="days", low=by_days, high=by_days, sum_of_days=sum_of_days)


def _temperature(month: Month, inputs: Inputs) -> Decimal | None:
    readings = inputs.by_month("temperature")
    value: Decimal | None = readings.get(month, inputs.single("temperature"))
    return value


def _is_cool(post: str | None, temperature: Decimal | None, threshold: Decimal) -> bool:
    if temperature is None:
        return post == "indoor_cooled"
    return temperature < threshold


def _attended(month: Month, first: date, last: date, inputs: Inputs) -> int | None:
    value = inputs.by_month("attended_days").get(month)
    if value is None:
        return None
    calendar_days = (last - first).days + 1
    if value > calendar_days:
        raise InputError(
            "attended_days",
            f"“出勤天数”{month.label}写了{value}天，但算进来的只有{first.day}日到{last.day}日共{calendar_days}天，请核对。",
        )
    return int(value)
