"""The figures in a sentence: dates, phone numbers, amounts and counts, in Arabic or Chinese numerals.

Reading is generous on purpose: what looks like a figure must be traced, and one that cannot be read is
compared as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from advisor.text import chinese_number

_NUMERAL = "零〇一二两三四五六七八九十百千万亿半几壹贰叁肆伍陆柒捌玖拾佰仟萬"
_UNIT = (
    r"元|块钱|块|℃|°C|度|%|％|个月|小时|分钟|工作日|年|天|日|周|倍|成|月份|月|"
    r"人|岁|个|条|款|项|句|页|步|次|份|分|角|号|处"
)
_STRONG_UNIT = (
    r"元|块钱|块(?!儿)|℃|°C|度(?!假)|%|％|个月|小时|分钟|个?工作日|年|天|日|周(?!围|末)|"
    r"倍|成(?=以|的|，|。|$)"
)

_FIGURE = re.compile(
    rf"""
    (?P<date>
        (?<!\d)(?P<y>(?:19|20)?\d{{2}})\s*年\s*(?P<m>\d{{1,2}})\s*月(?:份|\s*(?P<d>\d{{1,2}})\s*[日号])?
      | (?<!\d)(?P<y2>(?:19|20)\d{{2}})[-/.](?P<m2>0?[1-9]|1[0-2])(?:[-/.](?P<d2>0?[1-9]|[12]\d|3[01]))?
        (?!\d|\s*(?:元|块|万))
      | (?<!\d)(?P<y3>(?:19|20)\d{{2}})\s*年
      | (?<![\d个])(?P<m4>\d{{1,2}})\s*月(?:份|\s*(?P<d4>\d{{1,2}})\s*[日号])?
    )
  | (?P<phone>
        (?<![\d.,])(?:1[0-2]\d{{1,3}}|1\d{{10}}|0\d{{2,3}}-?\d{{7,8}}|[48]00-?\d{{3}}-?\d{{4}})
        (?![\d.,%％]|\s*(?:万|{_UNIT}))
    )
  | (?P<number>(?<![\d.])(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?)
    \s*(?P<scale>[万千百亿]?)\s*(?P<unit>{_UNIT})?
  | (?P<share>百分之(?P<percent>[{_NUMERAL}点]+))
  | (?P<chinese>[{_NUMERAL}]+)(?P<cunit>{_STRONG_UNIT})
    """,
    re.VERBOSE,
)

_POINTERS = ("最后", "这", "那", "哪", "某", "每", "同")
_SCALE = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_SAME_UNIT = {
    "块钱": "元",
    "块": "元",
    "°C": "℃",
    "度": "℃",
    "％": "%",
    "日": "天",
    "号": "天",
    "月": "个月",
    "月份": "个月",
}

Kind = Literal["date", "phone", "number"]


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` is (year, month, day) with None for what is not said, digits of a phone, or a number."""

    kind: Kind
    value: tuple[int | None, int | None, int | None] | str | Decimal
    unit: str
    words: str

    @property
    def is_money(self) -> bool:
        return self.kind == "number" and self.unit == "元"

    def within(self, sources: Iterable[Figure]) -> bool:
        """Whether a source says the same; a date may be coarser than its source, never finer."""
        return any(self._said_by(source) for source in sources)

    def _said_by(self, source: Figure) -> bool:
        if isinstance(self.value, tuple):
            return isinstance(source.value, tuple) and all(
                mine is None or mine == theirs for mine, theirs in zip(self.value, source.value, strict=True)
            )
        if self.kind == "phone" and source.kind == "number":
            # 12,000 and 12351 look alike without a unit; the digits decide.
            return not source.unit and self.value == f"{source.value:f}"
        if self.kind != source.kind or self.value != source.value:
            return False
        return self.unit == source.unit or not (self.unit and source.unit)


def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of a text, in order."""
    return tuple(_read(match) for match in _FIGURE.finditer(text) if not _points(match))


def _points(match: re.Match[str]) -> bool:
    """Whether 一天, 一年 only points (最后一天, 那一年) and counts nothing."""
    return match["chinese"] == "一" and match.string[: match.start()].endswith(_POINTERS)


def _read(match: re.Match[str]) -> Figure:
    words = match[0]
    if match["date"]:
        year, month, day = (
            next((int(match[name]) for name in names if match[name]), None)
            for names in (("y", "y2", "y3"), ("m", "m2", "m4"), ("d", "d2", "d4"))
        )
        if year is not None and year < 100:
            year += 2000
        return Figure("date", (year, month, day), "", words)
    if match["phone"]:
        return Figure("phone", match["phone"].replace("-", ""), "", words)
    if match["number"]:
        value = Decimal(match["number"].replace(",", "")) * _SCALE[match["scale"]]
        return Figure("number", value.normalize(), _unit(match["unit"]), words)
    if match["share"]:
        return _chinese(match["percent"], "%", words)
    return _chinese(match["chinese"], _unit(match["cunit"]), words)


def _chinese(numeral: str, unit: str, words: str) -> Figure:
    value = chinese_number(numeral)
    # 三十五六, 几十, 半: not one number. Such words must stand in the source as they are.
    if value is None:
        return Figure("number", words, unit, words)
    return Figure("number", Decimal(value).normalize(), unit, words)


def _unit(unit: str | None) -> str:
    unit = (unit or "").removeprefix("个") if unit == "个工作日" else unit or ""
    return _SAME_UNIT.get(unit, unit)


def figures_of_value(value: Any) -> tuple[Figure, ...]:
    """The figures of a fact's or an award's typed value."""
    if isinstance(value, date):
        return (Figure("date", (value.year, value.month, value.day), "", value.isoformat()),)
    if isinstance(value, bool) or value is None:
        return ()
    if isinstance(value, int | Decimal):
        return (Figure("number", Decimal(value).normalize(), "", str(value)),)
    if isinstance(value, dict):
        return tuple(one for pair in value.items() for part in pair for one in figures_of_value(part))
    return figures(str(value))


def amount_of(value: Decimal | None) -> tuple[Figure, ...]:
    return () if value is None else (Figure("number", value.normalize(), "元", str(value)),)
