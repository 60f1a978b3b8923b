"""The provisions overtime pay stands on, and which of them apply at a place on a day."""

from __future__ import annotations

from datetime import date

from advisor.domain import ProvisionRef
from advisor.rules.parameters import Figures

ID = "overtime_pay"
PAY_DAYS, DAY_HOURS = "pay_days_per_month", "hours_per_day"
WEEKDAY_RATE, REST_RATE, HOLIDAY_RATE = (
    "overtime_rate_weekday",
    "overtime_rate_rest_day",
    "overtime_rate_holiday",
)
IRREGULAR_RATE = "overtime_rate_holiday_irregular"
CYCLE_DAYS = {"month": "work_days_month", "quarter": "work_days_quarter", "year": "work_days_year"}
MINIMUM = "minimum_wage_monthly"
MONTH_LIMIT, DAY_LIMIT = "overtime_limit_month", "overtime_limit_day"
USUAL_DAY_LIMIT = "overtime_limit_day_usual"

_LAW, _RULES = "中华人民共和国劳动法", "工资支付暂行规定"
_GUANGDONG, _SHENZHEN = "广东省工资支付条例", "深圳市员工工资支付条例"
DUTY = ProvisionRef(_LAW, "第四十四条")
OTHER_SYSTEMS = ProvisionRef(_LAW, "第三十九条")
LIMITS = ProvisionRef(_LAW, "第四十一条")
MINIMUM_DUTY = ProvisionRef(_LAW, "第四十八条")
RULES = ProvisionRef(_RULES, "第十三条")
APPROVAL = ProvisionRef("关于企业实行不定时工作制和综合计算工时工作制的审批办法", "第七条")
ON_TOP = ProvisionRef("对《工资支付暂行规定》有关问题的补充规定", "第二项")
MINIMUM_MEANING = ProvisionRef("最低工资规定", "第三条")
PROOF = ProvisionRef("最高人民法院关于审理劳动争议案件适用法律问题的解释（一）", "第四十二条")
REST_DAYS = ProvisionRef("国务院关于职工工作时间的规定", "第七条")
GD_BASE = ProvisionRef(_GUANGDONG, "第八条")
GD_DAILY = ProvisionRef(_GUANGDONG, "第十八条")
GD_RATES = ProvisionRef(_GUANGDONG, "第二十条")
GD_PIECES = ProvisionRef(_GUANGDONG, "第二十一条")
GD_COMPREHENSIVE = ProvisionRef(_GUANGDONG, "第二十二条")
GD_IRREGULAR = ProvisionRef(_GUANGDONG, "第二十三条")
GD_MEANING = ProvisionRef(_GUANGDONG, "第六十二条")
SZ_MEANING = ProvisionRef(_SHENZHEN, "第四条")
SZ_DAILY = ProvisionRef(_SHENZHEN, "第十七条")
SZ_RATES = ProvisionRef(_SHENZHEN, "第十八条")
SZ_COMPREHENSIVE = ProvisionRef(_SHENZHEN, "第十九条")
SZ_IRREGULAR = ProvisionRef(_SHENZHEN, "第二十条")
SZ_BASE = ProvisionRef("深圳经济特区和谐劳动关系促进条例", "第二十三条")
GD_NUMBERING_SINCE = date(2016, 9, 29)
"""Guangdong's regulation was renumbered on this day; earlier articles are not held."""


def applying(
    figures: Figures,
    on: date,
    *national: ProvisionRef,
    guangdong: tuple[ProvisionRef, ...] = (),
    shenzhen: tuple[ProvisionRef, ...] = (),
) -> tuple[ProvisionRef, ...]:
    """The national provisions and those of the place; Shenzhen's own stand in for Guangdong's."""
    local: tuple[ProvisionRef, ...] = ()
    if figures.in_shenzhen:
        local = shenzhen
    elif figures.in_guangdong and on >= GD_NUMBERING_SINCE:
        local = guangdong
    return figures.in_force(on, *national, *local)


def duty(figures: Figures, on: date) -> tuple[ProvisionRef, ...]:
    """Why overtime is paid, and at what multiples."""
    return applying(figures, on, DUTY, RULES, guangdong=(GD_RATES,), shenzhen=(SZ_RATES,))


def hourly(figures: Figures, on: date) -> tuple[ProvisionRef, ...]:
    """How an hour's wage follows from the monthly one."""
    return applying(figures, on, guangdong=(GD_DAILY,), shenzhen=(SZ_DAILY, SZ_BASE))
