"""The form of an entitlement, made from the JSON Schema of its inputs and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from advisor.advice import EntitlementInfo

Control = Literal["day", "month", "number", "choice", "yesno", "words", "months", "list", "by_month"]
"""What a worker types into: one value, or one a line."""


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    label: str
    ask: str
    why: str
    where: str
    control: Control
    required: bool
    unit: str = ""
    options: tuple[tuple[str, str], ...] = ()
    nothing: str = ""
    """What "known not to exist" is called here (还在职); empty where that says nothing."""
    example: str = ""


def fields(info: EntitlementInfo) -> tuple[Field, ...]:
    """In the order of the declaration, required ones first."""
    made = tuple(_fields(info))
    return (*(one for one in made if one.required), *(one for one in made if not one.required))


def _fields(info: EntitlementInfo) -> Iterator[Field]:
    schema = info.schema
    required = {*schema.get("required", ()), *(spec.name for spec in info.inputs if spec.required)}
    for name, one in schema["properties"].items():
        control, unit, options, example = _control(one)
        yield Field(
            name,
            one["title"],
            one["x-ask"],
            one["x-why"],
            one["x-where"],
            control,
            name in required,
            unit,
            options,
            one.get("x-null", ""),
            example,
        )


def _control(one: Mapping[str, Any]) -> tuple[Control, str, tuple[tuple[str, str], ...], str]:
    if one.get("x-by-month"):
        inner = one.get("additionalProperties", {})
        unit = str(inner.get("x-unit", ""))
        options = _options(inner)
        first = options[0][0] if options else "21" if unit == "天" else "5600"
        return "by_month", unit, options, f"2026-07:{first}"
    if "anyOf" in one:
        return "words", "", (), f"写{'，或写'.join(_ways(one))}"
    types = one["type"] if isinstance(one["type"], list) else [one["type"]]
    if "array" in types:
        months = one["items"].get("x-kind") == "month"
        return ("months", "", (), "2026-06至2026-10") if months else ("list", "", (), "用逗号隔开")
    if "enum" in one:
        return "choice", "", _options(one), ""
    if "boolean" in types:
        return "yesno", "", (), ""
    if one.get("format") == "date":
        return "day", "", (), ""
    if one.get("x-kind") == "month":
        return "month", "", (), ""
    if "number" in types:
        return "number", str(one.get("x-unit", "")), (), ""
    return "words", "", (), ""


def _ways(one: Mapping[str, Any]) -> Iterator[str]:
    """How a value of several kinds may be written."""
    for kind in one["anyOf"]:
        types = kind["type"] if isinstance(kind["type"], list) else [kind["type"]]
        if kind.get("format") == "date":
            yield "日期，如 2026-09-01"
        elif "number" in types:
            yield "一个数"
        elif "boolean" in types:
            yield "“是”或“否”"
    if labels := "、".join(str(words) for words in one.get("x-labels", {}).values()):
        yield f"“{labels}”"


def _options(one: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((str(value), str(words)) for value, words in one.get("x-labels", {}).items())
