"""The entitlement: from the kind and its day to the last day."""

from __future__ import annotations

from advisor.domain import Award, Deadline
from advisor.rules.base import Entitlement, Explained
from advisor.rules.entitlements.deadline.count import ID, award_of, run_of
from advisor.rules.entitlements.deadline.inputs import INPUTS, SPECS
from advisor.rules.entitlements.deadline.kinds import (
    ANNUL,
    ENFORCE,
    PERIODS_OF,
    RECOGNITION,
    REVIEW,
    SUE,
    Period,
)
from advisor.rules.entitlements.deadline.special import (
    enforced_after_receipt,
    in_force,
    with_extension,
    with_lawsuit,
    with_pay,
)
from advisor.rules.entitlements.deadline.told import concerns, from_inquiry
from advisor.rules.inputs import Inputs
from advisor.rules.limitation import ARBITRATION_LIMIT, INSPECTION_LIMIT, PERIODS
from advisor.rules.parameters import Figures
from advisor.rules.trace import Trace


def compute(inputs: Inputs, figures: Figures) -> Award:
    """The last day of one kind; raises `InputError` and `FigureMissing`."""
    kind = inputs.text("kind")
    if kind is None:
        raise ValueError("kind is required")
    if kind == "award_in_force":
        return in_force(inputs, figures)
    period = PERIODS_OF[kind]
    told = next((start for start in period.starts if _tells(start[0], period, inputs)), None)
    if told is None and kind == "enforcement" and "received" in inputs:
        return enforced_after_receipt(inputs, figures)
    if told is None:
        return Award(ID, "missing", unit="", missing=(SPECS[period.starts[0][0]].missing(),))
    name, event = told
    start = inputs.day(name)
    if start is None:
        return _not_running(period, figures)
    trace = Trace(start)
    run = run_of(period, start, event, inputs, figures, trace)
    award = award_of(run, inputs, figures, trace)
    if kind == "administrative_review":
        return with_lawsuit(award, start, event, figures)
    if kind == "hearing":
        return with_extension(award, start, figures)
    ended = inputs.day("employment_end")
    if kind == "arbitration" and ended is not None and ended > start:
        return with_pay(award, ended, inputs, figures)
    return award


def _tells(name: str, period: Period, inputs: Inputs) -> bool:
    """Whether the input fixes the start, or tells that time does not run."""
    return inputs.day(name) is not None or (name in inputs and bool(period.not_running))


def _not_running(period: Period, figures: Figures) -> Award:
    known = figures.as_of
    basis = figures.in_force(known, *period.basis[:1])
    return Award(
        ID,
        "not_applicable",
        unit="",
        basis=basis,
        warnings=(period.not_running,),
        deadlines=(Deadline(period.label, None, period.not_running, basis),),
    )


DEADLINE = Entitlement(
    id=ID,
    title="期限的最后一天",
    summary="申请仲裁、起诉、裁决生效、工伤认定、劳动监察、行政复议、强制执行等，最迟哪一天要办。",
    inputs=INPUTS,
    parameters=(
        *dict.fromkeys(period.figure for period in PERIODS_OF.values()),
        "arbitration_hearing_extension_days",
        "administrative_lawsuit_months",
    ),
    compute=compute,
    explained=Explained(
        formula=(
            "最后一天＝起算那天加期限；起算那天不算，遇到休息日或者节假日，顺延到之后第一个不放假的日子。",
            "讨要、投诉或对方答应过，而且在期限里的，仲裁时效和执行期限从那天重新起算，两个最后一天都列出。",
            "裁决生效的那天＝起诉最后一天的第二天。",
        ),
        basis=(ARBITRATION_LIMIT, SUE, ANNUL, RECOGNITION, INSPECTION_LIMIT, REVIEW, ENFORCE, *PERIODS),
        conventions=(
            "周末当作休息日，调休上班的周末当作工作日；依国务院办公厅的放假通知。",
            "放假安排没有公布的年份不顺延，给出稳妥的日子。",
            "没有对应日的，以月末那天为最后一天。",
            "工伤认定、劳动监察的期限也按同样的办法顺延；有明文的是民法典、民事诉讼法和行政复议法。",
            "强制执行只写了收到裁决书那天的，先按不是终局、双方都没有起诉、起诉期满第二天生效起算。",
        ),
        disputed=(
            "哪天算应当知道权利受侵害，双方常有争议。",
            "按月少发工资是不是持续的违法行为，劳动监察的两年从哪天起算，有争议。",
            "讨要过的事拿不出证据，就按没有讨要的最后一天。",
        ),
    ),
    from_inquiry=from_inquiry,
    concerns=concerns,
    words=("期限", "时效", "最后一天", "仲裁时效", "截止日期"),
)
