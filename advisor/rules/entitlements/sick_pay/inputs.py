"""What sick pay needs to be told."""

from __future__ import annotations

from decimal import Decimal

from advisor.rules.common_inputs import CITY, REMUNERATION_TIME, adapted
from advisor.rules.composite import Nullable
from advisor.rules.inputs import InputSpec
from advisor.rules.kinds import CalendarMonth, Number, yuan

INPUTS = (
    adapted(CITY, why="病假工资的最低数按当地最低工资算，深圳另有规定。"),
    InputSpec(
        "month",
        CalendarMonth(),
        "月份",
        why="最低工资会调整，要按那个月的标准算。",
        where="病假条、考勤表，或少发工资的那张工资单。",
        ask="是哪个月的病假？",
        words=("病假月份", "哪个月"),
        required=True,
    ),
    InputSpec(
        "normal_wage",
        yuan(),
        "正常工作时间工资",
        why="在深圳，病假工资还要看本人平时的工资，不能低于它的一个比例。",
        where="劳动合同；不算加班费和夜班、高温这类补助。",
        ask="您平时的月工资是多少（不算加班费和夜班、高温补助）？",
        words=("月薪", "工资", "月工资", "正常工资", "平时工资"),
    ),
    InputSpec(
        "sick_days",
        Number("天", Decimal(0), Decimal(31), 1, ("日",)),
        "病假天数",
        why="没有休满一个月的，按天折算；不写就按整个月算。",
        where="考勤表、病假条；只数本来要上班的日子和法定节假日，不数周末。",
        ask="那个月休了几天病假（不数周末）？整个月都休的可以不写。",
        words=("天数", "病假", "休了几天"),
    ),
    InputSpec(
        "agreed_monthly",
        Nullable(yuan(), "没有约定", ("没有约定", "没约定")),
        "约定的病假工资",
        why="合同、集体合同约定得比最低数高的，按约定发。",
        where="劳动合同、集体合同、员工手册里写病假工资的地方。",
        ask="合同或集体合同有没有写一个月的病假工资是多少？",
        words=("约定病假工资", "合同约定"),
    ),
    InputSpec(
        "paid",
        Nullable(yuan(), "一分没发", ("没发", "没发过", "一分没发")),
        "已发",
        why="公司已经发过的病假工资要减掉。",
        where="工资单、银行流水。",
        ask="那几天公司发了多少病假工资？",
        words=("已发病假工资", "已经发的", "发过"),
    ),
    *REMUNERATION_TIME,
)
SPECS = {spec.name: spec for spec in INPUTS}
