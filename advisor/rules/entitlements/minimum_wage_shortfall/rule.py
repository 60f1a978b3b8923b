"""最低工资差额: what was paid less than the local minimum wage, month by month.

《最低工资规定》 arts. 3 and 12: the wage without overtime pay, special allowances and statutory welfare must
reach the standard; 《劳动合同法》 art. 72 for part-time work by the hour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from advisor.domain import Alternative, Award, ProvisionRef
from advisor.rules import limitation
from advisor.rules.base import Entitlement, Explained
from advisor.rules.calendar import Month
from advisor.rules.claims import Extras, Line, remuneration
from advisor.rules.entitlements.minimum_wage_shortfall.inputs import INPUTS, SPECS
from advisor.rules.entitlements.minimum_wage_shortfall.told import from_inquiry
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figure, Figures
from advisor.rules.trace import ZERO, Trace, fen, money

ID = "minimum_wage_shortfall"
MONTHLY, HOURLY, PAY_DAYS = "minimum_wage_monthly", "minimum_wage_hourly", "pay_days_per_month"
WHAT_COUNTS = ProvisionRef("最低工资规定", "第十二条")
NORMAL_LABOUR = ProvisionRef("最低工资规定", "第三条")
FORMS = ProvisionRef("最低工资规定", "第五条")
FACTORS = ProvisionRef("最低工资规定", "第六条")
DUTY = ProvisionRef("中华人民共和国劳动法", "第四十八条")
PART_TIME = ProvisionRef("中华人民共和国劳动合同法", "第七十二条")
GUANGDONG = ProvisionRef("广东省工资支付条例", "第四条")
GUANGDONG_MEANING = ProvisionRef("广东省工资支付条例", "第六十二条")
SHENZHEN = ProvisionRef("深圳市员工工资支付条例", "第三十五条")
SANCTION = ProvisionRef("中华人民共和国劳动合同法", "第八十五条")
PLACE = ProvisionRef("中华人民共和国劳动合同法实施条例", "第十四条")
DISPATCHED = ProvisionRef("中华人民共和国劳动合同法", "第五十八条")
OVER_AGE = ProvisionRef("超龄劳动者基本权益保障暂行规定", "第十一条")
OWN_SHARE = "自己缴的社会保险费另外算、不包括在最低工资里：那样差额更大，差多少看各月的个人缴费。"


def compute(inputs: Inputs, figures: Figures) -> Award:
    """The shortfall of each month; raises `InputError` and `FigureMissing`."""
    part_time = inputs.flag("part_time") is True
    months = inputs.many("months") or tuple(sorted(inputs.by_month("hours" if part_time else "gross")))
    needs = ("hours", "hourly_pay") if part_time else ("gross",)
    unknown = [name for name in ("months",) if not months] + [name for name in needs if name not in inputs]
    by_the_hour = "hours" in inputs and "hourly_pay" in inputs
    if unknown == ["gross"] and by_the_hour and "part_time" not in inputs:
        unknown = ["part_time"]
    if unknown:
        return Award(ID, "missing", missing=tuple(SPECS[name].missing() for name in unknown))
    for name in ("gross", "overtime_included", "allowances_included", "hours", "paid_days"):
        _refuse_other_months(name, months, inputs)
    trace = Trace(months[-1].last)
    reckon = _part_time_month if part_time else _month
    lines = [reckon(month, inputs, figures, trace) for month in months]
    basis = (PART_TIME, FORMS) if part_time else (WHAT_COUNTS, NORMAL_LABOUR, DUTY, *_local(figures))
    extras = Extras(
        basis=figures.in_force(months[-1].last, *basis),
        alternatives=() if part_time else (Alternative(OWN_SHARE, None, (FACTORS,)),),
        warnings=tuple(_warnings(inputs, part_time)),
    )
    return remuneration(ID, lines, trace, inputs, figures, extras)


def _local(figures: Figures) -> tuple[ProvisionRef, ...]:
    """Guangdong's provisions, and Shenzhen's own where the city is Shenzhen."""
    if not figures.in_guangdong:
        return ()
    own = (SHENZHEN,) if figures.in_shenzhen else ()
    return (GUANGDONG, GUANGDONG_MEANING, *own)


def _refuse_other_months(name: str, months: tuple[Month, ...], inputs: Inputs) -> None:
    odd = [month for month in inputs.by_month(name) if month not in months]
    if odd:
        label = SPECS[name].label
        raise InputError(name, f"“{label}”写了{odd[0].label}，但要算的月份里没有它，请核对。")


@dataclass(frozen=True, slots=True)
class _Pay:
    """What was paid for a month, and the parts of it that do not count."""

    gross: Decimal
    overtime: Decimal
    allowances: Decimal

    @property
    def comparable(self) -> Decimal:
        return self.gross - self.overtime - self.allowances


def _of_month(name: str, month: Month, inputs: Inputs) -> Decimal | None:
    by_month: Mapping[Month, Decimal] = inputs.by_month(name)
    return by_month.get(month, inputs.single(name))


def _month(month: Month, inputs: Inputs, figures: Figures, trace: Trace) -> Line:
    gross = _of_month("gross", month, inputs)
    if gross is None:
        raise InputError("gross", f"“应发工资”没有写{month.label}的，请补上；一分没发的写 0。")
    pay = _Pay(
        gross,
        _of_month("overtime_included", month, inputs) or ZERO,
        _of_month("allowances_included", month, inputs) or ZERO,
    )
    if pay.comparable < 0:
        raise InputError("gross", f"{month.label}的加班费和津贴加起来比应发工资还多，请核对。")
    standard = figures.need(MONTHLY, month.first)
    floor, floor_words = standard.value, f"{standard}"
    days = inputs.by_month("paid_days").get(month)
    on, basis = month.last, figures.in_force(month.last, WHAT_COUNTS, NORMAL_LABOUR)
    if days is not None:
        floor, floor_words = _prorated(month, standard, days, figures, trace)
    comparable = trace.add(
        f"{month.label}，能和标准比的工资",
        "{应发} − {加班费} − {津贴和福利}",
        {"应发": pay.gross, "加班费": pay.overtime, "津贴和福利": pay.allowances},
        pay.comparable,
        basis=basis,
        on=on,
    )
    shortfall = trace.add(
        f"{month.label}，差额",
        "{标准} − {能比的工资}，不足零的算零",
        {"标准": standard if days is None else floor_words, "能比的工资": comparable},
        max(ZERO, floor - pay.comparable),
        basis=figures.in_force(month.last, DUTY, WHAT_COUNTS, *_local(figures)),
        on=on,
    )
    note = f"标准{floor_words}元，能比的工资{money(comparable)}元"
    return Line.of_month(month, shortfall, note)


def _prorated(
    month: Month, standard: Figure, days: Decimal, figures: Figures, trace: Trace
) -> tuple[Decimal, str]:
    """The standard for the days that count as worked; never more than the whole (a convention)."""
    pay_days = figures.need(PAY_DAYS, month.first)
    floor = min(standard.value, standard.value * days / pay_days.value)
    shown = trace.add(
        f"{month.label}，按天折算的标准",
        "取小（{月标准}，{月标准} ÷ {计薪天数} × {天数}）",
        {"月标准": standard, "计薪天数": pay_days, "天数": days},
        floor,
        basis=figures.in_force(month.last, NORMAL_LABOUR),
        on=month.last,
    )
    return floor, money(shown)


def _part_time_month(month: Month, inputs: Inputs, figures: Figures, trace: Trace) -> Line:
    hours, paid = _of_month("hours", month, inputs), inputs.number("hourly_pay")
    if hours is None or paid is None:
        raise InputError("hours", f"“做了多少小时”没有写{month.label}的，请补上。")
    standard = figures.need(HOURLY, month.first)
    shortfall = trace.add(
        f"{month.label}，小时工差额",
        "{小时数} ×（{小时标准} − {每小时工资}，不足零的算零）",
        {"小时数": hours, "小时标准": standard, "每小时工资": paid},
        fen(hours * max(ZERO, standard.value - paid)),
        basis=figures.in_force(month.last, PART_TIME, FORMS),
        on=month.last,
    )
    return Line.of_month(month, shortfall, f"标准每小时{standard}元，实际{money(paid)}元")


def _warnings(inputs: Inputs, part_time: bool) -> Iterator[str]:
    if part_time:
        return
    untold = [
        words
        for name, words in (
            ("overtime_included", "加班费"),
            ("allowances_included", "夜班、高温这类津贴和福利"),
        )
        if name not in inputs
    ]
    if untold:
        yield f"您没说里面有多少{'、'.join(untold)}，先按没有算；有的话要减掉，差额会更大。"
    if "paid_days" not in inputs:
        yield "先按每个月都上满班算；因为自己请假没上满的月份，标准要按天折算。"
    yield f"有争议：{OWN_SHARE}"


MINIMUM_WAGE_SHORTFALL = Entitlement(
    id=ID,
    title="最低工资差额",
    summary="正常上班，工资去掉加班费和特殊津贴以后低于当地最低工资的，公司应当补足的差额。",
    inputs=INPUTS,
    parameters=(
        MONTHLY,
        HOURLY,
        PAY_DAYS,
        "wage_record_years",
        "arbitration_limitation_years",
        "inspection_limitation_years",
    ),
    compute=compute,
    explained=Explained(
        formula=(
            "每个月：能比的工资＝应发 − 加班费 − 特殊津贴和法定福利；差额＝当月标准 − 能比的工资，不小于零。",
            "非全日制：小时数 × 取大（0，小时标准 − 每小时工资）。",
        ),
        basis=(
            WHAT_COUNTS,
            NORMAL_LABOUR,
            DUTY,
            GUANGDONG,
            GUANGDONG_MEANING,
            SHENZHEN,
            PART_TIME,
            FORMS,
            PLACE,
            DISPATCHED,
            OVER_AGE,
            SANCTION,
        ),
        conventions=(
            "按实际上班的城市的标准；公司注册地的标准更高，又约定按注册地的，请写注册地。小时工按用人单位所在地的小时标准。",
            "带薪年休假、婚丧假、产假等国家规定的假当作正常上班；计件、提成的工资也一样比。",
            "被派遣的人没有活干的时候，派遣公司也要按月付不低于所在地最低工资的报酬；超龄的人2026年7月1日起也有最低工资。",
            "劳动部门责令补足而公司到期不补的，另有加付的赔偿金，另算。",
            "因为自己请假没上满的月份，标准按“月标准 ÷ 21.75 × 算工资的天数”折算，不超过月标准。",
            "标准按每个月第一天的数。",
        ),
        disputed=("个人缴的社会保险费是不是包括在最低工资里，没有见到广东的明文；通常按包括来比。",),
    ),
    from_inquiry=from_inquiry,
    deadlines=limitation.deadlines_told,
    words=("最低工资", "低于最低工资", "最低工资补差"),
)
