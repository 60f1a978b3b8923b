"""The entitlement: from inputs to the award."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from advisor.domain import Award, Missing
from advisor.rules import limitation
from advisor.rules.base import Entitlement, Explained
from advisor.rules.calendar import Month, chinese_day
from advisor.rules.claims import Extras, remuneration
from advisor.rules.entitlements.unpaid_wages import law
from advisor.rules.entitlements.unpaid_wages.inputs import INPUTS, SPECS
from advisor.rules.entitlements.unpaid_wages.months import (
    PAY_DAYS,
    WORK_DAYS,
    MonthWage,
    city_unknown,
    month_wage,
)
from advisor.rules.entitlements.unpaid_wages.sums import alternatives, credited, line, steps
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figures
from advisor.rules.payments import Payments
from advisor.rules.trace import ZERO, Trace, money
from advisor.rules.wage_floor import FLOOR, MINIMUM, NORMAL_LABOUR, floor_not_held

ID = "unpaid_wages"
NO_CITY = "您没说在哪个城市上班，没有和当地最低工资比；工资低于它的，应当按它补足。"


@dataclass(frozen=True, slots=True)
class _Found:
    wages: tuple[MonthWage, ...]
    payments: Payments
    running: Month | None
    left_out: tuple[Missing, ...]
    inputs: Inputs
    figures: Figures


def compute(inputs: Inputs, figures: Figures) -> Award:
    """The wages of the months told, less what was paid; raises `InputError` and `FigureMissing`."""
    named = tuple(sorted({*inputs.many("months"), *inputs.by_month("partial_days")}))
    months, running = _months(named, inputs)
    for name in ("monthly_wage", "paid"):
        _refuse_other_months(name, named, inputs)
    wages = tuple(month_wage(month, inputs, figures) for month in months)
    payments = credited(wages, [wage.due for wage in wages], inputs)
    last = wages[-1].last if wages else named[-1].last
    trace = Trace(last)
    steps(wages, payments, inputs, figures, trace)
    ended = inputs.day("employment_end")
    left_out = _not_compared(wages, figures)
    found = _Found(wages, payments, running, left_out, inputs, figures)
    extras = Extras(
        basis=(*law.duty(figures, last), *(law.settling(figures, ended) if ended else ())),
        alternatives=tuple(alternatives(wages, inputs, figures)),
        missing=(*left_out, *_to_confirm(found)),
        warnings=tuple(_warnings(found)),
    )
    lines = [line(wage, payments) for wage in wages]
    award = remuneration(ID, lines, trace, inputs, figures, extras)
    asked: dict[str, Missing] = {}
    for entry in award.missing:
        asked.setdefault(entry.fact, entry)
    return replace(award, missing=tuple(asked.values()))


def _not_compared(wages: Sequence[MonthWage], figures: Figures) -> tuple[Missing, ...]:
    """What stands in the way of comparing with the minimum wage; the agreed wage counts meanwhile."""
    unheld = [wage.month for wage in wages if wage.floor is None]
    if not unheld:
        return ()
    if city_unknown(figures):
        return (SPECS["city"].missing(NO_CITY),)
    return (floor_not_held(unheld, "没有和它比；工资低于它的要补足", figures),)


def _to_confirm(found: _Found) -> Iterator[Missing]:
    if found.running is not None and "employment_end" not in found.inputs:
        yield SPECS["employment_end"].missing("已经离职的，没过完的那个月也可以算。")


def _months(months: tuple[Month, ...], inputs: Inputs) -> tuple[tuple[Month, ...], Month | None]:
    """The months to reckon, and the month still running on the filing date, which is left out."""
    filing, ended = inputs.day("filing"), inputs.day("employment_end")
    if ended is not None and months[-1].first > ended:
        raise InputError("months", f"{months[-1].label}在离职日期 {ended} 以后，请核对。")
    if filing is None:
        return months, None
    if months[-1].first > filing:
        raise InputError("months", f"{months[-1].label}在申请日期 {filing} 以后，请核对。")
    over = filing >= months[-1].last or (ended is not None and ended <= filing)
    return (months, None) if over else (months[:-1], months[-1])


def _refuse_other_months(name: str, months: tuple[Month, ...], inputs: Inputs) -> None:
    odd = [month for month in inputs.by_month(name) if month not in months]
    if odd:
        label = SPECS[name].label
        raise InputError(name, f"“{label}”写了{odd[0].label}，但“欠薪的月份”里没有它，请核对。")


def _warnings(found: _Found) -> Iterator[str]:
    """What a reader must know, the gravest first."""
    inputs, wages = found.inputs, found.wages
    if found.running is not None:
        later = chinese_day(found.running.next.first)
        gone = "" if "employment_end" in inputs else "已经离职的，写上离职日期，这个月现在就能算。"
        yield f"{found.running.label}还没过完，这次没有算；从{later}起可以加上。{gone}"
    for missing in found.left_out:
        yield missing.why if missing.fact == "city" else missing.why + missing.where
    added = [wage.month for wage in wages if wage.month not in inputs.many("months")]
    if added:
        yield f"{_named(added)}只写了做了几天，也当作欠薪的月份算进来了；不欠的请去掉。"
    if "paid" not in inputs:
        yield "您没说公司发过多少，先按一分没发算；发过的要减掉。"
    if inputs.single("paid") and found.payments.credited:
        yield "已发的钱没有说是哪个月的，先抵最早的月份（参照《民法典》第五百六十条）。"
    if found.payments.excess:
        yield f"已发的比应发的多{money(found.payments.excess)}元；多出的部分没有算进去。"
    raised = [wage.month for wage in wages if wage.raised]
    if raised:
        yield f"{_named(raised)}约定的工资低于最低工资，按最低工资算：正常上班的，工资不能比它低。"
    counted = [wage.month for wage in wages if wage.counted]
    if counted:
        yield f"{_named(counted)}没写做了几天，按周一到周五数到离职那天（包括其中的法定节假日）。"
    if any(wage.capped for wage in wages):
        yield "按天折算超过了整月工资的，按整月工资算；封顶没有见到明文。"
    yield from _about_paying(found)


def _about_paying(found: _Found) -> Iterator[str]:
    inputs, figures = found.inputs, found.figures
    filing, ended = inputs.day("filing"), inputs.day("employment_end")
    if filing is None:
        yield "没有写申请日期，没有考虑时效。离职以后申请仲裁有期限。"
    elif found.wages and ended is None and found.wages[-1].month.next == Month.of(filing):
        yield f"{found.wages[-1].month.label}的工资，要过了约定的发薪日还没发，才算拖欠。"
    if ended is not None and figures.is_in(law.CITY):
        yield "离职的，深圳规定公司要在三个工作日内付清周期不超过一个月的工资。"
    elif ended is not None and figures.is_in(law.PROVINCE):
        yield "离职的，广东规定公司要在离职当天结清工资。"
    elif ended is not None:
        yield "离职的，公司应当在离职时一次付清工资（《工资支付暂行规定》第九条）。"
    if any(paid > ZERO for paid in found.payments.by_month.values()):
        local = "广东还要求先书面告知您，没告知不能扣。" if figures.is_in(law.PROVINCE) else ""
        yield (
            "公司说扣钱是赔偿损失的：要真是您造成的损失才能扣，每月最多扣工资的20%，扣完不能低于最低工资"
            f"（《工资支付暂行规定》第十六条）。{local}"
        )
    if sum((wage.due for wage in found.wages), ZERO) > found.payments.credited:
        yield from _ways(found)


def _ways(found: _Found) -> Iterator[str]:
    """How else it can be had, and who must prove how much."""
    figures = found.figures
    on = found.inputs.day("filing") or found.wages[-1].last
    if law.local(figures, on, law.LOCAL_PROOF):
        yield "公司拿不出工资记录的，可以按您说的工资数额和别的证据认定（《广东省工资支付条例》第四十八条）。"
    if figures.in_force(on, law.SURCHARGE):
        yield (
            "可以向劳动监察投诉（期限见“最后的日子”）；责令限期支付以后公司到期还不付的，"
            "可以另要加付赔偿金（《中华人民共和国劳动合同法》第八十五条）。"
        )
    if figures.in_force(on, law.IOU):
        yield "公司写了工资欠条、您只要欠条上的工资的，可以直接去法院起诉，不用先仲裁。"


def _named(months: Sequence[Month]) -> str:
    named = "、".join(month.label for month in months[:3])
    return named if len(months) <= len(months[:3]) else f"{named}等{len(months)}个月"


UNPAID_WAGES = Entitlement(
    id=ID,
    title="欠发工资",
    summary="说好的工资没有发，或者没有发够，公司应当补发的钱。",
    inputs=INPUTS,
    parameters=(
        MINIMUM,
        PAY_DAYS,
        WORK_DAYS,
        "wage_record_years",
        "arbitration_limitation_years",
        "inspection_limitation_years",
    ),
    compute=compute,
    explained=Explained(
        formula=(
            "每个月：还欠＝应发 − 已发，不小于零；应发＝约定月工资，低于当地最低工资的按最低工资。",
            "没做满的月份：应发＝月工资 ÷ 21.75 × 做了的工作日。",
        ),
        basis=(
            law.IN_FULL,
            law.MONTHLY,
            FLOOR,
            NORMAL_LABOUR,
            law.SETTLE,
            law.LOCAL_FLOOR,
            law.LOCAL_SETTLE,
            law.CITY_SETTLE,
            law.LOCAL_PROOF,
            law.IOU,
        ),
        conventions=(
            "按天折算的，除以计薪天数21.75，不超过整月工资。",
            "离职那个月没写做了几天的，按周一到周五数到离职那天，其中的法定节假日算上班。",
            "最低工资按每个月第一天的标准；没说城市的，不和最低工资比，会再问。",
            "申请那天还没过完的月份不算，已经离职的除外。",
            "写了做了几天的月份，也当作欠薪的月份。",
            "已发的钱没说是哪个月的，先抵最早的月份。",
        ),
        disputed=(
            "没做满的月份，有的从月工资里减去没做的工作日，不按做了几天算。",
            "广东规定的字面是按国家规定的月平均工作天数折算，实践中用计薪天数。",
        ),
    ),
    deadlines=limitation.deadlines_told,
    words=("拖欠工资", "欠薪", "工资没发", "追讨工资"),
)
