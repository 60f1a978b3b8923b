"""What the benefits of a dead worker's family need to be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from advisor.rules.common_inputs import CITY, FILING, INTERRUPTED, adapted
from advisor.rules.entitlements.work_injury.inputs import (
    ACTUAL_WAGE,
    AVERAGE_WAGE,
    INJURY,
    INSURED,
    INSURED_WAGE,
    OVER_AGE,
    RECOGNISED,
    REFUSED,
)
from advisor.rules.inputs import InputSpec
from advisor.rules.kinds import BadValue, Choice, Day, Flag, Number, Option, Schema, read_month

if TYPE_CHECKING:
    from advisor.sources.library import Library

INCOME = "urban_income_previous_year"
PEOPLE = Number("人", Decimal(0), Decimal(20), 0, ("个", "位", "名"))


@dataclass(frozen=True, slots=True)
class DayOrMonth:
    """A day, or a month alone (2026-03) where the day is not known: then its first day. Returns `date`."""

    def read(self, raw: object, library: Library) -> date:
        try:
            return read_month(raw).first
        except BadValue:
            return Day().read(raw, library)

    def schema(self) -> Schema:
        return {"type": "string", "pattern": r"^\d{4}-\d{2}(-\d{2})?$"}


STAGE = Choice(
    (
        Option(
            "in_leave",
            "受伤当时，或停工留薪期里因这次工伤去世",
            ("当场", "当场死亡", "抢救无效", "停工留薪期内", "工亡"),
        ),
        Option(
            "after_leave",
            "一级到四级伤残，停工留薪期满以后去世",
            ("停工留薪期满后", "评残以后", "伤残以后"),
        ),
    )
)

INPUTS = (
    InputSpec(
        "death",
        DayOrMonth(),
        "去世日期",
        why="一次性工亡补助金按去世那年的上一年度全国收入算。",
        where="居民死亡医学证明书；没有的看公安机关的死亡证明。",
        ask="是哪一天去世的？",
        words=("死亡日期", "去世", "死亡", "死亡时间", "去世时间"),
        required=True,
    ),
    adapted(
        AVERAGE_WAGE,
        why="丧葬补助金是6个月的职工月平均工资；广东用全省的，所在市更高的用市里的。",
    ),
    InputSpec(
        INCOME,
        Number("元", Decimal("0.01"), Decimal("9999999.99"), 2, ("块钱", "块")),
        "上一年全国城镇居民人均可支配收入",
        why="一次性工亡补助金是它的20倍；不写就用核对过的数。",
        where="国家统计局每年2月底前后发布的统计公报。",
        ask="去世前一年，全国城镇居民人均可支配收入是多少？（国家统计局公布）",
        words=("城镇居民人均可支配收入", "全国城镇居民人均可支配收入", "人均可支配收入"),
    ),
    adapted(
        CITY,
        why="广东和全国的条文不同，丧葬补助金用的平均工资也不同；按参加工伤保险的地方算。",
        where="看社保App里的参保地；没参保的，看公司的经营地址。",
        ask="在哪个城市参保？没参保的，在哪个城市上班？",
        required=False,
    ),
    InputSpec(
        "stage",
        STAGE,
        "什么时候去世的",
        why="一级到四级伤残，停工留薪期满以后去世的，没有一次性工亡补助金。",
        where="病历、鉴定结论书和死亡证明上的日期。",
        ask="是受伤当时或治疗期间去世的，还是评了一级到四级伤残、停工留薪期满以后去世的？",
        words=("去世阶段", "死亡阶段"),
    ),
    INSURED,
    adapted(
        INSURED_WAGE,
        why="供养亲属抚恤金按死者受伤前12个月平均每月的缴费工资算，不写就不算这一项。",
        ask="受伤前12个月，公司按多少工资给死者交工伤保险（平均每月）？",
    ),
    adapted(
        ACTUAL_WAGE,
        why="公司少报了工资，抚恤金变少的部分要公司补；没有参保的，也按它算。",
        ask="受伤前12个月，死者每月的应发工资平均是多少？",
    ),
    InputSpec(
        "spouse",
        Flag(("有配偶",), ("没有配偶", "没配偶")),
        "配偶要不要供养",
        why="靠死者养活、没有劳动能力的配偶，按月领抚恤金。",
        where="结婚证、没有收入和丧失劳动能力（或到年龄）的证明。",
        ask="配偶是不是靠死者养活，又没有劳动能力？",
        words=("配偶", "供养配偶"),
    ),
    InputSpec(
        "other_dependants",
        PEOPLE,
        "其他供养亲属人数",
        why="靠死者养活、没有劳动能力的子女、父母等，每人按月领抚恤金。",
        where="户口簿、亲属关系证明；范围由国家另有规定，可以问12333。",
        ask="除了配偶，还有几个靠死者养活、没有劳动能力的亲属（孩子、老人）？",
        words=("供养亲属", "供养人数", "其他亲属"),
    ),
    InputSpec(
        "lone_dependants",
        PEOPLE,
        "其中孤寡老人、孤儿人数",
        why="孤寡老人或者孤儿，每人另加一成。",
        where="户口簿、民政部门的证明。",
        ask="他们当中，有几个是孤寡老人或者孤儿？",
        words=("孤寡老人", "孤儿", "孤寡老人或孤儿"),
    ),
    INJURY,
    RECOGNISED,
    OVER_AGE,
    REFUSED,
    FILING,
    INTERRUPTED,
)
SPECS = {spec.name: spec for spec in INPUTS}
