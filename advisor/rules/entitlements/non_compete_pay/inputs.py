"""What non-compete pay needs to be told."""

from __future__ import annotations

from decimal import Decimal

from advisor.rules.common_inputs import CITY, EMPLOYMENT_END, ONE_YEAR_TIME, adapted
from advisor.rules.composite import Nullable
from advisor.rules.inputs import InputSpec
from advisor.rules.kinds import Day, Flag, Number, yuan

INPUTS = (
    adapted(
        CITY,
        why="没有约定补偿的，每月不能低于合同履行地的最低工资。",
        where="看劳动合同的工作地点。",
        required=False,
    ),
    InputSpec(
        "agreed_monthly",
        Nullable(yuan(), "没有约定补偿", ("没约定", "没有约定", "没写")),
        "约定的每月补偿",
        why="约定了的按约定；没有约定的，按离职前平均工资的一定比例。",
        where="劳动合同、保密协议或竞业限制协议里写的补偿；没写的，写“没约定”。",
        ask="合同或协议里写了竞业限制的补偿吗？每月多少钱？没写也请说一声。",
        words=("每月补偿", "约定补偿", "竞业补偿", "竞业限制补偿"),
        required=True,
    ),
    InputSpec(
        "average_wage",
        yuan(),
        "离职前12个月平均工资",
        why="没有约定补偿的，按它的一定比例算。",
        where="工资条、银行流水：离职前12个月应发工资加起来除以12；做不满12个月的按实际月数。",
        ask="您离职前12个月，平均每月应发工资是多少？",
        words=("平均工资", "月平均工资", "离职前平均工资"),
    ),
    InputSpec(
        "months",
        Number("个月", Decimal(0), Decimal(600), 0, ("月",)),
        "遵守了几个月",
        why="只有离职以后真正遵守的月份才有补偿。",
        where="从离职第二天起算，您没去竞争对手那里、也没自己做同类生意的月数。",
        ask="离职以后，您遵守了几个月的竞业限制？",
        words=("月数", "遵守月数", "限制月数"),
        required=True,
    ),
    adapted(
        EMPLOYMENT_END,
        kind=Day(),
        why="从离职第二天起一个月一个月地算，最低工资和时效都看月份。",
        ask="您是哪一天离职的？",
        required=True,
    ),
    InputSpec(
        "restricted",
        Flag(yes=("签了", "约定了"), no=("没签", "没约定", "没有约定")),
        "约定过竞业限制",
        why="没有约定竞业限制的，您去哪里上班都可以，也就没有补偿。",
        where="看劳动合同、保密协议里有没有离职后不能去同行上班的话。",
        ask="合同或协议里有没有写，离职以后不能去同行公司上班？",
        words=("有竞业限制", "竞业限制约定"),
    ),
    InputSpec(
        "released",
        Flag(yes=("提前解除", "公司解除了"), no=("没解除", "没有解除")),
        "公司在限制期里提出解除",
        why="公司提前解除竞业限制的，可以另外要几个月的补偿。",
        where="公司发的解除竞业限制的通知、邮件或聊天记录。",
        ask="公司有没有在限制期里通知您，不用再遵守竞业限制了？",
        words=("公司提前解除", "解除竞业限制"),
    ),
    InputSpec(
        "paid",
        Nullable(yuan(), "一分没付", ("没付", "没给", "没发")),
        "公司已付的补偿",
        why="离职以后付过的竞业限制补偿要减掉；在职时的工资不算。",
        where="银行流水里离职以后的转账。",
        ask="离职以后，公司一共付过多少竞业限制补偿？",
        words=("已付", "已发", "付过"),
    ),
    *ONE_YEAR_TIME,
)
SPECS = {spec.name: spec for spec in INPUTS}
