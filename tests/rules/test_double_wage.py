"""What a table of sums cannot say of the second wage: what is refused, and what the steps rest on."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.rules import evaluate
from advisor.rules.inputs import InputError
from advisor.sources import Library

GUANGDONG = "座谈会纪要"
USUAL: dict[str, Any] = {"start": "2025-04-08", "contract_signed": "2025-09-08", "monthly_wage": "5500"}


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"employment_end": "2025-04-07"}, "employment_end"),
        ({"filing": "2025-04-07", "contract_signed": None, "employment_end": None}, "filing"),
        ({"filing": "2025-09-07"}, "filing"),
        ({"employment_end": "2025-09-07"}, "employment_end"),
        ({"situation": "expired", "contract_expired": "2025-04-01"}, "contract_expired"),
        ({"interrupted": "2026-01-01", "filing": "2025-12-01"}, "interrupted"),
        ({"contract_signed": "2025-05-10", "partial_month_workdays": 3}, "partial_month_workdays"),
        ({"monthly_wage": -1}, "monthly_wage"),
        ({"partial_month_workdays": 24}, "partial_month_workdays"),
        ({"reason_unsigned": "忘了"}, "reason_unsigned"),
    ],
)
def test_contradictions_and_nonsense_are_one_clear_line(
    changed: dict[str, Any], name: str, library: Library
) -> None:
    with pytest.raises(InputError) as error:
        evaluate("double_wage", {**USUAL, **changed}, library=library)
    assert error.value.name == name
    assert "\n" not in str(error.value)


def test_more_days_in_time_than_days_worked_are_refused(library: Library) -> None:
    told = {"start": "2024-06-05", "contract_signed": None, "employment_end": "2024-07-25"}
    days = {"partial_month_workdays": 2, "cutoff_month_workdays": 3, "filing": "2025-07-20"}
    with pytest.raises(InputError, match="多于整段的2天"):
        evaluate("double_wage", {**told, **days, "monthly_wage": 4350}, library=library)


def test_guangdongs_minutes_are_a_basis_in_guangdong_alone(library: Library) -> None:
    for city, cited in (("广州", True), ("深圳", True), ("上海", False)):
        award = evaluate("double_wage", {**USUAL, "city": city, "filing": "2026-01-05"}, library=library)
        named = [str(ref) for step in award.steps for ref in step.basis]
        assert any(GUANGDONG in ref for ref in named) is cited


def test_chinese_labels_and_values_are_taken(library: Library) -> None:
    told = {"入职日期": "2025年4月8日", "签合同日期": "2025年9月8日", "月薪": "5,500元", "城市": "广州市"}
    assert str(evaluate("双倍工资", told, library=library).total) == "22000.00"


def test_every_step_rests_on_law_in_force_on_its_day(library: Library) -> None:
    for filing in ("2024-12-31", "2025-08-31", "2025-09-01", "2026-11-22"):
        told = {"start": "2024-02-10", "contract_signed": None, "employment_end": "2024-12-20"}
        award = evaluate(
            "double_wage", {**told, "filing": filing, "city": "广州", "monthly_wage": 5000}, library=library
        )
        for step in award.steps:
            assert step.basis and step.on is not None
            for ref in step.basis:
                instrument = library.find(ref.instrument)
                assert instrument is not None
                assert library.state(instrument, step.on) not in ("not_in_force", "not_yet_in_force"), ref
