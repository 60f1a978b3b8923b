"""The entitlement: from inputs to the award."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.domain import Award, Missing
from advisor.rules import limitation
from advisor.rules.base import Entitlement, Explained
from advisor.rules.calendar import Month, chinese_day
from advisor.rules.claims import Extras, remuneration
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figures
from advisor.rules.payments import Payments
from advisor.rules.trace import ZERO, Trace, money
from advisor.rules.unpaid_wages import law
from advisor.rules.unpaid_wages.inputs import INPUTS, SPECS
from advisor.rules.unpaid_wages.months import PAY_DAYS, WORK_DAYS, MonthWage, month_wage
from advisor.rules.unpaid_wages.sums import alternatives, credited, line, steps
from advisor.rules.wage_floor import FLOOR, MINIMUM, NORMAL_LABOUR, floor_not_held

ID = "unpaid_wages"


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
    unheld = [wage.month for wage in wages if wage.floor is None]
    left_out = (floor_not_held(unheld, "没有和它比；工资低于它的要补足", figures),) if unheld else ()
    found = _Found(wages, payments, running, left_out, inputs, figures)
    extras = Extras(
        basis=(*law.duty(figures, last), *(law.settling(figures, ended) if ended else ())),
        alternatives=tuple(alternatives(wages, inputs, figures)),
        missing=left_out,
        warnings=tuple(_warnings(found)),
    )
    lines = [line(wage, payments) for wage in wages]
    return remuneration(ID, lines, trace, inputs, figures, extras)


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
        yield f"{found.running.label}还没过完，这次没有算；从{later}起可以加上。"
    for missing in found.left_out:
        yield missing.why + missing.where
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
    if ended is not None and law.is_in(law.CITY, figures):
        yield "离职的，深圳规定公司要在三个工作日内付清周期不超过一个月的工资。"
    elif ended is not None and law.is_in(law.PROVINCE, figures):
        yield "离职的，广东规定公司要在离职当天结清工资。"
    if any(paid > ZERO for paid in found.payments.by_month.values()):
        local = "广东还要求先书面告知您，没告知不能扣。" if law.is_in(law.PROVINCE, figures) else ""
        yield (
            "公司说扣钱是赔偿损失的：要真是您造成的损失才能扣，每月最多扣工资的20%，扣完不能低于最低工资"
            f"（《工资支付暂行规定》第十六条）。{local}"
        )


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
        ),
        conventions=(
            "按天折算的，除以计薪天数21.75，不超过整月工资。",
            "离职那个月没写做了几天的，按周一到周五数到离职那天，其中的法定节假日算上班。",
            "最低工资按每个月第一天的标准。",
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
