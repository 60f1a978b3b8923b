"""What the award says besides its sums: why there is none, other readings, doubts. Plain Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.rules.calendar import add_years, chinese_day, last_day
from advisor.rules.entitlements.annual_leave import law
from advisor.rules.entitlements.annual_leave.leave import CONTINUOUS, Band, Days, Reading
from advisor.rules.entitlements.annual_leave.pay import Clock, Rate
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figure, Figures, plain
from advisor.rules.trace import money

READINGS: dict[Reading, str] = {
    "split": "年中才够上这一档的，够上以前和以后分段折算。",
    "start_of_year": "年中才够上这一档的，当年仍按年初的档算。",
    "subtract_first": "离职折算的，先减已休的天数，再去掉不足一天的部分。",
}
REMUNERATION = "看作劳动报酬：在职期间不受一年时效限制，从离职那天起一年内提出。"
NEXT_YEAR = "公司可以跨一个年度安排，时效从下一年年底起算。"
NOT_OFFERED = "公司其实没有安排您休，或者不是您自己书面提出不休的，照样要付。"
IF_STILL_UNUSED = "到{day}还没有安排您休满。"
RUNNING = "这是按{day}过了还没休算的；这一天还没有过的话，公司还可以安排您休，现在还不能要钱。"
WHY_AVERAGE = "知道了才能算没休的天数值多少钱。"
TOO_LATE = (
    "从{event}起的一年仲裁时效已经过了。时效要公司在仲裁时自己提出来；这期间您向公司要过、投诉过，或公司答应过的，"
    "从那天重新起算。"
)
STILL_OPEN = "按另外的看法可能还没有过，见“另一种读法”；请马上拨打12351或12348问清楚。"
COMPLAINT = "从{event}起算{years}年；公司一直不付，算不算持续的违法行为有争议，早点去。"
STEP_DOUBT = "有争议：您年中才够上这一档，当年按哪一档、要不要分段，没有见到明文；这里按够上的档算。"


def no_years(cumulative: Decimal, first: Figure, told_continuous: bool) -> str:
    odd = "您又说连续工作满12个月，两个数对不上，请核对。" if told_continuous else ""
    return (
        f"累计工作满{first}年才有年休假，您写的是{plain(cumulative)}年"
        f"（《职工带薪年休假条例》第三条）。以前单位的时间也算，能证明的请加上。{odd}"
    )


def not_continuous(months: Figure) -> str:
    return (
        f"连续工作满{months}个月以上才有年休假（《企业职工带薪年休假实施办法》第三条）。"
        "换公司没有中断的，可以连着算；请核对有没有满。"
    )


LOST = (
    "上一年休了年休假、同年又请了很长的病假或事假的，这一年没有年休假"
    "（《企业职工带薪年休假实施办法》第八条）。"
)


def personal(days: Figure) -> str:
    return f"一年里没扣工资的事假累计{days}天以上的，当年没有年休假（《职工带薪年休假条例》第四条）。"


def sick(band: Band) -> str:
    return (
        f"累计工作满{band.years}年这一档，一年里病假累计{band.sick}个月以上的，当年没有年休假"
        "（《职工带薪年休假条例》第四条）。"
    )


VACATION = "寒暑假比年休假天数多的，当年没有年休假（《职工带薪年休假条例》第四条）。"
ALREADY_TAKEN = "您当年已经休的不用退，但下一年可能没有年休假（《企业职工带薪年休假实施办法》第八条）。"
WAIVED = (
    "公司安排了休假、您因自己的原因书面提出不休的，公司可以只付平时的工资，没有另付的部分"
    "（《企业职工带薪年休假实施办法》第十条）。公司没有安排过，或者是公司让大家统一签的，不在此列。"
)


def out_of_period(first_held: date) -> str:
    return f"{chinese_day(first_held)}以前的折算和计算办法没有核对到，不能计算。可以拨打12333询问。"


@dataclass(frozen=True, slots=True)
class Told:
    """All that the remarks depend on."""

    inputs: Inputs
    figures: Figures
    days: Days
    clock: Clock
    rate: Rate | None
    readings: tuple[tuple[Reading, Decimal], ...]
    """Days left under other readings."""
    supposed_continuous: bool

    @property
    def complaint_open(self) -> bool:
        """Whether labour inspection may still look into it, counted from when the claim fell due."""
        filing = self.inputs.day("filing")
        if not self.clock.due or filing is None:
            return self.clock.due
        watch = self.figures.need("inspection_limitation_years", filing)
        return not last_day(add_years(self.clock.since, watch.whole)).passed(filing)

    @property
    def step_inside(self) -> bool:
        """Whether a step of seniority is reached inside the year."""
        return any(reading != "subtract_first" for reading, _ in self.readings)


def warnings(told: Told) -> Iterator[str]:
    """What a reader must know, the gravest first."""
    inputs, days, rate = told.inputs, told.days, told.rate
    if not told.clock.due:
        yield from _not_due(told)
    elif days.unused and inputs.day("filing") is None and told.clock.since >= told.figures.as_of:
        yield RUNNING.format(day=chinese_day(told.clock.since))
    supposed = tuple(_supposed(told))
    if supposed:
        yield f"您没说的，先这样算：{'；'.join(supposed)}。"
    if told.step_inside:
        yield STEP_DOUBT
    if days.taken > days.earned:
        yield "已休的比应休的多，多休的公司不能扣回。"
    if rate is not None and days.unused:
        whole, own, extra = (
            f"{plain(share * 100)}%"
            for share in (rate.multiple.value, rate.included.value, rate.multiple.value - rate.included.value)
        )
        yield (
            f"没休的每天一共付日工资的{whole}，其中{own}是平时的工资，公司已经按月发了，所以另外要的是{extra}；"
            "平时工资也没发的，另算欠薪。"
        )
    if rate is not None and rate.left(days.unused) and told.complaint_open:
        yield (
            f"可以向劳动监察投诉；责令改正以后公司到期还不付的，再加付同样的{money(rate.left(days.unused))}元"
            "（《职工带薪年休假条例》第七条）。"
        )
    yield from _about_time(told)


def _supposed(told: Told) -> Iterator[str]:
    months = told.figures.need(CONTINUOUS, told.days.year.last)
    if told.supposed_continuous:
        yield f"连续工作满{months}个月（没满的，没有年休假）"
    if "taken_days" not in told.inputs:
        yield "一天没休（休过的要减掉）"
    if "leave" not in told.inputs:
        yield f"{told.days.year.number}年做到年底（年中离职的要折算，时效也不同）"


def _not_due(told: Told) -> Iterator[str]:
    days, day = told.days, chinese_day(told.clock.since)
    left = plain(days.unused)
    if not days.unused:
        return
    due = told.rate.left(days.unused) if told.rate is not None else None
    later = f"到那天还没安排休满的，应当另付{money(due)}元。" if due else ""
    yield f"{day}还没有过，公司还可以安排您休剩下的{left}天，现在还不能要钱。{later}"


def _about_time(told: Told) -> Iterator[str]:
    inputs, figures, days = told.inputs, told.figures, told.days
    filing = inputs.day("filing")
    if filing is None:
        yield "没有写申请日期，没有考虑时效。"
    if days.unused:
        yield (
            "有争议：没休年休假的报酬算不算劳动报酬。广东通常按一年时效算，从当年年底（经您同意推到下一年的，从下一年年底）"
            "或离职那天起算；看作劳动报酬的，在职期间不受限制。"
        )
    if law.local(figures, days.year.last, law.LOCAL_RESIGNING):
        yield "只因为没给年休假工资就辞职的，广东2012年的座谈会纪要不支持再要经济补偿，先问清楚再辞。"
    yield "合同、集体合同或公司制度规定的年休假更多、报酬更高的，按更高的算。"
