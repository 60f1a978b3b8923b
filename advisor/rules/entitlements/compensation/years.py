"""How many months' wages the years of service earn: N.

《劳动合同法》 art. 47(1): a month's wage for each whole year, the same for a remainder of six months or more,
half of it for less. Art. 47(2): at most twelve years where the wage is capped. Art. 97(3): service before
2008 by the rules of its time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.domain import ProvisionRef
from advisor.rules.calendar import chinese_day
from advisor.rules.entitlements.compensation.law import CONTRACT_LAW_DAY
from advisor.rules.entitlements.compensation.steps import Planned
from advisor.rules.parameters import Figure, Figures
from advisor.rules.service import ONE_DAY, Service, service
from advisor.rules.trace import Number

A_YEAR, FULL_FROM, PART = (
    "compensation_months_per_year",
    "compensation_full_year_from_months",
    "compensation_part_year_months",
)
UNIT = "个月工资"


@dataclass(frozen=True, slots=True)
class Rates:
    """The figures that turn service into months of pay, as of the last day."""

    a_year: Figure
    full_from: Figure
    part: Figure

    @classmethod
    def on(cls, day: date, figures: Figures) -> Rates:
        return cls(*(figures.need(id, day) for id in (A_YEAR, FULL_FROM, PART)))

    def counts_as_year(self, worked: Service) -> bool:
        """Whether the remainder counts as a whole year."""
        return worked.further_months >= self.full_from.value

    def months(self, worked: Service) -> Decimal:
        """Months of pay for the service, not limited."""
        whole = worked.whole_years * self.a_year.value
        if not worked.broken:
            return whole
        return whole + (self.a_year.value if self.counts_as_year(worked) else self.part.value)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Service that is counted by itself, for at most so many years."""

    worked: Service
    rates: Rates
    most: Figure | None = None
    label: str = ""

    @property
    def unlimited(self) -> Decimal:
        return self.rates.months(self.worked)

    @property
    def limited(self) -> bool:
        return self.most is not None and self.unlimited > self.most.value * self.rates.a_year.value

    @property
    def months(self) -> Decimal:
        if self.most is None or not self.limited:
            return self.unlimited
        return self.most.value * self.rates.a_year.value


@dataclass(frozen=True, slots=True)
class Counting:
    """What decides how the years are counted."""

    start: date
    end: date
    old_counts: bool
    """Whether service before 2008 counts at all."""
    old_most: Figure | None
    """Years at most for the service before 2008."""
    joint: bool = False
    """Whether the limit of a capped wage spans all years, those before 2008 included."""


def stretches(how: Counting, most: Figure | None, rates: Rates) -> tuple[Stretch, ...]:
    """The service as counted; `most` limits it where the wage is capped.

    Service before and after 2008 is one, rounded once, unless a limit touches one of them alone (a
    convention; see `in_two` for the other readings).
    """
    if how.start >= CONTRACT_LAW_DAY or not how.old_counts:
        return (Stretch(service(max(how.start, CONTRACT_LAW_DAY), how.end), rates, most),)
    old, new = in_two(how, most, rates)
    if how.joint or (most is None and not old.limited):
        return (Stretch(service(how.start, how.end), rates, most),)
    return (old, new)


def in_two(how: Counting, most: Figure | None, rates: Rates) -> tuple[Stretch, Stretch]:
    """Service before and after 2008, each counted by itself; only for a start before 2008."""
    before = service(how.start, CONTRACT_LAW_DAY - ONE_DAY)
    after = service(CONTRACT_LAW_DAY, how.end)
    return (
        Stretch(before, rates, how.old_most, "2008年以前的"),
        Stretch(after, rates, most, "2008年以后的"),
    )


def old_year_whole(old: Stretch) -> Decimal:
    """Months of pay for the service before 2008, where its broken year counts as a whole one."""
    years = (old.worked.whole_years + (1 if old.worked.broken else 0)) * old.rates.a_year.value
    return years if old.most is None else min(years, old.most.value * old.rates.a_year.value)


def steps(parts: tuple[Stretch, ...], basis: tuple[ProvisionRef, ...]) -> Iterator[Planned]:
    for part in parts:
        yield _counted(part, basis)
        if part.most is not None and part.limited:
            yield Planned(
                f"{part.label}年限封顶",
                "取小（{补偿月数}，{最多年数} × {每年}）",
                {"补偿月数": part.unlimited, "最多年数": part.most, "每年": part.rates.a_year},
                part.months,
                basis[:1],
                UNIT,
            )
    if len(parts) > 1:
        yield Planned(
            "补偿月数合计",
            "{以前的} + {以后的}",
            {"以前的": parts[0].months, "以后的": parts[1].months},
            parts[0].months + parts[1].months,
            basis[:1],
            UNIT,
        )


def _counted(part: Stretch, basis: tuple[ProvisionRef, ...]) -> Planned:
    worked, rates = part.worked, part.rates
    span = f"{chinese_day(worked.start)}至{chinese_day(worked.end)}，{worked.label}"
    terms: list[str] = []
    numbers: dict[str, Number] = {}
    if worked.whole_years:
        terms.append("{整年数} × {每年}")
        numbers |= {"整年数": worked.whole_years, "每年": rates.a_year}
    if worked.broken:
        name = "余下按一年" if rates.counts_as_year(worked) else "余下按半年"
        terms.append(f"{{{name}}}")
        numbers[name] = rates.a_year if rates.counts_as_year(worked) else rates.part
    conditions = (rates.full_from,) if worked.broken else ()
    label = f"{part.label}工作年限（{span}）"
    return Planned(label, " + ".join(terms), numbers, part.unlimited, basis, UNIT, conditions)
