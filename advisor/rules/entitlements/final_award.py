"""一裁终局: whether an award binds the employer at once, item by item against twelve monthly minimum wages.

《劳动争议调解仲裁法》 art. 47; item by item: 《解释（一）》 art. 19 and 《劳动人事争议仲裁办案规则》 art. 50.
Items about the State's labour standards are final whatever the sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from advisor.domain import Alternative, Award, Item, ProvisionRef
from advisor.rules.base import Entitlement, Explained, told_for
from advisor.rules.calendar import Month
from advisor.rules.common_inputs import CITY, adapted
from advisor.rules.composite import ListOf
from advisor.rules.inputs import InputError, Inputs, InputSpec
from advisor.rules.kinds import CalendarMonth, Choice, Option, yuan
from advisor.rules.parameters import Figures
from advisor.rules.trace import Trace, fen, money, unique

ID = "final_award"
MINIMUM_WAGE, MONTHS = "minimum_wage_monthly", "final_award_months"
_MEDIATION = "中华人民共和国劳动争议调解仲裁法"
_FIRST = "最高人民法院关于审理劳动争议案件适用法律问题的解释（一）"
FINAL = ProvisionRef(_MEDIATION, "第四十七条")
WORKER_SUES = ProvisionRef(_MEDIATION, "第四十八条")
ANNUL = ProvisionRef(_MEDIATION, "第四十九条")
SUE = ProvisionRef(_MEDIATION, "第五十条")
BY_THE_AWARD = ProvisionRef(_FIRST, "第十八条")
EACH_ITEM = ProvisionRef(_FIRST, "第十九条")
ONE_PAPER = ProvisionRef(_FIRST, "第二十条")
RULES = ProvisionRef("劳动人事争议仲裁办案规则", "第五十条")
GUANGDONG = ProvisionRef("广东省劳动人事争议处理办法", "第五十七条")

KIND = Choice(
    (
        Option("pay", "劳动报酬", ("工资", "加班费", "高温津贴", "拖欠工资", "奖金", "欠薪")),
        Option("medical", "工伤医疗费", ("医疗费",)),
        Option("compensation", "经济补偿", ("经济补偿金", "竞业限制补偿", "补偿金", "代通知金")),
        Option("damages", "赔偿金", ("二倍工资", "双倍工资", "违法解除赔偿金", "2N", "试用期赔偿金")),
        Option(
            "standards",
            "工作时间、休息休假、社会保险等国家劳动标准",
            ("国家劳动标准", "休息休假", "工作时间", "社会保险"),
        ),
        Option("other", "其他", ("确认劳动关系", "开离职证明", "其它")),
    )
)
INPUTS = (
    adapted(CITY, why="界限是当地月最低工资的12个月，各市的最低工资不同。"),
    InputSpec(
        "items",
        ListOf(yuan(), most=50),
        "各项的钱数",
        why="一项一项和界限比，不是加起来比。",
        where="裁决书的裁决结果，或者仲裁申请书的请求。",
        ask="裁决（或请求）各项分别是多少钱？",
        words=("各项", "项目", "各项金额", "请求金额"),
        required=True,
    ),
    InputSpec(
        "month",
        CalendarMonth(),
        "申请仲裁的月份",
        why="最低工资会调整；广东按申请仲裁时的标准比。",
        where="仲裁申请书、受理通知书上的日期。",
        ask="是哪年哪月申请仲裁的？",
        words=("月份", "申请月份"),
        required=True,
    ),
    InputSpec(
        "item_kinds",
        ListOf(KIND, most=50),
        "各项是什么钱",
        why="追讨报酬、工伤医疗费、经济补偿、赔偿金的才看钱数；国家劳动标准的争议不看钱数，其他的不是终局。",
        where="仲裁申请书的请求。",
        ask="各项分别是什么：劳动报酬、工伤医疗费、经济补偿、赔偿金、休息休假等劳动标准，还是其他？",
        words=("各项种类", "项目种类"),
    ),
)
_UNMEASURED = ("standards", "other")
"""Kinds whose sum does not matter."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One item of an award: its sum, what it is, and whether it is final."""

    number: int
    amount: Decimal
    kind: str | None
    """None: not told, taken as one of those measured."""
    final: bool

    @property
    def label(self) -> str:
        return f"第{self.number}项"

    def note(self, limit: Decimal | None) -> str:
        if self.kind == "standards":
            return "国家劳动标准的争议，不看钱数，终局"
        if self.kind == "other" or limit is None:
            return "不在终局的范围里，不是终局"
        label = f"{KIND.label(self.kind)}，" if self.kind else ""
        return label + (
            f"没有超过{money(limit)}元，终局" if self.final else f"超过{money(limit)}元，不是终局"
        )


def compute(inputs: Inputs, figures: Figures) -> Award:
    """Which items are final; raises `InputError` where the lists differ in length, and `FigureMissing`."""
    month, amounts, kinds = inputs.month("month"), inputs.many("items"), inputs.many("item_kinds")
    if month is None or not amounts:
        raise ValueError("month and items are required")
    if kinds and len(kinds) != len(amounts):
        raise InputError(
            "item_kinds", f"“各项的钱数”有{len(amounts)}项，“各项是什么钱”有{len(kinds)}项，请一项对一项。"
        )
    trace = Trace(month.last)
    asked = tuple(zip(amounts, kinds or [None] * len(amounts), strict=True))
    basis = figures.in_force(month.last, FINAL, RULES, EACH_ITEM, *_local(figures))
    measured = any(kind not in _UNMEASURED for _, kind in asked)
    limit = _limit(month, figures, trace, basis) if measured else None
    claims = tuple(_claim(n, amount, kind, limit) for n, (amount, kind) in enumerate(asked, 1))
    for claim in claims:
        if claim.kind not in _UNMEASURED and limit is not None:
            trace.add(
                f"{claim.label}比界限多多少（负数是没有超过）",
                "{数额} − {界限}",
                {"数额": claim.amount, "界限": limit},
                claim.amount - limit,
                basis=basis,
            )
    bound = () if limit is None else (Item("每一项的界限", money(limit), "元", "没有超过的就是终局"),)
    further = figures.in_force(month.last, WORKER_SUES, ANNUL, SUE, BY_THE_AWARD)
    return Award(
        ID,
        "award",
        unit="",
        items=(_whole(claims), *bound, *_rows(claims, limit)),
        alternatives=tuple(_mixed(claims, month, figures)),
        steps=trace.steps,
        basis=unique([*basis, *trace.basis, *further]),
        warnings=tuple(_warnings(claims, bool(kinds), figures)),
    )


def _limit(month: Month, figures: Figures, trace: Trace, basis: tuple[ProvisionRef, ...]) -> Decimal:
    wage, months = figures.need(MINIMUM_WAGE, month.last), figures.need(MONTHS, month.last)
    return trace.add(
        "每一项的界限",
        "{月最低工资} × {月数}",
        {"月最低工资": wage, "月数": months},
        fen(wage.value * months.value),
        basis=basis,
    )


def _claim(number: int, amount: Decimal, kind: str | None, limit: Decimal | None) -> Claim:
    within = kind != "other" and limit is not None and amount <= limit
    return Claim(number, amount, kind, kind == "standards" or within)


def _local(figures: Figures) -> tuple[ProvisionRef, ...]:
    return (GUANGDONG,) if figures.in_guangdong else ()


def _whole(claims: Sequence[Claim]) -> Item:
    finals = sum(claim.final for claim in claims)
    if finals == len(claims):
        return Item("整份裁决", "终局", "", "各项都是终局")
    if not finals:
        return Item("整份裁决", "非终局", "", "没有一项是终局")
    return Item("整份裁决", "部分终局", "", f"{len(claims)}项里有{finals}项是终局")


def _rows(claims: Sequence[Claim], limit: Decimal | None) -> Iterator[Item]:
    for claim in claims:
        yield Item(claim.label, money(claim.amount), "元", claim.note(limit))


def _mixed(claims: Sequence[Claim], month: Month, figures: Figures) -> Iterator[Alternative]:
    """How an award of both sorts is treated: by separate papers, or as a whole."""
    if len({claim.final for claim in claims}) < 2:
        return
    yield Alternative(
        "仲裁委分别出裁决书的：终局的那几项公司不能起诉，其余的可以起诉",
        None,
        figures.in_force(month.last, RULES),
    )
    yield Alternative(
        "写在同一份裁决书里的：整份按非终局处理，公司可以起诉",
        None,
        figures.in_force(month.last, ONE_PAPER, *_local(figures)),
    )


def _warnings(claims: Sequence[Claim], told_kinds: bool, figures: Figures) -> Iterator[str]:
    finals = [claim for claim in claims if claim.final]
    if len(finals) == len(claims):
        yield (
            "各项都是终局：裁决从作出那天起生效，公司不能起诉，只能在30日内凭法定情形申请撤销；"
            "您不服仍可以在15日内起诉。"
        )
    elif finals:
        yield "有的项终局，有的不是：分成两份裁决书，还是写在一份里，结果不同，请看裁决书怎么写。"
    else:
        yield "没有一项是终局：双方收到裁决书后15日内都可以起诉，到期不起诉才生效。"
    yield "是不是终局，以裁决书写的为准（《解释（一）》第十八条）；没有写明的，才这样一项一项比。"
    if not told_kinds:
        yield "您没说各项是什么钱，先都当作追讨报酬、工伤医疗费、经济补偿或者赔偿金。"
    if _local(figures):
        yield "广东按申请仲裁时的最低工资比（《广东省劳动人事争议处理办法》第五十七条）。"
    else:
        yield "有争议：按申请时还是裁决时的最低工资比，没有见到全国的明文。"
    yield "有争议：没休年休假的工资，有的当劳动报酬看钱数，有的当休息休假的标准，不看钱数。"


FINAL_AWARD = Entitlement(
    id=ID,
    title="一裁终局",
    summary="裁决的每一项和当地月最低工资的12个月比，看是不是终局裁决：终局的，公司不能起诉。",
    inputs=INPUTS,
    parameters=(MINIMUM_WAGE, MONTHS),
    compute=compute,
    explained=Explained(
        formula=(
            "界限＝申请仲裁那个月当地的月最低工资 × 12。",
            "劳动报酬、工伤医疗费、经济补偿、赔偿金：单项不超过界限的是终局，正好等于的也是。",
            "执行国家劳动标准的争议不看钱数，都是终局；其他的项不是终局。",
        ),
        basis=(FINAL, RULES, BY_THE_AWARD, EACH_ITEM, ONE_PAPER, GUANGDONG),
        conventions=(
            "没说各项是什么钱的，都当作看钱数的那几类。",
            "最低工资按那个月最后一天的标准。",
        ),
        disputed=(
            "一份裁决里有终局的项也有非终局的项：分别出裁决书，还是整份按非终局，两种都列出。",
            "广东以外，按申请时还是裁决时的最低工资，没有见到明文。",
            "未休年休假工资算劳动报酬，还是算休息休假的标准，有争议。",
        ),
    ),
    concerns=told_for(ID, "items"),
    words=("终局裁决", "终局", "是不是终局裁决"),
)
