"""The months of the restriction, what is due for each, and what of it is in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.rules.calendar import Month, chinese_day
from advisor.rules.inputs import Inputs
from advisor.rules.limitation import arbitration_limit
from advisor.rules.parameters import Figure, Figures
from advisor.rules.service import MONTHS_A_YEAR, ONE_DAY, month_end
from advisor.rules.trace import ZERO, fen
from advisor.rules.wage_floor import MINIMUM, wage_floor

SHARE, LONGEST = "non_compete_share", "non_compete_longest_years"


@dataclass(frozen=True, slots=True)
class Span:
    """A month counted from the day after the end of employment."""

    first: date
    last: date

    @property
    def is_calendar_month(self) -> bool:
        month = Month.of(self.first)
        return (self.first, self.last) == (month.first, month.last)

    @property
    def label(self) -> str:
        if self.is_calendar_month:
            return Month.of(self.first).label
        return f"{chinese_day(self.first)}至{chinese_day(self.last)}"


@dataclass(frozen=True, slots=True)
class Instalment:
    """One month's pay, in yuan to the fen."""

    span: Span
    due: Decimal
    floor: Figure | None = None
    """The minimum wage it was compared with; None for an agreed sum."""
    name: str | None = None
    """Its label, where it is not a month of the restriction."""

    @property
    def label(self) -> str:
        return self.name or self.span.label


@dataclass(frozen=True, slots=True)
class Period:
    """The months kept, as far as they count: at most the longest term, and over on the filing date."""

    spans: tuple[Span, ...]
    longest: Figure
    capped: bool
    unfinished: int
    """Months told that are not over on the filing date."""


def period(ended: date, kept: int, filing: date | None, figures: Figures) -> Period:
    """The months from the day after `ended`; raises `FigureMissing`."""
    longest = figures.need(LONGEST, ended)
    most = longest.whole * MONTHS_A_YEAR
    told = [span_of(ended, number) for number in range(min(kept, most))]
    over = [span for span in told if filing is None or span.last <= filing]
    return Period(tuple(over), longest, kept > most, len(told) - len(over))


def span_of(ended: date, number: int) -> Span:
    """The month with that number, from 0, after the last day of employment."""
    start = ended + ONE_DAY
    return Span(month_end(start, number) + ONE_DAY, month_end(start, number + 1))


def by_share(
    spans: Sequence[Span], average: Decimal, share: Figure, figures: Figures, *, late: bool = False
) -> tuple[tuple[Instalment, ...], tuple[Span, ...]]:
    """The share of the average wage, each month at least the minimum wage; and the months whose minimum wage
    is not held. Raises `FigureMissing` when it is held for none of them.

    The minimum wage is that of the calendar month a span begins in (a convention); `late`: ends in.
    """
    known, unheld = [], []
    for span in spans:
        floor = wage_floor(Month.of(span.last if late else span.first), figures)
        if floor is None:
            unheld.append(span)
        else:
            known.append(Instalment(span, fen(max(average * share.value, floor.value)), floor))
    if unheld and not known:
        figures.need(MINIMUM, unheld[0].first)
    return tuple(known), tuple(unheld)


@dataclass(frozen=True, slots=True)
class Owed:
    """What is left of each month under one reading, and what of it is out of time."""

    lines: tuple[tuple[Instalment, Decimal, bool], ...]
    """The month, what is left of it in yuan, whether that is out of time."""
    credited: Decimal
    excess: Decimal

    @property
    def due(self) -> Decimal:
        return sum((one.due for one, _, _ in self.lines), ZERO)

    @property
    def total(self) -> Decimal:
        return sum((left for _, left, _ in self.lines), ZERO)

    @property
    def barred(self) -> Decimal:
        return sum((left for _, left, late in self.lines if late), ZERO)

    @property
    def claimable(self) -> Decimal:
        return self.total - self.barred


def owed(instalments: Sequence[Instalment], inputs: Inputs, figures: Figures) -> Owed:
    """Payments go to the earliest months first; each month runs out one year after its last day."""
    paid = inputs.number("paid") or ZERO
    lines, pot = [], paid
    for one in instalments:
        used = min(one.due, pot)
        pot -= used
        lines.append((one, one.due - used, _is_late(one.span, inputs, figures)))
    return Owed(tuple(lines), paid - pot, pot)


def _is_late(span: Span, inputs: Inputs, figures: Figures) -> bool:
    filing = inputs.day("filing")
    if filing is None:
        return False
    return filing > arbitration_limit(span.last, inputs.day("interrupted"), figures, filing).last.day
