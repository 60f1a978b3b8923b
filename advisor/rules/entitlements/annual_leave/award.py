"""From days and rate to the award: what is due now, other readings, the last days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from advisor.domain import Alternative, Award, Bands, Deadline, Item, Missing, ProvisionRef
from advisor.rules import limitation
from advisor.rules.calendar import add_years, chinese_day, last_day
from advisor.rules.claims import Extras, Line, one_year
from advisor.rules.entitlements.annual_leave import law, words
from advisor.rules.entitlements.annual_leave.inputs import SPECS
from advisor.rules.entitlements.annual_leave.pay import is_late
from advisor.rules.entitlements.annual_leave.steps import day_items, day_steps, pay_item, pay_steps
from advisor.rules.entitlements.annual_leave.words import Told
from advisor.rules.trace import ZERO, Trace, unique

_LABEL = "没休年休假的报酬"


def award_of(id: str, told: Told, cumulative: Decimal) -> Award:
    """Days alone without an average wage; nothing yet before the claim falls due; else the pay."""
    trace = Trace(told.days.year.last)
    day_steps(told.days, cumulative, told.figures, trace)
    if told.rate is None and told.days.unused:
        return _days_only(id, told, trace)
    award = _due(id, told, trace) if told.clock.due else _not_due(id, told, trace)
    return replace(
        award,
        items=tuple(_items(told)),
        alternatives=tuple(_alternatives(told)),
        deadlines=(*award.deadlines, *_complaint(told)) if told.days.unused else (),
    )


def waived(id: str, told: Told) -> Award:
    """Leave was offered and declined in writing: the ordinary wage alone."""
    basis = told.figures.in_force(told.days.year.last, law.UNUSED)
    claimable = _claimable(told, told.days.unused)
    other = Alternative(words.NOT_OFFERED, claimable, basis)
    return Award(
        id,
        "not_applicable",
        total=ZERO,
        amount=ZERO,
        alternatives=(other,) if claimable else (),
        basis=basis,
        warnings=(words.WAIVED,),
    )


def _days_only(id: str, told: Told, trace: Trace) -> Award:
    days, basis = told.days, _basis(told)
    return Award(
        id,
        "award",
        total=days.unused,
        amount=days.unused,
        unit="天",
        items=tuple(day_items(days)),
        alternatives=tuple(Alternative(words.READINGS[one], left, basis) for one, left in told.readings),
        steps=trace.steps,
        basis=unique([*basis, *trace.basis]),
        missing=(SPECS["average_wage"].missing(words.WHY_AVERAGE), *_confirm(told)),
        warnings=(*_too_late(told), *words.warnings(told)),
        deadlines=(*_arbitration(told), *_complaint(told)),
    )


def _due(id: str, told: Told, trace: Trace) -> Award:
    rate, unused = told.rate, told.days.unused
    left = rate.left(unused) if rate is not None else ZERO
    if rate is not None and unused:
        pay_steps(told.days, rate, told.figures, trace)
    extras = Extras(
        basis=_basis(told),
        missing=tuple(_confirm(told)),
        warnings=(*_too_late(told), *words.warnings(told)),
    )
    lines = [Line(_LABEL, left, last=told.clock.since)]
    since, event = told.clock.since, told.clock.event
    return one_year(id, lines, trace, told.inputs, told.figures, extras, since=since, event=event)


def _not_due(id: str, told: Told, trace: Trace) -> Award:
    return Award(
        id,
        "award",
        total=ZERO,
        amount=ZERO,
        bands=Bands(ZERO, ZERO, ZERO),
        steps=trace.steps,
        basis=unique([*_basis(told), *trace.basis]),
        missing=tuple(_confirm(told)),
        warnings=tuple(words.warnings(told)),
    )


def _too_late(told: Told) -> Iterator[str]:
    if not told.days.unused or not is_late(told.clock.since, told.inputs, told.figures):
        return
    yield words.TOO_LATE.format(event=told.clock.event)
    if any(one.amount for one in _alternatives(told)):
        yield words.STILL_OPEN


def _items(told: Told) -> Iterator[Item]:
    yield from day_items(told.days)
    if told.rate is not None and told.days.unused and told.clock.due:
        yield pay_item(told.days, told.rate)


def _basis(told: Told) -> tuple[ProvisionRef, ...]:
    on = told.days.year.last
    national = told.figures.in_force(on, law.DAYS, law.PAY, law.UNUSED, law.STATUTE)
    return (*national, *law.local(told.figures, on, law.LOCAL_DISPUTE))


def _confirm(told: Told) -> Iterator[Missing]:
    """What had to be supposed."""
    if "leave" not in told.inputs and told.inputs.day("filing") is not None:
        yield SPECS["leave"].missing()
    if told.supposed_continuous:
        yield SPECS["continuous_12_months"].missing()
    if "taken_days" not in told.inputs:
        yield SPECS["taken_days"].missing()


def _claimable(told: Told, unused: Decimal) -> Decimal:
    """What so many days are worth on the filing date under the ordinary one year."""
    if told.rate is None or not told.clock.due or is_late(told.clock.since, told.inputs, told.figures):
        return ZERO
    return told.rate.left(unused)


def _alternatives(told: Told) -> Iterator[Alternative]:
    """The readings a tribunal may take instead, where they change what can be claimed."""
    rate, unused, clock = told.rate, told.days.unused, told.clock
    if rate is None:
        return
    main, on = _claimable(told, unused), told.days.year.last
    if not clock.due and rate.left(unused):
        reading = words.IF_STILL_UNUSED.format(day=chinese_day(clock.since))
        yield Alternative(reading, rate.left(unused), told.figures.in_force(on, law.UNUSED))
    elif clock.due:
        limit = (limitation.ARBITRATION_LIMIT,)
        gone = clock.leave if not clock.employed else None
        as_wages = ZERO if gone and is_late(gone, told.inputs, told.figures) else rate.left(unused)
        if as_wages != main:
            yield Alternative(words.REMUNERATION, as_wages, limit)
        put_off = ZERO if is_late(clock.next_year, told.inputs, told.figures) else rate.left(unused)
        if put_off != main:
            carry = told.figures.in_force(on, law.PAY, law.CONSENT)
            yield Alternative(words.NEXT_YEAR, put_off, (*carry, *limit))
    for reading, days in told.readings:
        if _claimable(told, days) != main:
            basis = told.figures.in_force(on, law.LEAVER if reading == "subtract_first" else law.DAYS)
            yield Alternative(words.READINGS[reading], _claimable(told, days), basis)


def _arbitration(told: Told) -> Iterator[Deadline]:
    if told.clock.due:
        since, on = told.clock.since, told.inputs.day("filing") or told.clock.since
        interrupted = told.inputs.day("interrupted")
        yield limitation.one_year_deadline(since, interrupted, told.figures, on, told.clock.event)


def _complaint(told: Told) -> Iterator[Deadline]:
    """The last day for a complaint to labour inspection, at the latest."""
    if not told.clock.due:
        return  # nothing to complain of yet
    on = told.inputs.day("filing") or told.clock.since
    watch = told.figures.need("inspection_limitation_years", on)
    day = last_day(add_years(told.clock.since, watch.whole)).safe
    note = words.COMPLAINT.format(years=watch, event=told.clock.event)
    yield Deadline(limitation.INSPECTION, day, note, (limitation.INSPECTION_LIMIT,))
