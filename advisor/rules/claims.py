"""From the lines of a claim to the award: their sum, what time does to it, and the last days.

Three kinds of claim differ in limitation: remuneration (《劳动争议调解仲裁法》 art. 27(4)), claims with the
ordinary one year from a known day (art. 27(1)), and benefits nobody sues the employer for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from advisor.domain import Alternative, Award, Bands, Item, Missing, ProvisionRef
from advisor.rules import limitation
from advisor.rules.calendar import Month
from advisor.rules.common_inputs import EMPLOYMENT_END
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.limitation import Claimable
from advisor.rules.parameters import Figures, checked_until_line
from advisor.rules.trace import ZERO, Trace, money, unique
from advisor.rules.window import Window, interruption

UNDATED = "没说是哪个月的，分不出近几年和更早：先都当作要自己多拿证据的。"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a claim: what is still owed, in yuan to the fen, and the days it is for."""

    label: str
    amount: Decimal
    note: str = ""
    first: date | None = None
    last: date | None = None
    """None: nobody said when."""

    @classmethod
    def of_month(cls, month: Month, amount: Decimal, note: str = "") -> Line:
        return cls(month.label, amount, note, month.first, month.last)


@dataclass(frozen=True, slots=True)
class Extras:
    """What an entitlement adds to its award."""

    basis: tuple[ProvisionRef, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    """Other readings of the sum; left out where the claim is out of time."""
    missing: tuple[Missing, ...] = ()
    warnings: tuple[str, ...] = ()
    items: tuple[Item, ...] | None = None
    """In place of a row for each line."""


def total_of(lines: Iterable[Line]) -> Decimal:
    return sum((line.amount for line in lines), ZERO)


def sum_step(
    trace: Trace, lines: Sequence[Line], basis: Iterable[ProvisionRef], label: str = "合计"
) -> Decimal:
    """The sum of the lines, as a step where there are several; 300.00 × 5 + 193.20."""
    if len(lines) > 1:
        runs = [(amount, len(list(same))) for amount, same in groupby(money(line.amount) for line in lines)]
        added = " + ".join(amount if count == 1 else f"{amount} × {count}" for amount, count in runs)
        trace.add(label, "{各项相加}", {"各项相加": added}, total_of(lines), basis=basis)
    return total_of(lines)


def remuneration(
    entitlement: str,
    lines: Sequence[Line],
    trace: Trace,
    inputs: Inputs,
    figures: Figures,
    extras: Extras,
    *,
    high: Sequence[Line] = (),
) -> Award:
    """An award of unpaid remuneration: no limit while employed, one year after the end (art. 27(4)).

    The steps of the lines are in `trace` already. Reads employment_end, filing and interrupted. `high` makes
    it a range from `lines` to `high`. Raises `InputError` where dates contradict each other.
    """
    window = claimed(lines, inputs)
    dated = any(line.last for line in lines)
    barred: bool | None = False
    if window is not None:
        unknown = not window.employment_known and not dated and window.filing is not None
        barred = None if unknown else limitation.is_barred(window, figures)
    is_open = _sums(lines, high, trace, extras)
    bands = None
    if window is not None and window.filing is not None and barred is not None and not is_open:
        limit = limitation.limit_of(window, figures)
        needs_proof = limit is not None and limit.rests_on_proof(window.filing)
        bands = limitation.bands(
            [Claimable(Month.of(one.last) if one.last else None, one.amount, one.last) for one in lines],
            filing=window.filing,
            barred=barred,
            figures=figures,
            trace=trace,
            restarted=limit.restarted if limit is not None and (barred or needs_proof) else None,
        )
    if barred is None:
        ended = EMPLOYMENT_END.missing("离职太久才申请的会过仲裁时效，还不能判断能要回多少。")
        extras = replace(extras, missing=(*extras.missing, ended))
    if bands is not None and bands.older and not dated:
        extras = replace(extras, warnings=(*extras.warnings, UNDATED))
    deadlines = (
        limitation.remuneration_deadlines(window, figures)
        if window is not None
        else limitation.deadlines_unknown()
    )
    award = _award(entitlement, lines, high if is_open else (), trace, extras, barred, bands)
    return replace(award, deadlines=deadlines)


def one_year(
    entitlement: str,
    lines: Sequence[Line],
    trace: Trace,
    inputs: Inputs,
    figures: Figures,
    extras: Extras,
    *,
    since: date | None,
    event: str,
    high: Sequence[Line] = (),
) -> Award:
    """An award of a claim that runs out one year after the worker knew (art. 27(1)).

    `since` is that day and `event` its name (离职那天); None where it has not come or nobody said: then
    nothing runs out. Reads filing and interrupted. Raises `InputError` where dates contradict each other.
    """
    filing, interrupted = inputs.day("filing"), interruption(inputs)
    if since is not None and filing is not None and filing < since:
        raise InputError("filing", f"申请日期 {filing} 早于{event} {since}，请核对。")
    is_open = _sums(lines, high, trace, extras)
    barred, bands = False, None
    if filing is not None:
        total, restarted = total_of(lines), None
        if since is not None:
            limit = limitation.arbitration_limit(since, interrupted, figures, filing)
            barred, restarted = limit.last.passed(filing), limit.restarted
        if not is_open:
            bands = Bands(ZERO, ZERO, total) if barred else Bands(total, ZERO, ZERO)
            if since is not None:
                limitation.one_year_step(trace, total, barred, event, restarted, filing, figures)
    award = _award(entitlement, lines, high if is_open else (), trace, extras, barred, bands)
    if since is None:
        return award
    deadline = limitation.one_year_deadline(since, interrupted, figures, filing or since, event)
    return replace(award, deadlines=(deadline,))


def without_limit(
    entitlement: str, lines: Sequence[Line], trace: Trace, extras: Extras, *, high: Sequence[Line] = ()
) -> Award:
    """An award of money that no arbitration limit touches (a benefit paid by a fund)."""
    is_open = _sums(lines, high, trace, extras)
    return _award(entitlement, lines, high if is_open else (), trace, extras, False, None)


def claimed(lines: Sequence[Line], inputs: Inputs) -> Window | None:
    """The days the lines are for, with what was told of the end, the filing and a demand; None where nothing
    of this was told. Raises `InputError` where these contradict the lines."""
    filing, ended = inputs.day("filing"), inputs.day("employment_end")
    first = min((line.first or line.last for line in lines if line.last), default=None)
    last = max((line.last for line in lines if line.last), default=None)
    if ended is not None and first is not None and first > ended:
        raise InputError("employment_end", f"离职日期 {ended} 早于要算的日子 {first}，请核对。")
    if filing is not None and first is not None and first > filing:
        raise InputError("filing", f"申请日期 {filing} 早于要算的日子 {first}，请核对。")
    told = [day for day in (last, ended) if day is not None] or [day for day in (filing,) if day is not None]
    if not told:
        return None
    worked_until = min(told)
    return Window(
        start=first or worked_until,
        end=worked_until,
        filing=filing,
        employment_known="employment_end" in inputs,
        employment_end=ended,
        worked_until=worked_until,
        interrupted=interruption(inputs),
    )


def _sums(lines: Sequence[Line], high: Sequence[Line], trace: Trace, extras: Extras) -> bool:
    """Adds up the lines (both readings of a range); whether it is a range."""
    is_open = bool(high) and total_of(high) != total_of(lines)
    sum_step(trace, lines, extras.basis[:1], "合计，最少" if is_open else "合计")
    if is_open:
        sum_step(trace, high, extras.basis[:1], "合计，最多")
    return is_open


def _award(
    entitlement: str,
    lines: Sequence[Line],
    high: Sequence[Line],
    trace: Trace,
    extras: Extras,
    barred: bool | None,
    bands: Bands | None,
) -> Award:
    total, most = total_of(lines), total_of(high)
    latest = max((line.last for line in lines if line.last), default=None)
    stale = checked_until_line(trace.figures, latest) if latest else None
    award = Award(
        entitlement,
        "missing" if barred is None else "range" if high else "award",
        items=extras.items if extras.items is not None else _items(lines, high),
        bands=bands,
        alternatives=() if barred is not False else extras.alternatives,
        steps=trace.steps,
        basis=unique([*extras.basis, *trace.basis]),
        missing=extras.missing,
        warnings=(*extras.warnings, *((stale,) if stale else ())),
    )
    if high and barred is not None:
        return replace(award, low=ZERO if barred else total, high=ZERO if barred else most)
    if high:
        return award
    return replace(award, total=total, amount=None if barred is None else ZERO if barred else total)


def _items(lines: Sequence[Line], high: Sequence[Line]) -> tuple[Item, ...]:
    ends = high or lines
    return tuple(
        Item(
            low.label,
            money(low.amount) if low.amount == top.amount else f"{money(low.amount)} 至 {money(top.amount)}",
            "元",
            "；".join(dict.fromkeys(note for note in (low.note, top.note) if note)),
        )
        for low, top in zip(lines, ends, strict=True)
    )
