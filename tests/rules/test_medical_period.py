"""The medical period: a naive second reading of the table, and what must hold for any years."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.domain import Award
from advisor.rules import evaluate
from advisor.rules.inputs import InputError
from advisor.sources import Library

LIBRARY = Library.load()
quick = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
years = st.decimals(0, 60, places=2)
CYCLE = {3: 6, 6: 12, 9: 15, 12: 18, 18: 24, 24: 30}


def compute(total: Decimal, unit: Decimal) -> Award:
    return evaluate("medical_period", {"total_years": total, "unit_years": unit}, library=LIBRARY)


def naive(total: Decimal, unit: Decimal) -> int:
    if total < 10:
        return 3 if unit < 5 else 6
    return 6 if unit < 5 else 9 if unit < 10 else 12 if unit < 15 else 18 if unit < 20 else 24


@quick
@given(years, years)
def test_a_naive_second_reading_agrees(one: Decimal, other: Decimal) -> None:
    unit, total = sorted((one, other))
    award = compute(total, unit)
    assert award.total == award.amount == naive(total, unit)
    assert award.items[1].value == f"{CYCLE[naive(total, unit)]}个月"
    assert bool(award.alternatives) == (total == 10 or unit in (5, 10, 15, 20)) or total < 10


@quick
@given(years, years, years)
def test_more_service_never_gives_less(one: Decimal, two: Decimal, three: Decimal) -> None:
    unit, total, more = sorted((one, two, three))
    less = compute(total, unit).total
    longer, here = compute(more, unit).total, compute(more, total).total
    assert less is not None and longer is not None and here is not None
    assert less <= longer <= here


def test_more_years_here_than_in_all_are_refused() -> None:
    with pytest.raises(InputError, match="在本单位的年限"):
        compute(Decimal(3), Decimal("3.01"))
