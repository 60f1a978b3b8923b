"""Inputs made of others: a value or none, one of two kinds, a list, a value for each month."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from advisor.rules.calendar import Month
from advisor.rules.kinds import (
    BadValue,
    CalendarMonth,
    Choice,
    Kind,
    Number,
    Schema,
    is_null,
    read_month,
    shown,
    tidy,
)

if TYPE_CHECKING:
    from advisor.sources.library import Library


@dataclass(frozen=True, slots=True)
class Nullable:
    """The inner kind, or `null`: known not to exist. Returns the inner value or None."""

    inner: Kind
    null_label: str
    words: tuple[str, ...] = ()
    """Further words for null (还在职)."""

    def read(self, raw: object, library: Library) -> Any:
        nothing = is_null(raw) or tidy(raw) in (tidy(self.null_label), *self.words)
        return None if nothing else self.inner.read(raw, library)

    def schema(self) -> Schema:
        inner = self.inner.schema()
        types = inner["type"] if isinstance(inner["type"], list) else [inner["type"]]
        return {
            **inner,
            "type": [*types, "null"],
            "x-null": self.null_label,
            "x-null-words": list(self.words),
        }


@dataclass(frozen=True, slots=True)
class ByMonth:
    """A value for each month: a JSON object, or 2024-07:11,2024-08:5. Returns {Month: value}.

    With `single`, one bare value stands for all months and is returned as such.
    """

    inner: Kind
    single: bool = False
    example: str = "2024-07:11,2024-08:5"

    _PAIR = re.compile(r"\s*([^:=]+?)\s*[:=]\s*(.+?)\s*")

    def read(self, raw: object, library: Library) -> Any:
        pairs = self._pairs(raw)
        if pairs is None:
            if not self.single:
                raise BadValue(f"要按月写，如 {self.example}，现在是{shown(raw)}")
            return self.inner.read(raw, library)
        values: dict[Month, Any] = {}
        for key, value in pairs:
            month = read_month(key)
            if value is None:
                continue
            if month in values:
                raise BadValue(f"{month.label}写了两次，请只留一个")
            try:
                values[month] = self.inner.read(value, library)
            except BadValue as error:
                raise BadValue(f"（{month.label}）{error}") from None
            counts_days = isinstance(self.inner, Number) and self.inner.unit == "天"
            if counts_days and values[month] > month.last.day:
                raise BadValue(f"（{month.label}）这个月共{month.last.day}天，现在是{shown(value)}")
        return values

    def _pairs(self, raw: object) -> list[tuple[object, object]] | None:
        if isinstance(raw, Mapping):
            return list(raw.items())
        if not isinstance(raw, str):
            return None
        text = tidy(raw)
        if text.startswith("{"):
            # A list of pairs, not a dict: a month written twice must not vanish in silence.
            try:
                pairs = json.loads(text, object_pairs_hook=list, parse_float=Decimal, parse_constant=str)
            except (ValueError, RecursionError):
                raise BadValue(f"不是完整的 JSON，可写成 {self.example}，现在是{shown(raw)}") from None
            return list(pairs)
        parts = [part for part in re.split(r"[,;、]", text) if part.strip()]
        matches = [self._PAIR.fullmatch(part) for part in parts]
        if not any(matches):
            return None
        if not all(matches):
            raise BadValue(f"每个月都要写成 月份:值，如 {self.example}，现在是{shown(raw)}")
        return [(match[1], match[2]) for match in matches if match is not None]

    def schema(self) -> Schema:
        inner = self.inner.schema()
        by_month: Schema = {
            "type": "object",
            "propertyNames": {"pattern": r"^\d{4}-(0[1-9]|1[0-2])$"},
            "additionalProperties": inner,
            "x-by-month": True,
        }
        if not self.single:
            return by_month
        types = inner["type"] if isinstance(inner["type"], list) else [inner["type"]]
        return {**inner, **by_month, "type": [*types, "object"]}


@dataclass(frozen=True, slots=True)
class OneOf:
    """A word of `choice`, or else a value of `inner` (a number of months, or "open"). Returns either."""

    choice: Choice
    inner: Kind

    def read(self, raw: object, library: Library) -> Any:
        try:
            return self.choice.read(raw, library)
        except BadValue as no_word:
            if isinstance(raw, str) and not any(letter.isdigit() for letter in raw):
                raise BadValue(f"{no_word}，或写一个数") from None
            return self.inner.read(raw, library)

    def schema(self) -> Schema:
        return {
            "anyOf": [self.choice.schema(), self.inner.schema()],
            "x-labels": self.choice.schema()["x-labels"],
        }


@dataclass(frozen=True, slots=True)
class ListOf:
    """Several values: a JSON list, or written with commas (，、；). Returns a tuple in the order given.

    With `distinct`, a value written twice is refused.
    """

    inner: Kind
    most: int = 400
    distinct: bool = False

    def read(self, raw: object, library: Library) -> tuple[Any, ...]:
        values = tuple(self.inner.read(part, library) for part in self._parts(raw))
        if self.distinct and len(set(values)) < len(values):
            twice = next(value for value in values if values.count(value) > 1)
            raise BadValue(f"里{shown(twice)}写了两次，请只留一个")
        return values

    def _parts(self, raw: object) -> Sequence[object]:
        parts = _list_parts(raw)
        if not parts:
            raise BadValue(f"至少要写一个，现在是{shown(raw)}")
        if len(parts) > self.most:
            raise BadValue(f"最多写{self.most}个，现在有{len(parts)}个")
        return parts

    def schema(self) -> Schema:
        return {
            "type": "array",
            "items": self.inner.schema(),
            "minItems": 1,
            "maxItems": self.most,
            "uniqueItems": self.distinct,
        }


@dataclass(frozen=True, slots=True)
class Months:
    """Months: a list like 2026-08,2026-09, or a run like 2026-08至2026-10. Returns them sorted, each once."""

    most: int = 600

    _RUN = re.compile(r"\s*(.+?)\s*(?:至|到|~|～|\.\.)\s*(.+?)\s*")

    def read(self, raw: object, library: Library) -> tuple[Month, ...]:
        months: list[Month] = []
        for part in _list_parts([raw] if isinstance(raw, Month) else raw):
            run = self._RUN.fullmatch(part) if isinstance(part, str) else None
            if run is None:
                months.append(CalendarMonth().read(part, library))
                continue
            month, last = read_month(run[1]), read_month(run[2])
            if last < month:
                raise BadValue(f"{shown(part)}的结束月份早于开始月份，请核对")
            while month <= last:
                months.append(month)
                month = month.next
        if not months:
            raise BadValue(f"至少要写一个月，现在是{shown(raw)}")
        if len(months) > self.most:
            raise BadValue(f"最多写{self.most}个月，现在有{len(months)}个")
        twice = next((month for month in months if months.count(month) > 1), None)
        if twice is not None:
            raise BadValue(f"里{twice.label}写了两次，请只留一个")
        return tuple(sorted(months))

    def schema(self) -> Schema:
        return {
            "type": "array",
            "items": CalendarMonth().schema(),
            "minItems": 1,
            "maxItems": self.most,
            "uniqueItems": True,
        }


def _list_parts(raw: object) -> Sequence[object]:
    if isinstance(raw, list | tuple):
        return raw
    if not isinstance(raw, str):
        return [raw]
    text = tidy(raw)
    if text.startswith("["):
        try:
            parts = json.loads(text, parse_float=Decimal, parse_constant=str)
        except (ValueError, RecursionError):
            raise BadValue(f"不是完整的 JSON 列表，可以用逗号隔开，现在是{shown(raw)}") from None
        return list(parts)
    return [part.strip() for part in re.split(r"[,;、]", text) if part.strip()]
