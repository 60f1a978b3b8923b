"""One award, three readers: a line, the worker's months, the lawyer's steps. Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from advisor.domain import Alternative, Award, ParameterUse
from advisor.rules.parameters import plain

_MONTH = re.compile(r"\d{4}年\d{1,2}月")
_LONG = 120
"""Months from which years are easier to read."""
_UNCHECKED = {"secondary": "二手资料", "unverified": "未核对"}


def yuan(amount: Decimal | None) -> str:
    """7,500.00元; — when there is no sum."""
    return "—" if amount is None else f"{amount:,.2f}元"


def whole(award: Award) -> str:
    """Everything of an award, for a terminal: result, remarks, both tables, other readings, last days."""
    remarks = [line for line in award.warnings if line not in one_line(award)]
    asks = [f"- {one.ask or one.why}（{one.why}{one.where}）" for one in award.missing if one.ask]
    days = [
        f"- {one.label}：{one.day.isoformat() if one.day else '没有固定的最后一天'}。{one.note}"
        for one in award.deadlines
    ]
    parts = (
        one_line(award),
        "\n".join(f"- {line}" for line in remarks),
        "\n".join(["**还要问您**", *asks]) if asks else "",
        worker_table(award),
        lawyer_table(award),
        other_readings(award),
        "\n".join(["**最后的日子**", *days]) if days else "",
    )
    return "\n\n".join(part for part in parts if part)


def one_line(award: Award) -> str:
    """The result in one line; a sum that rests on figures not seen in an official text says so."""
    head = f"{award.title or award.entitlement}："
    doubtful = any(use.verified != "official" for step in award.steps for use in step.parameters)
    mark = "（标准还没有核对到官方原文）" if doubtful else ""
    asked = _listed([missing.ask or missing.why for missing in award.missing])
    if award.outcome == "missing":
        accrued = (
            f"应发还没发的有{amount(award.total, award.unit)}{mark}；" if award.total is not None else ""
        )
        return f"{head}{accrued}还缺：{asked}"
    if award.outcome in ("not_applicable", "out_of_period"):
        return head + (award.warnings[0] if award.warnings else "不适用。")
    confirm = f"还要确认：{asked}" if asked else ""
    if award.outcome == "conflict":
        readings = "；".join(
            f"（{n}）{one.reading}{_sum(one.amount, award.unit)}"
            for n, one in enumerate(award.alternatives[:2], 1)
        )
        return f"{head}规定不一致，有两种说法：{readings}{mark}。{confirm}"
    if award.outcome == "range":
        needs = f"要说准，还缺：{asked}" if asked else ""
        low, high = amount(award.low, award.unit), amount(award.high, award.unit)
        span = low if low == high else f"{low}至{high}"
        return f"{head}{span}{mark}。{needs}"
    if award.amount is None or award.unit != "元":
        return f"{head}{_found(award)}{mark}。{confirm}"
    # What a fund pays is no claim that runs out: there is nothing to "still" ask for.
    verb = "现在能要" if award.deadlines or award.bands is not None else "一共"
    return f"{head}{verb}{yuan(award.amount)}{_bands(award)}{mark}。{confirm}"


def _listed(questions: Sequence[str]) -> str:
    """Questions one after the other; what ends like a sentence needs no further mark."""
    ended = [one if one.endswith(("？", "。")) else f"{one}；" for one in questions[:-1]]
    return "".join([*ended, *questions[-1:]])


def amount(value: Decimal | None, unit: str) -> str:
    """7,500.00元, 178天, 60年5个月（725个月）; — when there is nothing."""
    if unit == "元" or value is None:
        return yuan(value)
    shown = f"{plain(value)}{unit}"
    if unit != "个月" or value < _LONG or value % 1:
        return shown
    years, months = divmod(int(value), 12)
    return f"{years}年{f'{months}个月' if months else ''}（{shown}）"


def _sum(value: Decimal | None, unit: str) -> str:
    return "" if value is None else f"，{amount(value, unit)}"


def _found(award: Award) -> str:
    """A result that is not money: days, months, dates."""
    if award.amount is not None:
        return f"共{amount(award.amount, award.unit)}"
    return "；".join(f"{item.label}：{item.value}{item.unit}" for item in award.items)


def _bands(award: Award) -> str:
    bands, parts = award.bands, []
    if award.total != award.amount:
        parts.append(f"一共欠{yuan(award.total)}")
    if bands is not None and bands.older:
        parts += [f"近几年{yuan(bands.recent)}", f"更早{yuan(bands.older)}"]
    if bands is not None and bands.barred:
        parts.append(f"过了时效{yuan(bands.barred)}")
    return f"（{'，'.join(parts)}）" if parts else ""


def worker_table(award: Award) -> str:
    """A row for each line of the result (usually a month) and the total; empty when there are none."""
    if not award.items:
        return ""
    alike = {item.unit for item in award.items} == {award.unit}
    rows = [(item.label, item.value if alike else item.value + item.unit, item.note) for item in award.items]
    rows += _totals(award, alike)
    monthly = all(_MONTH.match(item.label) for item in award.items)
    unit = award.unit if alike else ""
    head = "还欠（元）" if unit == "元" else f"结果（{unit}）" if unit else "结果"
    return _table(("月份" if monthly else "项目", head, "说明"), rows)


def _totals(award: Award, alike: bool) -> list[tuple[str, str, str]]:
    """The rows under the items: their sum, or what it lies between, and what of it can still be claimed.

    Beside items of other units (`alike` false) only money is added up, and what is paid each month is not in
    the sum: the row says so.
    """
    money, count = award.unit == "元", sum(item.unit == award.unit for item in award.items)
    monthly = any(item.unit == "元/月" for item in award.items)
    unit = "" if alike else award.unit
    label, note = ("一次性合计", "每月的钱另外按月领，没有加进来") if monthly else ("合计", "")

    def bold(*values: Decimal) -> str:
        shown = (f"{value:,.2f}" if money else plain(value) for value in values)
        return f"**{' 至 '.join(shown)}{unit}**"

    if not alike and not (money and count):
        return []
    if award.low is not None and award.high is not None:
        which = "看采用哪种说法" if award.outcome == "conflict" else note
        return [(f"**{label}**", bold(award.low, award.high), which)]
    if award.total is None:
        return []
    barred = money and award.amount is not None and award.amount != award.total
    rows = []
    if count > 1 or monthly or barred or (money and alike):
        rows.append((f"**{label}**", bold(award.total), note))
    if barred and award.amount is not None:
        rows.append(("**现在能要**", bold(award.amount), "其余过了仲裁时效"))
    return rows


def lawyer_table(award: Award) -> str:
    """A row for each step: expression, numbers put in, basis, and the dated figures read; empty without."""
    if not award.steps:
        return ""
    rows = [
        (
            str(n),
            step.label,
            step.expression,
            step.substituted,
            f"{step.value}{step.unit}",
            "；".join(str(ref) for ref in step.basis),
            "；".join(parameter(use) for use in step.parameters),
        )
        for n, step in enumerate(award.steps, 1)
    ]
    return _table(("步", "项目", "算式", "代入", "结果", "依据", "参数"), rows)


def other_readings(award: Award) -> str:
    """A row for each other reading of a disputed point, with its sum and basis; empty without."""
    rows = [
        (one.reading, _reading_amount(one, award.unit), "；".join(map(str, one.basis)))
        for one in award.alternatives
    ]
    return _table(("另一种读法", "结果", "依据"), rows) if rows else ""


def _reading_amount(one: Alternative, unit: str) -> str:
    if one.amount is None:
        return "不能算出" if unit == "元" else "—"
    return amount(one.amount, unit)


def parameter(use: ParameterUse) -> str:
    """heat_allowance_monthly@广东 = 300元/月（2021-06-01起，二手资料）"""
    period = f"{use.effective.isoformat()}{f'至{use.until.isoformat()}' if use.until else '起'}"
    checked = f"，{_UNCHECKED[use.verified]}" if use.verified in _UNCHECKED else ""
    return f"{use.id} = {use.value}{use.unit}（{period}{checked}）"


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
