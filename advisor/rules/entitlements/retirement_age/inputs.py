"""What the retirement age needs to be told."""

from __future__ import annotations

from decimal import Decimal

from advisor.rules.calendar import Month
from advisor.rules.inputs import InputSpec
from advisor.rules.kinds import CalendarMonth, Choice, Number, Option

CATEGORY = Choice(
    (
        Option("male", "男", ("男职工", "男性", "男工")),
        Option("female_50", "女，原来50岁退休", ("女工人", "女50", "女职工50", "生产岗位女职工", "女工")),
        Option(
            "female_55",
            "女，原来55岁退休",
            ("女干部", "女55", "女职工55", "管理岗位女职工", "技术岗位女职工"),
        ),
        Option("female", "女，不知道是50还是55", ("女", "女性", "女职工")),
    )
)
INPUTS = (
    InputSpec(
        "birth",
        CalendarMonth(Month(1950, 1), Month(2010, 12)),
        "出生年月",
        why="退休年龄按出生的年月算。",
        where="身份证；和档案不一致的，一般看档案最先记载的，问当地社保。",
        ask="您是哪年哪月出生的？",
        words=("出生", "出生月份"),
        required=True,
    ),
    InputSpec(
        "category",
        CATEGORY,
        "性别和岗位",
        why="男的、原来50岁退休的女职工、原来55岁退休的女职工，退休年龄不同。",
        where="看劳动合同写的岗位：生产、操作岗位一般原来50岁，管理、技术岗位一般原来55岁；问公司人事或社保。",
        ask="您是男的还是女的？女的是生产操作岗位（原来50岁退休），还是管理技术岗位（原来55岁退休）？",
        words=("性别", "类别", "身份", "岗位"),
        required=True,
    ),
    InputSpec(
        "contribution_months",
        Number("个月", Decimal(0), Decimal(720), 0, ("月",)),
        "养老保险交了多少个月",
        why="按月领养老金要交满最低年限，提前退休也要。",
        where="社保缴费记录，或“掌上12333”。",
        ask="到现在为止，养老保险一共交了多少个月？",
        words=("缴费月数", "社保月数", "养老保险月数"),
    ),
)
SPECS = {spec.name: spec for spec in INPUTS}
