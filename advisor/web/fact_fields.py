"""Facts and questions of a case file as what a worker fills in: which control, which choices, how a value
reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from advisor.domain import CaseFile, Certainty, Fact, Missing
from advisor.fact_names import NAMES, SCOPED, fact_for, label, shown
from advisor.intake import is_from_paper
from advisor.web.calc_form import Control, Field, fields

if TYPE_CHECKING:
    from advisor.advice import EntitlementInfo

_CONTROLS: Mapping[str, Control] = {
    "day": "day",
    "month": "day",
    "number": "number",
    "yes_no": "yesno",
    "choice": "choice",
    "months": "months",
    "by_month": "by_month",
    "place": "words",
    "text": "words",
}
_CERTAINTY: Mapping[Certainty, str] = {
    "inferred": "推算出来的",
    "assumed": "照您的问法",
    "about": "约数",
    "at_least": "至少",
    "disputed": "公司的说法，没有算进去",
    "supposed": "打算，没有算进去",
}
_NOT_SHOWN = frozenset({"province", "employed", "paid_unclear", "overtime_hours_per"})
"""Facts that others on the list tell already."""


@dataclass(frozen=True, slots=True)
class FactRow:
    name: str
    label: str
    value: str
    """As a worker reads it."""
    raw: str
    """As the control holds it: an ISO day, a plain number, true or false."""
    words: str
    """Whence it is known, as it is shown: the worker's own words or a paper's."""
    certainty: str
    field: Field


@dataclass(frozen=True, slots=True)
class QuestionRow:
    missing: Missing
    field: Field


def fact_rows(case: CaseFile, infos: Iterable[EntitlementInfo]) -> list[FactRow]:
    """The facts that are shown, in the order they were told."""
    known = {info.id: info for info in infos}
    return [_row(fact, known) for fact in case.facts if fact.name not in _NOT_SHOWN]


def _row(fact: Fact, known: Mapping[str, EntitlementInfo]) -> FactRow:
    scoped = SCOPED.fullmatch(fact.name) is not None
    entitlement, _, name = fact.name.rpartition(".")
    field = _of_entitlement(entitlement, name, known) if scoped else None
    field = field or _field(fact.name)
    if fact.value is None:
        value = field.nothing or shown(fact.name, None)
    else:
        value = dict(field.options).get(str(fact.value)) or shown(fact.name, fact.value)
    return FactRow(
        fact.name,
        field.label or label(fact.name),
        value,
        _raw(fact.value),
        _source(fact.words, value),
        _CERTAINTY.get(fact.certainty, ""),
        field,
    )


def _source(words: str, value: str) -> str:
    if not words or words == value:
        return ""
    return words if is_from_paper(words) else f"您说：{words}"


def open_rows(case: CaseFile, infos: Iterable[EntitlementInfo]) -> list[QuestionRow]:
    """The questions that the latest answer puts."""
    known = {info.id: info for info in infos}
    put = [one.missing for one in case.asked if one.turn == case.turns and not one.unknown]
    return [QuestionRow(missing, _of_question(missing, known)) for missing in put]


def _of_question(missing: Missing, known: Mapping[str, EntitlementInfo]) -> Field:
    """As the case file keeps the answer: an input may be narrower than the fact that fills it."""
    asked = _of_entitlement(missing.entitlement, missing.fact, known)
    name = fact_for(missing.entitlement, missing.fact)
    if name not in NAMES and asked is not None:
        return asked
    nothing = asked.nothing if asked is not None and missing.nullable else ""
    field = _field(name)
    return replace(field, label=missing.label, nothing=nothing or (field.nothing if missing.nullable else ""))


def _of_entitlement(entitlement: str, name: str, known: Mapping[str, EntitlementInfo]) -> Field | None:
    info = known.get(entitlement)
    return next((field for field in fields(info) if field.name == name), None) if info is not None else None


def _field(name: str) -> Field:
    known = NAMES.get(name)
    if known is None:
        return Field(name, label(name), "", "", "", "words", False)
    options = tuple((known.values or {}).items())
    control: Control = "choice" if options and known.kind != "by_month" else _CONTROLS[known.kind]
    return Field(
        name, known.label, "", "", "", control, False, known.unit, options, known.none or "", "2026-07:21"
    )


def _raw(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | int):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if isinstance(value, Mapping):
        return ",".join(f"{month}:{_raw(one)}" for month, one in value.items())
    if isinstance(value, tuple | list):
        return ",".join(map(str, value))
    return str(value)


def read_raw(said: Any) -> Any:
    """What a control sent, for `advisor.case_changes`: 2024-07:11,2024-08:5 becomes months with values."""
    if not isinstance(said, str):
        return said
    said = said.strip()
    pairs = [pair.partition(":") for pair in said.replace("：", ":").replace("，", ",").split(",")]
    if all(sep and len(month.strip()) == 7 and month.strip()[4] == "-" for month, sep, _ in pairs):
        return {month.strip(): value.strip() for month, _, value in pairs}
    return said
