"""A figure changed in one line of one file changes every result that rests on it, and no other."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from advisor.rules import evaluate
from advisor.settings import get_settings
from advisor.sources import Library

LINE = 'value: "2680"'


@pytest.fixture
def raised(tmp_path: Path) -> Library:
    """The library with Guangzhou's minimum wage of September 2026 raised by 20 yuan."""
    folder = tmp_path / "knowledge"
    shutil.copytree(get_settings().knowledge_dir, folder)
    file = folder / "parameters" / "minimum_wage.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(LINE) == 1
    file.write_text(text.replace(LINE, 'value: "2700"'), encoding="utf-8")
    return Library.load(folder)


DEPENDENT: dict[str, dict[str, Any]] = {
    "minimum_wage_shortfall": {"months": ["2026-10"], "gross": 2450},
    "sick_pay": {"month": "2026-10"},
    "unemployment_benefit": {"month": "2026-10", "contribution_months": 12},
    "overtime_pay": {"monthly_base": 1000, "month": "2026-10", "weekday_hours": 36},
    "probation": {"contract_wage": 3000, "paid_monthly": 2000, "months": 1, "month": "2026-10"},
    "unpaid_wages": {"monthly_wage": 1000, "months": ["2026-10"]},
    "work_stoppage_pay": {"start": "2026-09-01", "end": "2026-10-31", "wage": 5000},
    "non_compete_pay": {
        "average_wage": 3000,
        "agreed_monthly": None,
        "months": 1,
        "employment_end": "2026-09-30",
    },
}
"""What rests on Guangzhou's minimum wage of autumn 2026, and how much of it."""
SHARE = {"sick_pay": "0.8", "unemployment_benefit": "0.9", "work_stoppage_pay": "0.8"}


def total(library: Library, entitlement: str, **changes: object) -> Decimal:
    inputs = {"city": "广州", **DEPENDENT[entitlement], **changes}
    found = evaluate(entitlement, inputs, library=library).total
    assert found is not None
    return found


@pytest.mark.parametrize("entitlement", DEPENDENT)
def test_what_rests_on_the_figure_follows(library: Library, raised: Library, entitlement: str) -> None:
    more = total(raised, entitlement) - total(library, entitlement)
    if entitlement == "overtime_pay":
        assert more == Decimal("6.21")  # 20 ÷ 174 × 36 × 1.5
    elif entitlement == "work_stoppage_pay":
        assert Decimal("16.00") <= more <= Decimal("17.00")  # 31 days after the first thirty
    else:
        assert more == 20 * Decimal(SHARE.get(entitlement, "1"))


def test_other_months_and_cities_stay(library: Library, raised: Library) -> None:
    for changes in ({"months": ["2026-08"]}, {"city": "深圳"}):
        before = total(library, "minimum_wage_shortfall", **changes)
        assert total(raised, "minimum_wage_shortfall", **changes) == before
