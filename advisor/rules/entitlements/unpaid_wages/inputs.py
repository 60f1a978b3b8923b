"""What unpaid wages need to be told."""

from __future__ import annotations

from decimal import Decimal

from advisor.rules.common_inputs import CITY, REMUNERATION_TIME, adapted
from advisor.rules.composite import ByMonth, Months, Nullable
from advisor.rules.inputs import InputSpec
from advisor.rules.kinds import Number, yuan

DAYS = Number("天", Decimal(0), Decimal(31), 1, ("日", "个工作日"))

INPUTS = (
    adapted(
        CITY,
        why="正常上班的工资不能低于当地最低工资，各市不一样；不写就不比。",
        required=False,
    ),
    InputSpec(
        "monthly_wage",
        ByMonth(yuan(), single=True, example="2026-08:6000,2026-09:6200"),
        "月工资",
        why="按说好的月工资算欠多少；扣社保和个税以前的数。",
        where="劳动合同、录用通知、以前的工资条或银行流水。",
        ask="说好的月工资是多少（扣社保、个税以前）？每个月不一样的，请分月写。",
        words=("工资", "月薪", "约定工资", "每月工资"),
    ),
    InputSpec(
        "months",
        Months(),
        "欠薪的月份",
        why="一个月一个月地算；时效和证据也按月看。",
        where="看银行流水：哪几个月没发，或者没发够。",
        ask="哪几个月的工资没发，或者没发够？",
        words=("月份", "哪几个月", "欠薪月份", "期间"),
    ),
    InputSpec(
        "daily_pay",
        yuan(),
        "每天工资",
        why="按天算工资的，每个月应发多少看做了几天。",
        where="招工时说的工价、记工本、结算单。",
        ask="按天算工资的，一天多少钱？",
        words=("日工资", "日薪", "一天多少钱", "工价"),
    ),
    InputSpec(
        "owed",
        yuan(),
        "一共欠多少工资",
        why="写了欠条、对过账，或者自己算过一共欠多少的，直接按这个数。",
        where="欠条、结算单、对账的聊天记录；没有的，按月把应发减去已发再加起来。",
        ask="公司一共欠您多少工资？有欠条或者结算单吗？",
        words=("欠多少", "欠薪总数", "欠条", "一共欠多少"),
    ),
    InputSpec(
        "paid",
        Nullable(
            ByMonth(yuan(), single=True, example="2026-08:1000,2026-09:0"), "一分没发", ("没发", "没发过")
        ),
        "已发工资",
        why="已经发的要减掉；同样按扣社保、个税以前的数写。",
        where="工资条、银行流水、微信或支付宝转账记录。",
        ask="这几个月公司各发了多少？一分没发的写 0。",
        words=("已发", "已经发的", "发过"),
    ),
    InputSpec(
        "partial_days",
        ByMonth(DAYS, example="2026-10:8"),
        "没做满的月份做了几天",
        why="入职、离职或请了事假的那个月，按做了几个工作日折算；按天算工资的，每个月都要写。",
        where="考勤表、打卡记录；带薪假和法定节假日算上班。",
        ask="没做满的月份，您各做了几个工作日？",
        words=("出勤天数", "零头天数", "上班天数", "做了几天"),
    ),
    *REMUNERATION_TIME,
)
SPECS = {spec.name: spec for spec in INPUTS}
