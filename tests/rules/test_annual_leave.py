"""What must hold of annual leave for any inputs, and inputs that contradict each other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.domain import Award, Fact, Facts, Inquiry
from advisor.rules import evaluate
from advisor.rules.entitlements.annual_leave import ANNUAL_LEAVE
from advisor.rules.inputs import InputError
from advisor.sources import Library

LIBRARY = Library.load()
wages = st.decimals(0, 100000, places=2)
years = st.decimals(1, 40, places=2)
half_days = st.integers(0, 30).map(lambda count: Decimal(count) / 2)
days = st.dates(date(2025, 1, 1), date(2025, 12, 31))
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def compute(**inputs: Any) -> Award:
    given_ = {"year": 2025, "continuous_12_months": True, "taken_days": 0, **inputs}
    return evaluate("annual_leave", given_, library=LIBRARY)


def total(**inputs: Any) -> Decimal:
    sum_ = compute(**inputs).total
    assert sum_ is not None
    return sum_


@quick
@given(years, years, wages, wages)
def test_more_years_or_more_wage_never_give_less(
    one: Decimal, other: Decimal, low: Decimal, high: Decimal
) -> None:
    short, long = sorted((one, other))
    low, high = sorted((low, high))
    base = total(cumulative_years=short, average_wage=low)
    assert 0 <= base <= total(cumulative_years=long, average_wage=low)
    assert base <= total(cumulative_years=short, average_wage=high)


@quick
@given(years, days, days, half_days)
def test_leaving_later_never_gives_fewer_days(
    cumulative: Decimal, one: date, other: date, taken: Decimal
) -> None:
    first, second = sorted((one, other))

    def left(leave: date) -> Decimal:
        award = compute(cumulative_years=cumulative, leave=leave, taken_days=taken)
        return Decimal(next(item.value for item in award.items if item.label == "没休"))

    assert 0 <= left(first) <= left(second) <= 15


@quick
@given(years, days)
def test_joining_and_leaving_in_parts_never_gives_more_than_the_year(cumulative: Decimal, cut: date) -> None:
    whole = total(cumulative_years=cumulative)
    parts = total(cumulative_years=cumulative, leave=cut), total(cumulative_years=cumulative, join=cut)
    assert max(parts) <= whole
    assert sum(parts) <= whole + 1  # the day of the cut counts on both sides


@quick
@given(years, wages, half_days, st.decimals(0, 90000, places=2), st.dates(date(2025, 1, 1), date(2029, 1, 1)))
def test_sums_agree(cumulative: Decimal, wage: Decimal, taken: Decimal, paid: Decimal, filing: date) -> None:
    award = compute(
        cumulative_years=cumulative, average_wage=wage, taken_days=taken, paid=paid, filing=filing, leave=None
    )
    assert award.total is not None and award.amount is not None and award.bands is not None
    assert award.amount == award.total - award.bands.barred == award.bands.recent
    assert min(award.total, award.amount) >= 0 and award.unit == "元"
    assert all(step.basis for step in award.steps)


@pytest.mark.parametrize(
    ("inputs", "says"),
    [
        ({"join": "2025-06-01", "leave": "2025-05-31"}, "早于入职日期"),
        ({"join": "2026-01-01"}, "那一年还没有入职"),
        ({"leave": "2024-12-31"}, "那一年已经离职"),
        ({"filing": "2024-12-31"}, "早于要算的日子"),
        ({"join": "2025-06-01", "filing": "2025-05-31"}, "早于要算的日子"),
        ({"filing": "2025-05-31", "interrupted": "2025-06-01"}, "晚于申请日期"),
        ({"taken_days": "1.3"}, "整天或半天"),
        ({"taken_days": "1.25"}, "最多1位小数"),
        ({"cumulative_years": 61}, "要在0到60年之间"),
        ({"year": "2025.5"}, "要写整数"),
        ({"year": "去年"}, "要写一个数"),
        ({"sick_months": -1}, "不能是负数"),
        ({"continuous_12_months": "也许"}, "要写 是 或 否"),
    ],
)
def test_contradictions_are_one_clear_line(inputs: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        compute(**{"cumulative_years": 5, **inputs})


def test_a_conversation_knows_the_dates_by_other_names() -> None:
    told = {
        "start": date(2020, 3, 1),
        "employment_end": date(2026, 6, 30),
        "paid": {"2026-06": Decimal(5000)},
    }
    facts = Facts({name: Fact(name, value, "") for name, value in told.items()})
    inquiry = Inquiry("年假没休", date(2026, 11, 22), date(2026, 11, 22), facts=facts)
    case = ANNUAL_LEAVE.from_inquiry(inquiry, {"year": Decimal(2026), "paid": told["paid"]})
    expected = {"year": Decimal(2026), "leave": date(2026, 6, 30), "join": date(2020, 3, 1)}
    assert case.inputs.items() >= expected.items()
    assert "paid" not in case.inputs  # what was paid as wages is not pay for leave
