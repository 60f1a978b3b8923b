"""The two entries of docs/rules.md."""

from __future__ import annotations

from advisor.rules.base import Explained
from advisor.rules.entitlements.compensation import law

_WAGE = (
    "月工资是离职前十二个月应发工资的平均数，低于当地最低工资的按最低工资，"
    "高于当地上年度职工月平均工资三倍的按三倍。"
)
_CONVENTIONS = (
    "工作年限首尾两天都算；满几个月算到对应日的前一天，没有对应日的算到那个月最后一天。",
    "每一项只在最后四舍五入到分一次，平均工资不先取整。",
    "分月写工资的，取离职前已经过完的整月，最多十二个月；一个整月也没有的，写了的月份都用。",
    "没写当地上年度职工月平均工资的：不超过当地最低工资三倍的不问；按最低工资至多是平均工资六成估计不会超过的，"
    "先不封顶算并请确认；可能超过的给一个范围，最少的一头用最低工资的三倍。",
    "连最低工资也不知道、月工资又高的，要先写上当地上年度职工月平均工资。",
    "时效从离职那天起算一年。",
)
_DISPUTED = (
    "加班费算不算进月平均工资，各地不一；这里算进去，写了加班费就给出不算的数。",
    "入职日在29日到31日的，满一个月算到哪一天差一天；影响结果时给出另一种读法。",
)
_LIMIT = "工资封顶时，2008年以前的年限算不算进最多的年限，有争议；给出另一种读法。"
ECONOMIC = Explained(
    formula=(
        "经济补偿 = 月工资 × 补偿月数；每满一年一个月，余下满六个月的按一年，不满六个月的半个月。",
        _WAGE,
        "月工资封顶的，年限最多十二年；正好等于三倍的不封顶。",
        "依第四十条解除又没有提前三十天书面通知的，加上一个月的工资，不封顶。",
    ),
    basis=(
        law.CAUSES,
        law.AMOUNT,
        law.TRANSITION,
        law.JOINED,
        law.NOTICE_SUM,
        law.WAGE,
        law.UNKNOWN_CAUSE,
        law.ONE_BASE,
        law.OLD_YEARS,
    ),
    conventions=(
        *_CONVENTIONS,
        "2008年以前和以后的年限都算的，连在一起算、只折算一次；其中一段有上限的，两段分开算。",
        "2008年以前：协商一致、第四十条、裁员的从入职算起；合同到期、任务完成、没交社保等从2008年1月1日算起；"
        "其他情形当时的规定没有核对到，先从2008年1月1日算，另一种读法一并给出。",
    ),
    disputed=(
        *_DISPUTED,
        "只因没发高温津贴或年休假工资而解除：国家法律有经济补偿，广东2012年的座谈会纪要不支持，两种都给出。",
        "双方都证明不了离职原因：广东2012年的座谈会纪要按公司提出、协商一致解除看待，现在的效力有争议。",
        "2008年以前不满一年的部分怎么折算，有几种读法。",
        _LIMIT,
        "在深圳，因为没交社保解除、又没有先要求公司缴并等满一个月的：可能没有，一并给出。",
    ),
)
UNLAWFUL = Explained(
    formula=(
        "赔偿金 = 月工资 × 补偿月数 × 2；补偿月数同经济补偿，从用工那天算起，2008年以前的也算。",
        _WAGE,
        "不另付经济补偿，也不加代通知金。",
    ),
    basis=(
        law.CHOICE,
        law.DOUBLE,
        law.AMOUNT,
        law.DOUBLE_YEARS,
        law.WAGE,
        law.NOT_BOTH,
        law.DOUBLE_OLD_YEARS,
        law.UNION,
        law.PROOF,
    ),
    conventions=_CONVENTIONS,
    disputed=(*_DISPUTED, _LIMIT),
)
