"""What is typed after a command, or stands on a line of a batch, as values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from advisor.clock import today
from advisor.errors import UserError

_EARLIEST, _LATEST = date(1950, 1, 1), date(2100, 12, 31)
"""As for the dates of `calc`: beyond them a date is a slip, and sums of years run out of the calendar."""


def read_day(text: str | None) -> date:
    if text is None:
        return today()
    try:
        # Python also reads 20240930 and 2024-W40-1.
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError(text)
        day = date.fromisoformat(text)
    except ValueError:
        raise UserError(f"日期“{text[:40]}”不存在或写法不对，请写成 2024-09-30 这样。") from None
    if not _EARLIEST <= day <= _LATEST:
        raise UserError(f"日期 {day} 不合理，请写 {_EARLIEST.year} 年到 {_LATEST.year} 年之间的一天。")
    return day


def own_day(record: dict[str, Any], otherwise: date) -> date:
    """The date a line of a batch brings with it; null is none."""
    own = record.get("as_of")
    if own is None:
        return otherwise
    if not isinstance(own, str):
        raise UserError('as_of 要写成文字，如 "2024-09-30"。')
    return read_day(own)


def text_field(record: dict[str, Any], name: str) -> str:
    value = record.get(name)
    if not isinstance(value, str):
        raise UserError(f'缺少文字字段“{name}”，请写成 {{"id": …, "{name}": "…"}}。')
    return value


def key_values(pairs: Iterable[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for pair in pairs:
        # A Chinese keyboard gives ＝.
        name, separator, value = pair.replace("＝", "=", 1).partition("=")
        if not separator or not name.strip():
            raise UserError(f"“{pair[:60]}”不是 名称=值 的写法，请写成 city=佛山 这样。")
        if name.strip() in values:
            raise UserError(f"“{name.strip()}”写了两次，请只留一个。")
        values[name.strip()] = value.strip()
    return values
