"""Every month of birth against a naive walk through the months, and what must hold between them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from advisor.rules import evaluate
from advisor.rules.calendar import Month
from advisor.sources import Library

ORIGINAL = {"male": 60, "female_55": 55, "female_50": 50}
GROUP = {"male": 4, "female_55": 4, "female_50": 2}
FINAL = {"male": 63, "female_55": 58, "female_50": 55}


def births() -> Iterator[Month]:
    month = Month(1950, 1)
    while month <= Month(2010, 12):
        yield month
        month = month.next


def naive(category: str) -> dict[Month, tuple[int, Month]]:
    """Age in months and retirement month: the first group of births is one month late, the next two, …"""
    found, turn, late = {}, 0, 0
    for birth in births():
        if Month(birth.year + ORIGINAL[category], birth.number) >= Month(2025, 1):
            if turn == 0 and late < (FINAL[category] - ORIGINAL[category]) * 12:
                late += 1
            turn = (turn + 1) % GROUP[category]
        month = Month(birth.year + ORIGINAL[category], birth.number)
        for _ in range(late):
            month = month.next
        found[birth] = (ORIGINAL[category] * 12 + late, month)
    return found


@pytest.mark.parametrize("category", sorted(ORIGINAL))
def test_every_month_of_birth(library: Library, category: str) -> None:
    expected = naive(category)
    before = Month(1900, 1)
    for birth in births():
        award = evaluate("retirement_age", {"birth": str(birth), "category": category}, library=library)
        age, month = expected[birth]
        rows = {item.label: item.value for item in award.items}
        assert award.total == age, birth
        assert rows["退休的月份"] == str(month), birth
        assert month > before, "who is born later never retires before"
        before = month
        if "最早可以提前到" in rows:
            original = Month(birth.year + ORIGINAL[category], birth.number)
            assert str(original) <= rows["最早可以提前到"] <= rows["退休的月份"] < rows["最晚可以延迟到"]


@pytest.mark.parametrize(
    ("birth", "needed"),
    [("1968-12", "180"), ("1969-01", "186"), ("1970-01", "192"), ("1972-01", "204"), ("1990-01", "240")],
)
def test_contribution_months_by_the_year_of_retirement(library: Library, birth: str, needed: str) -> None:
    award = evaluate("retirement_age", {"birth": birth, "category": "male"}, library=library)
    assert {item.label: item.value for item in award.items}["养老保险最低缴费"] == needed
