"""The entitlement: from inputs to the award."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from advisor.domain import Alternative, Award, Deadline, Item, Missing, ProvisionRef
from advisor.rules.base import Entitlement, told_for
from advisor.rules.calendar import Month, chinese_day, working_days_after
from advisor.rules.claims import Extras, Line, total_of, without_limit
from advisor.rules.entitlements.unemployment_benefit import words
from advisor.rules.entitlements.unemployment_benefit.inputs import INPUTS, SPECS
from advisor.rules.entitlements.unemployment_benefit.months import (
    APPLY_DAYS,
    CEILING_FROM,
    CEILINGS,
    FIRST_LIMIT,
    FIRST_STEP,
    LEAST,
    LONGEST,
    NATIONAL,
    NEAR_RETIREMENT,
    SECOND_STEP,
    Duration,
    duration,
    entitled,
)
from advisor.rules.entitlements.unemployment_benefit.told import from_inquiry
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import WHO_CAN_TELL, Figure, Figures
from advisor.rules.trace import ZERO, Trace, fen, money

ID = "unemployment_benefit"
MINIMUM_WAGE = "minimum_wage_monthly"
RATE, CITY_RATE = "unemployment_benefit_rate", "unemployment_benefit_rate_city"


def compute(inputs: Inputs, figures: Figures) -> Award:
    """Months and money, by the province's rate and, where the city has its own, by that too.

    Raises `FigureMissing` for a figure not held.
    """
    month = inputs.month("month")
    if month is None:
        raise ValueError("the month is required")
    first_held, ground = figures.first_day(RATE), inputs.text("ground")
    if first_held is None:
        return Award(ID, "missing", missing=(_no_province(figures.place_name),), basis=(words.WHO,))
    if ground is not None and ground in words.REFUSED:
        return _refused(*words.REFUSED[ground])
    if month.first < first_held:
        return Award(ID, "out_of_period", basis=(words.WHO,), warnings=(words.too_early(first_held),))
    if not entitled(inputs, month.first, figures):
        return _refused(*words.too_few(figures.need(LEAST, month.first), month.first))
    return _award(month, inputs, figures)


def _refused(reason: str, basis: tuple[ProvisionRef, ...]) -> Award:
    return Award(ID, "not_applicable", total=ZERO, amount=ZERO, basis=basis, warnings=(reason,))


def _no_province(place: str) -> Missing:
    return Missing(
        "parameter",
        why=f"失业保险金的标准各省自己定，{place}的没有核对过，不能拿广东的来算。",
        where=f"{WHO_CAN_TELL}当地的标准。",
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """Months in a row that pay the same."""

    months: Sequence[Month]
    minimum: Figure
    rate: Figure

    @property
    def monthly(self) -> Decimal:
        return fen(self.minimum.value * self.rate.value)

    @property
    def amount(self) -> Decimal:
        return self.monthly * len(self.months)

    @property
    def label(self) -> str:
        first, last = self.months[0], self.months[-1]
        return first.label if first == last else f"{first.label}至{last.label}"

    @property
    def line(self) -> Line:
        note = f"每月{money(self.monthly)}元，{len(self.months)}个月"
        return Line(self.label, self.amount, note, self.months[0].first, self.months[-1].last)


def _runs(first: Month, count: int, rate_id: str, figures: Figures) -> list[_Run]:
    months = [first]
    while len(months) < count:
        months.append(months[-1].next)
    read = [(m, figures.need(MINIMUM_WAGE, m.first), figures.need(rate_id, m.first)) for m in months[:count]]
    runs = []
    for _, own in groupby(read, key=lambda one: (one[1].use, one[2].use)):
        alike = list(own)
        runs.append(_Run([one[0] for one in alike], alike[0][1], alike[0][2]))
    return runs


def _lines(runs: Sequence[_Run], trace: Trace, mark: str = "") -> list[Line]:
    for run in runs:
        trace.add(
            f"{run.label}{mark}",
            "{最低工资} × {倍数} × {月数}",
            {"最低工资": run.minimum, "倍数": run.rate, "月数": len(run.months)},
            run.amount,
            on=run.months[0].first,
        )
    return [run.line for run in runs]


def _award(month: Month, inputs: Inputs, figures: Figures) -> Award:
    trace = Trace(month.first)
    span = duration(inputs, month.first, figures, trace)
    low = _runs(month, span.low, RATE, figures)
    high = _runs(month, span.high, RATE, figures)
    own = figures.read(CITY_RATE, month.first)
    disagree = own is not None and own.value != low[0].rate.value
    lines = _lines(low, trace, words.BY_PROVINCE_MARK if disagree else "")
    longer = _lines(high, trace, "（领满）") if span.high > span.low else []
    extras = Extras(
        basis=(words.AMOUNT, words.MONTHS, words.WHO, words.WHO_GUANGDONG),
        alternatives=tuple(_alternatives(span, low, month, figures)),
        missing=tuple(_open(inputs, span)),
        warnings=tuple(words.warnings(month, span, inputs, figures)),
        items=tuple(_items(span, high)),
    )
    if own is None or not disagree:
        award = without_limit(ID, lines, trace, extras, high=longer)
    else:
        award = _in_conflict(month, span, longer or lines, own, trace, extras, figures)
    return replace(award, deadlines=_apply_by(inputs, month, figures))


def _in_conflict(
    month: Month,
    span: Duration,
    by_province: Sequence[Line],
    own: Figure,
    trace: Trace,
    extras: Extras,
    figures: Figures,
) -> Award:
    city = _runs(month, span.low, CITY_RATE, figures)
    least = _lines(city, trace, words.BY_CITY_MARK)
    most = total_of(by_province)
    city_most = sum((run.amount for run in _runs(month, span.high, CITY_RATE, figures)), ZERO)
    province, city_first = _runs(month, 1, RATE, figures)[0], city[0]
    award = without_limit(ID, least, trace, extras)
    return replace(
        award,
        outcome="conflict",
        total=None,
        amount=None,
        low=total_of(least),
        high=most,
        alternatives=(
            Alternative(words.by_province(province.rate, province.monthly, span.high), most, (words.AMOUNT,)),
            Alternative(words.by_city(own, city_first.monthly, span.high), city_most, (own.reference,)),
            *(replace(one, reading=words.on_provincial_rate(one.reading)) for one in award.alternatives),
        ),
        warnings=(words.conflict(province.monthly, city_first.monthly), *award.warnings),
        items=(
            Item("领取期限", _from_to(span), "个月"),
            Item(f"每月（省条例，{month.label}）", money(province.monthly), "元"),
            Item(f"每月（深圳规定，{month.label}）", money(city_first.monthly), "元"),
        ),
    )


def _from_to(span: Duration) -> str:
    return str(span.low) if span.low == span.high else f"{span.low} 至 {span.high}"


def _items(span: Duration, runs: Sequence[_Run]) -> Iterator[Item]:
    yield Item("领取期限", _from_to(span), "个月")
    for run in runs:
        yield Item(run.label, money(run.amount), "元", run.line.note)


def _alternatives(
    span: Duration, runs: Sequence[_Run], month: Month, figures: Figures
) -> Iterator[Alternative]:
    if span.low == span.high and len(runs) > 1:
        fixed = runs[0].monthly * span.low
        yield Alternative("标准按开始领那个月的定下来，以后最低工资调整也不变。", fixed, (words.AMOUNT,))
    if span.narrow is not None:
        narrow = sum((run.amount for run in _runs(month, span.narrow, RATE, figures)), ZERO)
        near = figures.need(NEAR_RETIREMENT, month.first)
        yield Alternative(words.narrow(span.narrow, near), narrow, (near.reference,))


def _open(inputs: Inputs, span: Duration) -> Iterator[Missing]:
    if "ground" not in inputs:
        yield SPECS["ground"].missing()
    if span.low != span.high:
        yield SPECS["pension_at_retirement"].missing()


def _apply_by(inputs: Inputs, month: Month, figures: Figures) -> tuple[Deadline, ...]:
    """The last of the working days after registration within which the period counts from registration."""
    registered = inputs.day("registered")
    if registered is None:
        return ()
    days = figures.need(APPLY_DAYS, max(registered, month.first))
    last, certain = working_days_after(registered, days.whole)
    note = (
        f"从{chinese_day(registered)}失业登记起{days}个工作日内申请，期限从登记那天算；"
        "过了才申请，从申请那天算。"
    )
    if not certain:
        note += "那一年的放假安排还没有公布，只跳过了周末，请早点办。"
    return (Deadline("申请失业保险金", last, note, (days.reference,)),)


UNEMPLOYMENT_BENEFIT = Entitlement(
    id=ID,
    title="失业保险金",
    summary="不是自己要走、缴费满一年、办了失业登记的人，每月从失业保险基金领的钱，能领几个月、一共多少。",
    inputs=INPUTS,
    parameters=(
        RATE,
        CITY_RATE,
        MINIMUM_WAGE,
        LEAST,
        FIRST_STEP,
        FIRST_LIMIT,
        SECOND_STEP,
        LONGEST,
        *CEILINGS,
        *CEILING_FROM,
        NEAR_RETIREMENT,
        APPLY_DAYS,
    ),
    compute=compute,
    explained=words.explained((ProvisionRef(NATIONAL.instrument, NATIONAL.article),)),
    concerns=told_for(ID, "contribution_months"),
    from_inquiry=from_inquiry,
    words=("失业金", "失业救济金", "失业保险待遇"),
)
