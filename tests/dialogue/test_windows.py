"""The worked examples, told as a worker would, give facts from which the rule computes their sums."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from advisor.dialogue import understand
from advisor.rules import calculate
from advisor.sources.library import Library

CASES = {
    case["id"]: case
    for case in yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))
}


@pytest.mark.parametrize(
    ("id", "total", "amount"),
    [
        ("founding", "4200.00", "4200.00"),
        ("first-season", "1500.00", "1500.00"),
        ("two-seasons", "3000.00", "3000.00"),
        ("last-full-month", "3900.00", "3900.00"),
        ("now-2026", "7500.00", "7500.00"),
        ("left-2024-08-20-full", "3793.20", "3793.20"),
        ("left-2024-10-31-in-time", "4500.00", "4500.00"),
        ("left-2024-10-31-late", "4500.00", "0.00"),
        ("joined-2022-06-16", "1351.80", "1351.80"),
        ("eleven-days-in-july", "151.80", "151.80"),
        ("across-the-rate-change", "900.00", "900.00"),
        ("paid-once", "4200.00", "3700.00"),
    ],
)
def test_a_worked_example(id: str, total: str, amount: str, library: Library, today: date) -> None:
    case = CASES[id]
    inquiry = understand(case["message"], as_of=case.get("as_of", today), case=None, library=library)
    awards = {award.entitlement: award for award in calculate(inquiry, library=library)}
    award = awards["high_temperature_allowance"]
    assert award.outcome == "award"
    assert award.amount == Decimal(amount)
    if id != "paid-once":
        assert award.total == Decimal(total)
