"""What the surcharge needs to be told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from advisor.rules.common_inputs import CITY, REMUNERATION_TIME, adapted
from advisor.rules.composite import Nullable
from advisor.rules.inputs import InputSpec
from advisor.rules.kinds import BadValue, Choice, Day, Flag, Option, Schema, shown, tidy, yuan

if TYPE_CHECKING:
    from advisor.sources.library import Library


@dataclass(frozen=True, slots=True)
class OrderDay:
    """The day of an order, or only whether there was one. Returns `date`, or `bool` where no day is told."""

    def read(self, raw: object, library: Library) -> date | bool:
        try:
            return Flag(yes=("责令了", "已责令"), no=("没责令", "没有责令", "没投诉")).read(raw, library)
        except BadValue:
            return Day().read(raw, library)

    def schema(self) -> Schema:
        return {"anyOf": [Day().schema(), {"type": "boolean"}], "type": ["string", "boolean"]}


Payment = tuple[date | None, Decimal | None]
"""When (None: not told) and how much (None: all that was owed)."""


@dataclass(frozen=True, slots=True)
class Payments:
    """What was paid: the day all was paid, a sum, or sums by day. Returns a tuple of `Payment`."""

    _PAIR = re.compile(r"\s*([^:=]+?)\s*[:=]\s*(.+?)\s*")
    _LOOKS_LIKE_A_DAY = re.compile(r"\d{4}\s*[-/年].*")

    def read(self, raw: object, library: Library) -> tuple[Payment, ...]:
        pairs = self._pairs(raw)
        if pairs is not None:
            days = [(Day().read(day, library), yuan().read(sum_, library)) for day, sum_ in pairs]
            if len({day for day, _ in days}) < len(days):
                raise BadValue("同一天写了两次，请合成一笔")
            return tuple(sorted(days))
        if isinstance(raw, date) or (isinstance(raw, str) and self._LOOKS_LIKE_A_DAY.fullmatch(tidy(raw))):
            return ((Day().read(raw, library), None),)
        amount = yuan().read(raw, library)
        return ((None, amount),) if amount else ()

    def _pairs(self, raw: object) -> list[tuple[object, object]] | None:
        if isinstance(raw, Mapping):
            return list(raw.items())
        if not isinstance(raw, str):
            return None
        matches = [self._PAIR.fullmatch(part) for part in re.split(r"[,;、]", tidy(raw)) if part.strip()]
        if not any(matches):
            return None
        if not all(matches):
            raise BadValue(f"每笔都要写成 日期:金额，如 2026-05-01:3000，现在是{shown(raw)}")
        return [(match[1], match[2]) for match in matches if match is not None]

    def schema(self) -> Schema:
        by_day = {"type": "object", "additionalProperties": yuan().schema(), "x-by-day": True}
        return {
            "anyOf": [yuan().schema(), Day().schema(), by_day],
            "type": ["number", "string", "object"],
        }


OWED_FOR = Choice(
    (
        Option("wages", "工资", ("劳动报酬", "欠薪", "高温津贴", "津贴", "奖金", "提成")),
        Option("minimum_wage", "最低工资差额", ("低于最低工资",)),
        Option("overtime", "加班费", ("加班工资",)),
        Option("compensation", "经济补偿", ("经济补偿金", "离职补偿", "N")),
        Option("annual_leave", "未休年休假报酬", ("年休假工资", "年假工资", "没休年假的钱")),
        Option("other", "别的钱", ("二倍工资", "双倍工资", "赔偿金", "工伤待遇", "社保", "押金")),
    )
)

INPUTS = (
    adapted(CITY, why="广东还有自己的规定，和全国的比例一样；不写就只列全国的规定。", required=False),
    InputSpec(
        "owed",
        yuan(),
        "责令支付的数额",
        why="加付的赔偿金按到期还没付的数额算。",
        where="看劳动部门的限期整改指令书或责令支付的决定；没有的，写公司欠您多少。",
        ask="公司一共欠您多少钱？劳动部门责令支付的是多少？",
        words=("欠多少", "欠薪", "本金", "应付金额", "欠款"),
        required=True,
    ),
    InputSpec(
        "owed_for",
        OWED_FOR,
        "欠的是什么钱",
        why="工资、加班费、最低工资差额、经济补偿和年休假报酬才有加付；年休假报酬加付的是同样数额。",
        where="看责令的文书写的是什么钱。",
        ask="公司欠的是什么钱：工资、加班费、经济补偿，还是没休年假的钱？",
        words=("欠什么钱", "款项"),
    ),
    InputSpec(
        "order_issued",
        Nullable(OrderDay(), "劳动部门没有责令"),
        "责令支付的日期",
        why="先要有劳动部门责令限期支付，才可能加付。",
        where="限期整改指令书、责令支付的决定上的日期；也可以问受理投诉的劳动监察。",
        ask="劳动部门责令公司限期支付了吗？是哪一天的文书？",
        words=("责令日期", "责令", "责令支付", "整改指令日期"),
        required=True,
    ),
    InputSpec(
        "order_due",
        Nullable(Day(), "文书没写期限"),
        "责令的期限",
        why="公司过了这一天还不付，才有加付的赔偿金。",
        where="文书上写的最后付款日。",
        ask="责令公司最晚在哪一天付清？",
        words=("付款期限", "限期", "责令期限", "到期日"),
    ),
    InputSpec(
        "paid",
        Nullable(Payments(), "一分没付", ("没付", "没给", "没发")),
        "公司付了多少、哪天付的",
        why="期限以内付的要减掉；过了期限才付的不减。",
        where="银行流水、转账记录。",
        ask="责令以后公司付过吗？哪天付的、付了多少？",
        words=("已付", "已发", "付款"),
    ),
    *REMUNERATION_TIME,
)
SPECS = {spec.name: spec for spec in INPUTS}
