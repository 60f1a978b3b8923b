"""What an award of compensation says besides its sums. Plain Chinese, short sentences."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from advisor.domain import Alternative, Award
from advisor.rules.calendar import chinese_day
from advisor.rules.entitlements.compensation import law
from advisor.rules.entitlements.compensation.readings import OVERTIME, UNPROVED
from advisor.rules.entitlements.compensation.sums import Reading
from advisor.rules.entitlements.compensation.wage import MINIMUM
from advisor.rules.inputs import Inputs
from advisor.rules.limitation import LATE_PLEA
from advisor.rules.parameters import WHO_CAN_TELL, Figure, Figures
from advisor.rules.service import service
from advisor.rules.trace import money

CAP_UNLIKELY = (
    "没有写当地上年度职工月平均工资，先按您的月工资没有超过它的三倍算；"
    "超过的，月工资和年限都要封顶，金额会少。"
)
NO_MONTH = "写的月份不在离职前十二个月里，或者那时还没有入职，用不上。"
WITHIN_A_MONTH = "从入职到离职没有超过一个月，和“上班超过一个月，本人不签书面合同”对不上，请核对。"
CAP_UNKNOWN = "您的月工资较高，可能超过当地上年度职工月平均工资的三倍；超过的要封顶，不知道这个数算不准。"
BEFORE_2008 = f"2008年1月1日以前离职的，按当时的规定，我们没有核对到，不能计算。{WHO_CAN_TELL}。"
NO_FILING = "没有写申请日期，没有考虑时效。离职以后申请仲裁有期限。"
START_OPEN = "只知道大概是什么时候入职的，最早和最晚算出来的年限不一样。"
NO_CITY = "不知道是哪个城市，没有比对当地的最低工资；各地的做法也有不同。"
HEAT_NATIONAL = (
    "国家法律：没有及时足额付劳动报酬的，可以解除并要经济补偿；高温津贴属于工资（年休假工资算不算，有争议）"
)
HEAT_LOCAL = "广东2012年的座谈会纪要：只因为没有及时足额发高温津贴或年休假工资就解除的，不支持"
HEAT_BETTER = (
    "规定不一致：国家法律对您更有利，能要经济补偿；广东2012年的座谈会纪要不支持。纪要只供参照，"
    "现在是否还这样做有争议，请先打12348问清楚再提出解除。如果公司还欠别的工资，请改选“拖欠、少发工资”再算。"
)
HEAT_ELSEWHERE = "只因为没发高温津贴或年休假工资就走，各地看法不一：广东2012年的座谈会纪要认为没有经济补偿。"
UNKNOWN_CAUSE = "不按协商一致解除看待，要先证明是怎么离职的。"
UNKNOWN_CAUSE_ELSEWHERE = (
    "广东有座谈会纪要，双方都证明不了离职原因的，按公司提出、协商一致解除看待；"
    "别的地方没有见到，要先弄清是怎么离职的。"
)
UNKNOWN_CAUSE_WHERE = "双方都证明不了离职原因的，广东有自己的做法，所以要知道在哪个城市。"
REHIRED = "在深圳，离职后六个月内又回到原单位的，前面的年限也连续算，付过补偿的年限要减掉。"
OTHER_REASON = "先用别的理由辞职、后来才说公司有过错的，广东2012年的座谈会纪要不支持。"
NOT_DEMANDED = "没有先要求公司缴社会保险、没有等满一个月的，按深圳的规定可能没有。"
OLD_YEARS_OPEN = "2008年以前的年限最多算几年，要看是不是因为不能胜任工作。"


def about_the_cap(cap: str, high: Reading) -> Iterator[str]:
    if cap == "unlikely":
        yield CAP_UNLIKELY
    elif cap == "open":
        yield (
            "没有写当地上年度职工月平均工资，您的工资可能超过它的三倍。最少的一头按当地最低工资倒推，"
            "实际一般比这多；最多的一头是不封顶的数。"
        )
    elif high.pay.capped:
        yield "您的月工资高于当地上年度职工月平均工资的三倍，月工资按三倍算，年限也有上限。"


def about_lost_time(award: Award, inputs: Inputs, figures: Figures) -> Iterator[str]:
    filing, interrupted = inputs.day("filing"), inputs.day("interrupted")
    if filing is None:
        return
    if (award.bands is not None and award.bands.barred) or (award.outcome == "range" and not award.high):
        plea = (
            "时效要公司在仲裁时自己提出来，到法院才提的一般不算。"
            if figures.in_force(filing, LATE_PLEA)
            else ""
        )
        yield (
            f"一年的仲裁时效已经过了。{plea}这期间您向公司要过钱、投诉过，或公司答应过，时效从那天重新起算。"
            "请马上拨打12351或12348问清楚。"
        )
    elif interrupted is not None and any(one.reading == UNPROVED for one in award.alternatives):
        yield f"您{chinese_day(interrupted)}讨要或投诉过，时效从那天重新起算，所以还能要。这要拿得出证据。"


def about_the_wage(main: Reading, inputs: Inputs, figures: Figures) -> Iterator[str]:
    average, floor = main.average, main.pay.floor
    if floor is not None:
        yield f"您的月平均工资低于当地最低工资{floor}元，按最低工资算。"
    elif main.held.minimum is None and _minimum_not_held(main, figures):
        yield "当地那时的最低工资没有核对到；月平均工资比它低的，按最低工资算。"
    told = inputs.by_month("average_wage")
    if len(told) > len(average.months) and average.months:
        first, last = average.months[0].label, average.months[-1].label
        yield f"平均工资用的是{first}至{last}这{average.count}个月，别的月份没有用。"
    wanted = min(main.held.averaged.whole, sum(part.worked.months for part in main.parts))
    if average.months and average.count < wanted:
        yield f"只写了{average.count}个月的工资，应当用离职前{main.held.averaged}个月的平均数；写全了会更准。"
    overtime = "；加班费算不算有争议，这里算进去了" if inputs.number("overtime_in_average") != 0 else ""
    yield f"平均工资要用应发的（没扣社保和个税），奖金、津贴、补贴都算{overtime}。"


def _minimum_not_held(main: Reading, figures: Figures) -> bool:
    """Whether the city is told and its minimum wage is not known."""
    told = figures.place is not None and not figures.needs_city(MINIMUM)
    return told and bool(figures.in_force(main.counting.end, law.WAGE))


def about_other_readings(found: tuple[Alternative, ...]) -> Iterator[str]:
    """Each disputed point in a line, save those that have a line of their own."""
    for one in found:
        if one.reading not in (OVERTIME, UNPROVED, UNKNOWN_CAUSE, NOT_DEMANDED):
            comes_to = "" if one.amount is None else f"那样是{money(one.amount)}元。"
            yield f"有争议：{one.reading}{comes_to}"


def about_the_years(
    main: Reading, inputs: Inputs, figures: Figures, *, joined: bool, doubtful: bool = False
) -> Iterator[str]:
    """`doubtful`: the rules before 2008 were not seen for this ground."""
    day = main.counting.end
    if main.counting.start < law.CONTRACT_LAW_DAY and not main.counting.old_counts:
        why = "那时的规定没有核对到" if doubtful else "按那时的规定，您这种离职原因没有经济补偿"
        yield f"2008年1月1日以前的年限没有算：{why}。"
    if joined:
        own = "原单位的年限合并算，前提是您不是自己要走、是被安排到现在公司的。"
    elif inputs.day("transferred_from_start") is not None:
        own = "原单位付过经济补偿，那段年限没有再算。"
    else:
        own = "如果您是被安排从别的公司转过来的，原单位的年限也可能要算，请写上原单位的入职日期。"
    again = figures.in_shenzhen and figures.in_force(day, law.REHIRED)
    yield own + (REHIRED if again else "")


def about_the_ground(
    ground: str, fault: str | None, main: Reading, inputs: Inputs, figures: Figures
) -> Iterator[str]:
    day = main.counting.end
    if ground == "employer_proposed":
        yield "要证明是公司先提出来的：留好通知、聊天记录、录音。不要签写着“本人申请离职”的文件。"
    elif ground == "unknown_cause":
        yield (
            "广东2012年的座谈会纪要认为，双方都证明不了离职原因的，可以看作公司提出、协商一致解除。"
            "纪要只供参照，现在是否还这样做，请问12348。"
        )
    elif ground == "article_38":
        yield from _about_the_fault(fault, main, inputs, figures)
    elif ground in ("article_40", "article_41"):
        yield (
            "在医疗期、孕期、产期、哺乳期，得了职业病、因工负伤，或者连续干满十五年、离退休不到五年的，"
            "公司一般不能这样解除；这样解除的可能是违法解除，可以要二倍赔偿金。"
        )
        if ground == "article_41":
            yield (
                "裁员要有法定的理由，裁二十人以上或者总人数的一成以上，提前三十天向工会或者全体职工说明，"
                "并向劳动部门报告；没有做到的，也可能是违法解除。"
            )
        elif figures.in_force(day, law.UNION):
            yield "公司建了工会却没有事先通知工会，起诉前也没有补正的，可以要违法解除的赔偿金。"
    elif ground == "expiry":
        yield "公司按同等或更好的条件续签、您不同意的，没有经济补偿；条件变差了、您不同意的，有。"
        yield (
            "连续签过两次固定期限合同或者连续干满十年，您要求续签、公司不签的，"
            "或者到期时在医疗期、孕期、产期、哺乳期的，公司终止可能违法，可以要二倍赔偿金。"
        )
    elif ground == "refusal_to_sign_after_month" and service(main.counting.start, day).whole_years:
        yield (
            "上班满一年还没签书面合同的，视为已经签了无固定期限合同；公司这时以没签合同为由终止，"
            "可能违法，可以要二倍赔偿金。"
        )


def _about_the_fault(fault: str | None, main: Reading, inputs: Inputs, figures: Figures) -> Iterator[str]:
    day = main.counting.end
    late = law.local(figures, day, law.minutes("第二十八条"))
    yield "解除通知里要写明公司的过错，并留好送到公司的证据。" + (OTHER_REASON if late else "")
    if fault == "social_insurance":
        if figures.in_shenzhen and figures.in_force(day, law.DEMAND):
            yield (
                "深圳有特别规定：要先要求公司缴社会保险，公司一个月内没有按规定缴的，才可以解除并要经济补偿。"
                "没有先要求、没有等满一个月的，可能拿不到。"
            )
        elif law.local(figures, day, law.minutes("第二十五条")):
            yield (
                "广东2012年的座谈会纪要要求：约定过不交社保的，先明确要求公司办理，"
                "公司在合理期限内拒不办，再解除。"
            )
        if figures.in_force(inputs.day("filing") or day, law.NO_INSURANCE):
            yield "签过“自愿不交社保”的约定也不影响：这种约定无效，因此解除的可以要经济补偿。"
    if fault == "heat_or_leave_pay" and figures.place is None:
        yield HEAT_ELSEWHERE


def about_notice(ground: str, inputs: Inputs, days: Figure) -> Iterator[str]:
    if ground != "article_40":
        if inputs.flag("notice_given") is False or inputs.number("last_month_wage"):
            yield "多付的一个月工资（代通知金）只在公司依第四十条解除时才有，没有算。"
    elif inputs.flag("notice_given"):
        yield f"公司提前{days}天书面通知了，没有代通知金。"


def needs_notice(without: Decimal) -> str:
    return f"不算代通知金，经济补偿是{money(without)}元。"
