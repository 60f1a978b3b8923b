"""Dated figures for a place: the city's own, else its class's, else the province's, else the nation's.

A rule reads figures only through `Figures`, so that every step can say which value it used, since when and
on whose word. A figure we do not hold raises `FigureMissing`, which the engine turns into the outcome
"missing": nothing is ever extrapolated or borrowed from another province.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from advisor.domain import ParameterUse, ProvisionRef, Verified
from advisor.rules.calendar import chinese_day

if TYPE_CHECKING:
    from advisor.sources.city_classes import CityClass
    from advisor.sources.places import Place
    from advisor.sources.schema import Parameter

NATION, GUANGDONG, SHENZHEN = "全国", "广东", "深圳"
_DOUBT: tuple[Verified, ...] = ("official", "secondary", "unverified")
WHO_CAN_TELL = "可以拨打12333（人社）或12351（工会）询问"


class FigureMissing(Exception):  # noqa: N818 - an outcome, not a fault
    """No value is held for this figure, place and day."""

    def __init__(self, id: str, description: str, place: str, day: date) -> None:
        self.id, self.description, self.place, self.day = id, description, place, day
        super().__init__(f"{id}@{place} {day}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A value and where it comes from."""

    value: Decimal
    use: ParameterUse
    description: str
    jurisdiction: str
    checked_on: date
    reason: str | None = None

    @property
    def reference(self) -> ProvisionRef:
        return self.use.reference

    @property
    def whole(self) -> int:
        """The value as a count (months, years); raises ValueError on a fraction, a fault of the knowledge."""
        if self.value != self.value.to_integral_value():
            raise ValueError(f"{self.use.id}: {self.value} 不是整数")
        return int(self.value)

    def __str__(self) -> str:
        return plain(self.value)


def plain(value: Decimal | int) -> str:
    """A number without exponent or useless zeros: 300, 13.8."""
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class Figures:
    """The parameters as they apply to one place (nationwide figures alone when there is no place)."""

    def __init__(
        self,
        parameters: Mapping[str, Parameter],
        place: Place | None,
        stands: Callable[[ProvisionRef, date], bool] = lambda ref, day: True,
        classes: Iterable[CityClass] = (),
        as_of: date | None = None,
    ) -> None:
        """`stands` tells whether an instrument was in force (or in doubt) on a day; `classes` are the
        cities that share figures; `as_of` is the date of the law where the inputs name no day of their own
        (left out: the day the figures were last checked)."""
        self._parameters = parameters
        self._stands = stands
        self._as_of = as_of
        self.place = place
        named = (place.city, place.province) if place is not None else ()
        self._jurisdictions = (*(name for name in named if name), NATION)
        near = tuple(one for one in classes if place is not None and one.province == place.province)
        self._classes = tuple(one for one in near if place is not None and place.city in one.cities)
        self._provincial_classes = frozenset(one.name for one in near)
        self._read: dict[tuple[str, date], Figure | None] = {}

    @property
    def as_of(self) -> date:
        """The date of the law for what happened on no day that was told."""
        if self._as_of is not None:
            return self._as_of
        checked = (one.checked_on for held in self._parameters.values() for one in held.values)
        return max(checked, default=date.min)

    def is_in(self, name: str) -> bool:
        """Whether the work is done in that province or city."""
        return self.place is not None and name in (self.place.city, self.place.province)

    @property
    def in_guangdong(self) -> bool:
        return self.is_in(GUANGDONG)

    @property
    def in_shenzhen(self) -> bool:
        return self.is_in(SHENZHEN)

    def local(self, name: str, day: date, *refs: ProvisionRef) -> tuple[ProvisionRef, ...]:
        """Provisions of that province or city that can be a basis on the day; none for work elsewhere."""
        return self.in_force(day, *refs) if self.is_in(name) else ()

    @property
    def place_name(self) -> str:
        return self._jurisdictions[0]

    def read(self, id: str, day: date) -> Figure | None:
        """The figure on that day, or None. A value known to be unknown stops the search: a province's figure
        does not stand in for a city's that exists and is not known."""
        key = (id, day)
        if key not in self._read:
            self._read[key] = self._look_up(id, day)
        return self._read[key]

    def _look_up(self, id: str, day: date) -> Figure | None:
        for jurisdiction, grouped in self._where(day):
            parameter = self._parameters.get(f"{id}@{jurisdiction}")
            held = parameter.on(day) if parameter is not None else None
            if parameter is None or held is None:
                continue
            if held.value is None:
                return None
            verified, reasons = held.verified, [held.reason]
            if grouped is not None:
                # A figure is no surer than the class it was found by.
                verified = max(verified, grouped.verified, key=_DOUBT.index)
                reasons.append(grouped.reason)
            use = ParameterUse(
                id=f"{id}@{jurisdiction}",
                value=plain(held.value),
                unit=parameter.unit,
                effective=held.start,
                until=held.end,
                reference=held.reference,
                verified=verified,
            )
            reason = "；".join(one for one in reasons if one) or None
            return Figure(held.value, use, parameter.description, jurisdiction, held.checked_on, reason)
        return None

    def _where(self, day: date) -> Iterator[tuple[str, CityClass | None]]:
        """Jurisdictions from the narrowest to the nation; a class stands between a city and its province."""
        own_city = self.place is not None and self.place.city is not None
        for n, name in enumerate(self._jurisdictions):
            yield name, None
            if n == 0 and own_city:
                yield from (
                    (one.name, one)
                    for one in self._classes
                    if self.place is not None and one.holds(self.place.city or "", day)
                )

    def needs_city(self, id: str) -> bool:
        """Whether the figure is set for cities or their classes, and only the province was told."""
        if self.place is None or self.place.city is not None:
            return False
        return any(f"{id}@{name}" in self._parameters for name in self._provincial_classes)

    def need(self, id: str, day: date) -> Figure:
        """The figure on that day; raises `FigureMissing`."""
        figure = self.read(id, day)
        if figure is None:
            raise FigureMissing(id, self.describe(id), self.place_name, day)
        return figure

    def first_day(self, id: str) -> date | None:
        """First day for which this place has a known value; None where it has none at all."""
        names = (*self._jurisdictions, *dict.fromkeys(one.name for one in self._classes))
        starts = [
            value.start
            for jurisdiction in names
            if (parameter := self._parameters.get(f"{id}@{jurisdiction}")) is not None
            for value in parameter.values
            if value.value is not None
        ]
        return min(starts, default=None)

    def last_known(self, id: str, day: date) -> Figure | None:
        """The figure on that day or, where it is not held, the latest one of this place before it."""
        names = (*self._jurisdictions, *dict.fromkeys(one.name for one in self._classes))
        starts = {
            value.start
            for jurisdiction in names
            if (parameter := self._parameters.get(f"{id}@{jurisdiction}")) is not None
            for value in parameter.values
            if value.start <= day
        }
        found = (self.read(id, one) for one in (day, *sorted(starts, reverse=True)))
        return next((figure for figure in found if figure is not None), None)

    def in_force(self, day: date, *refs: ProvisionRef) -> tuple[ProvisionRef, ...]:
        """Those of the provisions that can be a basis on that day."""
        return tuple(ref for ref in refs if self._stands(ref, day))

    def describe(self, id: str) -> str:
        """The parameter's Chinese description, from whichever place holds it; the id when none does."""
        key = f"{id}@"
        return next((p.description for name, p in self._parameters.items() if name.startswith(key)), id)

    def cities_that_differ(self, id: str, day: date) -> tuple[str, ...]:
        """Places below this one's level whose own value differs, for a worker who told only the province."""
        if self.place is None or self.place.city is not None:
            return ()
        mine = self.read(id, day)
        return tuple(
            parameter.jurisdiction
            for name, parameter in self._parameters.items()
            if name.startswith(f"{id}@")
            and parameter.jurisdiction not in self._jurisdictions
            and (held := parameter.on(day)) is not None
            and held.value is not None
            and (mine is None or held.value != mine.value)
        )


def doubtful_figures_line(uses: Iterable[ParameterUse], figures: Figures) -> str | None:
    """The first line of an award that rests on figures not seen in an official text; None when all were."""
    doubtful = sorted(
        {(use.id, use.value): use for use in uses if use.verified != "official"}.values(),
        key=lambda use: not use.unit.startswith("元"),  # sums of money first
    )
    if not doubtful:
        return None
    named = "；".join(
        f"{figures.describe(use.id.partition('@')[0]).split('，')[0]}{use.value}{use.unit}，"
        f"{chinese_day(use.effective)}起"
        for use in doubtful[:2]
    )
    more = f"，等{len(doubtful)}项" if len(doubtful) > 2 else ""
    return f"标准还没有核对到官方原文（{named}{more}）。申请前请向12333核实。"


_UNSEEN_YEAR = re.compile(r"没有见到(\d{4})年的官方文")


def unseen_years_line(used: Iterable[tuple[Figure, int]]) -> str | None:
    """Say so when a figure is used for a year of which, by its own `reason`, no official text was seen.

    `used` pairs each figure with the year it was used for.
    """
    since = {
        year: figure.use.effective.year
        for figure, year in used
        if str(year) in _UNSEEN_YEAR.findall(figure.reason or "")
    }
    if not since:
        return None
    years = "、".join(f"{year}年" for year in sorted(since))
    return f"{years}没有看到新的官方文件，先按{min(since.values())}年起的标准算。"


def checked_until_line(figures: Iterable[Figure], latest: date) -> str | None:
    """Say so when a figure is used for days after it was last checked: it may have changed since.

    Sums of money are set anew every year or two, and doubtful figures may be wrong already; what a statute
    fixes (a multiple, a number of days) changes with the statute, whose state is told with each citation.
    """
    stale = [
        figure.checked_on
        for figure in figures
        if figure.use.until is None
        and figure.checked_on < latest
        and (figure.use.unit.startswith("元") or figure.use.verified != "official")
    ]
    if not stale:
        return None
    return f"标准核对到{chinese_day(min(stale))}；这以后如有调整，结果会变，请向12333核实。"
