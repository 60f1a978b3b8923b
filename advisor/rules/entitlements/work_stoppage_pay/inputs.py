"""What the pay during a stoppage needs to be told."""

from __future__ import annotations

from decimal import Decimal

from advisor.rules.common_inputs import CITY, REMUNERATION_TIME, adapted
from advisor.rules.composite import ByMonth, Nullable
from advisor.rules.inputs import InputSpec
from advisor.rules.kinds import Day, Number, yuan

INPUTS = (
    adapted(CITY, why="过了头一个周期以后的生活费按当地最低工资算，各省规定也不同。"),
    InputSpec(
        "start",
        Day(),
        "停工开始的日子",
        why="头一个工资支付周期从停工那天起数。",
        where="公司的停工、放假通知，或工作群里的消息。",
        ask="公司从哪一天开始停工（放假）的？",
        words=("停工日期", "停工", "开始日期", "放假开始"),
        required=True,
    ),
    InputSpec(
        "end",
        Nullable(Day(), "还没复工，算到申请那天", ("还没复工", "没复工", "还在停工")),
        "停工最后一天",
        why="停了多少天，决定前后两段各有多少钱。",
        where="复工通知、考勤表；还没复工的写“还没复工”。",
        ask="停到哪一天？还没复工吗？",
        words=("复工前一天", "结束日期", "停工结束"),
    ),
    InputSpec(
        "wage",
        yuan(),
        "正常工作时间的月工资",
        why="头一个周期按正常工作时间的工资发。",
        where="劳动合同、停工以前的工资单；不算加班费。",
        ask="停工以前，不算加班费，您一个月工资是多少？",
        words=("月薪", "工资", "月工资", "正常工作时间工资"),
        required=True,
    ),
    InputSpec(
        "wage_period_days",
        Number("天", Decimal(1), Decimal(31), 0, ("日",)),
        "多少天发一次工资",
        why="头一段是一个工资支付周期，最长三十日；按周发工资的，头一段只有七天。",
        where="劳动合同、工资单；按月发的可以不写。",
        ask="您是按月发工资吗？不是的话，多少天发一次？",
        words=("工资支付周期", "发薪周期"),
    ),
    InputSpec(
        "agreed_monthly",
        Nullable(yuan(), "没有安排工作，也没有新约定", ("没有约定", "没安排工作")),
        "停工后新约定的月工资",
        why="过了头一个周期还安排您干活的，按双方新约定的工资发。",
        where="停工以后签的协议、通知或聊天记录。",
        ask="头一个周期以后，公司还安排您干活吗？新约定的月工资是多少？",
        words=("新约定工资", "新约定"),
    ),
    InputSpec(
        "paid",
        Nullable(
            ByMonth(yuan(), single=True, example="2026-10:4000,2026-11:1500"),
            "一分没发",
            ("没发", "没发过", "一分没发"),
        ),
        "已发",
        why="停工期间公司已经发的要减掉。",
        where="工资单、银行流水；能分月的分月写。",
        ask="停工期间公司发了多少钱？是哪几个月的？",
        words=("已发工资", "已经发的", "发过"),
    ),
    *REMUNERATION_TIME,
)
SPECS = {spec.name: spec for spec in INPUTS}
