"""One award, three readers: a line, the worker's months, the lawyer's steps. Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from advisor.domain import Award, ParameterUse

_UNCHECKED = {"secondary": "二手资料", "unverified": "未核对"}


def yuan(amount: Decimal | None) -> str:
    """7,500.00元; — when there is no sum."""
    return "—" if amount is None else f"{amount:,.2f}元"


def one_line(award: Award) -> str:
    """The result in one line; a sum that rests on figures not seen in an official text says so."""
    head = f"{award.title or award.entitlement}："
    doubtful = any(use.verified != "official" for step in award.steps for use in step.parameters)
    mark = "（标准还没有核对到官方原文）" if doubtful else ""
    asked = "；".join(missing.ask or missing.why for missing in award.missing)
    if award.outcome == "missing":
        accrued = f"应发还没发的有{yuan(award.total)}{mark}；" if award.total is not None else ""
        return f"{head}{accrued}还缺：{asked}"
    if award.outcome in ("not_applicable", "out_of_period"):
        return head + (award.warnings[0] if award.warnings else "不适用。")
    if award.outcome == "range":
        return f"{head}{yuan(award.low)}至{yuan(award.high)}{mark}。要说准，还缺：{asked}"
    confirm = f"还要确认：{asked}" if asked else ""
    return f"{head}现在能要{yuan(award.amount)}{_bands(award)}{mark}。{confirm}"


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
    """A row for each month (or other line of the sum) and the total; empty when there are none."""
    if not award.items:
        return ""
    rows = [(item.label, item.value, item.note) for item in award.items]
    if award.low is not None and award.high is not None:
        rows.append(("**合计**", f"**{award.low:,.2f} 至 {award.high:,.2f}**", ""))
    elif award.total is not None:
        rows.append(("**合计**", f"**{award.total:,.2f}**", ""))
        if award.amount is not None and award.amount != award.total:
            rows.append(("**现在能要**", f"**{award.amount:,.2f}**", "其余过了仲裁时效"))
    return _table(("月份", f"还欠（{award.unit}）", "说明"), rows)


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


def parameter(use: ParameterUse) -> str:
    """heat_allowance_monthly@广东 = 300元/月（2021-06-01起，二手资料）"""
    period = f"{use.effective.isoformat()}{f'至{use.until.isoformat()}' if use.until else '起'}"
    checked = f"，{_UNCHECKED[use.verified]}" if use.verified in _UNCHECKED else ""
    return f"{use.id} = {use.value}{use.unit}（{period}{checked}）"


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
