"""What each ground for the end of a contract earns: by which article, and since when.

《劳动合同法》 arts. 36–46; 《劳动合同法实施条例》 arts. 5, 6, 22; Guangdong's minutes of 2012, items 27, 29,
30, 32.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from advisor.domain import ProvisionRef
from advisor.rules.entitlements.compensation import law
from advisor.rules.kinds import Choice, Option

Before = Literal["first_day", "from_2008", "doubtful"]
"""Whether years before 2008 count (《劳动合同法》 art. 97(3)): where the rules of that time paid too, where
they did not, and where we have not seen them."""


@dataclass(frozen=True, slots=True)
class Ground:
    value: str
    """As in `advisor.rules.grounds.GROUND`."""
    basis: tuple[ProvisionRef, ...]
    before: Before = "from_2008"
    refused: str | None = None
    """Why there is no compensation, for a worker; None where there is."""


_PAID = (
    Ground(
        "employer_proposed",
        (law.law("第三十六条"), law.CAUSES),
        "first_day",
    ),
    Ground(
        "expiry",
        (law.law("第四十四条"), law.CAUSES),
    ),
    Ground(
        "article_38",
        (law.law("第三十八条"), law.CAUSES),
        "doubtful",
    ),
    Ground(
        "article_40",
        (law.NOTICE, law.CAUSES),
        "first_day",
    ),
    Ground(
        "article_41",
        (law.law("第四十一条"), law.CAUSES),
        "first_day",
    ),
    Ground(
        "article_44",
        (law.law("第四十四条"), law.CAUSES),
        "doubtful",
    ),
    Ground(
        "operating_term_over",
        (law.CAUSES, law.TERM_OVER),
        "doubtful",
    ),
    Ground(
        "task_completed",
        (law.CAUSES, law.rules("第二十二条")),
    ),
    Ground(
        "refusal_to_sign_after_month",
        (law.CAUSES, law.rules("第六条")),
    ),
    Ground(
        "unknown_cause",
        (law.law("第三十六条"), law.CAUSES),
        "first_day",
    ),
)
_UNPAID = (
    Ground(
        "expiry_refused_equal_renewal",
        (law.CAUSES,),
        refused="公司按同等或者更好的条件续签、您不同意续签的，合同到期终止没有经济补偿"
        "（《劳动合同法》第四十六条）。条件变差了的，请改选“合同到期”再算。",
    ),
    Ground(
        "refusal_to_sign_within_month",
        (law.rules("第五条"),),
        refused="上班一个月内，公司书面通知您签合同、您不签，公司书面终止的，没有经济补偿，但已经做的工作要付工资"
        "（《劳动合同法实施条例》第五条）。",
    ),
    Ground(
        "resignation",
        (law.law("第三十七条"), law.CAUSES),
        refused="自己主动辞职的，没有经济补偿（《劳动合同法》第三十七条、第四十六条）。"
        "如果是因为公司欠薪、不交社保等才走的，请改选“被迫离职”再算。",
    ),
    Ground(
        "worker_proposed",
        (law.law("第三十六条"), law.CAUSES),
        refused="由您提出、双方谈好解除的，没有经济补偿，公司答应给的除外（《劳动合同法》第四十六条）。",
    ),
    Ground(
        "article_39",
        (law.law("第三十九条"), law.CAUSES),
        refused="公司依法以您有过错为由解除的，没有经济补偿（《劳动合同法》第三十九条、第四十六条）。"
        "有没有过错要由公司证明；证明不了就是违法解除，可以要二倍的赔偿金。",
    ),
    Ground(
        "pension",
        (law.law("第四十四条"), law.CAUSES),
        refused="开始依法享受养老保险待遇而终止的，不在有经济补偿的情形里（《劳动合同法》第四十四条、第四十六条）。"
        "到了退休年龄还没有领养老金的，有争议，请问12333。",
    ),
    Ground(
        "death",
        (law.law("第四十四条"), law.CAUSES),
        refused="劳动者去世而终止的，不在有经济补偿的情形里（《劳动合同法》第四十四条、第四十六条）。"
        "因工去世的，另有工亡待遇，请改算“工亡待遇”；没发的工资照样要付。",
    ),
    Ground(
        "part_time",
        (law.law("第七十一条"),),
        refused="非全日制用工终止，公司不付经济补偿（《劳动合同法》第七十一条）。",
    ),
    Ground(
        "unlawful",
        (law.DOUBLE, law.DOUBLE_YEARS),
        refused="违法解除的，要的是二倍的赔偿金，付了赔偿金就不再另付经济补偿"
        "（《劳动合同法》第八十七条、《劳动合同法实施条例》第二十五条）。请改算“违法解除赔偿金”。",
    ),
)
GROUNDS = {ground.value: ground for ground in (*_PAID, *_UNPAID)}

FAULT = Choice(
    (
        Option(
            "unpaid_wages",
            "拖欠、少发工资或加班费",
            ("拖欠工资", "欠薪", "少发工资", "克扣工资", "不给加班费"),
        ),
        Option(
            "heat_or_leave_pay",
            "只是没发高温津贴或年休假工资",
            ("没发高温津贴", "没发年休假工资", "不发高温津贴", "没发年假工资"),
        ),
        Option("social_insurance", "没有依法交社会保险", ("没交社保", "不交社保", "不买社保")),
        Option("conditions", "没有按合同提供劳动保护或劳动条件", ("没有劳动保护", "不提供劳动条件")),
        Option("rules", "规章制度违法，损害了本人权益", ("规章制度违法",)),
        Option("void", "欺诈、胁迫等使合同无效", ("合同无效",)),
        Option("force", "强迫劳动，或违章指挥、强令冒险", ("强迫劳动", "强令冒险作业", "违章指挥")),
        Option("employer_fled", "老板欠薪跑了", ("老板跑路", "欠薪逃匿")),
    )
)
OLD_RULES_PAID_NOTHING = frozenset({"social_insurance", "rules", "void"})
"""Faults for which nothing was owed before 2008; for the others we have not seen the rules of that time."""
DISMISSAL = Choice(
    (
        Option("illness", "医疗期满不能工作", ("医疗期满", "生病", "病假期满")),
        Option("incompetence", "不能胜任工作", ("不胜任", "不能胜任", "能力不够")),
        Option("changed", "客观情况重大变化", ("客观情况变化", "岗位撤销")),
    )
)
