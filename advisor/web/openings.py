"""Questions to begin with, by matter: a worker changes one rather than start from an empty box."""

from __future__ import annotations

from typing import Final

OPENINGS: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    (
        "高温津贴",
        "high-temperature-allowance",
        (
            "我2022年5月1日进佛山一家厂，车间夏天三十五六度没空调，从没发过高温补贴，合法吗？我还在职，能要回多少？",
            "公司只发凉茶，说可以抵高温津贴，对吗？",
        ),
    ),
    (
        "拖欠工资",
        "wage-arrears",
        ("东莞的厂欠了我今年8月、9月两个月工资，每月5200元，老板说没钱，我怎么要回来？",),
    ),
    (
        "加班费",
        "overtime-pay",
        ("我在深圳上班，每天加班3小时，每周只休一天，底薪2520元，一分加班费没有，能要多少？",),
    ),
    (
        "没签合同",
        "no-written-contract",
        ("我2025年12月1日进广州一家公司，一直没签劳动合同，月工资6000元，能要双倍工资吗？",),
    ),
    (
        "被辞退",
        "dismissal",
        ("我2019年3月进中山一家厂，月工资6500元，上个月突然叫我不用来了，什么补偿都没给，合法吗？",),
    ),
    (
        "自己想走",
        "forced-resignation",
        ("公司三个月没发工资，我想被迫离职，通知怎么写才能拿到补偿？",),
    ),
    (
        "工伤",
        "work-injury",
        ("我在佛山的厂里被机器压伤了手，公司不肯报工伤，怎么办？",),
    ),
    (
        "社保",
        "social-insurance-unpaid",
        ("公司不给我交社保，说我签了自愿放弃，可以补吗？",),
    ),
    (
        "怀孕",
        "pregnancy-dismissal",
        ("我怀孕三个月，公司要把我辞退，合法吗？",),
    ),
    (
        "年休假",
        "annual-leave",
        ("我在惠州上班六年，从来没休过年假，能要钱吗？",),
    ),
)
"""What the matter is called on the page, its topic, and what may be asked."""
