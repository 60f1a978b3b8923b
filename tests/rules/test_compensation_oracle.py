"""The two compensations agree with the naive second reading in `oracles/compensation.py`."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from advisor.rules import evaluate
from advisor.rules.entitlements.compensation.grounds import DISMISSAL, FAULT, GROUNDS
from advisor.sources import Library
from tests.rules.oracles import compensation as oracle

LIBRARY = Library.load()
FIRST_END, LAST_END = date(2018, 10, 1), date(2026, 8, 31)


def yuan(rng: random.Random, most: int) -> Decimal:
    return Decimal(rng.randint(0, most * 100)) / 100


def day(rng: random.Random, earliest: date, latest: date) -> date:
    return earliest + timedelta(days=rng.randrange((latest - earliest).days + 1))


def near_a_boundary(rng: random.Random, start: date) -> date | None:
    """A last day within two days of a whole number of half-years."""
    found = oracle.moved(start, 6 * rng.randint(1, 60)) + timedelta(days=rng.randint(-3, 1))
    return found if max(start, FIRST_END) <= found <= LAST_END else None


def monthly(rng: random.Random, end: date) -> dict[str, Decimal]:
    months = [
        (end.year * 12 + end.month - 1 - back) for back in range(rng.choice([0, 1]), rng.randint(2, 15))
    ]
    return {f"{one // 12}-{one % 12 + 1:02d}": yuan(rng, 9000) for one in months}


def some_inputs(rng: random.Random, twice: bool) -> dict[str, Any]:
    start = day(rng, date(rng.choice([1988, 2004, 2016]), 1, 1), LAST_END)
    end = near_a_boundary(rng, start) or day(rng, max(start, FIRST_END), LAST_END)
    given: dict[str, Any] = {"start": start, "end": end}
    if rng.random() < 0.8:
        given["city"] = rng.choice(["广州", "深圳", "韶关"])
    given["average_wage"] = rng.choice(
        [
            yuan(rng, 6000),
            yuan(rng, 40000),
            Decimal(rng.choice([2500, 7500, 12500, 33000])),
            monthly(rng, end),
        ]
    )
    if rng.random() < 0.5:
        given["local_average_wage"] = rng.choice([Decimal(11000), Decimal(2500), yuan(rng, 9000) + 1])
    if rng.random() < 0.3:
        given["transferred_from_start"] = start - timedelta(days=rng.randint(1, 5000))
        if rng.random() < 0.7:
            given["transferred_paid"] = rng.random() < 0.5
    if rng.random() < 0.6:
        given["filing"] = end + timedelta(days=rng.choice([0, 100, 364, 365, 366, 367, 370, 500, 800]))
        if rng.random() < 0.5:
            given["interrupted"] = day(rng, start, given["filing"])
    if twice:
        return given
    favoured = ["article_40", "article_38", "article_38", "employer_proposed", "unknown_cause"]
    given["ground"] = rng.choice([*GROUNDS, *favoured * 6])
    if rng.random() < 0.6:
        given["notice_given"] = rng.random() < 0.3
    if rng.random() < 0.7:
        given["last_month_wage"] = yuan(rng, 20000)
    if rng.random() < 0.7:
        given["article_40_reason"] = rng.choice(DISMISSAL.options).value
        given["article_38_reason"] = rng.choice(FAULT.options).value
    if given["ground"] == "refusal_to_sign_after_month" and (end - start).days < 31:
        given["ground"] = "expiry"
    if given["ground"] != "article_38":
        given.pop("article_38_reason", None)
    return given


@pytest.mark.parametrize(
    ("entitlement", "seed", "wanted"),
    [
        ("economic_compensation", 20080101, ("award", "range", "missing", "not_applicable", "conflict")),
        ("unlawful_termination", 20080918, ("award", "range", "missing")),
    ],
)
def test_a_naive_second_reading_agrees_on_a_thousand_random_inputs(
    entitlement: str, seed: int, wanted: tuple[str, ...]
) -> None:
    rng = random.Random(seed)
    outcomes: dict[str, int] = {}
    barred = 0
    for _ in range(1000):
        given = some_inputs(rng, entitlement == "unlawful_termination")
        award = evaluate(entitlement, given, library=LIBRARY)
        outcome, sums, amount, asked = oracle.compensation(given, entitlement == "unlawful_termination")
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
        assert award.outcome == outcome, given
        found = (award.low, award.high) if outcome in ("range", "conflict") else award.total
        assert found == sums, given
        assert award.amount == amount, given
        if outcome == "missing":
            assert [one.fact for one in award.missing][: len(asked)] == asked, given
        if outcome == "award" and given.get("filing") is not None:
            assert award.bands is not None and award.bands.older == 0
            assert award.bands.recent == amount and award.bands.recent + award.bands.barred == award.total
            barred += award.bands.barred > 0
    assert min(outcomes.get(name, 0) for name in wanted) > 10, outcomes
    assert barred > 50
