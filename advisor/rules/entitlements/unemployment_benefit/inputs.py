"""What the unemployment benefit needs to be told."""

from __future__ import annotations

from decimal import Decimal

from advisor.rules.common_inputs import CITY, adapted
from advisor.rules.grounds import GROUND
from advisor.rules.inputs import InputSpec
from advisor.rules.kinds import CalendarMonth, Day, Flag, Number

INPUTS = (
    adapted(
        CITY,
        why="失业保险金按领取地的最低工资算，一般在最后参保的城市领。",
        where="看社保参保记录，最后一家公司在哪个城市给您参保。",
        ask="您最后在哪个城市参加失业保险？",
        words=("地区", "参保地", "领取地", "参保城市"),
    ),
    InputSpec(
        "contribution_months",
        Number("个月", Decimal(0), Decimal(480), 0, ("月",)),
        "缴费月数",
        why="单位和本人一共缴了多少个月，决定能领几个月；领过失业金的，从那以后重新数。",
        where="社保局网站、粤省事或社保卡的参保记录里“失业保险”一栏。",
        ask="您的失业保险一共缴了多少个月（领过失业金的，从那以后数）？",
        words=("失业保险缴费月数", "累计缴费月数", "参保月数"),
        required=True,
    ),
    InputSpec(
        "month",
        CalendarMonth(),
        "从哪个月开始领",
        why="失业保险金跟着最低工资走，要按领取那时的标准算。",
        where="失业登记和申请的那个月；审核通过以后次月起发。",
        ask="您打算（或已经）从哪个月开始领？",
        words=("月份", "申领月份", "开始月份"),
        required=True,
    ),
    InputSpec(
        "ground",
        GROUND,
        "离职原因",
        why="不是自己要走的才能领；公司欠薪、不交社保而被迫解除的也能领。",
        where="离职证明、解除通知、辞职书上写的原因。",
        ask="您是怎么离职的：公司辞退、合同到期、公司欠薪被迫走，还是自己辞职？",
        words=("离职理由", "解除原因", "原因"),
    ),
    InputSpec(
        "remaining_months",
        Number("个月", Decimal(0), Decimal(24), 0, ("月",)),
        "上次没领完的月数",
        why="以前领过、没有领完的期限可以合并，一共最长二十四个月。",
        where="上次的失业金核定通知或社保局的领取记录。",
        ask="以前领过失业金吗？还剩几个月没领完？",
        words=("剩余月数", "没领完的月数"),
    ),
    InputSpec(
        "months_to_retirement",
        Number("个月", Decimal(1), Decimal(600), 0, ("月",)),
        "离法定退休年龄还有几个月",
        why="离退休年龄不到一年的，可以领到退休年龄；到了退休年龄领养老金的，停发失业金。",
        where="按出生年月算，可以用“退休年龄”算。",
        ask="您离法定退休年龄还有几个月？",
        words=("离退休还有几个月", "距退休月数"),
    ),
    InputSpec(
        "pension_at_retirement",
        Flag(yes=("能领养老金", "能按月领"), no=("不能领养老金", "年限不够")),
        "到退休年龄能按月领养老金",
        why="按月领养老金以后，失业保险金停发。",
        where="社保局查养老保险缴费年限，问12333。",
        ask="到退休年龄时，您的养老保险缴费年限够不够按月领养老金？",
        words=("能领养老金",),
    ),
    InputSpec(
        "registered",
        Day(),
        "失业登记的日子",
        why="登记后要在期限内申请，晚了期限从申请那天算起。",
        where="失业登记凭证、网上办理的记录。",
        ask="您是哪天办的失业登记？还没办吗？",
        words=("失业登记日期", "登记日期"),
    ),
)
SPECS = {spec.name: spec for spec in INPUTS}
