"""The entitlement: from inputs to the award."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from advisor.domain import Alternative, Award, Missing
from advisor.rules import limitation
from advisor.rules.base import Entitlement
from advisor.rules.calendar import Month
from advisor.rules.claims import Extras, Line, remuneration, total_of
from advisor.rules.entitlements.work_stoppage_pay import words
from advisor.rules.entitlements.work_stoppage_pay.inputs import INPUTS, SPECS
from advisor.rules.entitlements.work_stoppage_pay.stages import (
    CITY_FIRST_RATE,
    FIRST_DAYS,
    FIRST_RATE,
    LIVING_RATE,
    MINIMUM_WAGE,
    NATIONAL,
    PAY_DAYS,
    Stretch,
    Terms,
    add_step,
    due,
    due_by_pay_days,
    stage_named,
    stretches,
)
from advisor.rules.entitlements.work_stoppage_pay.told import from_inquiry
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import WHO_CAN_TELL, Figures
from advisor.rules.payments import Payments, credit
from advisor.rules.service import month_end
from advisor.rules.trace import ZERO, Trace, money, unique
from advisor.rules.window import Window, end_is_known, resolve_window

ID = "work_stoppage_pay"


def compute(inputs: Inputs, figures: Figures) -> Award:
    """What is due for the stoppage, month by month, less what was paid.

    Raises `InputError` for inputs that contradict each other, `FigureMissing` for a figure not held.
    """
    if figures.first_day(LIVING_RATE) is None:
        return Award(ID, "missing", missing=(_no_province(figures.place_name),), basis=(NATIONAL,))
    if not end_is_known(inputs):
        return Award(ID, "missing", missing=(_end_missing(inputs),))
    window, terms = resolve_window(inputs), _terms(inputs, figures)
    parts = tuple(stretches(window, terms, figures))
    trace = Trace(window.end if parts else window.start)
    owed = _Owed(parts, inputs, lambda part: due(part, terms))
    for part in parts:
        add_step(trace, part, terms, figures)
    owed.add_steps(trace)
    extras = Extras(
        basis=unique((*(part.rate.reference for part in parts if part.rate), NATIONAL)),
        alternatives=tuple(_alternatives(window, terms, parts, owed, inputs, figures)),
        warnings=tuple(words.warnings(window, terms, parts, owed.payments, inputs, figures)),
    )
    if all(_same_rate(part) for part in parts) or limitation.is_barred(window, figures) is not False:
        return remuneration(ID, owed.lines, trace, inputs, figures, extras)
    return _in_conflict(parts, terms, owed, trace, inputs, figures, extras)


def _terms(inputs: Inputs, figures: Figures) -> Terms:
    start, wage = inputs.day("start"), inputs.number("wage")
    if start is None or wage is None:
        raise ValueError("start and wage are required")
    longest, period = figures.need(FIRST_DAYS, start), inputs.number("wage_period_days")
    days = longest.whole if period is None else min(longest.whole, int(period))
    return Terms(wage, inputs.number("agreed_monthly"), days)


class _Owed:
    """What is due under one reading, by month, payments credited."""

    def __init__(
        self, parts: Sequence[Stretch], inputs: Inputs, amount: Callable[[Stretch], Decimal]
    ) -> None:
        self._by_month = [(month, list(own)) for month, own in groupby(parts, key=lambda part: part.month)]
        self._amount = amount
        due_by_month = [(month, sum(map(amount, own), ZERO)) for month, own in self._by_month]
        self.payments: Payments = credit(due_by_month, inputs.by_month("paid") or inputs.single("paid"))
        self.lines = [self._line(month, own) for month, own in self._by_month]

    @property
    def total(self) -> Decimal:
        return total_of(self.lines)

    def _line(self, month: Month, parts: Sequence[Stretch]) -> Line:
        gross = sum(map(self._amount, parts), ZERO)
        paid = self.payments.by_month.get(month, ZERO)
        notes = [f"{stage_named(part)}{part.days}天{money(self._amount(part))}" for part in parts]
        notes += [f"已发{money(paid)}"] if paid else []
        return Line(month.label, gross - paid, "，".join(notes), parts[0].first, parts[-1].last)

    def add_steps(self, trace: Trace, mark: str = "") -> None:
        """What was paid, taken off month by month."""
        for line, (month, parts) in zip(self.lines, self._by_month, strict=True):
            paid = self.payments.by_month.get(month, ZERO)
            if paid:
                trace.add(
                    f"{month.label}，减去公司已发{mark}",
                    "{应发} − {可以减的}",
                    {"应发": money(line.amount + paid), "可以减的": money(paid)},
                    line.amount,
                    basis=tuple(part.rate.reference for part in parts if part.rate) or (NATIONAL,),
                    on=line.last,
                )


def _same_rate(part: Stretch) -> bool:
    return part.city_rate is None or part.rate is None or part.city_rate.value == part.rate.value


def _in_conflict(
    parts: Sequence[Stretch],
    terms: Terms,
    owed: _Owed,
    trace: Trace,
    inputs: Inputs,
    figures: Figures,
    extras: Extras,
) -> Award:
    """The province says one rate for the first stage and the city a lower one: both are shown."""
    city = _Owed(parts, inputs, lambda part: due(part, terms, city=True))
    for part in parts:
        if not _same_rate(part):
            add_step(trace, part, terms, figures, city=True)
    city.add_steps(trace, "（按深圳自己的规定）")
    award = remuneration(ID, city.lines, trace, inputs, figures, extras, high=owed.lines)
    if award.outcome != "range":
        return award
    differ = [part for part in parts if not _same_rate(part)]
    provincial = unique(part.rate.reference for part in differ if part.rate)
    own = [part.city_rate for part in differ if part.city_rate]
    return replace(
        award,
        outcome="conflict",
        alternatives=(
            Alternative(words.BY_PROVINCE, owed.total, provincial),
            Alternative(words.by_city(own[0]), city.total, unique(rate.reference for rate in own)),
        ),
        warnings=(words.conflict(owed.total, city.total, own), *award.warnings),
    )


def _alternatives(
    window: Window, terms: Terms, parts: Sequence[Stretch], owed: _Owed, inputs: Inputs, figures: Figures
) -> Iterator[Alternative]:
    pay_days = figures.read(PAY_DAYS, window.start)
    if pay_days is not None:
        counted = _Owed(parts, inputs, lambda part: due_by_pay_days(part, terms, pay_days))
        if counted.total != owed.total:
            yield Alternative(words.by_pay_days(pay_days), counted.total, (pay_days.reference, NATIONAL))
    month_long = (month_end(window.start, 1) - window.start).days + 1
    if "wage_period_days" not in inputs and month_long < terms.first_days:
        shorter = replace(terms, first_days=month_long)
        other = _Owed(tuple(stretches(window, shorter, figures)), inputs, lambda part: due(part, shorter))
        if other.total != owed.total:
            law = (figures.need(FIRST_DAYS, window.start).reference,)
            yield Alternative(words.month_long(month_long), other.total, law)


def _end_missing(inputs: Inputs) -> Missing:
    if "end" in inputs or "employment_end" in inputs:
        return SPECS["filing"].missing("还没有复工的，算到申请那天；要知道您打算哪一天申请。")
    return SPECS["end"].missing()


def _no_province(place: str) -> Missing:
    return Missing(
        "parameter",
        why=(
            "全国规定：停工头一个工资支付周期按合同工资发；过了以后的生活费，各省自己定比例，"
            f"{place}的没有核对过，不能拿广东的来算。"
        ),
        where=f"{WHO_CAN_TELL}当地停工停产的生活费标准。",
    )


WORK_STOPPAGE_PAY = Entitlement(
    id=ID,
    title="停工停产工资",
    summary="不是因为劳动者的原因停工停产（没有订单、设备检修等），停工期间公司应当发的工资和生活费。",
    inputs=INPUTS,
    parameters=(
        FIRST_RATE,
        CITY_FIRST_RATE,
        FIRST_DAYS,
        LIVING_RATE,
        MINIMUM_WAGE,
        PAY_DAYS,
        "wage_record_years",
        "arbitration_limitation_years",
        "inspection_limitation_years",
    ),
    compute=compute,
    explained=words.EXPLAINED,
    from_inquiry=from_inquiry,
    deadlines=limitation.deadlines_told,
    words=("停工工资", "停产工资", "停工生活费", "停工停产", "放假工资"),
)
