"""What the facts of a case are called: their kind, their Chinese label, and which of them mean the same.

The names are those of docs/interface.md. A fact that only one entitlement asks for, and that means something
else in others (`paid`, `months`, `year`), is kept as `entitlement.input`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.domain import AnswerKind

SCOPED = re.compile(r"[a-z_0-9]+\.[a-z_0-9]+")


@dataclass(frozen=True, slots=True)
class FactName:
    """`none` is how a null reads (还在职); `values` are the Chinese words of a choice."""

    name: str
    kind: AnswerKind
    label: str
    unit: str = ""
    none: str | None = None
    values: Mapping[str, str] | None = None


_GROUNDS = {
    "dismissed": "被公司辞退",
    "resigned": "自己辞职",
    "agreed": "双方商量好走的",
    "expiry": "合同到期",
    "laid_off": "被裁员",
    "closed": "公司关门",
    "forced_out": "公司有错，被迫走的",
}
_POSTS = {"indoor_uncooled": "室内，降不到33℃以下", "indoor_cooled": "室内，有降温", "outdoor": "露天"}
_ABSENCES = {"personal": "事假", "medical": "病假", "leave": "休假", "other": "其他"}

_ROWS: tuple[FactName, ...] = (
    FactName("city", "place", "城市"),
    FactName("province", "place", "省份"),
    FactName("district", "place", "区县"),
    FactName("start", "day", "入职日期"),
    FactName("join", "day", "入职日期"),
    FactName("end", "day", "算到哪天", none="还在职"),
    FactName("employment_end", "day", "离职日期", none="还在职"),
    FactName("filing", "day", "申请仲裁的日期"),
    FactName("interrupted", "day", "最近一次讨要或投诉的日期"),
    FactName("employed", "yes_no", "还在职"),
    FactName("service_years", "number", "在这家做了几年", "年"),
    FactName("total_years", "number", "一共工作了几年", "年"),
    FactName("age", "number", "年龄", "岁"),
    FactName("sex", "choice", "性别", values={"male": "男", "female": "女"}),
    FactName("post", "choice", "岗位环境", values=_POSTS),
    FactName("temperature", "by_month", "温度", "℃"),
    FactName("attended_days", "by_month", "出勤天数", "天"),
    FactName("absence", "by_month", "缺勤原因", values=_ABSENCES),
    FactName("paid", "by_month", "已发的高温津贴", "元"),
    FactName("paid_unclear", "yes_no", "发过多少高温津贴说不清"),
    FactName("drinks", "yes_no", "用饮料代替高温津贴"),
    FactName("drinks_value", "number", "饮料折价", "元"),
    FactName("monthly_wage", "number", "月工资", "元"),
    FactName("average_wage", "number", "离职前十二个月平均工资", "元"),
    FactName("monthly_base", "number", "底薪", "元", none="没有约定"),
    FactName("hourly_pay", "number", "每小时工资", "元"),
    FactName("daily_pay", "number", "每天工资", "元"),
    FactName("paid_monthly", "number", "每月实发", "元"),
    FactName("hours_a_day", "number", "每天上班小时", "小时"),
    FactName("days_a_week", "number", "每周上班天数", "天"),
    FactName("rest_days_a_month", "number", "每月休息天数", "天"),
    FactName("overtime_hours", "number", "加班小时", "小时"),
    FactName("overtime_hours_per", "choice", "加班小时按", values={"day": "天", "week": "周", "month": "月"}),
    FactName("overtime_paid", "yes_no", "发过加班费"),
    FactName("contract_signed", "yes_no", "签了合同"),
    FactName("contract_end", "day", "合同到期日"),
    FactName("contracts", "number", "签过几次合同", "次"),
    FactName("probation_months", "number", "试用期", "个月"),
    FactName("insured", "yes_no", "公司交社保"),
    FactName("insured_since", "day", "社保从哪天交起"),
    FactName("housing_fund", "yes_no", "公司交公积金"),
    FactName("ground", "choice", "离职原因", values=_GROUNDS),
    FactName("planned_ground", "choice", "打算或被要求的离职方式", values=_GROUNDS),
    FactName("dismissed", "yes_no", "被公司辞退"),
    FactName("notice_given", "yes_no", "公司提前三十天通知"),
    FactName("compensation_offered", "number", "公司答应给的补偿", "元"),
    FactName("compensation_received", "number", "已经拿到的补偿", "元"),
    FactName("unpaid_months", "months", "没发工资的月份"),
    FactName("owed", "number", "公司欠的钱", "元"),
    FactName("fine", "number", "罚款", "元"),
    FactName("deposit", "number", "押金", "元"),
    FactName("injury", "day", "受伤日期"),
    FactName("injury_recognised", "yes_no", "工伤已经认定"),
    FactName("grade", "number", "伤残等级", "级"),
    FactName("sick_days", "number", "病假天数", "天"),
    FactName("sick_since", "day", "病假开始的日期"),
    FactName("pregnant", "yes_no", "怀孕"),
    FactName("pregnant_months", "number", "怀孕几个月", "个月"),
    FactName("due", "day", "预产期"),
    FactName("birth_event", "day", "孩子出生的日期"),
    FactName("annual_leave_taken", "number", "已休年休假", "天"),
    FactName("dispatched", "yes_no", "劳务派遣"),
    FactName("part_time", "yes_no", "小时工"),
    FactName("student", "yes_no", "学生或实习生"),
    FactName("intern", "yes_no", "实习生"),
    FactName("platform", "yes_no", "平台接单"),
    FactName("platform_worker", "yes_no", "平台接单"),
    FactName("over_age", "yes_no", "过了退休年龄或在领养老金"),
    FactName("night_shift", "yes_no", "上夜班"),
    FactName("employer_closed", "yes_no", "公司关门了"),
    FactName("award_received", "day", "收到裁决书的日期"),
    FactName("complaint_made", "day", "投诉的日期"),
    FactName("signed_waiver", "yes_no", "签过放弃的字据"),
    FactName("asked_employer", "yes_no", "向公司要过"),
    FactName("employer_reason", "text", "公司的说法"),
)
NAMES: Mapping[str, FactName] = {row.name: row for row in _ROWS}

_ALIKE: tuple[frozenset[str], ...] = (
    frozenset({"start", "join"}),
    frozenset({"employment_end", "end", "leave"}),
    frozenset({"city", "province"}),
    frozenset({"injury_recognised", "recognised"}),
    frozenset({"monthly_wage", "average_wage", "wage", "normal_wage"}),
    frozenset({"unpaid_months", "months"}),
)
_TOLD_BY = _ALIKE[:2]
_ELSEWHERE = frozenset(
    {("work_stoppage_pay", "start"), ("work_stoppage_pay", "end"), ("medical_period", "start")}
)
"""Inputs that bear a fact's name and mean another thing there."""


def same_question(name: str) -> frozenset[str]:
    """Names a worker is asked about with the same question, whatever entitlement needs it."""
    return next((group for group in _ALIKE if name in group), frozenset({name}))


def told_by(name: str) -> frozenset[str]:
    """Names whose fact answers the question for `name` as well."""
    return next((group for group in _TOLD_BY if name in group), frozenset({name}))


def fact_for(entitlement: str, name: str) -> str:
    """Under which name the answer to an entitlement's question is kept."""
    if name == "average_wage" and entitlement.startswith("work_injury"):
        return f"{entitlement}.{name}"
    if name == "months" and entitlement == "unpaid_wages":
        return "unpaid_months"
    if name == "paid" and entitlement not in ("", "high_temperature_allowance"):
        return f"{entitlement}.{name}"
    shared = name in NAMES and (entitlement, name) not in _ELSEWHERE
    return name if shared or not entitlement else f"{entitlement}.{name}"


def find(said: str) -> str | None:
    """The name of a fact by that name or by its label; None for what is neither."""
    wanted = "".join(said.split())
    if wanted in NAMES:
        return wanted
    return next((row.name for row in _ROWS if wanted in (row.label, row.label.removesuffix("日期"))), None)


def label(name: str) -> str:
    """What a worker calls it; for an input of one entitlement that input's own name."""
    known = NAMES.get(name)
    return known.label if known is not None else name.rpartition(".")[2]


def shown(name: str, value: Any) -> str:
    """A fact's value as a worker reads it: 2022年5月1日, 6200元, 有, 东莞."""
    known = NAMES.get(name)
    if value is None:
        return (known.none if known else None) or "没有"
    if isinstance(value, bool):
        return "是" if value else "不是"
    if isinstance(value, Mapping):
        return "，".join(f"{month}：{shown(name, one)}" for month, one in value.items())
    if isinstance(value, tuple | list):
        return "、".join(str(one) for one in value)
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, Decimal | int):
        return f"{value}{known.unit if known else ''}"
    return (known.values or {}).get(str(value), str(value)) if known else str(value)
