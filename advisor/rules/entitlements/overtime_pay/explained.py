"""Overtime pay as docs/rules.md explains it."""

from __future__ import annotations

from advisor.rules.base import Explained
from advisor.rules.entitlements.overtime_pay import law
from advisor.rules.holidays import HOLIDAY_RULES, OVERLAP
from advisor.rules.limitation import ARBITRATION_LIMIT

EXPLAINED = Explained(
    formula=(
        "标准工时：月工资 ÷ 21.75 ÷ 8 ×（工作日小时 × 1.5 ＋ 没补休的休息日小时 × 2 ＋ 节假日小时 × 3）。",
        "综合计算工时（经批准）：周期里超过法定工时总数的小时 × 1.5，法定节假日的小时 × 3。",
        "不定时（经批准）：没有加班费；深圳的法定节假日小时 × 3。没有批准的按标准工时算。",
        "计件：单价 ×（工作日件数 × 1.5 ＋ 休息日件数 × 2 ＋ 节假日件数 × 3）；单价已经发过的，倍数各减 1。",
        "包薪：最低工资（或更高的约定工资）＋ 按它算的加班费 − 包薪，不足零的算零。",
    ),
    basis=(
        law.DUTY,
        law.RULES,
        law.ON_TOP,
        law.OTHER_SYSTEMS,
        law.GD_BASE,
        law.GD_DAILY,
        law.GD_RATES,
        law.GD_PIECES,
        law.GD_COMPREHENSIVE,
        law.GD_IRREGULAR,
        law.SZ_DAILY,
        law.SZ_RATES,
        law.SZ_COMPREHENSIVE,
        law.SZ_IRREGULAR,
        law.SZ_BASE,
        law.MINIMUM_DUTY,
        HOLIDAY_RULES,
        OVERLAP,
        law.PROOF,
        ARBITRATION_LIMIT,
    ),
    conventions=(
        "月计薪天数21.75，每天8小时，中间不四舍五入，每个月（或每个周期）的加班费最后四舍五入到分。",
        "加班费是在平常的工资以外另付的；补休只抵休息日上班，没有写月份的补休从最早的月份抵起。",
        "写日期的：周六、周日和调休放假的日子当作休息日，调休上班的周末当作工作日；小时数是一天一共上的，工作日只算超过8小时的部分。",
        "工作日写的不到8小时的，可能只是加班的小时：没有加班费，还是全算加班，给范围再问。",
        "综合计算工时的法定节假日小时不计入周期的总数；周期的最低工资按周期最后一天的。",
        "月工资低于当地最低工资的，按当月第一天的最低工资算；没有说月份的，按申请那天（没写就按今天）的。",
        "每天1小时、3小时和每月36小时的上限只作提示，不减加班费。",
        "一笔没有写月份的已发加班费，从最早的月份抵起。",
    ),
    disputed=(
        "广东省工资支付条例第十八条字面上按月平均工作天数（2025年起20.67天，以前20.83天）折算，实务用21.75天。",
        "没有约定工资的，按县（区）上年度职工月平均工资（实际更高的按实际），还是直接按实际发的工资。",
        "综合计算工时的节假日小时要不要从周期总数里拿出来。",
        "计件的单价已经发过的，节假日是再付两倍，还是按“另外支付”再付三倍。",
        "2020年以外两个节日碰在一起的，顺延那一天是不是300%。",
        "深圳不定时工作制的法定节假日有300%，国家规定没有；深圳的规定对劳动者更有利，按深圳的算。",
    ),
)
