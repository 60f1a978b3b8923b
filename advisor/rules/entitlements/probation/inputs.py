"""What the rule on probation needs to be told."""

from __future__ import annotations

from decimal import Decimal

from advisor.rules.common_inputs import CITY, EMPLOYMENT_END, FILING, INTERRUPTED, adapted
from advisor.rules.composite import OneOf
from advisor.rules.inputs import Inputs, InputSpec
from advisor.rules.kinds import CalendarMonth, Choice, Day, Flag, Number, Option, yuan
from advisor.rules.parameters import plain

TERM = Choice(
    (
        Option("open", "无固定期限", ("没有期限", "长期")),
        Option("task", "以完成一项任务为期限", ("完成任务为止", "做完为止", "项目制")),
    )
)
MONTHS = ("月", "个月")

INPUTS = (
    InputSpec(
        "contract_months",
        OneOf(TERM, Number("个月", Decimal(0), Decimal(600), 0, MONTHS)),
        "合同期限",
        why="试用期最长多久，看合同签了多久。",
        where="看合同上写的起止日期，换成几个月；没有固定期限的写“无固定期限”。",
        ask="您的合同签了多久（几个月）？还是没有固定期限，或者做完一项任务为止？",
        words=("合同月数", "合同几个月", "合同签了多久"),
    ),
    InputSpec(
        "probation_months",
        Number("个月", Decimal(0), Decimal(60), 1, MONTHS),
        "试用期",
        why="约定的试用期超过上限的部分，已经过了的可以要赔偿金。",
        where="看合同、录用通知或聊天记录里写的试用期；延长过的，加上延长的。",
        ask="约定的试用期一共几个月（延长过的加在一起）？",
        words=("试用期月数", "试用期几个月", "约定的试用期"),
    ),
    InputSpec(
        "probation_served_days",
        Number("天", Decimal(0), Decimal(1830), 0, ("日",)),
        "已经过了的试用期天数",
        why="赔偿金只算已经过了的、超过上限的部分。",
        where="从入职那天数到今天，或到转正、离职那天，一共多少天。",
        ask="试用期您已经过了多少天？",
        words=("试用期已过天数", "试用天数", "已试用天数"),
    ),
    InputSpec(
        "wage_after_probation",
        yuan(),
        "转正后的月工资",
        why="违法试用期的赔偿金按试用期满以后的月工资算。",
        where="合同、录用通知，或转正以后的工资条。",
        ask="转正以后每个月工资是多少？",
        words=("转正工资", "试用期满月工资", "转正后工资"),
    ),
    InputSpec(
        "contract_wage",
        yuan(),
        "合同约定的月工资",
        why="试用期工资不能低于约定工资的一定比例。",
        where="合同上写的月工资（不是试用期工资）。",
        ask="合同上约定的月工资是多少（不是试用期工资）？",
        words=("约定工资", "合同工资"),
    ),
    InputSpec(
        "lowest_grade_wage",
        yuan(),
        "同岗位最低档工资",
        why="法律也拿本单位同岗位的最低档工资来比。",
        where="公司的薪酬制度、同岗位同事的工资；不知道可以不写。",
        ask="公司里同样岗位最低一档的月工资是多少？不知道可以不说。",
        words=("最低档工资", "同岗最低工资"),
    ),
    InputSpec(
        "paid_monthly",
        yuan(),
        "试用期每月发的工资",
        why="低于下限的差额，公司要补。",
        where="试用期的工资条、银行流水，扣社保、个税以前的数。",
        ask="试用期每个月发了多少（扣社保以前）？",
        words=("试用期工资", "试用期实发", "试用期每月实发", "试用期月工资"),
    ),
    adapted(CITY, why="试用期工资不能低于公司所在地的最低工资。", required=False),
    InputSpec(
        "month",
        CalendarMonth(),
        "从哪个月起",
        why="最低工资会调整，要按当时的标准比。",
        where="看第一个发得少的月份。",
        ask="从哪年哪月起，试用期工资发得少？",
        words=("月份", "哪个月", "起始月份"),
    ),
    InputSpec(
        "months",
        Number("个月", Decimal(1), Decimal(60), 0, MONTHS),
        "发得少的月数",
        why="每个月补一份差额；不写按一个月算。",
        where="数一数有几个整月这样发。",
        ask="这样发了几个月？",
        words=("几个月", "月数"),
    ),
    InputSpec(
        "repeated",
        Flag(yes=("第二次", "又约定一次"), no=("第一次",)),
        "同一公司第二次约定试用期",
        why="同一公司和同一个人只能约定一次试用期。",
        where="看以前的合同：续签、调岗、再入职时又写了试用期的，就是第二次。",
        ask="这家公司以前跟您约定过试用期吗？",
        words=("第二次试用期", "重复试用期"),
    ),
    InputSpec(
        "probation_only",
        Flag(),
        "合同只约定了试用期",
        why="只签试用期的，试用期不成立，那段时间就是合同期限。",
        where="看有没有另外的合同期限，还是只有一份“试用期合同”。",
        ask="您签的合同是不是只写了试用期，没有别的期限？",
        words=("只签试用期", "试用期合同"),
    ),
    InputSpec(
        "part_time",
        Flag(yes=("小时工", "兼职"), no=("全日制", "全职")),
        "小时工（非全日制）",
        why="非全日制不能约定试用期。",
        where="按小时结算、每天一般不超过4小时的是非全日制。",
        ask="您是按小时结算的兼职（非全日制）吗？",
        words=("非全日制", "兼职"),
    ),
    InputSpec(
        "probation_end",
        Day(),
        "试用期结束那天",
        why="违法试用期的赔偿金，一年的仲裁时效从这天起算。",
        where="转正通知、离职证明，或合同写的试用期最后一天。",
        ask="试用期是哪天过完的？",
        words=("试用期结束日期", "转正日期", "试用期到期日"),
    ),
    EMPLOYMENT_END,
    FILING,
    INTERRUPTED,
)
SPECS = {spec.name: spec for spec in INPUTS}


def term_of(inputs: Inputs) -> Decimal | str | None:
    """The term of the contract: months, "open" or "task"; None while not told."""
    months, word = inputs.number("contract_months"), inputs.text("contract_months")
    return months if isinstance(months, Decimal) else word


def term_label(term: Decimal | str) -> str:
    return TERM.label(term) if isinstance(term, str) else f"{plain(term)}个月"
