"""The named inputs of an entitlement: declared once, read from raw values, asked for when missing."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from advisor.domain import Missing
from advisor.errors import UserError
from advisor.rules.answer_kinds import answer_kind
from advisor.rules.calendar import Month
from advisor.rules.composite import Nullable
from advisor.rules.kinds import BadValue, Flag, Kind, Schema, is_null, tidy

if TYPE_CHECKING:
    from advisor.sources.library import Library
    from advisor.sources.places import Place


class InputError(UserError):
    """A value that cannot be used; `name` is the input a worker must correct."""

    def __init__(self, name: str, message: str) -> None:
        self.name = name
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class InputSpec:
    """One input: its name in docs/interface.md, what it is, and how to ask a worker for it."""

    name: str
    kind: Kind
    label: str
    why: str
    """Why it matters for the sum."""
    where: str
    """Where a worker finds it."""
    ask: str
    """The question to put."""
    words: tuple[str, ...] = ()
    """Further Chinese names taken for it."""
    required: bool = False
    public: bool = False
    """A figure an office publishes, which a worker has to look up: asked for after everything else."""

    def missing(self, why: str | None = None) -> Missing:
        kind, unit, nullable = answer_kind(self.kind)
        return Missing(
            self.name,
            why or self.why,
            self.where,
            ask=self.ask,
            label=self.label,
            kind=kind,
            unit=unit,
            nullable=nullable,
        )

    def schema(self) -> Schema:
        return {
            **self.kind.schema(),
            "title": self.label,
            "description": f"{self.why} {self.where}",
            "x-why": self.why,
            "x-where": self.where,
            "x-ask": self.ask,
            "x-names": list(self.words),
        }


class Inputs:
    """Typed values by input name. Absent means not known; None means known not to exist."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = dict(values)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def with_(self, **values: Any) -> Inputs:
        return Inputs({**self._values, **values})

    def day(self, name: str) -> date | None:
        value: date | None = self._values.get(name)
        return value

    def number(self, name: str) -> Decimal | None:
        value: Decimal | None = self._values.get(name)
        return value

    def text(self, name: str) -> str | None:
        value: str | None = self._values.get(name)
        return value

    def flag(self, name: str) -> bool | None:
        value: bool | None = self._values.get(name)
        return value

    def month(self, name: str) -> Month | None:
        value: Month | None = self._values.get(name)
        return value

    def many(self, name: str) -> tuple[Any, ...]:
        """The values of a list (months, days, sums); empty when not given."""
        value = self._values.get(name)
        return value if isinstance(value, tuple) else ()

    def place(self, name: str = "city") -> Place | None:
        value: Place | None = self._values.get(name)
        return value

    def by_month(self, name: str) -> Mapping[Month, Any]:
        """Values by month; empty when not given or given as one value for all months."""
        value = self._values.get(name)
        return value if isinstance(value, Mapping) else {}

    def single(self, name: str) -> Decimal | None:
        """The one value given for all months, where the input allows that."""
        value = self._values.get(name)
        return value if isinstance(value, Decimal) else None


def read_inputs(specs: tuple[InputSpec, ...], raw: Mapping[str, object], library: Library) -> Inputs:
    """Typed inputs from raw ones; an empty text or a null where null says nothing counts as not given.

    Raises `InputError` for an unknown name or a value that cannot be used.
    """
    names = {tidy(word): spec for spec in specs for word in (spec.name, spec.label, *spec.words)}
    values: dict[str, Any] = {}
    for given, value in raw.items():
        spec = names.get(tidy(given))
        if spec is None:
            raise InputError(str(given), _unknown_name(str(given), specs, names))
        if spec.name in values:
            raise InputError(spec.name, f"“{spec.label}”写了两次，请只留一个。")
        if isinstance(value, str) and not value.strip():
            continue
        if _says_nothing(value, spec.kind):
            continue
        try:
            values[spec.name] = spec.kind.read(value, library)
        except BadValue as error:
            raise InputError(spec.name, f"“{spec.label}”（{spec.name}）{error}。") from None
    return Inputs(values)


def _says_nothing(value: object, kind: Kind) -> bool:
    """A null where null has no meaning; 没有 is an answer to a yes-or-no question."""
    if isinstance(kind, Nullable):
        return False
    return value is None or (is_null(value) and not isinstance(kind, Flag))


def _unknown_name(given: str, specs: tuple[InputSpec, ...], names: Mapping[str, InputSpec]) -> str:
    near = difflib.get_close_matches(tidy(given), names, n=1)
    if near:
        return f"没有“{given}”这个输入，您是不是想写“{names[near[0]].name}”（{names[near[0]].label}）？"
    known = "、".join(f"{spec.name}（{spec.label}）" for spec in specs)
    return f"没有“{given}”这个输入，可写：{known}。"


def input_schema(
    id: str, title: str, specs: tuple[InputSpec, ...], one_of: tuple[tuple[str, ...], ...]
) -> Schema:
    """JSON Schema of an entitlement's inputs; each group of `one_of` needs at least one of its names."""
    schema: Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:labour-case-advisor:{id}",
        "title": title,
        "type": "object",
        "properties": {spec.name: spec.schema() for spec in specs},
        "required": [spec.name for spec in specs if spec.required],
        "additionalProperties": False,
    }
    if one_of:
        schema["allOf"] = [{"anyOf": [{"required": [name]} for name in group]} for group in one_of]
    return schema
