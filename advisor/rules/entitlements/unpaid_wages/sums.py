"""The arithmetic of the award: steps, payments, what is left for each month, other readings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from advisor.domain import Alternative, Award, Missing
from advisor.rules.claims import Extras, Line, remuneration
from advisor.rules.entitlements.unpaid_wages import law, words
from advisor.rules.entitlements.unpaid_wages.months import WORK_DAYS, MonthWage
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figures, plain
from advisor.rules.payments import Payments, credit
from advisor.rules.trace import ZERO, Number, Trace, money
from advisor.rules.wage_floor import FLOOR, NORMAL_LABOUR

AS_TOLD = "这是您说的数，不是算出来的；公司不认的，要拿欠条、工资条、聊天记录来证明欠多少。"
BY_ABSENCE = "没做满的月份，从月工资里减去没做的工作日，不按做了几天算。"
BY_WORK_DAYS = "没做满的月份，照广东规定的字面按月平均工作天数折算，不按计薪天数。"


def credited(wages: Sequence[MonthWage], dues: Sequence[Decimal], inputs: Inputs) -> Payments:
    """`dues` gives each month's wage under one reading."""
    months = [(wage.month, due) for wage, due in zip(wages, dues, strict=True)]
    return credit(months, inputs.by_month("paid") or inputs.single("paid"))


def steps(
    wages: Sequence[MonthWage], payments: Payments, inputs: Inputs, figures: Figures, trace: Trace
) -> None:
    """One step for a run of alike whole months, one for each month by days, one for each part payment."""

    def run(wage: MonthWage) -> tuple[object, ...]:
        alone = wage.month if wage.days is not None or wage.month in payments.by_month else None
        return wage.rate, wage.floor.use if wage.floor and wage.raised else None, alone

    for _, group in groupby(wages, key=run):
        alike = list(group)
        _due_step(alike, figures, trace)
        first, paid = alike[0], payments.by_month.get(alike[0].month)
        if paid is None:
            continue
        undated = figures.in_force(first.last, law.EARLIEST_FIRST) if inputs.single("paid") else ()
        trace.add(
            f"{first.month.label}，减去公司已发",
            "{应发} − {已发}",
            {"应发": first.due, "已发": paid},
            first.due - paid,
            basis=(*law.duty(figures, first.last), *undated),
            on=first.last,
        )


def _due_step(wages: Sequence[MonthWage], figures: Figures, trace: Trace) -> None:
    first, last = wages[0], wages[-1]
    span = first.month.label if first is last else f"{first.month.label}至{last.month.label}"
    numbers: dict[str, Number] = {"月工资": first.agreed, "月数": len(wages)}
    basis = law.duty(figures, last.last)
    if first.floor is not None and first.raised:
        numbers["月工资"] = first.floor
        local = law.local(figures, last.last, law.LOCAL_FLOOR)
        basis = (*figures.in_force(last.last, FLOOR, NORMAL_LABOUR), *local)
        span += "，按最低工资"
    if first.days is None or first.pay_days is None:
        due = first.rate * len(wages)
        trace.add(f"{span}，整月应发", "{月工资} × {月数}", numbers, due, basis=basis, on=last.last)
        return
    if first.daily is not None:
        days: dict[str, Number] = {"每天工资": first.daily, "天数": first.days}
        trace.add(f"{span}，按天应发", "{每天工资} × {天数}", days, first.due, basis=basis, on=first.last)
        return
    trace.add(
        f"{span}，按天应发",
        "取小（{月工资}，{月工资} ÷ {计薪天数} × {天数}）",
        {**numbers, "计薪天数": first.pay_days, "天数": first.days},
        first.due,
        basis=basis,
        on=first.last,
    )


def line(wage: MonthWage, payments: Payments) -> Line:
    """What is left of the month."""
    notes = []
    if wage.raised:
        notes.append(f"约定的{money(wage.agreed)}元低于最低工资，按最低工资{wage.floor}元算")
    if wage.days is not None:
        counted = "到离职那天，周一到周五共" if wage.counted else "做了"
        notes.append(f"{counted}{plain(wage.days)}天")
    paid = payments.by_month.get(wage.month, ZERO)
    if paid:
        notes.append(f"应发{money(wage.due)}，已发{money(paid)}")
    return Line(wage.month.label, wage.due - paid, "；".join(notes), wage.month.first, wage.last)


def alternatives(wages: Sequence[MonthWage], inputs: Inputs, figures: Figures) -> Iterator[Alternative]:
    """Other ways to reckon a month by days, where they change the sum."""
    by_days = [wage for wage in wages if wage.days is not None and wage.daily is None]
    if not by_days:
        return
    on = by_days[-1].last

    def owed(dues: Sequence[Decimal]) -> Decimal:
        return sum(dues, ZERO) - credited(wages, dues, inputs).credited

    main = owed([wage.due for wage in wages])
    other = owed([wage.by_absence() for wage in wages])
    if other != main:
        yield Alternative(BY_ABSENCE, other, law.duty(figures, on))
    divisors = [figures.read(WORK_DAYS, wage.month.first) for wage in wages]
    if figures.is_in(law.PROVINCE) and not figures.is_in(law.CITY) and all(divisors):
        pairs = zip(wages, divisors, strict=True)
        other = owed([wage.by_divisor(days) if days else wage.due for wage, days in pairs])
        if other != main:
            yield Alternative(BY_WORK_DAYS, other, law.local(figures, on, law.LOCAL_DAILY))


def of_sum(entitlement: str, inputs: Inputs, figures: Figures) -> Award:
    """The sum the worker says is owed, for the months told if any. Raises `InputError`."""
    owed, months = inputs.number("owed") or ZERO, sorted(inputs.many("months"))
    last = (
        months[-1].last if months else inputs.day("employment_end") or inputs.day("filing") or figures.as_of
    )
    trace = Trace(last)
    trace.add("一共欠的工资", "{一共欠的}", {"一共欠的": owed}, owed, basis=law.duty(figures, last), on=last)
    first, until = (months[0].first, months[-1].last) if months else (None, None)
    extras = Extras(
        basis=law.duty(figures, last),
        warnings=(AS_TOLD, *words.about_settling(inputs, figures), *words.ways(last, figures)),
    )
    label = words.named(months) if months else "一共欠的工资"
    line = Line(label, owed, "按您说的数", first, until)
    return asked_once(remuneration(entitlement, [line], trace, inputs, figures, extras))


def asked_once(award: Award) -> Award:
    """Each question once: two parts of the rule may ask for the same fact."""
    asked: dict[str, Missing] = {}
    for entry in award.missing:
        asked.setdefault(entry.fact, entry)
    return replace(award, missing=tuple(asked.values()))
