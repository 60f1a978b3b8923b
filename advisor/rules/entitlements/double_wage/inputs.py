"""What the second wage needs to be told."""

from __future__ import annotations

from decimal import Decimal

from advisor.rules.common_inputs import CITY, EMPLOYMENT_END, FILING, INTERRUPTED, adapted
from advisor.rules.composite import ByMonth, Nullable
from advisor.rules.inputs import InputSpec
from advisor.rules.kinds import Choice, Day, Number, Option, yuan

SITUATION = Choice(
    (
        Option("no_contract", "入职后没签书面合同", ("没签合同", "没签劳动合同", "入职没签")),
        Option("expired", "合同到期没续签，继续上班", ("到期没续签", "合同到期没续签", "没续签")),
        Option(
            "open_ended_refused",
            "应当签无固定期限合同，公司不签",
            ("不签无固定期限", "拒签无固定期限合同", "不签无固定期限合同"),
        ),
    )
)
REASON = Choice(
    (
        Option("employer", "公司没有签", ("公司不签", "公司原因")),
        Option("own_fault", "自己故意不签，或自己有重大过失", ("自己不签", "自己不肯签", "本人不签")),
        Option("force_majeure", "不可抗力", ("天灾",)),
        Option("automatic_extension", "合同依法自动续延", ("自动续延", "依法顺延", "孕期顺延")),
        Option("part_time", "非全日制", ("小时工", "钟点工", "兼职")),
        Option("unlicensed", "公司没有合法经营资格", ("没有营业执照", "无照经营")),
    )
)
WORKDAYS = Number("天", Decimal(0), Decimal(23), 1, ("日", "个工作日"))

INPUTS = (
    adapted(
        CITY,
        why="广东对二倍工资的基数和时效有自己的做法，按上班的地方看。",
        required=False,
    ),
    InputSpec(
        "situation",
        SITUATION,
        "情形",
        why="入职没签、到期没续签、该签无固定期限合同没签，算法不一样；不写按入职没签算。",
        where="想一想：从来没签过，还是签过、到期没再签。",
        ask="您是入职后一直没签合同，还是签过到期没续签，还是公司不肯签无固定期限合同？",
        words=("没签合同的情形",),
    ),
    InputSpec(
        "start",
        Day(),
        "入职日期",
        why="从入职那天起算，满一个月还没签的才有。",
        where="看第一次打卡、社保记录、第一笔工资或工作群的记录。",
        ask="您是哪年哪月哪日入职的？",
        words=("入职", "开始日期", "用工之日", "上班日期"),
        required=True,
    ),
    InputSpec(
        "contract_signed",
        Nullable(Day(), "一直没签", ("没签", "一直没签", "没有签", "从来没签")),
        "签合同的日期",
        why="算到签合同的前一天为止。",
        where="合同最后一页落款的日期；没签过的，写“没签”。",
        ask="公司后来跟您签书面劳动合同了吗？是哪一天签的？",
        words=("签合同日期", "签订日期", "合同签订日期", "补签日期", "续签日期"),
        required=True,
    ),
    InputSpec(
        "contract_expired",
        Day(),
        "原合同到期日",
        why="到期没续签的，从到期以后起算。",
        where="看原来那份合同写的最后一天。",
        ask="原来的合同写到哪一天为止？",
        words=("合同到期日", "合同到期日期", "到期日"),
    ),
    InputSpec(
        "open_ended_due",
        Day(),
        "应当签无固定期限合同的日期",
        why="公司该签无固定期限合同不签的，从应当签的那天起算。",
        where="一般是您提出要签、并且已经符合条件的那一天；条件看连续做满十年，或连续签过两次固定期限合同。",
        ask="公司应当从哪一天起跟您签无固定期限合同？您是哪天提出的？",
        words=("应签无固定期限合同日期",),
    ),
    adapted(
        EMPLOYMENT_END,
        why="没签合同的，算到离职那天为止。",
    ),
    adapted(
        FILING,
        why="时效按申请仲裁那天往前倒推；还在职的，算到这一天。",
    ),
    INTERRUPTED,
    InputSpec(
        "monthly_wage",
        ByMonth(yuan(), single=True, example="2025-05:5500,2025-06:5800"),
        "月工资",
        why="每个月另付一份当月的工资；季度奖、年终奖这类不算进去。",
        where="工资条、银行流水；各月不一样的，按月写应发的数。",
        ask="那段时间每个月应发多少工资？季度奖、年终奖不算。",
        words=("工资", "月薪", "每月工资", "应发工资"),
        required=True,
    ),
    InputSpec(
        "partial_month_workdays",
        WORKDAYS,
        "零头的工作日",
        why="最后不满一个月的那几天，按实际上班的天数算。",
        where="考勤表、打卡记录。",
        ask="最后不满一个月的那段，您上了几天班？",
        words=("不满一个月的工作日", "零头天数", "最后一段上班天数"),
    ),
    InputSpec(
        "cutoff_month_workdays",
        WORKDAYS,
        "时效边上那个月的工作日",
        why="往前倒推一年，正好切在一个月中间的，按切点以后上班的天数算。",
        where="考勤表、打卡记录。",
        ask="倒推一年的那天起，到那个月算完为止，您上了几天班？",
        words=("时效起点上班天数",),
    ),
    InputSpec(
        "reason_unsigned",
        REASON,
        "没签的原因",
        why="有的原因没有二倍工资；这些原因要由公司证明。",
        where="和公司的聊天记录、公司发的签合同通知。",
        ask="为什么没签合同：公司没有签，还是别的原因？",
        words=("没签合同的原因",),
    ),
)
SPECS = {spec.name: spec for spec in INPUTS}
