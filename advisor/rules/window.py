"""The days a claim is about: from when to when, and whether the worker is still employed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.rules.calendar import Month, chinese_day, months_between
from advisor.rules.inputs import InputError, Inputs


@dataclass(frozen=True, slots=True)
class Window:
    """Both ends inclusive; `end` before `start` means that no whole month is over yet."""

    start: date
    end: date
    filing: date | None
    employment_known: bool
    employment_end: date | None
    """None with `employment_known`: still employed."""
    worked_until: date
    """The latest day on which employment is certain."""
    running: Month | None = None
    """The month of the filing date, left out because it is not over and the worker is still employed."""
    warnings: tuple[str, ...] = ()
    interrupted: date | None = None
    """The latest demand or complaint since the start."""

    @property
    def months(self) -> Iterator[Month]:
        return months_between(self.start, self.end)

    def covered(self, month: Month) -> tuple[date, date]:
        """First and last day of the month inside the window."""
        return max(self.start, month.first), min(self.end, month.last)

    @property
    def still_employed(self) -> bool:
        """Known to be employed on the filing date (or, without one, now)."""
        ended = self.employment_end
        return self.employment_known and (ended is None or (self.filing is not None and ended > self.filing))


def end_is_known(inputs: Inputs) -> bool:
    """Whether the inputs fix the end of the window (see `resolve_window`)."""
    open_ended = ("employment_end" in inputs or "end" in inputs) and inputs.day("filing") is not None
    return inputs.day("end") is not None or inputs.day("employment_end") is not None or open_ended


def interruption(inputs: Inputs) -> date | None:
    """The latest demand or complaint told (`interrupted`); None for one before the start, which says nothing
    of these months. Raises `InputError` for one after the filing date."""
    day, filing, start = inputs.day("interrupted"), inputs.day("filing"), inputs.day("start")
    if day is not None and filing is not None and day > filing:
        raise InputError("interrupted", f"讨要或投诉的日期 {day} 晚于申请日期 {filing}，请核对。")
    return None if day is not None and start is not None and day < start else day


def resolve_window(inputs: Inputs) -> Window:
    """The window from `start` to `end`, else to `employment_end`, else (still employed) to the filing date.

    It never passes the end of employment or the filing date. A month that is still running on the filing
    date is left out when the end was not given: its claim is not complete yet. Needs `start` and
    `end_is_known`; raises `InputError` where the dates contradict each other.
    """
    start, end = inputs.day("start"), inputs.day("end")
    employment_end, filing = inputs.day("employment_end"), inputs.day("filing")
    if start is None:
        raise ValueError("start is required")
    if end is not None and end < start:
        raise InputError("end", f"结束日期 {end} 早于开始日期 {start}，请核对。")
    if employment_end is not None and employment_end < start:
        raise InputError(
            "employment_end",
            f"离职日期 {employment_end} 早于开始日期 {start}，请核对。",
        )
    if filing is not None and filing < start:
        raise InputError("filing", f"申请日期 {filing} 早于开始日期 {start}，请核对。")

    warnings: list[str] = []
    interrupted = interruption(inputs)
    if interrupted is None and (ignored := inputs.day("interrupted")) is not None:
        warnings.append(f"您写的讨要或投诉日期{chinese_day(ignored)}在开始日期以前，没有用。")
    running: Month | None = None
    last = end or employment_end or filing
    if last is None:
        raise ValueError("the end of the window is not known")
    if employment_end is not None and last > employment_end:
        warnings.append(f"您{chinese_day(employment_end)}离职，离职以后的日子没有算。")
        last = employment_end
    worked_until = employment_end or last
    if (
        filing is not None
        and last >= filing
        and end is None
        and not (employment_end and employment_end <= filing)
    ):
        last = filing
        if filing < Month.of(filing).last:
            running = Month.of(filing)
            last = running.first - timedelta(days=1)
    elif filing is not None and last > filing:
        warnings.append(f"申请日期是{chinese_day(filing)}，这以后的日子没有算。")
        last = filing
    return Window(
        start=start,
        end=last,
        filing=filing,
        employment_known="employment_end" in inputs,
        employment_end=employment_end,
        worked_until=worked_until,
        running=running,
        warnings=tuple(warnings),
        interrupted=interrupted,
    )
