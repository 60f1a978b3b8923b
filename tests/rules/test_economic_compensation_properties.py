"""What must hold for any compensation: never negative, never less for more pay or longer service."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from advisor.domain import Award
from advisor.rules import evaluate
from advisor.sources import Library

LIBRARY = Library.load()
NEW_LAW = date(2008, 1, 1)
days = st.dates(date(1988, 1, 1), date(2026, 8, 31))
recent = st.dates(date(2018, 10, 1), date(2026, 8, 31))
wages = st.decimals(0, 60000, places=2)
grounds = st.sampled_from(["employer_proposed", "expiry", "article_38", "article_41", "article_44"])
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def compute(name: str = "economic_compensation", **given: Any) -> Award:
    if name == "economic_compensation":
        given = {"ground": "expiry", **given}
    return evaluate(name, {"city": "广州", "local_average_wage": "9000", **given}, library=LIBRARY)


def total(name: str = "economic_compensation", **given: Any) -> Decimal:
    found = compute(name, **given).total
    assert found is not None
    return found


@quick
@given(days, recent, wages, grounds, st.integers(0, 900))
def test_sums_agree_and_are_never_negative(
    start: date, end: date, wage: Decimal, ground: str, later: int
) -> None:
    assume(start <= end)
    award = compute(
        start=start, end=end, average_wage=wage, ground=ground, filing=end + timedelta(days=later)
    )
    assert award.total is not None and award.amount is not None and award.bands is not None
    assert min(award.total, award.amount, award.bands.recent, award.bands.barred) >= 0
    assert award.amount == award.bands.recent and award.bands.older == 0
    assert award.total == award.bands.recent + award.bands.barred
    assert award.total == sum((Decimal(item.value) for item in award.items), Decimal(0))
    assert all(one.amount is None or one.amount >= 0 for one in award.alternatives)


@quick
@given(days, recent, wages, grounds, st.integers(1, 500))
def test_longer_service_never_gives_less(
    start: date, end: date, wage: Decimal, ground: str, more: int
) -> None:
    assume(start <= end)
    shorter = total(start=start, end=end, average_wage=wage, ground=ground)
    assert total(start=start - timedelta(days=more), end=end, average_wage=wage, ground=ground) >= shorter
    later = min(end + timedelta(days=more), date(2026, 8, 31))
    # A wage near the minimum is lifted when the minimum rises, never lowered.
    assert total(start=start, end=max(end, later), average_wage=wage, ground=ground) >= shorter


@quick
@given(st.dates(date(2014, 9, 1), date(2026, 8, 31)), recent, wages, wages)
def test_a_higher_wage_never_gives_less(start: date, end: date, one: Decimal, other: Decimal) -> None:
    """Up to twelve years of service; beyond, the cap on years makes just above three times less."""
    assume(start <= end)
    low, high = sorted((one, other))
    for name in ("economic_compensation", "unlawful_termination"):
        least = total(name, start=start, end=end, average_wage=low)
        assert least <= total(name, start=start, end=end, average_wage=high)


@quick
@given(days, recent, wages)
def test_twice_is_twice_where_all_years_count_alike(start: date, end: date, wage: Decimal) -> None:
    assume(NEW_LAW <= start <= end)
    once = total(start=start, end=end, average_wage=wage, ground="article_41")
    twice = total("unlawful_termination", start=start, end=end, average_wage=wage)
    assert abs(twice - 2 * once) <= Decimal("0.01")


@quick
@given(
    st.dates(date(2009, 1, 1), date(2026, 8, 1)),
    recent,
    st.integers(1, 6000),
    st.decimals(3000, 9000, places=2),
)
def test_splitting_the_service_changes_nothing_but_the_rounding_of_the_rest(
    start: date, end: date, after: int, wage: Decimal
) -> None:
    cut = start + timedelta(days=after)
    assume(cut <= end)
    whole = total(start=start, end=end, average_wage=wage)
    parts = total(start=start, end=cut - timedelta(days=1), average_wage=wage) + total(
        start=cut, end=end, average_wage=wage
    )
    # Each of the two remainders is rounded up by less than half a month's wage, and a fen.
    assert whole - Decimal("0.02") <= parts + wage / 2
    assert parts <= whole + wage + Decimal("0.02")


@quick
@given(recent, recent, st.lists(st.decimals(2500, 7000, places=2), min_size=12, max_size=12))
def test_twelve_months_come_to_their_average(one: date, other: date, pay: list[Decimal]) -> None:
    start, end = sorted((one, other))
    start = min(start, end.replace(year=end.year - 2, day=1))
    last = end.year * 12 + end.month - 1 - (0 if (end + timedelta(days=1)).day == 1 else 1)
    months = {f"{(last - back) // 12}-{(last - back) % 12 + 1:02d}": sum_ for back, sum_ in enumerate(pay)}
    by_month = total(start=start, end=end, average_wage=months)
    sum_ = sum(pay)
    steps = compute(start=start, end=end, average_wage=months).steps
    counted = Decimal(next(step.value for step in steps if step.label.startswith("工作年限")))
    assert abs(by_month - sum_ * counted / 12) <= Decimal("0.005")
