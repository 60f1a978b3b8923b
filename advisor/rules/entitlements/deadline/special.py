"""Kinds with a second day: an award taking effect, enforcement after it, a lawsuit beside the review, the
year for wages beside the ordinary one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from advisor.domain import Award, Deadline
from advisor.rules.calendar import chinese_day, last_day, moved_note
from advisor.rules.entitlements.deadline.count import (
    ID,
    Run,
    award_of,
    day_item,
    deadline_of,
    doubts,
    later,
    may_move,
    run_of,
)
from advisor.rules.entitlements.deadline.inputs import SPECS
from advisor.rules.entitlements.deadline.kinds import (
    ARBITRATION_EXTENSION,
    COUNTED_IN_COURT,
    DECIDE,
    IN_FORCE_AFTER,
    PERIODS_OF,
    SUE,
    SUE_AUTHORITY,
    UNPAID_WAGES,
)
from advisor.rules.inputs import Inputs
from advisor.rules.limitation import PERIODS
from advisor.rules.parameters import Figures
from advisor.rules.trace import Trace, unique


def in_force(inputs: Inputs, figures: Figures) -> Award:
    """When an award that is not final takes effect, nobody having sued: the day after the last day to sue."""
    received = inputs.day("received")
    if received is None:
        return Award(ID, "missing", unit="", missing=(SPECS["received"].missing(),))
    trace = Trace(received)
    run, effective = _until_effect(received, inputs, figures, trace)
    basis = figures.in_force(effective, SUE, IN_FORCE_AFTER)
    note = "双方都没有起诉的，起诉期满的第二天生效；对方收到得更晚的，按对方的期限。"
    award = award_of(run, inputs, figures, trace)
    return replace(
        award,
        items=(
            day_item("起诉的最后一天", run.last.safe),
            day_item("裁决生效的那天", effective, "双方都没有起诉的"),
        ),
        basis=unique([*award.basis, *basis]),
        deadlines=(
            deadline_of(run, figures),
            Deadline("裁决生效", effective, note + may_move(run.last), basis),
        ),
        warnings=(
            f"双方都不起诉的，{chinese_day(effective)}起生效；起诉的最后一天是{chinese_day(run.last.safe)}。",
            *doubts(run),
            "裁决书写明是终局裁决的，从作出那天起就生效，不用等（《劳动争议调解仲裁法》第四十七条）。",
            "两边各从自己收到那天算，对方收到得晚，就晚几天生效。",
            "对方起诉又撤诉的，从法院的裁定送达那天起生效。",
        ),
    )


def _until_effect(received: date, inputs: Inputs, figures: Figures, trace: Trace) -> tuple[Run, date]:
    run = run_of(PERIODS_OF["lawsuit"], received, "收到裁决书那天", inputs, figures, trace)
    effective = run.last.safe + timedelta(days=1)
    trace.add(
        "裁决生效",
        "起诉最后一天（{最后一天}）的第二天，{生效那天}",
        {"最后一天": run.last.safe.isoformat(), "生效那天": effective.isoformat()},
        Decimal(1),
        unit="天",
        basis=figures.in_force(effective, SUE, IN_FORCE_AFTER),
        on=effective,
    )
    return run, effective


def enforced_after_receipt(inputs: Inputs, figures: Figures) -> Award:
    """Enforcement where only the receipt of the award is told: from the day it took effect, the earliest."""
    received = inputs.day("received")
    if received is None:
        raise ValueError("received is required here")
    trace = Trace(received)
    before = Inputs({"received": received})
    _, effective = _until_effect(received, before, figures, trace)
    run = run_of(PERIODS_OF["enforcement"], effective, "裁决生效那天", inputs, figures, trace)
    award = award_of(run, inputs, figures, trace)
    first, *others = award.warnings
    supposed = (
        f"您只写了收到裁决书的日期：先按不是终局、双方都没有起诉、{chinese_day(effective)}生效算。"
        "终局裁决从作出那天起生效，要早一些；裁决书写了付款期限的，从付款期最后一天起算。"
    )
    due = SPECS["due"].missing()
    return replace(award, warnings=(first, supposed, *others), missing=(due,))


def with_lawsuit(award: Award, start: date, event: str, figures: Figures) -> Award:
    """Beside the review: the last day to sue the authority directly."""
    months = figures.read("administrative_lawsuit_months", start)
    if months is None:
        return award
    last = last_day(later(start, months.whole, "个月"))
    trace = Trace(start)
    trace.add(
        "直接提起行政诉讼的期限",
        "从{起算那天}的第二天起数 {期限} 个月，到{到期那天}",
        {
            "起算那天": f"{event}（{start.isoformat()}）",
            "期限": months,
            "到期那天": last.unrolled.isoformat(),
        },
        months.value,
        unit="个月",
        basis=figures.in_force(start, SUE_AUTHORITY, COUNTED_IN_COURT),
    )
    refs = figures.in_force(last.safe, SUE_AUTHORITY, COUNTED_IN_COURT, *PERIODS)
    counted = f"不复议、直接去法院告的，从{event}（{chinese_day(start)}）起算，当天不计，{months}个月内。"
    return replace(
        award,
        items=(*award.items, day_item("直接去法院起诉的最后一天", last.safe)),
        steps=(*award.steps, *trace.steps),
        basis=unique([*award.basis, *trace.basis]),
        deadlines=(
            *award.deadlines,
            Deadline("直接提起行政诉讼", last.safe, counted + moved_note(last), refs),
        ),
    )


def with_pay(award: Award, ended: date, inputs: Inputs, figures: Figures) -> Award:
    """Beside the ordinary year from an earlier day: the year for unpaid wages, from the end of employment."""
    trace = Trace(ended)
    period = PERIODS_OF["arbitration_pay_after_end"]
    run = run_of(period, ended, "离职那天", inputs, figures, trace)
    day = run.last.safe
    line = (
        f"追讨工资、加班费等劳动报酬的，从离职那天起算，最后一天是{chinese_day(day)}；其他请求按下面的日子。"
    )
    return replace(
        award,
        items=(*award.items, day_item("追讨工资等劳动报酬的，最后一天", day)),
        steps=(*award.steps, *trace.steps),
        basis=unique([*award.basis, *trace.basis]),
        deadlines=(
            *award.deadlines,
            replace(deadline_of(run, figures), label="申请劳动仲裁（追讨劳动报酬）"),
        ),
        warnings=(line, *(said for said in award.warnings if said != UNPAID_WAGES)),
    )


def with_extension(award: Award, start: date, figures: Figures) -> Award:
    """Beside the ordinary period of the tribunal: the last day with the extension."""
    usual = figures.need("arbitration_hearing_days", start)
    extra = figures.need("arbitration_hearing_extension_days", start)
    last = last_day(later(start, usual.whole + extra.whole, "天"))
    trace = Trace(start)
    trace.add(
        "经批准延长以后的期限",
        "{期限} + {延长}",
        {"期限": usual, "延长": extra},
        usual.value + extra.value,
        unit="天",
        basis=figures.in_force(start, DECIDE, ARBITRATION_EXTENSION),
    )
    refs = figures.in_force(last.safe, DECIDE, ARBITRATION_EXTENSION, *PERIODS)
    note = f"案情复杂、经批准延长的，最多再加{extra}天。{may_move(last)}"
    return replace(
        award,
        items=(*award.items, day_item("经批准延长的，最后一天", last.safe)),
        steps=(*award.steps, *trace.steps),
        basis=unique([*award.basis, *trace.basis]),
        deadlines=(*award.deadlines, Deadline("仲裁庭作出裁决（延长）", last.safe, note, refs)),
    )
