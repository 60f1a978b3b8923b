"""Why a contract ended, as a worker says it: the one choice of every entitlement that asks for it.

What a ground earns is the entitlement's own business. Pure data.
"""

from __future__ import annotations

from advisor.rules.kinds import Choice, Option

GROUND = Choice(
    (
        Option(
            "employer_proposed",
            "公司提出，双方谈好解除",
            ("协商解除", "公司提出协商解除", "协商一致", "公司提出", "公司劝退", "劝退", "36条"),
        ),
        Option(
            "expiry",
            "合同到期终止，本人没有拒绝同等条件的续签",
            ("合同到期", "到期不续签", "合同到期不续签", "合同期满", "到期终止"),
        ),
        Option(
            "article_38",
            "公司有过错，本人提出解除（被迫离职）",
            ("被迫离职", "被迫解除", "被迫辞职", "38条", "第三十八条"),
        ),
        Option(
            "article_40",
            "本人没有过错，公司解除（医疗期满、不能胜任、情况重大变化）",
            ("无过失辞退", "不能胜任", "医疗期满", "客观情况变化", "40条", "第四十条"),
        ),
        Option("article_41", "公司经济性裁员", ("裁员", "经济性裁员", "41条", "第四十一条")),
        Option(
            "article_44",
            "公司破产、吊销、关闭、撤销或提前解散",
            ("公司破产", "破产", "公司倒闭", "倒闭", "工厂关闭", "公司关闭", "公司解散", "吊销执照"),
        ),
        Option("operating_term_over", "公司经营期限到了，不再经营", ("经营期限届满", "经营期限到期")),
        Option("task_completed", "以完成任务为期限的合同，任务完成", ("任务完成", "项目完工", "工程完工")),
        Option(
            "refusal_to_sign_after_month",
            "上班超过一个月，本人不签书面合同，公司终止",
            ("超过一个月不签合同", "满一个月后拒签"),
        ),
        Option("unknown_cause", "离职原因双方都证明不了", ("说不清", "原因不明", "证明不了", "离职原因不明")),
        Option(
            "expiry_refused_equal_renewal",
            "合同到期，公司按同等或更好的条件续签，本人不续",
            ("到期本人不续签", "本人不续签", "不同意续签"),
        ),
        Option(
            "refusal_to_sign_within_month",
            "上班一个月内，公司书面通知签合同，本人不签",
            ("一个月内不签合同", "一个月内拒签"),
        ),
        Option("resignation", "本人主动辞职", ("主动辞职", "辞职", "自己辞职", "自愿离职", "自离", "37条")),
        Option("worker_proposed", "本人提出，双方谈好解除", ("本人提出协商解除",)),
        Option(
            "article_39",
            "公司以本人有过错为由解除（试用期不合格、严重违纪等）",
            ("严重违纪", "违纪开除", "过失辞退", "试用期不合格", "39条", "第三十九条"),
        ),
        Option("pension", "开始领养老金，合同终止", ("退休", "领养老金")),
        Option("death", "劳动者去世，合同终止", ("去世", "死亡", "过世")),
        Option("part_time", "非全日制用工终止", ("非全日制", "小时工", "钟点工")),
        Option("unlawful", "公司违法解除或终止", ("违法解除", "违法辞退", "无故开除", "无故辞退", "乱开除")),
    )
)
