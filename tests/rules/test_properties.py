"""What must hold for any inputs, and agreement with the naive second reading in `oracles/allowance.py`."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.domain import Award
from advisor.rules import evaluate
from advisor.rules.calendar import Month
from advisor.sources import Library
from tests.rules.oracles import allowance as oracle

FIRST = date(2012, 6, 1)
LIBRARY = Library.load()
days = st.dates(FIRST, date(2026, 11, 22))
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def compute(**inputs: Any) -> Award:
    return evaluate(
        "high_temperature_allowance", {"city": "东莞", "post": "outdoor", **inputs}, library=LIBRARY
    )


def total(start: date, end: date) -> Decimal:
    sum_ = compute(start=start, end=end).total
    assert sum_ is not None
    return sum_


@quick
@given(days, days)
def test_splitting_a_window_at_a_month_end_changes_nothing(one: date, other: date) -> None:
    start, end = sorted((one, other))
    cut = Month.of(start).last
    if cut < end:
        assert total(start, end) == total(start, cut) + total(cut + timedelta(days=1), end)


@quick
@given(days, days, st.integers(0, 400))
def test_a_longer_window_never_gives_less(one: date, other: date, more: int) -> None:
    start, end = sorted((one, other))
    assert total(start, end + timedelta(days=more)) >= total(start, end)
    earlier = max(FIRST, start - timedelta(days=more))
    assert total(earlier, end) >= total(start, end)


@quick
@given(days, days, days, st.decimals(0, 9000, places=2))
def test_sums_agree_and_are_never_negative(one: date, two: date, three: date, paid: Decimal) -> None:
    start, end, filing = sorted((one, two, three))
    award = compute(start=start, end=end, filing=filing, employment_end=end, paid=paid)
    assert award.total is not None and award.amount is not None and award.bands is not None
    bands = award.bands
    assert min(award.total, award.amount, bands.recent, bands.older, bands.barred) >= 0
    assert award.total == sum((Decimal(item.value) for item in award.items), Decimal(0))
    assert award.amount == award.total - bands.barred == bands.recent + bands.older
    assert max(0, total(start, end) - paid) == award.total


@quick
@given(days, days)
def test_the_steps_add_up_to_the_total(one: date, other: date) -> None:
    start, end = sorted((one, other))
    award = compute(start=start, end=end)
    accruals = [Decimal(step.value) for step in award.steps if step.label != "应发合计"]
    assert sum(accruals, Decimal(0)) == award.total
    assert all(step.basis for step in award.steps)


def some_inputs(rng: random.Random) -> dict[str, Any]:
    def day(earliest: date, latest: date) -> date:
        return earliest + timedelta(days=rng.randrange((latest - earliest).days + 1))

    start = day(FIRST, date(2026, 10, 1))
    end = day(start, min(date(2026, 11, 22), start + timedelta(days=rng.choice([40, 300, 2000]))))
    inputs: dict[str, Any] = {
        "city": rng.choice(["广州", "深圳", "茂名"]),
        "post": rng.choice(["outdoor", "outdoor", "indoor_uncooled", "indoor_cooled"]),
        "start": start,
        "end": end,
    }
    if rng.random() < 0.6:
        inputs["filing"] = day(start, date(2026, 12, 31))
    if rng.random() < 0.6:
        inputs["employment_end"] = rng.choice([None, end, day(start, date(2026, 12, 31))])
    months = [Month(year, number) for year in range(start.year, end.year + 1) for number in range(6, 11)]
    if "filing" in inputs and rng.random() < 0.4:
        inputs["interrupted"] = day(FIRST, inputs["filing"])
    chosen = rng.sample(months, min(len(months), rng.choice([0, 1, 3])))
    if rng.random() < 0.5:
        inputs["temperature"] = {str(month): Decimal(rng.randint(320, 340)) / 10 for month in chosen}
    if rng.random() < 0.4:
        absent = rng.sample(chosen, rng.randint(0, len(chosen)))
        inputs["absence"] = {
            str(month): rng.choice(["personal", "medical", "leave", "other"]) for month in absent
        }
    if rng.random() < 0.4:
        inputs["attended_days"] = {
            str(month): rng.randint(0, 27) for month in chosen if covers(inputs, month)
        }
    inputs["paid"] = rng.choice(
        [
            Decimal(rng.randint(0, 200000)) / 100,
            {str(month): Decimal(rng.randint(0, 400)) for month in chosen},
        ]
    )
    return inputs


def covers(inputs: dict[str, Any], month: Month) -> bool:
    """Whether the window surely holds 27 days of the month, so that attendance never contradicts it."""
    ends = [inputs["end"], inputs.get("filing") or date.max, inputs.get("employment_end") or date.max]
    return bool(inputs["start"] <= month.first + timedelta(days=1) and min(ends) >= month.last)


def test_a_naive_second_reading_agrees_on_a_thousand_random_inputs() -> None:
    rng = random.Random(20120601)
    outcomes: dict[str, int] = {}
    for _ in range(1000):
        inputs = some_inputs(rng)
        award = evaluate("high_temperature_allowance", inputs, library=LIBRARY)
        outcome, sums, amount, bands = oracle.allowance(inputs)
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
        assert award.outcome == outcome, inputs
        found = (award.low, award.high) if outcome == "range" else award.total
        assert found == sums, inputs
        assert award.amount == amount, inputs
        shown = award.bands and (award.bands.recent, award.bands.older, award.bands.barred)
        assert shown == bands, inputs
    assert min(outcomes[name] for name in ("award", "range", "missing", "not_applicable")) > 20, outcomes
