"""What a last day needs to be told."""

from __future__ import annotations

from advisor.rules.common_inputs import CITY, EMPLOYMENT_END, FILING, INTERRUPTED, adapted
from advisor.rules.composite import Nullable
from advisor.rules.inputs import InputSpec
from advisor.rules.kinds import Choice, Day, Option

KIND = Choice(
    (
        Option("arbitration", "申请劳动仲裁（一般）", ("仲裁", "劳动仲裁", "申请仲裁", "仲裁时效")),
        Option(
            "arbitration_pay_after_end",
            "离职后追讨工资的仲裁",
            ("离职后追讨工资", "离职后要工资", "离职后仲裁", "拖欠工资仲裁"),
        ),
        Option("lawsuit", "不服裁决去法院起诉", ("起诉", "不服仲裁起诉", "去法院", "向法院起诉")),
        Option("award_in_force", "裁决什么时候生效", ("裁决生效", "裁决书生效", "仲裁裁决生效")),
        Option("annulment", "公司申请撤销终局裁决", ("撤销裁决", "申请撤销裁决")),
        Option("hearing", "仲裁庭裁决的期限", ("仲裁多久", "审理期限", "仲裁期限")),
        Option("enforcement", "申请强制执行", ("强制执行", "执行", "申请执行")),
        Option("work_injury_employer", "公司申请工伤认定", ("单位申报工伤", "公司报工伤", "单位工伤认定")),
        Option("work_injury_worker", "自己申请工伤认定", ("工伤认定", "个人申请工伤", "自己报工伤")),
        Option("grading_objection", "不服伤残鉴定申请再次鉴定", ("再次鉴定", "不服劳动能力鉴定")),
        Option("labour_inspection", "向劳动监察投诉", ("劳动监察", "投诉", "监察投诉")),
        Option("administrative_review", "申请行政复议", ("行政复议", "复议")),
        Option("handover", "公司办档案和社保转移", ("离职手续", "社保转移", "离职证明")),
    )
)

INPUTS = (
    InputSpec(
        "kind",
        KIND,
        "什么事的期限",
        why="不同的事期限长短不一样，从哪天数也不一样。",
        where="看您下一步要做什么。",
        ask="您要问的是哪件事的期限：申请仲裁、起诉、申请工伤认定、投诉、复议，还是强制执行？",
        words=("种类", "事项", "期限种类"),
        required=True,
    ),
    InputSpec(
        "known",
        Day(),
        "知道权利受侵害的那天",
        why="时效从您知道或者应当知道那天起算。",
        where="少发钱的那次发工资日、收到通知的那天。",
        ask="您是哪一天知道权利被侵害的（比如哪天发现少发、哪天收到通知）？",
        words=("知道的日期", "知道那天", "发现那天"),
    ),
    adapted(EMPLOYMENT_END, why="离职以后追讨工资，从离职那天起一年；还在职的不起算。"),
    InputSpec(
        "received",
        Day(),
        "收到文书的那天",
        why="起诉、复议的期限从收到裁决书、决定书那天起算，不是从文书落款那天。",
        where="送达回证、快递签收记录、短信送达的记录。",
        ask="您是哪一天收到（签收）裁决书或决定书的？",
        words=("收到日期", "收到裁决书", "签收日期", "收到那天", "送达日期"),
    ),
    InputSpec(
        "injury",
        Day(),
        "受伤或诊断的那天",
        why="工伤认定从事故那天，或者诊断、鉴定为职业病那天起算。",
        where="病历、事故记录；职业病的看诊断证明书。",
        ask="事故是哪一天发生的，或者哪一天诊断为职业病？",
        words=("受伤日期", "事故日期", "受伤那天", "诊断日期"),
    ),
    InputSpec(
        "violation_end",
        Nullable(Day(), "还在继续", ("还在继续", "一直在继续", "仍在继续")),
        "违法行为结束的那天",
        why="劳动监察的期限从行为发生那天起算，一直持续的从结束那天起算。",
        where="最后一次少发、最后一次违法加班的那天；离职的，一般看离职那天。",
        ask="公司的违法做法哪一天结束的？还在继续吗？",
        words=("违法结束日", "行为结束日"),
    ),
    InputSpec(
        "accepted",
        Day(),
        "仲裁委受理的那天",
        why="裁决的期限从受理那天起算。",
        where="受理通知书。",
        ask="仲裁委是哪一天受理的？",
        words=("受理日期", "立案日期"),
    ),
    InputSpec(
        "due",
        Day(),
        "裁决书写的最后付款日",
        why="强制执行的期限从履行期最后一天起算；没有写的从文书生效那天起算。",
        where="裁决书、调解书上写的履行期限。",
        ask="裁决书写了公司最迟哪一天付钱吗？",
        words=("履行期限", "最后付款日", "履行期最后一天"),
    ),
    InputSpec(
        "in_force",
        Day(),
        "文书生效的那天",
        why="裁决书没有写付款期限的，强制执行从生效那天起算。",
        where="不起诉的，收到裁决书满15天以后；终局裁决看作出那天；调解书看双方签收那天。",
        ask="裁决书或调解书是哪一天生效的？",
        words=("生效日期", "生效那天"),
    ),
    adapted(
        INTERRUPTED,
        why="要过、投诉过，或对方答应过，仲裁时效和执行期限从那天重新起算。",
        ask="您最近一次向对方要，或去投诉、对方答应付，是哪一天？有什么能证明？",
    ),
    adapted(
        FILING,
        label="准备去办的那天",
        why="写了就告诉您到那天过期没有。",
        where="您打算去办的那一天。",
        ask="您打算哪一天去办？",
        words=("申请日期", "办理日期", "申请"),
    ),
    adapted(CITY, required=False, why="广东的规定多写了一些，写了城市就一起列出依据。"),
)
SPECS = {spec.name: spec for spec in INPUTS}
