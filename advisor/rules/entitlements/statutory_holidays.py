"""法定节假日: the days all citizens have off in a year, the rest of each break, and the weekend days worked.

《全国年节及纪念日放假办法》 art. 2 for the days (dated parameters), the State Council's notice of the year
for what stands around them. Work on the former is paid at 300 %, on the latter at 200 % or made up for by
rest (《劳动法》 art. 44).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from advisor.domain import Award, Item, ProvisionRef
from advisor.rules.base import Entitlement, Explained
from advisor.rules.calendar import chinese_day
from advisor.rules.holidays import (
    FIRST_YEAR,
    HOLIDAY_RULES,
    OVERLAP,
    OVERLAP_YEAR,
    PARAMETERS,
    VICTORY_DAY,
    Calendar,
    DayClass,
    Holiday,
    breaks,
    is_published,
    not_published,
    notice_of,
    overlap_doubt,
    statutory_days,
    worked_weekend_days,
)
from advisor.rules.inputs import InputError, Inputs, InputSpec
from advisor.rules.kinds import Day, Number
from advisor.rules.parameters import Figures, plain
from advisor.rules.trace import ZERO, Trace

ID = "statutory_holidays"
PAY = ProvisionRef("中华人民共和国劳动法", "第四十四条")
ARRANGED = ProvisionRef("全国年节及纪念日放假办法", "第七条")
HALF_DAYS = ProvisionRef("全国年节及纪念日放假办法", "第三条")
RATES = ("overtime_rate_weekday", "overtime_rate_rest_day", "overtime_rate_holiday")
WEEKDAYS = "一二三四五六日"
EVE_SINCE = 2025
ARRANGED_SINCE = 2025
"""The article about arranged breaks came with the same revision."""
NO_EVE_SINCE = 2014
_HALF_DAYS = {(3, 8): "妇女节", (5, 4): "青年节"}

INPUTS = (
    InputSpec(
        "year",
        Number("年", Decimal(1950), Decimal(2100), 0),
        "年份",
        why="每年的节假日和调休不一样。",
        where="看您要问的那一年。",
        ask="您要问哪一年？",
        words=("哪年", "哪一年"),
    ),
    InputSpec(
        "date",
        Day(),
        "日期",
        why="写日期，就说这一天是节假日、休息日，还是要上班的日子。",
        where="看您上班的那一天。",
        ask="您要问哪一天？",
        words=("哪天", "哪一天"),
    ),
)


def compute(inputs: Inputs, figures: Figures) -> Award:
    """The days of the year; raises `InputError` where `date` is not in `year`."""
    asked, told = inputs.day("date"), inputs.number("year")
    if asked is not None and told is not None and asked.year != int(told):
        raise InputError("date", f"日期 {asked} 不在{told}年，请只写一个，或改成一致。")
    year = asked.year if asked is not None else int(told or ZERO)
    if year < FIRST_YEAR:
        reason = f"{FIRST_YEAR}年以前的放假办法没有核对，{year}年不能列。可以拨打12333询问。"
        return Award(ID, "out_of_period", unit="天", basis=(HOLIDAY_RULES,), warnings=(reason,))
    if not is_published(year):
        return Award(
            ID,
            "missing",
            unit="天",
            basis=(HOLIDAY_RULES,),
            missing=(not_published(year),),
            warnings=(
                "元旦（1月1日）、劳动节（5月1日、2日）、国庆节（10月1日到3日）不用等通知，按放假办法就是节日。",
            ),
        )
    return _award(year, asked, figures)


def _award(year: int, asked: date | None, figures: Figures) -> Award:
    holidays = statutory_days(year, figures)
    off = breaks(year, (one.day for one in holidays))
    worked = worked_weekend_days(year)
    answer = Calendar(figures).classify(asked) if asked is not None else None
    pay = _Pay.on(figures, date(year, 1, 1))
    items = [
        *([Item("您问的这一天", _kind(answer), "", pay.of(answer))] if answer is not None else []),
        *(
            Item(one.name, one.day.isoformat(), "", f"周{_weekday(one.day)}，上班另付{pay.holiday}")
            for one in holidays
        ),
        *(
            Item(
                "放假的其他日子",
                day.isoformat(),
                "",
                f"周{_weekday(day)}，上班先补休，补不了付{pay.rest_day}",
            )
            for day in off
        ),
        *(Item("调休上班", day.isoformat(), "", f"周{_weekday(day)}，算工作日") for day in worked),
    ]
    trace = Trace(date(year, 1, 1))
    festivals = [tuple(group) for _, group in groupby(holidays, key=lambda one: (one.name, one.moved))]
    for festival in festivals:
        _festival_step(trace, festival, figures)
    days, added = Decimal(len(holidays)), " + ".join(str(len(festival)) for festival in festivals)
    trace.add(
        "全体公民放假的节日",
        "{各节日的天数相加}",
        {"各节日的天数相加": added},
        days,
        unit="天",
        basis=(HOLIDAY_RULES,),
    )
    notice = figures.in_force(date(year, 1, 1), notice_of(year))
    around = (*notice, *((ARRANGED,) if year >= ARRANGED_SINCE else ()))
    for label, found in (("放假的其他日子", off), ("调休要上班的周末", worked)):
        trace.add(
            label, "{天数} 天", {"天数": len(found)}, Decimal(len(found)), unit="天", basis=around or (PAY,)
        )
    return Award(
        ID,
        "award",
        total=days,
        amount=days,
        unit="天",
        items=tuple(items),
        steps=trace.steps,
        basis=(*dict.fromkeys((*trace.basis, PAY)),),
        warnings=tuple(_warnings(year, answer, holidays, pay)),
    )


def _festival_step(trace: Trace, days: tuple[Holiday, ...], figures: Figures) -> None:
    first, last = days[0].day, days[-1].day
    named = chinese_day(first) if first == last else f"{chinese_day(first)}到{last.month}月{last.day}日"
    trace.add(
        days[0].name,
        "{日子}，{天数} 天",
        {"日子": named, "天数": len(days)},
        Decimal(len(days)),
        unit="天",
        basis=figures.in_force(first, *days[0].basis),
        conditions=days[0].figures,
        on=first,
    )


def _kind(found: DayClass) -> str:
    if found.holiday is not None:
        return f"法定节假日（{found.holiday.name}）"
    if found.kind == "rest_day":
        return "休息日（调休放假）" if found.adjusted else "休息日"
    return "工作日（调休上班）" if found.adjusted else "工作日"


@dataclass(frozen=True, slots=True)
class _Pay:
    """What work on each class of day is paid, in percent of the wage."""

    workday: str
    rest_day: str
    holiday: str

    @classmethod
    def on(cls, figures: Figures, day: date) -> _Pay:
        return cls(*(f"{plain(figures.need(id, day).value * 100)}%" for id in RATES))

    def of(self, found: DayClass) -> str:
        return {
            "holiday": f"上班的，除了平常的工资，另付{self.holiday}，不能用补休代替",
            "rest_day": f"上班的，先安排补休，不能补休的付{self.rest_day}",
            "workday": f"正常上班没有加班费，超过正常时间的部分付{self.workday}",
        }[found.kind]


def _weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def _warnings(year: int, answer: DayClass | None, holidays: tuple[Holiday, ...], pay: _Pay) -> Iterator[str]:
    if answer is not None:
        yield f"{chinese_day(answer.day)}是{_kind(answer)}：{pay.of(answer)}。"
        half_day = _HALF_DAYS.get((answer.day.month, answer.day.day))
        if half_day is not None and answer.kind == "workday":
            yield (
                f"{half_day}只给一部分人放半天假（《全国年节及纪念日放假办法》第三条），"
                "没有见到这半天上班要另付加班费的规定。"
            )
        if answer.kind == "rest_day" and answer.day == VICTORY_DAY:
            yield "2015年9月3日是国务院另外放的假，是不是按300%付，没有核对到明文。"
    if year >= EVE_SINCE:
        yield "2025年起，除夕和5月2日也是法定节假日，一年共13天；2024年的除夕和5月2日还不是。"
    elif year >= NO_EVE_SINCE:
        yield "2014年到2024年一年共11天，除夕和5月2日不是法定节假日；2025年起才加上这两天。"
    else:
        yield "2008年到2013年一年共11天，春节从除夕放到正月初二。"
    yield from (doubt for one in holidays if (doubt := overlap_doubt(one)))
    if any(one.moved for one in holidays) and year == OVERLAP_YEAR:
        yield "2020年中秋碰上国庆，人社部办公厅复函：10月1日到4日都按300%。"
    yield "公司的休息日不一定是周六、周日，可以另外排；休息日按公司定的日子算。"


STATUTORY_HOLIDAYS = Entitlement(
    id=ID,
    title="法定节假日",
    summary="一年里哪几天是上班要付300%的法定节假日，哪几天是调休放假，哪几个周末要上班。",
    inputs=INPUTS,
    parameters=(*PARAMETERS, *RATES),
    compute=compute,
    explained=Explained(
        formula=(
            "法定节假日＝各节日的天数相加，2025年起13天，2014年到2024年11天。",
            "放假的其他日子和调休上班的周末，照国务院办公厅当年的通知。",
        ),
        basis=(HOLIDAY_RULES, HALF_DAYS, ARRANGED, OVERLAP, PAY),
        conventions=(
            "周六、周日当作休息日，通知里要上班的周末当作工作日。",
            "农历节日和清明是公历哪一天，按历法；没有公布放假通知的年份不列。",
            "两个节日碰在同一天的，后面顺延一天也按法定节假日，参照2020年的复函。",
        ),
        disputed=(
            "2020年以外的年份两个节日碰在一起，顺延的那一天是不是300%，没有见到明文。",
            "妇女节、青年节那半天上班要不要付加班费，没有见到规定。",
        ),
    ),
    words=("节假日", "放假安排", "法定假日", "公众假期"),
    one_of=(("year", "date"),),
)
