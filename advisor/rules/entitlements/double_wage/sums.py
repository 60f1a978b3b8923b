"""The steps of the second wage, its rows, and the questions left."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from advisor.domain import Bands, Item, ProvisionRef
from advisor.rules.calendar import chinese_day
from advisor.rules.claims import Line, sum_step
from advisor.rules.entitlements.double_wage import law
from advisor.rules.entitlements.double_wage.dues import CUTOFF, PARTIAL, Due, Reckoning
from advisor.rules.limitation import ARBITRATION_LIMIT, LATE_PLEA, arbitration_years
from advisor.rules.parameters import Figure, Figures
from advisor.rules.trace import ZERO, Number, Trace, money

SECOND_WAGE = "{月工资} ×（{倍数} − 1）"
BY_DAYS = "取小（{月工资}，{月工资} ÷ {月计薪天数} × {工作日}）×（{倍数} − 1）"


def duty(reckoning: Reckoning, figures: Figures) -> tuple[ProvisionRef, ...]:
    """What the second wage of a whole month stands on."""
    period = reckoning.period
    refs: tuple[ProvisionRef, ...] = (law.DUTY, law.PERIOD)
    if period.situation == "open_ended_refused":
        refs = (law.DUTY, law.OPEN_ENDED, law.MUST_SIGN)
    elif period.stop == "year":
        refs = (law.DUTY, law.YEAR, law.OPEN_ENDED)
    if period.old_start:
        refs = (*refs, law.TRANSITION)
    return (*figures.in_force(period.on, *refs), *local_refs(reckoning, figures, law.LOCAL_BASE))


def local_refs(reckoning: Reckoning, figures: Figures, *refs: ProvisionRef) -> tuple[ProvisionRef, ...]:
    """Those of Guangdong's minutes; they speak of no written contract, not of a refused open-ended one."""
    if reckoning.period.situation == "open_ended_refused":
        return ()
    return law.local(figures, reckoning.period.on, *refs)


def accrual_steps(trace: Trace, reckoning: Reckoning, figures: Figures) -> None:
    """The period, then a step for each run of equal whole months and for a broken one, then the sum."""
    _period_step(trace, reckoning, figures)
    basis = duty(reckoning, figures)
    lines = 0
    for _, run in groupby(reckoning.dues, key=lambda due: (due.part.whole, due.wage)):
        dues = list(run)
        lines += 1
        if dues[0].part.whole:
            _whole_months(trace, dues, reckoning, basis)
        else:
            _broken_month(trace, dues[0], reckoning, basis, figures)
    if lines > 1:
        ends = (("，最少", "low"), ("，最多", "high")) if accrual_is_open(reckoning) else (("", "low"),)
        for mark, name in ends:
            summed = [Line(due.part.label, getattr(due, name)) for due in reckoning.dues]
            sum_step(trace, summed, basis[:1], f"合计{mark}")


def _period_step(trace: Trace, reckoning: Reckoning, figures: Figures) -> None:
    period, dues = reckoning.period, reckoning.dues
    numbers: dict[str, Number] = {"起算的那天": period.counted_from.isoformat()}
    template = "从{起算的那天}起"
    if period.grace is not None:
        numbers["宽限"] = period.grace
        template = "{起算的那天}起满 {宽限} 个月的第二天起"
    conditions: tuple[Figure, ...] = ()
    if period.stop == "year" and period.limit is not None:
        numbers["年数"] = period.limit
        template += "，到满 {年数} 年的前一天"
    elif period.limit is not None:
        conditions = (period.limit,)
    whole = sum(due.part.whole for due in dues)
    last = dues[-1].part.last if dues else period.end
    refs = (law.DUTY, law.PERIOD, law.YEAR) if period.grace else (law.DUTY, law.OPEN_ENDED)
    trace.add(
        f"期间：{chinese_day(period.begin)}至{chinese_day(last)}",
        f"{template}，数整月",
        numbers,
        Decimal(whole),
        unit="个整月",
        basis=figures.in_force(period.on, *refs),
        conditions=conditions,
    )


def _whole_months(
    trace: Trace, dues: list[Due], reckoning: Reckoning, basis: tuple[ProvisionRef, ...]
) -> None:
    numbers: dict[str, Number] = {
        "月工资": dues[0].wage,
        "倍数": reckoning.multiple,
        "月数": len(dues),
    }
    label = f"{chinese_day(dues[0].part.first)}至{chinese_day(dues[-1].part.last)}，{len(dues)}个月"
    value = sum((due.low for due in dues), ZERO)
    trace.add(label, f"{SECOND_WAGE}× {{月数}}", numbers, value, basis=basis)


def _broken_month(
    trace: Trace, due: Due, reckoning: Reckoning, basis: tuple[ProvisionRef, ...], figures: Figures
) -> None:
    numbers: dict[str, Number] = {
        "月工资": due.wage,
        "月计薪天数": due.pay_days,
        "倍数": reckoning.multiple,
        "工作日": due.days if due.days is not None else due.part.days,
    }
    basis = (*figures.in_force(reckoning.period.on, law.BY_DAYS), *basis)
    label = f"{chinese_day(due.part.first)}至{chinese_day(due.part.last)}，不满一个月"
    if due.days is not None:
        trace.add(label, BY_DAYS, numbers, due.low, basis=basis)
        return
    least: dict[str, Number] = {**numbers, "工作日": due.claim_days or 0}
    trace.add(f"{label}，最少", BY_DAYS, least, due.low, basis=basis)
    trace.add(f"{label}，最多（每天都上班）", BY_DAYS, numbers, due.high, basis=basis)


def accrual_is_open(reckoning: Reckoning) -> bool:
    """Whether what accrued depends on workdays not told."""
    return any(due.low != due.high for due in reckoning.dues)


def limitation_steps(trace: Trace, reckoning: Reckoning, figures: Figures) -> Bands | None:
    """What is in time and what is not, counted back month by month; the bands where both are certain."""
    period, since = reckoning.period, reckoning.since
    if since is None or reckoning.counted is None:
        return None
    counted = reckoning.counted.isoformat()
    numbers: dict[str, Number] = {"那天": counted, "年数": arbitration_years(figures, period.on)}
    basis = (
        ARBITRATION_LIMIT,
        *local_refs(reckoning, figures, law.LOCAL_LIMIT),
        *figures.in_force(period.on, LATE_PLEA),
    )
    for due in reckoning.dues:
        if due.age == "cut":
            _cut_month(trace, due, reckoning, basis)
    barred = reckoning.total("low") - reckoning.total("claim_low")
    ends = (("，最少", "claim_low"), ("，最多", "claim_high")) if reckoning.is_open else (("", "claim_low"),)
    for mark, name in ends:
        value = sum((getattr(due, name) for due in reckoning.dues), ZERO)
        label = f"没有过仲裁时效的部分（{chinese_day(since)}起）{mark}"
        trace.add(label, "从{那天}往前倒推 {年数} 年以内的部分相加", numbers, value, basis=basis)
    if reckoning.is_open:
        return None
    if barred:
        label = f"过了仲裁时效的部分（{chinese_day(since)}以前）"
        trace.add(label, "从{那天}往前倒推 {年数} 年以前的部分相加", numbers, barred, basis=basis)
    return Bands(recent=reckoning.total("claim_low"), older=ZERO, barred=barred)


def _cut_month(trace: Trace, due: Due, reckoning: Reckoning, basis: tuple[ProvisionRef, ...]) -> None:
    since = reckoning.since or due.part.first
    rest = (due.part.last - since).days + 1
    numbers: dict[str, Number] = {
        "月工资": due.wage,
        "月计薪天数": due.pay_days,
        "倍数": reckoning.multiple,
        "工作日": due.claim_days if due.claim_days is not None else rest,
    }
    label = f"{chinese_day(since)}至{chinese_day(due.part.last)}，没有过时效的那几天"
    if due.claim_days is not None:
        trace.add(label, BY_DAYS, numbers, due.claim_low, basis=basis)
        return
    trace.add(f"{label}，最少", BY_DAYS, {**numbers, "工作日": 0}, due.claim_low, basis=basis)
    trace.add(f"{label}，最多（每天都上班）", BY_DAYS, numbers, due.claim_high, basis=basis)


def items(reckoning: Reckoning) -> tuple[Item, ...]:
    """A row for each month: what accrued, or, while days are not told, what can be claimed of it."""
    rows = []
    for due in reckoning.dues:
        notes = []
        if due.days is not None:
            notes.append(f"上班{due.days.normalize():f}天")
            if due.capped:
                notes.append("不超过一个月工资")
        if due.age == "barred":
            notes.append("过了时效")
        elif due.age == "cut" and reckoning.since is not None:
            notes.append(f"只有{chinese_day(reckoning.since)}起的没有过时效")
        low, high = (due.claim_low, due.claim_high) if reckoning.is_open else (due.low, due.high)
        value = money(low) if low == high else f"{money(low)} 至 {money(high)}"
        if reckoning.is_open and due.age == "barred":
            notes.append(f"本来{money(due.low)}元")
        rows.append(Item(due.part.label, value, "元", "；".join(notes)))
    return tuple(rows)


def asks(reckoning: Reckoning) -> Iterator[tuple[str, str]]:
    """Names of the workdays still to be told, and for which days."""
    for due in reckoning.dues:
        if due.low != due.high and due.age != "barred":
            yield PARTIAL, due.part.label
        if due.age == "cut" and due.claim_days is None and reckoning.since is not None:
            yield CUTOFF, f"{chinese_day(reckoning.since)}至{chinese_day(due.part.last)}"
