"""Why the contract ended: which grounds earn compensation, by which article, and since when.

《劳动合同法》 arts. 36–46; 《劳动合同法实施条例》 arts. 5, 6, 22; Guangdong's minutes of 2012, items 27, 29,
30, 32.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from advisor.domain import ProvisionRef
from advisor.rules.compensation import law
from advisor.rules.kinds import Choice, Option

Before = Literal["first_day", "from_2008", "doubtful"]
"""Whether years before 2008 count (《劳动合同法》 art. 97(3)): where the rules of that time paid too, where
they did not, and where we have not seen them."""


@dataclass(frozen=True, slots=True)
class Ground:
    value: str
    label: str
    words: tuple[str, ...]
    basis: tuple[ProvisionRef, ...]
    before: Before = "from_2008"
    refused: str | None = None
    """Why there is no compensation, for a worker; None where there is."""

    @property
    def option(self) -> Option:
        return Option(self.value, self.label, self.words)


_PAID = (
    Ground(
        "employer_proposed",
        "公司提出，双方谈好解除",
        ("协商解除", "公司提出协商解除", "协商一致", "公司提出", "公司劝退", "劝退", "36条"),
        (law.law("第三十六条"), law.CAUSES),
        "first_day",
    ),
    Ground(
        "expiry",
        "合同到期终止，本人没有拒绝同等条件的续签",
        ("合同到期", "到期不续签", "合同到期不续签", "合同期满", "到期终止"),
        (law.law("第四十四条"), law.CAUSES),
    ),
    Ground(
        "article_38",
        "公司有过错，本人提出解除（被迫离职）",
        ("被迫离职", "被迫解除", "被迫辞职", "38条", "第三十八条"),
        (law.law("第三十八条"), law.CAUSES),
        "doubtful",
    ),
    Ground(
        "article_40",
        "本人没有过错，公司解除（医疗期满、不能胜任、情况重大变化）",
        ("无过失辞退", "不能胜任", "医疗期满", "客观情况变化", "40条", "第四十条"),
        (law.NOTICE, law.CAUSES),
        "first_day",
    ),
    Ground(
        "article_41",
        "公司经济性裁员",
        ("裁员", "经济性裁员", "41条", "第四十一条"),
        (law.law("第四十一条"), law.CAUSES),
        "first_day",
    ),
    Ground(
        "article_44",
        "公司破产、吊销、关闭、撤销或提前解散",
        ("公司破产", "破产", "公司倒闭", "倒闭", "工厂关闭", "公司关闭", "公司解散", "吊销执照"),
        (law.law("第四十四条"), law.CAUSES),
        "doubtful",
    ),
    Ground(
        "operating_term_over",
        "公司经营期限到了，不再经营",
        ("经营期限届满", "经营期限到期"),
        (law.CAUSES, law.TERM_OVER),
        "doubtful",
    ),
    Ground(
        "task_completed",
        "以完成任务为期限的合同，任务完成",
        ("任务完成", "项目完工", "工程完工"),
        (law.CAUSES, law.rules("第二十二条")),
    ),
    Ground(
        "refusal_to_sign_after_month",
        "上班超过一个月，本人不签书面合同，公司终止",
        ("超过一个月不签合同", "满一个月后拒签"),
        (law.CAUSES, law.rules("第六条")),
    ),
    Ground(
        "unknown_cause",
        "离职原因双方都证明不了",
        ("说不清", "原因不明", "证明不了", "离职原因不明"),
        (law.law("第三十六条"), law.CAUSES),
        "first_day",
    ),
)
_UNPAID = (
    Ground(
        "expiry_refused_equal_renewal",
        "合同到期，公司按同等或更好的条件续签，本人不续",
        ("到期本人不续签", "本人不续签", "不同意续签"),
        (law.CAUSES,),
        refused="公司按同等或者更好的条件续签、您不同意续签的，合同到期终止没有经济补偿"
        "（《劳动合同法》第四十六条）。条件变差了的，请改选“合同到期”再算。",
    ),
    Ground(
        "refusal_to_sign_within_month",
        "上班一个月内，公司书面通知签合同，本人不签",
        ("一个月内不签合同", "一个月内拒签"),
        (law.rules("第五条"),),
        refused="上班一个月内，公司书面通知您签合同、您不签，公司书面终止的，没有经济补偿，但已经做的工作要付工资"
        "（《劳动合同法实施条例》第五条）。",
    ),
    Ground(
        "resignation",
        "本人主动辞职",
        ("主动辞职", "辞职", "自己辞职", "自愿离职", "自离", "37条"),
        (law.law("第三十七条"), law.CAUSES),
        refused="自己主动辞职的，没有经济补偿（《劳动合同法》第三十七条、第四十六条）。"
        "如果是因为公司欠薪、不交社保等才走的，请改选“被迫离职”再算。",
    ),
    Ground(
        "worker_proposed",
        "本人提出，双方谈好解除",
        ("本人提出协商解除",),
        (law.law("第三十六条"), law.CAUSES),
        refused="由您提出、双方谈好解除的，没有经济补偿，公司答应给的除外（《劳动合同法》第四十六条）。",
    ),
    Ground(
        "article_39",
        "公司以本人有过错为由解除（试用期不合格、严重违纪等）",
        ("严重违纪", "违纪开除", "过失辞退", "试用期不合格", "39条", "第三十九条"),
        (law.law("第三十九条"), law.CAUSES),
        refused="公司依法以您有过错为由解除的，没有经济补偿（《劳动合同法》第三十九条、第四十六条）。"
        "有没有过错要由公司证明；证明不了就是违法解除，可以要二倍的赔偿金。",
    ),
    Ground(
        "pension",
        "开始领养老金，合同终止",
        ("退休", "领养老金"),
        (law.law("第四十四条"), law.CAUSES),
        refused="开始依法享受养老保险待遇而终止的，不在有经济补偿的情形里（《劳动合同法》第四十四条、第四十六条）。"
        "到了退休年龄还没有领养老金的，有争议，请问12333。",
    ),
    Ground(
        "death",
        "劳动者去世，合同终止",
        ("去世", "死亡", "过世"),
        (law.law("第四十四条"), law.CAUSES),
        refused="劳动者去世而终止的，不在有经济补偿的情形里（《劳动合同法》第四十四条、第四十六条）。"
        "因工去世的，另有工亡待遇，请改算“工亡待遇”；没发的工资照样要付。",
    ),
    Ground(
        "part_time",
        "非全日制用工终止",
        ("非全日制", "小时工", "钟点工"),
        (law.law("第七十一条"),),
        refused="非全日制用工终止，公司不付经济补偿（《劳动合同法》第七十一条）。",
    ),
    Ground(
        "unlawful",
        "公司违法解除或终止",
        ("违法解除", "违法辞退", "无故开除", "无故辞退", "乱开除"),
        (law.DOUBLE, law.DOUBLE_YEARS),
        refused="违法解除的，要的是二倍的赔偿金，付了赔偿金就不再另付经济补偿"
        "（《劳动合同法》第八十七条、《劳动合同法实施条例》第二十五条）。请改算“违法解除赔偿金”。",
    ),
)
GROUNDS = {ground.value: ground for ground in (*_PAID, *_UNPAID)}
GROUND = Choice(tuple(ground.option for ground in GROUNDS.values()))

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
