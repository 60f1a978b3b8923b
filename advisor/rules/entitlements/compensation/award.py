"""From readings to an award: a range where a fact is open, and what time does to the claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from advisor.domain import Alternative, Award, Deadline, Missing, ProvisionRef
from advisor.rules import claims, limitation
from advisor.rules.claims import Extras
from advisor.rules.entitlements.compensation import law, words
from advisor.rules.entitlements.compensation.grounds import Ground
from advisor.rules.entitlements.compensation.inputs import SPECS
from advisor.rules.entitlements.compensation.readings import without_amounts
from advisor.rules.entitlements.compensation.steps import write_both
from advisor.rules.entitlements.compensation.sums import NOTICE_DAYS, NOTICE_MONTHS, NoticePay, Reading
from advisor.rules.entitlements.compensation.wage import MINIMUM, Cap, Ceiling
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import FigureMissing, Figures
from advisor.rules.trace import ZERO, Trace
from advisor.rules.window import interruption

EVENT = "离职那天"


@dataclass(frozen=True, slots=True)
class Open:
    """A fact nobody told, and the lower reading it would make."""

    missing: Missing
    lower: Callable[[Reading], Reading]


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found before time is looked at."""

    entitlement: str
    high: Reading
    basis: tuple[ProvisionRef, ...]
    opens: Sequence[Open] = ()
    confirm: tuple[Missing, ...] = ()
    """Asked beside the sum."""
    alternatives: tuple[Alternative, ...] = ()
    warnings: tuple[str, ...] = ()


def award_of(found: Found, inputs: Inputs, figures: Figures) -> Award:
    """Raises `InputError` where the filing date contradicts the others."""
    high = low = found.high
    opens = [one for one in found.opens if one.lower(high).total != high.total]
    for one in opens:
        low = one.lower(low)
    is_open = low.total != high.total
    day = high.counting.end
    trace = Trace(day)
    write_both(trace, low.steps(figures, found.basis), high.steps(figures, found.basis))
    asked = (*(one.missing for one in opens), *found.confirm)
    others = without_amounts(found.alternatives) if is_open else found.alternatives
    extras = Extras(
        basis=(law.AMOUNT, *found.basis),
        alternatives=others,
        missing=tuple({one.fact: one for one in asked}.values()),
    )
    lines, most = low.lines, high.lines if is_open else ()
    award = claims.one_year(
        found.entitlement, lines, trace, inputs, figures, extras, since=day, event=EVENT, high=most
    )
    told = (
        *words.about_lost_time(award, inputs, figures),
        *found.warnings,
        *words.about_other_readings(award.alternatives),
        *(() if "filing" in inputs else (words.NO_FILING,)),
        *award.warnings,
    )
    return replace(award, warnings=tuple(dict.fromkeys(told)))


def open_cap(cap: Cap, least: Ceiling | None) -> tuple[tuple[Open, ...], tuple[Missing, ...]]:
    """What is asked of the local average wage: instead of one sum, or beside it; nothing where it cannot
    matter. `least` is the lowest ceiling there can be."""
    local = SPECS["local_average_wage"]
    if cap == "open":
        return (Open(local.missing(), lambda reading: replace(reading, ceiling=least)),), ()
    return (), (local.missing(words.CAP_UNLIKELY),) if cap == "unlikely" else ()


@dataclass(frozen=True, slots=True)
class Notice:
    """What is owed for want of notice: a sum, an open question, or what must be told first."""

    pay: NoticePay | None = None
    opens: tuple[Open, ...] = ()
    missing: tuple[Missing, ...] = ()


def notice_of(ground: Ground, inputs: Inputs, figures: Figures, end: date) -> Notice:
    """代通知金: a month's wage where art. 40 was used without thirty days' written notice.

    《劳动合同法》 art. 40; 《劳动合同法实施条例》 art. 20: the wage standard of the month before, no cap.
    """
    given, last_month = inputs.flag("notice_given"), inputs.number("last_month_wage")
    if ground.value != "article_40" or given:
        return Notice()
    ask, ask_wage = SPECS["notice_given"].missing(), SPECS["last_month_wage"].missing()
    if last_month is None:
        return Notice(missing=(ask_wage,) if given is False else (ask, ask_wage))
    owed = NoticePay(last_month, figures.need(NOTICE_MONTHS, end), figures.need(NOTICE_DAYS, end))
    return Notice(owed) if given is False else Notice(owed, (Open(ask, _given),))


def _given(reading: Reading) -> Reading:
    owed = reading.notice
    return reading if owed is None else replace(reading, notice=replace(owed, given=True))


def cap_needed(entitlement: str, inputs: Inputs, figures: Figures) -> Award:
    """For a high wage where neither the local average nor the minimum wage is known."""
    needed = SPECS["local_average_wage"].missing(words.CAP_UNKNOWN)
    return Award(entitlement, "missing", missing=(needed, *ask_city(inputs, figures)))


def ask_city(inputs: Inputs, figures: Figures) -> tuple[Missing, ...]:
    """The city, asked beside the sum where nobody told it, or only the province."""
    if "city" in inputs and not figures.needs_city(MINIMUM):
        return ()
    return (SPECS["city"].missing(words.NO_CITY),)


def starts(inputs: Inputs, start: date, end: date) -> tuple[date, tuple[Open, ...], bool]:
    """The first day that counts, what is open of it, and whether a former employer's years are joined.

    《劳动合同法实施条例》 art. 10. Raises `InputError` for dates that contradict each other.
    """
    if end < start:
        raise InputError("end", f"离职日期 {end} 早于入职日期 {start}，请核对。")
    former, paid = inputs.day("transferred_from_start"), inputs.flag("transferred_paid")
    if former is None:
        return start, _first_day_open(inputs, start, end), False
    if former >= start:
        raise InputError(
            "transferred_from_start", f"原单位的入职日期 {former} 不早于现在的入职日期 {start}，请核对。"
        )
    if paid:
        return start, (), False
    if paid is False:
        return former, (), True
    ask = Open(
        SPECS["transferred_paid"].missing(),
        lambda reading: reading.counted(replace(reading.counting, start=start)),
    )
    return former, (ask,), True


def _first_day_open(inputs: Inputs, start: date, end: date) -> tuple[Open, ...]:
    """The fewer years of a later first day, where only about when the work began is known."""
    latest = inputs.day("start_latest")
    if latest is None or latest == start:
        return ()
    if not start < latest <= end:
        raise InputError(
            "start_latest", f"入职最晚的日子 {latest} 不在入职日期 {start} 和离职日期 {end} 之间，请核对。"
        )
    ask = SPECS["start"].missing(words.START_OPEN)
    return (Open(ask, lambda one: one.counted(replace(one.counting, start=latest))),)


def out_of_period(entitlement: str) -> Award:
    return Award(entitlement, "out_of_period", basis=(law.TRANSITION,), warnings=(words.BEFORE_2008,))


def not_applicable(entitlement: str, why: str, basis: tuple[ProvisionRef, ...], *more: str) -> Award:
    return Award(entitlement, "not_applicable", total=ZERO, amount=ZERO, basis=basis, warnings=(why, *more))


def deadlines(inputs: Inputs, figures: Figures) -> tuple[Deadline, ...]:
    """The last day to claim, as far as the end is told. Raises `InputError` where dates contradict."""
    end = inputs.day("end")
    if end is None or end < law.CONTRACT_LAW_DAY:
        return ()
    on = inputs.day("filing") or end
    try:
        return (limitation.one_year_deadline(end, interruption(inputs), figures, on, EVENT),)
    except FigureMissing:
        return ()
