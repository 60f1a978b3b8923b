"""What the pay kept during treatment needs to be told."""

from __future__ import annotations

from decimal import Decimal

from advisor.rules.common_inputs import CITY, EMPLOYMENT_END, ONE_YEAR_TIME, adapted
from advisor.rules.composite import Nullable
from advisor.rules.entitlements.work_injury.inputs import INJURY, OVER_AGE, RECOGNISED, REFUSED
from advisor.rules.inputs import InputSpec
from advisor.rules.kinds import Flag, Number, yuan

INPUTS = (
    adapted(
        CITY,
        why="停工留薪期最长多久，广东和全国的写法不同；按参加工伤保险的地方算。",
        required=False,
    ),
    InputSpec(
        "average_wage",
        yuan(),
        "受伤前的月均工资福利",
        why="停工留薪期里，公司照受伤前12个月的平均工资福利发，不满12个月的按实际月数平均。",
        where="受伤前12个月的工资单、银行流水，应发的平均数。",
        ask="受伤前12个月，您每月的工资福利平均是多少？",
        words=("平均工资", "月均工资", "受伤前工资", "原工资", "月薪", "工资"),
        required=True,
    ),
    InputSpec(
        "months",
        Number("个月", Decimal(0), Decimal(60), 2, ("月",)),
        "停工留薪期几个月",
        why="几个月，就照原来的工资福利发几个月。",
        where="劳动能力鉴定委员会的停工留薪期确认书；没有的看医院的休息证明。",
        ask="停工留薪期（工伤休息治疗）一共几个月？",
        words=("月数", "停工留薪期", "停工月数"),
        required=True,
    ),
    InputSpec(
        "paid_monthly",
        Nullable(yuan(), "一分没发", ("没发", "没发过")),
        "公司每月发了多少",
        why="公司已经发的要减掉。",
        where="停工期间的工资单、银行流水，应发的平均数。",
        ask="停工期间，公司每个月发给您多少？",
        words=("每月已发", "已发", "每月发"),
    ),
    InputSpec(
        "confirmed",
        Flag(("确认了", "已确认"), ("没确认", "未确认")),
        "这么多个月经鉴定委员会确认了没有",
        why="超过12个月的，要劳动能力鉴定委员会确认才算。",
        where="劳动能力鉴定委员会发的停工留薪期（延长）确认书。",
        ask="这么多个月，劳动能力鉴定委员会确认了吗？",
        words=("确认", "鉴定委员会确认", "延长确认"),
    ),
    INJURY,
    RECOGNISED,
    OVER_AGE,
    adapted(EMPLOYMENT_END, why="离职以后，一年的仲裁时效从离职那天起算。"),
    REFUSED,
    *ONE_YEAR_TIME,
)
SPECS = {spec.name: spec for spec in INPUTS}
