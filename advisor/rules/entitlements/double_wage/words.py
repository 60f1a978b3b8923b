"""What the award says besides its sums: reasons, doubts, what to do. Plain Chinese, short sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from advisor.domain import Award, Inquiry, ProvisionRef
from advisor.rules.calendar import add_years, chinese_day
from advisor.rules.entitlements.double_wage import law
from advisor.rules.entitlements.double_wage.dues import PARTIAL, Reckoning
from advisor.rules.entitlements.double_wage.period import Part, Period
from advisor.rules.entitlements.double_wage.readings import BY_WHOLE_MONTH, LATER
from advisor.rules.inputs import Inputs
from advisor.rules.limitation import LATE_PLEA, arbitration_years
from advisor.rules.parameters import Figures
from advisor.rules.service import ONE_DAY
from advisor.rules.trace import money


@dataclass(frozen=True, slots=True)
class Reason:
    """Why nothing is due, and the provisions that say so."""

    text: str
    basis: tuple[ProvisionRef, ...]
    more: tuple[str, ...] = ()


PROVES = "这要公司拿证据证明；公司证明不了的，照样有二倍工资。"
EXEMPT = {
    "own_fault": Reason(
        "因为劳动者自己故意或者有重大过失没有签合同的，没有二倍工资（司法解释（二）第七条）。",
        (law.EXCEPTIONS, law.DUTY),
        (PROVES,),
    ),
    "force_majeure": Reason(
        "因为不可抗力没有签合同的，没有二倍工资（司法解释（二）第七条）。",
        (law.EXCEPTIONS, law.DUTY),
        (PROVES,),
    ),
    "automatic_extension": Reason(
        "合同到期，但依法自动续延（如孕期、产期、哺乳期、医疗期，服务期没满，工会任期没满）的，不算没签合同，"
        "没有二倍工资（司法解释（二）第八条）。",
        (law.CONTINUED, law.DUTY),
        ("续延的情形没有了还不签，又继续上班的，要另外看。",),
    ),
    "part_time": Reason(
        "非全日制用工可以口头约定，不签书面合同没有二倍工资（《劳动合同法》第六十九条）。",
        (law.PART_TIME, law.PART_TIME_HOURS),
        (
            "每天一般不超过4小时、每周累计不超过24小时、按小时计酬的才是非全日制（第六十八条）；"
            "实际超过的，可以主张不是。",
        ),
    ),
}
OWN_FAULT_OTHER = (
    "广东2012年的座谈会纪要认为，单位通知签而劳动者不签，单位没有书面通知终止的，仍要付；"
    "与解释（二）不一致的，以解释（二）为准。"
)
EXPIRED_DUE = "到期不续签超过一个月，也要付二倍工资"
EXPIRED_NONE = "视为按原合同的条件继续履行，没有二倍工资"
UNLICENSED_DUE = "法律没有把没有营业执照的单位排除在外，要付二倍工资"
UNLICENSED_NONE = "没有合法经营资格的单位或者出资人，不用付二倍工资"
SUPPOSED_EMPLOYED = "您没说是否还在职，先按现在还在职算。如果已经离职，金额和期限都会变。"


def too_short(period: Period) -> Reason:
    """Why there is no day of second wage at all."""
    began = chinese_day(period.begin)
    basis: tuple[ProvisionRef, ...] = (law.WRITTEN, law.DUTY, law.PERIOD)
    if period.situation == "open_ended_refused":
        basis = (law.DUTY, law.OPEN_ENDED)
    told = {
        "signed": "书面合同在期限内签了",
        "left": "离职得早",
        "filing": "到申请那天还不够日子",
        "year": "没有一天可算",
    }[period.stop]
    where = "，实施条例第六条" if law.PERIOD in basis else ""
    return Reason(
        f"{told}：二倍工资最早从{began}起算，在这以前没有（《劳动合同法》第八十二条{where}）。", basis
    )


def not_yet(day: date) -> str:
    """For a claim before the interpretation that settles the point."""
    return f"这个司法解释{chinese_day(day)}还没有施行，那时各地做法不一样；以前的案件要另外看。"


def no_wage(parts: Sequence[Part]) -> str:
    months = "、".join(dict.fromkeys(part.month.label for part in parts[:4]))
    more = "等月份" if len(parts) > 4 else ""
    return f"没有写{months}{more}的工资，每个月另付的是当月的一份工资。"


def why_days(name: str, span: str) -> str:
    if name == PARTIAL:
        return f"{span}不满一个月，按实际上班的天数算。"
    return f"倒推一年切在一个月中间：{span}按上班的天数算。"


def more_favourable(reading: str, reason: str | None, figures: Figures) -> str:
    where = "各地做法不同"
    if law.is_local(figures):
        other = "法律" if reason == "unlicensed" else "最高人民法院的解释"
        where = f"广东2012年的座谈会纪要和{other}说法不同"
    return f"有争议：{where}。对您有利的是“{reading}”；两种说法都可能被采用，申请时可以先主张有利的。"


def rolling(period: Period, figures: Figures) -> str:
    oldest = chinese_day(add_years(period.begin, arbitration_years(figures, period.on).whole))
    if period.stop == "filing":
        return f"还在增加。从{oldest}起，最早的部分每过一天就少一天，要早点申请。"
    return f"这是最后那部分的期限：从{oldest}起，最早的部分每过一天就少一天，要早点申请。"


def warnings(reckoning: Reckoning, award: Award, inputs: Inputs, figures: Figures) -> Iterator[str]:
    """What changes the sum first, then what is disputed, then what to do."""
    period = reckoning.period
    yield from _open_parts(reckoning)
    yield from _about_the_period(period, figures)
    yield from _about_time(reckoning, award, inputs, figures)
    if law.is_local(figures):
        yield "月工资按当月应得的算；季度奖、年终奖、一次性奖金不算（广东2012年座谈会纪要第十四条，供参照）。"
    else:
        yield "月工资里季度奖、年终奖这类算不算，各地做法不一样；广东的做法是不算。"
    readings = [one.reading for one in award.alternatives]
    if any(one.startswith(LATER) for one in readings):
        yield "有争议：起算日可能晚一天，差一个工作日的工资。"
    if any(one.startswith(BY_WHOLE_MONTH) for one in readings):
        yield "有争议：倒推一年切在一个月中间，可以按天算，也可以整月都算；这里按天算。"
    if any(due.capped for due in reckoning.dues):
        yield "有争议：不满一个月的按天算超过了一个月工资，按一个月工资封顶；是否封顶没有见到明文。"
    if period.situation == "open_ended_refused":
        yield "有争议：法律没有写算到哪一天为止。应当签的条件（如连续做满十年、连续签过两次合同）要您证明。"
    if award.amount != 0:
        yield "这是工资以外另付的一份。要先证明有劳动关系：工资流水、社保、考勤、工牌、工作群记录都可以。"
        yield "公司不付的，除了仲裁，也可以请劳动监察责令支付（实施条例第三十四条）。"


def _open_parts(reckoning: Reckoning) -> Iterator[str]:
    if reckoning.is_open:
        sum_ = money(reckoning.by_weekdays())
        yield f"不满一个月的那几天，要看您实际上了几天班。如果周一到周五都上班，合计{sum_}元，只供参考。"
    elif any(due.low != due.high for due in reckoning.dues):
        yield "最后不满一个月的那段，过了时效的日子没有写工作日，没有算进总数；不影响能要的钱。"
    if reckoning.running is not None:
        yield f"{reckoning.running.label}还不满一个月，这次没有算；写上工作日就能算进去。"


def _about_the_period(period: Period, figures: Figures) -> Iterator[str]:
    if period.old_start:
        yield f"{chinese_day(period.counted_from)}法律才开始有这项规定，从那天起算一个月。"
    if period.stop == "year" and period.situation == "no_contract":
        deemed = chinese_day(period.end + ONE_DAY)
        yield (
            f"从{deemed}起视为已经签了无固定期限劳动合同，可以要求公司补签书面合同；"
            "这以后没签，不再有二倍工资（实施条例第七条）。"
        )
    if period.situation == "expired" and period.stop == "year":
        yield "到期后最多也只算到满一年的前一天，这是比照入职没签的算法。"


def _about_time(reckoning: Reckoning, award: Award, inputs: Inputs, figures: Figures) -> Iterator[str]:
    since, filing = reckoning.since, inputs.day("filing")
    if since is None or filing is None:
        yield "没有写申请日期，没有考虑时效。二倍工资的时效是一年，申请越晚，能要的越少。"
        return
    lost = award.bands.barred if award.bands is not None else reckoning.total("low")
    if lost and any(due.age != "claimable" for due in reckoning.dues):
        lost_words = f"{money(lost)}元" if award.bands is not None else ""
        told = [
            "二倍工资的时效是一年，在职时也要算，从申请那天往前倒推："
            f"{chinese_day(since)}以前的{lost_words}过了时效。"
        ]
        if figures.in_force(filing, LATE_PLEA):
            told.append("时效要公司在仲裁时自己提出来，到法院才提的一般不算。")
        if reckoning.counted == filing:
            told.append("这期间您向公司要过、投诉过，或公司答应过，从那天倒推。")
        yield "".join(told)
        if not law.is_local(figures):
            yield "往前倒推一年、按月计算是广东的做法；别的地方怎么算没有核对，请问当地的12333。"
    if reckoning.counted is not None and reckoning.counted != filing:
        day = chinese_day(reckoning.counted)
        yield f"您{day}讨要或投诉过，从那天往前倒推；这要拿得出证据，如聊天记录、投诉回执。"


def about_the_worker(inquiry: Inquiry) -> tuple[str, ...]:
    """What the worker's own standing puts in doubt."""
    lines = {
        "over_age": "您过了退休年龄：不一定有劳动关系，没有劳动关系就没有二倍工资，先弄清这一点。",
        "student": "您是学生或实习生：不一定有劳动关系，没有劳动关系就没有二倍工资，先弄清这一点。",
        "platform_worker": "您在平台上干活：不一定有劳动关系，没有劳动关系就没有二倍工资，先弄清这一点。",
    }
    return tuple(line for name, line in lines.items() if inquiry.facts.get(name) in (True, "yes"))
