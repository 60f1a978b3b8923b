"""The benefits of a dead worker's family as docs/rules.md explains them."""

from __future__ import annotations

from advisor.domain import ProvisionRef
from advisor.rules.base import Explained
from advisor.rules.entitlements.work_injury.law import (
    CHOICE,
    GUANGDONG_ACT,
    INSURANCE_ACT,
    NATION_ACT,
    NOT_PUBLISHED_YET,
)
from advisor.rules.limitation import ARBITRATION_LIMIT

WHAT_IS_DUE = ProvisionRef(NATION_ACT, "第三十九条")
EXPLAINED = Explained(
    formula=(
        "丧葬补助金＝6 × 上年度职工月平均工资（广东用全省的，所在市更高的用市里的）。",
        "一次性工亡补助金＝去世那年的上一年度、全国城镇居民人均可支配收入 × 20。",
        "供养亲属抚恤金（每月）＝本人工资 ×（配偶40% + 其他每人30% + 孤寡老人、孤儿另加10%），有上限。",
    ),
    basis=(
        WHAT_IS_DUE,
        ProvisionRef(GUANGDONG_ACT, "第三十五条"),
        ProvisionRef(INSURANCE_ACT, "第三十八条"),
        NOT_PUBLISHED_YET,
        CHOICE,
        ARBITRATION_LIMIT,
    ),
    conventions=(
        "只写了去世的月份的，按那个月的第一天；数额只看年份。",
        "生前的工资按本人工资算，也就是限了上下的平均月缴费工资。",
        "写了人均可支配收入的，按写的数算，和核对过的数不一样时说明。",
        "按月的钱只列出每月多少，不加进合计。",
    ),
    disputed=("死者超过退休年龄或者已领养老金的，广东的条例和国家的规定不一致。",),
)
