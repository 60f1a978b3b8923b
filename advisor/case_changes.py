"""Changes that a worker makes to the case file itself: a fact put right, taken away, or not known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from advisor.domain import CaseFile, Fact
from advisor.errors import UserError
from advisor.fact_names import NAMES, SCOPED, fact_for, label
from advisor.fact_values import read_value, shown_raw

if TYPE_CHECKING:
    from advisor.sources.places import Places


@dataclass(frozen=True, slots=True)
class Change:
    """`set` a fact to `value`, `remove` it, or tell that the answer to its question is `unknown`.

    `entitlement` is that of a question (`Missing.entitlement`), empty for a fact by its own name. `value` is
    as a person writes it or as JSON has it; None is "there is none" (还在职). `words` are kept with the fact
    where they say more than the value does: from which paper it was read.
    """

    fact: str
    kind: Literal["set", "remove", "unknown"] = "set"
    value: Any = None
    entitlement: str = ""
    words: str = ""

    @property
    def name(self) -> str:
        """Under which name the fact is kept."""
        return fact_for(self.entitlement, self.fact)


def changed(case: CaseFile, changes: Iterable[Change], *, places: Places) -> CaseFile:
    """The case file with the changes. Raises `UserError`, one line, for a value that cannot be used."""
    for change in changes:
        if change.name not in NAMES and not SCOPED.fullmatch(change.name):
            raise UserError(f"不认识“{change.name[:40]}”这项情况。")
        if change.kind == "set":
            case = _with(case, change, places)
        elif change.kind == "remove":
            case = _without(case, change.name)
        else:
            case = _unknown(case, change)
    return case


def _with(case: CaseFile, change: Change, places: Places) -> CaseFile:
    name = change.name
    value = read_value(name, change.value)
    words = change.words[:200] or (label(name) if change.value is None else str(change.value)[:200])
    facts = [Fact(name, value, words)]
    gone: tuple[str, ...] = ()
    # Facts that say the same thing another way would contradict the new one unheard.
    match name:
        case "city":
            place = places.city(str(value))
            if place is None or place.city is None:
                raise UserError(f"没认出{shown_raw(value)}是哪个城市，请写成“佛山”“东莞”这样。")
            facts = [
                Fact(key, told, words)
                for key, told in (
                    ("city", place.city),
                    ("province", place.province),
                    ("district", place.district),
                )
                if told is not None
            ]
            gone = ("district", "province")
        case "employment_end":
            facts.append(Fact("employed", value is None, words))
        case "employed" if value:
            facts.append(Fact("employment_end", None, words))
        case "employed" if case.facts.get("employment_end", date.min) is None:
            gone = ("employment_end",)
        case "ground":
            facts.append(Fact("dismissed", value == "dismissed", words))
    return replace(_settled(case, name), facts=case.facts.without(*gone).with_(*facts), supposed=None)


def _without(case: CaseFile, name: str) -> CaseFile:
    """Without a fact its question is open again, and may be put once more."""
    beside = {"city": ("district", "province"), "employment_end": ("employed",), "ground": ("dismissed",)}
    case = _settled(case, name)
    return replace(
        case,
        facts=case.facts.without(name, *beside.get(name, ())),
        asked=tuple(one for one in case.asked if fact_for(one.missing.entitlement, one.missing.fact) != name),
    )


def _unknown(case: CaseFile, change: Change) -> CaseFile:
    """A question the worker cannot answer; of two turns that differ, the earlier one goes on holding."""
    case = _settled(case, change.name) if not change.entitlement else case
    return replace(
        case,
        asked=tuple(
            replace(one, unknown=True)
            if (one.missing.fact, one.missing.entitlement) == (change.fact, change.entitlement)
            else one
            for one in case.asked
        ),
    )


def _settled(case: CaseFile, name: str) -> CaseFile:
    return replace(case, contradictions=tuple(one for one in case.contradictions if one.later.name != name))
