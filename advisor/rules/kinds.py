"""What an input may be: how it is read from the command line, from JSON or from a Chinese sentence's words,
and how its JSON Schema looks.

Every `read` takes the raw value and returns a typed one or raises `BadValue` with what is wrong and how to
write it; the caller puts the input's name in front. Numbers are Decimal from the first moment: a JSON number
is taken by its digits.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from advisor.rules.calendar import Month, chinese_day
from advisor.rules.parameters import plain

if TYPE_CHECKING:
    from advisor.sources.library import Library

Schema = dict[str, Any]
NULL_WORDS = frozenset({"null", "none", "nil", "无", "没有", "没"})
EARLIEST, LATEST = date(1950, 1, 1), date(2100, 12, 31)
FIRST_MONTH, LAST_MONTH = Month(EARLIEST.year, 1), Month(LATEST.year, 12)


class BadValue(Exception):  # noqa: N818 - becomes an InputError that names the input
    """A value that cannot be used; the message is the Chinese clause after the input's name."""


class Kind(Protocol):
    def read(self, raw: object, library: Library) -> Any: ...
    def schema(self) -> Schema: ...


def tidy(raw: object) -> str:
    """A raw value as trimmed text, full-width forms folded."""
    return unicodedata.normalize("NFKC", str(raw)).strip()


def shown(raw: object) -> str:
    """A value as quoted back in an error line: short, one line, as it was written in JSON."""
    if isinstance(raw, Mapping | list):
        # Not its content: it may be nested deeper than Python can print.
        return "一个列表或对象"
    text = json.dumps(raw) if raw is None or isinstance(raw, bool) else " ".join(str(raw).split())
    return f"“{text[:40]}{'…' if len(text) > 40 else ''}”"


def is_null(raw: object) -> bool:
    return raw is None or (isinstance(raw, str) and tidy(raw).lower() in NULL_WORDS)


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day: 2022-05-01, 2022/5/1 or 2022年5月1日. Returns `date`."""

    earliest: date = EARLIEST
    latest: date = LATEST

    _FORMS = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")

    def read(self, raw: object, library: Library) -> date:
        if isinstance(raw, datetime):
            raw = raw.date()
        if isinstance(raw, date):
            day = raw
        else:
            match = self._FORMS.fullmatch(tidy(raw)) if isinstance(raw, str) else None
            if match is None:
                raise BadValue(f"写成{shown(raw)}看不懂，请写成 2022-05-01 或 2022年5月1日")
            try:
                day = date(*(int(part) for part in match.groups()))
            except ValueError:
                raise BadValue(f"{shown(raw)}这一天不存在，请核对年月日") from None
        if not self.earliest <= day <= self.latest:
            raise BadValue(f"{chinese_day(day)}不合理，请核对年份")
        return day

    def schema(self) -> Schema:
        return {"type": "string", "format": "date"}


_MONTH_FORMS = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?")


def read_month(raw: object) -> Month:
    """2024-07 or 2024年7月; raises `BadValue`."""
    if isinstance(raw, Month):
        return raw
    match = _MONTH_FORMS.fullmatch(tidy(raw)) if isinstance(raw, str) else None
    if match is None:
        raise BadValue(f"月份{shown(raw)}看不懂，请写成 2024-07 或 2024年7月")
    month = Month(int(match[1]), int(match[2]))
    if not 1 <= month.number <= 12 or not EARLIEST.year <= month.year <= LATEST.year:
        raise BadValue(f"月份{shown(raw)}不存在，请核对")
    return month


@dataclass(frozen=True, slots=True)
class Number:
    """A number with a unit, a range and a number of decimal places. Returns `Decimal`."""

    unit: str
    minimum: Decimal
    maximum: Decimal
    places: int = 0
    strip: tuple[str, ...] = ()
    """Unit words a user may leave on the number."""

    _FORM = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")

    def read(self, raw: object, library: Library) -> Decimal:
        if isinstance(raw, bool) or not isinstance(raw, str | int | float | Decimal):
            raise BadValue(f"要写一个数，现在是{shown(raw)}")
        if isinstance(raw, int) and abs(raw) >= 10**15:
            raise BadValue(f"要在{plain(self.minimum)}到{plain(self.maximum)}{self.unit}之间，现在太大了")
        if isinstance(raw, float | Decimal) and not Decimal(str(raw)).is_finite():
            raise BadValue(f"要写一个数，现在是{shown(raw)}")
        # A JSON number is read by its shortest digits: 33.1 stays 33.1.
        text = tidy(raw) if isinstance(raw, str) else f"{Decimal(str(raw)):f}"
        for word in (self.unit, *self.strip):
            text = text.removesuffix(unicodedata.normalize("NFKC", word)).strip()
        text = text.removeprefix("¥").strip()
        if not self._FORM.fullmatch(text):
            raise BadValue(f"要写一个数（单位{self.unit}），现在是{shown(raw)}")
        value = Decimal(text.replace(",", ""))
        if value < self.minimum and self.minimum == 0:
            raise BadValue(f"不能是负数，现在是{shown(raw)}")
        if not self.minimum <= value <= self.maximum:
            raise BadValue(
                f"要在{plain(self.minimum)}到{plain(self.maximum)}{self.unit}之间，现在是{shown(raw)}"
            )
        if value != round(value, self.places):
            places = f"最多{self.places}位小数" if self.places else "要写整数"
            raise BadValue(f"{places}，现在是{shown(raw)}")
        return value

    def schema(self) -> Schema:
        return {
            "type": ["number", "string"],
            "minimum": _json_number(self.minimum),
            "maximum": _json_number(self.maximum),
            "x-unit": self.unit,
            "x-places": self.places,
        }


def _json_number(value: Decimal) -> int | str:
    return int(value) if value == value.to_integral_value() else str(value)


def yuan(maximum: str = "99999999.99") -> Number:
    """An amount of money, not negative, to the fen."""
    return Number("元", Decimal(0), Decimal(maximum), 2, ("块钱", "块", "圆", "人民币"))


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    words: tuple[str, ...] = ()
    """Further words taken for it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few values; their Chinese labels and words are accepted too. Returns the value, a `str`."""

    options: tuple[Option, ...]

    def read(self, raw: object, library: Library) -> str:
        text = tidy(raw).lower() if isinstance(raw, str) else None
        for option in self.options:
            if text in {tidy(word).lower() for word in (option.value, option.label, *option.words)}:
                return option.value
        known = "、".join(f"{option.value}（{option.label}）" for option in self.options)
        raise BadValue(f"没有{shown(raw)}这一项，可写：{known}")

    def schema(self) -> Schema:
        return {
            "type": "string",
            "enum": [option.value for option in self.options],
            "x-labels": {option.value: option.label for option in self.options},
            "x-words": {option.value: list(option.words) for option in self.options},
        }

    def label(self, value: str) -> str:
        return next(option.label for option in self.options if option.value == value)


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no. Returns `bool`. 没有 is a no here, not an unknown."""

    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    """Further words for each."""

    _YES = frozenset({"true", "yes", "y", "1", "是", "有", "对", "是的"})
    _NO = frozenset({"false", "no", "n", "0", "否", "不是", "没有", "没", "无", "不"})

    def read(self, raw: object, library: Library) -> bool:
        if isinstance(raw, bool):
            return raw
        text = tidy(raw).lower() if isinstance(raw, str | int) else ""
        if text in self._YES or text in self.yes:
            return True
        if text in self._NO or text in self.no:
            return False
        raise BadValue(f"要写 是 或 否，现在是{shown(raw)}")

    def schema(self) -> Schema:
        return {"type": "boolean", "x-yes": ["是", *self.yes], "x-no": ["否", *self.no]}


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """One month: 2024-07 or 2024年7月. Returns `Month`."""

    earliest: Month = FIRST_MONTH
    latest: Month = LAST_MONTH

    def read(self, raw: object, library: Library) -> Month:
        month = read_month(raw)
        if not self.earliest <= month <= self.latest:
            raise BadValue(
                f"{month.label}不合理，要在{self.earliest.label}到{self.latest.label}之间，请核对年份"
            )
        return month

    def schema(self) -> Schema:
        return {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])$", "x-kind": "month"}


@dataclass(frozen=True, slots=True)
class City:
    """A place by its Chinese name, with or without 市; a district stands for its city, a province for itself.

    Returns `advisor.sources.places.Place`.
    """

    def read(self, raw: object, library: Library) -> Any:
        place = library.places.city(tidy(raw)) if isinstance(raw, str) else None
        if place is None:
            raise BadValue(f"不认识{shown(raw)}，请写城市的中文名，如 广州、佛山")
        return place

    def schema(self) -> Schema:
        return {"type": "string"}
