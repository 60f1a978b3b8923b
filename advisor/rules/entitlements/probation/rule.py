"""The entitlement: damages for an unlawful probation, the shortfall of its pay, or both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.domain import Alternative, Award, Bands, Missing
from advisor.rules import limitation
from advisor.rules.base import Entitlement, Explained
from advisor.rules.calendar import chinese_day
from advisor.rules.entitlements.probation import limits, pay
from advisor.rules.entitlements.probation.inputs import INPUTS, SPECS, term_of
from advisor.rules.entitlements.probation.told import from_inquiry
from advisor.rules.inputs import InputError, Inputs
from advisor.rules.parameters import WHO_CAN_TELL, Figures, plain
from advisor.rules.trace import ZERO, Trace, money, unique

ID = "probation"
_ABOUT_LENGTH = ("probation_months", "probation_served_days", "wage_after_probation")
_ABOUT_PAY = ("paid_monthly", "contract_wage", "lowest_grade_wage", "months", "month")
ONLY_DUE = "只签试用期也是违法约定试用期，要付赔偿金"
ONLY_NONE = "只签试用期的，试用期不成立，那段时间就是合同期限，没有赔偿金"
ONLY_DISPUTED = (
    "有争议：只签试用期的，试用期不成立，那段时间就是合同期限；要不要另付赔偿金，法律没有写明。"
    "对您有利的是要付，申请时可以先主张。"
)
ONLY_FULL_PAY = "试用期不成立的，还可以要求按正式的工资补足；这里只按试用期工资的下限算。"
_FLAGS = ("part_time", "repeated", "probation_only")


def compute(inputs: Inputs, figures: Figures) -> Award:
    """Both claims as far as they were begun; raises `InputError` and `FigureMissing`.

    The law is that of the claim, else of the end of probation, else of the month, else as asked.
    """
    _check(inputs)
    month = inputs.month("month")
    on = (
        inputs.day("filing")
        or inputs.day("probation_end")
        or inputs.day("employment_end")
        or (month.last if month is not None else None)
        or figures.as_of
    )
    first_held = figures.first_day("probation_contract_months_least")
    if first_held is not None and on < first_held:
        return Award(
            ID,
            "out_of_period",
            basis=figures.in_force(figures.as_of, limits.HOW_LONG),
            warnings=(
                f"{chinese_day(first_held)}以前的试用期按旧的规定，旧规定没有取得，不能计算。{WHO_CAN_TELL}。",
            ),
        )
    needs: list[Missing] = []
    about_length = any(name in inputs for name in _ABOUT_LENGTH) or any(map(inputs.flag, _FLAGS))
    about_pay = any(name in inputs for name in _ABOUT_PAY)
    if not about_length and not about_pay:
        return _nothing_told(inputs, figures, on)
    length = _length(inputs, figures, on, needs) if about_length else None
    paid = None
    if about_pay:
        lacking = pay.missing_names(inputs)
        needs += [SPECS[name].missing() for name in lacking]
        paid = None if lacking else pay.shortfall(inputs, figures)
    found = _together(length, paid, on)
    if found is not None and length is not None and inputs.flag("probation_only"):
        found = _either_way(found, length, bool(paid))
    if found is None:
        return Award(ID, "missing", missing=tuple(needs), warnings=_limit_words(inputs, figures, on))
    if needs and found.outcome == "not_applicable":
        return replace(found, outcome="missing", total=None, amount=None, missing=tuple(needs))
    return replace(found, missing=unique([*found.missing, *needs]))


def _check(inputs: Inputs) -> None:
    term, agreed = term_of(inputs), inputs.number("probation_months")
    only = inputs.flag("probation_only")
    if isinstance(term, Decimal) and agreed is not None and agreed > term and not only:
        raise InputError(
            "probation_months",
            f"试用期{plain(agreed)}个月，比合同期限{plain(term)}个月还长，请核对；试用期算在合同期限里面。",
        )
    ended, left = inputs.day("probation_end"), inputs.day("employment_end")
    if ended is not None and left is not None and left < ended:
        raise InputError(
            "employment_end",
            f"离职日期 {left} 早于试用期结束那天 {ended}，请核对；试用期里离职的，结束那天写离职那天。",
        )


def _nothing_told(inputs: Inputs, figures: Figures, on: date) -> Award:
    names = [name for name in ("contract_months", "probation_months") if name not in inputs]
    names += [] if limits.known(inputs) else ["paid_monthly"]
    asked = tuple(SPECS[name].missing() for name in names)
    return Award(ID, "missing", missing=asked, warnings=_limit_words(inputs, figures, on))


def _limit_words(inputs: Inputs, figures: Figures, on: date) -> tuple[str, ...]:
    if not limits.known(inputs):
        return ()
    return (f"{limits.limit(inputs, figures, on).reason}（《劳动合同法》第十九条）。",)


def _length(inputs: Inputs, figures: Figures, on: date, needs: list[Missing]) -> Award | None:
    """The damages; nothing due where the law's limit is kept; None (and `needs`) while facts lack."""
    lacking = [] if limits.known(inputs) else ["contract_months"]
    if "probation_months" not in inputs and "probation_served_days" not in inputs:
        lacking.append("probation_months")
    if not lacking:
        most, did = limits.limit(inputs, figures, on), limits.served(inputs)
        if did.months <= most.months:
            return _kept(most, inputs)
        if did.may_fit(most):
            needs.append(SPECS["probation_months"].missing(limits.may_fit_words(most, did)))
            return None
        lacking += [name for name in _about_excess(inputs) if name not in inputs]
        if not lacking:
            return limits.damages(most, inputs, figures, on)
    needs += [SPECS[name].missing() for name in lacking]
    return None


def _about_excess(inputs: Inputs) -> tuple[str, ...]:
    """What the damages need: the days served too, where probation is not over on the filing date."""
    ended, filing = inputs.day("probation_end"), inputs.day("filing")
    running = ended is not None and filing is not None and filing < ended
    return ("probation_served_days", "wage_after_probation") if running else ("wage_after_probation",)


def _either_way(found: Award, length: Award, with_pay: bool) -> Award:
    """A contract of nothing but probation: art. 19(4) makes its term the contract's, and does not say whether
    the damages of art. 83 are due as well. Neither reading is chosen."""
    if found.outcome != "award" or found.amount is None or not length.amount:
        return found
    rest = found.amount - length.amount
    due = Alternative(ONLY_DUE, found.amount, (limits.DAMAGES, limits.HOW_LONG))
    none = Alternative(ONLY_NONE + ("，只补工资差额" if rest else ""), rest, (limits.HOW_LONG,))
    told = (ONLY_DISPUTED, ONLY_FULL_PAY) if with_pay else (ONLY_DISPUTED,)
    return replace(
        found,
        outcome="conflict",
        total=None,
        amount=None,
        low=rest,
        high=found.amount,
        bands=None,
        alternatives=(due, none, *found.alternatives),
        warnings=(*told, *found.warnings),
    )


def _kept(most: limits.Limit, inputs: Inputs) -> Award:
    agreed = inputs.number("probation_months")
    told = f"试用期没有超过法定上限：{most.reason}（《劳动合同法》第十九条），没有赔偿金。"
    if agreed is not None and agreed > most.months:
        told = (
            f"约定的试用期超过了法定上限（{most.reason}，《劳动合同法》第十九条），但超过的部分还没有过，"
            "没有赔偿金；到了上限就应当按转正算。"
        )
    return Award(ID, "not_applicable", total=ZERO, amount=ZERO, basis=(most.basis,), warnings=(told,))


def _together(length: Award | None, paid: Award | None, on: date) -> Award | None:
    """One award of both; a kept limit only adds its remark to a claim for pay."""
    if length is None or paid is None:
        return length or paid
    if length.outcome == "not_applicable":
        return replace(paid, warnings=(*length.warnings, *paid.warnings))
    if length.total is None or paid.total is None:
        raise ValueError("both sums are certain")
    total = length.total + paid.total
    trace = Trace(on)
    trace.add(
        "赔偿金和工资差额合计",
        "{赔偿金} + {工资差额}",
        {"赔偿金": money(length.total), "工资差额": money(paid.total)},
        total,
        basis=(limits.DAMAGES, pay.FLOOR),
    )
    known = length.amount is not None and paid.amount is not None
    return Award(
        ID,
        "award" if known else "missing",
        total=total,
        amount=(length.amount or ZERO) + (paid.amount or ZERO) if known else None,
        items=(*length.items, *paid.items),
        bands=_added(length.bands, paid.bands),
        alternatives=(
            *length.alternatives,
            *(
                replace(one, amount=one.amount + length.amount)
                if one.amount is not None and length.amount is not None
                else one
                for one in paid.alternatives
            ),
        ),
        steps=(*length.steps, *paid.steps, *trace.steps),
        basis=unique([*length.basis, *paid.basis]),
        missing=(*length.missing, *paid.missing),
        warnings=(*length.warnings, *paid.warnings),
        deadlines=(
            *(replace(one, label=f"{one.label}（赔偿金）") for one in length.deadlines),
            *(replace(one, label=f"{one.label}（工资差额）") for one in paid.deadlines),
        ),
    )


def _added(one: Bands | None, other: Bands | None) -> Bands | None:
    if one is None or other is None:
        return None
    return Bands(one.recent + other.recent, one.older + other.older, one.barred + other.barred)


PROBATION = Entitlement(
    id=ID,
    title="试用期",
    summary="试用期超过法定上限、已经过了的，公司要付赔偿金；试用期工资低于下限的，要补差额。",
    inputs=INPUTS,
    parameters=(
        *(limits.LEAST, limits.MOST_SHORT, limits.MIDDLE, limits.MOST_MIDDLE, limits.LONG, limits.MOST_LONG),
        pay.PERCENT,
        pay.MINIMUM,
        "wage_record_years",
        "arbitration_limitation_years",
        "inspection_limitation_years",
    ),
    compute=compute,
    explained=Explained(
        formula=(
            "上限：合同不满三个月或以完成任务为期限，不能有；满三个月不满一年，一个月；满一年不满三年，两个月；"
            "满三年或没有固定期限，六个月。",
            "赔偿金：（已经过了的试用期 − 上限）× 转正后的月工资，发过的工资不抵。",
            "工资差额：取大（合同约定工资 × 80%，当地最低工资）− 实发，不小于零，乘月数。",
        ),
        basis=(
            limits.HOW_LONG,
            limits.NO_PART_TIME,
            pay.FLOOR,
            pay.FLOOR_RULES,
            limits.DAMAGES,
            limitation.ARBITRATION_LIMIT,
        ),
        conventions=(
            f"已经过了的试用期按天说的，{limits.DAYS_A_MONTH}天算一个月，不超过约定的月数；按日历差一两天的，另外列出。",
            "没说过了几天的，按约定的试用期全部过完算。",
            "赔偿金的一年时效从违法试用期过完那天起算；工资差额按劳动报酬的时效。",
            "约定工资和同岗位最低档工资都知道的，先按约定工资算，另一种列出来。",
        ),
        disputed=(
            "80%是和合同约定工资比，还是和同岗位最低档工资比，法律写的是“或者”。",
            "只看法律的字面，同岗位最低档工资也可能不打折；实施条例写明两种都是80%，照实施条例算。",
            "不满一个月的违法试用期怎么折算，没有明文。",
            "只签试用期的合同要不要付违法试用期的赔偿金，没有明文。",
        ),
    ),
    from_inquiry=from_inquiry,
    words=("试用期赔偿金", "违法试用期", "试用期工资", "试用期超期"),
    one_of=(("probation_months", "probation_served_days", "paid_monthly"),),
    asks_first=False,
)
