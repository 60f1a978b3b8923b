"""How sums, days, sources and certainty are written in a document that leaves the house."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation

from advisor.domain import Certainty, Citation, ParameterUse, ProvisionRef, State

CERTAINTY: dict[Certainty, str] = {
    "stated": "您说的",
    "inferred": "从您的话推出来的，请核对",
    "assumed": "照您的问法理解的，请核对",
    "about": "约数",
    "at_least": "至少",
    "disputed": "公司的说法，没有算进去",
    "supposed": "打算或者假设，没有算进去",
}
STATES: dict[State, str] = {
    "in_force": "现行有效",
    "in_doubt": "效力有疑问",
    "not_in_force": "已经失效",
    "not_yet_in_force": "还没有施行",
    "text_not_held": "当时的文本没有收录",
    "unknown": "效力没有核对",
}
_SEEN = {"official": "", "secondary": "，见于二手资料，没有见到官方原文", "unverified": "，没有核对"}


def money(value: Decimal) -> str:
    """4200 → 4,200.00元."""
    return f"{value:,.2f}元"


def amount(value: Decimal, unit: str) -> str:
    """A sum as money; days, months and hours as they are counted."""
    return money(value) if unit == "元" else f"{value.normalize():f}{unit}"


def told(value: str, unit: str) -> str:
    """The value of an item or a step; money, and a span of it, with its separators."""
    if unit != "元":
        return f"{value}{unit}"
    try:
        return " 至 ".join(money(Decimal(end.strip())) for end in value.split("至"))
    except InvalidOperation:
        return f"{value}{unit}"


def day_words(day: date) -> str:
    """2024-09-30 → 2024年9月30日."""
    return f"{day.year}年{day.month}月{day.day}日"


def days_left(day: date, on: date) -> str:
    left = (day - on).days
    return f"还有{left}天" if left > 0 else "就是这一天" if left == 0 else f"已经过了{-left}天"


def provisions(refs: Iterable[ProvisionRef]) -> str:
    """《甲》第一条、第二条；《乙》第三条, in the order given, each once."""
    grouped: dict[str, list[str]] = {}
    for ref in dict.fromkeys(refs):
        grouped.setdefault(ref.instrument, []).extend([ref.article] if ref.article else [])
    return "；".join(f"《{name}》{'、'.join(articles)}" for name, articles in grouped.items())


def standing(citation: Citation) -> str:
    """要旨，现行有效，2012年6月29日起施行的文本."""
    if citation.kind in ("材料", "案例"):
        return citation.note or {"材料": "您添加的材料", "案例": "我们写的摘要"}[citation.kind]
    version = f"{day_words(citation.version)}起施行的文本" if citation.version else None
    origin = f"出自您添加的“{citation.file}”第{citation.page}页" if citation.file else None
    return "，".join(filter(None, (citation.kind, STATES[citation.state], version, origin, citation.note)))


def figure(use: ParameterUse, *, checked: bool = True) -> str:
    """300元/月（2021年6月1日起，《…》）, and, if `checked`, whether an official text of it was seen."""
    until = f"到{day_words(use.until)}" if use.until else ""
    since = f"{day_words(use.effective)}起{until}"
    return f"{use.value}{use.unit}（{since}，{use.reference}{_SEEN[use.verified] if checked else ''}）"
