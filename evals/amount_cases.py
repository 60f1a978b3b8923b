"""The cases of the amounts suite, and what an answer came to beside what was expected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from advisor.rules.calendar import chinese_day
from evals.datasets import read_records
from evals.report import Half

Verdict = Literal["exact", "asked", "wrong"]
"""Of a case not exact: `asked` gave no sum (or asked for what it needs), `wrong` gave another."""

_NUMBERED = "am-"
_COMPUTED = ("award", "range", "conflict")
_SUMS = ("total", "amount", "low", "high")


@dataclass(frozen=True, slots=True)
class AmountCase:
    """`expect` holds what the award of `entitlement` must say; the head of the dataset has its keys.

    `layer` is that of the law that decides (national, provincial, municipal). `author` and `checked_by` are
    roles, `checked_by` None until another than the author has read the gold; `source` says how it came about.
    """

    id: str
    matter: str
    as_of: date
    question: str
    expect: dict[str, Any]
    source: str = ""
    layer: str = ""
    difficulty: str = ""
    author: str = ""
    checked_by: str | None = None


def amount_cases() -> tuple[AmountCase, ...]:
    return _read("amounts.yaml")


def later_amount_cases() -> tuple[AmountCase, ...]:
    """By writers who had seen neither the cases above nor the code: how unseen messages fare."""
    return _read("amounts-later.yaml")


def _read(file: str) -> tuple[AmountCase, ...]:
    return tuple(AmountCase(**record) for record in read_records(file, AmountCase))


def half(case: AmountCase) -> Half:
    """Even numbers are held out; the cases without one were there while the rules were written."""
    number = case.id.removeprefix(_NUMBERED)
    return "held-out" if number.isdigit() and int(number) % 2 == 0 else "dev"


def judge(expect: Mapping[str, Any], answer: Mapping[str, Any]) -> tuple[Verdict, dict[str, Any]]:
    """The verdict on an answer (as JSON, docs/interface.md), and what it gave under the expected keys."""
    awards = _about(expect.get("entitlement"), answer["awards"])
    award: Mapping[str, Any] = awards[0] if awards else {}
    if "missing" in expect:
        asked = [entry["fact"] for entry in answer["missing"]]
        got = {"missing": asked, **({"sum": _sum(award)} if awards else {})}
        money = [one for one in awards if one["unit"] == "元"]
        return _verdict(set(expect["missing"]) <= set(asked) and not _sums_up(money), money), got
    if "day" in expect:
        day = date.fromisoformat(expect["day"])
        told = _days(answer["awards"])
        right = expect["day"] in told or chinese_day(day) in answer["text"]
        return "exact" if right else "wrong" if told else "asked", {"day": told}
    if expect.get("outcome") in ("nothing", "missing"):
        nought = bool(awards) and not _sums_up(awards)
        right = nought if expect["outcome"] == "nothing" else not _sums_up(awards)
        return _verdict(right, awards), {"outcome": award.get("outcome"), **_sum(award)}
    got = {key: _value(award, key, wanted) for key, wanted in expect.items()}
    return _verdict(got == dict(expect), awards), got


def _verdict(right: bool, awards: Sequence[Mapping[str, Any]]) -> Verdict:
    return "exact" if right else "wrong" if any(one["outcome"] in _COMPUTED for one in awards) else "asked"


def _about(entitlement: str | None, awards: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """The awards judged: of the entitlement asked about; where there is none, whatever was given instead."""
    own = [award for award in awards if award["entitlement"] == entitlement]
    return own or awards


def _sums_up(awards: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a sum other than nought is given."""
    return any(_positive(award.get(name)) for award in awards for name in ("amount", "high"))


def _positive(told: Any) -> bool:
    return told is not None and Decimal(told) > 0


def _sum(award: Mapping[str, Any]) -> dict[str, Any]:
    return {name: award[name] for name in _SUMS if award.get(name) is not None}


def _value(award: Mapping[str, Any], key: str, wanted: Any) -> Any:
    if key != "items":
        return award.get(key)
    items = {item["label"]: item["value"] for item in award.get("items", ())}
    return {label: items.get(label) for label in wanted}


def _days(awards: Sequence[Mapping[str, Any]]) -> list[str]:
    """The last days told, of the deadline asked for and of the awards beside it."""
    own = [item["value"] for one in awards if one["entitlement"] == "deadline" for item in one["items"]]
    return own or [entry["day"] for one in awards for entry in one["deadlines"] if entry["day"]]
