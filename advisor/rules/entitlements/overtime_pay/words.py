"""What the award says besides its sums. Plain Chinese, short sentences, the gravest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from advisor.domain import Inquiry
from advisor.rules.calendar import chinese_day
from advisor.rules.claims import Line
from advisor.rules.entitlements.overtime_pay.inputs import COMPREHENSIVE, IRREGULAR, SPECS
from advisor.rules.entitlements.overtime_pay.law import (
    DAY_HOURS,
    DAY_LIMIT,
    MINIMUM,
    MONTH_LIMIT,
    USUAL_DAY_LIMIT,
)
from advisor.rules.entitlements.overtime_pay.reckon import CycleHours
from advisor.rules.entitlements.overtime_pay.settle import Settled
from advisor.rules.entitlements.overtime_pay.worked import CLASSES, Worked, rest_unused
from advisor.rules.holidays import VICTORY_DAY, overlap_doubt
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figure, Figures, plain
from advisor.rules.trace import money, unique

NO_PREMIUM = (
    "不定时工作制经过劳动部门批准的，没有加班费，法定节假日上班也一样"
    "（《广东省工资支付条例》第二十三条、《工资支付暂行规定》第十三条）。没有批准的，按标准工时算。"
)
NO_PREMIUM_ELSEWHERE = (
    "不定时工作制经过劳动部门批准的，按国家规定没有加班费（《工资支付暂行规定》第十三条）。"
    "有的地方节假日另有规定，请问当地12333。没有批准的，按标准工时算。"
)
NATIONAL_READING = "只看国家规定：不定时工作制没有加班费，法定节假日也没有。"
ALL_OVERTIME = "写的小时数全是加班：工作日那几天也全部按加班算。"
HOLIDAYS_INSIDE = "节假日上班的小时不从周期总数里拿出来。"
BY_ACTUAL_WAGE = "没有约定工资的，不看当地平均工资，只按实际发的工资算。"
NOT_LIFTED = "如果加班的时候最低工资还没有这么高，按您说的工资算。"
UNAPPROVED = "您说综合计算工时或不定时没有经过批准，按标准工时算（《劳动法》第三十九条要求经过批准）。"
ASSUMED_APPROVED = "您没说综合计算工时有没有经过批准，先按经过批准算。没有批准的要按标准工时算，一般更多。"
PIECE_QUOTA = (
    "计件加班费只算做完定额以后、在正常上班时间以外做的件；定额要让同岗位多数人在正常时间里做得完，"
    "定得太高的可以提出异议。"
)
ONLY_HOLIDAYS = (
    "经过批准的不定时工作制，在深圳只有法定节假日上班有300%，平时和休息日没有加班费"
    "（《深圳市员工工资支付条例》第二十条）。没有批准的，按标准工时算。"
)
IF_APPROVED = "批准过的按少的，没有批准的按标准工时"
IF_PRICE_PAID = "单价发过的按少的，没有发过的按多的"
ALL_OVERTIME_MARK = "，写的全是加班的"
IF_ALL_OVERTIME = "一天一共上这么久的按少的，全是加班的按多的"
WHOLE_DAY_OR_OVERTIME = (
    "工作日一天一共上班不到8小时，没有加班费；写的要是只有加班的小时，请改写一天一共上了几小时，"
    "或者写“工作日加班小时”。"
)
MAYBE_IRREGULAR = "不定时工作制有没有经过批准没说：批准过的按少的算，没有批准的按标准工时算。"


def working_days(literal: Iterable[Figure], usual: Iterable[Figure]) -> str:
    """How the literal reading of Guangdong's art. 18 divides the monthly wage."""
    days, pay_days = ("、".join(unique(str(one) for one in some)) for some in (literal, usual))
    return (
        f"《广东省工资支付条例》第十八条字面上用月平均工作天数折算：除以{days}天，"
        f"不是计薪的{pay_days}天，会多一些。"
    )


def about_the_system(inputs: Inputs) -> Iterator[str]:
    """What the system of working time means for the sum."""
    system, approved = inputs.text("system"), inputs.flag("approved")
    if system in (COMPREHENSIVE, IRREGULAR) and approved is False:
        yield UNAPPROVED
    elif system == COMPREHENSIVE and approved is None:
        yield ASSUMED_APPROVED
    elif system == IRREGULAR and approved is None:
        yield MAYBE_IRREGULAR


def about_the_cycle(hours: CycleHours, inputs: Inputs, figures: Figures) -> Iterator[str]:
    """What was taken for granted about a cycle of comprehensive hours."""
    if "holiday_hours" not in inputs and "dates" not in inputs and hours.cycle.has_holidays(figures):
        yield "您没说法定节假日上了几小时班，先按没有算；节假日的小时要按300%算，请补上。"
    elif hours.holiday:
        yield "有争议：节假日的小时从周期总数里拿出来，单独按300%算；没有见到明文。"
    if "rest_day_hours" in inputs or "weekday_hours" in inputs or "rest_given_hours" in inputs:
        yield "综合计算工时只看周期里一共上了多少小时，没有休息日的200%；平时、休息日、补休的小时没有用到。"


def about_the_base(
    settled: Settled, lines: Sequence[Line], inputs: Inputs, figures: Figures
) -> Iterator[str]:
    """Where the wage used is not the wage told, or could not be checked."""
    if "package_pay" in inputs:
        yield "包薪这样算出来的只是底线：合同约定的工资比最低工资高的，写上月工资再算，会更多。"
    undated = any(line.last is None for line in lines)
    lifted = next((base for base in settled.bases if base.lifted), None)
    if lifted is not None and lifted.minimum is not None and "package_pay" not in inputs:
        yield (
            f"您说的工资低于当地最低工资，加班费按最低工资{lifted.minimum}元算；"
            "平时的工资比最低工资少的，也可以要求补足。"
        )
        if undated:
            yield "您没说是哪个月加的班，先按现在的最低工资比；以前的最低工资低一些。"
    if figures.place is None:
        yield "您没说在哪个城市，没有同当地最低工资比过；工资比最低工资还低的，要按最低工资算。"
    elif figures.needs_city(MINIMUM):
        yield "最低工资各市不同，只知道省还不能比；工资比当地最低工资还低的，要按最低工资算。"
    elif any(base.minimum is None for base in settled.bases):
        yield f"没有核对到{figures.place_name}当时的最低工资，没有比过；工资比它还低的，要按最低工资算。"
    if any(not base.agreed for base in settled.bases):
        yield (
            "有争议：合同没有约定工资的，广东的规定是按县（区）上年度职工月平均工资，实际发的更高就按实际发的；"
            "也有仲裁委、法院直接按实际发的工资算。"
        )


def supposed(settled: Settled, lines: Sequence[Worked], inputs: Inputs) -> Iterator[str]:
    """One line of all that was supposed because nobody said otherwise; none where nothing was."""
    parts = [*_supposed_hours(lines, inputs)]
    if "package_pay" not in inputs and "paid" not in inputs:
        parts.append("加班费一分没发")
    if "package_pay" not in inputs and settled.bases and all(base.agreed for base in settled.bases):
        parts.append("月工资里没有加班费、夜班和高温津贴、福利")
    if "system" not in inputs:
        parts.append("工时制度是标准工时，每天8小时、每周40小时")
    if parts:
        yield f"先按这些情况算：{'；'.join(parts)}。不是这样的请改，金额会变。"


def _supposed_hours(lines: Sequence[Worked], inputs: Inputs) -> Iterator[str]:
    told = [name for name in CLASSES if name in inputs]
    if told and lines and "dates" not in inputs and len(told) < len(CLASSES):
        names = [SPECS[name].label.removesuffix("小时") for name in CLASSES if name not in inputs]
        yield f"没有{'、'.join(names)}"
    kinds = {day.kind for line in lines for day in line.days}
    if "workday" in kinds:
        yield "小时数是一天一共上的，工作日只算超过8小时的部分"
    if "rest_day" in kinds:
        yield "周六、周日和调休放假的日子是您的休息日"
    if any(line.rest_day for line in lines) and "rest_given_hours" not in inputs:
        yield "休息日上班没有补休"


def about_the_hours(lines: Sequence[Worked], inputs: Inputs, figures: Figures) -> Iterator[str]:
    """What the hours told mean, where it is not what one would think."""
    unused = rest_unused(lines, inputs)
    if unused > 0:
        yield f"补休里有{plain(unused)}小时没有用上：补休只能抵休息日上班，抵不了平时加班和法定节假日。"
    yield from _about_days(lines)
    yield from _about_limits(lines, figures)


def _about_limits(lines: Sequence[Worked], figures: Figures) -> Iterator[str]:
    limit = figures.read(MONTH_LIMIT, lines[-1].on) if lines else None
    over = [line for line in lines if line.month and limit and _extended(line) > limit.value]
    if over and limit:
        named = "、".join(line.label for line in over[:3])
        yield f"{named}加班超过每月{limit}小时的上限（《劳动法》第四十一条），公司违法；超过的也照付。"
        return
    yield from _about_long_days(lines, figures)


def _about_long_days(lines: Sequence[Worked], figures: Figures) -> Iterator[str]:
    for line in lines:
        most, usual = figures.read(DAY_LIMIT, line.on), figures.read(USUAL_DAY_LIMIT, line.on)
        normal = figures.need(DAY_HOURS, line.on)
        working = any(day.kind == "workday" for day in line.days)
        if working and most and usual and line.each - normal.value > most.value:
            yield f"一天加班一般不得超过{usual}小时，最多{most}小时（《劳动法》第四十一条）；超过的也照付。"
            return


def _extended(line: Worked) -> Decimal:
    """Art. 41 counts work on rest days and on holidays too (劳部发〔1997〕271号, item 3)."""
    return line.weekday + line.rest_day_due + line.holiday


def _about_days(lines: Sequence[Worked]) -> Iterator[str]:
    days = [day for line in lines for day in line.days]
    made_up = [day for day in days if day.kind == "workday" and day.adjusted]
    if made_up:
        named = "、".join(chinese_day(day.day) for day in made_up[:3])
        yield f"{named}是调休上班日，算工作日，不是休息日。"
    if any(day.day == VICTORY_DAY for day in days):
        yield "2015年9月3日是国务院另外放的假，是不是按300%付，没有核对到明文，先按200%。"
    yield from (doubt for day in days if day.holiday and (doubt := overlap_doubt(day.holiday)))


def about_payment(inputs: Inputs, excess: Decimal) -> Iterator[str]:
    """What money already paid means, and time."""
    if excess > 0:
        yield f"已经发的比应发的多{money(excess)}元；多出的部分没有算进去。"
    if "filing" not in inputs:
        yield "没有写申请日期，没有考虑时效。离职以后申请仲裁有期限。"


def about_proof(inputs: Inputs, figures: Figures) -> Iterator[str]:
    """Who must prove what, and what does not take the claim away."""
    yield (
        "加班要由您先拿出证据（打卡、排班、聊天记录），或证明记录在公司手里；"
        "公司手里有却不拿出来的，由公司承担后果（《劳动争议司法解释（一）》第四十二条）。"
    )
    if figures.in_guangdong and not figures.in_shenzhen:
        yield (
            "在广东，工资条上没有单独列出加班工资、公司又证明不了付过的，视为没有付"
            "（《广东省工资支付条例》第十七条）。"
        )
    yield "“自愿放弃加班费”的承诺一般无效；没走加班审批，也不等于没有加班（人社部和最高法院典型案例）。"


def about_the_worker(inquiry: Inquiry) -> tuple[str, ...]:
    """What the worker's own standing puts in doubt."""
    lines = {
        "over_age": (
            "您过了退休年龄：2026年7月1日起，加班费的规定也适用（《超龄劳动者基本权益保障暂行规定》第九条）；"
            "以前的有争议。"
        ),
        "student": "您是学生或实习生：不一定有劳动关系，可能没有加班费，请问12333。",
        "platform_worker": "您在平台上干活：有劳动关系的才照这样算。",
        "part_time": "您是非全日制（小时工）：按约定的小时工资算，有没有加班费有争议，请问12333。",
    }
    return tuple(line for name, line in lines.items() if inquiry.facts.get(name) in (True, "yes"))
