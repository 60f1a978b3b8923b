"""Final awards: each item by itself, and lists that do not fit each other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.domain import Award
from advisor.rules import evaluate
from advisor.rules.inputs import InputError
from advisor.sources import Library

LIMIT = Decimal(30000)
AMOUNTS = st.decimals(Decimal(0), Decimal(60000), places=2)


def compute(library: Library, items: list[Decimal], **more: object) -> Award:
    inputs = {"city": "广州", "month": "2026-03", "items": [str(item) for item in items], **more}
    return evaluate("final_award", inputs, library=library)


@settings(max_examples=100, deadline=None)
@given(items=st.lists(AMOUNTS, min_size=1, max_size=6))
def test_each_item_is_measured_by_itself(library: Library, items: list[Decimal]) -> None:
    award = compute(library, items)
    rows = [item for item in award.items if item.label.startswith("第")]
    finals = [amount <= LIMIT for amount in items]
    assert ["不是终局" not in row.note for row in rows] == finals
    expected = "终局" if all(finals) else "部分终局" if any(finals) else "非终局"
    assert award.items[0].value == expected
    assert bool(award.alternatives) == (expected == "部分终局")


def test_lists_of_different_length(library: Library) -> None:
    with pytest.raises(InputError) as caught:
        compute(library, [Decimal(1), Decimal(2)], item_kinds=["工资"])
    assert "一项对一项" in str(caught.value)


@pytest.mark.parametrize("kinds", [["standards", "standards"], ["other", "other"]])
def test_kinds_that_are_not_measured(library: Library, kinds: list[str]) -> None:
    award = compute(library, [Decimal(1), Decimal(99999)], item_kinds=kinds)
    assert award.items[0].value == ("终局" if kinds[0] == "standards" else "非终局")
    assert not award.steps
