"""Values of facts as a person writes them, in JSON or in a line; what cannot be used is one Chinese line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from advisor.errors import UserError
from advisor.fact_names import NAMES, SCOPED

_DAY = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_YES = {"是": True, "有": True, "否": False, "不是": False, "没有": False}
_LONGEST = 2000
"""Characters of one text of a case file."""


def read_value(name: str, raw: Any) -> Any:
    """A fact's value from JSON or from what a person typed: a day, a `Decimal`, a yes or no, a word, months.

    Raises `UserError` for a name that is none and for a value of the wrong kind.
    """
    known = NAMES.get(name)
    if known is None:
        if SCOPED.fullmatch(name):
            return _by_shape(raw)
        raise UserError(f"不认识“{name}”这项情况；可写的名称见 docs/interface.md。")
    if raw is None:
        return None
    if isinstance(raw, str) and known.none is not None and raw.strip() == known.none:
        return None
    match known.kind:
        case "day" | "month":
            return _day(name, raw)
        case "number":
            return number(name, raw)
        case "yes_no":
            return yes_no(name, raw)
        case "choice":
            return _choice(name, raw)
        case "months":
            return _months(name, raw)
        case "by_month":
            return _by_month(name, raw)
    return text(raw, name)


def _bad(name: str, raw: Any, how: str) -> UserError:
    known = NAMES.get(name)
    label = f"（{known.label}）" if known is not None else ""
    return UserError(f"“{name}”{label}的值{shown_raw(raw)}不能用，{how}。")


def _day(name: str, raw: Any) -> date:
    said = re.sub(r"[年月/.]", "-", raw).strip("日号 -") if isinstance(raw, str) else ""
    match = _DAY.fullmatch(said)
    try:
        day = date(int(match[1]), int(match[2]), int(match[3] or 1)) if match else None
    except ValueError:
        day = None
    if day is None or not 1950 <= day.year <= 2100:
        raise _bad(name, raw, "请写成 2022-05-01")
    return day


def number(name: str, raw: Any) -> Decimal:
    known = NAMES.get(name)
    said = raw.replace(",", "").strip() if isinstance(raw, str) else str(raw)
    for unit in (known.unit if known else "", "块钱", "块", "元"):
        said = said.removesuffix(unit).strip() if unit else said
    try:
        value = Decimal(said)
    except InvalidOperation:
        raise _bad(name, raw, "要写一个数") from None
    if isinstance(raw, bool) or not _is_plain(value) or not 0 <= value < 10**9:
        raise _bad(name, raw, "要写一个不小于 0 的数")
    return value


def _is_plain(value: Decimal) -> bool:
    # 1E-999999999 is finite too, and a gigabyte once its digits are written out.
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and abs(exponent) <= 20


def yes_no(name: str, raw: Any) -> bool:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and raw.strip() in _YES:
        return _YES[raw.strip()]
    raise _bad(name, raw, "请写 true 或 false（是、否）")


def _choice(name: str, raw: Any) -> str:
    values = NAMES[name].values or {}
    word = raw.strip() if isinstance(raw, str) else ""
    chosen = next((value for value, told in values.items() if word in (value, told)), None)
    if chosen is None:
        raise _bad(name, raw, "可写：" + "、".join(f"{value}（{told}）" for value, told in values.items()))
    return chosen


def _months(name: str, raw: Any) -> tuple[str, ...]:
    parts = re.split(r"[，,、\s]+", raw.strip()) if isinstance(raw, str) else raw
    if not isinstance(parts, list) or not all(isinstance(p, str) and _MONTH.fullmatch(p) for p in parts):
        raise _bad(name, raw, "请写月份的列表，如 2026-08、2026-09")
    return tuple(parts)


def _by_month(name: str, raw: Any) -> Any:
    """{month: value}, or one value where a fact may have either."""
    if not isinstance(raw, Mapping):
        return _choice(name, raw) if NAMES[name].values else number(name, raw)
    if not all(isinstance(month, str) and _MONTH.fullmatch(month) for month in raw):
        raise _bad(name, raw, '月份请写成 {"2024-07": 11}')
    values = NAMES[name].values
    return {
        month: _choice(name, one) if values else one if _is_count(one) else number(name, one)
        for month, one in raw.items()
    }


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9


def _by_shape(raw: Any) -> Any:
    """A value whose kind only the rule of its entitlement knows; that rule says what is wrong with it."""
    if isinstance(raw, bool) or raw is None:
        return raw
    if isinstance(raw, list):
        return tuple(_by_shape(one) for one in raw)
    if isinstance(raw, Mapping):
        return {str(key): _by_shape(one) for key, one in raw.items()}
    if isinstance(raw, int | float | Decimal) and _is_plain(value := Decimal(str(raw))):
        return value
    said = text(raw, "value")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", said):
        try:
            return date.fromisoformat(said)
        except ValueError:
            return said
    return Decimal(said) if re.fullmatch(r"\d{1,12}(?:\.\d{1,6})?", said) else said


def text(data: Any, what: str) -> str:
    if not isinstance(data, str) or len(data) > _LONGEST:
        raise UserError(f"案件文件里的 {what} 应是一段文字（不超过{_LONGEST}字），现在是{shown_raw(data)}。")
    return data


def count(data: Any, what: str) -> int:
    if not _is_count(data):
        raise UserError(f"案件文件里的 {what} 应是一个整数，现在是{shown_raw(data)}。")
    return int(data)


def shown_raw(raw: Any) -> str:
    if isinstance(raw, Mapping | list):
        return "一个列表或对象"
    said = " ".join(str("null" if raw is None else raw).split())
    return f"“{said[:40]}{'…' if len(said) > 40 else ''}”"
