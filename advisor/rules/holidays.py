"""Which days all citizens have off by law, and what that makes every other day.

《全国年节及纪念日放假办法》 art. 2 says which festivals and how many days (dated parameters); the State
Council's yearly notice says which other days are off and which weekend days are worked (package
`chinese_calendar`). When the Chinese calendar puts a festival is a fact of astronomy and stands here as a
table; tests compare it with the notices.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from advisor.domain import Missing, ProvisionRef
from advisor.rules.calendar import chinese_day, day_off
from advisor.rules.parameters import Figure, Figures

HOLIDAY_RULES = ProvisionRef("全国年节及纪念日放假办法", "第二条")
OVERLAP = ProvisionRef("人力资源社会保障部办公厅关于2020年国庆节、中秋节假期加班工资计算问题的复函")
OVERLAP_YEAR = 2020
"""The year for which the ministry said what an overlap of two festivals means."""
FIRST_YEAR = 2008
SPRING, NATIONAL, MID_AUTUMN = "spring_festival", "national", "mid_autumn"
WEEKEND = 5
ONE_DAY = timedelta(days=1)
VICTORY_DAY = date(2015, 9, 3)

# Month and day of 正月初一, 清明, 五月初五 and 八月十五 in the Gregorian calendar.
_CHINESE_CALENDAR: Mapping[int, tuple[int, int, int, int]] = {
    2008: (207, 404, 608, 914),
    2009: (126, 404, 528, 1003),
    2010: (214, 405, 616, 922),
    2011: (203, 405, 606, 912),
    2012: (123, 404, 623, 930),
    2013: (210, 404, 612, 919),
    2014: (131, 405, 602, 908),
    2015: (219, 405, 620, 927),
    2016: (208, 404, 609, 915),
    2017: (128, 404, 530, 1004),
    2018: (216, 405, 618, 924),
    2019: (205, 405, 607, 913),
    2020: (125, 404, 625, 1001),
    2021: (212, 404, 614, 921),
    2022: (201, 405, 603, 910),
    2023: (122, 405, 622, 929),
    2024: (210, 404, 610, 917),
    2025: (129, 404, 531, 1006),
    2026: (217, 405, 619, 925),
    2027: (206, 405, 609, 915),
    2028: (126, 404, 528, 1003),
    2029: (213, 404, 616, 922),
    2030: (203, 405, 605, 912),
    2031: (123, 405, 624, 1001),
    2032: (211, 404, 612, 919),
    2033: (131, 404, 601, 908),
    2034: (219, 405, 620, 927),
    2035: (208, 405, 610, 916),
}
_FIXED: Mapping[str, tuple[str, int]] = {
    "new_year": ("元旦", 101),
    "labour": ("劳动节", 501),
    NATIONAL: ("国庆节", 1001),
}
_MOVING: Mapping[str, tuple[str, int]] = {
    SPRING: ("春节", 0),
    "qingming": ("清明节", 1),
    "dragon_boat": ("端午节", 2),
    MID_AUTUMN: ("中秋节", 3),
}
PARAMETERS = (*(f"holiday_days_{id}" for id in (*_FIXED, *_MOVING)), f"holiday_start_{SPRING}")

DayKind = Literal["holiday", "rest_day", "workday"]


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day all citizens have off by law; work on it is never made up for by another day off."""

    day: date
    name: str
    figures: tuple[Figure, ...]
    moved: bool = False
    """Stands in for a festival that fell on another one."""

    @property
    def basis(self) -> tuple[ProvisionRef, ...]:
        return (HOLIDAY_RULES, OVERLAP) if self.moved else (HOLIDAY_RULES,)


def notice_of(year: int) -> ProvisionRef:
    """The State Council's notice of that year's days off."""
    return ProvisionRef(f"国务院办公厅关于{year}年部分节假日安排的通知")


def is_published(year: int) -> bool:
    """Whether that year's days off are known."""
    return year in _CHINESE_CALENDAR and day_off(date(year, 12, 31)) is not None


def not_published(year: int) -> Missing:
    """What to say of a year whose notice has not come out yet."""
    return Missing(
        "parameter",
        why=f"{year}年的放假安排还没有公布，哪几天是节假日、休息日、调休上班日还不能定。",
        where="国务院办公厅一般在前一年的最后几个月公布，可以看中国政府网，或拨打12333询问。",
    )


def statutory_days(year: int, figures: Figures) -> tuple[Holiday, ...]:
    """The days off by law in that year, in order. Raises `FigureMissing` before `FIRST_YEAR`, KeyError for a
    year whose calendar is not held (see `is_published`)."""
    on = date(year, 1, 1)
    found: dict[date, Holiday] = {}
    late: list[Holiday] = []
    for id, name, first in _festivals(year):
        count = figures.need(f"holiday_days_{id}", on)
        used: tuple[Figure, ...] = (count,)
        if id == SPRING:
            start = figures.need(f"holiday_start_{SPRING}", on)
            first, used = first + start.whole * ONE_DAY, (count, start)
        for offset in range(count.whole):
            holiday = Holiday(first + offset * ONE_DAY, name, used)
            if holiday.day in found:
                late.append(holiday)
            else:
                found[holiday.day] = holiday
    for holiday in late:
        # The day after the festivals that overlap, as the ministry counted in 2020.
        day = holiday.day
        while day in found:
            day += ONE_DAY
        found[day] = Holiday(day, f"{holiday.name}（同{found[holiday.day].name}重叠）", holiday.figures, True)
    return tuple(found[day] for day in sorted(found))


def _festivals(year: int) -> list[tuple[str, str, date]]:
    calendar = _CHINESE_CALENDAR[year]
    fixed = [(id, name, _day(year, number)) for id, (name, number) in _FIXED.items()]
    moving = [(id, name, _day(year, calendar[column])) for id, (name, column) in _MOVING.items()]
    return [*fixed, *moving]


def _day(year: int, number: int) -> date:
    return date(year, *divmod(number, 100))


@dataclass(frozen=True, slots=True)
class DayClass:
    """What a day is for the pay of work on it."""

    day: date
    kind: DayKind
    holiday: Holiday | None = None
    adjusted: bool = False
    """A weekday off, or a weekend day worked, by the year's notice."""

    @property
    def basis(self) -> tuple[ProvisionRef, ...]:
        if self.holiday is not None:
            return self.holiday.basis
        return (notice_of(self.day.year),) if self.adjusted else ()


class Calendar:
    """Classifies days; each year's holidays are worked out once."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._years: dict[int, Mapping[date, Holiday]] = {}

    def holidays(self, year: int) -> Mapping[date, Holiday]:
        if year not in self._years:
            self._years[year] = {one.day: one for one in statutory_days(year, self._figures)}
        return self._years[year]

    def classify(self, day: date) -> DayClass:
        """For a published year. Saturday and Sunday are taken as the weekly rest days (a convention: an
        enterprise may fix others), worked weekend days of the notice as working days."""
        holiday = self.holidays(day.year).get(day)
        if holiday is not None:
            return DayClass(day, "holiday", holiday)
        off = bool(day_off(day))
        return DayClass(day, "rest_day" if off else "workday", adjusted=off != (day.weekday() >= WEEKEND))


def breaks(year: int, statutory: Iterable[date]) -> tuple[date, ...]:
    """The further days off in one piece with a statutory day, weekends among them, of a published year."""
    by_law = frozenset(statutory)
    found: set[date] = set()
    for first in by_law:
        for step in (ONE_DAY, -ONE_DAY):
            day = first + step
            while day.year == year and day_off(day):
                found.add(day)
                day += step
    return tuple(sorted(found - by_law))


def worked_weekend_days(year: int) -> tuple[date, ...]:
    """Saturdays and Sundays that the notice of a published year makes working days."""
    days = (date(year, 1, 1) + n * ONE_DAY for n in range((date(year, 12, 31) - date(year, 1, 1)).days + 1))
    return tuple(day for day in days if day.weekday() >= WEEKEND and not day_off(day))


def overlap_doubt(holiday: Holiday) -> str | None:
    """A festival moved because it fell on another one, where the ministry has not said so for that year."""
    if not holiday.moved or holiday.day.year == OVERLAP_YEAR:
        return None
    return (
        f"有争议：{holiday.day.year}年两个节日碰在同一天，{chinese_day(holiday.day)}是否也按300%，"
        "参照2020年人社部办公厅的复函，没有见到当年的明文。"
    )
