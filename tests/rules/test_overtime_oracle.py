"""The rule and the naive reading in `oracles/overtime.py` agree on a thousand random claims."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from advisor.rules import evaluate
from advisor.sources import Library
from tests.rules.oracles.overtime import overtime

CITIES = ("广州", "深圳", "佛山")
FIRST, LAST = date(2024, 1, 1), date(2026, 10, 31)
SYSTEMS = ("standard", "irregular", "comprehensive")


def a_month(dice: random.Random) -> str:
    day = FIRST + timedelta(days=dice.randrange((LAST - FIRST).days + 1))
    return f"{day.year}-{day.month:02d}"


def some_hours(dice: random.Random, most: int) -> Decimal:
    return Decimal(dice.randrange(most * 2 + 1)) / 2


def money(dice: random.Random, low: int, high: int) -> Decimal:
    return Decimal(dice.randrange(low * 100, high * 100)) / 100


def a_claim(dice: random.Random) -> dict[str, Any]:
    claim: dict[str, Any] = {"city": dice.choice(CITIES)}
    if dice.random() < 0.3:
        claim["paid"] = money(dice, 0, 3000)
    if dice.random() < 0.12:
        return claim | pieces(dice)
    if dice.random() < 0.15:
        return claim | a_cycle(dice)
    if dice.random() < 0.15:
        claim["package_pay"] = money(dice, 2000, 6000)
    if "package_pay" not in claim or dice.random() < 0.3:
        claim["monthly_base"] = money(dice, 1500, 12000)
    if "package_pay" not in claim and dice.random() < 0.4:
        claim["system"] = dice.choice(SYSTEMS)
        claim["approved"] = dice.choice((True, False, None)) if claim["system"] == "irregular" else False
        if claim["approved"] is None:
            del claim["approved"]
    return claim | hours(dice)


def hours(dice: random.Random) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if dice.random() < 0.5:
        start = FIRST + timedelta(days=dice.randrange((LAST - FIRST).days - 40))
        days = sorted({start + timedelta(days=dice.randrange(40)) for _ in range(dice.randrange(1, 12))})
        told["dates"] = [day.isoformat() for day in days]
        told["hours_per_day"] = some_hours(dice, 14)
    else:
        for name, most in (("weekday_hours", 80), ("rest_day_hours", 60), ("holiday_hours", 30)):
            if name == "weekday_hours" or dice.random() < 0.6:
                told[name] = {a_month(dice): some_hours(dice, most) for _ in range(dice.randrange(1, 4))}
        if "holiday_hours" not in told:
            told["holiday_hours"] = {next(iter(told["weekday_hours"])): Decimal(0)}
    if dice.random() < 0.3:
        told["rest_given_hours"] = some_hours(dice, 40)
    return told


def a_cycle(dice: random.Random) -> dict[str, Any]:
    cycle, year = dice.choice(("month", "quarter", "year")), dice.choice((2024, 2025, 2026))
    length = {"month": 1, "quarter": 3, "year": 12}[cycle]
    total = some_hours(dice, 230 * length)
    told: dict[str, Any] = {
        "system": "comprehensive",
        "approved": True,
        "cycle": cycle,
        "year": year,
        "monthly_base": money(dice, 1500, 12000),
        "total_hours": total,
        "period": dice.randrange(1, 12 // length + 1),
    }
    if dice.random() < 0.5:
        told["holiday_hours"] = min(total, some_hours(dice, 24))
    return told


def pieces(dice: random.Random) -> dict[str, Any]:
    told: dict[str, Any] = {"piece_price": Decimal(dice.randrange(1, 90000)) / 1000}
    for name in ("weekday_pieces", "rest_day_pieces", "holiday_pieces"):
        if name == "weekday_pieces" or dice.random() < 0.5:
            told[name] = dice.randrange(600)
    if dice.random() < 0.7:
        told["base_price_paid"] = dice.random() < 0.5
    return told


def test_a_thousand_random_claims_agree(library: Library) -> None:
    dice = random.Random(20261122)
    outcomes: dict[str, int] = {}
    for n in range(1000):
        claim = a_claim(dice)
        outcome, low, high = overtime(claim)
        award = evaluate("overtime_pay", claim, library=library)
        found = (award.outcome, award.low, award.high)
        if award.outcome != "range":
            found = (award.outcome, award.total, award.total)
        assert found[0] == outcome, (n, claim, award.warnings)
        assert (Fraction(found[1] or 0), Fraction(found[2] or 0)) == (low, high), (n, claim)
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    assert min(outcomes.values()) >= 20 and len(outcomes) == 3, outcomes
