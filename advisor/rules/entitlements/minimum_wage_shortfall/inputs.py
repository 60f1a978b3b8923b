"""What the shortfall against the minimum wage needs to be told."""

from __future__ import annotations

from decimal import Decimal

from advisor.rules.common_inputs import CITY, REMUNERATION_TIME, adapted
from advisor.rules.composite import ByMonth, Months
from advisor.rules.inputs import InputSpec
from advisor.rules.kinds import Flag, Number, yuan

HOURS = Number("小时", Decimal(0), Decimal(400), 1, ("个小时", "h", "时"))
INPUTS = (
    adapted(CITY, why="最低工资按城市分类，差几百元。"),
    InputSpec(
        "months",
        Months(),
        "月份",
        why="最低工资会调整，要按每个月当时的标准比。",
        where="看工资单或银行流水，哪几个月的工资低。",
        ask="要算哪几个月的工资？",
        words=("哪几个月", "期间"),
    ),
    InputSpec(
        "gross",
        ByMonth(yuan(), single=True, example="2026-08:2450,2026-09:2450"),
        "应发工资",
        why="比的是扣社保、个税以前的工资。",
        where="工资单上的“应发”一栏。",
        ask="这些月份每个月应发工资是多少（扣社保以前）？",
        words=("工资", "月工资", "应发", "月薪"),
    ),
    InputSpec(
        "overtime_included",
        ByMonth(yuan(), single=True, example="2026-08:300"),
        "其中的加班费",
        why="加班费不能拿来凑最低工资，要减掉。",
        where="工资单上的“加班费”一栏。",
        ask="这里面有多少是加班费？",
        words=("加班费", "含加班费"),
    ),
    InputSpec(
        "allowances_included",
        ByMonth(yuan(), single=True, example="2026-08:300"),
        "其中的津贴和福利",
        why="中班、夜班、高温、有毒有害这类津贴和法定福利不能拿来凑最低工资，要减掉。",
        where="工资单上的“津贴”“补贴”各栏。",
        ask="这里面有多少是夜班、高温、有毒有害这类津贴？",
        words=("津贴", "补贴", "含津贴"),
    ),
    InputSpec(
        "paid_days",
        ByMonth(Number("天", Decimal(0), Decimal(31), 1, ("日",)), example="2026-08:15"),
        "应当算工资的天数",
        why="因为自己请事假没上满的月份，标准按天折算；带薪假和法定节假日算上班。",
        where="考勤表、请假条。",
        ask="因为自己请假没上满的月份，算工资的是多少天？",
        words=("计薪天数", "出勤天数"),
    ),
    InputSpec(
        "part_time",
        Flag(yes=("小时工", "非全日制", "兼职"), no=("全日制", "全职")),
        "小时工（非全日制）",
        why="非全日制按小时最低工资比。",
        where="看怎么结算：按小时结算、每天一般不超过4小时的是非全日制。",
        ask="您是按小时结算的兼职（非全日制）吗？",
        words=("非全日制", "兼职"),
    ),
    InputSpec(
        "hours",
        ByMonth(HOURS, single=True, example="2026-08:40"),
        "做了多少小时",
        why="非全日制按小时算差额。",
        where="考勤、排班表或自己的记录。",
        ask="每个月做了多少小时？",
        words=("小时数", "工时"),
    ),
    InputSpec(
        "hourly_pay",
        yuan(),
        "每小时工资",
        why="和小时最低工资标准比。",
        where="合同、招工的消息或结算单。",
        ask="每小时给多少钱？",
        words=("时薪", "小时工资"),
    ),
    *REMUNERATION_TIME,
)
SPECS = {spec.name: spec for spec in INPUTS}
