"""What must hold of work-injury benefits whatever the numbers, and a second, naive reckoning of them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.domain import Award
from advisor.rules import evaluate
from advisor.sources import Library

FEN = Decimal("0.01")
# 《工伤保险条例》 arts. 35–37; 《广东省工伤保险条例》 arts. 31, 32.
DISABILITY = {1: 27, 2: 25, 3: 23, 4: 21, 5: 18, 6: 16, 7: 13, 8: 11, 9: 9, 10: 7}
AT_THE_END = {5: (10, 50), 6: (8, 40), 7: (6, 25), 8: (4, 15), 9: (2, 8), 10: (1, 4)}

yuan = st.decimals(min_value=0, max_value=60000, places=2)
average = st.decimals(min_value=1, max_value=30000, places=2)
grade = st.integers(1, 10)
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def kept(wage: Decimal, mean: Decimal) -> Decimal:
    return sorted([mean * 60 / 100, wage, mean * 300 / 100])[1]


def total(award: Award) -> Decimal:
    assert award.total is not None
    return award.total


@quick
@given(level=grade, wage=yuan, later=yuan, mean=average)
def test_agrees_with_a_naive_reckoning(
    library: Library, level: int, wage: Decimal, later: Decimal, mean: Decimal
) -> None:
    facts = {
        "city": "广州",
        "grade": level,
        "insured_wage": wage,
        "average_wage": mean,
        "employment_ends": True,
        "wage_before_end": later,
        "end_reason": "resigned",
    }
    base = kept(wage, mean)
    higher = max(base, kept(later, mean))
    sums = [DISABILITY[level] * base, *(months * higher for months in AT_THE_END.get(level, ()))]
    expected = sum((one.quantize(FEN, ROUND_HALF_UP) for one in sums), Decimal(0))
    assert total(evaluate("work_injury", facts, library=library)) == expected


@quick
@given(level=grade, wage=yuan, more=yuan, mean=average, insured=st.booleans())
def test_never_negative_and_no_less_for_a_higher_wage(
    library: Library, level: int, wage: Decimal, more: Decimal, mean: Decimal, insured: bool
) -> None:
    facts = {
        "city": "广州",
        "grade": level,
        "average_wage": mean,
        "employment_ends": False,
        "insured": insured,
    }
    name = "insured_wage" if insured else "actual_wage"
    lower = evaluate("work_injury", {**facts, name: wage}, library=library)
    upper = evaluate("work_injury", {**facts, name: wage + more}, library=library)
    assert Decimal(0) <= total(lower) <= total(upper)


@quick
@given(wage=yuan, mean=average, ends=st.booleans())
def test_no_less_for_a_graver_grade(library: Library, wage: Decimal, mean: Decimal, ends: bool) -> None:
    facts = {"city": "广州", "insured_wage": wage, "average_wage": mean, "employment_ends": ends}
    sums = [total(evaluate("work_injury", {**facts, "grade": n}, library=library)) for n in range(5, 11)]
    assert sums == sorted(sums, reverse=True)


@quick
@given(level=grade, told=yuan, earned=yuan, mean=average)
def test_who_pays_does_not_change_what_is_due(
    library: Library, level: int, told: Decimal, earned: Decimal, mean: Decimal
) -> None:
    """An employer that reported too little, or did not insure at all, costs the worker nothing."""
    facts = {"city": "广州", "grade": level, "average_wage": mean, "employment_ends": False}
    honest = {**facts, "insured": True, "insured_wage": max(told, earned)}
    short = {**facts, "insured": True, "insured_wage": told, "actual_wage": earned}
    none = {**facts, "insured": False, "actual_wage": max(told, earned)}
    due = total(evaluate("work_injury", honest, library=library))
    assert total(evaluate("work_injury", short, library=library)) == due
    assert total(evaluate("work_injury", none, library=library)) == due


@quick
@given(wage=yuan, months=st.decimals(min_value=0, max_value=24, places=2), paid=yuan)
def test_pay_kept_is_never_negative_and_falls_with_what_was_paid(
    library: Library, wage: Decimal, months: Decimal, paid: Decimal
) -> None:
    facts = {"city": "广州", "average_wage": wage, "months": months}
    unpaid = total(evaluate("work_injury_treatment_pay", {**facts, "paid_monthly": 0}, library=library))
    left = total(evaluate("work_injury_treatment_pay", {**facts, "paid_monthly": paid}, library=library))
    assert Decimal(0) <= left <= unpaid == (wage * months).quantize(FEN, ROUND_HALF_UP)


@quick
@given(mean=average, income=average, wage=yuan, others=st.integers(0, 20))
def test_a_family_never_gets_more_each_month_than_the_wage(
    library: Library, mean: Decimal, income: Decimal, wage: Decimal, others: int
) -> None:
    facts = {
        "death": "2026-03-09",
        "average_wage": mean,
        "urban_income_previous_year": income,
        "insured_wage": wage,
        "spouse": True,
        "other_dependants": others,
    }
    award = evaluate("work_injury_death", facts, library=library)
    assert total(award) == (6 * mean).quantize(FEN) + (20 * income).quantize(FEN)
    monthly = next(item for item in award.items if item.unit == "元/月")
    share = min(Decimal(100), Decimal(40 + 30 * others))
    assert Decimal(monthly.value) == (kept(wage, mean) * share / 100).quantize(FEN, ROUND_HALF_UP)
