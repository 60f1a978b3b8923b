"""The arithmetic of the award: what is due, its steps, other readings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from advisor.domain import Alternative
from advisor.rules.entitlements.non_compete_pay import law, words
from advisor.rules.entitlements.non_compete_pay.months import (
    SHARE,
    Instalment,
    Owed,
    Period,
    Span,
    by_share,
    owed,
    period,
    span_of,
)
from advisor.rules.inputs import Inputs
from advisor.rules.limitation import (
    ARBITRATION_LIMIT,
    LATE_PLEA,
    PERIODS,
    arbitration_limit,
    arbitration_years,
)
from advisor.rules.parameters import Figure, Figures
from advisor.rules.service import MONTHS_A_YEAR, ONE_DAY
from advisor.rules.trace import ZERO, Number, Trace, fen, money
from advisor.rules.wage_floor import MINIMUM

RELEASE = "non_compete_release_months"


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What was told and what is due for each month."""

    inputs: Inputs
    figures: Figures
    ended: date
    agreed: Decimal | None
    period: Period
    share: Figure | None
    """None for an agreed sum."""
    months: tuple[Instalment, ...]
    unheld: tuple[Span, ...]
    """Months whose minimum wage is not held: left out."""
    release: Instalment | None
    release_months: Figure | None

    @property
    def instalments(self) -> tuple[Instalment, ...]:
        return (*self.months, self.release) if self.release else self.months

    @property
    def on(self) -> date:
        """The last day of what is claimed."""
        return max((one.span.last for one in self.instalments), default=self.ended)


def reckon(ended: date, kept: int, agreed: Decimal | None, inputs: Inputs, figures: Figures) -> Reckoning:
    """Raises `FigureMissing`."""
    term = period(ended, kept, inputs.day("filing"), figures)
    share = figures.need(SHARE, span_of(ended, 0).first) if agreed is None else None

    def due(spans: Sequence[Span]) -> tuple[tuple[Instalment, ...], tuple[Span, ...]]:
        if share is None:
            return tuple(Instalment(span, agreed or ZERO) for span in spans), ()
        return by_share(spans, inputs.number("average_wage") or ZERO, share, figures)

    months, unheld = due(term.spans)
    release = release_months = None
    if inputs.flag("released"):
        number = min(kept, term.longest.whole * MONTHS_A_YEAR)
        last = span_of(ended, number - 1).last if number else ended
        release_months = figures.need(RELEASE, last)
        following = due([span_of(ended, number)])[0][0]
        release = Instalment(
            Span(last, last), following.due * release_months.whole, following.floor, words.RELEASED
        )
    return Reckoning(inputs, figures, ended, agreed, term, share, months, unheld, release, release_months)


def accrual_steps(found: Reckoning, trace: Trace) -> None:
    """The monthly sum, and a step for each run of months with the same one."""
    figures, average = found.figures, found.inputs.number("average_wage") or ZERO
    is_agreed = found.share is None
    numbers: dict[str, Number] = {"每月": found.agreed or ZERO}
    if found.share is not None:
        on = max(found.ended, found.share.use.effective)
        monthly = trace.add(
            "每月补偿，按离职前平均工资的比例",
            "{平均工资} × {比例}",
            {"平均工资": average, "比例": found.share},
            average * found.share.value,
            basis=law.duty(False, on, figures),
            on=on,
        )
        numbers = {"每月": monthly}
    template = "{每月} × {月数}" if is_agreed else "取大（{每月}，{最低工资}）× {月数}"
    for _, group in groupby(found.months, key=lambda one: one.floor and one.floor.use):
        run = list(group)
        first, last = run[0], run[-1]
        label = first.label if first is last else _run_label(first.span, last.span)
        if first.floor is not None:
            numbers["最低工资"] = first.floor
        numbers["月数"] = len(run)
        due = first.due * len(run)
        # The first day of a month: the minimum wage compared with is that day's.
        basis = law.duty(is_agreed, last.span.first, figures)
        trace.add(label, template, numbers, due, basis=basis, on=last.span.first)
    if found.release is not None and found.release_months is not None:
        each, following = found.release.due / found.release_months.value, found.release.span.last + ONE_DAY
        trace.add(
            words.RELEASED,
            "{每月} × {月数}",
            {"每月": money(each), "月数": found.release_months},
            found.release.due,
            basis=figures.in_force(following, law.RELEASE),
            conditions=(found.release.floor,) if found.release.floor else (),
            on=following,
        )


def _run_label(first: Span, last: Span) -> str:
    if first.is_calendar_month:
        return f"{first.label}至{last.label}"
    return f"{first.label.partition('至')[0]}至{last.label.partition('至')[2]}"


def total_steps(found: Reckoning, main: Owed, trace: Trace) -> None:
    """The sum, what was paid, and what time did to it."""
    figures, filing = found.figures, found.inputs.day("filing")
    is_agreed = found.share is None
    if len(main.lines) > 1:
        runs = [(money(due), len(list(same))) for due, same in groupby(one.due for one, _, _ in main.lines)]
        added = " + ".join(due if count == 1 else f"{due} × {count}" for due, count in runs)
        basis = law.duty(is_agreed, found.on, figures)
        trace.add("应付合计", "{各项相加}", {"各项相加": added}, main.due, basis=basis, on=found.on)
    if main.credited:
        trace.add(
            "减去公司已付",
            "{应付} − {已付}",
            {"应付": main.due, "已付": main.credited},
            main.total,
            basis=(*law.duty(is_agreed, found.on, figures), *figures.in_force(found.on, law.EARLIEST_FIRST)),
            on=found.on,
        )
    if filing is None:
        return
    numbers: dict[str, Number] = {"年数": arbitration_years(figures, filing)}
    for label, words_, sum_, plea in (
        ("没有过仲裁时效的部分", "各月从月末起 {年数} 年内申请的相加", main.claimable, ()),
        ("过了仲裁时效的部分", "各月从月末起满 {年数} 年后才申请的相加", main.barred, (LATE_PLEA,)),
    ):
        basis = (ARBITRATION_LIMIT, *figures.in_force(filing, *plea, *PERIODS))
        trace.add(label, words_, numbers, sum_, basis=basis, on=filing)


def alternatives(found: Reckoning, main: Owed) -> Iterator[Alternative]:
    """The readings a tribunal may take instead, where they change what can still be claimed."""
    yield from _as_one_debt(found, main)
    if found.agreed is not None:
        topped = _topped_up(found)
        other = owed(topped, found.inputs, found.figures).claimable
        if other != main.claimable:
            yield Alternative(words.TOPPED_UP, other, found.figures.in_force(found.on, law.SHARE))
        return
    if found.share is None or not found.period.spans or found.unheld:
        return
    average = found.inputs.number("average_wage") or ZERO
    later, unheld = by_share(found.period.spans, average, found.share, found.figures, late=True)
    other = owed((*later, *([found.release] if found.release else [])), found.inputs, found.figures).claimable
    if not unheld and other != main.claimable:
        yield Alternative(words.LATER_FLOOR, other, found.figures.in_force(found.on, law.SHARE))


def _as_one_debt(found: Reckoning, main: Owed) -> Iterator[Alternative]:
    filing = found.inputs.day("filing")
    if not main.barred or filing is None:
        return
    interrupted = found.inputs.day("interrupted")
    limit = arbitration_limit(found.on, interrupted, found.figures, filing)
    if not limit.last.passed(filing):
        yield Alternative(words.AS_ONE_DEBT, main.total, found.figures.in_force(filing, law.INSTALMENTS))


def _topped_up(found: Reckoning) -> tuple[Instalment, ...]:
    """The agreed sums raised to what would be due without an agreement, as far as that is known."""
    figures, average = found.figures, found.inputs.number("average_wage")
    share = figures.read(SHARE, found.on)
    by_average = fen(average * share.value) if average is not None and share is not None else ZERO

    def raised(one: Instalment) -> Instalment:
        floor = figures.read(MINIMUM, one.span.first)
        least = max(by_average, floor.value if floor is not None else ZERO)
        count = found.release_months.whole if one is found.release and found.release_months else 1
        return replace(one, due=max(one.due, least * count))

    return tuple(raised(one) for one in found.instalments)
