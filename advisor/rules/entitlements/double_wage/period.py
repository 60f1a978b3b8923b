"""The days of the second wage: from when to when, month by month.

《劳动合同法实施条例》 arts. 6, 7: from the day after one full month to the day before signing, at most to
the day before one full year. Months are counted from the day work began, not by the calendar.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from advisor.rules.calendar import Month, chinese_day
from advisor.rules.entitlements.double_wage.inputs import SPECS
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figure, Figures
from advisor.rules.service import MONTHS_A_YEAR, ONE_DAY, month_end

GRACE, LIMIT, MULTIPLE = "double_wage_grace_months", "double_wage_limit_years", "double_wage_multiple"

Stop = Literal["signed", "left", "year", "filing"]
"""Why it ends: a contract was signed, employment ended, a year was full, or the claim is made."""


@dataclass(frozen=True, slots=True)
class Part:
    """A month of the period, counted from the first day of work, or what the period holds of one."""

    first: date
    last: date
    whole: bool

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def month(self) -> Month:
        """The calendar month that holds most of its days, the earlier one where they are equal."""
        earlier, later = Month.of(self.first), Month.of(self.last)
        if earlier == later:
            return earlier
        return earlier if (earlier.last - self.first).days + 1 >= self.last.day else later

    @property
    def label(self) -> str:
        return f"{chinese_day(self.first)}至{chinese_day(self.last)}"


@dataclass(frozen=True, slots=True)
class Period:
    """`end` before `begin`: no day at all."""

    situation: str
    counted_from: date
    begin: date
    end: date
    stop: Stop
    on: date
    """The day whose law decides: of the claim, else of the end."""
    grace: Figure | None
    limit: Figure | None
    """None for a refused open-ended contract, which has neither."""
    old_start: bool = False
    """Work began before the rule was in force; counted from that day."""

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(self._parts())

    def _parts(self) -> Iterator[Part]:
        count = self.grace.whole if self.grace else 0
        first = self.begin
        while first <= self.end:
            count += 1
            last = month_end(self.counted_from, count)
            yield Part(first, min(last, self.end), last <= self.end)
            first = last + ONE_DAY


def check_dates(inputs: Inputs) -> None:
    """Raises `InputError` where the dates contradict each other."""
    start, signed = inputs.day("start"), inputs.day("contract_signed")
    ended, filing = inputs.day("employment_end"), inputs.day("filing")
    expired, due = inputs.day("contract_expired"), inputs.day("open_ended_due")
    orders = (
        ("employment_end", ended, start),
        ("filing", filing, start),
        ("filing", filing, signed),
        ("employment_end", ended, signed),
        ("contract_expired", expired, start),
        ("open_ended_due", due, start),
        ("filing", filing, expired),
        ("filing", filing, due),
    )
    earlier_names = (
        *("start", "start", "contract_signed", "contract_signed"),
        *("start", "start", "contract_expired", "open_ended_due"),
    )
    for (name, later, earlier), earlier_name in zip(orders, earlier_names, strict=True):
        if later is not None and earlier is not None and later < earlier:
            raise InputError(
                name,
                f"{SPECS[name].label} {later} 早于{SPECS[earlier_name].label} {earlier}，请核对。",
            )


def situation_of(inputs: Inputs) -> str:
    return inputs.text("situation") or "no_contract"


def first_name(situation: str) -> str:
    """The input the months are counted from."""
    counted = {"expired": "contract_expired", "open_ended_refused": "open_ended_due"}
    return counted.get(situation, "start")


def unknown(inputs: Inputs) -> Iterator[str]:
    """Names of the inputs without which the period is not known."""
    names = dict.fromkeys(("start", first_name(situation_of(inputs)), "contract_signed"))
    yield from (name for name in names if name not in inputs)
    if "contract_signed" in inputs and inputs.day("contract_signed") is None:
        if "employment_end" not in inputs:
            yield "employment_end"
        elif inputs.day("employment_end") is None and "filing" not in inputs:
            yield "filing"


def resolve(inputs: Inputs, figures: Figures) -> Period:
    """The period; needs everything `unknown` names. Raises `FigureMissing` before the rule was in force."""
    situation = situation_of(inputs)
    told = inputs.day(first_name(situation))
    ended, filing = inputs.day("employment_end"), inputs.day("filing")
    signed = inputs.day("contract_signed")
    if told is None:
        raise ValueError("the first day is required")
    counted = told + ONE_DAY if situation == "expired" else told
    in_force = figures.first_day(GRACE)
    old = in_force is not None and counted < in_force
    if in_force is not None and old:
        counted = in_force
    stops: list[tuple[date, Stop]] = []
    if signed is not None:
        stops.append((signed - ONE_DAY, "signed"))
    if ended is not None:
        stops.append((ended, "left"))
    on = filing or min(day for day, _ in stops)
    grace = limit = None
    if situation != "open_ended_refused":
        grace, limit = figures.need(GRACE, on), figures.need(LIMIT, on)
        stops.append((month_end(counted, limit.whole * MONTHS_A_YEAR), "year"))
    if filing is not None:
        stops.append((filing, "filing"))
    end, stop = min(stops, key=lambda one: one[0])
    begin = month_end(counted, grace.whole) + ONE_DAY if grace else counted
    return Period(situation, counted, begin, end, stop, on, grace, limit, old)
