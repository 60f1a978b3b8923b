"""The entitlement: from inputs to the award, and from a conversation to inputs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.domain import Award, Bands, Inquiry, Item, Missing
from advisor.rules import limitation
from advisor.rules.base import Entitlement, FromCase
from advisor.rules.calendar import Month
from advisor.rules.entitlements.high_temperature_allowance import words
from advisor.rules.entitlements.high_temperature_allowance.explained import EXPLAINED
from advisor.rules.entitlements.high_temperature_allowance.inputs import INPUTS
from advisor.rules.entitlements.high_temperature_allowance.months import (
    DAILY,
    MONTHLY,
    SEASON,
    THRESHOLD,
    MonthLine,
    assess,
    season_months,
)
from advisor.rules.entitlements.high_temperature_allowance.sums import (
    COUNTING,
    DUTY,
    Owed,
    accrual_steps,
    alternatives,
    owed,
    total_steps,
)
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figures
from advisor.rules.trace import ZERO, Trace, money, unique
from advisor.rules.window import Window, end_is_known, resolve_window

ID = "high_temperature_allowance"
_SPECS = {spec.name: spec for spec in INPUTS}


def compute(inputs: Inputs, figures: Figures) -> Award:
    """The allowance for each month of the season in the window, less what was paid in money.

    Raises `InputError` for inputs that contradict each other, `FigureMissing` for a figure not held.
    """
    if inputs.text("post") == "indoor_cooled" and "temperature" not in inputs:
        return _not_applicable()
    first_held = figures.first_day(MONTHLY)
    if "city" in inputs and first_held is None:
        return Award(ID, "missing", missing=(words.no_province(figures.place_name),))
    missing = _required(inputs)
    if missing:
        return Award(ID, "missing", missing=missing)
    if first_held is None:
        raise ValueError("a place is required here")

    window = resolve_window(inputs)
    if window.start <= window.end < first_held:
        return Award(ID, "out_of_period", basis=(DUTY,), warnings=(words.out_of_period(first_held),))
    due, unheld = season_months(window, figures)
    if not due and any(month.first >= first_held for month in unheld):
        figures.need(MONTHLY, unheld[-1].first)
    lines = tuple(assess(month, window, inputs, figures) for month in due)
    if lines and inputs.text("post") == "indoor_cooled" and all(line.kind == "cool" for line in lines):
        return _not_applicable(lines)
    return _award(window, lines, unheld, inputs, figures)


def _required(inputs: Inputs) -> tuple[Missing, ...]:
    names = [name for name in ("city", "start", "post") if name not in inputs]
    if not end_is_known(inputs):
        names.append("end")
    return tuple(_SPECS[name].missing() for name in names)


def _not_applicable(lines: Sequence[MonthLine] = ()) -> Award:
    return Award(
        ID,
        "not_applicable",
        total=ZERO,
        amount=ZERO,
        items=tuple(
            Item(line.month.label, money(ZERO), "元", words.month_note(line, ZERO)) for line in lines
        ),
        basis=(DUTY, COUNTING),
        warnings=(words.COOLED,),
    )


def _award(
    window: Window, lines: Sequence[MonthLine], unheld: Sequence[Month], inputs: Inputs, figures: Figures
) -> Award:
    least = owed(lines, [line.low for line in lines], inputs)
    most = owed(lines, [line.high for line in lines], inputs)
    is_open = least.total != most.total
    barred = limitation.is_barred(window, figures)

    trace = Trace(window.filing or window.worked_until)
    accrual_steps(trace, lines, figures)
    total_steps(trace, lines, least, "，最少" if is_open else "", inputs, figures)
    if is_open:
        total_steps(trace, lines, most, "，最多", inputs, figures)
    bands: Bands | None = None
    limit = limitation.limit_of(window, figures)
    needs_proof = limit is not None and window.filing is not None and limit.rests_on_proof(window.filing)
    if window.filing is not None and barred is not None and not is_open:
        bands = limitation.bands(
            least.claims,
            filing=window.filing,
            barred=barred,
            figures=figures,
            trace=trace,
            restarted=limit.restarted if limit is not None and (barred or needs_proof) else None,
        )

    others = tuple(alternatives(window, lines, inputs, least, bands, figures))
    award = Award(
        ID,
        "award",
        items=_items(lines, least, most),
        bands=bands,
        alternatives=() if is_open or barred is None else others,
        steps=trace.steps,
        basis=unique([DUTY, *trace.basis]),
        missing=tuple(_missing(lines, unheld, barred, is_open, figures)),
        deadlines=limitation.remuneration_deadlines(window, figures),
    )
    if is_open:
        award = replace(
            award, outcome="range", low=ZERO if barred else least.total, high=ZERO if barred else most.total
        )
    else:
        award = replace(award, total=least.total, amount=ZERO if barred else least.total)
    if barred is None:
        award = replace(award, outcome="missing", amount=None, low=None, high=None)
    findings = words.Findings(
        window, tuple(lines), tuple(unheld), inputs, figures, least, award, trace.figures
    )
    return replace(award, warnings=tuple(words.warnings(findings)))


def _items(lines: Sequence[MonthLine], least: Owed, most: Owed) -> tuple[Item, ...]:
    items = []
    for line, low, high in zip(lines, least.claims, most.claims, strict=True):
        value = money(low.amount)
        if low.amount != high.amount:
            value = f"{value} 至 {money(high.amount)}"
        note = words.month_note(line, least.payments.by_month.get(line.month, ZERO))
        items.append(Item(line.month.label, value, "元", note))
    return tuple(items)


def _missing(
    lines: Sequence[MonthLine],
    unheld: Sequence[Month],
    barred: bool | None,
    is_open: bool,
    figures: Figures,
) -> Iterator[Missing]:
    if barred is None:
        yield _SPECS["employment_end"].missing(words.NEEDS_EMPLOYMENT_END)
    for name in ("attended_days", "absence"):
        months = [line.month for line in lines if line.asks == name]
        if months and is_open:
            yield _SPECS[name].missing(words.why_open(name, months))
    if unheld:
        yield words.left_out(unheld, figures)


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """A claim made on inquiry.filing. Whoever did not say whether he still works there is taken to be
    employed, and asked; who left without telling the day, or was paid without telling how much, is asked.
    """
    inputs = dict(facts)
    told, blocking = words.about_the_worker(inquiry), tuple[Missing, ...]()
    interrupted = inputs.get("interrupted")
    if isinstance(interrupted, date) and interrupted > inquiry.as_of:
        raise InputError("interrupted", f"讨要或投诉的日期 {interrupted} 还没有到，请核对。")
    if "paid" not in inputs:
        if (each := inquiry.facts.get("paid_monthly")) is not None:
            inputs["paid"] = _every_month(each, inputs)
        elif inquiry.facts.get("paid_unclear"):
            blocking = (_SPECS["paid"].missing(),)
    if inputs.get("end") is not None or "employment_end" in inputs:
        return FromCase(inputs, warnings=told, blocking=blocking)
    when_left = _SPECS["employment_end"].missing()
    supposed = {**inputs, "employment_end": None}
    if inquiry.facts.get("employed") is False:
        unknown = limitation.deadlines_unknown()
        return FromCase(supposed, warnings=told, blocking=(when_left, *blocking), deadlines=unknown)
    supposing = (*told, words.SUPPOSED_EMPLOYED)
    return FromCase(supposed, missing=(when_left,), warnings=supposing, blocking=blocking)


def _every_month(amount: Decimal, inputs: Mapping[str, Any]) -> dict[str, Decimal]:
    """The same payment for each month from the start to the end of the window, as far as they are told."""
    start, last = inputs.get("start"), inputs.get("employment_end") or inputs.get("end") or inputs["filing"]
    if not isinstance(start, date):
        return {}
    months = range(start.year * 12 + start.month - 1, last.year * 12 + last.month)
    return {f"{month // 12}-{month % 12 + 1:02d}": amount for month in months}


HIGH_TEMPERATURE_ALLOWANCE = Entitlement(
    id=ID,
    title="高温津贴",
    summary="在高温季节，室外露天岗位，或室内不能有效降温的岗位，公司每月应当用钱发的津贴。",
    inputs=INPUTS,
    parameters=(
        MONTHLY,
        DAILY,
        *SEASON,
        THRESHOLD,
        "wage_record_years",
        "wage_record_years_migrant",
        "arbitration_limitation_years",
        "inspection_limitation_years",
    ),
    compute=compute,
    explained=EXPLAINED,
    from_inquiry=from_inquiry,
    deadlines=limitation.deadlines_told,
    words=("高温补贴", "高温费", "防暑降温费"),
    one_of=(("end", "employment_end"),),
    asks_first=False,
)
