"""Family leave: contradictions, every province, more infants are never fewer days."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from advisor.domain import Award
from advisor.rules import evaluate
from advisor.rules.inputs import InputError
from advisor.sources import Library


def compute(library: Library, **inputs: Any) -> Award:
    return evaluate("family_leave", {"day": "2026-03-01", **inputs}, library=library)


@pytest.mark.parametrize(
    "inputs",
    [
        {"event": "multiple_birth", "infants": 1},
        {"event": "difficult_birth", "difficult": "否"},
        {"event": "miscarriage", "pregnancy_months": 2, "pregnancy_weeks": 30},
        {"event": "miscarriage", "pregnancy_months": "16周"},
        {"event": "birth", "infants": 9},
        {"event": "birth", "infants": 0},
        {"event": "holiday"},
    ],
)
def test_contradictions_and_nonsense_are_one_line(library: Library, inputs: dict[str, Any]) -> None:
    with pytest.raises(InputError) as caught:
        compute(library, province="广东", **inputs)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("province", ["北京", "上海", "湖南", "四川", "新疆"])
def test_nothing_is_borrowed_from_guangdong(library: Library, province: str) -> None:
    birth = compute(library, province=province, event="birth", infants=1)
    assert birth.total == 98 and [entry.fact for entry in birth.missing] == ["parameter"]
    for event in ("paternity", "parental", "care"):
        assert compute(library, province=province, event=event).outcome == "missing"
    others = ("marriage", {}), ("bereavement", {}), ("bereavement", {"relation": "other"})
    for award in (birth, *(compute(library, province=province, event=name, **more) for name, more in others)):
        assert not any("广东" in ref.instrument for ref in award.basis)


def test_each_further_infant_adds_the_same(library: Library) -> None:
    totals = [compute(library, province="广东", event="birth", infants=count).total for count in range(1, 9)]
    assert totals == [Decimal(178 + 15 * more) for more in range(8)]
    hours = [compute(library, province="广东", event="nursing", infants=n).total for n in range(1, 9)]
    assert hours == [Decimal(n) for n in range(1, 9)]


def test_a_longer_pregnancy_is_never_less_leave(library: Library) -> None:
    most = Decimal(0)
    for tenths in range(101):
        months = Decimal(tenths) / 10
        award = compute(library, province="广东", event="miscarriage", pregnancy_months=str(months))
        days = award.total if award.total is not None else award.high
        assert days is not None and days >= most
        most = days


def test_a_city_stands_for_its_province(library: Library) -> None:
    for place in ("深圳", "佛山市", "广东省", "番禺"):
        assert compute(library, province=place, event="paternity").total == 15
