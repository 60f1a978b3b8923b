"""Counting a period: its last day, whether a demand made it run anew, and how that is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from advisor.domain import Award, Deadline, Item, ProvisionRef
from advisor.rules.calendar import (
    LastDay,
    add_months,
    add_years,
    chinese_day,
    last_day,
    moved_note,
    not_published,
)
from advisor.rules.entitlements.deadline.kinds import CIVIL_RESTART, COUNTED_IN_COURT, RESTART, Period
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.limitation import ARBITRATION_LIMIT, LATE_PLEA, PERIODS
from advisor.rules.parameters import Figure, Figures
from advisor.rules.trace import Trace, unique

ID = "deadline"


@dataclass(frozen=True, slots=True)
class Run:
    """A period as it ran: from `start`, or anew from `restarted`, to `last`; `own` is without the restart."""

    period: Period
    figure: Figure
    start: date
    event: str
    own: LastDay
    last: LastDay
    restarted: date | None = None


def later(start: date, count: int, unit: str) -> date:
    """The corresponding day; `start` itself is not counted (《民法典》 arts. 201, 202)."""
    if unit == "天":
        return start + timedelta(days=count)
    return add_years(start, count) if unit == "年" else add_months(start, count)


def run_of(period: Period, start: date, event: str, inputs: Inputs, figures: Figures, trace: Trace) -> Run:
    """The period from `start`, with its steps; raises `InputError` for a demand after the filing."""
    figure = figures.need(period.figure, start)
    own = last_day(later(start, figure.whole, period.unit))
    run = Run(period, figure, start, event, own, own)
    _steps(run, start, event, own, figures, trace)
    act, filing = inputs.day("interrupted"), inputs.day("filing")
    if act is not None and filing is not None and act > filing:
        raise InputError("interrupted", f"讨要或投诉的日期 {act} 晚于准备去办的那天 {filing}，请核对。")
    if filing is not None and filing < start and start != inputs.day("employment_end"):
        raise InputError("filing", f"准备去办的那天 {filing} 早于起算的那天 {start}，请核对。")
    if act is None or not period.restarts or not start < act <= own.day:
        return run
    anew = last_day(later(act, figure.whole, period.unit))
    _steps(run, act, "讨要或投诉那天", anew, figures, trace, "，重新起算以后")
    return replace(run, last=anew, restarted=act)


def _steps(
    run: Run, start: date, event: str, last: LastDay, figures: Figures, trace: Trace, mark: str = ""
) -> None:
    period = run.period
    anew = _restart_refs(period) if mark else ()
    trace.add(
        f"{period.label}的期限{mark}",
        "从{起算那天}的第二天起数 {期限} " + period.unit + "，到{到期那天}",
        {
            "起算那天": f"{event}（{start.isoformat()}）",
            "期限": run.figure,
            "到期那天": last.unrolled.isoformat(),
        },
        run.figure.value,
        unit=period.unit,
        basis=figures.in_force(start, *_refs(period, figures), *anew, *PERIODS),
        on=start,
    )
    if last.certain and last.day != last.unrolled:
        trace.add(
            f"{period.label}的最后一天顺延{mark}",
            "{到期那天}是休息日或节假日，顺延到{最后一天}",
            {"到期那天": last.unrolled.isoformat(), "最后一天": last.day.isoformat()},
            Decimal((last.day - last.unrolled).days),
            unit="天",
            basis=figures.in_force(last.unrolled, *_moving_refs(period, figures)),
            on=last.unrolled,
        )


def _refs(period: Period, figures: Figures) -> tuple[ProvisionRef, ...]:
    return (*(period.local if figures.in_guangdong else ()), *period.basis)


def _further(period: Period, figures: Figures) -> tuple[ProvisionRef, ...]:
    return (*period.further, *(period.further_local if figures.in_guangdong else ()))


def _moving_refs(period: Period, figures: Figures) -> tuple[ProvisionRef, ...]:
    """What a last day moves by: the Civil Procedure Law where it says so, and the Civil Code."""
    first, *others = _refs(period, figures)
    return (first, *(ref for ref in others if ref == COUNTED_IN_COURT), PERIODS[-1])


def _restart_refs(period: Period) -> tuple[ProvisionRef, ...]:
    return (ARBITRATION_LIMIT, RESTART) if ARBITRATION_LIMIT in period.basis else (CIVIL_RESTART,)


def deadline_of(run: Run, figures: Figures) -> Deadline:
    length = f"{run.figure}{run.period.unit}内。"
    counted = f"从{run.event}（{chinese_day(run.start)}）起算，当天不计，{length}"
    if run.restarted is not None:
        counted = (
            f"从{chinese_day(run.restarted)}讨要或投诉那天重新起算，当天不计，{length}"
            f"这要拿得出证据；拿不出的，最后一天是{chinese_day(run.own.safe)}。"
        )
    refs = figures.in_force(run.last.safe, *_refs(run.period, figures), *PERIODS)
    moved = may_move(run.last) if run.period.others_act else moved_note(run.last)
    return Deadline(run.period.label, run.last.safe, counted + moved, refs)


def may_move(last: LastDay) -> str:
    """The same as `moved_note` for a day on which the worker need not act."""
    return moved_note(last) if last.certain else f"{not_published(last)}，可能顺延。"


def day_item(label: str, day: date, note: str = "") -> Item:
    return Item(label, day.isoformat(), "", "，".join(part for part in (chinese_day(day), note) if part))


def award_of(run: Run, inputs: Inputs, figures: Figures, trace: Trace) -> Award:
    """The award of one counted period."""
    deadline = deadline_of(run, figures)
    items = [day_item("最后一天", run.last.safe)]
    if run.restarted is not None:
        items.append(day_item("拿不出讨要的证据的，最后一天", run.own.safe))
    return Award(
        ID,
        "award",
        unit="",
        items=tuple(items),
        steps=trace.steps,
        basis=unique(
            [
                *trace.basis,
                *deadline.basis,
                *_late_plea(run, inputs, figures),
                *figures.in_force(run.start, *_further(run.period, figures)),
            ]
        ),
        warnings=tuple(_warnings(run, inputs, figures)),
        deadlines=(deadline,),
    )


def _warnings(run: Run, inputs: Inputs, figures: Figures) -> Iterator[str]:
    filing, act = inputs.day("filing"), inputs.day("interrupted")
    day = chinese_day(run.last.safe)
    if run.period.others_act:
        over = "，已经过了" if filing is not None and filing > run.last.day else ""
        yield f"最后一天是{day}{over}。这是{run.period.others_act}要守的期限，不是您的。"
    elif filing is None:
        yield f"最后一天是{day}。请尽量早办，不要等到最后一天。"
    elif filing > run.last.day and not run.last.passed(filing):
        yield (
            f"最后一天本来是{day}；那年的放假安排还没有公布，可能顺延，不一定过了。"
            "请马上去办，并拨打12348问清楚。"
        )
    elif filing > run.last.day:
        yield (
            f"到{chinese_day(filing)}，期限已经过了（最后一天是{day}）。"
            "请马上拨打12348或12351，问清楚还有没有办法。"
        )
        if _late_plea(run, inputs, figures):
            yield "仲裁时效要公司在仲裁时自己提出来，到法院才提的一般不算（《解释（二）》第二十条）。"
    elif filing < run.last.safe:
        yield f"最后一天是{day}，离{chinese_day(filing)}还有{(run.last.safe - filing).days}天。"
    else:
        yield f"最后一天是{day}，请马上去办。"
    yield from doubts(run)
    if run.restarted is not None:
        yield "重新起算要拿得出证据，如聊天记录、短信、投诉回执；对方不认又拿不出的，按原来的最后一天。"
    elif act is not None:
        yield _no_restart(run, act)
    yield from run.period.notes


def _late_plea(run: Run, inputs: Inputs, figures: Figures) -> tuple[ProvisionRef, ...]:
    """Limitation is a plea the employer must make in arbitration; for a claim out of time."""
    filing = inputs.day("filing")
    if filing is None or filing <= run.last.day or ARBITRATION_LIMIT not in run.period.basis:
        return ()
    return figures.in_force(filing, LATE_PLEA)


def doubts(run: Run) -> Iterator[str]:
    """Said where the holidays of the year are not published."""
    if not run.last.certain:
        safe = "没有顺延。" if run.period.others_act else "没有顺延，是稳妥的日子。"
        yield f"{not_published(run.last)}：这一天{safe}"


def _no_restart(run: Run, act: date) -> str:
    day = chinese_day(act)
    if not run.period.restarts:
        return f"您写的讨要或投诉日期（{day}）没有用：这种期限不因为讨要或投诉重新起算。"
    if act <= run.start:
        return f"您{day}讨要时，期限还没有起算，最后一天不变。"
    return (
        f"您{day}讨要或投诉时，期限已经过了，不会重新起算；"
        "更早还讨要过、或者对方答应过的，请拨打12348问清楚。"
    )
