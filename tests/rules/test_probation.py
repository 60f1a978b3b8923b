"""What a table of sums cannot say of probation: what is refused, and what must hold for any inputs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.domain import Award
from advisor.rules import evaluate
from advisor.rules.inputs import InputError
from advisor.sources import Library

LIBRARY = Library.load()
wages = st.decimals(0, 30000, places=2)
terms = st.one_of(st.integers(0, 600), st.sampled_from(["open", "task"]))
quick = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def compute(**inputs: Any) -> Award:
    return evaluate("probation", inputs, library=LIBRARY)


def total(**inputs: Any) -> Decimal:
    award = compute(**inputs)
    assert award.total is not None, award
    return award.total


@pytest.mark.parametrize(
    ("inputs", "name"),
    [
        ({"contract_months": 2, "probation_months": 3}, "probation_months"),
        ({"contract_months": "五年"}, "contract_months"),
        ({"contract_months": 601}, "contract_months"),
        ({"probation_months": -1}, "probation_months"),
        ({"months": 0}, "months"),
        ({"month": "2026-13"}, "month"),
        ({"probation_end": "2026-05-01", "employment_end": "2026-04-01"}, "employment_end"),
    ],
)
def test_contradictions_and_nonsense_are_one_clear_line(inputs: dict[str, Any], name: str) -> None:
    with pytest.raises(InputError) as error:
        compute(**inputs)
    assert error.value.name == name
    assert "\n" not in str(error.value)


def naive_limit(term: int | str) -> int:
    if term == "open":
        return 6
    if term == "task" or int(term) < 3:
        return 0
    return 1 if int(term) < 12 else 2 if int(term) < 36 else 6


@quick
@given(terms, st.integers(0, 60), wages)
def test_the_limit_and_the_damages_agree_with_a_naive_table(term: Any, agreed: int, wage: Decimal) -> None:
    if isinstance(term, int) and agreed > term:
        return
    found = total(contract_months=term, probation_months=agreed, wage_after_probation=wage)
    assert found == max(0, agreed - naive_limit(term)) * wage


@quick
@given(terms, st.integers(0, 1800), st.integers(0, 300), wages, wages)
def test_more_days_or_a_higher_wage_never_give_less(
    term: Any, days: int, more: int, one: Decimal, other: Decimal
) -> None:
    low, high = sorted((one, other))
    told = {"contract_months": term, "probation_served_days": days, "wage_after_probation": low}
    first = compute(**told).total
    wage = compute(**{**told, "wage_after_probation": high}).total
    longer = compute(**{**told, "probation_served_days": min(1830, days + more)}).total
    if first is not None:
        assert first >= 0 and wage is not None and wage >= first
    if first is not None and longer is not None:
        assert longer >= first


@quick
@given(wages, wages, st.integers(1, 24))
def test_the_shortfall_splits_by_month_and_falls_with_what_was_paid(
    wage: Decimal, paid: Decimal, count: int
) -> None:
    told: dict[str, Any] = {"city": "广州", "contract_wage": wage, "month": "2025-01"}
    whole = total(**told, paid_monthly=paid, months=count)
    assert whole >= 0
    if count > 1:
        later = f"2025-{count:02d}" if count <= 12 else f"2026-{count - 12:02d}"
        rest = total(**{**told, "month": later}, paid_monthly=paid)
        assert whole == total(**told, paid_monthly=paid, months=count - 1) + rest
    assert total(**told, paid_monthly=paid + 1, months=count) <= whole
