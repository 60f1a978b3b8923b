"""Claims under comprehensive and irregular hours and at piece rates."""

from __future__ import annotations

from dataclasses import replace

from advisor.domain import Alternative, Award
from advisor.rules.claims import Line, total_of
from advisor.rules.entitlements.overtime_pay import law, piece, readings, reckon, words
from advisor.rules.entitlements.overtime_pay.award import Claim, award_of
from advisor.rules.entitlements.overtime_pay.inputs import IRREGULAR, SPECS
from advisor.rules.entitlements.overtime_pay.law import ID
from advisor.rules.entitlements.overtime_pay.needs import hours_missing, wage_missing
from advisor.rules.entitlements.overtime_pay.pay import Rates, less_paid
from advisor.rules.entitlements.overtime_pay.reckon import CycleHours
from advisor.rules.entitlements.overtime_pay.settle import Settled, at_standard_rates, settle
from advisor.rules.entitlements.overtime_pay.worked import if_all_overtime, law_day, told_hours, worked
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import Figures
from advisor.rules.trace import ZERO, Trace


def irregular(inputs: Inputs, figures: Figures) -> Award:
    """Nothing where approved, statutory holidays alone in Shenzhen, a range where nobody said."""
    place = figures.place
    if place is None or (place.city is None and place.province == "广东"):
        why = "经过批准的不定时工作制，深圳的法定节假日有300%，广东别的城市没有。"
        return Award(ID, "missing", missing=(SPECS["city"].missing(why),))
    on, approved = law_day(inputs, figures), inputs.flag("approved")
    rate = reckon.irregular_rate(figures, on)
    if approved and rate is None:
        return _no_premium(inputs, figures)
    missing = [*wage_missing(inputs, figures), *hours_missing(inputs)]
    if approved and "holiday_hours" not in inputs and "dates" not in inputs:
        missing = [*wage_missing(inputs, figures), SPECS["holiday_hours"].missing()]
    if missing:
        return Award(ID, "missing", missing=tuple(missing))
    trace = Trace(on)
    hours = worked(inputs, figures)
    few, bases = [], []
    for one in hours:
        if rate is None:
            few.append(reckon.no_premium(trace, one, figures))
            continue
        found = reckon.irregular(trace, one, rate, figures)
        line, base = settle(trace, found, inputs, figures, "" if approved else "，批准过的")
        few.append(line)
        bases.append(base)
    lines, excess = less_paid(trace, few, inputs, figures)
    if approved:
        national = (Alternative(words.NATIONAL_READING, ZERO, figures.in_force(on, law.RULES)),)
        claim = Claim(
            trace,
            lines,
            Settled(lines, tuple(bases)),
            alternatives=national,
            warnings=(words.ONLY_HOLIDAYS,),
            excess=excess,
        )
        return award_of(claim, inputs, figures)
    more = if_all_overtime(hours, figures)
    _, most = at_standard_rates(trace, more or hours, inputs, figures, "，没有批准的")
    high, excess = less_paid(trace, most.lines, inputs, figures, "，没有批准的")
    noted = tuple(replace(line, note=words.IF_APPROVED) for line in lines)
    asked = [SPECS["approved"].missing()]
    if more is not None:
        asked.append(SPECS["hours_per_day"].missing(words.WHOLE_DAY_OR_OVERTIME))
    claim = Claim(trace, noted, most, hours=hours, high=high, missing=tuple(asked), excess=excess)
    return award_of(claim, inputs, figures)


def _no_premium(inputs: Inputs, figures: Figures) -> Award:
    on = law_day(inputs, figures)
    return Award(
        ID,
        "not_applicable",
        total=ZERO,
        amount=ZERO,
        basis=law.applying(figures, on, law.RULES, guangdong=(law.GD_IRREGULAR,)),
        warnings=(words.NO_PREMIUM if figures.in_guangdong else words.NO_PREMIUM_ELSEWHERE,),
    )


def comprehensive(inputs: Inputs, figures: Figures) -> Award:
    """Hours beyond a cycle's legal total; raises `InputError` for hours that cannot be."""
    missing = list(wage_missing(inputs, figures))
    unknown = [name for name in ("cycle", "total_hours") if name not in inputs]
    if "year" not in inputs and "month" not in inputs:
        unknown.insert(1, "year")
    if "dates" in inputs and "hours_per_day" not in inputs and "holiday_hours" not in inputs:
        unknown.append("hours_per_day")
    missing += [SPECS[name].missing() for name in unknown]
    if missing:
        return Award(ID, "missing", missing=tuple(missing))
    hours = CycleHours.of(inputs, figures)
    trace = Trace(hours.cycle.on)
    found, inside = reckon.comprehensive(trace, hours, figures)
    line, base = settle(trace, found, inputs, figures)
    settled = Settled((line,), (base,))
    lines, excess = less_paid(trace, settled.lines, inputs, figures)
    others: list[Alternative] = []
    if "package_pay" not in inputs:
        counted = readings.Found((found,), settled, total_of(settled.lines) - total_of(lines) + excess)
        others += readings.of_wage(counted, (), inputs, figures)
        others += [one for one in (readings.with_holidays_inside(counted, inside, figures),) if one]
    claim = Claim(
        trace,
        lines,
        settled,
        alternatives=tuple(others),
        missing=(SPECS["approved"].missing(),) if inputs.flag("approved") is None else (),
        warnings=tuple(words.about_the_cycle(hours, inputs, figures)),
        excess=excess,
    )
    return award_of(claim, inputs, figures)


def by_piece(inputs: Inputs, figures: Figures) -> Award:
    """Piece rates; a range where nobody said whether the price itself was paid."""
    if told_hours(inputs) or "package_pay" in inputs:
        raise InputError("piece_price", "计件和按小时（或包薪）的加班请分开算，一次只写一种。")
    if not any(name in inputs for name in piece.PIECES):
        return Award(ID, "missing", missing=(SPECS["weekday_pieces"].missing(),))
    irregular_hours = inputs.text("system") == IRREGULAR and inputs.flag("approved") is not False
    if irregular_hours and inputs.flag("approved") is None:
        return Award(ID, "missing", missing=(SPECS["approved"].missing(),))
    if irregular_hours and reckon.irregular_rate(figures, law_day(inputs, figures)) is None:
        return _no_premium(inputs, figures)
    if irregular_hours and (inputs.number("weekday_pieces") or inputs.number("rest_day_pieces")):
        raise InputError("weekday_pieces", f"{words.ONLY_HOLIDAYS}请只写“法定节假日做的件数”。")
    on, paid = law_day(inputs, figures), inputs.flag("base_price_paid")
    trace, rates = Trace(on), Rates.on(figures, on)
    marks = ("，单价发过的", "，单价没发过的") if paid is None else ("", "")
    low = piece.line(trace, inputs, figures, paid=paid is not False, rates=rates, mark=marks[0])
    lines, excess = less_paid(trace, (low,), inputs, figures)
    high: tuple[Line, ...] = ()
    if paid is None:
        most = piece.line(trace, inputs, figures, paid=False, rates=rates, mark=marks[1])
        high, excess = less_paid(trace, (most,), inputs, figures, marks[1])
    other = piece.on_top(inputs, figures, rates, low.amount) if paid else None
    claim = Claim(
        trace,
        lines if paid is not None else tuple(replace(line, note=words.IF_PRICE_PAID) for line in lines),
        Settled((), ()),
        high=high,
        alternatives=(other,) if other else (),
        missing=(SPECS["base_price_paid"].missing(),) if paid is None else (),
        warnings=(words.PIECE_QUOTA,),
        excess=excess,
    )
    return award_of(claim, inputs, figures)
