"""The entitlement: from inputs to the award."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.domain import Award, Missing
from advisor.rules import limitation
from advisor.rules.base import Entitlement, Explained
from advisor.rules.calendar import Month, chinese_day
from advisor.rules.claims import Extras, remuneration
from advisor.rules.entitlements.unpaid_wages import law, words
from advisor.rules.entitlements.unpaid_wages.inputs import INPUTS, SPECS
from advisor.rules.entitlements.unpaid_wages.months import (
    PAY_DAYS,
    WORK_DAYS,
    MonthWage,
    city_unknown,
    month_wage,
)
from advisor.rules.entitlements.unpaid_wages.sums import (
    alternatives,
    asked_once,
    credited,
    line,
    of_sum,
    steps,
)
from advisor.rules.entitlements.unpaid_wages.told import concerns, from_inquiry
from advisor.rules.entitlements.unpaid_wages.words import named
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figures
from advisor.rules.payments import Payments
from advisor.rules.trace import ZERO, Trace, money
from advisor.rules.wage_floor import FLOOR, MINIMUM, NORMAL_LABOUR, floor_not_held

ID = "unpaid_wages"
BY_DAY = "按天算工资的，要知道每个月做了几天。"
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
    """The wages of the months told, less what was paid, or the sum told to be owed; raises `InputError` and
    `FigureMissing`."""
    if "owed" in inputs:
        return of_sum(ID, inputs, figures)
    named = tuple(sorted({*inputs.many("months"), *inputs.by_month("partial_days")}))
    by_day = "daily_pay" in inputs and "monthly_wage" not in inputs
    if by_day and any(month not in inputs.by_month("partial_days") for month in named):
        return Award(ID, "missing", missing=(SPECS["partial_days"].missing(BY_DAY),))
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
    return asked_once(award)


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
        yield f"{named(added)}只写了做了几天，也当作欠薪的月份算进来了；不欠的请去掉。"
    if "paid" not in inputs:
        yield "您没说公司发过多少，先按一分没发算；发过的要减掉。"
    if inputs.single("paid") and found.payments.credited:
        yield "已发的钱没有说是哪个月的，先抵最早的月份（参照《民法典》第五百六十条）。"
    if found.payments.excess:
        yield f"已发的比应发的多{money(found.payments.excess)}元；多出的部分没有算进去。"
    raised = [wage.month for wage in wages if wage.raised]
    if raised:
        yield f"{named(raised)}约定的工资低于最低工资，按最低工资算：正常上班的，工资不能比它低。"
    counted = [wage.month for wage in wages if wage.counted]
    if counted:
        yield f"{named(counted)}没写做了几天，按周一到周五数到离职那天（包括其中的法定节假日）。"
    if any(wage.capped for wage in wages):
        yield "按天折算超过了整月工资的，按整月工资算；封顶没有见到明文。"
    if found.wages and _just_over(found):
        yield f"{found.wages[-1].month.label}的工资，要过了约定的发薪日还没发，才算拖欠。"
    yield from words.about_settling(inputs, found.figures)
    if any(paid > ZERO for paid in found.payments.by_month.values()):
        yield words.about_deductions(found.figures)
    if sum((wage.due for wage in found.wages), ZERO) > found.payments.credited:
        yield from words.ways(inputs.day("filing") or found.wages[-1].last, found.figures)


def _just_over(found: _Found) -> bool:
    """Whether the last month ended just before the claim, and pay day may still come."""
    filing, ended = found.inputs.day("filing"), found.inputs.day("employment_end")
    return filing is not None and ended is None and found.wages[-1].month.next == Month.of(filing)


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
            "说了一共欠多少的，就是那个数。",
            "按天算工资的，每个月：应发＝每天工资 × 做了几天。",
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
    from_inquiry=from_inquiry,
    concerns=concerns,
    deadlines=limitation.deadlines_told,
    one_of=(("monthly_wage", "daily_pay", "owed"), ("months", "owed")),
    words=("拖欠工资", "欠薪", "工资没发", "追讨工资"),
)
