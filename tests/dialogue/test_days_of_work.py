"""When the work at this employer began and ended, and how long it lasted, where several days are told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from advisor.dialogue import understand
from advisor.sources.library import Library

AS_OF = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        # A day without its year that is about to come is not last year's.
        (
            "2018年6月5号进的，合同11月30到期公司不续",
            {
                "start": date(2018, 6, 5),
                "contract_end": date(2026, 11, 30),
                "employment_end": None,
                "employed": True,
            },
        ),
        (
            "2018年6月5号进的，合同10月30到期，公司不续，我走了",
            {"contract_end": date(2026, 10, 30), "employed": False},
        ),
        # Of several first days the one at this employer counts.
        ("2015年6月毕业就上班，现在这家2019年3月到现在", {"start": date(2019, 3, 1)}),
        # The month's own number is no wage.
        ("做了19年零4个月 6300", {"service_years": Decimal("19.33"), "monthly_wage": Decimal(6300)}),
        ("做保安，我六十四了摔着了", {"age": Decimal(64)}),
    ],
)
def test_what_is_read_of_the_days(message: str, told: dict[str, Any], library: Library) -> None:
    facts = understand(message, as_of=AS_OF, case=None, library=library).facts
    assert {name: facts.get(name) for name in told} == told
    assert all(name in facts for name in told)
