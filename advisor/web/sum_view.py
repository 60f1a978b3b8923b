"""Sums and last days as figures: the amount, a bar a month, the days that are left."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import groupby

from advisor.domain import Award, SumFound

_MONTH = re.compile(r"(\d{4})年(\d{1,2})月")
_SOON = 60
"""Days within which a last day is shown as pressing."""
_FEWEST, _MOST = 3, 120
"""Months of which a chart says more than the table, and which still stand side by side."""


@dataclass(frozen=True, slots=True)
class Figure:
    title: str
    words: str
    beside: str = ""
    source: str = ""
    """Id of the entitlement."""


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    value: str
    height: int
    """Percent of the tallest."""


@dataclass(frozen=True, slots=True)
class BarGroup:
    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    title: str
    told: str
    """All of it in words, for whoever does not see it."""
    groups: tuple[BarGroup, ...]


def figures_of(awards: Iterable[Award]) -> list[Figure]:
    """The amounts of an answer; what is no award or range has none."""
    found = []
    for award in awards:
        words = _range(award) if award.outcome == "range" else _amount(award.amount, award.unit)
        if award.outcome not in ("award", "range") or not words:
            continue
        months = [item for item in award.items if _MONTH.match(item.label) and item.value.strip("0.")]
        span = f"{months[0].label}至{months[-1].label}，共 {len(months)} 个月。" if len(months) > 1 else ""
        accrued = award.total is not None and award.amount is not None and award.total != award.amount
        beside = f"一共应得 {_amount(award.total, award.unit)}，现在还能要的是上面这个数。" if accrued else ""
        found.append(Figure(award.title, words, span + beside, award.entitlement))
    return found


def sums_of(found: Iterable[SumFound]) -> list[Figure]:
    """The sums that the case file keeps."""
    figures = []
    for one in found:
        words = _range(one) if one.outcome == "range" else _amount(one.amount, one.unit)
        if words:
            figures.append(Figure(one.title, words))
    return figures


def _range(one: Award | SumFound) -> str:
    low, high = _amount(one.low, one.unit), _amount(one.high, one.unit)
    return f"{low} 至 {high}" if low and high else ""


def _amount(value: Decimal | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:,.2f} 元" if unit == "元" else f"{value.normalize():f} {unit}".strip()


def bars_of(award: Award) -> Bars | None:
    """A bar for each month of a sum in yuan, by year; None where that would show nothing."""
    months = [
        (match[1], int(match[2]), amount)
        for item in award.items
        if item.unit == "元"
        and (match := _MONTH.match(item.label))
        and (amount := _yuan(item.value)) is not None
    ]
    if len(months) != len(award.items) or not _FEWEST <= len(months) <= _MOST:
        return None
    tallest = max(amount for _, _, amount in months)
    if not tallest:
        return None
    groups = tuple(
        BarGroup(
            year,
            tuple(
                Bar(
                    f"{year}年{month}月",
                    f"{amount:,.2f} 元",
                    max(2, int(amount * 100 / tallest)) if amount else 0,
                )
                for _, month, amount in group
            ),
        )
        for year, group in groupby(months, key=lambda one: one[0])
    )
    return Bars(f"每个月多少（最高 {tallest:,.2f} 元）", f"{award.title}逐月：{_told(groups)}。", groups)


def _told(groups: tuple[BarGroup, ...]) -> str:
    """Year by year, neighbouring months of the same sum together: a list of sixty would not be heard out."""
    parts = []
    for group in groups:
        for value, same in groupby(group.bars, key=lambda bar: bar.value):
            run = [bar.label for bar in same]
            parts.append(f"{run[0]}{f'到{run[-1][5:]}每月' if len(run) > 1 else ''} {value}")
    return "；".join(parts)


def _yuan(value: str) -> Decimal | None:
    """A month's sum; of one still open its lower end."""
    try:
        return Decimal(value.split("至")[0].strip())
    except InvalidOperation:
        return None


def days_left(day: date | None, now: date) -> tuple[str, str]:
    """Words and tone of a last day: `due` within 60 days, `past`, `calm`, or `open` where there is none."""
    if day is None:
        return "还没有开始算", "open"
    left = (day - now).days
    if left < 0:
        return f"已过 {-left} 天", "past"
    if left == 0:
        return "就是今天", "due"
    return f"还有 {left} 天", "due" if left <= _SOON else "calm"
