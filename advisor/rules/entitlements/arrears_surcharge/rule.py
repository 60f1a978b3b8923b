"""The entitlement: from inputs to the award."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from advisor.domain import Award, Bands, Inquiry
from advisor.rules import limitation
from advisor.rules.base import Entitlement, Explained, FromCase, told_for
from advisor.rules.calendar import chinese_day
from advisor.rules.claims import Extras, Line, without_limit
from advisor.rules.entitlements.arrears_surcharge import law, words
from advisor.rules.entitlements.arrears_surcharge.inputs import INPUTS, SPECS
from advisor.rules.entitlements.arrears_surcharge.missed import Missed, check, issued_on, missed_by
from advisor.rules.inputs import Inputs
from advisor.rules.parameters import Figures
from advisor.rules.trace import ZERO, Trace, unique
from advisor.rules.window import interruption

ID = "arrears_surcharge"
LOWEST, HIGHEST = "arrears_surcharge_lowest", "arrears_surcharge_highest"
LEAVE_MULTIPLE = "annual_leave_surcharge_multiple"
LIMIT = "arbitration_limitation_years"


def compute(inputs: Inputs, figures: Figures) -> Award:
    """Half to the whole of what was unpaid when the order's last day passed; raises `InputError`."""
    kind, filing = inputs.text("owed_for") or "wages", inputs.day("filing")
    issued = issued_on(inputs)
    check(issued, inputs)
    interruption(inputs)
    cited = law.cited(kind, _none_on(inputs), figures)
    if kind == "other":
        return _none(f"{words.NOT_SUCH}（{cited}）", kind, inputs, figures)
    unmet = f"{words.CONDITIONS}（{cited}）"
    if issued is False:
        then = words.complain(inputs, figures)
        return _none(f"{unmet}；还没有责令，所以现在没有", kind, inputs, figures, then)
    if "order_due" not in inputs:
        return Award(ID, "missing", missing=(SPECS["order_due"].missing(),))
    due = inputs.day("order_due")
    if due is None:
        ask = "请问劳动监察，公司最晚要在哪天付清。"
        return _none(f"{unmet}；文书没写期限，还说不上到期不付", kind, inputs, figures, ask)
    if filing is not None and filing <= due:
        return _none(f"{unmet}；{chinese_day(due)}还没有过，现在没有", kind, inputs, figures)
    missed = missed_by(inputs, due)
    if missed.unpaid == ZERO and not missed.undated:
        settled = "到期以前已经付清" if missed.owed else "没有欠的钱"
        return _none(f"{unmet}；{settled}，所以没有", kind, inputs, figures)
    return _award(kind, missed, inputs, figures)


def _none_on(inputs: Inputs) -> date:
    return inputs.day("filing") or inputs.day("order_due") or date.max


def _none(reason: str, kind: str, inputs: Inputs, figures: Figures, then: str = "") -> Award:
    """No surcharge, with the missing precondition; the debt itself stays."""
    left, on = missed_by(inputs, date.max).left, _none_on(inputs)
    late = figures.read(LIMIT, on) is not None and _is_late(_with_order(inputs), figures)
    debt = words.debt(left, late=late) if left else ""
    return Award(
        ID,
        "not_applicable",
        total=ZERO,
        amount=ZERO,
        basis=law.condition(kind, on, figures),
        warnings=(f"{reason}。{debt}{then}",),
        deadlines=limitation.deadlines_told(_with_order(inputs), figures),
    )


def _is_late(inputs: Inputs, figures: Figures) -> bool:
    """Whether the year after the end of employment has run out on the filing date, where both are told."""
    filing, ended = inputs.day("filing"), inputs.day("employment_end")
    if filing is None or ended is None or ended > filing:
        return False
    limit = limitation.arbitration_limit(ended, inputs.day("interrupted"), figures, filing)
    return limit.last.passed(filing)


def _with_order(inputs: Inputs) -> Inputs:
    """An order shows that help was sought: like a demand, it starts the year anew."""
    issued = inputs.day("order_issued")
    acts = [day for day in (inputs.day("interrupted"), issued) if isinstance(day, date)]
    return inputs.with_(interrupted=max(acts)) if acts else inputs


def _award(kind: str, missed: Missed, inputs: Inputs, figures: Figures) -> Award:
    due, basis = missed.due, law.duty(kind, missed.due, figures)
    trace = Trace(due)
    trace.add(
        "到期没付的数额",
        "{责令支付的} − {期限以内付的}，不足零的算零",
        {"责令支付的": missed.owed, "期限以内付的": missed.in_time + missed.undated},
        missed.unpaid,
        basis=basis,
    )
    names = (LEAVE_MULTIPLE, LEAVE_MULTIPLE) if kind == "annual_leave" else (LOWEST, HIGHEST)
    lowest, highest = (figures.need(name, due) for name in names)
    marks = ("",) if lowest.value == highest.value else ("，最少", "，最多")
    sums = [
        trace.add(
            f"加付的赔偿金{mark}",
            "{到期没付的} × {比例}",
            {"到期没付的": missed.unpaid, "比例": share},
            missed.unpaid * share.value,
            basis=basis,
        )
        for mark, share in zip(marks, (lowest, highest), strict=False)
    ]
    extras = Extras(
        basis=(*basis, *law.claiming(kind, inputs.day("filing") or due, figures)),
        alternatives=tuple(words.alternatives(missed, lowest.value, highest.value, kind, figures)),
        missing=(SPECS["paid"].missing("哪天付的会改变数额：期限以内付的才减。"),) if missed.undated else (),
        warnings=tuple(words.warnings(kind, missed, lowest, highest, inputs, figures)),
    )
    label = "加付的赔偿金"
    award = without_limit(ID, [Line(label, sums[0])], trace, extras, high=[Line(label, sums[-1])])
    return _limited(award, inputs, figures)


def _limited(award: Award, inputs: Inputs, figures: Figures) -> Award:
    """What the year after the end of employment does to it; nothing while the end is not told."""
    inputs = _with_order(inputs)
    award = replace(award, deadlines=limitation.deadlines_told(inputs, figures))
    if inputs.day("filing") is None:
        return award
    if not _is_late(inputs, figures):
        return _banded(award, barred=False)
    return _banded(
        replace(
            award,
            alternatives=(),
            warnings=(words.LATE, *award.warnings),
            basis=unique([*award.basis, limitation.ARBITRATION_LIMIT]),
        ),
        barred=True,
    )


def _banded(award: Award, *, barred: bool) -> Award:
    if award.outcome == "range":
        return replace(award, low=ZERO, high=ZERO) if barred else award
    total = award.total or ZERO
    if barred:
        return replace(award, amount=ZERO, bands=Bands(ZERO, ZERO, total))
    return replace(award, bands=Bands(total, ZERO, ZERO))


def from_inquiry(inquiry: Inquiry, facts: Mapping[str, Any]) -> FromCase:
    """A conversation tells payments by month, which says no day: their sum counts."""
    paid = facts.get("paid")
    if isinstance(paid, Mapping):
        return FromCase({**facts, "paid": sum(paid.values(), ZERO)})
    return FromCase(facts)


ARREARS_SURCHARGE = Entitlement(
    id=ID,
    title="加付赔偿金",
    summary="劳动部门责令公司限期付工资、加班费、经济补偿等，公司到期还不付的，在本金以外加付的50%到100%。",
    inputs=INPUTS,
    parameters=(
        LOWEST,
        HIGHEST,
        LEAVE_MULTIPLE,
        LIMIT,
        "inspection_limitation_years",
    ),
    compute=compute,
    explained=Explained(
        formula=(
            "到期没付的数额 × 50%，到 × 100%；没有责令、没有期限、期限没过或者到期以前付清的，没有。",
            "欠的是没休年休假的报酬：到期没付的数额 × 100%。",
        ),
        basis=(
            law.LAW,
            law.INSPECTION,
            law.LEAVE,
            law.LEAVE_RULES,
            law.LOCAL_PAY,
            law.LOCAL_INSPECTION,
            law.COURT,
            law.LOCAL_PROOF,
        ),
        conventions=(
            "期限以内付的减掉，到期以后才付的不减。",
            "没说哪天付的钱，先当作期限以内付的。",
            "离职以后的一年时效，从责令那天重新起算。",
            "没写申请日期的，按期限已经过了算。",
        ),
        disputed=(
            "部分支付的，按责令的全部数额还是按没付的部分加付，没有见到明文。",
            "到期以后补付的，要不要从基数里减，没有见到明文。",
        ),
    ),
    concerns=told_for(ID, "order_issued"),
    from_inquiry=from_inquiry,
    deadlines=limitation.deadlines_told,
    words=("欠薪赔偿金", "加付", "加倍赔偿", "拖欠工资赔偿金"),
)
