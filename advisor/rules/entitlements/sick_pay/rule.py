"""The entitlement: from inputs to the award."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from advisor.domain import Alternative, Award, Missing, ProvisionRef
from advisor.rules import limitation
from advisor.rules.base import Entitlement, Explained
from advisor.rules.calendar import Month, chinese_day, weekdays
from advisor.rules.claims import Extras, Line, remuneration
from advisor.rules.entitlements.sick_pay.inputs import INPUTS, SPECS
from advisor.rules.entitlements.sick_pay.told import from_inquiry
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figure, Figures
from advisor.rules.trace import ZERO, Trace, fen, money

ID = "sick_pay"
MINIMUM_WAGE, FLOOR, OWN_FLOOR = "minimum_wage_monthly", "sick_pay_minimum_rate", "sick_pay_wage_rate"
PAY_DAYS, WORK_DAYS = "pay_days_per_month", "work_days_month"
IN_PERIOD = ProvisionRef("企业职工患病或非因工负伤医疗期规定", "第五条")
GUANGDONG = ProvisionRef("广东省工资支付条例", "第二十四条")
GUANGDONG_DAY = ProvisionRef("广东省工资支付条例", "第十八条")
SHENZHEN = ProvisionRef("深圳市员工工资支付条例", "第二十三条")


@dataclass(frozen=True, slots=True)
class _Due:
    """What is due for the leave, before payments."""

    amount: Decimal
    monthly: Decimal
    rate: Figure
    note: str
    whole: bool = True
    """The whole month; False where it is counted in days."""


def compute(inputs: Inputs, figures: Figures) -> Award:
    """The least that is due for the month or the days, less what was paid.

    Raises `InputError` for more days than there are, `FigureMissing` for a figure not held.
    """
    month = inputs.month("month")
    if month is None:
        raise ValueError("the month is required")
    _check_days(month, inputs)
    minimum, rate = figures.need(MINIMUM_WAGE, month.first), figures.need(FLOOR, month.first)
    if figures.read(OWN_FLOOR, month.first) is not None and "normal_wage" not in inputs:
        return Award(ID, "missing", missing=(SPECS["normal_wage"].missing(),))
    if (part := _part_of_month(month, inputs)) is not None:
        return Award(ID, "missing", missing=(part,))

    trace = Trace(month.last)
    due = _due(month, minimum, rate, inputs, figures, trace)
    paid = inputs.number("paid") or ZERO
    owed = due.amount
    if paid:
        owed = trace.add(
            "减去公司已发",
            "{应发} − {已发}，不足零的算零",
            {"应发": money(due.amount), "已发": paid},
            max(ZERO, due.amount - paid),
            basis=(rate.reference,),
        )
    note = f"{due.note}，已发{money(paid)}" if paid else due.note
    extras = Extras(
        basis=figures.in_force(month.last, rate.reference, IN_PERIOD),
        alternatives=tuple(_other_divisor(month, due, paid, inputs, figures)),
        warnings=tuple(_warnings(due, minimum, paid, inputs, figures, month)),
    )
    return remuneration(ID, [Line.of_month(month, owed, note)], trace, inputs, figures, extras)


def _check_days(month: Month, inputs: Inputs) -> None:
    days, ended = inputs.number("sick_days"), inputs.day("employment_end")
    if days is None:
        return
    if days > month.last.day:
        raise InputError(
            "sick_days", f"“病假天数”写了{days}天，但{month.label}只有{month.last.day}天，请核对。"
        )
    if ended is not None and Month.of(ended) == month and days > ended.day:
        raise InputError("sick_days", f"“病假天数”写了{days}天，但您{chinese_day(ended)}就离职了，请核对。")


def _part_of_month(month: Month, inputs: Inputs) -> Missing | None:
    """The question for the days, where the employment ended within the month and nobody counted them."""
    ended = inputs.day("employment_end")
    if ended is None or "sick_days" in inputs or Month.of(ended) != month or ended == month.last:
        return None
    return SPECS["sick_days"].missing(f"您{chinese_day(ended)}离职，那个月没有做满，不能按整个月算。")


def _due(month: Month, minimum: Figure, rate: Figure, inputs: Inputs, figures: Figures, trace: Trace) -> _Due:
    floor = minimum.value * rate.value
    trace.add(
        f"{month.label}，按最低工资算的最低数",
        "{最低工资} × {倍数}",
        {"最低工资": minimum, "倍数": rate},
        floor,
    )
    monthly, by = floor, "按最低工资的比例"
    own_rate, wage = figures.read(OWN_FLOOR, month.first), inputs.number("normal_wage")
    if own_rate is not None and wage is not None:
        own = wage * own_rate.value
        trace.add(
            f"{month.label}，按本人工资算的最低数",
            "{正常工作时间工资} × {倍数}",
            {"正常工作时间工资": wage, "倍数": own_rate},
            own,
        )
        trace.add(
            f"{month.label}，两个数取大",
            "取大（{按最低工资算}，{按本人工资算}）",
            {"按最低工资算": money(floor), "按本人工资算": money(own)},
            max(floor, own),
            basis=(own_rate.reference,),
        )
        monthly, by = (own, "按本人工资的比例") if own > floor else (floor, by)
    agreed = inputs.number("agreed_monthly")
    if agreed is not None:
        trace.add(
            f"{month.label}，和约定的比，取大",
            "取大（{最低数}，{约定的病假工资}）",
            {"最低数": money(monthly), "约定的病假工资": agreed},
            max(monthly, agreed),
            basis=(rate.reference,),
        )
        monthly, by = (agreed, "按约定") if agreed > monthly else (monthly, by)
    days = inputs.number("sick_days")
    if days is None or days >= weekdays(month.first, month.last):
        # Who is away on every working day is away the whole month, however few such days it has.
        return _Due(fen(monthly), monthly, rate, f"整月，{by}")
    pay_days = figures.need(PAY_DAYS, month.first)
    amount = trace.add(
        f"{month.label}，按天折算",
        "取小（{整月的数}，{整月的数} ÷ {计薪天数} × {病假天数}）",
        {"整月的数": money(monthly), "计薪天数": pay_days, "病假天数": days},
        _by_days(monthly, pay_days, days),
    )
    return _Due(amount, monthly, rate, f"{days}天，{by}", whole=days > pay_days.value)


def _by_days(monthly: Decimal, divisor: Figure, days: Decimal) -> Decimal:
    return min(monthly, monthly * days / divisor.value)


def _other_divisor(
    month: Month, due: _Due, paid: Decimal, inputs: Inputs, figures: Figures
) -> Iterator[Alternative]:
    """《广东省工资支付条例》 art. 18 speaks of average working days, Shenzhen's of 21.75 by number."""
    days, work_days = inputs.number("sick_days"), figures.read(WORK_DAYS, month.first)
    if days is None or due.whole or work_days is None or due.rate.reference != GUANGDONG:
        return
    amount = max(ZERO, fen(_by_days(due.monthly, work_days, days)) - paid)
    if amount != max(ZERO, due.amount - paid):
        reading = f"按广东条例的字面，一天的工资除以月平均工作天数{work_days}天。"
        yield Alternative(reading, amount, (GUANGDONG_DAY, work_days.reference))


def _warnings(
    due: _Due, minimum: Figure, paid: Decimal, inputs: Inputs, figures: Figures, month: Month
) -> Iterator[str]:
    wage, filing = inputs.number("normal_wage"), inputs.day("filing")
    yield "这个最低数只管医疗期里的病假；医疗期满以后怎么发，没有见到明文。医疗期有几个月，可以用“医疗期”算。"
    if inputs.number("agreed_monthly") is None:
        yield "这是最低数。合同、集体合同约定得更高的，按约定发。"
    elif due.monthly > (inputs.number("agreed_monthly") or ZERO):
        yield "约定的病假工资低于最低数，按最低数算。"
    if "paid" not in inputs:
        yield "您没说公司发过多少，先按一分没发算；发过的要减掉。"
    if paid > due.amount:
        yield f"公司发的比最低数多{money(paid - due.amount)}元，没有差额。"
    if inputs.number("sick_days") is None:
        running = filing is not None and Month.of(filing) == month and filing < month.last
        yield f"没有写病假天数，按整个月都在休病假算{'；那个月还没过完' if running else ''}。"
    elif due.whole:
        yield "写的天数够一个整月了，按整个月封顶。病假天数不数周末。"
    else:
        yield "只算了休病假的那几天；那个月上班的日子，工资照常另算。"
    if wage is not None and wage < minimum.value:
        yield f"您平时的工资低于当地最低工资{minimum}元，这本身就可以要求补差额。"
    if wage is not None and figures.read(OWN_FLOOR, month.first) is None:
        yield "在您这里，最低数只看最低工资，您写的平时工资没有用到。"
    yield "这是扣社会保险个人部分和个税以前的数。"


SICK_PAY = Entitlement(
    id=ID,
    title="病假工资",
    summary="生病或者不是工伤的受伤，在医疗期里休病假，公司至少要发的工资。",
    inputs=INPUTS,
    parameters=(
        MINIMUM_WAGE,
        FLOOR,
        OWN_FLOOR,
        PAY_DAYS,
        WORK_DAYS,
        "wage_record_years",
        "arbitration_limitation_years",
        "inspection_limitation_years",
    ),
    compute=compute,
    explained=Explained(
        formula=(
            "广东（深圳以外）：整月＝当地最低工资 × 80%；约定更高的按约定。",
            "深圳：整月＝取大（本人正常工作时间工资 × 60%，最低工资 × 80%）；约定更高的按约定。",
            "不满一个月：整月的数 ÷ 21.75 × 病假天数，不超过整月；再减公司已发的。",
        ),
        basis=(GUANGDONG, SHENZHEN, IN_PERIOD),
        conventions=(
            "不满一个月按计薪天数21.75天折算，法律没有写怎么折算。",
            "那个月的工作日（周一到周五）全在休病假的，按整个月算。",
            "最低工资按那个月第一天的标准。",
            "按劳动报酬的时效算，这是通常的看法。",
        ),
        disputed=("广东条例说除以国家规定的月平均工作天数，照字面是20.67天；通常按计薪天数21.75天。",),
    ),
    from_inquiry=from_inquiry,
    deadlines=limitation.deadlines_told,
    words=("病假", "病假费", "医疗期工资", "疾病救济费"),
)
