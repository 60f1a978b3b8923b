"""The benefits as docs/rules.md explains them."""

from __future__ import annotations

from advisor.domain import ProvisionRef
from advisor.rules.base import Explained
from advisor.rules.entitlements.work_injury.law import (
    GUANGDONG_ACT,
    INSURANCE_ACT,
    NATION_ACT,
    OVER_AGE_GUANGDONG,
    OVER_AGE_OPINION,
    OVER_AGE_ORDER,
)
from advisor.rules.limitation import ARBITRATION_LIMIT

EXPLAINED = Explained(
    formula=(
        "本人工资＝受伤前12个月的平均月缴费工资，不低于上年度职工月平均工资的60%，不高于300%。",
        "一次性伤残补助金＝月数（一级27到十级7）× 本人工资。",
        "劳动关系结束时（五到十级）的医疗、就业补助金＝广东的月数 × 取大（本人工资，离职前的缴费工资）。",
        "伤残津贴（一级到六级，每月）＝本人工资 × 比例，不低于当地最低工资；不加进合计。",
        "公司少报工资的（广东），按实际工资算出来的，减按缴费工资算出来的，由公司补。",
    ),
    basis=(
        *(ProvisionRef(NATION_ACT, f"第{n}条") for n in ("三十五", "三十六", "三十七", "六十二", "六十四")),
        *(
            ProvisionRef(GUANGDONG_ACT, f"第{n}条")
            for n in ("二十八", "三十", "三十一", "三十二", "三十三", "四十一", "五十五", "五十六", "六十四")
        ),
        *(ProvisionRef(INSURANCE_ACT, f"第{n}条") for n in ("三十八", "三十九", "四十一")),
        OVER_AGE_GUANGDONG,
        OVER_AGE_OPINION,
        OVER_AGE_ORDER,
        ARBITRATION_LIMIT,
    ),
    conventions=(
        "没有写日期的，按核对标准那天的规定算；写了收到鉴定结论、离职、申请的日期的，按各自那天。",
        "没写职工月平均工资的，先按自己的工资算，不比上下限，说明并且再问；没写城市的，先按国家的规定算。",
        "写了离职前的工资的，当作要离职；五级、六级没说谁提出的，先按自己提出算，说明并且再问。",
        "没写离职时用的平均工资的，离职前的缴费工资用受伤前那个平均工资来限上下。",
        "没有参保的，本人工资按实际的月均工资算，上下限一样。",
        "公司付的部分，一年从公司明确不付那天起算；没有写的，从离职那天起算，离职以后才收到鉴定结论的，从收到那天起算。",
        "公司在离职以前就说不付的，离职才有的两项仍从离职那天起算。",
        "基金付的部分不受仲裁时效限制，都放在近几年那一栏。",
        "按月的钱只列出每月多少，不加进合计。",
    ),
    disputed=(
        "受伤时超过退休年龄或者已领养老金的：广东的条例不适用，国家2026年7月1日起要求参保，办法还没有出。",
        "公司付的部分，一年从离职那天还是从公司拒绝那天起算（拒绝在前、在后都列出另一种）。",
        "广东以外，少报工资的差额要不要由公司补，没有核对到明文，没有加进去。",
    ),
)
