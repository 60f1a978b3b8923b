"""Annual leave agrees with the naive second reading in `oracles/leave.py`."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from advisor.rules import evaluate
from advisor.sources import Library
from tests.rules.oracles import leave as oracle

LIBRARY = Library.load()


def day(rng: random.Random, earliest: date, latest: date) -> date:
    return earliest + timedelta(days=rng.randrange((latest - earliest).days + 1))


def some_inputs(rng: random.Random) -> dict[str, Any]:
    year = rng.randint(2009, 2026)
    first, last = date(year, 1, 1), date(year, 12, 31)
    whole = rng.choice([1, 5, 10, 20, 25])
    years = Decimal(rng.choice([whole * 100, whole * 100 - 1, whole * 100 + rng.randint(0, 120)])) / 100
    inputs: dict[str, Any] = {"year": year, "cumulative_years": years}
    earliest = first
    if rng.random() < 0.4:
        inputs["join"] = earliest = day(rng, rng.choice([first, date(year - 5, 1, 1)]), last)
    begin = max(first, earliest)
    if rng.random() < 0.6:
        inputs["leave"] = rng.choice(
            [None, day(rng, begin, last), day(rng, begin, date(year + 3, 1, 1)), last]
        )
    if rng.random() < 0.7:
        inputs["filing"] = day(rng, begin, date(year + 4, 6, 30))
        if rng.random() < 0.4:
            inputs["interrupted"] = day(rng, date(year - 1, 1, 1), inputs["filing"])
    if rng.random() < 0.8:
        inputs["average_wage"] = Decimal(rng.randint(0, 3000000)) / 100
    if rng.random() < 0.7:
        inputs["taken_days"] = Decimal(rng.randint(0, 24)) / 2
    if rng.random() < 0.8:
        inputs["continuous_12_months"] = rng.random() < 0.9
    for name, values in (("sick_months", [0, "1.99", 2, 3, 4]), ("personal_leave_days", [0, 19, "19.5", 20])):
        if rng.random() < 0.15:
            inputs[name] = Decimal(rng.choice(values))  # type: ignore[call-overload]
    if rng.random() < 0.05:
        inputs["lost_last_year"] = True
    if rng.random() < 0.2:
        inputs["carried_over"] = rng.random() < 0.7
    if rng.random() < 0.3:
        inputs["paid"] = Decimal(rng.randint(0, 500000)) / 100
    return inputs


def test_a_naive_second_reading_agrees_on_a_thousand_random_inputs() -> None:
    rng = random.Random(20080918)
    seen: dict[str, int] = {}
    for _ in range(1000):
        inputs = some_inputs(rng)
        award = evaluate("annual_leave", inputs, library=LIBRARY)
        outcome, unit, total, amount, barred, others = oracle.leave(inputs)
        seen[f"{outcome} {unit}"] = seen.get(f"{outcome} {unit}", 0) + 1
        seen["barred"] = seen.get("barred", 0) + bool(barred)
        found = (award.outcome, award.unit, award.total, award.amount)
        assert found == (outcome, unit, total, amount), inputs
        assert (award.bands.barred if award.bands else None) == barred, inputs
        assert {one.amount for one in award.alternatives} == others, (inputs, award.alternatives)
    assert min(seen.get(name, 0) for name in ("award 元", "award 天", "not_applicable 元", "barred")) > 20, (
        seen
    )
