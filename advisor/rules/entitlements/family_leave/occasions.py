"""Leave for a marriage or a death in the family."""

from __future__ import annotations

from dataclasses import replace

from advisor.domain import Alternative, Award, ProvisionRef
from advisor.rules.entitlements.family_leave.ground import (
    GUANGDONG_BEREAVEMENT,
    GUANGDONG_MARRIAGE,
    GUANGDONG_PAY,
    NOTICE_1980,
    PAID,
    ZERO_DAYS,
    Case,
    add_parts,
    award,
    does_not_apply,
    part,
)
from advisor.rules.entitlements.family_leave.inputs import SPECS
from advisor.rules.trace import Trace

OLD_NOTICE = (
    "1980年的通知写的是国营企业，其他企业参照；通知原件没有核对到。先看公司制度和合同，写得更多的按更多的。"
)
FULL_PAY = "婚假、丧假期间工资照发（《劳动法》第五十一条）。外地的可以看路程另给路程假。"


def marriage(case: Case) -> Award:
    """Three days in Guangdong by its 2023 rule; one to three by the old national notice."""
    notes: tuple[str, ...] = (
        "有的省另外多给婚假，这里只是全国的，您那里可能更多，请假前问12333。",
        "有争议：中间的周末算不算在内，没有见到全国的明文。",
    )
    if case.local("marriage_leave_days_local") is not None:
        notes = (
            "2024年以后广东有没有延长婚假，没有核对到，请假前问12333。",
            "有争议：中间的周末算不算在内。广东的规定说假期连着休，遇到休息日不另加天数，原件没有核对到。",
        )
    return _occasion(case, "marriage", "婚假", GUANGDONG_MARRIAGE, notes)


def bereavement(case: Case) -> Award:
    """For parents, spouse and children; parents-in-law in Guangdong with the employer's consent."""
    relation, approved = case.inputs.text("relation"), case.inputs.flag("approved")
    local = case.local("bereavement_leave_days_local")
    refs = (NOTICE_1980,) if local is None else (NOTICE_1980, GUANGDONG_BEREAVEMENT)
    if relation == "other":
        why = (
            "规定里的丧假只有父母、配偶、子女去世才有（广东还有配偶的父母）；"
            "其他亲属看公司的制度，没有的可以请事假或年休假。"
        )
        return does_not_apply(case, why, refs)
    if relation == "in_law" and local is None:
        why = "1980年的通知只写了父母、配偶、子女去世的丧假，没有写配偶的父母；看公司的制度和本省的规定。"
        return does_not_apply(case, why, (NOTICE_1980,))
    if relation == "in_law" and approved is False:
        why = "配偶的父母去世，广东的规定要单位批准才有丧假；单位没有批准的，可以请事假或年休假。"
        return does_not_apply(case, why, (GUANGDONG_BEREAVEMENT,))
    if relation == "in_law" and approved is None:
        return _if_approved(case)
    notes = ("您没说去世的是谁，先按父母、配偶、子女算。",) if relation is None else ()
    return _occasion(case, "bereavement", "丧假", GUANGDONG_BEREAVEMENT, notes)


def _occasion(case: Case, name: str, label: str, local_ref: ProvisionRef, notes: tuple[str, ...]) -> Award:
    least = case.figures.need(f"{name}_leave_days_min", case.on)
    most = case.figures.need(f"{name}_leave_days_max", case.on)
    local, trace = case.local(f"{name}_leave_days_local"), Trace(case.on)
    basis = (NOTICE_1980, PAID)
    if local is not None:
        leave = part(label, local, local_ref, "工资照发")
        found = award(
            case,
            trace,
            add_parts(trace, (leave,)),
            items=[leave.item],
            basis=(local_ref, *basis, GUANGDONG_PAY),
            warnings=(f"广东的{label}天数据转载，原件没有核对到。", FULL_PAY, *notes),
        )
        reading = f"只看国家1980年的通知：由单位批{least}至{most}天，最少的天数"
        return replace(found, alternatives=(Alternative(reading, least.value, case.in_force(NOTICE_1980)),))
    for figure, mark in ((least, "最少"), (most, "最多")):
        trace.add(
            f"{label}，{mark}", "{天数}", {"天数": figure}, figure.value, unit="天", basis=(NOTICE_1980,)
        )
    found = award(
        case,
        trace,
        None,
        outcome="range",
        basis=basis,
        missing=(case.unheld(label),),
        warnings=(f"由单位看情况批，{least}至{most}天，多数单位给{most}天。", FULL_PAY, *notes, OLD_NOTICE),
    )
    return replace(found, low=least.value, high=most.value)


def _if_approved(case: Case) -> Award:
    local = case.figures.need("bereavement_leave_days_local", case.on)
    trace = Trace(case.on)
    leave = part("丧假，单位批准的", local, GUANGDONG_BEREAVEMENT)
    high = add_parts(trace, (leave,))
    found = award(
        case,
        trace,
        None,
        outcome="range",
        basis=(GUANGDONG_BEREAVEMENT, PAID),
        missing=(SPECS["approved"].missing(),),
        warnings=("配偶的父母去世，要单位批准才有丧假；不批准的没有。", FULL_PAY),
    )
    return replace(found, low=ZERO_DAYS, high=high)
