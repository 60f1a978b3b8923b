"""What must hold of the second wage for any inputs."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.domain import Award
from advisor.rules import evaluate
from advisor.sources import Library

LIBRARY = Library.load()
starts = st.dates(date(2009, 1, 1), date(2026, 6, 1))
spans = st.integers(0, 800)
wages = st.decimals(0, 30000, places=2)
quick = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def compute(**inputs: Any) -> Award:
    return evaluate("double_wage", {"city": "广州", **inputs}, library=LIBRARY)


def worked(start: date, days: int, wage: Decimal, **more: Any) -> Award:
    """Somebody without a contract who left so many days after the first; two workdays in a broken month."""
    end = start + timedelta(days=days)
    told = {"partial_month_workdays": 1, "cutoff_month_workdays": 0, **more}
    return compute(start=start, contract_signed=None, employment_end=end, monthly_wage=wage, **told)


def total(award: Award) -> Decimal:
    assert award.total is not None
    return award.total


@quick
@given(starts, spans, wages)
def test_never_negative_and_never_more_than_eleven_wages(start: date, days: int, wage: Decimal) -> None:
    award = worked(start, days, wage)
    assert 0 <= total(award) <= 11 * wage
    assert sum((Decimal(item.value) for item in award.items), Decimal(0)) == total(award)


@quick
@given(starts, spans, wages, wages)
def test_a_higher_wage_never_gives_less(start: date, days: int, one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert total(worked(start, days, low)) <= total(worked(start, days, high))


@quick
@given(starts, spans, st.integers(1, 400), st.decimals(0, 30000, places=2))
def test_longer_work_never_gives_less_but_for_the_broken_month(
    start: date, days: int, more: int, wage: Decimal
) -> None:
    shorter = total(worked(start, days, wage, partial_month_workdays=0))
    assert shorter <= total(worked(start, days + more, wage, partial_month_workdays=0))


@quick
@given(starts, spans, wages, st.integers(0, 900))
def test_what_can_be_claimed_is_what_accrued_less_what_ran_out(
    start: date, days: int, wage: Decimal, later: int
) -> None:
    filing = start + timedelta(days=days + later)
    award = worked(start, days, wage, filing=filing)
    if award.outcome == "not_applicable":
        assert award.amount == 0
        return
    assert award.outcome == "award" and award.amount is not None and award.bands is not None
    assert award.amount == award.bands.recent == total(award) - award.bands.barred
    assert min(award.amount, award.bands.barred) >= 0
    waited = worked(start, days, wage, filing=filing + timedelta(days=40))
    assert waited.amount is not None and waited.amount <= award.amount


@quick
@given(starts, spans, wages, st.integers(0, 900))
def test_days_not_told_give_a_range_around_any_answer(
    start: date, days: int, wage: Decimal, later: int
) -> None:
    end, filing = start + timedelta(days=days), start + timedelta(days=days + later)
    told = {"start": start, "contract_signed": None, "employment_end": end, "filing": filing}
    vague = compute(**told, monthly_wage=wage)
    if vague.outcome != "range":
        return
    assert vague.low is not None and vague.high is not None and vague.missing
    sure = worked(start, days, wage, filing=filing)
    assert sure.amount is not None and vague.low <= sure.amount <= vague.high
