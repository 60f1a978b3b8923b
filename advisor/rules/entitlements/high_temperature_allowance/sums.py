"""The arithmetic of the award: steps, payments, what is left for each month, other readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from advisor.domain import Alternative, Bands, ProvisionRef
from advisor.rules.calendar import Month
from advisor.rules.entitlements.high_temperature_allowance.months import MonthLine
from advisor.rules.inputs import Inputs
from advisor.rules.limitation import ARBITRATION_LIMIT, Claimable, limit_of, within_ordinary_limit
from advisor.rules.parameters import Figures
from advisor.rules.payments import Payments, credit
from advisor.rules.trace import ZERO, Number, Trace, money
from advisor.rules.window import Window

DUTY = ProvisionRef("防暑降温措施管理办法", "第十七条")
ORDINARY = "少数意见：高温津贴不算劳动报酬，在职时每个月也各自计算仲裁时效。"
UNPROVED = "如果证明不了离职后讨要或投诉过，时效只从离职那天起算，已经过了。"
COUNTING = ProvisionRef("防暑降温措施管理办法", "第二十四条")
EARLIEST_FIRST = ProvisionRef("中华人民共和国民法典", "第五百六十条")


@dataclass(frozen=True, slots=True)
class Owed:
    """What is due under one reading, payments credited."""

    due: Decimal
    payments: Payments
    claims: tuple[Claimable, ...]

    @property
    def total(self) -> Decimal:
        return self.due - self.payments.credited


def owed(lines: Sequence[MonthLine], due: Iterable[Decimal], inputs: Inputs) -> Owed:
    """`due` gives each line's sum under the reading."""
    sums = [(line.month, amount) for line, amount in zip(lines, due, strict=True)]
    payments = credit(sums, inputs.by_month("paid") or inputs.single("paid"))
    claims = tuple(
        Claimable(line.month, amount - payments.by_month.get(line.month, ZERO), line.last)
        for line, (_, amount) in zip(lines, sums, strict=True)
    )
    return Owed(sum((amount for _, amount in sums), ZERO), payments, claims)


def accrual_steps(trace: Trace, lines: Sequence[MonthLine], figures: Figures) -> None:
    """One step for the whole months of a season, one for each month that is anything else."""
    ordinal = 0

    def run(line: MonthLine) -> tuple[object, ...]:
        nonlocal ordinal
        ordinal += line.kind != "full"
        return line.month.year, line.monthly.value, line.kind == "full", ordinal

    for (_, _, full, _), group in groupby(lines, key=run):
        months = list(group)
        if full:
            _full_months(trace, months, figures)
        else:
            _single_month(trace, months[0], figures)


def _full_months(trace: Trace, lines: Sequence[MonthLine], figures: Figures) -> None:
    first, last = lines[0], lines[-1]
    label = first.month.label if first is last else f"{first.month.label}至{last.month.number}月"
    trace.add(
        f"{label}，整月",
        "{月标准} × {月数}",
        {"月标准": first.monthly, "月数": len(lines)},
        first.monthly.value * len(lines),
        basis=_duty(last, figures),
        conditions=first.conditions,
        on=last.month.last,
    )


def _single_month(trace: Trace, line: MonthLine, figures: Figures) -> None:
    basis = _duty(line, figures)
    if line.kind == "cool":
        if line.temperature is None:
            label, template = f"{line.month.label}，有降温", "室内降到 {界限}℃ 以下，不计"
        else:
            label, template = f"{line.month.label}，量到的温度不够", "{温度}℃ 低于 {界限}℃，不计"
        shown = "" if line.temperature is None else f"{line.temperature:f}"
        trace.add(
            label,
            template,
            {"温度": shown, "界限": line.threshold or ""},
            ZERO,
            basis=basis,
            conditions=line.conditions,
            on=line.month.last,
        )
        return
    if line.daily is None or line.days is None:
        raise ValueError(f"{line.month}: a month by days needs the daily figure")
    label = f"{line.month.label}，{line.first.day}日至{line.last.day}日"
    numbers: dict[str, Number] = {"月标准": line.monthly, "日标准": line.daily, "天数": line.days}
    by_days = "取小（{月标准}，{日标准} × {天数}）"
    if line.kind == "days":
        trace.add(
            label, by_days, numbers, line.low, basis=basis, conditions=line.conditions, on=line.month.last
        )
        return
    least = "{最少天数} 天" if line.asks == "attended_days" else by_days
    most = "{月标准}" if line.whole else by_days
    none_at_all: dict[str, Number] = {**numbers, "最少天数": 0}
    trace.add(
        f"{label}，最少",
        least,
        none_at_all,
        line.low,
        basis=basis,
        conditions=line.conditions,
        on=line.month.last,
    )
    trace.add(
        f"{label}，最多",
        most,
        numbers,
        line.high,
        basis=basis,
        conditions=line.conditions,
        on=line.month.last,
    )


def _duty(line: MonthLine, figures: Figures) -> tuple[ProvisionRef, ...]:
    counting = (COUNTING,) if line.temperature is not None else ()
    return figures.in_force(line.month.last, DUTY, *counting)


def total_steps(
    trace: Trace, lines: Sequence[MonthLine], reading: Owed, mark: str, inputs: Inputs, figures: Figures
) -> None:
    """The sum of the months and what was paid. `mark` names the reading (最少, 最多), if there are two."""
    amounts = [
        money(claim.amount + reading.payments.by_month.get(line.month, ZERO))
        for line, claim in zip(lines, reading.claims, strict=True)
    ]
    if len(amounts) > 1:
        trace.add(
            f"应发合计{mark}", "{各月应发相加}", {"各月应发相加": _added(amounts)}, reading.due, basis=(DUTY,)
        )
    if reading.payments.credited:
        earliest = figures.in_force(lines[-1].month.last, EARLIEST_FIRST) if inputs.single("paid") else ()
        credited: dict[str, Number] = {"可以减的": money(reading.payments.credited)}
        trace.add(
            f"公司已发，可以减的{mark}", "{可以减的}", credited, reading.payments.credited, basis=(DUTY,)
        )
        trace.add(
            f"减去公司已发{mark}",
            "{应发} − {已发}",
            {"应发": reading.due, "已发": reading.payments.credited},
            reading.total,
            basis=(DUTY, *earliest),
        )


def _added(amounts: Sequence[str]) -> str:
    """300.00 × 5 + 193.20: equal neighbours written once."""
    runs = [(amount, len(list(same))) for amount, same in groupby(amounts)]
    return " + ".join(amount if count == 1 else f"{amount} × {count}" for amount, count in runs)


def alternatives(
    window: Window,
    lines: Sequence[MonthLine],
    inputs: Inputs,
    main: Owed,
    bands: Bands | None,
    figures: Figures,
) -> Iterator[Alternative]:
    """The readings a tribunal may take instead, where they change what can still be claimed."""
    barred = bands is not None and bool(bands.barred)
    if barred or not main.total:
        return
    if window.filing is not None and bands is not None:
        limit = limit_of(window, figures)
        if limit is not None and limit.rests_on_proof(window.filing):
            yield Alternative(UNPROVED, ZERO, (ARBITRATION_LIMIT,))
        ordinary = within_ordinary_limit(main.claims, window.filing, figures, window.interrupted)
        if ordinary != main.total:
            yield Alternative(ORDINARY, ordinary, (ARBITRATION_LIMIT,))
    if any(line.capped for line in lines):
        uncapped = owed(lines, [line.sum_of_days or line.low for line in lines], inputs)
        yield Alternative("按天折算时不以月标准封顶。", uncapped.total, (DUTY,))


def months_named(months: Sequence[Month]) -> str:
    """2024年7月、2024年8月, shortened when there are many."""
    named = "、".join(month.label for month in months[:4])
    return named if len(months) <= 4 else f"{named}等{len(months)}个月"
